import { Form, Input, InputNumber } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { learningApi, type TermView } from '../learning.contract.ts';
import { clockAt, dayAt, momentOf } from './times.ts';

type Values = {
  name: string;
  fromDay: string;
  toDay: string;
  opensDay: string;
  opensAt: string;
  closesDay: string;
  closesAt: string;
  perLearner: number;
};
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const startOf = (t: TermView): Values => ({
  ...{ name: t.name, fromDay: t.fromDay, toDay: t.toDay, perLearner: t.perLearner },
  ...{ opensDay: dayAt(t.opensAt), opensAt: clockAt(t.opensAt) },
  ...{ closesDay: dayAt(t.closesAt), closesAt: clockAt(t.closesAt) },
});

/** A term: its days, when its classes take people, how many classes one person may have. */
export function TermForm({
  before,
  close,
  done,
}: {
  before: TermView | null;
  close: () => void;
  done: (t: TermView) => void;
}) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Values, TermView>
      title={before ? w.editTerm : w.addTerm}
      start={before ? startOf(before) : { perLearner: 3, opensAt: '08:00', closesAt: '18:00' }}
      close={close}
      done={done}
      send={(v, key) => {
        const input = {
          ...{ name: v.name, fromDay: v.fromDay, toDay: v.toDay, perLearner: v.perLearner },
          opensAt: momentOf(v.opensDay, minutes(v.opensAt)),
          closesAt: momentOf(v.closesDay, minutes(v.closesAt)),
        };
        return before
          ? call(learningApi.changeTerm, { params: { id: before.id }, version: before.version, input, key })
          : call(learningApi.addTerm, { input, key });
      }}
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={40} placeholder="2027 年春季" />
      </Form.Item>
      <div className="pair">
        <Form.Item name="fromDay" label={say(w.fromDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="toDay" label={say(w.toDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="opensDay" label={say(w.opensAt)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="opensAt" label={say(w.time)} rules={required}>
          <Input type="time" />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="closesDay" label={say(w.closesAt)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="closesAt" label={say(w.time)} rules={required}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="perLearner" label={say(w.perLearner)} rules={required}>
        <InputNumber min={1} max={20} className="wide" />
      </Form.Item>
    </FormDialog>
  );
}
