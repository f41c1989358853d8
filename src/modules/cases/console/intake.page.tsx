import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { showFaults, useDraft } from '#ui/console/form.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { Slot } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import type { Receipt } from '../cases.views.contract.ts';
import { IntakeFields, type IntakeValues, startOf } from './intake.fields.tsx';
import { ReceiptCard } from './receipt.tsx';

function Registered({ receipt, filesProblem, again }: { receipt: Receipt; filesProblem: boolean; again: () => void }) {
  const { say } = useSay();
  return (
    <>
      <PageHead title={say(w.receiptTitle)} note={say(w.receiptHint)}>
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
        <ButtonLink to="/cases/$id" params={{ id: receipt.id }}>
          {say(w.openCase)}
        </ButtonLink>
        <Button onClick={again}>{say(w.another)}</Button>
      </PageHead>
      {filesProblem && <Alert type="warning" showIcon title={say(w.filesFailed)} />}
      <ReceiptCard receipt={receipt} />
    </>
  );
}

/** What other modules suggest while it is being written down. */
function Suggestions({ form }: { form: FormInstance<IntakeValues> }) {
  const { body = '', area = '', kind = '' } = (Form.useWatch([], form) as Partial<IntakeValues> | undefined) ?? {};
  const pick = (field: string, value: string) => form.setFieldsValue({ [field]: value });
  return <Slot at="intake" text={body} area={area} kind={kind} pick={pick} />;
}

/** What somebody says at the counter or on the phone, written down while they speak. */
export function IntakePage() {
  const { say, lang } = useSay();
  const me = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<IntakeValues>();
  const draft = useDraft(form, `${me.accountId}.intake`);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [done, setDone] = useState<{ receipt: Receipt; filesProblem: boolean } | null>(null);
  const deed = useDeed((input: IntakeValues, key) => call(casesApi.report, { input, key }));
  const attach = useDeed(({ id, chosen }: { id: string; chosen: readonly File[] }, key) =>
    call(casesApi.attach, { params: { id }, files: chosen.map((file) => ({ field: 'files', file })), key }),
  );
  useEffect(() => {
    if (deed.problem) showFaults(form, deed.problem, lang);
  }, [deed.problem, form, lang]);

  const send = async (values: IntakeValues) => {
    const receipt = await deed.run(values);
    if (!receipt) return;
    draft.drop();
    const attached = files.length === 0 || (await attach.run({ id: receipt.id, chosen: files }));
    void client.invalidateQueries({ queryKey: [casesApi.list.path] });
    void client.invalidateQueries({ queryKey: [casesApi.counts.path] });
    setDone({ receipt, filesProblem: !attached });
    window.scrollTo(0, 0);
  };
  const again = () => {
    form.resetFields();
    setFiles([]);
    setDone(null);
  };
  if (done) return <Registered {...done} again={again} />;
  return (
    <>
      <PageHead title={say(w.intakeTitle)} note={say(w.intakeHint)} />
      {draft.restored && (
        <Alert
          type="info"
          title={say(kitWords.draft)}
          action={
            <Button
              onClick={() => {
                form.resetFields();
                draft.drop();
              }}
            >
              {say(kitWords.discard)}
            </Button>
          }
        />
      )}
      <Form<IntakeValues>
        className="intake"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={startOf(me)}
        onValuesChange={draft.keep}
        onFinish={(values) => void send(values)}
        scrollToFirstError={{ block: 'center', focus: true }}
      >
        <IntakeFields files={files} choose={setFiles} />
        <Suggestions form={form} />
        {deed.problem && <Fault problem={deed.problem} />}
        <div className="form-end">
          <Button type="primary" size="large" htmlType="submit" loading={deed.pending || attach.pending}>
            {say(w.submit)}
          </Button>
          <span className="soft">{say(kitWords.kept)}</span>
        </div>
      </Form>
    </>
  );
}
