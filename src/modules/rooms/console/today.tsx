import { Button, Checkbox, Drawer, Form, Input, message, Select, Tag } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { roomConsoleWords as w } from '../rooms.console.words.ts';
import { type BookingRow, type MadeBooking, type RoomRow, roomsApi } from '../rooms.contract.ts';
import { type BookingVerb, roomHands } from '../rooms.rules.ts';
import { bookingStatusWords, bookingVerbWords, sourceWords } from '../rooms.words.ts';
import { LivePlan } from './plan.tsx';
import { useRoomsAgain } from './room.form.tsx';
import { clockAt, spanAt } from './times.ts';

/** The room as it stands now: the plan, how many are here, who is still expected. */
export function Today({ r }: { r: RoomRow }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useRoomsAgain();
  const ask = useAsk(roomsApi.roomToday, { params: { id: r.id } });
  const [isSeating, seat] = useState(false);
  const [opened, open] = useState<string | null>(null);
  const isHand = roomHands.some((h) => h === role);
  return (
    <Read ask={ask} rows={8}>
      {({ isOpen, seats, bookings }) => {
        const count = (status: string) => bookings.filter((b) => b.status === status).length;
        const booking = bookings.find((b) => b.id === opened);
        return (
          <>
            <div className="room-now">
              <p>
                {!isOpen && <Tag>{say(w.shut)}</Tag>} {say(w.inUse, { n: count('checkedIn') })} ·{' '}
                {say(w.away, { n: count('away') })} · {say(w.expected, { n: count('booked') })}{' '}
                {isHand && r.state === 'open' && (
                  <Button type="primary" className="no-print" onClick={() => seat(true)}>
                    {say(w.seatDesk)}
                  </Button>
                )}
              </p>
              <LivePlan plan={r.plan} seats={seats} open={open} />
            </div>
            {bookings.length === 0 ? (
              <Nothing title={say(w.todayNone)} hint={say(w.todayHint)} />
            ) : (
              <Table rows={bookings} open={open} />
            )}
            {booking && <BookingDrawer b={booking} close={() => open(null)} again={again} />}
            {isSeating && <SeatForm r={r} close={() => seat(false)} done={again} />}
          </>
        );
      }}
    </Read>
  );
}
function Who({ b }: { b: BookingRow }) {
  const { say } = useSay();
  return b.isChild ? say(w.child) : (b.name ?? <span className="soft">{say(w.walkIn)}</span>);
}
function Table({ rows, open }: { rows: readonly BookingRow[]; open: (id: string) => void }) {
  const { say } = useSay();
  return (
    <Register
      rows={rows}
      keyOf={(b) => b.id}
      open={(b) => open(b.id)}
      columns={[
        { head: w.seat, cell: (b) => b.seat },
        { head: w.when, cell: (b) => spanAt(b.from, b.to) },
        { head: w.who, cell: (b) => <Who b={b} /> },
        { head: w.source, cell: (b) => say(sourceWords[b.source]) },
        {
          head: w.state,
          cell: (b) => (
            <>
              {say(bookingStatusWords[b.status])}
              {b.awayUntil && ` · ${clockAt(b.awayUntil)}`}
              {b.excused && ` · ${b.excused}`}
              {b.reminds && <div className="room-reminds">{say(w.reminds)}</div>}
            </>
          ),
        },
      ]}
    />
  );
}

