import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { catalogueApi } from '../catalogue.contract.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { type ClassView, learningApi, type TermView } from '../learning.contract.ts';
import { modes, type WeekSlot } from '../learning.rules.ts';
import { modeWords } from '../learning.words.ts';
import { weekdayWords } from '../sheet.words.ts';
import { type Go, useLearningAgain } from './learning.page.tsx';
import { clockText, minuteIn } from './times.ts';

export const slotText = (s: WeekSlot, lang: 'zh' | 'en'): string =>
  `${weekdayWords[s.weekday - 1]?.[lang === 'zh' ? 0 : 1]} ${clockText(s.from)}-${clockText(s.from + s.minutes)}`;
const LINE =
  /^(?:周|星期)?([一二三四五六日天1-7])\s*[,\uFF0C]?\s*(\d{1,2}[:\uFF1A]\d{2})\s*[-–—~至到]\s*(\d{1,2}[:\uFF1A]\d{2})$/;
/** Weekly slots as people write them, a line each; null when a line cannot be read. */
export function slotsIn(text: string): WeekSlot[] | null {
  const lines = text.split('\n').map((l) => l.trim());
  const read = lines.filter(Boolean).map((line) => {
    const [, day = '', from = '', to = ''] = LINE.exec(line) ?? [];
    const [start, end] = [minuteIn(from), minuteIn(to)];
    if (!day || start === null || end === null || end <= start) return null;
    const weekday = /\d/.test(day) ? Number(day) : '一二三四五六日'.indexOf(day.replace('天', '日')) + 1;
    return { weekday, from: start, minutes: end - start };
  });
  const good = read.filter((s) => s !== null);
  return good.length > 0 && good.length === read.length ? good : null;
}

/** The classes of a term, each with how many seats are taken and whether its timetable is drafted. */
export function Classes({ term, go, keeps }: { term: TermView; go: Go; keeps: boolean }) {
  const { say, lang } = useSay();
  const [isAdding, add] = useState(false);
  const again = useLearningAgain();
  const ask = useAsk(learningApi.listClasses, { query: { termId: term.id } });
  return (
    <>
      <ExportLine list="classes" filters={{ termId: term.id }} />
      {keeps && term.status !== 'ended' && (
        <p className="no-print">
          <Button type="primary" onClick={() => add(true)}>
            {say(w.addClass)}
          </Button>
        </p>
      )}
      <Read ask={ask} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              open={(c) => go({ class: c.id })}
              columns={[
                { head: w.name, cell: (c) => c.name },
                { head: w.subject, cell: (c) => c.subject },
                { head: w.when, cell: (c) => c.slots.map((s) => slotText(s, lang)).join('、') },
                { head: w.room, cell: (c) => c.room },
                { head: w.teacher, cell: (c) => c.teachers.map((t) => t.name).join('、') },
                { head: w.mode, cell: (c) => say(modeWords[c.mode]) },
                { head: w.taken, cell: (c) => `${c.taken}/${c.seats}`, isFigure: true },
                { head: w.drafted, cell: (c) => `${c.drafted}/${c.sessions}`, isFigure: true },
              ]}
            />
          )
        }
      </Read>
      {isAdding && (
        <ClassForm
          before={null}
          term={term}
          close={() => add(false)}
          done={(c) => {
            again();
            go({ class: c.id });
          }}
        />
      )}
    </>
  );
}

type Values = {
  name: string;
  courseId: string;
  roomId: string;
  teacherIds: string[];
  seats: number;
  keptSeats: number;
  mode: ClassView['mode'];
  slots: string;
  fromDay: string;
  sessions: number;
  youngest?: number | null;
  extraStepFrom: number;
  fee: number;
  feeBasis?: string;
  needs?: string;
  missedLimit?: number | null;
  certificatePercent: number;
};
const startOf = (c: ClassView): Partial<Values> => ({
  ...{ name: c.name, courseId: c.courseId, roomId: c.roomId, teacherIds: c.teachers.map((t) => t.id) },
  ...{ seats: c.seats, keptSeats: c.keptSeats, mode: c.mode, fromDay: c.fromDay, sessions: c.sessions },
  slots: c.slots.map((s) => slotText(s, 'zh')).join('\n'),
  ...{ youngest: c.youngest, extraStepFrom: c.extraStepFrom, fee: c.feeFen / 100 },
  ...{ missedLimit: c.missedLimit, certificatePercent: c.certificatePercent },
  ...(c.feeBasis && { feeBasis: c.feeBasis }),
  ...(c.needs && { needs: c.needs }),
});
const inputOf = (v: Values) => ({
  ...{ name: v.name, courseId: v.courseId, roomId: v.roomId, teacherIds: v.teacherIds, mode: v.mode },
  ...{ seats: v.seats, keptSeats: v.keptSeats, fromDay: v.fromDay, sessions: v.sessions },
  slots: slotsIn(v.slots) ?? [],
  ...(typeof v.youngest === 'number' && { youngest: v.youngest }),
  ...{ extraStepFrom: v.extraStepFrom, feeFen: Math.round((v.fee ?? 0) * 100) },
  ...(v.feeBasis && { feeBasis: v.feeBasis }),
  ...(v.needs && { needs: v.needs }),
  ...(typeof v.missedLimit === 'number' && { missedLimit: v.missedLimit }),
  certificatePercent: v.certificatePercent,
});

