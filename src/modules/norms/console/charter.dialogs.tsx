import { Alert, Checkbox, Form, Input } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type CharterCheck, charterChecks } from '../charter.rules.ts';
import { normConsoleWords as w } from '../norms.console.words.ts';
import { type CharterView, normsApi } from '../norms.contract.ts';
import { charterCheckWords, charterVerbWords } from '../norms.words.ts';

export type Of = { c: CharterView; close: () => void; done: (c: CharterView) => void };

/** A draft is typed or pasted, one clause a line. */
export function CharterText({ before, close, done }: Omit<Of, 'c'> & { before: CharterView | null }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ name: string; text: string }, CharterView>
      title={before ? charterVerbWords.edit : w.draft}
      start={{ name: before?.name ?? say(w.nameIs), text: before?.clauses.join('\n') ?? '' }}
      close={close}
      done={done}
      send={(input, key) =>
        before
          ? call(normsApi.editCharter, { params: { id: before.id }, version: before.version, input, key })
          : call(normsApi.draftCharter, { input, key })
      }
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="text" label={say(w.clauses)} extra={say(w.clausesHint)} rules={required}>
        <Input.TextArea rows={12} maxLength={20_000} />
      </Form.Item>
    </FormDialog>
  );
}

/** The township goes through every item; what it finds wrong it orders to be mended instead. */
export function FileDialog({ c, close, done }: Of) {
  const { say } = useSay();
  return (
    <FormDialog<{ checks?: CharterCheck[] }, CharterView>
      title={charterVerbWords.file}
      ok={charterVerbWords.file}
      start={{ checks: [] }}
      close={close}
      done={done}
      send={({ checks = [] }, key) =>
        call(normsApi.fileCharter, { params: { id: c.id }, version: c.version, input: { checks }, key })
      }
    >
      <p className="soft">{say(w.fileHint)}</p>
      {c.byHand && <Alert type="warning" showIcon title={say(w.handIs, { why: c.byHand })} />}
      {c.cited?.isTextLater && <Alert type="warning" showIcon title={say(w.laterIs)} />}
      <Form.Item name="checks" label={say(w.checks)}>
        <Checkbox.Group
          className="norm-checks"
          options={charterChecks.map((value) => ({ value, label: say(charterCheckWords[value]) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
export function OrderDialog({ c, close, done }: Of) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, CharterView>
      title={charterVerbWords.order}
      ok={charterVerbWords.order}
      close={close}
      done={done}
      send={(input, key) => call(normsApi.orderCharter, { params: { id: c.id }, version: c.version, input, key })}
    >
      <p className="soft">{say(w.orderSays)}</p>
      <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
