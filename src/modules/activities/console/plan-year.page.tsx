import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityKind, activityKinds } from '../activities.rules.ts';
import { activityKindWords } from '../activities.words.ts';
import { plansApi } from '../plans.contract.ts';
import { yearApi } from '../year.contract.ts';
import { DraftCalendar, type Line, startOf } from './draft.calendar.tsx';
import './activities.css';

const route = getRouteApi('/activities/plan');
type Board = Answer<typeof yearApi.yearBoard>['items'];
type Entry = {
  unitIds: string[];
  kinds: ActivityKind[];
  day: number;
  hour: number;
  where: string;
  onlyWorkdays?: boolean;
};
type Made = { id: string; made: number };

/** A whole year in one go: units and kinds, a draft on working days, looked over line by line, confirmed in one act and taken back in one. */
export function PlanYearPage() {
  const { say } = useSay();
  const { year: asked, unit } = route.useSearch();
  const thisYear = Number(dayOf(Date.now()).slice(0, 4));
  const [year, setYear] = useState(asked ?? thisYear);
  const ask = useAsk(yearApi.yearBoard, { query: { year } }, { keepOld: true });
  return (
    <>
      <PageHead title={say(w.planYear)} note={say(w.planYearHint)}>
        <Select
          aria-label={say(w.year)}
          value={year}
          options={[thisYear, thisYear + 1].map((value) => ({ value, label: String(value) }))}
          onChange={setYear}
        />
        <Link to="/activities" search={{ view: 'years', year }}>
          {say(w.toYear)}
        </Link>
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.unitsNone)} hint={say(w.unitsNoneHint)} />
          ) : (
            <Planner key={year} year={year} board={items} unit={unit} />
          )
        }
      </Read>
    </>
  );
}

function Planner({ year, board, unit }: { year: number; board: Board; unit: string | undefined }) {
  const { say } = useSay();
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const draft = useDeed(({ where: _where, ...v }: Entry, key) =>
    call(plansApi.draftPlans, { input: { ...v, year, onlyWorkdays: Boolean(v.onlyWorkdays) }, key }),
  );
  const confirm = useDeed((many: readonly Line[], key) =>
    call(plansApi.putPlans, { input: { items: many.map(toItem) }, key }),
  );
  const makeDraft = async (v: Entry) => {
    setMade(null);
    const answer = await draft.run(v);
    if (answer) setLines(answer.items.map((d, i) => ({ ...d, key: `${i}`, where: v.where, clock: startOf(d) })));
  };
  const confirmAll = async () => {
    const answer = await confirm.run(lines ?? []);
    if (!answer) return;
    setMade(answer);
    setLines(null);
  };
  return (
    <>
      <Choices board={board} unit={unit} pending={draft.pending} send={(v) => void makeDraft(v)} />
      {draft.problem && <Fault problem={draft.problem} />}
      {made && <Undo made={made} />}
      {lines?.length === 0 && !made && <Nothing title={say(w.draftNone)} />}
      {lines && lines.length > 0 && (
        <>
          <DraftCalendar lines={lines} change={setLines} />
          {confirm.problem && <Fault problem={confirm.problem} />}
          <Button type="primary" loading={confirm.pending} onClick={() => void confirmAll()}>
            {say(w.confirm, { n: lines.length })}
          </Button>
        </>
      )}
    </>
  );
}

/** The line as it is planned: what was changed by hand keeps its length. */
function toItem({ organisationId, kind, group, title, where, clock, startsAt, endsAt }: Line) {
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  const start = `${clock}:00+08:00`;
  return {
    organisationId,
    kind,
    title,
    where,
    startsAt: start,
    endsAt: new Date(Date.parse(start) + length).toISOString(),
    ...(group && { group }),
  };
}

type ChoiceProps = { board: Board; unit: string | undefined; pending: boolean; send: (v: Entry) => void };
function Choices({ board, unit, pending, send }: ChoiceProps) {
  const { say } = useSay();
  const [form] = Form.useForm<Entry>();
  const required = [{ required: true, message: say(w.required_) }];
  const units = board.map((i) => ({ value: i.unit.id, label: i.unit.name }));
  const kinds = activityKinds.filter((k) => board.some((i) => i.lines.some((l) => l.kind === k)));
  return (
    <Form<Entry>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="plan-year no-print"
      initialValues={{
        unitIds: unit ? [unit] : [],
        kinds: kinds.filter((k) => k !== 'volunteering'),
        day: 15,
        hour: 15,
        onlyWorkdays: true,
      }}
      onFinish={send}
    >
      <Form.Item name="unitIds" label={say(w.units)} rules={required}>
        <Select mode="multiple" options={units} showSearch={{ optionFilterProp: 'label' }} maxTagCount="responsive" />
      </Form.Item>
      <Button
        size="small"
        onClick={() =>
          form.setFieldValue(
            'unitIds',
            units.map((u) => u.value),
          )
        }
      >
        {say(w.allUnits)}
      </Button>
      <Form.Item name="kinds" label={say(w.kinds)} rules={[{ type: 'array', min: 1, message: say(w.required_) }]}>
        <Checkbox.Group options={kinds.map((value) => ({ value, label: say(activityKindWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="day" label={say(w.fixedDay)} rules={required}>
          <InputNumber min={1} max={31} precision={0} />
        </Form.Item>
        <Form.Item name="hour" label={say(w.hour)} rules={required}>
          <InputNumber min={6} max={21} precision={0} />
        </Form.Item>
        <Form.Item name="where" label={say(w.where)} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <Form.Item name="onlyWorkdays" valuePropName="checked">
        <Checkbox>{say(w.onlyWorkdays)}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={pending}>
        {say(w.makeDraft)}
      </Button>
    </Form>
  );
}

/** What was just planned, and the way back. */
function Undo({ made }: { made: Made }) {
  const { say } = useSay();
  const [back, setBack] = useState<{ undone: number; kept: number } | null>(null);
  const undo = useDeed((_: undefined, key) => call(plansApi.undoPlans, { params: { id: made.id }, input: {}, key }));
  const told = back && [say(w.undone, { n: back.undone }), back.kept > 0 && say(w.undoneKept, { n: back.kept })];
  return (
    <Alert
      type={back ? 'info' : 'success'}
      showIcon
      title={told ? told.filter(Boolean).join('') : say(w.confirmed, { n: made.made })}
      description={
        <>
          {!back && (
            <Button
              loading={undo.pending}
              onClick={() => void undo.run(undefined).then((answer) => answer && setBack(answer))}
            >
              {say(w.undo)}
            </Button>
          )}
          {undo.problem && <Fault problem={undo.problem} />}
        </>
      }
    />
  );
}
