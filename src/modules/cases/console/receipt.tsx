import { inFours } from '#kernel/fours.ts';
import { useAsk } from '#ui/console/ask.ts';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { endText, momentText } from '#ui/web/time.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import type { Receipt } from '../cases.views.contract.ts';

/** What the person takes home, on the screen and on A5 or A4 paper. */
export function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const { say, lang } = useSay();
  const now = Date.now();
  const sealed = useAsk(casesApi.root, {}).data?.root;
  return (
    <article className="receipt print-alone">
      <h2>{say(w.receiptTitle)}</h2>
      <div className="receipt-row">
        <dl>
          <dt>{say(w.receiptNumber)}</dt>
          <dd className="receipt-figure">{receipt.number}</dd>
          <dt>{say(w.passphrase)}</dt>
          <dd className="receipt-figure">{inFours(receipt.passphrase)}</dd>
        </dl>
        <figure>
          <QrCode text={receipt.link} />
          <figcaption>{say(w.receiptScan)}</figcaption>
        </figure>
      </div>
      <p>
        {say(w.receiptAt, { moment: momentText(receipt.receivedAt, lang, now) })}
        {receipt.dueAt && ` · ${say(w.receiptDue, { moment: endText(receipt.dueAt, lang, now) })}`}
      </p>
      <p className="soft">{say(w.receiptWays)}</p>
      {sealed && (
        <p className="soft small mono">
          {say(w.receiptRoot, { day: sealed.day })} {sealed.root}
        </p>
      )}
    </article>
  );
}
