import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { casesApi } from '../cases.contract.ts';
import { noticeWords as w } from '../cases.notice.console.words.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { channelWords, kindWords, outcomeWords } from '../cases.words.ts';
import { formalDay } from './formal-day.ts';

export type Reply = CaseView['replies'][number];

function Found({ view, reply }: { view: CaseView; reply: Reply }) {
  const { say } = useSay();
  // Only where the law's own clock ran was this a petition in its sense (信访工作条例 34, 35).
  const isPetition = view.clocks.some((clock) => clock.purpose === 'decide');
  return (
    <dl className="notice-found">
      {reply.kind !== 'unreasonable' && (
        <div>
          <dt>{say(w.outcome)}</dt>
          <dd>{say(outcomeWords[reply.outcome])}</dd>
        </div>
      )}
      {reply.basis && (
        <div>
          <dt>{say(w.basis)}</dt>
          <dd>{reply.basis}</dd>
        </div>
      )}
      <div>
        <dt>{say(w.disagree)}</dt>
        <dd>
          {reply.appeal ?? say(w.route)}
          {isPetition && ` ${say(w.review)}`}
        </dd>
      </div>
    </dl>
  );
}

/** Signed by whoever takes the paper: proof that it was handed over. */
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

function Paper({ view, reply, name }: { view: CaseView; reply: Reply; name: string | null }) {
  const { say, lang } = useSay();
  const dear = view.disclosure === 'anonymous' ? w.dearAnonymous : name ? w.dear : w.dearBlank;
  return (
    <article className="notice print-alone">
      <header>
        <p className="notice-unit">{reply.organisation}</p>
        <h2>{say(w.title)}</h2>
        <p>{say(w.number, { number: view.number })}</p>
      </header>
      <p>{say(dear, { name: name ?? '' })}</p>
      <p className="notice-text">
        {say(w.asked, {
          day: formalDay(view.receivedAt, lang),
          channel: say(channelWords[view.channel]),
          kind: say(kindWords[view.kind]),
          title: view.title,
        })}
      </p>
      {reply.text.split(/\n+/).map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never change places.
        <p key={at} className="notice-text">
          {paragraph}
        </p>
      ))}
      {reply.kind === 'unreasonable' && <p className="notice-text">{say(w.unreasonable)}</p>}
      <Found view={view} reply={reply} />
      <footer>
        <div className="notice-end">
          <p>{say(w.unit, { unit: reply.organisation })}</p>
          <p>{formalDay(reply.at, lang)}</p>
        </div>
        <SignedFor />
      </footer>
    </article>
  );
}

/** A reply as the paper that is handed to the person and signed for; what is seen is what is printed. */
export function Notice({ view, reply, close }: { view: CaseView; reply: Reply; close: () => void }) {
  const { say } = useSay();
  const [name, setName] = useState<string | null>(null);
  const reveal = useDeed((id: string, key) =>
    call(casesApi.reveal, { params: { id }, input: { purpose: 'notice' }, key }),
  );
  const mayFill = view.reporter.mayReveal && view.reporter.name !== null && name === null;
  const fill = async () => {
    const contact = await reveal.run(view.id);
    if (contact) setName(contact.name);
  };
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(w.print)}</span>}
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
      <Paper view={view} reply={reply} name={name} />
    </Modal>
  );
}
