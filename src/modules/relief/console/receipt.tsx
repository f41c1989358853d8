import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { Strokes } from '#ui/console/strokes.tsx';
import { momentText } from '#ui/web/time.ts';
import { type HandoutView, handoutsApi } from '../handouts.contract.ts';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { channelWords, proofWords, purposeWords } from '../relief.words.ts';

/** The receipt of a hand-out: who gave, who saw, who received, with the strokes of the signature; prints on A4. */
export function Receipt({ id }: { id: string }) {
  const { say, lang } = useSay();
  const [isPrinting, print] = useState(false);
  const ask = useAsk(handoutsApi.getHandout, { params: { id } });
  return (
    <Read ask={ask} rows={5}>
      {(h) => (
        <section className="section">
          <h3>
            {say(w.receipt)} <span className="mono">{h.number}</span>
          </h3>
          {h.isReversed && <Alert type="warning" showIcon title={say(w.isReversed)} />}
          <dl>
            <dt>{say(w.handedOn)}</dt>
            <dd>{momentText(h.madeAt, lang, Date.now())}</dd>
            <dt>{say(w.handedBy)}</dt>
            <dd>
              {h.handedBy} · {h.unit} · {h.store}
            </dd>
            <dt>{say(w.witness)}</dt>
            <dd>{[h.witness, h.witness2].filter(Boolean).join('、')}</dd>
            <dt>{say(w.receiver)}</dt>
            <dd>{[h.receiver, h.receiverWhy].filter(Boolean).join(' · ')}</dd>
            <dt>{say(w.channel)}</dt>
            <dd>{[say(channelWords[h.channel]), h.voucher].filter(Boolean).join(' · ')}</dd>
            <dt>{say(w.proof)}</dt>
            <dd>{say(proofWords[h.proof])}</dd>
          </dl>
          {h.strokes && <Strokes strokes={h.strokes} label={say(w.signature)} />}
          <div className="page-acts no-print">
            <Button onClick={() => print(true)}>{say(w.printReceipt)}</Button>
          </div>
          {isPrinting && <ReceiptDialog h={h} close={() => print(false)} />}
        </section>
      )}
    </Read>
  );
}

/** What is seen is what is printed on A4. */
function ReceiptDialog({ h, close }: { h: HandoutView; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(w.receiptTitle)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <Sheet h={h} />
    </Modal>
  );
}

function Sheet({ h }: { h: HandoutView }) {
  const { say } = useSay();
  const facts: [string, string][] = [
    [say(w.household), [h.grant.household, h.grant.address, h.grant.placeName].filter(Boolean).join(' · ')],
    [say(w.receiver), [h.receiver, h.receiverWhy].filter(Boolean).join(' · ')],
    [say(w.forWhat), `${say(purposeWords[h.grant.purpose])} · ${h.grant.reason}`],
    ...(h.grant.decision ? ([[say(w.receiptBasis), h.grant.decision]] as [string, string][]) : []),
    [say(w.channel), [say(channelWords[h.channel]), h.voucher].filter(Boolean).join(' · ')],
    [say(w.approver), h.approver],
    [say(w.handedBy), `${h.handedBy} · ${h.unit} · ${h.store}`],
    [say(w.witness), [h.witness, h.witness2].filter(Boolean).join('、')],
    [say(w.handedOn), h.day],
  ];
  return (
    <article className="notice print-alone">
      <header>
        <h2>{say(w.receiptTitle)}</h2>
        <p className="mono">{h.number}</p>
      </header>
      {h.isReversed && <p>{say(w.isReversed)}</p>}
      <p className="notice-text">{say(w.receiptFor)}</p>
      <table className="relief-receipt">
        <thead>
          <tr>
            <th scope="col">{say(w.item)}</th>
            <th scope="col">{say(w.quantity)}</th>
            <th scope="col">{say(w.number)}</th>
          </tr>
        </thead>
        <tbody>
          {h.grant.lines.map((l) => (
            <tr key={l.batchId}>
              <td>{l.item}</td>
              <td>{amountText(l.quantity, l)}</td>
              <td className="mono">{l.batch}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="notice-found">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <footer>
        {h.strokes && (
          <p>
            {say(w.signature)}
            {say(colon)}
            <br />
            <Strokes strokes={h.strokes} label={say(w.signature)} />
          </p>
        )}
        <p className="relief-spare">{say(w.receiptSpare)}</p>
        <dl className="notice-signed">
          {[w.signsReceiver, w.signsGiver, w.signsWitness, w.signsDay].map((word) => (
            <div key={word[1]}>
              <dt>{say(word)}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <p className="small">{say(w.receiptFoot)}</p>
      </footer>
    </article>
  );
}
