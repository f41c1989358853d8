import { inFours } from '#kernel/fours.ts';
import { tell } from '#kernel/tell.ts';
import { drawPage, type Frame, useSay } from '#ui/portal/frame.tsx';
import { DateText, Notice } from '#ui/portal/parts.tsx';
import type { AccusationReceipt } from '../accusations.file.actions.ts';
import { receiptWords as w } from './accuse.words.ts';

/** Number and passphrase, once. No code to scan: the number would lie in the history of whatever opens it. */
function ReceiptView({ receipt }: { receipt: AccusationReceipt }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="lead">{t(w.lead)}</p>
      <div className="card receipt">
        <dl className="facts">
          <dt>{t(w.number)}</dt>
          <dd className="number">{receipt.number}</dd>
          <dt>{t(w.passphrase)}</dt>
          <dd className="passphrase">{inFours(receipt.passphrase)}</dd>
          <dt>{t(w.organ)}</dt>
          <dd>{receipt.organ}</dd>
          <dt>{t(w.at)}</dt>
          <dd>
            <DateText at={Temporal.Instant.from(receipt.receivedAt)} />
          </dd>
        </dl>
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <form id="look" method="post" action="/accuse/track" className="no-print">
        <input type="hidden" name="number" value={receipt.number} />
        <input type="hidden" name="passphrase" value={receipt.passphrase} />
        <button type="submit" className="button main">
          {t(w.look)}
        </button>
      </form>
      <h2>{t(w.nextTitle)}</h2>
      <ol className="numbered">
        {[w.next1, w.next2, w.next3].map((step) => (
          <li key={step[0]}>{t(step)}</li>
        ))}
      </ol>
    </>
  );
}

export const drawReceipt = (frame: Frame, receipt: AccusationReceipt): string =>
  drawPage(
    { ...frame, path: '/accuse' },
    {
      title: tell(w.title, frame.lang),
      // The switches look it up in the other language: a plain link would lead away from the only sight of the passphrase.
      switchForm: 'look',
      children: <ReceiptView receipt={receipt} />,
    },
  );
