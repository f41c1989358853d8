import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { hoursText } from '#modules/stations/hours.rules.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { roomConsoleWords as w } from '../rooms.console.words.ts';
import { type RoomInput, type RoomRow, type RuleSetInput, roomsApi } from '../rooms.contract.ts';
import { presetWords } from '../rooms.words.ts';
import { presets } from '../slots.rules.ts';
import { FIRST_PLAN, PlanEditor } from './plan.tsx';
import { addDays } from './times.ts';

export const useRoomsAgain = () => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/room') });
};
const startOf = (r: RoomRow): Partial<RoomInput> => ({
  ...{ area: r.area, organisationId: r.organisationId, name: r.name, address: r.address, shows: r.shows },
  ...{ hours: hoursText(r.hours, 'zh'), desk: r.desk, phone: r.phone, plan: r.plan },
  ...{ takesChildren: r.takesChildren, childrenPerAdult: r.childrenPerAdult },
  ...(r.way !== null && { way: r.way }),
});

type FormProps = { before: RoomRow | null; close: () => void; done: (r: RoomRow) => void };
/** Everything a room is, its plan too; what breaks a rule is said on its field. */
export function RoomForm({ before, close, done }: FormProps) {
  const { area, organisationId } = useMe();
  const again = useRoomsAgain();
  const fresh: Partial<RoomInput> = {
    ...{ area, organisationId, hours: '每天 8:00-21:00', plan: FIRST_PLAN, takesChildren: true, childrenPerAdult: 8 },
  };
  return (
    <FormDialog<RoomInput, RoomRow>
      title={before ? w.edit : w.add}
      start={before ? startOf(before) : fresh}
      close={close}
      done={(r) => {
        again();
        done(r);
      }}
      send={(input, key) =>
        before
          ? call(roomsApi.changeRoom, { params: { id: before.id }, input, version: before.version, key })
          : call(roomsApi.addRoom, { input, key })
      }
    >
      <What />
    </FormDialog>
  );
}
function What() {
  const { say } = useSay();
  const me = useMe();
  const units = useAsk(organisationsApi.listOrganisations, { query: { area: me.area } as never });
  const required = [{ required: true, message: say(w.required) }];
  const options = (units.data?.organisations ?? [])
    .filter((o) => o.area.startsWith(me.area))
    .map((o) => ({ value: o.id, label: o.name }));
  return (
    <>
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="area" label={say(w.place)} rules={required}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="organisationId" label={say(w.unit)} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name="address" label={say(w.address)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="way" label={say(w.way)}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="hours" label={say(w.hours)} extra={say(w.hoursHint)} rules={required}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="plan" label={say(w.plan)}>
        <PlanEditor />
      </Form.Item>
      <Form.Item name="shows" label={say(w.shows)} rules={required}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="desk" label={say(w.desk)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={say(w.phone)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="takesChildren" valuePropName="checked">
        <Checkbox>{say(w.takesChildren)}</Checkbox>
      </Form.Item>
      <Form.Item name="childrenPerAdult" label={say(w.perAdult)} rules={required}>
        <InputNumber min={1} max={15} className="wide" />
      </Form.Item>
    </>
  );
}

type RulesEntry = RuleSetInput & { preset?: keyof typeof presets };
const presetNames = Object.keys(presets) as (keyof typeof presets)[];
/** A set of rules from a day on, begun from one that a library has. */
export function RulesForm({ r, close, done }: { r: RoomRow; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const today = dayOf(Date.now());
  const first = r.rules.length === 0;
  const numbers = [
    ['slotMinutes', w.slotMinutes, 30, 720],
    ['aheadDays', w.aheadDays, 0, 30],
    ['holdMinutes', w.holdMinutes, 5, 120],
    ['awayMinutes', w.awayMinutes, 5, 120],
    ['mealMinutes', w.mealMinutes, 5, 240],
    ['perDay', w.perDay, 1, 10],
    ['breaches', w.breaches, 0, 20],
    ['withinDays', w.withinDays, 1, 60],
    ['pauseDays', w.pauseDays, 0, 14],
  ] as const;
  return (
    <FormDialog<RulesEntry, RoomRow>
      title={w.addRules}
      start={{ ...presets.gentle, preset: 'gentle', validFrom: first ? today : addDays(today, 1) }}
      close={close}
      done={done}
      send={({ preset: _, ...input }, key) => call(roomsApi.addRules, { params: { id: r.id }, input, key })}
    >
      {(form) => (
        <>
          <Form.Item name="preset" label={say(w.preset)}>
            <Select
              options={presetNames.map((value) => ({ value, label: say(presetWords[value]) }))}
              onChange={(next: keyof typeof presets) => form.setFieldsValue(presets[next])}
            />
          </Form.Item>
          <div className="pair">
            <Form.Item name="name" label={say(w.ruleName)} rules={required}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
              <Input type="date" />
            </Form.Item>
          </div>
          {numbers.map(([name, label, min, max]) => (
            <Form.Item key={name} name={name} label={say(label)} rules={required}>
              <InputNumber min={min} max={max} className="wide" />
            </Form.Item>
          ))}
          <Form.Item name="pauseToWeekEnd" valuePropName="checked">
            <Checkbox>{say(w.pauseToWeekEnd)}</Checkbox>
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
type TermEntry = { name: string; fromDay: string; toDay: string };
export function TermForm({ r, close, done }: { r: RoomRow; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<TermEntry, RoomRow>
      title={w.addTerm}
      close={close}
      done={done}
      send={(input, key) => call(roomsApi.addTerm, { params: { id: r.id }, input, key })}
    >
      <Form.Item name="name" label={say(w.termName)} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="fromDay" label={say(w.fromDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="toDay" label={say(w.toDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
