import { Proof } from '#modules/cases/field/index.ts';
import { ask } from '#ui/field/ask.ts';
import { Button, Loading, Notice } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dueText, momentText } from '#ui/field/time.ts';
import { goTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import type { WhistleView } from '../whistles.contract.ts';
import { taskStatusWords, unitStatusWords, whistleStatusWords, whistleVerbWords } from '../whistles.words.ts';
import { whistleFieldWords as w } from './field.words.ts';
import { whistles } from './wire.ts';

/** One whistle on the phone of somebody who was called: what for, who else, and what one's own unit has to do. */
export function WhistlePage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useLoad(`cases/whistle/${id}`, () => ask(whistles.get, { params: { id } }), { keep: true });
  return (
    <>
      <Head title={say(w.one)} back={hashOf(['today'])} />
      <Loading of={loaded}>{(view) => <Whistle view={view} />}</Loading>
    </>
  );
}

function Whistle({ view }: { view: WhistleView }) {
  const say = useSay();
  const who = useWho();
  const { lang } = useSettings();
  const own = view.units.find((u) => u.id === who.organisationId);
  return (
    <article className="case">
      <p className="about">
        <span>{say(whistleStatusWords[view.status])}</span>
        <span>{view.caseNumber}</span>
        <span>{view.placeName}</span>
      </p>
      {own?.overdue && own.status === 'called' && <Notice kind="now">{say(w.late)}</Notice>}
      <section>
        <p className="body">{view.issue}</p>
        <p>{say(w.from, { caller: view.caller.name, lead: view.lead.name })}</p>
        <p>
          {say(w.reportBy, { moment: dueText(view.reportBy, lang) })} · {say(w.due, { day: view.due })}{' '}
          <a href={hashOf(['whistle', view.id, 'clock'])}>{say(w.proof)}</a>
        </p>
        {view.plan && <p className="body">{view.plan}</p>}
        {view.result && <p className="body">{view.result}</p>}
      </section>
      <section>
        <h2>{say(w.units)}</h2>
        <ul className="plain">
          {view.units.map((u) => (
            <li key={u.id}>
              {u.name} · {say(unitStatusWords[u.status])}
              {u.arrivedAt && ` · ${momentText(u.arrivedAt, lang)}`}
              {u.who && ` · ${u.who}`}
            </li>
          ))}
        </ul>
      </section>
      <Tasks view={view} />
      <p className="hint">{say(w.atDesk)}</p>
      {own?.open.includes('reportIn') && (
        <div className="next">
          <Button kind="main" onClick={() => goTo(['whistle', view.id, 'reportIn'])}>
            {say(whistleVerbWords.reportIn)}
          </Button>
        </div>
      )}
    </article>
  );
}

function Tasks({ view }: { view: WhistleView }) {
  const say = useSay();
  if (view.tasks.length === 0) return null;
  return (
    <section>
      <h2>{say(w.tasks)}</h2>
      {view.tasks.map((t) => (
        <div key={t.id} className="subject">
          <strong>{t.what}</strong>
          <span className="about">
            <span>{say(w.taskOf, { unit: t.unit.name, day: t.due })}</span>
            <span>{say(taskStatusWords[t.status])}</span>
          </span>
          {t.result && <p className="body">{t.result}</p>}
          {t.reason && <p className="body">{t.reason}</p>}
          {(['finish', 'accept'] as const).map(
            (verb) =>
              t.open.includes(verb) && (
                <Button key={verb} kind="main" onClick={() => goTo(['whistle', view.id, verb, t.id])}>
                  {say(whistleVerbWords[verb])}
                </Button>
              ),
          )}
        </div>
      ))}
    </section>
  );
}

/** How the moment to report in was counted, and who came when. */
export function WhistleClockPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useLoad(`cases/whistle-clock/${id}`, () => ask(whistles.reportByProof, { params: { id } }));
  return (
    <>
      <Head title={say(w.proof)} back={hashOf(['whistle', id])} />
      <Loading of={loaded}>{(proof) => <Proof proof={proof} />}</Loading>
    </>
  );
}