/** Everything a class is, in one form. */
export function ClassForm({
  before,
  term,
  close,
  done,
}: {
  before: ClassView | null;
  term: { id: string; fromDay: string };
  close: () => void;
  done: (c: ClassView) => void;
}) {
  const start: Partial<Values> = before
    ? startOf(before)
    : {
        ...{ seats: 30, keptSeats: 6, mode: 'first_come', fromDay: term.fromDay, sessions: 15, youngest: 50 },
        ...{ extraStepFrom: 80, fee: 0, missedLimit: 3, certificatePercent: 60 },
      };
  return (
    <FormDialog<Values, ClassView>
      title={before ? w.editClass : w.addClass}
      start={start}
      close={close}
      done={done}
      send={(v, key) =>
        before
          ? call(learningApi.changeClass, {
              params: { id: before.id },
              version: before.version,
              input: inputOf(v),
              key,
            })
          : call(learningApi.addClass, { params: { id: term.id }, input: inputOf(v), key })
      }
    >
      <Fields />
    </FormDialog>
  );
}

function Fields() {
  const { say } = useSay();
  const ask = useAsk(catalogueApi.catalogue, {});
  const required = [{ required: true, message: say(w.required) }];
  const options = (list: readonly { id: string; name: string }[]) => list.map((x) => ({ value: x.id, label: x.name }));
  const { courses = [], rooms = [], teachers = [] } = ask.data ?? {};
  const number = (name: keyof Values, label: (typeof w)[keyof typeof w], min: number, max: number, isNeeded = true) => (
    <Form.Item name={name} label={say(label)} rules={isNeeded ? required : []}>
      <InputNumber min={min} max={max} className="wide" />
    </Form.Item>
  );
  return (
    <>
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="courseId" label={say(w.course)} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={courses.map((c) => ({ value: c.id, label: `${c.subject} · ${c.title}` }))}
        />
      </Form.Item>
      <Form.Item name="teacherIds" label={say(w.teachers)} rules={required}>
        <Select
          mode="multiple"
          maxCount={4}
          showSearch={{ optionFilterProp: 'label' }}
          options={options(teachers.filter((t) => !t.leftOn))}
        />
      </Form.Item>
      <Form.Item name="roomId" label={say(w.room)} rules={required}>
        <Select options={options(rooms.filter((r) => !r.closedOn))} />
      </Form.Item>
      <Form.Item
        name="slots"
        label={say(w.slots)}
        extra={say(w.slotsHint)}
        rules={[
          ...required,
          {
            validator: (_, text: string) =>
              !text || slotsIn(text) ? Promise.resolve() : Promise.reject(new Error(say(w.slotsWrong))),
          },
        ]}
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="fromDay" label={say(w.firstDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
        {number('sessions', w.sessions, 1, 200)}
      </div>
      <div className="pair">
        {number('seats', w.seats, 1, 2000)}
        {number('keptSeats', w.keptSeats, 0, 2000)}
      </div>
      <Form.Item name="mode" label={say(w.mode)}>
        <Select options={modes.map((value) => ({ value, label: say(modeWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        {number('youngest', w.youngest, 1, 100, false)}
        <Form.Item name="extraStepFrom" label={say(w.extraStepFrom)} extra={say(w.extraHint)} rules={required}>
          <InputNumber min={60} max={120} className="wide" />
        </Form.Item>
      </div>
      <div className="pair">
        {number('fee', w.fee, 0, 10_000)}
        <Form.Item name="feeBasis" label={say(w.feeBasis)}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <Form.Item name="needs" label={say(w.needs)}>
        <Input maxLength={300} />
      </Form.Item>
      <div className="pair">
        {number('missedLimit', w.missedLimit, 1, 50, false)}
        {number('certificatePercent', w.certificatePercent, 1, 100)}
      </div>
    </>
  );
}
