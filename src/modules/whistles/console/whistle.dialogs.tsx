import { Form, Input, InputNumber, Rate, Select } from 'antd';
import dayjs from 'dayjs';
import type { Word } from '#kernel/words.ts';
import { casesApi } from '#modules/cases/cases.contract.ts';
import { CaseGates, TaskGate } from '#modules/cases/console/index.ts';
import { linesOf, type PickedLines } from '#modules/mandates/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type WhistleView, whistlesApi } from '../whistles.contract.ts';
import { MAX_REPORT_HOURS, MIN_REPORT_HOURS } from '../whistles.rules.ts';
import { whistleConsoleWords as w, whistleVerbWords } from '../whistles.words.ts';

type Unit = { id: string; name: string };
const inDays = (n: number) => dayjs().add(n, 'day').format('YYYY-MM-DD');
const options = (units: readonly Unit[]) => units.map((u) => ({ value: u.id, label: u.name }));
const bySearch = (typed: string, option?: { label?: string }) => (option?.label ?? '').includes(typed.trim());

export function TextItem({
  name,
  label,
  rows = 3,
  max,
  optional,
}: {
  name: string;
  label: Word;
  rows?: number;
  max: number;
  optional?: true;
}) {
  const { say } = useSay();
  return (
    <Form.Item name={name} label={say(label)} rules={optional ? [] : [{ required: true, message: say(w.required) }]}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 12 }} maxLength={max} />
    </Form.Item>
  );
}

type CallProps = { caseId: string; units: readonly Unit[]; close: () => void; done: (view: WhistleView) => void };

/** Calling: what it is about, who should come, by when, and who leads. */
export function CallDialog({ caseId, units, close, done }: CallProps) {
  const { say } = useSay();
  return (
    <FormDialog<
      {
        issue: string;
        unitIds: string[];
        leadId?: string;
        reportHours: number;
        due: string;
        plan?: string;
        lines?: PickedLines;
      },
      WhistleView
    >
      title={w.call}
      ok={w.call}
      start={{ reportHours: 24, due: inDays(7) }}
      send={({ lines, ...input }, key) =>
        call(whistlesApi.call, { params: { id: caseId }, input: { ...input, lines: linesOf(lines) }, key })
      }
      done={done}
      close={close}
    >
      <p className="soft">{say(w.callHint)}</p>
      <TextItem name="issue" label={w.issue} max={1000} />
      <Form.Item name="unitIds" label={say(w.units)} rules={[{ required: true, message: say(w.required) }]}>
        <Select mode="multiple" showSearch={{ filterOption: bySearch }} options={options(units)} />
      </Form.Item>
      <Form.Item name="leadId" label={say(w.lead)} extra={say(w.leadOwn)}>
        <Select allowClear showSearch={{ filterOption: bySearch }} options={options(units)} />
      </Form.Item>
      <CaseGates caseId={caseId} unit="unitIds" part="assist" />
      <CaseGates caseId={caseId} unit="leadId" part="lead" />
      <Form.Item name="reportHours" label={say(w.hours)}>
        <InputNumber min={MIN_REPORT_HOURS} max={MAX_REPORT_HOURS} />
      </Form.Item>
      <Form.Item name="due" label={say(w.due)} rules={[{ required: true, message: say(w.required) }]}>
        <Input type="date" min={inDays(0)} />
      </Form.Item>
      <TextItem name="plan" label={w.plan} max={1000} optional />
    </FormDialog>
  );
}

/** Which act is being filled in; each on the version that is on the screen. */
export type Doing =
  | { act: 'reportIn' | 'decline' | 'agreeTask' | 'end' }
  | { act: 'excuse' | 'insist'; unitId: string }
  | { act: 'finish' | 'redo' | 'waive'; taskId: string }
  | { act: 'rate'; unit: Unit };

type ActProps = { view: WhistleView; doing: Doing; close: () => void; done: (view: WhistleView) => void };
type Values = Record<string, unknown>;

