import type { Role } from '#kernel/actor.ts';
import { roleWords } from '#kernel/roles.words.ts';
import type { Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { Button, Choose, FaultSummary, Form, PostButton } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, momentText } from '#ui/portal/moments.ts';
import type { StoredSeatBooking } from '../bookings.store.ts';
import type { ReadOf, StoredChild } from '../children.store.ts';
import type { EveningRow } from '../evenings.contract.ts';
import type { EveningChildRow } from '../evenings.store.ts';
import { categoryWords, relationWords } from '../evenings.words.ts';
import type { SeatView } from '../rooms.contract.ts';
import { verbsOf } from '../rooms.resident.ts';
import { bookingStatusWords, bookingVerbWords } from '../rooms.words.ts';
import { FetcherFields, Tick } from './child.pages.tsx';
import { clockOf } from './clock.ts';
import type { DayShown } from './one.tsx';
import { portalRoomWords as w } from './room.words.ts';

export type FamilyProps = Shown & {
  ctx: Ctx;
  c: StoredChild;
  bookings: readonly StoredSeatBooking[];
  evenings: readonly EveningChildRow[];
  planned: readonly EveningRow[];
  reads: readonly ReadOf[];
  days: readonly DayShown[];
  seats: readonly SeatView[];
  commandId: string;
};
const ACTION = '/rooms/family/do';

function Seats({ ctx, bookings, days, seats, values, faults, commandId }: FamilyProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  const named = new Map(seats.map((s) => [s.id, s]));
  const say = (id: string) => {
    const seat = named.get(id);
    return seat?.kind === 'child' ? t(w.childSeatMark, { seat: seat.label }) : (seat?.label ?? '');
  };
  // Seats made for children come first.
  const order = (a: string, b: string) =>
    Number(named.get(b)?.kind === 'child') - Number(named.get(a)?.kind === 'child');
  const choices = days.flatMap((d) =>
    d.slots.flatMap((s) =>
      [...s.free].sort(order).map((id) => ({
        value: `${s.startsAt} ${id}`,
        title: t(w.slotSeat, {
          day: dayText(d.day, lang, now),
          from: clockOf(s.startsAt),
          to: clockOf(s.endsAt),
          seat: say(id),
        }),
      })),
    ),
  );
  return (
    <section>
      <h2>{t(w.seats)}</h2>
      {bookings.length === 0 && <p>{t(w.noSeats)}</p>}
      <ul className="plain-list card">
        {bookings.map((b) => (
          <li key={b.id}>
            <p>
              <b>{b.seat}</b> · {momentText(b.from, lang, now)}–{clockOf(b.to)} · {t(bookingStatusWords[b.status])}
            </p>
            {verbsOf(ctx, b, 'owner').map((verb) => (
              <Form
                key={verb}
                id={`${verb}-${b.id}`}
                action={ACTION}
                state={{ values: {}, faults: [] }}
                hidden={{ act: 'seat', verb, id: b.id }}
              >
                <Button look="plain">{t(bookingVerbWords[verb])}</Button>
              </Form>
            ))}
          </li>
        ))}
      </ul>
      {choices.length > 0 && (
        <Form id="child-seat" action={ACTION} commandId={commandId} state={{ values, faults }} hidden={{ act: 'book' }}>
          <Choose
            name="seatId"
            label={t(w.slotAndSeat)}
            choices={[{ value: '', title: t(w.chooseSeat) }, ...choices]}
          />
          <Button>{t(w.bookSeat)}</Button>
        </Form>
      )}
    </section>
  );
}

