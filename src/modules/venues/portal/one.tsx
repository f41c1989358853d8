import { Fragment } from 'react';
import type { FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { clock, hoursLines } from '#modules/stations/hours.rules.ts';
import { Button, Choose, FaultSummary, Field, Form, TextArea } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import type { SlotDay, VenueRow } from '../venues.contract.ts';
import { venueKindWords } from '../venues.words.ts';
import { portalVenueWords as w } from './venue.words.ts';

/** `09:00` on the county's clock. */
const clockOf = (at: string): string => {
  const { hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return clock(hour * 60 + minute);
};

function About({ v }: { v: VenueRow }) {
  const t = useSay();
  const { lang } = useFrame();
  const rows: (readonly [Word, string])[] = [
    [w.address, `${v.placeName} ${v.address}`],
    ...(v.way ? ([[w.way, v.way]] as const) : []),
    [w.host, v.host],
    [w.desk, v.desk],
  ];
  return (
    <>
      <h2>{t(w.shows)}</h2>
      <p className="as-written">{v.shows}</p>
      {v.access && (
        <>
          <h2>{t(w.access)}</h2>
          <p className="as-written">{v.access}</p>
        </>
      )}
      <h2>{t(w.hours)}</h2>
      <table className="hours-table">
        <tbody>
          {hoursLines(v.hours, lang).map((l) => (
            <tr key={l.days}>
              <th scope="row">{l.days}</th>
              <td>{l.times}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!v.hours.holiday && <p className="soft">{t(w.holidayAsUsual)}</p>}
      {v.closed.length > 0 && (
        <>
          <h3>{t(w.closedDays)}</h3>
          <ul>
            {v.closed.map((c) => (
              <li key={c.id}>{t(w.closedSpan, { from: c.fromDay, to: c.toDay, reason: c.reason })}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{t(w.where)}</h2>
      <dl className="facts card grid">
        {rows.map(([head, says]) => (
          <Fragment key={head[1]}>
            <dt>{t(head)}</dt>
            <dd>{says}</dd>
          </Fragment>
        ))}
        <dt>{t(w.phone)}</dt>
        <dd>
          <a href={`tel:${v.phone.replace(/[^\d+]/g, '')}`}>{v.phone}</a>
        </dd>
      </dl>
      {v.lat !== null && v.long !== null && (
        <p className="no-print">
          <a className="button plain" href={`geo:${v.lat},${v.long}?q=${v.lat},${v.long}`}>
            {t(w.openMap)}
          </a>
        </p>
      )}
    </>
  );
}

function Free({ v, days }: { v: VenueRow; days: readonly SlotDay[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const one = (s: SlotDay['slots'][number]) =>
    s.free === v.capacity ? clockOf(s.startsAt) : t(w.slotFree, { from: clockOf(s.startsAt), free: s.free });
  return (
    <section>
      <h2>{t(w.freeTable)}</h2>
      <p className="soft">{t(w.freeHow, { n: v.capacity })}</p>
      <table className="hours-table">
        <tbody>
          {days.map((d) => {
            const free = d.slots.filter((s) => s.free > 0);
            return (
              <tr key={d.date}>
                <th scope="row">{dayText(d.date, lang, now)}</th>
                <td>{free.length === 0 ? (d.closed ?? t(w.noSlots)) : free.map(one).join(' · ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type BookProps = {
  v: VenueRow;
  days: readonly SlotDay[];
  values: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  refused: Refused | null;
  commandId: string;
};
function Book({ v, days, values, faults, refused, commandId }: BookProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  const free = days.flatMap((d) => d.slots.filter((s) => s.free > 0).map((s) => ({ ...s, date: d.date })));
  if (!v.takesResidents)
    return (
      <Notice tone="now">
        <p>{t(w.unitsOnly)}</p>
      </Notice>
    );
  if (free.length === 0 && !refused) return <p>{t(w.nothingFree)}</p>;
  const labels = {
    startsAt: w.when,
    group: w.group,
    people: w.people,
    contact: w.contact,
    phone: w.contactPhone,
    note: w.note,
  };
  return (
    <section id="book" className="no-print">
      <h2>{t(w.book)}</h2>
      <p className="soft">{t(w.lead2, { hours: v.leadHours, days: v.aheadDays })}</p>
      <FaultSummary refused={refused} faults={faults} labels={labels} />
      <Form id="book-form" action={`/venues/${v.id}`} commandId={commandId} state={{ values, faults }}>
        <Choose
          name="startsAt"
          label={t(w.when)}
          hint={t(w.whenHint)}
          choices={[
            { value: '', title: t(w.chooseSlot) },
            ...free.map((s) => ({
              value: s.startsAt,
              title: t(w.slot, {
                day: dayText(s.date, lang, now),
                from: clockOf(s.startsAt),
                to: clockOf(s.endsAt),
                free: s.free,
              }),
            })),
          ]}
        />
        <Field name="people" label={t(w.people)} inputMode="numeric" maxLength={4} />
        <Field name="group" label={t(w.group)} hint={t(w.groupHint)} maxLength={60} />
        <Field name="contact" label={t(w.contact)} autoComplete="name" maxLength={60} />
        <Field
          name="phone"
          label={t(w.contactPhone)}
          hint={t(w.phoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <TextArea name="note" label={t(w.note)} optional rows={2} maxLength={500} />
        <Button>{t(w.send)}</Button>
      </Form>
    </section>
  );
}

/** One place to visit: what, when, where, what is free, and the form. */
export function One(props: BookProps) {
  const { v, days } = props;
  const t = useSay();
  return (
    <>
      <h1>{v.name}</h1>
      <p className="lead">{t(venueKindWords[v.kind])}</p>
      {v.stateReason && (
        <Notice tone="now">
          <p>{v.stateReason}</p>
        </Notice>
      )}
      <p className="soft">{t(w.takes, { minutes: v.visitMinutes, n: v.capacity })}</p>
      <About v={v} />
      {v.state === 'open' && <Free v={v} days={days} />}
      {v.state === 'open' && <Book {...props} />}
      <p className="no-print">
        <a className="button plain" href="/venues">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}
