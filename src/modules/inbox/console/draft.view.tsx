import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { Receipt } from '#modules/cases/cases.views.contract.ts';
import { asProblem, useAsk, useDeed } from '#ui/console/ask.ts';
import { showFaults } from '#ui/console/form.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Moment, Waiting } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { inboxConsoleWords as w } from '../inbox.console.words.ts';
import { type DraftView, inboxApi, type registerInput } from '../inbox.contract.ts';
import { hintWords, sourceWords } from '../inbox.words.ts';
import { AlikeList } from './alike.tsx';
import { Registered } from './done.tsx';
import { MatterFields } from './matter.fields.tsx';

type Values = z.input<typeof registerInput>;
type Dialog = { what: 'join'; number: string } | { what: 'dismiss' } | null;

function Attachments({ draft }: { draft: DraftView }) {
  const { say } = useSay();
  return (
    <>
      {draft.fileList.length > 0 && (
        <section>
          <h3>{say(w.attachments)}</h3>
          <ul className="plain">
            {draft.fileList.map((f) => (
              <li key={f.id}>
                <a
                  href={urlOf(inboxApi.file, { params: { id: draft.id, fileId: f.id } })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {f.hasThumb && (
                    <img
                      className="inbox-thumb"
                      alt=""
                      src={urlOf(inboxApi.file, { params: { id: draft.id, fileId: f.id }, query: { size: 'thumb' } })}
                    />
                  )}
                  {f.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {draft.refused.length > 0 && (
        <section>
          <h3>{say(w.refusedFiles)}</h3>
          <ul className="plain">
            {draft.refused.map((f) => (
              <li key={f.name}>
                {f.name} <span className="soft small">{say([f.says.zh, f.says.en])}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Said({ draft }: { draft: DraftView }) {
  const { say } = useSay();
  return (
    <>
      <h2>{draft.title}</h2>
      <p className="soft small">
        {say(sourceWords[draft.source])} · {draft.name ?? draft.sender ?? say(w.unknownSender)} ·{' '}
        <Moment at={draft.receivedAt} /> · {draft.placeName}
      </p>
      {draft.automatic && <Alert type="info" showIcon title={say(w.automatic)} />}
      {draft.hint && (
        <Alert
          type="warning"
          showIcon
          title={say(hintWords[draft.hint])}
          description={draft.named && say(w.named, { number: draft.named.number })}
        />
      )}
      {draft.status === 'dismissed' && draft.reason && (
        <Alert type="info" title={say(w.dismissedBecause, { reason: draft.reason })} />
      )}
      {draft.text !== draft.title && <p className="inbox-said">{draft.text}</p>}
      {draft.rest && (
        <details>
          <summary>{say(w.rest)}</summary>
          <p className="inbox-said soft small">{draft.rest}</p>
        </details>
      )}
      <Attachments draft={draft} />
    </>
  );
}

function Decide({ draft, done }: { draft: DraftView; done: (receipt: Receipt, mailed: boolean) => void }) {
  const { say, lang } = useSay();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [dialog, show] = useState<Dialog>(null);
  const { id, version } = draft;
  const deed = useDeed((input: Values, key) => call(inboxApi.register, { params: { id }, input, version, key }));
  useEffect(() => {
    if (deed.problem) showFaults(form, deed.problem, lang);
  }, [deed.problem, form, lang]);
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/inbox') });
  const register = async (values: Values) => {
    const receipt = await deed.run(values);
    if (!receipt) return;
    done(receipt, receipt.mailed);
    again();
  };
  const start: Values = {
    kind: draft.suggestion.kind,
    area: draft.area,
    title: draft.title,
    body: draft.text,
    disclosure: 'named',
    reporter: { name: draft.name ?? undefined },
  };
  return (
    <>
      <AlikeList alike={draft.alike} join={(number) => show({ what: 'join', number })} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onFinish={(values) => void register(values)}
      >
        <MatterFields danger={draft.suggestion.danger} />
        <Form.Item name={['reporter', 'name']} label={say(w.name)}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['reporter', 'phone']} label={say(w.phone)}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
        {deed.problem && <Fault problem={deed.problem} retry={again} />}
        <div className="form-end inbox-acts">
          <Button type="primary" htmlType="submit" loading={deed.pending}>
            {say(w.register)}
          </Button>
          <Button onClick={() => show({ what: 'join', number: draft.named?.number ?? '' })}>{say(w.join)}</Button>
          <Button onClick={() => show({ what: 'dismiss' })}>{say(w.dismiss)}</Button>
        </div>
      </Form>
      {dialog?.what === 'join' && (
        <FormDialog<{ number: string }, unknown>
          title={w.join}
          start={{ number: dialog.number }}
          send={(input, key) => call(inboxApi.join, { params: { id }, input, version, key })}
          done={again}
          close={() => show(null)}
        >
          <Form.Item
            name="number"
            label={say(w.joinNumber)}
            extra={say(w.joinHint)}
            rules={[{ required: true, message: say(w.required) }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </FormDialog>
      )}
      {dialog?.what === 'dismiss' && (
        <FormDialog<{ reason: string }, unknown>
          title={w.dismiss}
          ok={w.dismiss}
          send={(input, key) => call(inboxApi.dismiss, { params: { id }, input, version, key })}
          done={again}
          close={() => show(null)}
        >
          <Form.Item
            name="reason"
            label={say(w.dismissReason)}
            extra={say(w.dismissHint)}
            rules={[{ required: true, min: 2, message: say(w.required) }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

/** One draft, opened: what it says, what may be the same, and the three things that can be done with it. */
export function Draft({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  // Every reading is logged, so coming back to the window is none.
  const ask = useAsk(inboxApi.get, { params: { id } }, { staleTime: Number.POSITIVE_INFINITY });
  const [made, setMade] = useState<{ receipt: Receipt; mailed: boolean } | null>(null);
  const draft = ask.data;
  const isOpen = draft?.status === 'new' || draft?.status === 'dismissed';
  return (
    <section className="inbox-draft" aria-label={draft?.title ?? say(w.open)}>
      <Button className="inbox-back" onClick={close}>
        {say(w.back)}
      </Button>
      {ask.error && <Fault problem={asProblem(ask.error)} retry={() => void ask.refetch()} />}
      {ask.isPending && <Waiting rows={8} />}
      {made && <Registered {...made} prints={!made.mailed} />}
      {draft && !made && draft.status === 'joined' && draft.case && (
        <Alert type="success" title={say(w.joinedNow, { number: draft.case.number })} />
      )}
      {draft && <Said draft={draft} />}
      {draft && isOpen && !made && (
        <Decide key={draft.version} draft={draft} done={(receipt, mailed) => setMade({ receipt, mailed })} />
      )}
    </section>
  );
}
