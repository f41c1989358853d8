import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { casesApi } from '#modules/cases/cases.contract.ts';
import type { Receipt } from '#modules/cases/cases.views.contract.ts';
import { kindWords, tierWords } from '#modules/cases/cases.words.ts';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { inboxConsoleWords as w } from '../inbox.console.words.ts';
import { inboxApi } from '../inbox.contract.ts';
import { AlikeList } from './alike.tsx';
import { Registered } from './done.tsx';
import { MatterFields } from './matter.fields.tsx';

type Read = z.output<typeof inboxApi.readChat.output>;
export type Matter = Read['matters'][number];
type Values = z.input<typeof inboxApi.registerChat.input>;

/** One matter of a chat: as it was read, registered with one tap, or edited first. */
export function MatterCard({ matter, area, paste }: { matter: Matter; area: string; paste: string }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [isEditing, edit] = useState(false);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const deed = useDeed((input: Values, key) => call(inboxApi.registerChat, { input, key }));
  const as: Values = {
    area,
    paste,
    mark: matter.mark,
    kind: matter.kind,
    tier: matter.tier === 'general' ? undefined : matter.tier,
    body: matter.text,
    speaker: [...matter.speaker].slice(0, 40).join(''),
    voices: matter.voices.length,
    pictures: matter.pictures,
    disclosure: 'named',
  };
  const register = async (changes: Partial<Values>) => {
    const made = await deed.run({ ...as, ...changes });
    if (!made) return;
    setReceipt(made);
    void client.invalidateQueries({ queryKey: [casesApi.list.path] });
    void client.invalidateQueries({ queryKey: [casesApi.counts.path] });
  };
  return (
    <article className="card inbox-matter">
      <p className="soft small">
        {matter.speaker}
        {matter.at && ` · ${matter.at}`}
        {matter.voices.length > 0 && ` · ${say(w.voices, { n: matter.voices.length })}`}
        {matter.pictures > 0 && ` · ${say(w.pictures, { n: matter.pictures })}`}
      </p>
      <p className="inbox-said">{matter.text}</p>
      <p>
        <Tag>{say(kindWords[matter.kind])}</Tag>
        <Tag>{say(tierWords[matter.tier])}</Tag>
        {matter.danger && <strong className="inbox-danger">{say(w.danger)}</strong>}
      </p>
      {receipt ? (
        <Registered receipt={receipt} mailed={false} prints={false} />
      ) : (
        <>
          <AlikeList alike={matter.alike} />
          {deed.problem && <Fault problem={deed.problem} />}
          {isEditing && (
            <Form<Values>
              form={form}
              layout="vertical"
              requiredMark={false}
              initialValues={as}
              onFinish={(v) => void register(v)}
            >
              <MatterFields danger={false} />
              <Form.Item name="speaker" label={say(w.speaker)}>
                <Input maxLength={40} autoComplete="off" />
              </Form.Item>
            </Form>
          )}
          <div className="acts">
            <Button
              type="primary"
              loading={deed.pending}
              onClick={() => (isEditing ? form.submit() : void register({}))}
            >
              {say(w.tick)}
            </Button>
            <Button onClick={() => edit(!isEditing)}>{say(isEditing ? w.fold : w.change)}</Button>
          </div>
        </>
      )}
    </article>
  );
}
