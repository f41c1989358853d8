import { Button, Modal } from 'antd';
import type { Lang } from '#kernel/words.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { petitionConsoleWords as w } from '../petitions.console.words.ts';
import { formalDay } from '../petitions.notices.rules.ts';
import type { PetitionNotice, PetitionView } from '../petitions.views.contract.ts';

const dayText = (iso: string, lang: Lang) => formalDay(dayOf(Date.parse(iso)))[lang === 'zh' ? 0 : 1];

function Sheet({ view, notice }: { view: PetitionView; notice: PetitionNotice }) {
  const { say, lang } = useSay();
  return (
    <article className="notice print-alone">
      <header>
        <p className="notice-unit">{notice.organ}</p>
        <h2>{say(notice.title)}</h2>
        <p>{notice.number}</p>
      </header>
      {notice.kind !== 'service' && <p>{say(w.dear)}</p>}
      {notice.clauses.map((clause) => (
        <p key={clause[0]} className="notice-text">
          {say(clause)}
        </p>
      ))}
      {notice.parts.length > 0 && (
        <dl className="notice-found">
          {notice.parts.map(({ label, text }) => (
            <div key={label[1]}>
              <dt>{say(label)}</dt>
              <dd>{say(text)}</dd>
            </div>
          ))}
        </dl>
      )}
      {notice.rights.map((right) => (
        <p key={right[0]} className="notice-text">
          {say(right)}
        </p>
      ))}
      <footer>
        <div className="notice-end">
          <p>{notice.organ}</p>
          <p>{say(w.seal)}</p>
          <p>{dayText(notice.sentAt, lang)}</p>
        </div>
        <figure>
          <QrCode text={view.link} size={96} />
          <figcaption>
            {view.number} · {say(w.qr)} · {say(w.template, { version: notice.templateVersion })}
          </figcaption>
        </figure>
      </footer>
    </article>
  );
}

/** A paper of the procedure as it goes out: what is seen is what is printed on A4. */
export function PaperDialog({
  view,
  notice,
  close,
}: {
  view: PetitionView;
  notice: PetitionNotice;
  close: () => void;
}) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(notice.title)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <Sheet view={view} notice={notice} />
    </Modal>
  );
}
