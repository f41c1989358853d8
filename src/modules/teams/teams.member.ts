import { holdsNumber } from '#kernel/identity.ts';
import { doorOf } from '#modules/access/index.ts';
import { parseSignUp } from '#modules/activities/signups.rules.ts';
import { receiverFor, registerAll } from '#modules/cases/index.ts';
import { childrenOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Cookies } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { insertReport } from './reports.store.ts';
import { entryOf, join } from './teams.actions.ts';
import type { TeamCard } from './teams.contract.ts';
import { reportFault } from './teams.rules.ts';
import {
  cardByNumber,
  codeMac,
  countTry,
  forgetTries,
  type Member,
  memberByNumber,
  publicTeam,
  putLeft,
  teamOfMember,
} from './teams.store.ts';
import { noTeam } from './teams.words.ts';

/* What a volunteer does at home: joins, and by the number and code of their card reports a thing, sees what came of it, leaves. */

const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'team-card' } });

export const joinAtHome = (ctx: Ctx, id: string, who: { name: string; phone: string }): Promise<TeamCard> =>
  once(ctx, async (tx) => join(asHouse(tx), await publicTeam(tx, id), { ...who, consent: 'self' }));

const door = doorOf({
  ...{ cookie: 'baodao_team', purpose: 'teamMember', hours: 2, mostTries: 10 },
  ...{ parse: parseSignUp, find: cardByNumber, macOf: codeMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => noTeam(isTooOften ? 'tooManyTries' : 'wrongCode'),
});
export const enterByCard = door.enter;
export const closeCard = door.close;
export async function openedCard(ctx: Ctx, cookies: Cookies): Promise<Member | null> {
  const number = door.opened(ctx, cookies);
  return number ? memberByNumber(ctx, number) : null;
}

export const placesFor = async (ctx: Ctx, area: string) => {
  const below = await childrenOf(ctx, area);
  return below.map((p) => ({ code: p.code, name: p.name }));
};
/** A thing becomes a hazard case like any other; nobody is behind it, and the card alone finds it again. */
export const reportThing = (
  ctx: Ctx,
  m: Member,
  said: { what: string; area: string; where: string },
): Promise<{ id: string }> =>
  once(asHouse(ctx), async (tx) => {
    if (m.leftAt) throw noTeam('notIn');
    const fault = reportFault(said.what, holdsNumber) ?? (holdsNumber(said.where) ? 'numbers' : null);
    if (fault) throw noTeam(fault, 'what');
    if (!(await placesFor(tx, m.area)).some((p) => p.code === said.area)) throw noTeam('placeWrong', 'area');
    const [made] = await registerAll(tx, [
      {
        kind: 'hazard',
        channel: 'courier',
        area: said.area,
        body: said.what.trim().slice(0, 2000),
        disclosure: 'anonymous',
        reporter: {},
        withoutReceipt: true,
        receiver: await receiverFor(tx, said.area),
        ...(said.where.trim() && { placeNote: said.where.trim().slice(0, 150) }),
      },
    ]);
    if (!made) throw new Error('a case was not registered');
    await insertReport(tx, { caseId: made.id, teamId: m.teamId, memberId: m.id, area: m.area });
    return { id: made.id };
  });
export const leaveOwn = (ctx: Ctx, m: Member): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => {
    if (!(await putLeft(tx, m.teamId, { id: m.id }))) throw noTeam('notIn');
    await record(tx, entryOf(await teamOfMember(tx, m.teamId), 'leave'));
  });
