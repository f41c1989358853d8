import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import type { StoredSeatBooking } from '../bookings.store.ts';
import type { MadeBooking, SeatView } from '../rooms.contract.ts';
import { kioskHere, moveAtKiosk, openKiosk, seatAtKiosk, sitDown, verbsOf } from '../rooms.resident.ts';
import { type BookingVerb, bookingVerbs } from '../rooms.rules.ts';
import { type StoredRoom, seatsOf } from '../rooms.store.ts';
import { bookingStatusWords, bookingVerbWords, no, roomWords } from '../rooms.words.ts';
import { freeSeats } from '../slots.ts';
import { clockOf, UUID } from './clock.ts';
import { RoomPlan } from './plan.tsx';
import { portalRoomWords as w } from './room.words.ts';

/* The tablet by the door: large keys, no name, no telephone; every page but the first leaves by itself, so that nothing of the last visitor stays. */

const PATH = '/rooms/kiosk';
const IDLE_SECONDS = 30;
const SHOWN_SECONDS = 20;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'back'] as const;

function Problem({ refused }: { refused: Refused | null }) {
  const { lang } = useFrame();
  if (!refused) return null;
  return (
    <div className="summary" role="alert">
      <p>{tell(refused.says, lang, refused.values)}</p>
    </div>
  );
}
const Leave = () => {
  const t = useSay();
  return (
    <p>
      <a className="button plain" href={PATH}>
        {t(w.kioskHome)}
      </a>
    </p>
  );
};
type FirstProps = {
  r: StoredRoom;
  seats: readonly SeatView[];
  freeIds: ReadonlySet<string>;
  isOpen: boolean;
  /** When it opens today, while it is shut. */
  opensAt: string | null;
  refused: Refused | null;
};
function First({ r, seats, freeIds, isOpen, opensAt, refused }: FirstProps) {
  const t = useSay();
  return (
    <>
      <h1>{r.name}</h1>
      <Problem refused={refused} />
      <p className="lead">
        {isOpen ? t(roomWords.freeNow, { n: freeIds.size }) : t(w.kioskShut)}
        {opensAt && ` · ${t(w.kioskOpens, { time: clockOf(opensAt) })}`}
      </p>
      <div className="kiosk-ways">
        {isOpen && (
          <a className="button main" href={`${PATH}?step=sit`}>
            {t(w.kioskSit)}
          </a>
        )}
        <a className="button plain" href={`${PATH}?step=number`}>
          {t(w.kioskHave)}
        </a>
      </div>
      <RoomPlan plan={r.plan} seats={seats} free={freeIds} />
    </>
  );
}
type SeatsProps = { r: StoredRoom; seats: readonly SeatView[]; freeIds: ReadonlySet<string>; commandId: string };
function Seats({ r, seats, freeIds, commandId }: SeatsProps) {
  const t = useSay();
  const free = seats.filter((s) => freeIds.has(s.id) && s.kind !== 'child');
  return (
    <>
      <h1>{t(w.kioskSeats)}</h1>
      <RoomPlan plan={r.plan} seats={seats} free={freeIds} />
      <form method="post" action={PATH}>
        <input type="hidden" name="commandId" value={commandId} />
        <ul className="kiosk-seats">
          {free.map((s) => (
            <li key={s.id}>
              <button type="submit" className="button plain" name="seatId" value={s.id}>
                {s.label}
              </button>
            </li>
          ))}
        </ul>
      </form>
      <Leave />
    </>
  );
}
function Keys({ typed, refused }: { typed: string; refused: Refused | null }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.kioskHave)}</h1>
      <Problem refused={refused} />
      <p className="soft">{t(w.kioskScan)}</p>
      <form method="post" action={PATH}>
        <button type="submit" className="hear" name="key" value="ok" tabIndex={-1} aria-hidden="true" />
        <label htmlFor="typed">{t(w.kioskType)}</label>
        <input
          id="typed"
          name="typed"
          className="kiosk-number"
          defaultValue={typed}
          inputMode="numeric"
          autoComplete="off"
          maxLength={200}
          // biome-ignore lint/a11y/noAutofocus: the page is for one number, and a scanner types into what has the focus
          autoFocus
        />
        <div className="kiosk-keys">
          {DIGITS.map((key) => (
            <button key={key} type="submit" className="button plain" name="key" value={key}>
              {key === 'clear' ? t(w.kioskClear) : key === 'back' ? t(w.kioskKey) : key}
            </button>
          ))}
        </div>
        <button type="submit" className="button main" name="key" value="ok">
          {t(w.kioskOk)}
        </button>
      </form>
      <Leave />
    </>
  );
}
function Mine({ b, verbs, isDone }: { b: StoredSeatBooking; verbs: readonly BookingVerb[]; isDone: boolean }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.kioskFirst, { seat: b.seat, status: t(bookingStatusWords[b.status]) })}</h1>
      <Notice tone={isDone ? 'good' : 'plain'}>
        {b.awayUntil ? (
          <p>{t(w.kioskAway, { time: clockOf(b.awayUntil) })}</p>
        ) : (
          <p>{t(w.kioskUntil, { time: clockOf(b.to) })}</p>
        )}
        <p className="soft">{t(w.kioskResets, { n: isDone ? SHOWN_SECONDS : IDLE_SECONDS })}</p>
      </Notice>
      <form method="post" action={PATH} className="kiosk-ways">
        <input type="hidden" name="number" value={b.number} />
        {!isDone &&
          verbs.map((verb) => (
            <button key={verb} type="submit" className="button main" name="verb" value={verb}>
              {t(bookingVerbWords[verb])}
            </button>
          ))}
      </form>
      <p>
        <a className="button plain" href={PATH}>
          {t(w.kioskDone)}
        </a>
      </p>
    </>
  );
}
function Got({ made }: { made: MadeBooking }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.kioskGot, { seat: made.seat })}</h1>
      <p className="lead">{t(w.kioskUntil, { time: clockOf(made.to) })}</p>
      <div className="card receipt">
        <p>{t(w.kioskYours)}</p>
        <p className="kiosk-number">{inFours(made.number)}</p>
      </div>
      <p className="soft">{t(w.kioskResets, { n: SHOWN_SECONDS })}</p>
      <p>
        <a className="button main" href={PATH}>
          {t(w.kioskDone)}
        </a>
      </p>
    </>
  );
}