type DrawerProps = { b: BookingRow; close: () => void; again: () => void };
function BookingDrawer({ b, close, again }: DrawerProps) {
  const { say } = useSay();
  const [isExcusing, excuse] = useState(false);
  const [phone, show] = useState<string | null>(null);
  const move = useDeed((verb: BookingVerb, key) =>
    call(roomsApi.moveSeat, { params: { id: b.id }, input: { verb, reason: '' }, key }),
  );
  const see = useDeed((id: string, key) => call(roomsApi.seatPhone, { params: { id }, input: {}, key }));
  const problem = move.problem ?? see.problem;
  return (
    <Drawer open onClose={close} size={400} title={`${b.seat} · ${spanAt(b.from, b.to)}`}>
      <p>
        <Tag>{say(bookingStatusWords[b.status])}</Tag> <Who b={b} /> {phone}
        {b.hasPhone && !phone && (
          <Button
            type="link"
            onClick={async () => {
              const answer = await see.run(b.id);
              if (answer) show(answer.phone);
            }}
          >
            {say(w.seePhone)}
          </Button>
        )}
      </p>
      {b.reminds && <p className="room-reminds">{say(w.reminds)}</p>}
      <div className="acts">
        {b.open.map((verb) => (
          <Button
            key={verb}
            type={verb === 'arrive' ? 'primary' : 'default'}
            onClick={async () => {
              if (verb === 'excuse') return excuse(true);
              if (await move.run(verb)) again();
            }}
          >
            {say(bookingVerbWords[verb])}
          </Button>
        ))}
      </div>
      {b.closed.map((c) => (
        <p key={c.verb} className="soft">
          {say(bookingVerbWords[c.verb])}
          {say(colon)}
          {say(c.says)}
        </p>
      ))}
      {problem && <Fault problem={problem} />}
      {isExcusing && (
        <FormDialog<{ reason: string }, BookingRow>
          title={w.excuseTitle}
          close={() => excuse(false)}
          done={again}
          send={({ reason }, key) =>
            call(roomsApi.moveSeat, { params: { id: b.id }, input: { verb: 'excuse', reason: reason ?? '' }, key })
          }
        >
          <Form.Item name="reason" label={say(w.reason)}>
            <Input maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </Drawer>
  );
}

type SeatEntry = {
  startsAt: string;
  seatId: string;
  name?: string;
  phone?: string;
  isChild?: boolean;
  childNumber?: string;
};
/** At the desk: for somebody who stands there, with or without a name; for a child only with the number on the guardian's receipt. */
function SeatForm({ r, close, done }: { r: RoomRow; close: () => void; done: () => void }) {
  const { say } = useSay();
  const ask = useAsk(roomsApi.roomSlots, { params: { id: r.id } });
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<SeatEntry, MadeBooking>
      title={w.seatDesk}
      ok={w.seatDesk}
      close={close}
      done={(made) => {
        void message.success(say(w.seatGiven, { seat: made.seat, number: made.number }), 15);
        done();
      }}
      send={({ isChild = false, ...input }, key) =>
        call(roomsApi.bookSeat, { params: { id: r.id }, input: { ...input, isChild }, key })
      }
    >
      {(form) => (
        <>
          <Form.Item name="startsAt" label={say(w.slot)} rules={required}>
            <Select
              options={(ask.data?.slots ?? []).map((s) => ({
                value: s.startsAt,
                label: say(w.slotSays, { from: clockAt(s.startsAt), to: clockAt(s.endsAt), n: s.free.length }),
              }))}
              onChange={() => form.resetFields(['seatId'])}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => {
              const slot = ask.data?.slots.find((s) => s.startsAt === form.getFieldValue('startsAt'));
              const free = new Set(slot?.free ?? []);
              return (
                <Form.Item name="seatId" label={say(w.seat)} rules={required}>
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    options={(ask.data?.seats ?? [])
                      .filter((s) => free.has(s.id))
                      .map((s) => ({ value: s.id, label: s.label }))}
                  />
                </Form.Item>
              );
            }}
          </Form.Item>
          <div className="pair">
            <Form.Item name="name" label={say(w.personName)}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="phone" label={say(w.personPhone)}>
              <Input maxLength={30} />
            </Form.Item>
          </div>
          {r.takesChildren && (
            <>
              <Form.Item name="isChild" valuePropName="checked">
                <Checkbox>{say(w.isChild)}</Checkbox>
              </Form.Item>
              <Form.Item name="childNumber" label={say(w.childNumber)}>
                <Input maxLength={20} />
              </Form.Item>
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