const dayIn = (at: Temporal.Instant) => at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
function Evening({ e, own, commandId }: { e: EveningRow; own: EveningChildRow | undefined; commandId: string }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const isIn = own?.status === 'in';
  const act = isIn ? 'quit' : 'join';
  const said = own?.fetchedAt
    ? own.fetchedAs === 'alone'
      ? t(w.wentAlone, { time: clockOf(own.fetchedAt) })
      : t(w.fetchedAt, { time: clockOf(own.fetchedAt), who: own.fetcher ?? '' })
    : own?.arrivedAt && t(w.arrivedAt, { time: clockOf(own.arrivedAt) });
  return (
    <li>
      <p>
        <b>
          {dayText(dayIn(Temporal.Instant.from(e.from)), lang, now)} {clockOf(e.from)}–{clockOf(e.to)}
        </b>{' '}
        ·{' '}
        {t(w.eveningLine, { category: t(categoryWords[e.category]), title: e.title, from: e.gradeFrom, to: e.gradeTo })}
      </p>
      <p className="soft">
        {e.status === 'cancelled'
          ? t(w.eveningCancelled, { reason: e.reason ?? '' })
          : isIn
            ? t(w.joined)
            : e.takes > e.children
              ? t(w.placesLeft, { n: e.takes - e.children })
              : t(w.fullUp)}
        {said && ` · ${said}`}
      </p>
      {e.status === 'planned' && (isIn || e.takes > e.children) && (
        <Form
          id={`${act}-${e.id}`}
          action={ACTION}
          commandId={`${commandId.slice(0, -12)}${e.id.slice(-12)}`}
          state={{ values: {}, faults: [] }}
          hidden={{ act, id: e.id }}
        >
          <Button look={isIn ? 'plain' : 'main'}>{t(isIn ? w.quit : w.join)}</Button>
        </Form>
      )}
    </li>
  );
}
function Evenings({ planned, evenings, commandId }: FamilyProps) {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.evenings)}</h2>
      <p className="soft">{t(w.eveningsLead)}</p>
      {planned.length === 0 && <p>{t(w.noEvenings)}</p>}
      <ul className="plain-list card">
        {planned.map((e) => (
          <Evening key={e.id} e={e} own={evenings.find((x) => x.eveningId === e.id)} commandId={commandId} />
        ))}
      </ul>
    </section>
  );
}

function Kept({ c, faults }: FamilyProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  const r = c.record;
  if (!r) return null;
  const values = {
    fetchers: r.fetchers.map((f) => `${f.name} ${f.relation}`.trim()).join('\n'),
    alone: r.alone ? '1' : '',
  };
  return (
    <section>
      <h2>{t(w.kept)}</h2>
      <dl className="facts card grid">
        <dt>{t(w.childName)}</dt>
        <dd>
          {r.name} · {t(w.gradeN, { n: c.grade })}
        </dd>
        <dt>{t(w.guardian)}</dt>
        <dd>
          {r.guardian} · {t(relationWords[r.relation])} · {r.phone}
        </dd>
        <dt>{t(w.consentTitle)}</dt>
        <dd>
          {t(w.consentEdition, { v: c.consentVersion })} · {momentText(c.consentedAt, lang, now)}
        </dd>
      </dl>
      <p className="soft">{t(w.keptUntil, { term: c.term })}</p>
      <Form id="fetchers-form" action={ACTION} state={{ values, faults }} hidden={{ act: 'fetchers' }}>
        <FetcherFields />
        <Button look="plain">{t(w.saveFetchers)}</Button>
      </Form>
    </section>
  );
}
function Reads({ reads }: FamilyProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <section>
      <h2>{t(w.reads)}</h2>
      {reads.length === 0 ? (
        <p>{t(w.noReads)}</p>
      ) : (
        <ul>
          {reads.map((r) => (
            <li key={`${r.at} ${r.purpose}`}>
              {momentText(r.at, lang, now)} · {r.unit} · {t(roleWords[r.role as Role])} · {r.purpose}
              {r.decision === 'urgent' && ` · ${t(w.readUrgent)}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What hangs on a guardian's consent, in one page: seats, evenings, what is kept, who read it, and the way out. */
export function Family(props: FamilyProps) {
  const { c, faults, refused } = props;
  const t = useSay();
  return (
    <>
      <h1>{t(w.familyTitle)}</h1>
      <p className="lead">{c.room}</p>
      <FaultSummary refused={refused} faults={faults} labels={{ seatId: w.slotAndSeat, fetchers: w.fetchers }} />
      <Seats {...props} />
      <Evenings {...props} />
      <Kept {...props} />
      <Reads {...props} />
      <section className="no-print">
        <h2>{t(w.withdrawTitle)}</h2>
        <p>{t(w.withdrawSays)}</p>
        <Form id="withdraw" action={ACTION} state={{ values: {}, faults }} hidden={{ act: 'withdraw' }}>
          <Tick name="sure" value="1" label={t(w.withdrawSure)} />
          <Button look="plain">{t(w.withdraw)}</Button>
        </Form>
      </section>
      <PostButton action="/rooms/family/leave">{t(w.leave)}</PostButton>
    </>
  );
}
