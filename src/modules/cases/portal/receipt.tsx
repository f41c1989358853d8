import { inFours } from '#kernel/fours.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, untilText } from '#ui/portal/moments.ts';
import { DateText, Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import type { DelegateSlip } from '../cases.delegates.actions.ts';
import type { Receipt } from '../cases.views.contract.ts';
import { delegateWords } from './delegates.words.ts';
import { receiptWords as w } from './report.words.ts';

type Props = { receipt: Receipt; placeName: string; root: { day: string; root: string } | null };

/** What the resident takes home: number, passphrase, the way back, and what happens by when. Prints on A5 and A4. */
export function ReceiptSheet({ receipt, placeName, root }: Props) {
  const t = useSay();
  const { lang, now } = useFrame();
  const due = receipt.dueAt ? Temporal.Instant.from(receipt.dueAt) : null;
  const steps = [
    t(w.next1, { place: placeName }),
    due ? t(w.next2, { day: untilText(due, lang, now) }) : t(w.next2none),
    t(w.next3),
    t(w.next4),
  ];
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="lead">{t(w.lead)}</p>
      <div className="card receipt">
        <div className="sides">
          <dl className="facts">
            <dt>{t(w.number)}</dt>
            <dd className="number">{receipt.number}</dd>
            <dt>{t(w.passphrase)}</dt>
            <dd className="passphrase">{inFours(receipt.passphrase)}</dd>
            <dt>{t(w.place)}</dt>
            <dd>{placeName}</dd>
            <dt>{t(w.at)}</dt>
            <dd>
              <DateText at={Temporal.Instant.from(receipt.receivedAt)} />
            </dd>
          </dl>
          <div>
            <Qr text={receipt.link} label={t(w.qr)} />
            <p className="small soft">{t(w.qr)}</p>
          </div>
        </div>
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <form method="post" action="/track" className="no-print">
        <input type="hidden" name="number" value={receipt.number} />
        <input type="hidden" name="passphrase" value={receipt.passphrase} />
        <button type="submit" className="button main">
          {t(w.look)}
        </button>
      </form>
      <h2>{t(w.nextTitle)}</h2>
      <ol className="numbered">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {root && (
        <>
          <h3>{t(w.root)}</h3>
          <p className="small soft">{t(w.rootSays, { day: dayText(root.day, lang, now) })}</p>
          <p className="root">{root.root}</p>
        </>
      )}
      <p className="soft no-print">{t(w.print)}</p>
    </>
  );
}

type Family = { slip: DelegateSlip; receipt: Receipt; name: string };

/** What somebody who filed for family takes home: their own passphrase, and what it opens; the person's is handed to the person. */
export function FamilySheet({ slip, receipt, name }: Family) {
  const t = useSay();
  const { lang, now } = useFrame();
  const due = receipt.dueAt ? Temporal.Instant.from(receipt.dueAt) : null;
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="lead">{t(w.familyLead, { name })}</p>
      <div className="card receipt">
        <div className="sides">
          <dl className="facts">
            <dt>{t(w.number)}</dt>
            <dd className="number">{slip.number}</dd>
            <dt>{t(w.passphrase)}</dt>
            <dd className="passphrase">{inFours(slip.passphrase)}</dd>
            <dt>{t(delegateWords.days)}</dt>
            <dd>{t(delegateWords.until, { until: untilText(Temporal.Instant.from(slip.validUntil), lang, now) })}</dd>
          </dl>
          <div>
            <Qr text={slip.link} label={t(w.qr)} />
            <p className="small soft">{t(w.qr)}</p>
          </div>
        </div>
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
        <p>{t(w.familyOwn, { name })}</p>
      </Notice>
      <form method="post" action="/track" className="no-print">
        <input type="hidden" name="number" value={slip.number} />
        <input type="hidden" name="passphrase" value={slip.passphrase} />
        <button type="submit" className="button main">
          {t(w.look)}
        </button>
      </form>
      <h2>{t(w.nextTitle)}</h2>
      <ol className="numbered">
        {[due ? t(w.next2, { day: untilText(due, lang, now) }) : t(w.next2none), t(w.next3)].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
