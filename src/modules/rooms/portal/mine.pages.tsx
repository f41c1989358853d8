import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { behind, type Door, doorPages, elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Form, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import type { StoredSeatBooking } from '../bookings.store.ts';
import { closeSeat, enterSeat, moveOwnSeat, openedSeat, verbsOf } from '../rooms.resident.ts';
import { type BookingVerb, bookingVerbs, isHolding } from '../rooms.rules.ts';
import { bookingStatusWords, bookingVerbWords, no } from '../rooms.words.ts';
import { clockOf } from './clock.ts';
import { portalRoomWords as w } from './room.words.ts';

const door: Door<StoredSeatBooking> = {
  isForElders: true,
  path: '/rooms/mine',
  formId: 'seat',
  hasLink: true,
  first: { name: 'number', label: w.number, missing: w.noNumber, inputMode: 'numeric', maxLength: 20 },
  secret: {
    ...{ name: 'passphrase', label: w.passphrase, missing: w.noPassphrase },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.enterTitle, lead: w.enterLead, open: w.open, left: w.left },
  enter: enterSeat,
  opened: openedSeat,
  close: closeSeat,
};

type OwnProps = Shown & { b: StoredSeatBooking; verbs: readonly BookingVerb[] };
function Own({ b, verbs, values, faults, refused }: OwnProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>
        {b.room} · {b.seat}
      </h1>
      <FaultSummary faults={faults} refused={refused} labels={{}} />
      <Notice tone={isHolding(b.status) ? 'good' : 'now'}>
        <p>{t(bookingStatusWords[b.status])}</p>
        {b.status === 'booked' && <p>{t(w.untilHold, { time: clockOf(b.holdUntil) })}</p>}
        {b.awayUntil && <p>{t(w.untilAway, { time: clockOf(b.awayUntil) })}</p>}
      </Notice>
      <dl className="facts card grid">
        <dt>{t(w.when)}</dt>
        <dd>
          {momentText(b.from, lang, now)} – {clockOf(b.to)}
        </dd>
        <dt>{t(w.number)}</dt>
        <dd>{inFours(b.number)}</dd>
        <dt>{t(w.phone)}</dt>
        <dd>{b.roomPhone}</dd>
      </dl>
      {verbs.map((verb) => (
        <Form key={verb} id={`do-${verb}`} action="/rooms/mine/do" state={{ values, faults }} hidden={{ verb }}>
          <Button look={verb === 'cancel' || verb === 'release' ? 'plain' : 'main'}>{t(bookingVerbWords[verb])}</Button>
        </Form>
      ))}
      <PostButton action="/rooms/mine/leave">{t(w.leave)}</PostButton>
    </>
  );
}
async function drawOwn(
  ctx: Ctx,
  given: PageGiven,
  b: StoredSeatBooking,
  shown: Shown = nothingShown,
): Promise<PageReply> {
  const frame = await elderFrameOf(ctx, given);
  const title = faultyTitle(b.room, frame.lang, shown.refused !== null);
  const children = <Own b={b} verbs={verbsOf(ctx, b, 'owner')} {...shown} />;
  const html = drawPage({ ...frame, path: '/rooms/mine/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}
type Run = (ctx: Ctx, given: PageGiven, b: StoredSeatBooking) => Promise<PageReply>;
const withReceipt = behind(door);
const act: Run = async (ctx, given, b) => {
  try {
    const verb = bookingVerbs.find((v) => v === given.form.verb);
    if (!verb) throw no('notNow');
    await moveOwnSeat(ctx, b.id, verb);
    return { goTo: '/rooms/mine/read' };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOwn(ctx, given, b, { values: {}, faults: refused.faults, refused });
  }
};
/** By the receipt, without an account, without script: leave for a while, come back, give the seat back. */
export const minePages: readonly Page[] = [
  ...doorPages(door),
  {
    method: 'GET',
    path: '/rooms/mine/read',
    allow: 'anyone',
    run: withReceipt((ctx, given, b) => drawOwn(ctx, given, b)),
  },
  { method: 'POST', path: '/rooms/mine/do', allow: 'anyone', perMinute: 30, run: withReceipt(act) },
];
