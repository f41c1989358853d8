import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { behind, doorPages, frameOf, nothingShown, receiptDoor, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import type { StoredBooking } from '../bookings.store.ts';
import { cancelOwn, closeReceipt, enterByReceipt, mayCancel, openedReceipt } from '../venues.resident.ts';
import { bookingStatusWords, venueWords } from '../venues.words.ts';
import { portalVenueWords as w } from './venue.words.ts';

const door = receiptDoor<StoredBooking>('/venues/booked', w, {
  enter: enterByReceipt,
  opened: openedReceipt,
  close: closeReceipt,
});

function Own({ b, isOpen, values, faults, refused }: Shown & { b: StoredBooking; isOpen: boolean }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{b.venue}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ reason: w.cancelWhy }} />
      <Notice tone={b.status === 'confirmed' || b.status === 'came' ? 'good' : 'now'}>
        <p>
          {t(bookingStatusWords[b.status])}
          {b.cancelledBy && ` · ${t(b.cancelledBy === 'host' ? w.byHost : w.byYou)}`}
          {b.reason && ` · ${b.reason}`}
        </p>
      </Notice>
      <dl className="facts card grid">
        <dt>{t(w.when)}</dt>
        <dd>
          {momentText(b.startsAt, lang, now)} – {momentText(b.endsAt, lang, now)}
        </dd>
        <dt>{t(w.people)}</dt>
        <dd>{t(venueWords.people, { n: b.people })}</dd>
        <dt>{t(w.group)}</dt>
        <dd>{b.group}</dd>
        <dt>{t(w.address)}</dt>
        <dd>{b.venueAddress}</dd>
        <dt>{t(w.host)}</dt>
        <dd>{b.host}</dd>
        <dt>{t(w.number)}</dt>
        <dd>{inFours(b.number)}</dd>
      </dl>
      {isOpen && (
        <Form id="cancel" action="/venues/booked/cancel" state={{ values, faults }}>
          <Field name="reason" label={t(w.cancelWhy)} maxLength={200} />
          <Button look="plain">{t(w.cancel)}</Button>
        </Form>
      )}
      <PostButton action="/venues/booked/leave">{t(w.leave)}</PostButton>
    </>
  );
}
async function drawOwn(ctx: Ctx, given: PageGiven, b: StoredBooking, shown: Shown = nothingShown): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const title = faultyTitle(b.venue, frame.lang, shown.refused !== null);
  const children = <Own b={b} isOpen={mayCancel(ctx, b)} {...shown} />;
  const html = drawPage({ ...frame, path: '/venues/booked/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

type Run = (ctx: Ctx, given: PageGiven, b: StoredBooking) => Promise<PageReply>;
const withReceipt = behind(door);
const cancel: Run = async (ctx, given, b) => {
  try {
    await cancelOwn(ctx, b.id, given.form.reason ?? '');
    return { goTo: '/venues/booked/read' };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOwn(ctx, given, b, { values: given.form, faults: refused.faults, refused });
  }
};

/** By the receipt, without an account, without script: see the host's answer, cancel. */
export const receiptPages: readonly Page[] = [
  ...doorPages(door),
  {
    method: 'GET',
    path: '/venues/booked/read',
    allow: 'anyone',
    run: withReceipt((ctx, given, b) => drawOwn(ctx, given, b)),
  },
  { method: 'POST', path: '/venues/booked/cancel', allow: 'anyone', perMinute: 30, run: withReceipt(cancel) },
];
