import { useQueryClient } from '@tanstack/react-query';
import { Alert, Form, type FormInstance, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { keyOf, useDeed } from '#ui/console/ask.ts';
import { FilePicker } from '#ui/console/file-picker.tsx';
import { showFaults, useDraft } from '#ui/console/form.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { Slot } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import { verbHints } from '../cases.verbs.words.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { verbWords } from '../cases.words.ts';
import { ActFields } from './act.fields.tsx';
import { type ActOn, type ActVerb, doAct } from './case.acts.ts';

type Props = {
  verb: ActVerb;
  on: ActOn;
  close: () => void;
  done?: (view: CaseView) => void;
  /** The same act on several cases: the form is filled in once. */
  many?: { n: number; run: (input: object) => Promise<void> };
};

/** Reads again everything about cases; the touched one is put in its place at once. */
export function useRefreshCases() {
  const client = useQueryClient();
  return (view: CaseView) => {
    client.setQueryData(keyOf(casesApi.get, { params: { id: view.id } }), view);
    void client.invalidateQueries({ queryKey: [casesApi.list.path] });
    void client.invalidateQueries({ queryKey: [casesApi.counts.path] });
  };
}

/** Empty entries are left out: an optional field that was touched and cleared is not an answer. */
const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== '' && v !== null));

/** What other modules have to say while the words are being written. */
function Advice({ form, verb, caseId }: { form: FormInstance; verb: ActVerb; caseId: string }) {
  const text: unknown = Form.useWatch('text', form);
  const fill = (words: string) => form.setFieldValue('text', words);
  return <Slot at="act" verb={verb} caseId={caseId} text={typeof text === 'string' ? text : ''} fill={fill} />;
}

/** One act: its form, its evidence, what the person should know first, and the refusal in place if it is refused. */
export function ActDialog({ verb, on, close, done, many }: Props) {
  const { say, lang } = useSay();
  const { accountId } = useMe();
  const client = useQueryClient();
  const refresh = useRefreshCases();
  const [form] = Form.useForm<Record<string, unknown>>();
  const draft = useDraft(form, many ? null : `${accountId}.${on.id}.${verb}`);
  const [files, setFiles] = useState<readonly File[]>([]);
  const top = useRef<HTMLDivElement>(null);
  const [version, setVersion] = useState(on.version);
  const attach = useDeed((chosen: readonly File[], key) =>
    call(casesApi.attach, { params: { id: on.id }, files: chosen.map((file) => ({ field: 'files', file })), key }),
  );
  const deed = useDeed(({ input, at }: { input: object; at: number }, key) =>
    doAct(verb, { ...on, version: at }, input, key),
  );
  const problem = attach.problem ?? deed.problem;
  useEffect(() => {
    if (problem) showFaults(form, problem, lang);
  }, [problem, form, lang]);

  const send = async (values: Record<string, unknown>) => {
    const input = filled(values);
    if (many) {
      close();
      return many.run(input);
    }
    if (files.length > 0) {
      if (!(await attach.run(files))) return;
      setFiles([]);
    }
    // Decided on what the person saw, not on what came back with the files: a change in between is theirs to look at first.
    const view = await deed.run({ input, at: version });
    if (!view) return;
    draft.drop();
    refresh(view);
    done?.(view);
    close();
  };
  const lookAgain = async () => {
    const fresh = await client.fetchQuery({
      queryKey: keyOf(casesApi.get, { params: { id: on.id } }),
      queryFn: () => call(casesApi.get, { params: { id: on.id } }),
      staleTime: 0,
    });
    setVersion(fresh.version);
    deed.forget();
  };
  const hint = verbHints[verb];
  const isGrave = verb === 'proposeUnreasonable' || verb === 'confirmUnreasonable';
  return (
    <Modal
      open
      title={say(verbWords[verb])}
      okText={say(verbWords[verb])}
      cancelText={say(kitWords.cancel)}
      onOk={form.submit}
      onCancel={close}
      confirmLoading={deed.pending || attach.pending}
      width={600}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => isOpen && top.current?.querySelector<HTMLElement>('textarea, input')?.focus()}
    >
      <p className="soft dialog-on">{many ? say(w.selected, { n: many.n }) : `${on.number} ${on.title}`}</p>
      {hint && (isGrave ? <Alert type="warning" showIcon title={say(hint)} /> : <p>{say(hint)}</p>)}
      {draft.restored && <p className="soft small">{say(kitWords.draft)}</p>}
      <div ref={top}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(v) => void send(v)}
          onValuesChange={draft.keep}
        >
          <ActFields verb={verb} caseId={on.id} many={many !== undefined} />
          {!many && <Advice form={form} verb={verb} caseId={on.id} />}
          {verb === 'reply' && (
            <Form.Item label={say(w.evidence)} extra={say(w.filesHint)}>
              <FilePicker files={files} choose={setFiles} />
            </Form.Item>
          )}
        </Form>
      </div>
      {problem &&
        (problem.code === 'stale' ? (
          <Alert
            type="warning"
            showIcon
            title={say(problem.says)}
            description={say(w.staleHint)}
            action={
              <a
                href={`/console/cases/${on.id}`}
                onClick={(e) => {
                  e.preventDefault();
                  void lookAgain();
                }}
              >
                {say(w.lookAgain)}
              </a>
            }
          />
        ) : (
          <Fault problem={problem} />
        ))}
    </Modal>
  );
}
