import { endPerson, joinPerson } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { RollMember } from './activities.rules.ts';
import { no } from './activities.words.ts';
import { membersOn, type OnRoll, putStanding } from './roll.store.ts';

/* Members on the move, for the module that keeps them: each call is part of the caller's transaction. */

type Membership = { membershipId: string; organisationId: string };
type Unit = { id: string; area: string };

/** A member of this unit today, whoever asks; null when that membership is none of its own. */
export async function onRoll(tx: TxCtx, { membershipId, organisationId }: Membership): Promise<OnRoll | null> {
  const members = await membersOn(tx, [organisationId], dayOf(tx.now));
  return members.find((m) => m.membershipId === membershipId) ?? null;
}

const plainEntry = (unit: Unit, membership: string, standing: RollMember['standing']) =>
  ({
    kind: 'organisation',
    id: unit.id,
    area: unit.area,
    verb: 'standing',
    shows: 'staff',
    data: { membership, standing, onCommittee: false },
  }) as const;

/** Takes somebody in who came from another branch: called to what calls every member, without a vote (domain §6). */
export async function takeInflow(
  tx: TxCtx,
  unit: Unit,
  who: { name: string; from: string; awayFrom: string },
): Promise<string> {
  const membershipId = await joinPerson(tx, { organisationId: unit.id, personName: who.name, from: who.from });
  if (!membershipId) throw no('onRollAlready', undefined, { name: who.name });
  const standing = { standing: 'inflow', onCommittee: false, group: null } as const;
  const of = { membershipId, organisationId: unit.id, area: unit.area };
  await putStanding(tx, of, standing, who.awayFrom);
  await record(tx, plainEntry(unit, membershipId, 'inflow'));
  return membershipId;
}

/** The relation has been moved here: from now on the vote is here, as far as the member had one. */
export async function giveVote(
  tx: TxCtx,
  unit: Unit,
  membershipId: string,
  standing: Exclude<RollMember['standing'], 'inflow' | 'notCounted'>,
): Promise<void> {
  const of = { membershipId, organisationId: unit.id, area: unit.area };
  await putStanding(tx, of, { standing, onCommittee: false, group: null });
  await record(tx, plainEntry(unit, membershipId, standing));
}

export const leaveRoll = (tx: TxCtx, { membershipId, organisationId }: Membership, on: string): Promise<void> =>
  endPerson(tx, organisationId, membershipId, on);

/** Everybody on the rolls of these units on a day, for who may already see those units. */
export const rollsOf = (ctx: Ctx, organisationIds: readonly string[], day: string): Promise<OnRoll[]> =>
  membersOn(ctx, organisationIds, day);
