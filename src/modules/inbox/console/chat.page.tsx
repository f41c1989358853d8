import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useDeed } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { inboxConsoleWords as w } from '../inbox.console.words.ts';
import { inboxApi, MAX_CHAT } from '../inbox.contract.ts';
import { MatterCard } from './chat.matter.tsx';
import './inbox.css';

type Read = z.output<typeof inboxApi.readChat.output>;
type Values = { area: string; text: string };

function Found({ read, area, again, finish }: { read: Read; area: string; again: () => void; finish: () => void }) {
  const { say, lang } = useSay();
  return (
    <section className="inbox-found" aria-live="polite">
      <p>
        {say(w.found, { messages: read.messages, speakers: read.speakers, n: read.matters.length })}
        <br />
        <span className="soft small">{say(w.aside, read.aside)}</span>
      </p>
      {read.decided && (
        <Alert
          type="info"
          title={say(w.decided, { at: momentText(read.decided.at, lang, Date.now()), n: read.decided.registered })}
          action={read.matters.length === 0 && <Button onClick={again}>{say(w.again)}</Button>}
        />
      )}
      {read.known.length > 0 && (
        <section>
          <h2>{say(w.known)}</h2>
          <ul className="plain">
            {read.known.map((k) => (
              <li key={k.text}>
                {k.text} {k.number && <span className="mono soft small">{k.number}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {read.matters.length === 0 && !read.decided && read.known.length === 0 && (
        <Nothing title={say(w.nothingFound)} hint={say(w.nothingFoundHint)} />
      )}
      {read.matters.map((m) => (
        <MatterCard key={m.mark} matter={m} area={area} paste={read.paste} />
      ))}
      {read.matters.length > 0 && <Button onClick={finish}>{say(w.finish)}</Button>}
    </section>
  );
}

/** A group chat, pasted: read, proposed, and registered matter by matter. What is typed here is never kept on this computer. */
export function ChatPage() {
  const { say } = useSay();
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const [read, setRead] = useState<{ of: Values; answer: Read } | null>(null);
  const [isFinished, setFinished] = useState(false);
  const asking = useDeed((input: Values & { again: boolean }) => call(inboxApi.readChat, { input }));
  const closing = useDeed((input: { area: string; paste: string }, key) => call(inboxApi.closeChat, { input, key }));
  const ask = async (of: Values, again: boolean) => {
    setFinished(false);
    const answer = await asking.run({ ...of, again });
    if (answer) setRead({ of, answer });
  };
  const finish = async () => {
    if (!read || !(await closing.run({ area: read.of.area, paste: read.answer.paste }))) return;
    setRead(null);
    form.resetFields();
    setFinished(true);
    window.scrollTo(0, 0);
  };
  return (
    <>
      <PageHead title={say(w.pasteTitle)} note={say(w.pasteHint)} />
      {isFinished && <Alert type="success" showIcon role="status" title={say(w.finished)} />}
      <Form<Values>
        form={form}
        className="inbox-paste"
        layout="vertical"
        requiredMark={false}
        initialValues={{ area: me.area, text: '' }}
        onFinish={(values) => void ask(values, false)}
      >
        <Form.Item name="area" label={say(w.place)} rules={[{ required: true, message: say(w.required) }]}>
          <PlacePicker label={say(w.place)} />
        </Form.Item>
        <Form.Item name="text" label={say(w.chat)} rules={[{ required: true, message: say(w.required) }]}>
          <Input.TextArea
            autoSize={{ minRows: 8, maxRows: 24 }}
            maxLength={MAX_CHAT}
            placeholder={say(w.chatExample)}
            autoComplete="off"
          />
        </Form.Item>
        {asking.problem && <Fault problem={asking.problem} />}
        {closing.problem && <Fault problem={closing.problem} />}
        <Button type="primary" htmlType="submit" loading={asking.pending}>
          {say(w.read)}
        </Button>
      </Form>
      {read && (
        <Found
          key={read.answer.paste}
          read={read.answer}
          area={read.of.area}
          again={() => void ask(read.of, true)}
          finish={() => void finish()}
        />
      )}
    </>
  );
}
