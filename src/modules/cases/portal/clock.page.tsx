import { notFound } from '#kernel/refusal.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { DateText, Notice } from '#ui/portal/parts.tsx';
import { tell } from '#ui/portal/tell.ts';
import { proveClock } from '../cases.clocks.proof.ts';
import { changeText, clockChangeWords, dayKindWords, effectWords } from '../cases.clocks.words.ts';
import type { ClockProof } from '../cases.views.contract.ts';
import { purposeWords } from '../cases.words.ts';
import { caseWords as w } from './case.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function ProofPage({ proof }: { proof: ClockProof }) {
  const t = useSay();
  const { lang } = useFrame();
  const { clock, days, changes, recounted } = proof;
  return (
    <>
      <h1>{t(w.proofTitle)}</h1>
      <p>
        <b>{t(purposeWords[clock.purpose])}</b> <span className="soft">{t(w.basis, { source: clock.source })}</span>
      </p>
      <p className="lead">
        <DateText at={Temporal.Instant.from(clock.start)} /> → <DateText at={Temporal.Instant.from(clock.shown)} />
      </p>
      <Notice tone={recounted.same ? 'good' : 'now'}>
        <p>{t(recounted.same ? w.proofSame : w.proofDiffers)}</p>
      </Notice>
      <h2>{t(clockChangeWords.title)}</h2>
      {changes.length === 0 && <p>{t(clockChangeWords.none)}</p>}
      <ul>
        {changes.map((change) => (
          <li key={change.at + change.amount}>
            <DateText at={Temporal.Instant.from(change.at)} /> {changeText(change, clock.unit, lang)}
          </li>
        ))}
      </ul>
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

async function drawProof(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const id = given.params.clockId ?? '';
  if (ctx.actor.kind !== 'receipt' || !UUID.test(id)) throw notFound();
  const [frame, proof] = await Promise.all([frameOf(ctx, given), proveClock(ctx, ctx.actor.caseId, id)]);
  return { html: drawPage(frame, { title: tell(w.proofTitle, frame.lang), children: <ProofPage proof={proof} /> }) };
}

/** Any date opens its proof, for the person as for staff (product N12). */
export const clockPages: readonly Page[] = [
  { method: 'GET', path: '/case/clock/:clockId', allow: 'entrusted', run: drawProof },
];
