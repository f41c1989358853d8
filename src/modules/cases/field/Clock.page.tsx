import { ask } from '#ui/field/ask.ts';
import { Loading, Notice } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dueText, momentText } from '#ui/field/time.ts';
import { changeText, clockChangeWords, dayKindWords, effectWords } from '../cases.clocks.words.ts';
import type { ClockProof } from '../cases.views.contract.ts';
import { caseFieldWords as w } from './field.words.ts';
import { cases } from './wire.ts';

/** How a limit was counted, day by day: what ran, what moved it, and who did (product N12). */
export function ClockPage({ id, clockId }: { id: string; clockId: string }) {
  const say = useSay();
  const loaded = useLoad(`cases/clock/${clockId}`, () => ask(cases.clockProof, { params: { id, clockId } }));
  return (
    <>
      <Head title={say(w.proof)} back={hashOf(['case', id])} />
      <Loading of={loaded}>{(proof) => <Proof proof={proof} />}</Loading>
    </>
  );
}

/** The proof of any limit: of a case, of a whistle on it. */
export function Proof({ proof: { says, clock, days, acts, changes, recounted } }: { proof: ClockProof }) {
  const say = useSay();
  const { lang } = useSettings();
  return (
    <article className="case">
      <h2>{say(says)}</h2>
      <p className="about">
        <span>{clock.source}</span>
      </p>
      <p>
        {momentText(clock.start, lang)} → <strong>{dueText(clock.shown, lang)}</strong>
      </p>
      <Notice kind={recounted.same ? 'good' : 'danger'}>{say(recounted.same ? w.proofSame : w.proofDiffers)}</Notice>
      <section>
        <h2>{say(clockChangeWords.acts)}</h2>
        <ul className="lines">
          {acts.map((act) => (
            <li key={act.at + act.verb}>
              {momentText(act.at, lang)} · {[act.organisation, act.actor].filter(Boolean).join(' ')} · {say(act.says)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say(clockChangeWords.title)}</h2>
        {changes.length === 0 && <p>{say(clockChangeWords.none)}</p>}
        <ul className="lines">
          {changes.map((change) => (
            <li key={change.at + change.amount}>
              {momentText(change.at, lang)} · {changeText(change, clock.unit, lang)}
            </li>
          ))}
        </ul>
      </section>
      <table className="proof-days">
        <thead>
          <tr>
            {[w.proofDay, w.proofWhat, w.proofEffect].map((word) => (
              <th key={word[1]} scope="col">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((d) => (
            <tr key={d.date} className={d.effect}>
              <td>{d.date.slice(5)}</td>
              <td>{[say(dayKindWords[d.kind]), d.name].filter(Boolean).join(' · ')}</td>
              <td>{say(effectWords[d.effect])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
