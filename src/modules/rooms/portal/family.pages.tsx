import { faulty, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { behind, type Door, doorPages, elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { faultyTitle } from '#ui/portal/form.tsx';
import { drawPage } from '#ui/portal/frame.tsx';
import type { StoredChild } from '../children.store.ts';
import { presentEvenings } from '../evenings.actions.ts';
import { selectEvenings } from '../evenings.store.ts';
import {
  bookForChild,
  changeFetchers,
  closeFamily,
  enterFamily,
  familyOf,
  joinEvening,
  moveChildSeat,
  openedFamily,
  quitEvening,
  withdrawConsent,
} from '../family.resident.ts';
import { asHouse } from '../rooms.resident.ts';
import { bookingVerbs } from '../rooms.rules.ts';
import { roomById, seatsOf } from '../rooms.store.ts';
import { no } from '../rooms.words.ts';
import { bookableDays, freeSeats } from '../slots.ts';
import { UUID } from './clock.ts';
import { Family } from './family.tsx';
import { portalRoomWords as w } from './room.words.ts';

const door: Door<StoredChild> = {
  isForElders: true,
  path: '/rooms/family',
  formId: 'family',
  hasLink: true,
  first: { name: 'number', label: w.childNumber, missing: w.noChildNumber, inputMode: 'numeric', maxLength: 20 },
  secret: {
    ...{ name: 'passphrase', label: w.passphrase, missing: w.noPassphrase },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.familyTitle, lead: w.familyLead, open: w.open, left: w.left },
  enter: enterFamily,
  opened: openedFamily,
  close: closeFamily,
};

const BACK_DAYS = 14;
const AHEAD_DAYS = 28;
async function draw(ctx: Ctx, given: PageGiven, c: StoredChild, shown: Shown = nothingShown): Promise<PageReply> {
  const visitor: Ctx = { ...ctx, actor: { kind: 'visitor' } };
  const r = await roomById(asHouse(ctx), c.roomId);
  const seats = await seatsOf(ctx, [r.id]);
  const days = [];
  for (const day of await bookableDays(ctx, r)) days.push({ day, slots: await freeSeats(ctx, r, seats, day) });
  const { bookings, evenings, reads } = await familyOf(ctx, c);
  const span = { from: ctx.now.subtract({ hours: 24 * BACK_DAYS }), to: ctx.now.add({ hours: 24 * AHEAD_DAYS }) };
  const all = await presentEvenings(visitor, await selectEvenings(visitor, { roomId: r.id, ...span }));
  const isOurs = (id: string) => evenings.some((x) => x.eveningId === id && x.status === 'in');
  const planned = all.filter(
    (e) => isOurs(e.id) || (e.status === 'planned' && e.gradeFrom <= c.grade && c.grade <= e.gradeTo),
  );
  const frame = await elderFrameOf(ctx, given);
  const title = faultyTitle(tell(w.familyTitle, frame.lang), frame.lang, shown.refused !== null);
  const commandId = ctx.house.newId();
  const children = <Family {...{ ctx, c, bookings, evenings, planned, reads, days, seats, commandId }} {...shown} />;
  const html = drawPage({ ...frame, path: '/rooms/family/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

/** What the page asks for; every act is on the guardian's own child. */
async function carryOut(ctx: Ctx, c: StoredChild, form: Readonly<Record<string, string>>): Promise<void> {
  const { act, id = '', verb, seatId = '', fetchers = '', alone, sure } = form;
  if (act === 'book') {
    const [startsAt = '', seat = ''] = seatId.split(' ');
    if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(startsAt) || !UUID.test(seat)) throw no('seatMissing', 'seatId');
    await bookForChild(ctx, c, { seatId: seat, startsAt: Temporal.Instant.from(startsAt) });
  } else if (act === 'seat' && UUID.test(id)) {
    const known = bookingVerbs.find((v) => v === verb);
    if (!known) throw no('notNow');
    await moveChildSeat(ctx, c, id, known);
  } else if (act === 'join' && UUID.test(id)) await joinEvening(ctx, c, id);
  else if (act === 'quit' && UUID.test(id)) await quitEvening(ctx, c, id);
  else if (act === 'fetchers') await changeFetchers(ctx, c, { fetchers, alone: alone === '1' });
  else if (act === 'withdraw') {
    if (sure !== '1') throw faulty('sure', 'required', w.withdrawTick);
    await withdrawConsent(ctx, c);
  } else throw no('notNow');
}
type Run = (ctx: Ctx, given: PageGiven, c: StoredChild) => Promise<PageReply>;
const withReceipt = behind(door);
const act: Run = async (ctx, given, c) => {
  try {
    await carryOut({ ...ctx, actor: { kind: 'visitor' } }, c, given.form);
    if (given.form.act === 'withdraw') return { goTo: '/rooms/family?left=1', cookies: [closeFamily()] };
    return { goTo: '/rooms/family/read' };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return draw(ctx, given, c, { values: given.form, faults: refused.faults, refused });
  }
};
/** A guardian with the receipt, without an account, without script. */
export const familyPages: readonly Page[] = [
  ...doorPages(door),
  {
    method: 'GET',
    path: '/rooms/family/read',
    allow: 'anyone',
    run: withReceipt((ctx, given, c) => draw(ctx, given, c)),
  },
  { method: 'POST', path: '/rooms/family/do', allow: 'anyone', perMinute: 40, run: withReceipt(act) },
];
