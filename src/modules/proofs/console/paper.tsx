import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Word } from '#kernel/words.ts';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { proofConsoleWords as w } from '../proofs.console.words.ts';
import type { CertificateView, ProofView } from '../proofs.contract.ts';

function Paper({ label, close, children }: { label: Word; close: () => void; children: ReactNode }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(label)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(w.print)}
        </Button>
      }
    >
      <article className="notice print-alone">{children}</article>
    </Modal>
  );
}

/** The certificate on A4: what was verified, who issued it, for how long, and how anybody finds out whether it is true. */
export function CertificatePaper({ c, close }: { c: CertificateView; close: () => void }) {
  const { say } = useSay();
  return (
    <Paper label={w.printCertificate} close={close}>
      <header>
        <p className="notice-unit">{c.unit}</p>
        <h2>{c.itemName}</h2>
        <p>{c.number}</p>
      </header>
      <p className="notice-text proof-body">{c.body}</p>
      <footer>
        <div className="notice-end">
          <p>{c.unit}</p>
          <p>{c.seal}</p>
          <p>{c.issuedOn}</p>
          <p>{say(w.validUntil, { day: c.expiresOn ?? '' })}</p>
        </div>
        {c.link && (
          <div className="proof-verify">
            <QrCode text={c.link} size={96} />
            <p>
              {say(w.code)} <span className="mono">{c.code}</span>
              <br />
              {say(w.verifyHint)}
            </p>
          </div>
        )}
      </footer>
    </Paper>
  );
}

/** To show to the office that asks: the rule, and where it can verify the thing itself. No name stands on it. */
export function AnswerPaper({
  p,
  instead,
  close,
}: {
  p: ProofView;
  instead: NonNullable<ProofView['instead']>;
  close: () => void;
}) {
  const { say } = useSay();
  const item = p.itemName ?? '';
  return (
    <Paper label={w.printAnswer} close={close}>
      <header>
        <p className="notice-unit">{p.placeName}</p>
        <h2>{say(w.answerTitle, { item })}</h2>
      </header>
      <p className="notice-text">{say(w.answerBody, { source: instead.source, item })}</p>
      <dl className="facts">
        <dt>{say(w.whoIssues)}</dt>
        <dd>{say(instead.who)}</dd>
        <dt>{say(w.howInstead)}</dt>
        <dd>{say(instead.how)}</dd>
      </dl>
      <footer>
        <div className="notice-end">
          <p>{p.placeName}</p>
        </div>
      </footer>
    </Paper>
  );
}
