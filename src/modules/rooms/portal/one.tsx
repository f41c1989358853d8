import { Fragment } from 'react';
import type { Word } from '#kernel/words.ts';
import type { Shown } from '#modules/places/index.ts';
import { hoursLines } from '#modules/stations/hours.rules.ts';
import { Button, Choose, FaultSummary, Field, Form, RadioCards } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import type { EveningRow } from '../evenings.contract.ts';
import { categoryWords } from '../evenings.words.ts';
import type { RoomRow, SeatView, SlotView } from '../rooms.contract.ts';
import { rulesOn } from '../slots.rules.ts';
import { clockOf } from './clock.ts';
import { RoomPlan } from './plan.tsx';
import { portalRoomWords as w } from './room.words.ts';

export type DayShown = { day: string; slots: readonly SlotView[] };
export type OneProps = Shown & {
  r: RoomRow;
  days: readonly DayShown[];
  seats: readonly SeatView[];
  slot: SlotView | null;
  evenings: readonly EveningRow[];
  today: string;
  commandId: string;
};

function About({ r }: { r: RoomRow }) {
  const t = useSay();
  const { lang } = useFrame();
  const rows: (readonly [Word, string])[] = [
    [w.address, `${r.placeName} ${r.address}`],
    ...(r.way ? ([[w.way, r.way]] as const) : []),
    [w.host, r.host],
    [w.desk, r.desk],
  ];
  return (
    <>
      <h2>{t(w.shows)}</h2>
      <p className="as-written">{r.shows}</p>
      <h2>{t(w.hours)}</h2>
      <table className="hours-table">
        <tbody>
          {hoursLines(r.hours, lang).map((l) => (
            <tr key={l.days}>
              <th scope="row">{l.days}</th>
              <td>{l.times}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!r.hours.holiday && <p className="soft">{t(w.holidayAsUsual)}</p>}
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
          <a href={`tel:${r.phone.replace(/[^\d+]/g, '')}`}>{r.phone}</a>
        </dd>
      </dl>
    </>
  );
}

function Rules({ r, today }: { r: RoomRow; today: string }) {
  const t = useSay();
  const x = rulesOn(r.rules, today);
  if (!x) return null;
  const follows = x.breaches === 0 ? w.ruleNone : x.pauseToWeekEnd ? w.ruleWeek : w.rulePause;
  return (
    <section>
      <h2>{t(w.rules)}</h2>
      <ul>
        <li>{t(w.ruleDay, { n: x.perDay, days: x.aheadDays })}</li>
        <li>{t(w.ruleHold, { n: x.holdMinutes })}</li>
        <li>{t(w.ruleAway, { n: x.awayMinutes, meal: Math.max(x.mealMinutes, x.awayMinutes) })}</li>
        <li>{t(follows, { within: x.withinDays, n: x.breaches, days: x.pauseDays })}</li>
        {r.takesChildren && <li>{t(w.ruleChild)}</li>}
      </ul>
    </section>
  );
}

function Slots({ r, days, slot }: Pick<OneProps, 'r' | 'days' | 'slot'>) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <section className="no-print">
      <h2>{t(w.choose)}</h2>
      {days.every((d) => d.slots.length === 0) && <p>{t(w.noSlot)}</p>}
      {days
        .filter((d) => d.slots.length > 0)
        .map((d, i) => (
          <details key={d.day} open={i === 0 || d.slots.some((s) => s.startsAt === slot?.startsAt)}>
            <summary>{dayText(d.day, lang, now)}</summary>
            <ul className="room-slots">
              {d.slots.map((s) => (
                <li key={s.startsAt}>
                  <a
                    className="button plain"
                    href={`/rooms/${r.id}?at=${s.startsAt}#plan`}
                    aria-current={s.startsAt === slot?.startsAt ? 'true' : undefined}
                  >
                    {t(w.slot, { from: clockOf(s.startsAt), to: clockOf(s.endsAt), n: s.free.length })}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </section>
  );
}

function Book({ r, seats, slot, values, faults, refused, commandId }: OneProps & { slot: SlotView }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const free = new Set(slot.free);
  const of = {
    day: dayText(
      Temporal.Instant.from(slot.startsAt).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
      lang,
      now,
    ),
    from: clockOf(slot.startsAt),
    to: clockOf(slot.endsAt),
  };
  const forAdults = seats.filter((s) => free.has(s.id) && s.kind !== 'child');
  const labels = { whose: w.whose, seatId: w.seat, name: w.name, phone: w.contactPhone, startsAt: w.when };
  return (
    <section className="no-print" id="plan">
      <h2>{t(w.plan, of)}</h2>
      <RoomPlan
        plan={r.plan}
        seats={seats}
        free={free}
        chosen={values.seatId}
        href={(s) => `/rooms/${r.id}?at=${slot.startsAt}&seat=${s.id}#book`}
      />
      <ul className="room-legend">
        <li>○ {t(w.free)}</li>
        <li>◌ {t(w.taken)}</li>
        <li>● {t(w.chosen)}</li>
      </ul>
      <h2 id="book">{t(w.book)}</h2>
      <FaultSummary refused={refused} faults={faults} labels={labels} />
      <Form
        id="seat-form"
        action={`/rooms/${r.id}`}
        commandId={commandId}
        state={{ values: { whose: 'adult', ...values }, faults }}
        hidden={{ startsAt: slot.startsAt }}
      >
        <RadioCards
          name="whose"
          label={t(w.whose)}
          choices={[
            { value: 'adult', title: t(w.adult) },
            ...(r.takesChildren ? [{ value: 'child', title: t(w.child), says: t(w.childSays) }] : []),
          ]}
        />
        <Choose
          name="seatId"
          label={t(w.seat)}
          hint={t(w.seatHint)}
          choices={[{ value: '', title: t(w.chooseSeat) }, ...forAdults.map((s) => ({ value: s.id, title: s.label }))]}
        />
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={60} />
        <Field
          name="phone"
          label={t(w.contactPhone)}
          hint={t(w.phoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <Button>{t(w.send)}</Button>
      </Form>
    </section>
  );
}

function Evenings({ evenings }: { evenings: readonly EveningRow[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <section>
      <h2>{t(w.evenings)}</h2>
      <p className="soft">{t(w.eveningsLead)}</p>
      {evenings.length === 0 ? (
        <p>{t(w.noEvenings)}</p>
      ) : (
        <table className="hours-table">
          <tbody>
            {evenings.map((e) => (
              <tr key={e.id}>
                <th scope="row">
                  {dayText(
                    Temporal.Instant.from(e.from).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
                    lang,
                    now,
                  )}{' '}
                  {clockOf(e.from)}–{clockOf(e.to)}
                </th>
                <td>
                  {t(w.eveningLine, {
                    category: t(categoryWords[e.category]),
                    title: e.title,
                    from: e.gradeFrom,
                    to: e.gradeTo,
                  })}
                  {' · '}
                  {e.takes > e.children ? t(w.placesLeft, { n: e.takes - e.children }) : t(w.fullUp)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** One room: what is free and when, the plan, the form; evenings and the way for guardians. */
export function One(props: OneProps) {
  const { r, days, slot, evenings, today } = props;
  const t = useSay();
  return (
    <>
      <h1>{r.name}</h1>
      <p className="lead">
        {r.freeNow === null ? t(w.shutNow, { all: r.seats }) : t(w.freeNow, { n: r.freeNow, all: r.seats })}
      </p>
      {r.stateReason && (
        <Notice tone="now">
          <p>{r.stateReason}</p>
        </Notice>
      )}
      {r.state === 'open' && <Slots r={r} days={days} slot={slot} />}
      {r.state === 'open' && slot && <Book {...props} slot={slot} />}
      {r.takesChildren && (
        <>
          <Evenings evenings={evenings} />
          {r.state === 'open' && (
            <p className="no-print">
              <a className="button plain" href={`/rooms/${r.id}/child`}>
                {t(w.childWay)}
              </a>
            </p>
          )}
        </>
      )}
      <Rules r={r} today={today} />
      <About r={r} />
      <p className="no-print">
        <a className="button plain" href="/rooms">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}
