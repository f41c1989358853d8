import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, untilText } from '#ui/portal/moments.ts';
import { DateText, Notice } from '#ui/portal/parts.tsx';
import { proveClock } from '../cases.clocks.proof.ts';
import { changeText, clockChangeWords, dayKindWords, effectWords } from '../cases.clocks.words.ts';
import type { ClockProof } from '../cases.views.contract.ts';
import { caseWords as w } from './case.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function ProofPage({ proof }: { proof: ClockProof }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const { says, clock, days, acts, changes, recounted } = proof;
  const [start, end] = [Temporal.Instant.from(clock.start), Temporal.Instant.from(clock.shown)];
  return (
    <>
      <h1>{t(w.proofTitle)}</h1>
      <p>
        <b>{t(says)}</b> <span className="soft">{t(w.basis, { source: clock.source })}</span>
      </p>
      <p className="lead">
        {clock.unit === 'h' ? <DateText at={start} /> : dayText(dayOf(start), lang, now)} → {untilText(end, lang, now)}
      </p>
      <Notice tone={recounted.same ? 'good' : 'now'}>
        <p>{t(recounted.same ? w.proofSame : w.proofDiffers)}</p>
      </Notice>
      {acts.length > 0 && (
        <>
          <h2>{t(clockChangeWords.acts)}</h2>
          <ul>
            {acts.map((act) => (
              <li key={act.at + act.verb}>
                <DateText at={Temporal.Instant.from(act.at)} />{' '}
                {[act.organisation, act.actor].filter(Boolean).join(' ')} · {t(act.says)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t(clockChangeWords.title)}</h2>
      {changes.length === 0 && <p>{t(clockChangeWords.none)}</p>}
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change.at + change.amount}>
              <DateText at={Temporal.Instant.from(change.at)} /> {changeText(change, clock.unit, lang)}
            </li>
          ))}
        </ul>
      )}
      {clock.unit === 'h' && <p>{t(w.proofHours)}</p>}
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t(w.proofDay)}</th>
              <th scope="col">{t(w.proofWhat)}</th>
              <th scope="col">{t(w.proofEffect)}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((d) => (
              <tr key={d.date}>
                <td>{d.date}</td>
                <td>
                  {t(dayKindWords[d.kind])}
                  {d.name && ` · ${d.name}`}
                </td>
                <td>{t(effectWords[d.effect])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="no-print">
        <a className="button plain" href="/case">
          {t(w.toCase)}
        </a>
      </p>
    </>
  );
}

/** A page that draws the proof of one date, for the person as for staff (product N12); modules below give the limits of their own. */
export const proofPage = (
  path: string,
  prove: (ctx: Ctx, caseId: string, id: string) => Promise<ClockProof>,
): Page => ({
  method: 'GET',
  path,
  allow: 'entrusted',
  run: async (ctx: Ctx, given: PageGiven): Promise<PageReply> => {
    const id = given.params.clockId ?? '';
    if (ctx.actor.kind !== 'receipt' || !UUID.test(id)) throw notFound();
    const [frame, proof] = await Promise.all([frameOf(ctx, given), prove(ctx, ctx.actor.caseId, id)]);
    return { html: drawPage(frame, { title: tell(w.proofTitle, frame.lang), children: <ProofPage proof={proof} /> }) };
  },
});

export const clockPages: readonly Page[] = [proofPage('/case/clock/:clockId', proveClock)];