function send({ view, doing }: Pick<ActProps, 'view' | 'doing'>, v: Values, key: string): Promise<WhistleView> {
  const on = { params: { id: view.id }, version: view.version, key };
  const text = (name: string) => String(v[name] ?? '');
  switch (doing.act) {
    case 'reportIn':
      return call(whistlesApi.reportIn, { ...on, input: { who: text('who') } });
    case 'decline':
      return call(whistlesApi.decline, {
        ...on,
        input: { reason: text('reason'), clause: text('clause'), ...(v.itemId ? { itemId: text('itemId') } : {}) },
      });
    case 'agreeTask':
      return call(whistlesApi.agreeTask, {
        ...on,
        input: {
          ...{ unitId: text('unitId'), what: text('what'), due: text('due') },
          ...(v.itemId ? { itemId: text('itemId') } : {}),
        },
      });
    case 'end':
      return call(whistlesApi.end, { ...on, input: { result: text('result') } });
    case 'excuse':
    case 'insist':
      return call(whistlesApi.decideUnit, {
        ...on,
        params: { id: view.id, unitId: doing.unitId },
        input: { agreed: doing.act === 'excuse', reason: text('reason') },
      });
    case 'rate':
      return call(whistlesApi.rate, {
        ...on,
        input: { unitId: doing.unit.id, stars: Number(v.stars ?? 0), text: text('text') },
      });
    default: {
      const task = { ...on, params: { id: view.id, taskId: doing.taskId } };
      if (doing.act === 'finish') return call(whistlesApi.finishTask, { ...task, input: { result: text('result') } });
      const input = { reason: text('reason') };
      return call(doing.act === 'redo' ? whistlesApi.redoTask : whistlesApi.waiveTask, { ...task, input });
    }
  }
}

/** Lines of the own list by which somebody else leads; they come with the case's receivers where the case is seen. */
function LineItem({ caseId }: { caseId: string }) {
  const { say } = useSay();
  const lines = useAsk(casesApi.receivers, { params: { id: caseId } }).data?.lines ?? [];
  if (lines.length === 0) return null;
  return (
    <Form.Item name="itemId" label={say(w.line)}>
      <Select allowClear showSearch={{ filterOption: bySearch }} options={options(lines)} />
    </Form.Item>
  );
}

function Fields({ view, doing }: Pick<ActProps, 'view' | 'doing'>) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  switch (doing.act) {
    case 'reportIn':
      return <TextItem name="who" label={w.who} max={100} rows={1} />;
    case 'decline':
      return (
        <>
          <LineItem caseId={view.caseId} />
          <TextItem name="clause" label={w.clause} max={200} rows={1} optional />
          <TextItem name="reason" label={w.reason} max={500} />
        </>
      );
    case 'agreeTask':
      return (
        <>
          <Form.Item name="unitId" label={say(w.unit)} rules={required}>
            <Select options={options(view.units.filter((u) => u.status === 'arrived'))} />
          </Form.Item>
          <TextItem name="what" label={w.what} max={500} />
          <TaskGate caseId={view.caseId} unit="unitId" text="what" part="assist" />
          <Form.Item name="due" label={say(w.due)} rules={required} initialValue={view.due}>
            <Input type="date" min={inDays(0)} />
          </Form.Item>
        </>
      );
    case 'end':
    case 'finish':
      return <TextItem name="result" label={w.result} max={1000} />;
    case 'rate':
      return (
        <>
          <p>
            {doing.unit.name} · <span className="soft">{say(w.rateHint)}</span>
          </p>
          <Form.Item name="stars" label={say(w.stars)} rules={required}>
            <Rate />
          </Form.Item>
          <TextItem name="text" label={w.text} max={500} optional />
        </>
      );
    default:
      return <TextItem name="reason" label={w.reason} max={500} />;
  }
}

export function ActDialog({ view, doing, close, done }: ActProps) {
  const title = whistleVerbWords[doing.act];
  return (
    <FormDialog<Values, WhistleView>
      title={title}
      ok={title}
      send={(values, key) => send({ view, doing }, values, key)}
      done={done}
      close={close}
    >
      <Fields view={view} doing={doing} />
    </FormDialog>
  );
}
