import { inFours } from '#kernel/fours.ts';
import type { LearningClass } from '#modules/learning/index.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import type { Slip } from '../enrolments.contract.ts';
import { slotsSay } from '../slots.rules.ts';
import { portalEnrolWords as w } from './enrol.words.ts';

const titles = { confirmed: w.doneConfirmed, waiting: w.doneWaiting, applied: w.doneApplied } as const;
export const slipTitle = (slip: Slip) =>
  slip.status === 'confirmed' || slip.status === 'applied' ? titles[slip.status] : titles.waiting;

/** What is taken home: the class, number and passphrase in large figures, the way back. Prints on A5 and A4. */
export function SlipSheet({ slip, c }: { slip: Slip; c: LearningClass }) {
  const t = useSay();
  const { lang } = useFrame();
  return (
    <>
      <h1>{t(slipTitle(slip))}</h1>
      <p className="lead">
        {c.name} · {slotsSay(c.slots, lang)}
      </p>
      {slip.inLine !== null && <p>{t(w.inLine, { n: slip.inLine })}</p>}
      {slip.lot !== null && <p>{t(w.lotSays, { lot: slip.lot })}</p>}
      <div className="card receipt">
        <div className="sides">
          <dl className="facts">
            <dt>{t(w.klass)}</dt>
            <dd>
              {c.name} · {c.unit}
            </dd>
            <dt>{t(w.where)}</dt>
            <dd>
              {c.room} {c.address}
            </dd>
            <dt>{t(w.number)}</dt>
            <dd className="number">{inFours(slip.number)}</dd>
            <dt>{t(w.passphrase)}</dt>
            <dd className="passphrase">{inFours(slip.passphrase)}</dd>
            {slip.lot !== null && (
              <>
                <dt>{t(w.lot)}</dt>
                <dd className="number">{slip.lot}</dd>
              </>
            )}
          </dl>
          <div>
            <Qr text={slip.link} label={t(w.qr)} />
            <p className="small soft">{t(w.qr)}</p>
          </div>
        </div>
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <form method="post" action="/enrol/mine" className="no-print">
        <input type="hidden" name="number" value={slip.number} />
        <input type="hidden" name="passphrase" value={slip.passphrase} />
        <button type="submit" className="button main">
          {t(w.look)}
        </button>
      </form>
      <p className="soft no-print">{t(w.printHint)}</p>
      <p className="no-print">
        <a className="button plain" href="/enrol">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}