async function page(
  ctx: Ctx,
  given: PageGiven,
  children: React.ReactNode,
  seconds: number,
  status = 200,
): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const parts = { title: tell(w.kioskTitle, frame.lang), children, bare: true, leaves: { seconds, to: PATH } };
  return { html: drawPage({ ...frame, elder: true, path: PATH }, parts), status };
}
/** What is free in the slot that runs now; while none does, when the next of today begins. */
async function nowIn(ctx: Ctx, r: StoredRoom) {
  const seats = await seatsOf(ctx, [r.id]);
  const [next] = await freeSeats(ctx, r, seats, dayOf(ctx.now));
  const isOpen = next !== undefined && Temporal.Instant.compare(Temporal.Instant.from(next.startsAt), ctx.now) <= 0;
  return {
    seats,
    isOpen,
    freeIds: new Set(isOpen ? next.free : []),
    opensAt: isOpen ? null : (next?.startsAt ?? null),
  };
}
async function draw(ctx: Ctx, given: PageGiven, refused: Refused | null = null): Promise<PageReply> {
  const r = await kioskHere(ctx, given.cookies);
  if (!r) return page(ctx, given, <Closed />, 600);
  const status = refused?.status ?? 200;
  const step = given.form.typed !== undefined ? 'number' : given.query.step;
  if (step === 'number')
    return page(ctx, given, <Keys typed={typedOf(given)} refused={refused} />, IDLE_SECONDS, status);
  const { seats, freeIds, isOpen, opensAt } = await nowIn(ctx, r);
  if (step === 'sit' && freeIds.size > 0)
    return page(
      ctx,
      given,
      <Seats r={r} seats={seats} freeIds={freeIds} commandId={ctx.house.newId()} />,
      IDLE_SECONDS,
    );
  const shown = refused ?? (step === 'sit' && isOpen ? no('noneFree') : null);
  return page(ctx, given, <First {...{ r, seats, freeIds, isOpen, opensAt }} refused={shown} />, 60, status);
}
function Closed() {
  const t = useSay();
  return (
    <>
      <h1>{t(w.kioskTitle)}</h1>
      <p>{t(w.kioskNone)}</p>
    </>
  );
}
const typedOf = ({ form }: PageGiven): string => {
  const typed = (form.typed ?? '').trim();
  const { key = '' } = form;
  if (key === 'clear') return '';
  if (key === 'back') return typed.slice(0, -1);
  return /^\d$/.test(key) ? `${typed}${key}` : typed;
};

/** A seat that was tapped, a key, the whole number, or what is done with it. */
async function press(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const r = await kioskHere(ctx, given.cookies);
  if (!r) return page(ctx, given, <Closed />, 600, 422);
  const { seatId, key, number, verb } = given.form;
  try {
    if (seatId && UUID.test(seatId)) {
      const made = await sitDown({ ...ctx, actor: { kind: 'visitor' } }, r.id, seatId);
      return page(ctx, given, <Got made={made} />, SHOWN_SECONDS);
    }
    const known = bookingVerbs.find((v) => v === verb);
    if (number && known) {
      const b = await moveAtKiosk(ctx, r, number, known);
      return page(ctx, given, <Mine b={b} verbs={[]} isDone />, SHOWN_SECONDS);
    }
    if (key !== 'ok') return draw(ctx, given);
    const b = await seatAtKiosk(ctx, r, typedOf(given));
    return page(ctx, given, <Mine b={b} verbs={verbsOf(ctx, b, 'here')} isDone={false} />, IDLE_SECONDS);
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return draw(ctx, given, refused);
  }
}
const open: Page['run'] = async (ctx, given) => ({
  goTo: PATH,
  cookies: [await openKiosk(ctx, given.query.t ?? '')],
});
const PER_MINUTE = 240;
export const kioskPages: readonly Page[] = [
  { method: 'GET', path: PATH, allow: 'anyone', run: (ctx, given) => draw(ctx, given) },
  { method: 'GET', path: `${PATH}/open`, allow: 'anyone', run: open },
  { method: 'POST', path: PATH, allow: 'anyone', perMinute: PER_MINUTE, run: press },
];
