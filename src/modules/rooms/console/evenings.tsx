import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { eveningConsoleWords as w } from '../evenings.console.words.ts';
import { type EveningRow, eveningsApi } from '../evenings.contract.ts';
import { type EveningCategory, eveningCategories } from '../evenings.rules.ts';
import { categoryWords, eveningStatusWords, staffingWords } from '../evenings.words.ts';
import type { RoomRow } from '../rooms.contract.ts';
import { roomKeepers } from '../rooms.rules.ts';
import { EveningDrawer } from './evening.drawer.tsx';
import { useRoomsAgain } from './room.form.tsx';
import type { RoomSearch } from './rooms.search.ts';
import { addDays, dayAt, dayHead, spanAt } from './times.ts';

const BACK_DAYS = 7;
type Props = { r: RoomRow; search: RoomSearch; go: (change: Partial<RoomSearch>) => void };
/** The evenings of a room from last week on: how many children, who minds them, whether they stand. */
export function Evenings({ r, search, go }: Props) {
  const { say, lang } = useSay();
  const { role } = useMe();
  const again = useRoomsAgain();
  const [isPlanning, plan] = useState(false);
  const query = { roomId: r.id, from: addDays(dayOf(Date.now()), -BACK_DAYS) };
  const ask = useAsk(eveningsApi.listEvenings, { query });
  const keeps = r.isOwn && roomKeepers.some((k) => k === role);
  const opened = ask.data?.items.find((e) => e.id === search.open);
  return (
    <>
      {keeps && (
        <p className="acts no-print">
          <ExportButton list="room-evenings" filters={query} />
          <Button type="primary" onClick={() => plan(true)}>
            {say(w.plan)}
          </Button>
        </p>
      )}
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(e) => e.id}
              open={(e) => go({ open: e.id })}
              columns={[
                { head: w.when, cell: (e) => `${dayHead(dayAt(e.from), lang)} ${spanAt(e.from, e.to)}` },
                { head: w.title, cell: (e) => [...new Set([say(categoryWords[e.category]), e.title])].join(' · ') },
                { head: w.grades, cell: (e) => say(w.gradeSpan, { from: e.gradeFrom, to: e.gradeTo }) },
                { head: w.children, cell: (e) => say(w.ofTakes, { n: e.children, takes: e.takes }) },
                { head: w.staffing, cell: (e) => <Stands e={e} /> },
                { head: w.state, cell: (e) => say(eveningStatusWords[e.status]) },
              ]}
            />
          )
        }
      </Read>
      {opened && <EveningDrawer e={opened} close={() => go({ open: undefined })} again={again} keeps={keeps} />}
      {isPlanning && <PlanForm r={r} close={() => plan(false)} done={again} />}
    </>
  );
}
export function Stands({ e }: { e: EveningRow }) {
  const { say } = useSay();
  if (e.status === 'cancelled' || e.status === 'ended') return null;
  if (e.staffing === 'fine') return say(staffingWords.fine);
  return <span className="room-lapsed">{say(staffingWords[e.staffing])}</span>;
}
type Entry = {
  category: EveningCategory;
  title: string;
  days: string;
  from: string;
  to: string;
  gradeFrom: number;
  gradeTo: number;
  places: number;
};
function PlanForm({ r, close, done }: { r: RoomRow; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const tomorrow = addDays(dayOf(Date.now()), 1);
  return (
    <FormDialog<Entry, { items: EveningRow[] }>
      title={w.plan}
      start={{ category: 'homework', days: tomorrow, from: '18:30', to: '20:30', gradeFrom: 1, gradeTo: 6, places: 16 }}
      close={close}
      done={done}
      send={({ days, ...input }, key) =>
        call(eveningsApi.addEvenings, {
          params: { id: r.id },
          input: { ...input, days: days.split(/[\s,,、]+/).filter(Boolean) },
          key,
        })
      }
    >
      <Form.Item name="category" label={say(w.category)}>
        <Select options={eveningCategories.map((value) => ({ value, label: say(categoryWords[value]) }))} />
      </Form.Item>
      <Form.Item name="title" label={say(w.title)} extra={say(w.titleHint)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="days" label={say(w.days)} rules={required}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="from" label={say(w.from)} rules={required}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="to" label={say(w.to)} rules={required}>
          <Input type="time" />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="gradeFrom" label={say(w.gradeFrom)} rules={required}>
          <InputNumber min={1} max={9} className="wide" />
        </Form.Item>
        <Form.Item name="gradeTo" label={say(w.gradeTo)} rules={required}>
          <InputNumber min={1} max={9} className="wide" />
        </Form.Item>
      </div>
      <Form.Item name="places" label={say(w.places)} rules={required}>
        <InputNumber min={1} max={100} className="wide" />
      </Form.Item>
    </FormDialog>
  );
}
