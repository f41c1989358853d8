import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Form, Input, InputNumber, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Moment, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { venueConsoleWords as w } from '../venues.console.words.ts';
import { type BookingView, venuesApi } from '../venues.contract.ts';
import { type BookingVerb, venueKeepers } from '../venues.rules.ts';
import { bookingStatusWords, bookingVerbWords, venueWords } from '../venues.words.ts';
import { dayAt, dayHead, spanAt } from './times.ts';
import { Counts } from './venues.page.tsx';

/** One booking: who, when, how many, and what may be done now; what may not says why. */
export function BookingDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const ask = useAsk(venuesApi.getBooking, { params: { id } });
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/venue') });
  return (
    <Drawer open onClose={close} size={440} title={ask.data ? `${ask.data.venue} · ${ask.data.group}` : say(w.booking)}>
      <Read ask={ask}>{(b) => <Shown b={b} again={again} />}</Read>
    </Drawer>
  );
}

function Shown({ b, again }: { b: BookingView; again: () => void }) {
  const { say, lang } = useSay();
  const [verb, ask] = useState<Exclude<BookingVerb, 'record' | 'confirm' | 'missed'> | null>(null);
  const move = useDeed((given: 'confirm' | 'missed', key) =>
    call(venuesApi.moveBooking, { params: { id: b.id }, version: b.version, input: { verb: given, reason: '' }, key }),
  );
  const recorded = useDeed((_: string, key) =>
    call(venuesApi.recordBooking, { params: { id: b.id }, version: b.version, input: {}, key }),
  );
  const act = async (given: BookingVerb) => {
    if (given === 'decline' || given === 'cancel' || given === 'came') return ask(given);
    const answer = given === 'record' ? await recorded.run(b.id) : await move.run(given);
    if (answer) again();
  };
  const problem = move.problem ?? recorded.problem;
  return (
    <>
      <p>
        <Tag>{say(bookingStatusWords[b.status])}</Tag> <Counts b={b} />
      </p>
      {b.reason && <p className="venue-reason">{b.reason}</p>}
      <dl className="facts">
        <dt>{say(w.when)}</dt>
        <dd>
          {dayHead(dayAt(b.startsAt), lang)} {spanAt(b.startsAt, b.endsAt)}
        </dd>
        <dt>{say(w.people)}</dt>
        <dd>{say(venueWords.people, { n: b.people })}</dd>
        {b.came !== null && (
          <>
            <dt>{say(w.came)}</dt>
            <dd>{say(venueWords.people, { n: b.came })}</dd>
          </>
        )}
        <dt>{say(w.group)}</dt>
        <dd>{b.group}</dd>
        {b.note && (
          <>
            <dt>{say(w.note)}</dt>
            <dd>{b.note}</dd>
          </>
        )}
        <dt>{say(w.contact)}</dt>
        <dd>
          <Contact b={b} />
        </dd>
        <dt>{say(w.unit)}</dt>
        <dd>{b.host}</dd>
        <dt>{say(w.address)}</dt>
        <dd>{b.venueAddress}</dd>
        <dt>{say(w.number)}</dt>
        <dd>{b.number}</dd>
        <dt>{say(w.askedAt)}</dt>
        <dd>
          <Moment at={b.at} />
        </dd>
      </dl>
      <div className="acts">
        {b.open.map((v) => (
          <Button key={v} type={v === 'confirm' || v === 'record' ? 'primary' : 'default'} onClick={() => void act(v)}>
            {say(bookingVerbWords[v])}
          </Button>
        ))}
        {b.closed
          .filter((c) => c.verb !== 'record' || b.organisationId !== null)
          .map((c) => (
            <Tooltip key={c.verb} title={say(c.says)}>
              <Button disabled>{say(bookingVerbWords[c.verb])}</Button>
            </Tooltip>
          ))}
      </div>
      {b.activityId && b.isVisitor && (
        <p>
          <Link to="/activities/$id" params={{ id: b.activityId }}>
            {say(w.toActivity)}
          </Link>
        </p>
      )}
      {problem && <Fault problem={problem} />}
      {verb && <Ask b={b} verb={verb} close={() => ask(null)} done={again} />}
    </>
  );
}

function Contact({ b }: { b: BookingView }) {
  const { say } = useSay();
  const { role } = useMe();
  const see = useDeed((id: string, key) => call(venuesApi.bookingPhone, { params: { id }, input: {}, key }));
  const [phone, show] = useState<string | null>(null);
  if (b.contact === null) return say(w.erased);
  return (
    <>
      {b.contact}{' '}
      {phone ??
        (b.hasPhone && venueKeepers.some((r) => r === role) && (
          <Button
            type="link"
            onClick={async () => {
              const answer = await see.run(b.id);
              if (answer) show(answer.phone);
            }}
          >
            {say(w.seePhone)}
          </Button>
        ))}
    </>
  );
}

type Entry = { reason?: string; people?: number };
/** A word of why, or how many came. */
function Ask({
  b,
  verb,
  close,
  done,
}: {
  b: BookingView;
  verb: 'decline' | 'cancel' | 'came';
  close: () => void;
  done: () => void;
}) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, BookingView>
      title={bookingVerbWords[verb]}
      ok={bookingVerbWords[verb]}
      start={{ people: b.people }}
      close={close}
      done={done}
      send={({ reason = '', people }, key) =>
        call(venuesApi.moveBooking, {
          params: { id: b.id },
          version: b.version,
          input: { verb, reason, ...(verb === 'came' && people !== undefined && { people }) },
          key,
        })
      }
    >
      {verb === 'came' ? (
        <Form.Item name="people" label={say(w.came)} rules={required}>
          <InputNumber min={1} max={2000} className="wide" />
        </Form.Item>
      ) : (
        <Form.Item name="reason" label={say(w.reason)} extra={say(w.reasonHint)} rules={required}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
