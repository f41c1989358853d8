import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type CharterCheck, charterChecks, type MeetingBase, meetingBases } from '../charter.rules.ts';
import { normConsoleWords as w } from '../norms.console.words.ts';
import { type CharterView, normsApi } from '../norms.contract.ts';
import { charterCheckWords, charterVerbWords, meetingBaseWords } from '../norms.words.ts';

type Of = { c: CharterView; close: () => void; done: (c: CharterView) => void };

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

type MeetingEntry = {
  noticeOn: Dayjs;
  heldOn: Dayjs;
  base: MeetingBase;
  entitled: number;
  present: number;
  yes: number;
};
export function MeetingDialog({ c, close, done }: Of) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<MeetingEntry, CharterView>
      title={charterVerbWords.adopt}
      start={{ base: 'adults' }}
      close={close}
      done={done}
      send={({ noticeOn, heldOn, ...v }, key) =>
        call(normsApi.adoptCharter, {
          params: { id: c.id },
          version: c.version,
          input: { ...v, noticeOn: noticeOn.format('YYYY-MM-DD'), heldOn: heldOn.format('YYYY-MM-DD') },
          key,
        })
      }
    >
      <p className="soft">{say(w.meetingHint)}</p>
      <div className="pair">
        <Form.Item name="noticeOn" label={say(w.noticeOn)} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="heldOn" label={say(w.heldOn)} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="base" label={say(w.base)} rules={required}>
        <Select options={meetingBases.map((value) => ({ value, label: say(meetingBaseWords[value]) }))} />
      </Form.Item>
      <div className="norm-three">
        {(['entitled', 'present', 'yes'] as const).map((name) => (
          <Form.Item key={name} name={name} label={say(w[name])} rules={required}>
            <InputNumber min={name === 'entitled' ? 1 : 0} max={100_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
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
