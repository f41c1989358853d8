import { isWithin } from '#kernel/area.ts';
import { normalName, normalPhone } from '#kernel/identity.ts';
import { Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import {
  caseForWork,
  changeClocks,
  climbAgain,
  type Draft,
  receiverFor,
  recordOnCase,
  registerAll,
  type StoredCase,
} from '#modules/cases/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { timingSafeEqual } from '#platform/crypto.ts';
import { applied, dueOf, type EventFault, type ReadEvent, readEvent, type Said } from './hotline.rules.ts';
import { openRead, shutRead } from './hotline.seal.ts';
import type { StoredSource } from './hotline.store.ts';
import { sayFault, hotlineWords as w } from './hotline.words.ts';
import {
  caseByExternal,
  claimEvent,
  holdTicket,
  numberOf,
  type Result,
  type StoredTicket,
  saveEvent,
  saveTicket,
  selectParked,
  unpark,
} from './tickets.store.ts';

export type PushAnswer = { ticket: string; result: Result; number: string | null; due: string | null };
export type Push = { eventId: string; fingerprint: Buffer; message: unknown };

/** The source a case bears that came through a platform, pushed or in a file. */
export const sourceName = (code: string): string => `12345:${code}`;

const unreadable = (faults: readonly EventFault[]) =>
  new Refused('unreadableEvent', 422, ['这条推送看不懂。', 'This push cannot be read.'], {
    faults: faults.map((f) => ({ field: f.field, rule: f.rule, says: sayFault(f) })),
  });
const otherWords = () =>
  new Refused('eventReused', 409, [
    '这个事件编号已经用在另一条消息上。',
    'This event id was already used for another message.',
  ]);

/** Whatever platform it is, it acts here as the house: a ticket is no member of staff. */
const asHouse = (ctx: Ctx, source: StoredSource): Ctx => ({
  ...ctx,
  lang: 'zh',
  actor: { kind: 'system', what: sourceName(source.code) },
});

/**
 * Takes in one pushed event, once: the same event again gets the first answer and changes nothing. What cannot be read is noted
 * by its fault only and may be pushed again when the mapping is mended.
 */
export async function takePush(given: Ctx, source: StoredSource, push: Push): Promise<PushAnswer> {
  const taken = await inTransaction(asHouse(given, source), async (tx): Promise<PushAnswer | EventFault[]> => {
    const claim = await claimEvent(tx, source, push);
    if (!claim.isMine) {
      if (!timingSafeEqual(claim.fingerprint, push.fingerprint)) throw otherWords();
      // Picked one by one: the same answer to the letter, whatever order the database keeps names in.
      const { ticket, result, number, due } = claim.answer as PushAnswer;
      return { ticket, result, number, due };
    }
    const found = readEvent(push.message, source.mapping, tx.now);
    if ('faults' in found) {
      const fault = found.faults.map((f) => `${f.field}:${f.rule}`).join(' ');
      await saveEvent(tx, claim.id, { result: 'refused', fault, fingerprint: push.fingerprint });
      return found.faults;
    }
    return takeEvent(tx, source, claim.id, push.fingerprint, found.read);
  });
  if (Array.isArray(taken)) throw unreadable(taken);
  return taken;
}

async function takeEvent(
  tx: TxCtx,
  source: StoredSource,
  id: string,
  fingerprint: Buffer,
  event: ReadEvent,
): Promise<PushAnswer> {
  const t = await holdTicket(tx, source, event.ticket);
  const row = { ticket: event.ticket, ticket_id: t.id, verb: event.verb, rank: event.rank, fingerprint, fault: null };
  const answer = (result: Result, number: string | null, due: string | null): PushAnswer => ({
    ticket: event.ticket,
    result,
    number,
    due,
  });
  // A file may have brought the ticket before its first push.
  const before = t.caseId ? null : await caseByExternal(tx, sourceName(source.code), event.ticket);
  if (!t.caseId && !before && event.verb !== 'create') {
    const told = answer('parked', null, null);
    await saveEvent(tx, id, { ...row, result: 'parked', answer: told, read_sealed: shutRead(tx, id, event) });
    return told;
  }
  const { caseId, isNew, ticket } = t.caseId
    ? { caseId: t.caseId, isNew: false, ticket: t }
    : before
      ? await linkCase(tx, source, t, before)
      : await bear(tx, source, t, event);
  const { state, isSuperseded } = await applyAll(tx, source, { ...ticket, caseId }, event, isNew);
  const result: Result = isNew
    ? 'registered'
    : event.verb === 'create'
      ? 'known'
      : isSuperseded
        ? 'superseded'
        : 'applied';
  const told = answer(result, await numberOf(tx, caseId), state.due);
  await saveEvent(tx, id, { ...row, result, answer: told, applied_at: tx.now });
  return told;
}

type Born = { caseId: string; isNew: boolean; ticket: StoredTicket };

async function linkCase(
  tx: TxCtx,
  source: StoredSource,
  t: StoredTicket,
  c: { id: string; area: string; dueAt: Temporal.Instant | null },
): Promise<Born> {
  await saveTicket(tx, t, t.state, { case_id: c.id, area: c.area, own_due_at: c.dueAt });
  await recordOnCase(tx, c, {
    verb: 'hotline.link',
    says: w.linked,
    shows: 'staff',
    data: { ticket: t.ticket, source: source.name },
  });
  return { caseId: c.id, isNew: false, ticket: { ...t, ownDueAt: c.dueAt } };
}

/** Where it belongs: the division the platform names, if it is ours, in use, and the platform's; else the platform's whole area. */
async function areaFor(tx: TxCtx, source: StoredSource, area: string | null): Promise<string> {
  if (!area || !isWithin(area, source.area)) return source.area;
  const place = await placeOf(tx, area);
  return place && isOpenOn(place, dayOf(tx.now)) ? place.code : source.area;
}

async function draftOf(tx: TxCtx, source: StoredSource, ticket: string, said: Said): Promise<Draft> {
  const area = await areaFor(tx, source, said.area);
  const phone = said.phone ? normalPhone(said.phone) : null;
  const name = said.name ? normalName(said.name) : null;
  // What the platform wrote of the place is kept in words when no division could be made of it.
  const lost =
    said.areaText && area === source.area && said.area !== area ? say(w.anywhere, 'zh', { area: said.areaText }) : '';
  const received = said.receivedAt ? Temporal.Instant.from(said.receivedAt) : null;
  const isPast = received !== null && Temporal.Instant.compare(received, tx.now) <= 0;
  return {
    kind: said.kind,
    channel: 'hotline',
    area,
    title: said.title,
    body: said.body,
    placeNote: [said.placeNote, lost].filter(Boolean).join(' · ').slice(0, 200) || undefined,
    tier: said.tier,
    category: said.category,
    externalNumber: ticket,
    disclosure: name || phone ? 'named' : 'anonymous',
    reporter: { name: name ?? undefined, phone: phone ?? undefined, address: said.address },
    receiver: await receiverFor(tx, area),
    source: sourceName(source.code),
    withoutReceipt: true,
    ...(isPast && { receivedAt: received }),
  };
}

async function bear(tx: TxCtx, source: StoredSource, t: StoredTicket, event: ReadEvent): Promise<Born> {
  if (!event.said) throw new Error('only a creation says enough for a case');
  const draft = await draftOf(tx, source, t.ticket, event.said);
  const [receipt] = await registerAll(tx, [draft]);
  if (!receipt) throw new Error('one draft is one case');
  const ownDueAt = receipt.dueAt ? Temporal.Instant.from(receipt.dueAt) : null;
  await saveTicket(tx, t, t.state, { case_id: receipt.id, area: receipt.area, own_due_at: ownDueAt });
  return { caseId: receipt.id, isNew: true, ticket: { ...t, area: receipt.area, ownDueAt } };
}

/** The event itself and whatever waited for it, folded into the ticket and told on the case; then the deadline, once. */
async function applyAll(
  tx: TxCtx,
  source: StoredSource,
  t: StoredTicket & { caseId: string },
  event: ReadEvent,
  isNew: boolean,
) {
  const waiting = (await selectParked(tx, t.id)).map((p) => ({
    id: p.id,
    event: openRead(tx, p.id, p.readSealed ?? Buffer.alloc(0)) as ReadEvent,
  }));
  const received = event.said?.receivedAt
    ? Temporal.Instant.from(event.said.receivedAt)
    : Temporal.Instant.from(event.at);
  const due = event.verb === 'create' ? (dueOf(source.deadline, event.due, received)?.toString() ?? null) : event.due;
  const first = applied(t.state, { ...event, due });
  let state = first.state;
  if (!first.isSuperseded && event.verb !== 'create') await tell(tx, t, event);
  for (const p of waiting) {
    const next = applied(state, p.event);
    state = next.state;
    if (!next.isSuperseded) await tell(tx, t, p.event);
    await unpark(tx, p.id);
  }
  await saveTicket(tx, t, state);
  await keepDeadline(tx, source, t, state.due, isNew);
  return { state, isSuperseded: first.isSuperseded };
}

async function tell(tx: TxCtx, t: StoredTicket & { caseId: string }, e: ReadEvent): Promise<void> {
  if (e.verb === 'create') return;
  const c = await caseForWork(tx, t.caseId);
  if (e.verb === 'redo') return sendBack(tx, t, c, e);
  await recordOnCase(tx, c, {
    verb: `hotline.${e.verb}`,
    says: w[e.verb],
    shows: e.verb === 'urge' ? 'staff' : 'resident',
    data: {
      ticket: t.ticket,
      at: e.at,
      ...(e.verb === 'reassign' && { unit: e.unit ?? w.unnamed[0] }),
      ...(e.note && { [e.verb === 'supplement' ? 'text' : 'reason']: e.note }),
    },
  });
}

/** Sent back after an answer: it climbs above whoever gave it. While it is still at work there is nothing to do again. */
async function sendBack(tx: TxCtx, t: StoredTicket, c: StoredCase, e: ReadEvent): Promise<void> {
  const note = e.note ? { text: e.note } : {};
  const isEnded = c.status === 'closed' || c.status === 'replied';
  const climbed = await climbAgain(tx, c, { ...note, ticket: t.ticket, through: '12345' });
  await recordOnCase(tx, c, {
    verb: 'hotline.redo',
    says: climbed === 'tooLate' ? w.redoLate : w.redo,
    shows: 'resident',
    data: { ticket: t.ticket, at: e.at, ...(!isEnded && note) },
  });
}

/** `2026-03-10 18:00`, as people here read a moment. */
const minute = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

const working: ReadonlySet<string> = new Set(['received', 'dispatched', 'returned', 'arbitrating', 'handling']);

/**
 * Prints the ticket's end on the case, and works to it: never later than our own promise, and in whole hours, rounded down. It is
 * always counted from our own end, so that the last deadline decides, in whatever order they came.
 */
async function keepDeadline(
  tx: TxCtx,
  source: StoredSource,
  t: StoredTicket & { caseId: string },
  due: string | null,
  isNew: boolean,
): Promise<void> {
  if (!isNew && due === t.state.due) return;
  const c = await caseForWork(tx, t.caseId);
  const end = due ? Temporal.Instant.from(due) : null;
  await recordOnCase(tx, c, {
    verb: isNew ? 'hotline.born' : 'hotline.due',
    says: isNew ? (end ? w.bornDue : w.born) : w.due,
    shows: 'resident',
    data: { ticket: t.ticket, source: source.name, ...(end && { due: minute(end) }) },
  });
  if (!end || c.kind === 'petition' || !working.has(c.status)) return;
  const earlier = t.ownDueAt && Temporal.Instant.compare(t.ownDueAt, end) < 0 ? t.ownDueAt : end;
  if (c.dueAt && Temporal.Instant.compare(c.dueAt, earlier) === 0) return;
  const hours = Math.max(0, Math.floor((earlier.epochMilliseconds - tx.now.epochMilliseconds) / 3_600_000));
  await changeClocks(tx, c, {
    end: { handle: 'stopped' },
    start: {
      handle: {
        id: 'hotline.ticket',
        unit: 'h',
        amount: hours,
        duty: 'organ',
        source: say(w.clock, 'zh', { ticket: t.ticket }),
        pausable: false,
        warnHours: [48, 24],
      },
    },
  });
}
