import { Button, Modal } from 'antd';
import { useState } from 'react';
import { typeset } from '#kernel/typeset.ts';
import { casesApi } from '#modules/cases/cases.contract.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault } from '#ui/console/parts.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { petitionConsoleWords as w } from '../petitions.console.words.ts';
import { formalDay, isOpinion } from '../petitions.paper.rules.ts';
import { sheetOf } from '../petitions.sheet.rules.ts';
import type { PetitionNotice, PetitionView } from '../petitions.views.contract.ts';

/** 签收联: filled in by hand when the paper is handed over, and the proof of it. */
function SignedFor() {
  const { say } = useSay();
  return (
    <dl className="notice-signed" aria-label={say(w.signed)}>
      {[w.signedBy, w.signedRelation, w.signedOn, w.handedBy].map((word) => (
        <div key={word[1]}>
          <dt>{say(word)}</dt>
          <dd />
        </div>
      ))}
    </dl>
  );
}

function Parts({ sheet, isNumbered }: { sheet: ReturnType<typeof sheetOf>; isNumbered: boolean }) {
  if (sheet.parts.length === 0) return null;
  return (
    <dl className={isNumbered ? 'notice-parts' : 'notice-table'}>
      {sheet.parts.map(({ head, lines }) => (
        <div key={head}>
          <dt>{head}</dt>
          <dd>
            {lines.map((text, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places.
              <p key={i}>{text}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Sheet({ view, notice, name }: { view: PetitionView; notice: PetitionNotice; name: string | null }) {
  const { say, lang } = useSay();
  const set = (text: string) => (lang === 'zh' ? typeset(text) : text);
  const about = { ...view, day: dayOf(Date.parse(view.receivedAt)) };
  const sheet = sheetOf(notice, about, lang);
  const isService = notice.kind === 'service';
  return (
    <article className="notice print-alone">
      <header>
        <p className="notice-unit">{notice.organ}</p>
        <h2>{say(notice.title)}</h2>
        <p>{notice.number}</p>
      </header>
      {!isService && <p>{`${name ?? '________________'}${lang === 'zh' ? '：' : ':'}`}</p>}
      {sheet.opening.map((text) => (
        <p key={text} className="notice-text">
          {text}
        </p>
      ))}
      <Parts sheet={sheet} isNumbered={isOpinion(notice.kind)} />
      {sheet.closing.map((text) => (
        <p key={text} className="notice-text">
          {text}
        </p>
      ))}
      <footer>
        <div className="notice-end">
          <p>{notice.organ}</p>
          <p>{set(say(w.seal))}</p>
          <p>{say(formalDay(dayOf(Date.parse(notice.sentAt))))}</p>
        </div>
        <SignedFor />
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

type Props = { view: PetitionView; notice: PetitionNotice; close: () => void };
/** A paper of the procedure as it goes out: what is seen is what is printed on A4. */
export function PaperDialog({ view, notice, close }: Props) {
  const { say } = useSay();
  const [name, setName] = useState<string | null>(null);
  const reporter = useAsk(casesApi.get, { params: { id: view.caseId } }).data?.reporter;
  const reveal = useDeed((id: string, key) =>
    call(casesApi.reveal, { params: { id }, input: { purpose: 'notice' }, key }),
  );
  const mayFill = reporter?.mayReveal && reporter.name !== null && name === null && notice.kind !== 'service';
  const fill = async () => {
    const contact = await reveal.run(view.caseId);
    if (contact) setName(contact.name);
  };
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(notice.title)}</span>}
      footer={
        <>
          {mayFill && (
            <Button loading={reveal.pending} onClick={() => void fill()}>
              {say(w.fillName)}
            </Button>
          )}
          <Button type="primary" onClick={() => window.print()}>
            {say(kitWords.print)}
          </Button>
        </>
      }
    >
      {mayFill && <p className="soft no-print">{say(w.fillNameHint)}</p>}
      {reveal.problem && <Fault problem={reveal.problem} />}
      <Sheet view={view} notice={notice} name={name} />
    </Modal>
  );
}
