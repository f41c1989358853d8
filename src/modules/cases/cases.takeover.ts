import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { type Entry, recordAll } from '#platform/journal.ts';
import { handlerRoles, intakeRoles } from './cases.parts.rules.ts';
import { endOffer, moveResponsibility, postIn, saveHandling } from './cases.route.store.ts';
import { isOpen } from './cases.rules.ts';
import { lockLatest, type StoredCase, saveCase } from './cases.store.ts';
import { moveSuspension, readdressOffer, standingOf } from './cases.takeover.store.ts';

/** What somebody may be to a case that a successor can become in their place. */
export const takenParts = ['first', 'handler', 'suspension', 'offer'] as const;
export type TakenPart = (typeof takenParts)[number];
type Person = { accountId: string; name: string };
export type TakeOver = {
  from: Person;
  to: Person & { organisationId: string };
  parts: readonly TakenPart[];
  /** What the journal keeps beside who gave it up: the number of the sheet. */
  data: Readonly<Record<string, unknown>>;
};
/** gone: ended, or no longer theirs. blocked: the successor has no post that may take any of it. */
export type Taken = { moved: TakenPart[]; why: 'gone' | 'blocked' | null };

/** Locked and read for the house: who takes over may not have seen it before. */
const lockForHouse = (tx: TxCtx, id: string): Promise<StoredCase> =>
  lockLatest({ ...tx, actor: { kind: 'system', what: 'takeOver' } }, id);

/**
 * One person steps into another's place in one case: what offering and accepting a hand-over does, in one step, for every part at
 * once. The old responsibility ends as the new one begins, so that somebody answers for it at every moment. The caller has both
 * words for it; a part that is no longer theirs stays where it is.
 */
export async function takeOver(tx: TxCtx, caseId: string, { from, to, parts, data }: TakeOver): Promise<Taken> {
  const c = await lockForHouse(tx, caseId);
  if (!isOpen(c.status)) return { moved: [], why: 'gone' };
  const { handling, offer } = await standingOf(tx, caseId);
  const today = dayOf(tx.now);
  const may = (organisationId: string, roles: typeof handlerRoles | typeof intakeRoles, area: string | null) =>
    postIn(tx, to.accountId, { organisationId, roles, area }, today);
  const held = {
    first: c.firstReceiverId === from.accountId,
    handler: handling?.accountId === from.accountId,
    suspension: parts.includes('suspension'),
    offer: offer?.toId === from.accountId,
  } as const;
  const has = (part: TakenPart) => parts.includes(part) && held[part];
  const moved: TakenPart[] = [];
  const change: Parameters<typeof saveCase>[2] = {};
  const entries: Entry[] = [];
  const entry = (verb: string, shows: 'resident' | 'staff', more: object): Entry => ({
    kind: 'case',
    id: c.id,
    area: c.area,
    verb,
    shows,
    data: { ...more, ...data },
  });
  if (has('first') && (await may(to.organisationId, intakeRoles, c.area))) {
    // An offer its maker can no longer make good ends with their responsibility.
    if (offer?.fromId === from.accountId) await endOffer(tx, c.id, offer.toId === to.accountId);
    await moveResponsibility(tx, c, { accountId: to.accountId, organisationId: to.organisationId });
    change.first_receiver_id = to.accountId;
    change.first_receiver_organisation_id = to.organisationId;
    entries.push(entry('acceptHandover', 'resident', { from: from.name, to: to.name }));
    moved.push('first');
  }
  if (has('handler') && handling && (await may(handling.organisationId, handlerRoles, null))) {
    await saveHandling(tx, c.id, { accountId: to.accountId });
    if (c.handlerId === from.accountId) change.handler_id = to.accountId;
    entries.push(entry('assign', 'resident', { from: from.name, to: to.name }));
    moved.push('handler');
  }
  if (has('suspension') && (await moveSuspension(tx, c.id, from.accountId, to))) moved.push('suspension');
  if (has('offer') && offer && offer.fromId !== to.accountId && (await may(to.organisationId, intakeRoles, c.area))) {
    // It still waits for a word: the successor's own.
    await readdressOffer(tx, c.id, to.accountId);
    moved.push('offer');
  }
  if (moved.length === 0) {
    const isTheirs = has('first') || has('handler') || has('offer');
    return { moved, why: isTheirs ? 'blocked' : 'gone' };
  }
  await saveCase(tx, c.id, change);
  await recordAll(
    tx,
    entries.length > 0
      ? entries
      : [
          entry('handover.part', 'staff', {
            says: ['挂账或待接手的提议改由{to}负责', '{to} now has what waited for {from}'],
            from: from.name,
            to: to.name,
          }),
        ],
  );
  return { moved, why: null };
}
