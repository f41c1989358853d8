import { Button, Drawer, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, urlOf } from '#ui/web/call.ts';
import { accusationConsoleWords as w, wordKindWords } from '../accusations.console.words.ts';
import { accusationsApi } from '../accusations.contract.ts';
import { type AccusationVerb, accusationVerbs } from '../accusations.rules.ts';
import { groundWords, purposeWords, recusalStatusWords, sourceWords, verbWords } from '../accusations.words.ts';
import { ActDialog } from './act.dialog.tsx';

export type Opened = Answer<typeof accusationsApi.openAccusation>;

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <h2 className="here">{title}</h2>
      {children}
    </section>
  );
}

function Said({ opened }: { opened: Opened }) {
  const { say } = useSay();
  return (
    <dl className="facts">
      <dt>{say(w.accused)}</dt>
      <dd>{opened.accused}</dd>
      <dt>{say(w.unit)}</dt>
      <dd>{opened.accusedUnit ?? say(w.noUnit)}</dd>
      <dt>{say(w.place)}</dt>
      <dd>{opened.place}</dd>
      <dt>{say(w.body)}</dt>
      <dd className="body-text">{opened.body}</dd>
      <dt>{say(w.reporter)}</dt>
      <dd>{opened.name ?? say(w.anonymous)}</dd>
      <dt>{say(w.contact)}</dt>
      <dd>{opened.contact ?? '—'}</dd>
      <dt>{say(w.files)}</dt>
      <dd>
        {opened.files.length === 0 && say(w.no)}
        {opened.files.map((file) => (
          <div key={file.id}>
            <a
              href={urlOf(accusationsApi.accusationFile, { params: { id: opened.id, fileId: file.id } })}
              download={file.name}
            >
              {file.name}
            </a>
          </div>
        ))}
        {opened.files.length > 0 && <p className="soft">{say(w.filesHint)}</p>}
      </dd>
    </dl>
  );
}

function Words({ opened }: { opened: Opened }) {
  const { say } = useSay();
  if (opened.words.length === 0) return null;
  return (
    <Section title={say(w.words)}>
      {opened.words.map((word) => (
        <div key={word.at + word.kind}>
          <p className="soft">
            {say(wordKindWords[word.kind])} · {word.organisation} {word.by} · <Moment at={word.at} />
          </p>
          <p className="body-text">{word.text}</p>
        </div>
      ))}
    </Section>
  );
}

/** 回避: who is out of it and why; the head also reads what the reporter asks for. */
function Recusals({ opened }: { opened: Opened }) {
  const { say } = useSay();
  if (opened.recusals.length === 0) return null;
  return (
    <Section title={say(w.recusals)}>
      {opened.recusals.map((r) => (
        <div key={r.id} className="section">
          <p>
            <Tag>{say(recusalStatusWords[r.status])}</Tag>
            {r.who ?? r.whom ?? say(w.notNamed)}
          </p>
          <p className="soft">
            <Moment at={r.at} /> · {r.organisation} · {say(sourceWords[r.source])}
            {r.ground && ` · ${say(groundWords[r.ground])}`}
            {r.decidedBy && ` · ${say(w.decidedBy)} ${r.decidedBy}`}
          </p>
          {r.text && <p className="body-text">{r.text}</p>}
          {r.answer && (
            <p className="body-text">
              {say(w.answered)} {r.answer}
            </p>
          )}
        </div>
      ))}
    </Section>
  );
}

/** One accusation as it was just opened: it is not read again by itself, for every reading is an opening. */
export function AccusationDrawer({ opened, close, acted }: { opened: Opened; close: () => void; acted: () => void }) {
  const { say } = useSay();
  const [verb, act] = useState<AccusationVerb | null>(null);
  return (
    <Drawer open onClose={close} size={560} title={opened.number}>
      <Said opened={opened} />
      <p className="soft">{say(w.kin)}</p>
      <div className="acts">
        {accusationVerbs
          .filter((each) => opened.open.includes(each))
          .map((each) => (
            <Button key={each} onClick={() => act(each)}>
              {say(verbWords[each])}
            </Button>
          ))}
      </div>
      <Words opened={opened} />
      <Recusals opened={opened} />
      <Section title={say(w.openings)}>
        <ul className="plain">
          {opened.openings.map((o) => (
            <li key={o.at + o.by}>
              <Moment at={o.at} /> · {o.organisation} {o.by} · {say(purposeWords[o.purpose])}
            </li>
          ))}
        </ul>
      </Section>
      {verb && <ActDialog verb={verb} on={opened} close={() => act(null)} done={acted} />}
    </Drawer>
  );
}
