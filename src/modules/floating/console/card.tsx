import { Button, Modal } from 'antd';
import { inFours } from '#kernel/fours.ts';
import { colon } from '#kernel/words.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { floatingConsoleWords as w } from '../floating.console.words.ts';

/** 联系卡: the paper the member takes along. The code stands here once; what is seen is what is printed. */
export function Card({ name, code, close }: { name: string; code: string; close: () => void }) {
  const { say } = useSay();
  const address = `${window.location.origin}/floating`;
  return (
    <Modal
      open
      onCancel={close}
      title={<span className="no-print">{say(w.cardTitle)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <p className="soft no-print">{say(w.cardOnce)}</p>
      <article className="notice print-alone">
        <header>
          <h2>{say(w.cardTitle)}</h2>
        </header>
        {name && <p className="notice-text">{name}</p>}
        <p className="notice-text">
          {say(w.code)}
          {say(colon)}
          <strong className="floating-code">{inFours(code)}</strong>
        </p>
        <p className="notice-text">{say(w.cardSays)}</p>
        <p className="notice-text">
          {say(w.address)}
          {say(colon)}
          {address}
        </p>
        <QrCode text={address} />
      </article>
    </Modal>
  );
}
