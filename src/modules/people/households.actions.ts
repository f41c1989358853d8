import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { HouseholdView, householdsApi, MemberInput } from './households.contract.ts';
import {
  endMembership,
  type Household,
  insertHousehold,
  insertMembers,
  listHouseholds,
  lockHousehold,
  markMerged,
  membersOf,
  moveMembers,
  selectHousehold,
  updateHousehold,
} from './households.store.ts';
import { isHomeArea } from './people.rules.ts';
import { isMine, selectPerson } from './people.store.ts';
import { no } from './people.words.ts';

type Handles = { [K in keyof typeof householdsApi]: Handler<(typeof householdsApi)[K]> };

const present = async (ctx: Ctx, h: Household): Promise<HouseholdView> => ({
  ...h,
  members: await membersOf(ctx, h.id),
});

const entry = (h: Household, verb: string, data: Readonly<Record<string, unknown>>) =>
  ({ kind: 'household', id: h.id, area: h.area, verb, shows: 'resident', data }) as const;

export const households: Handles['households'] = (ctx, { query }) => listHouseholds(ctx, query);

export const household: Handles['household'] = async (ctx, { params }) =>
  present(ctx, await selectHousehold(ctx, params.id));

export const addHousehold: Handles['addHousehold'] = (ctx, { input }) =>
  once(ctx, async (tx) => present(tx, await settleHousehold(tx, input, input.members)));

/** Records a household inside a larger act, e.g. an import; the rules and the journal are the same. */
export async function settleHousehold(
  tx: TxCtx,
  at: { area: string; address: string },
  members: readonly MemberInput[],
): Promise<Household> {
  const h = checked(tx, { id: tx.house.newId(), area: at.area, address: at.address, version: 1 });
  for (const member of members) await selectPerson(tx, member.personId);
  await insertHousehold(tx, h);
  await insertMembers(tx, h, members);
  await record(tx, entry(h, 'add', { members: members.map(memberOf) }), 'new');
  return h;
}
const memberOf = ({ personId, relation, validFrom }: MemberInput) => ({ personId, relation, validFrom });

/** Adds a member inside a larger act, whatever the household's version. */
export async function joinHousehold(tx: TxCtx, id: string, member: MemberInput): Promise<Household> {
  const h = next(await lockHousehold(tx, id));
  await insertMembers(tx, h, [member]);
  await updateHousehold(tx, h);
  await record(tx, entry(h, 'addMember', memberOf(member)));
  return h;
}

export const editHousehold: Handles['editHousehold'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const before = await lockHousehold(tx, params.id, ctx.version);
    const after = checked(tx, {
      ...before,
      area: input.area ?? before.area,
      address: input.address ?? before.address,
      version: before.version + 1,
    });
    await updateHousehold(tx, after);
    await record(tx, entry(after, 'edit', { fields: Object.keys(input).sort() }));
    return present(tx, after);
  });

export const addMember: Handles['addMember'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const h = next(await lockHousehold(tx, params.id, ctx.version));
    await selectPerson(tx, input.personId);
    await insertMembers(tx, h, [input]);
    await updateHousehold(tx, h);
    await record(tx, entry(h, 'addMember', input));
    return present(tx, h);
  });

export const endMember: Handles['endMember'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const h = next(await lockHousehold(tx, params.id, ctx.version));
    await endMembership(tx, h.id, params.memberId, input.validTo);
    await updateHousehold(tx, h);
    await record(tx, entry(h, 'endMember', { member: params.memberId, validTo: input.validTo }));
    return present(tx, h);
  });

/** Two records of one household become one; what names the first finds the second. Answers with the second. */
export const mergeHousehold: Handles['mergeHousehold'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    if (params.id === input.into) throw no('mergesItself', 422);
    // Locked in one order, whichever way round two people merge them.
    const both = new Map<string, Household>();
    for (const id of [params.id, input.into].sort())
      both.set(id, await lockHousehold(tx, id, id === params.id ? ctx.version : undefined));
    const [from, into] = [both.get(params.id)!, next(both.get(input.into)!)];
    await moveMembers(tx, from, into);
    await updateHousehold(tx, into);
    await markMerged(tx, from, into);
    await record(tx, entry(from, 'merge', { into: into.id }));
    await record(tx, entry(into, 'take', { from: from.id }));
    return present(tx, into);
  });

const next = (h: Household): Household => ({ ...h, version: h.version + 1 });

function checked(tx: TxCtx, h: Household): Household {
  if (!isHomeArea(h.area)) throw no('areaNotHome', 422);
  if (!isMine(tx, h.area)) throw no('areaNotYours', 422);
  return h;
}
