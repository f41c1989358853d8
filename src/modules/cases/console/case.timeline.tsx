import { Button, Tag } from 'antd';
import { useState } from 'react';
import { colon, type Word } from '#kernel/words.ts';
import { Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { sentenceOf, valuesOf } from '../cases.entry.rules.ts';
import { noticeWords } from '../cases.notice.console.words.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { callbackWords, outcomeWords } from '../cases.words.ts';
import { Notice, type Reply } from './notice.tsx';

type Entry = CaseView['timeline'][number];

/** The parts of an entry's data that are sentences somebody wrote, in the order in which they are read. */
const PROSE = ['reason', 'clause', 'note', 'text', 'explanation', 'basis', 'appeal'];
const REPLYING = ['answer', 'reply', 'confirmUnreasonable'];

const hasKey = <K extends string>(words: Readonly<Record<K, Word>>, key: string): key is K => key in words;
const wordOf = (words: Readonly<Record<string, Word>>, key: unknown): Word | null =>
  typeof key === 'string' && hasKey(words, key) ? (words[key] ?? null) : null;

function useSentence() {
  const { say } = useSay();
  return (entry: Entry): string => {
    const word = sentenceOf(entry);
    return word ? say(word, valuesOf(entry.data, say)) : entry.verb;
  };
}

function ReplyText({ reply, print }: { reply: Reply; print: () => void }) {
  const { say } = useSay();
  return (
    <div className="reply-box">
      <p className="body-text">{reply.text}</p>
      <p className="soft small">
        {reply.kind === 'unreasonable' && `${say(w.unreasonable)} · `}
        {say(outcomeWords[reply.outcome])}
        {reply.basis && ` · ${say(w.basis)}${say(colon)}${reply.basis}`}
        {reply.appeal && ` · ${say(w.appeal)}${say(colon)}${reply.appeal}`}
      </p>
      <Button size="small" className="no-print" onClick={print}>
        {say(noticeWords.print)}
      </Button>
    </div>
  );
}

function OneEntry({
  entry,
  reply,
  withHash,
  print,
}: {
  entry: Entry;
  reply: Reply | undefined;
  withHash: boolean;
  print: (reply: Reply) => void;
}) {
  const { say } = useSay();
  const sentence = useSentence()(entry);
  const result = entry.verb === 'callback' ? wordOf(callbackWords, entry.data.result) : null;
  const prose = PROSE.flatMap((name) => {
    const text = entry.data[name];
    return typeof text === 'string' && text && !sentence.includes(text) ? [text] : [];
  });
  const person = typeof entry.data.person === 'string' ? entry.data.person : null;
  return (
    <li className={`entry ${entry.shows === 'staff' ? 'entry-staff' : ''} entry-${entry.verb}`}>
      <p className="entry-head">
        <Moment at={entry.at} />
        <span>
          {entry.organisation && `${entry.organisation} · `}
          {entry.actor}
        </span>
        {entry.shows === 'staff' && <Tag>{say(w.staffOnly)}</Tag>}
      </p>
      <p className="entry-says">
        {sentence}
        {person && ` · ${person}`}
        {result && ` · ${say(result)}`}
      </p>
      {prose.map((text) => (
        <p key={text} className="entry-text">
          {text}
        </p>
      ))}
      {reply && <ReplyText reply={reply} print={() => print(reply)} />}
      {withHash && <p className="mono hash">{entry.hash}</p>}
    </li>
  );
}

/** Everything that happened, oldest first, as the person reads it, and with the staff's own notes marked as such. */
export function Timeline({ view }: { view: CaseView }) {
  const { say } = useSay();
  const [withHash, showHash] = useState(false);
  const [printing, setPrinting] = useState<Reply | null>(null);
  const repliedAt = view.timeline.filter((entry) => REPLYING.includes(entry.verb)).map((entry) => entry.seq);
  return (
    <section className="card case-timeline">
      <header className="card-head">
        <h2>{say(w.timeline)}</h2>
        <Button type="text" size="small" className="no-print" onClick={() => showHash(!withHash)}>
          {say(withHash ? w.hideHashes : w.showHashes)}
        </Button>
      </header>
      <ol className="plain timeline">
        {view.timeline.map((entry) => (
          <OneEntry
            key={entry.seq}
            entry={entry}
            reply={view.replies[repliedAt.indexOf(entry.seq)]}
            withHash={withHash}
            print={setPrinting}
          />
        ))}
      </ol>
      {printing && <Notice view={view} reply={printing} close={() => setPrinting(null)} />}
    </section>
  );
}
