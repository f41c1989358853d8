import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { inspectionsApi, type RoundView } from '../inspections.contract.ts';
import { type Openness, opennesses, PLAN_DAYS, RECTIFY_DAYS } from '../inspections.rules.ts';
import { opennessWords } from '../inspections.words.ts';
import { useAgain, useUnits } from './parts.tsx';

type Entry = {
  year: number;
  nth: number;
  title: string;
  documentNo?: string;
  inspectedIds: string[];
  begunOn: string;
  endedOn: string;
  toldOn: string;
  planDays: number;
  rectifyDays: number;
};
type Props = { before: RoundView | null; close: () => void; done?: (r: RoundView) => void };

/** A round: who was looked at and when, under which number it was told, how many days there are. */
export function RoundForm({ before, close, done }: Props) {
  const { say } = useSay();
  const again = useAgain();
  const me = useMe();
  const units = useUnits(me.area).filter((u) => u.value !== me.organisationId);
  const today = dayOf(Date.now());
  const year = Number(today.slice(0, 4));
  const required = [{ required: true, message: say(w.required) }];
  const start = before
    ? { ...before, documentNo: before.documentNo ?? '', inspectedIds: before.units.map((u) => u.id) }
    : { year, nth: 1, toldOn: today, planDays: PLAN_DAYS, rectifyDays: RECTIFY_DAYS };
  return (
    <FormDialog<Entry, RoundView>
      title={before ? w.editRound : w.addRound}
      start={start}
      close={close}
      done={(r) => {
        again();
        done?.(r);
      }}
      send={(v, key) => {
        const { documentNo, ...rest } = v;
        const input = { ...rest, ...(documentNo && { documentNo }) };
        return before
          ? call(inspectionsApi.changeRound, { params: { id: before.id }, version: before.version, input, key })
          : call(inspectionsApi.addRound, { input, key });
      }}
    >
      <Form.Item name="title" label={say(w.title)} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="year" label={say(w.year)} rules={required}>
          <InputNumber min={2000} max={2200} className="wide" />
        </Form.Item>
        <Form.Item name="nth" label={say(w.nth)} rules={required}>
          <InputNumber min={1} max={99} className="wide" />
        </Form.Item>
      </div>
      <Form.Item name="inspectedIds" label={say(w.inspected)} rules={required}>
        <Select mode="multiple" optionFilterProp="label" options={units} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="begunOn" label={say(w.begunOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="endedOn" label={say(w.endedOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="toldOn" label={say(w.toldOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="documentNo" label={say(w.optional, { what: say(w.documentNo) })}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="planDays" label={say(w.planDays)} rules={required}>
          <InputNumber min={1} max={180} className="wide" />
        </Form.Item>
        <Form.Item name="rectifyDays" label={say(w.rectifyDays)} rules={required}>
          <InputNumber min={1} max={1000} className="wide" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

/** How far what came of a round may be read: units, kinds and counts, with a word of the office. */
export function PublishForm({ r, close }: { r: RoundView; close: () => void }) {
  const { say } = useSay();
  const again = useAgain();
  return (
    <FormDialog<{ openness: Openness; statement?: string }, RoundView>
      title={w.publish}
      ok={w.ok}
      start={{ openness: r.openness, statement: r.statement ?? '' }}
      close={close}
      done={again}
      send={({ openness, statement = '' }, key) =>
        call(inspectionsApi.publishRound, {
          params: { id: r.id },
          version: r.version,
          input: { openness, ...(statement && { statement }) },
          key,
        })
      }
    >
      <Form.Item name="openness" label={say(w.whichOpenness)}>
        <Radio.Group options={opennesses.map((value) => ({ value, label: say(opennessWords[value]) }))} />
      </Form.Item>
      <Form.Item name="statement" label={say(w.optional, { what: say(w.statement) })} extra={say(w.statementHint)}>
        <Input.TextArea rows={5} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
