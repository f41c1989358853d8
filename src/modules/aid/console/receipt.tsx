import { Button, Modal } from 'antd';
import { inFours } from '#kernel/fours.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import type { AidReceipt } from '../aid.contract.ts';

/** Number and passphrase, shown once and printed for the household. */
export function ReceiptDialog({ receipt, close }: { receipt: AidReceipt; close: () => void }) {
  const { say } = useSay();
  const link = `${window.location.origin}/aid/track?number=${encodeURIComponent(receipt.number)}`;
  return (
    <Modal
      open
      onCancel={close}
      title={<span className="no-print">{say(w.receipt)}</span>}
      footer={[
        <Button key="print" type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>,
        <Button key="close" onClick={close}>
          {say(w.back)}
        </Button>,
      ]}
    >
      <article className="notice print-alone">
        <header>
          <h2>{say(w.receipt)}</h2>
        </header>
        <dl className="notice-table">
          <div>
            <dt>{say(w.number)}</dt>
            <dd className="mono">{receipt.number}</dd>
          </div>
          <div>
            <dt>{say(w.passphrase)}</dt>
            <dd className="mono aid-passphrase">{inFours(receipt.passphrase)}</dd>
          </div>
          <div>
            <dt>{say(w.lookAt)}</dt>
            <dd>{`${window.location.origin}/aid/track`}</dd>
          </div>
        </dl>
        <p className="notice-text">{say(w.receiptSays)}</p>
        <footer>
          <QrCode text={link} size={96} />
        </footer>
      </article>
    </Modal>
  );
}
