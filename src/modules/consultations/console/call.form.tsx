import { Form, Input } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { consultationConsoleWords as w } from '../consultations.console.words.ts';
import { type CallView, consultationsApi } from '../consultations.contract.ts';

type Entry = { title: string; question: string; background: string; who: string; places: string; untilDay: string };

/** What is asked, of whom, until when; once published it stands. */
export function CallForm({
  before,
  close,
  done,
}: {
  before: CallView | null;
  close: () => void;
  done: (c: CallView) => void;
}) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const start: Partial<Entry> = before
    ? {
        ...{ title: before.title, question: before.question, background: before.background },
        ...{ who: before.who, places: before.places, untilDay: before.untilDay },
      }
    : {};
  return (
    <FormDialog<Entry, CallView>
      title={before ? w.edit : w.add}
      start={start}
      close={close}
      done={done}
      send={({ background = '', places = '', ...rest }, key) =>
        before
          ? call(consultationsApi.changeConsultation, {
              params: { id: before.id },
              version: before.version,
              input: { ...rest, background, places },
              key,
            })
          : call(consultationsApi.addConsultation, { input: { ...rest, background, places }, key })
      }
    >
      <Form.Item name="title" label={say(w.title)} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="question" label={say(w.question)} rules={required}>
        <Input.TextArea rows={2} maxLength={600} />
      </Form.Item>
      <Form.Item name="background" label={say(w.background)}>
        <Input.TextArea rows={3} maxLength={3000} />
      </Form.Item>
      <Form.Item name="who" label={say(w.who)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="places" label={say(w.places)}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="untilDay" label={say(w.until)} rules={required}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
