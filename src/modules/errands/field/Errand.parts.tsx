import { ask } from '#ui/field/ask.ts';
import { Button, Notice } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import type { FieldCaseProps } from '#ui/field/slots.tsx';
import { dueText, momentText } from '#ui/field/time.ts';
import { goTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import type { ErrandRow, ErrandView } from '../errands.contract.ts';
import { agentRoles } from '../errands.rules.ts';
import { errandStateWords, errandVerbWords, paperKindWords } from '../errands.words.ts';
import { phoneVerbs } from './acts.ts';
import { errandFieldWords as w } from './field.words.ts';
import { errands } from './wire.ts';

function ErrandLine({ row }: { row: ErrandRow }) {
  const say = useSay();
  const { lang } = useSettings();
  return (
    <li>
      <a className="line" href={hashOf(['case', row.caseId])}>
        <strong>{row.title}</strong>
        <span className="about">
          <span>{say(errandStateWords[row.state])}</span>
          {row.papersOut > 0 && <span>{say(w.holding, { n: row.papersOut })}</span>}
          <span>
            {row.authorisedUntil ? say(w.until, { moment: dueText(row.authorisedUntil, lang) }) : say(w.noWord)}
          </span>
          <span>{row.placeName}</span>
        </span>
      </a>
    </li>
  );
}

function Group({ title, rows }: { title: string; rows: readonly ErrandRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {title} <small>{rows.length}</small>
      </h2>
      <ul className="lines">
        {rows.map((row) => (
          <ErrandLine key={row.caseId} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** On the page of today: the errands one runs, and those that wait for somebody to go. */
export function ErrandsToday() {
  const who = useWho();
  return agentRoles.some((role) => role === who.role) ? <Lists accountId={who.accountId} /> : null;
}

function Lists({ accountId }: { accountId: string }) {
  const say = useSay();
  const mine = useLoad(`cases/errands/mine/${accountId}`, () => ask(errands.list, { query: { mine: '1' } }), {
    keep: true,
  }).value;
  const all = useLoad(`cases/errands/all/${accountId}`, () => ask(errands.list, { query: {} })).value;
  const running = mine?.items.filter((row) => row.state !== 'returned' || row.papersOut > 0) ?? [];
  const waiting = all?.items.filter((row) => row.state === 'consented' && row.authorisedUntil !== null) ?? [];
  return (
    <>
      <Group title={say(w.mine)} rows={running} />
      <Group title={say(w.waiting)} rows={waiting} />
    </>
  );
}

function Word({ e }: { e: ErrandView }) {
  const say = useSay();
  const { lang } = useSettings();
  const a = e.authorisation;
  if (!a) return <p className="hint">{say(w.none)}</p>;
  if (a.state !== 'living') return <Notice kind="now">{say(w[a.state])}</Notice>;
  return (
    <>
      <p className="hint">
        {say(w.scope)} · {say(w.until, { moment: momentText(a.until, lang) })}
      </p>
      <p className="body">{a.scope}</p>
    </>
  );
}

function Kept({ e }: { e: ErrandView }) {
  const say = useSay();
  return (
    <>
      {e.papers.length > 0 && (
        <>
          <h2>{say(w.papers)}</h2>
          <ul className="plain">
            {e.papers.map((p) => (
              <li key={p.id}>
                {p.name} · {say(paperKindWords[p.kind])} ×{p.copies} · {say(p.returnedAt ? w.back : w.inHand)}
              </li>
            ))}
          </ul>
        </>
      )}
      {e.trips.length > 0 && (
        <>
          <h2>{say(w.trips)}</h2>
          <ul className="plain">
            {e.trips.map((trip) => (
              <li key={trip.id}>
                {trip.day} {trip.place} · {trip.purpose}
              </li>
            ))}
          </ul>
        </>
      )}
      {e.submitted && (
        <p>
          {say(w.submitted, { to: e.submitted.to, day: e.submitted.on })}
          {e.submitted.receiptNumber && ` · ${say(w.number, { number: e.submitted.receiptNumber })}`}
        </p>
      )}
      {e.result && <p className="body">{e.result}</p>}
    </>
  );
}

function Panel({ id }: { id: string }) {
  const say = useSay();
  const { value: e } = useLoad(`cases/errand/${id}`, () => ask(errands.get, { params: { id } }), { keep: true });
  if (!e) return null;
  const open = phoneVerbs.filter((verb) => e.open.includes(verb));
  return (
    <section>
      <h2>{say(w.panel)}</h2>
      <p className="about">
        <span>{say(errandStateWords[e.state])}</span>
        {e.agent && <span>{e.agent.name}</span>}
        <span>{say(w.free)}</span>
      </p>
      <Word e={e} />
      <Kept e={e} />
      {open.map((verb, i) => (
        <Button key={verb} kind={i === 0 ? 'main' : 'plain'} onClick={() => goTo(['errand', id, verb])}>
          {say(errandVerbWords[verb])}
        </Button>
      ))}
    </section>
  );
}

/** An errand on the phone of who goes: what is allowed, which papers are in hand, what comes next. */
export const ErrandPanel = ({ id, kind }: FieldCaseProps) => (kind === 'errand' ? <Panel id={id} /> : null);
