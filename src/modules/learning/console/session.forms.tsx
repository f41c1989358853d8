import { Form, Input, Select } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { catalogueApi } from '../catalogue.contract.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import type { ClassView } from '../learning.contract.ts';
import { type SessionView, sessionsApi } from '../sessions.contract.ts';
import { dayAt, minuteIn, momentOf, spanAt } from './times.ts';

type Values = { startsAt: string; time: string; roomId: string; teacherIds: string[] };
const SPAN = /^\s*(\d{1,2}[:\uFF1A]\d{2})\s*[-–—~至到]\s*(\d{1,2}[:\uFF1A]\d{2})\s*$/;
const spanIn = (text: string): { from: number; to: number } | null => {
  const [, a = '', b = ''] = SPAN.exec(text) ?? [];
  const [from, to] = [minuteIn(a), minuteIn(b)];
  return from !== null && to !== null && to > from ? { from, to } : null;
};
type Props = { close: () => void; done: (s: SessionView) => void } & (
  | { move: SessionView }
  | { makesUp: SessionView }
  | { of: ClassView }
);
const startOf = (p: Props): Partial<Values> => {
  const before = 'move' in p ? p.move : 'makesUp' in p ? p.makesUp : null;
  if (!before) return 'of' in p ? { roomId: p.of.roomId, teacherIds: p.of.teachers.map((t) => t.id) } : {};
  return {
    ...('move' in p && { startsAt: dayAt(before.startsAt) }),
    time: spanAt(before.startsAt, before.endsAt),
    roomId: before.roomId,
    ...(before.teachers.length > 0 && { teacherIds: before.teachers.map((t) => t.id) }),
  };
};

/** Another time, room or teacher for a session; or one more, or one instead of a cancelled one. Whoever is in the way is named on the day. */
export function PlacedForm(p: Props) {
  const { say } = useSay();
  const ask = useAsk(catalogueApi.catalogue, {});
  const required = [{ required: true, message: say(w.required) }];
  const { rooms = [], teachers = [] } = ask.data ?? {};
  return (
    <FormDialog<Values, SessionView>
      title={'move' in p ? w.move : 'makesUp' in p ? w.makeUp : w.addSession}
      start={startOf(p)}
      close={p.close}
      done={p.done}
      send={(v, key) => {
        const span = spanIn(v.time) ?? { from: 0, to: 0 };
        const input = {
          startsAt: momentOf(v.startsAt, span.from),
          endsAt: momentOf(v.startsAt, span.to),
          ...{ roomId: v.roomId, teacherIds: v.teacherIds },
        };
        if ('move' in p)
          return call(sessionsApi.moveSession, { params: { id: p.move.id }, version: p.move.version, input, key });
        if ('makesUp' in p)
          return call(sessionsApi.addSession, {
            ...{ params: { id: p.makesUp.classId }, key },
            input: { ...input, makesUp: p.makesUp.id },
          });
        return call(sessionsApi.addSession, { params: { id: p.of.id }, input, key });
      }}
    >
      <div className="pair">
        <Form.Item name="startsAt" label={say(w.day)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="time"
          label={say(w.time)}
          extra={say(w.timeHint)}
          rules={[
            ...required,
            {
              validator: (_, text: string) =>
                !text || spanIn(text) ? Promise.resolve() : Promise.reject(new Error(say(w.timeHint))),
            },
          ]}
        >
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Form.Item name="roomId" label={say(w.room)} rules={required}>
        <Select options={rooms.filter((r) => !r.closedOn).map((r) => ({ value: r.id, label: r.name }))} />
      </Form.Item>
      <Form.Item name="teacherIds" label={say(w.teachers)} rules={required}>
        <Select
          mode="multiple"
          maxCount={4}
          options={teachers.filter((t) => !t.leftOn).map((t) => ({ value: t.id, label: t.name }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
