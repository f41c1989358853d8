import { isWithin } from '#kernel/area.ts';
import { normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { countedReports, photoOf, reportsOf } from './reports.store.ts';
import type { TeamCard, TeamsApi, TeamView } from './teams.contract.ts';
import { CONTACT_DAYS, type Consent, countsOf } from './teams.rules.ts';
import {
  eraseLeft,
  insertMember,
  insertTeam,
  lockTeam,
  membershipsOf,
  membersOf,
  publicTeam,
  publicTeams,
  putAllLeft,
  putLeft,
  saveTeam,
  type Team,
  teamForKeeper,
  teamOfMember,
  visibleTeams,
} from './teams.store.ts';
import { noTeam } from './teams.words.ts';

type Handles = { [K in keyof TeamsApi]: Handler<TeamsApi[K]> };
const staffOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
};
/** The journal tells that somebody joined or left, never who. */
export const entryOf = (t: Team, verb: string) =>
  ({ kind: 'team', id: t.id, area: t.area, verb, shows: 'staff' }) as const;

const rowOf = ({ closedAt, ...t }: Team) => ({ ...t, closedOn: closedAt && dayOf(closedAt) });
async function viewOf(ctx: Ctx, t: Team): Promise<TeamView> {
  const people = await membersOf(ctx, t.id);
  return {
    ...rowOf(t),
    counts: countsOf(await countedReports(ctx, t.id, null)),
    people: people.map((m) => ({
      ...{ id: m.id, name: m.name, consent: m.consent, joinedOn: dayOf(m.joinedAt) },
      leftOn: m.leftAt && dayOf(m.leftAt),
    })),
  };
}
export const listTeams: Handles['listTeams'] = async (ctx) => ({ items: (await visibleTeams(ctx)).map(rowOf) });
export const getTeam: Handles['getTeam'] = async (ctx, { params }) => viewOf(ctx, await teamForKeeper(ctx, params.id));
export const addTeam: Handles['addTeam'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area: own, organisationId, accountId } = staffOf(tx);
    if (!isWithin(input.area, own)) throw noTeam('notHere', 'area');
    const id = tx.house.newId();
    if (!(await insertTeam(tx, { id, organisationId, accountId, ...input }))) throw noTeam('nameKnown', 'name');
    const team = await publicTeam(tx, id);
    await record(tx, entryOf(team, 'add'), 'new');
    return viewOf(tx, team);
  });

export const editTeam: Handles['editTeam'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const team = await openTeam(tx, params.id);
    if (!(await saveTeam(tx, team, input))) throw noTeam('nameKnown', 'name');
    await record(tx, entryOf(team, 'edit'));
    return viewOf(tx, await teamForKeeper(tx, team.id));
  });
/** Over: everybody in it has left as of today, so that names and phones go with the rest; what was reported stays. */
export const closeTeam: Handles['closeTeam'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const team = await openTeam(tx, params.id);
    await saveTeam(tx, team, { closed_at: tx.now });
    await putAllLeft(tx, team.id);
    await record(tx, entryOf(team, 'close'));
    return viewOf(tx, await teamForKeeper(tx, team.id));
  });
async function openTeam(tx: TxCtx, id: string): Promise<Team> {
  const team = await lockTeam(tx, id);
  if (team.closedAt) throw noTeam('isClosed');
  return team;
}

/** Somebody joins: by themselves, or entered by a keeper with their word. */
export async function join(
  tx: TxCtx,
  team: Team,
  who: { name: string; phone: string; consent: Consent },
): Promise<TeamCard> {
  if (team.closedAt) throw noTeam('isClosed');
  const name = normalName(who.name);
  if (!name) throw noTeam('nameMissing', 'name');
  const phone = normalPhone(who.phone);
  if (!phone) throw noTeam('phoneWrong', 'phone');
  const made = await insertMember(tx, { team, name, phone, accountId: null, consent: who.consent });
  if (!made) throw noTeam('twice', 'phone');
  await record(tx, entryOf(team, 'join'));
  return made;
}
export const addTeamMember: Handles['addTeamMember'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => join(tx, await teamForKeeper(tx, params.id), input));
export const endTeamMember: Handles['endTeamMember'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const team = await teamForKeeper(tx, params.id);
    if (!(await putLeft(tx, team.id, { id: params.memberId }))) throw noTeam('notIn');
    await record(tx, entryOf(team, 'leave'));
    return viewOf(tx, await teamForKeeper(tx, team.id));
  });

async function mineOf(ctx: Ctx) {
  const { accountId, area } = staffOf(ctx);
  const [teams, mine, reports] = await Promise.all([
    publicTeams(ctx),
    membershipsOf(ctx, accountId),
    reportsOf(ctx, { accountId }),
  ]);
  const isIn = (t: Team) => mine.some((m) => m.teamId === t.id && m.leftAt === null);
  const near = teams.filter((t) => isIn(t) || isWithin(t.area, area) || isWithin(area, t.area));
  return { teams: near.map((t) => ({ ...rowOf(t), isIn: isIn(t) })), reports };
}
export const myTeams: Handles['myTeams'] = (ctx) => mineOf(ctx);
export const joinTeam: Handles['joinTeam'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { accountId, name } = staffOf(tx);
    const team = await publicTeam(tx, params.id);
    if (!(await insertMember(tx, { team, name, phone: null, accountId, consent: 'self' }))) throw noTeam('twice');
    await record(tx, entryOf(team, 'join'));
    return mineOf(tx);
  });
/** One tap, no reason. */
export const leaveTeam: Handles['leaveTeam'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const team = await teamOfMember(tx, params.id);
    if (!(await putLeft(tx, team.id, { accountId: staffOf(tx).accountId }))) throw noTeam('notIn');
    await record(tx, entryOf(team, 'leave'));
    return mineOf(tx);
  });
export const teamPhoto: Handles['teamPhoto'] = async (ctx, { params }) => {
  const photo = await photoOf(ctx, { accountId: staffOf(ctx).accountId }, params.id, params.photoId);
  if (!photo) throw notFound();
  return { hash: photo.hash, mediaType: photo.mediaType, name: photo.name };
};

/** Every night: who left 90 days ago is forgotten. */
export async function forgetMembers(ctx: Ctx): Promise<void> {
  const before = ctx.now.subtract({ hours: CONTACT_DAYS * 24 });
  await inTransaction(ctx, (tx) => eraseLeft(tx, before));
}
