import { Button } from 'antd';
import { inFours } from '#kernel/fours.ts';
import type { Receipt } from '#modules/cases/cases.views.contract.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { useSay } from '#ui/console/say.tsx';
import { inboxConsoleWords as w } from '../inbox.console.words.ts';

/** What the person has to be told, unless an e-mail tells them. Printed only where it is the one receipt of the page. */
export function Registered({ receipt, mailed, prints }: { receipt: Receipt; mailed: boolean; prints: boolean }) {
  const { say } = useSay();
  return (
    <article className={prints ? 'receipt print-alone inbox-done' : 'receipt no-print inbox-done'} role="status">
      <h2>{say(w.done)}</h2>
      <dl>
        <dt>{say(w.number)}</dt>
        <dd className="receipt-figure">{receipt.number}</dd>
        {!mailed && (
          <>
            <dt>{say(w.passphrase)}</dt>
            <dd className="receipt-figure">{inFours(receipt.passphrase)}</dd>
          </>
        )}
      </dl>
      <p className="soft">{say(mailed ? w.mailed : w.passOn)}</p>
      <p className="no-print acts">
        <ButtonLink to="/cases/$id" params={{ id: receipt.id }} primary>
          {say(w.openCase)}
        </ButtonLink>
        {prints && <Button onClick={() => window.print()}>{say(kitWords.print)}</Button>}
      </p>
    </article>
  );
}
