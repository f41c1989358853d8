import { inFours } from '#kernel/fours.ts';
import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import { tell } from '#ui/portal/tell.ts';
import type { StoredBooking } from '../bookings.store.ts';
import { cancelOwn, closeReceipt, enterByReceipt, mayCancel, openedReceipt } from '../venues.resident.ts';
import { bookingStatusWords, venueWords } from '../venues.words.ts';
import { portalVenueWords as w } from './venue.words.ts';

type Shown = { values: Readonly<Record<string, string>>; faults: readonly FieldFault[]; refused: Refused | null };
const nothing: Shown = { values: {}, faults: [], refused: null };

function Enter({ values, faults, refused, hasLeft }: Shown & { hasLeft: boolean }) {
  const t = useSay();
  return (
    <>
      {hasLeft && (
        <Notice tone="good">
          <p>{t(w.left)}</p>
        </Notice>
      )}
      <h1>{t(w.enterTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ number: w.number, passphrase: w.passphrase }} />
      <p>{t(w.enterLead)}</p>
      <Form id="receipt" action="/venues/booked" state={{ values, faults }}>
        <Field name="number" label={t(w.number)} inputMode="numeric" maxLength={20} />
        <Field
          name="passphrase"
          label={t(w.passphrase)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
        />
        <Button>{t(w.open)}</Button>
      </Form>
    </>
  );
}
async function drawEnter(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(w.enterTitle, frame.lang), frame.lang, isFaulty);
  const children = <Enter {...shown} hasLeft={given.query.left === '1'} />;
  const html = drawPage({ ...frame, path: '/venues/booked' }, { title, children });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}
/** The passphrase is not put back into the page. */
async function enter(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', passphrase = '' } = given.form;
  const faults: FieldFault[] = [
    ...(number.trim() ? [] : [{ field: 'number', rule: 'required', says: w.noNumber }]),
    ...(passphrase.trim() ? [] : [{ field: 'passphrase', rule: 'required', says: w.noPassphrase }]),
  ];
  if (faults.length > 0) return drawEnter(ctx, given, { ...nothing, values: { number }, faults });
  try {
    return { goTo: '/venues/booked/read', cookies: [await enterByReceipt(ctx, number, passphrase)] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawEnter(ctx, given, { ...nothing, values: { number }, refused });
  }
}

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
      <form method="post" action="/venues/booked/leave" className="no-print">
        <button type="submit" className="button link">
          {t(w.leave)}
        </button>
      </form>
    </>
  );
}
async function drawOwn(ctx: Ctx, given: PageGiven, b: StoredBooking, shown: Shown = nothing): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const title = faultyTitle(b.venue, frame.lang, shown.refused !== null);
  const children = <Own b={b} isOpen={mayCancel(ctx, b)} {...shown} />;
  const html = drawPage({ ...frame, path: '/venues/booked/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

type Run = (ctx: Ctx, given: PageGiven, b: StoredBooking) => Promise<PageReply>;
const withReceipt =
  (run: Run): Page['run'] =>
  async (ctx, given) => {
    const b = await openedReceipt(ctx, given.cookies);
    return b ? run(ctx, given, b) : { goTo: '/venues/booked', cookies: [closeReceipt()] };
  };
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
  {
    method: 'GET',
    path: '/venues/booked',
    allow: 'anyone',
    run: (ctx, given) => drawEnter(ctx, given, { ...nothing, values: { number: given.query.n ?? '' } }),
  },
  { method: 'POST', path: '/venues/booked', allow: 'anyone', perMinute: 30, run: enter },
  {
    method: 'GET',
    path: '/venues/booked/read',
    allow: 'anyone',
    run: withReceipt((ctx, given, b) => drawOwn(ctx, given, b)),
  },
  { method: 'POST', path: '/venues/booked/cancel', allow: 'anyone', perMinute: 30, run: withReceipt(cancel) },
  {
    method: 'POST',
    path: '/venues/booked/leave',
    allow: 'anyone',
    perMinute: 60,
    run: async () => ({ goTo: '/venues/booked?left=1', cookies: [closeReceipt()] }),
  },
];
