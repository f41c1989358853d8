import { ask } from '#ui/field/ask.ts';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import type { FieldCaseProps } from '#ui/field/slots.tsx';
import { dueText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import type { WhistleRow } from '../whistles.contract.ts';
import { unitStatusWords, whistleStatusWords } from '../whistles.words.ts';
import { whistleFieldWords as w } from './field.words.ts';
import { whistles } from './wire.ts';

/** One whistle in a list: what for, where, by when; the whole row is the link. */
function WhistleLine({ row }: { row: WhistleRow }) {
  const say = useSay();
  const who = useWho();
  const { lang } = useSettings();
  const own = row.units.find((u) => u.id === who.organisationId);
  const isLate = own?.overdue === true && own.status === 'called';
  return (
    <li>
      <a className={isLate ? 'line overdue' : 'line'} href={hashOf(['whistle', row.id])}>
        <strong>{row.issue}</strong>
        <span className="about">
          <span>{say(w.from, { caller: row.caller.name, lead: row.lead.name })}</span>
          <span>{isLate ? say(w.late) : say(own ? unitStatusWords[own.status] : whistleStatusWords[row.status])}</span>
          <span>
            {own?.status === 'called'
              ? say(w.reportBy, { moment: dueText(row.reportBy, lang) })
              : say(w.due, { day: row.due })}
          </span>
          <span>{row.placeName}</span>
        </span>
      </a>
    </li>
  );
}

function Group({ title, rows }: { title: string; rows: readonly WhistleRow[] }) {
  return (
    <section className="group">
      <h2>
        {title} <small>{rows.length}</small>
      </h2>
      <ul className="lines">
        {rows.map((row) => (
          <WhistleLine key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** On the page of today: where this unit is wanted, though the case is not theirs to see. */
export function CalledToUs() {
  const say = useSay();
  const who = useWho();
  const { value } = useLoad(`cases/whistles/${who.accountId}`, () => ask(whistles.list, { query: { box: 'toUs' } }));
  const running = value?.items.filter((row) => row.status === 'running') ?? [];
  return running.length > 0 ? <Group title={say(w.toUs)} rows={running} /> : null;
}

/** On the page of a case: its whistles. */
export function WhistlesPanel({ id }: FieldCaseProps) {
  const say = useSay();
  const { value } = useLoad(`cases/whistles-of/${id}`, () => ask(whistles.ofCase, { params: { id } }));
  return value && value.items.length > 0 ? <Group title={say(w.panel)} rows={value.items} /> : null;
}
