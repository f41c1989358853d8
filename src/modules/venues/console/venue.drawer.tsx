import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber, Select, Tag } from 'antd';
import { Fragment, useState } from 'react';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { hoursText } from '#modules/stations/hours.rules.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Opening, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { venueConsoleWords as w } from '../venues.console.words.ts';
import { type BookInput, type BookingView, type VenueRow, venuesApi } from '../venues.contract.ts';
import { type VenueVerb, venueKeepers } from '../venues.rules.ts';
import { venueKindWords, venueStateWords, venueVerbWords, venueWords } from '../venues.words.ts';
import { dayHead, spanAt } from './times.ts';
import { VenueForm } from './venue.form.tsx';

type Props = { id: string; close: () => void; booked: (b: BookingView) => void };
/** One venue: what there is, when, its closed days and what is free; booked from here for a unit. */
export function VenueDrawer({ id, close, booked }: Props) {
  const ask = useAsk(venuesApi.getVenue, { params: { id } });
  return (
    <Drawer open onClose={close} size={480} title={ask.data?.name ?? <Opening />}>
      <Read ask={ask}>{(v) => <Shown v={v} booked={booked} />}</Read>
    </Drawer>
  );
}

function Facts({ v }: { v: VenueRow }) {
  const { say, lang } = useSay();
  const rows = [
    [w.kind, say(venueKindWords[v.kind])],
    [w.unit, v.host],
    [w.address, `${v.placeName} ${v.address}${v.way ? ` · ${v.way}` : ''}`],
    [w.hours, hoursText(v.hours, lang)],
    [w.capacity, v.capacity],
    [w.visitMinutes, v.visitMinutes],
    [w.leadHours, v.leadHours],
    [w.aheadDays, v.aheadDays],
    [w.shows, v.shows],
    [w.access, v.access ?? '—'],
    [w.desk, `${v.desk} ${v.phone}`],
  ] as const;
  return (
    <dl className="facts">
      {rows.map(([head, says]) => (
        <Fragment key={head[1]}>
          <dt>{say(head)}</dt>
          <dd>{says}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Shown({ v, booked }: { v: VenueRow; booked: (b: BookingView) => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [dialog, open] = useState<'edit' | 'days' | 'book' | VenueVerb | null>(null);
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/venue') });
  const drop = useDeed((closedId: string, key) =>
    call(venuesApi.openDays, { params: { id: v.id, closedId }, input: {}, key }),
  );
  const keeps = venueKeepers.some((r) => r === role);
  const shut = () => open(null);
  return (
    <>
      {v.state !== 'open' && (
        <p>
          <Tag>{say(venueStateWords[v.state])}</Tag> {v.stateReason}
        </p>
      )}
      <div className="acts">
        {keeps && v.state === 'open' && (
          <Button type="primary" onClick={() => open('book')}>
            {say(w.book)}
          </Button>
        )}
        {keeps && v.isOwn && <Button onClick={() => open('edit')}>{say(w.edit)}</Button>}
        {keeps && v.isOwn && <Button onClick={() => open('days')}>{say(w.closeDays)}</Button>}
        {v.open.map((verb) => (
          <Button key={verb} onClick={() => open(verb)}>
            {say(venueVerbWords[verb])}
          </Button>
        ))}
        <Button href={`/venues/${v.id}`} target="_blank">
          {say(w.publicPage)}
        </Button>
      </div>
      <Facts v={v} />
      {v.closed.length > 0 && (
        <>
          <h3>{say(w.closedDays)}</h3>
          <ul>
            {v.closed.map((c) => (
              <li key={c.id}>
                {c.fromDay} – {c.toDay} · {c.reason}
                {v.isOwn && keeps && (
                  <Button
                    type="link"
                    onClick={async () => {
                      if (await drop.run(c.id)) again();
                    }}
                  >
                    {say(w.openDays)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {drop.problem && <Fault problem={drop.problem} />}
      {dialog === 'edit' && <VenueForm before={v} close={shut} done={again} />}
      {dialog === 'days' && <CloseDays v={v} close={shut} done={again} />}
      {dialog === 'book' && (
        <Book
          v={v}
          close={shut}
          done={(b) => {
            again();
            booked(b);
          }}
        />
      )}
      {(dialog === 'pause' || dialog === 'close' || dialog === 'reopen') && (
        <State v={v} verb={dialog} close={shut} done={again} />
      )}
    </>
  );
}

type Dates = { fromDay: string; toDay: string; reason: string };
function CloseDays({ v, close, done }: { v: VenueRow; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const today = dayOf(Date.now());
  return (
    <FormDialog<Dates, VenueRow>
      title={w.closeDays}
      start={{ fromDay: today, toDay: today }}
      close={close}
      done={done}
      send={(input, key) => call(venuesApi.closeDays, { params: { id: v.id }, input, key })}
    >
      <div className="pair">
        <Form.Item name="fromDay" label={say(w.fromDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="toDay" label={say(w.toDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={say(w.reason)} extra={say(w.reasonHint)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function State({ v, verb, close, done }: { v: VenueRow; verb: VenueVerb; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason?: string }, VenueRow>
      title={venueVerbWords[verb]}
      ok={venueVerbWords[verb]}
      close={close}
      done={done}
      send={({ reason = '' }, key) =>
        call(venuesApi.moveVenue, { params: { id: v.id }, version: v.version, input: { verb, reason }, key })
      }
    >
      {verb === 'reopen' ? (
        <p>{v.name}</p>
      ) : (
        <Form.Item name="reason" label={say(w.reason)} extra={say(w.reasonHint)}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </FormDialog>
  );
}

/** A visit for a unit of one's place, into what is free in the next thirty days. */
function Book({ v, close, done }: { v: VenueRow; close: () => void; done: (b: BookingView) => void }) {
  const { say, lang } = useSay();
  const me = useMe();
  const units = useAsk(organisationsApi.listOrganisations, { query: { area: me.area } as never });
  const slots = useAsk(venuesApi.venueSlots, { params: { id: v.id }, query: { days: 30 } as never });
  const free = (slots.data?.items ?? []).flatMap((d) =>
    d.slots.filter((s) => s.free > 0).map((s) => ({ ...s, day: d.date })),
  );
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<BookInput, BookingView>
      title={w.book}
      ok={w.book}
      close={close}
      done={done}
      send={(input, key) => call(venuesApi.bookVisit, { params: { id: v.id }, input, key })}
    >
      <Form.Item name="organisationId" label={say(w.forUnit)} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(units.data?.organisations ?? [])
            .filter((o) => o.area.startsWith(me.area))
            .map((o) => ({ value: o.id, label: o.name }))}
        />
      </Form.Item>
      <Form.Item name="startsAt" label={say(w.when)} rules={required}>
        <Select
          notFoundContent={say(w.noSlot)}
          options={free.map((s) => {
            const [from, to] = spanAt(s.startsAt, s.endsAt).split('–');
            const label = say(w.slot, { day: dayHead(s.day, lang), from: from ?? '', to: to ?? '', free: s.free });
            return { value: s.startsAt, label };
          })}
        />
      </Form.Item>
      <Form.Item name="people" label={say(w.people)} rules={required}>
        <InputNumber min={1} max={2000} className="wide" />
      </Form.Item>
      <div className="pair">
        <Form.Item name="contact" label={say(w.contact)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={say(w.contactPhone)} rules={required}>
          <Input maxLength={30} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={say(w.note)}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <p className="soft">{say(venueWords.people, { n: v.capacity })}</p>
    </FormDialog>
  );
}
