import { Button, Modal, Typography } from 'antd';
import type { Word } from '#kernel/words.ts';
import { kitWords as w } from './kit.words.ts';
import { useSay } from './say.tsx';

/** What is shown this once and can be read nowhere afterwards: closed only by whoever says that it is copied. */
export function SecretsOnce(p: { title: Word; lines: readonly (readonly [Word, string])[]; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      title={say(p.title)}
      mask={{ closable: false }}
      onCancel={p.close}
      footer={
        <Button type="primary" onClick={p.close}>
          {say(w.writtenDown)}
        </Button>
      }
    >
      {p.lines.map(([word, value]) => (
        <div key={word[1]}>
          <p>{say(word)}</p>
          <Typography.Paragraph copyable code>
            {value}
          </Typography.Paragraph>
        </div>
      ))}
    </Modal>
  );
}
