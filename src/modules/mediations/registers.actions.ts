import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { actorsWithRole } from '#modules/access/index.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf } from './mediations.act.ts';
import { committeeFaults, deskRoles, termEnd } from './mediations.rules.ts';
import { no } from './mediations.words.ts';
import type { CommitteeView, PersonInput, PersonView, RegistersApi } from './registers.contract.ts';
import {
  committeeById,
  hasOtherHead,
  insertCommittee,
  insertPerson,
  insertTraining,
  lockPerson,
  type PersonValues,
  putCommittee,
  putPerson,
  type StoredCommittee,
  type StoredPerson,
  selectCommittees,
  selectPersons,
  trainingsOf,
} from './registers.store.ts';

type Handles = { [K in keyof RegistersApi]: Handler<RegistersApi[K]> };
const entry = (
  kind: 'mediationCommittee' | 'mediationPerson',
  of: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind, id: of.id, area: of.area, verb, shows: 'staff', data }) as const;

async function viewCommittees(ctx: Ctx, list: readonly StoredCommittee[]): Promise<CommitteeView[]> {
  const today = dayOf(ctx.now);
  const all = Map.groupBy(
    (await selectPersons(ctx, { kind: 'mediator' })).filter((p) => p.until === null || p.until >= today),
    (p) => p.committeeId,
  );
  return list.map(({ organisationId: _o, ...c }) => {
    const members = all.get(c.id) ?? [];
    return { ...c, members: members.length, faults: committeeFaults(members, c.termUntil, today) };
  });
}
export const listCommittees: Handles['listCommittees'] = async (ctx) => ({
  items: await viewCommittees(ctx, await selectCommittees(ctx)),
});
async function shownCommittee(ctx: Ctx, id: string): Promise<CommitteeView> {
  const [view] = await viewCommittees(ctx, [await committeeById(ctx, id)]);
  if (!view) throw notFound();
  return view;
}
type CommitteeInput = {
  name: string;
  electedBy: string;
  electedOn: string;
  phone: string;
  address: string;
  hours?: string | undefined;
};
/** A term ends three years after its election, whoever enters it (9). */
const valuesOf = ({ hours, ...v }: CommitteeInput) => ({
  ...v,
  hours: hours ?? null,
  termUntil: termEnd(v.electedOn),
});

export const addCommittee: Handles['addCommittee'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area, organisationId, ...said } = input;
    if (!isWithin(area, staffOf(tx).area)) throw notFound();
    if (!(await organisationsFor(tx, area)).some((o) => o.id === organisationId)) throw notFound();
    const id = tx.house.newId();
    const { accountId } = staffOf(tx);
    if (!(await insertCommittee(tx, { id, area, organisationId, accountId, ...valuesOf(said) })))
      throw no('nameTaken', 'name');
    await record(tx, entry('mediationCommittee', { id, area }, 'add', { electedOn: input.electedOn }), 'new');
    return shownCommittee(tx, id);
  });
export const changeCommittee: Handles['changeCommittee'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    await putCommittee(tx, params.id, valuesOf(input));
    const c = await committeeById(tx, params.id);
    await record(tx, entry('mediationCommittee', c, 'change', { electedOn: input.electedOn }));
    return shownCommittee(tx, c.id);
  });

async function viewPersons(ctx: Ctx, list: readonly StoredPerson[]): Promise<PersonView[]> {
  const trainings = Map.groupBy(
    await trainingsOf(
      ctx,
      list.map((p) => p.id),
    ),
    (t) => t.personId,
  );
  return list.map((p) => ({
    ...p,
    trainings: (trainings.get(p.id) ?? []).map(({ personId: _, ...t }) => t),
  }));
}
export const listPersons: Handles['listPersons'] = async (ctx, { query }) => ({
  items: await viewPersons(ctx, await selectPersons(ctx, query)),
});
async function shownPerson(tx: TxCtx, id: string): Promise<PersonView> {
  const [view] = await viewPersons(tx, [await lockPerson({ ...tx, version: null }, id)]);
  if (!view) throw notFound();
  return view;
}

/** Who may keep files: accounts whose post covers the committee's place. */
async function accountsAt(ctx: Ctx, area: string) {
  const found = new Map<string, string>();
  for (const role of deskRoles) for (const a of await actorsWithRole(ctx, role, area)) found.set(a.accountId, a.name);
  return found;
}
export const committeeAccounts: Handles['committeeAccounts'] = async (ctx, { params }) => {
  const { area } = await committeeById(ctx, params.id);
  return { items: [...(await accountsAt(ctx, area))].map(([accountId, name]) => ({ accountId, name })) };
};
async function personValues(
  tx: TxCtx,
  kind: 'mediator' | 'guide',
  of: { area: string },
  input: PersonInput,
  publicBefore: string | null = null,
): Promise<PersonValues> {
  const accountId = kind === 'mediator' ? (input.accountId ?? null) : null;
  if (accountId && !(await accountsAt(tx, of.area)).has(accountId)) throw no('personUnknown', 'accountId');
  if (input.until && input.until < input.since) throw no('spanTurned', 'until');
  return {
    ...{ name: input.name, isWoman: input.isWoman, since: input.since, until: input.until ?? null, accountId },
    part: kind === 'mediator' ? (input.part ?? 'member') : null,
    certificate: input.certificate ?? null,
    publicSince: input.isPublic ? (publicBefore ?? dayOf(tx.now)) : null,
  };
}

export const addPerson: Handles['addPerson'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { kind, committeeId = null, area: asked, ...said } = input;
    const committee = kind === 'mediator' && committeeId ? await committeeById(tx, committeeId) : null;
    if (kind === 'mediator' && !committee) throw no('committeeUnknown', 'committeeId');
    const area = committee?.area ?? asked;
    if (!isWithin(area, staffOf(tx).area)) throw notFound();
    const id = tx.house.newId();
    const values = await personValues(tx, kind, { area }, said);
    if (committee && values.part === 'head' && (await hasOtherHead(tx, committee.id, id)))
      throw no('headTaken', 'part');
    await insertPerson(tx, { id, area, kind, committeeId: committee?.id ?? null, ...values });
    await record(tx, entry('mediationPerson', { id, area }, 'add', { kind }), 'new');
    return shownPerson(tx, id);
  });
export const changePerson: Handles['changePerson'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const p = await lockPerson(tx, params.id);
    const values = await personValues(tx, p.kind, p, input, p.publicSince);
    const becomesHead = values.part === 'head' && values.until === null;
    if (p.committeeId && becomesHead && (await hasOtherHead(tx, p.committeeId, p.id))) throw no('headTaken', 'part');
    await putPerson(tx, p.id, values);
    await record(tx, entry('mediationPerson', p, 'change', { isPublic: input.isPublic }));
    return shownPerson(tx, p.id);
  });
export const trainPerson: Handles['trainPerson'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const p = await lockPerson({ ...tx, version: null }, params.id);
    if (input.on > dayOf(tx.now)) throw no('futureDay', 'on');
    await insertTraining(tx, { personId: p.id, area: p.area, ...input, accountId: staffOf(tx).accountId });
    await record(tx, entry('mediationPerson', p, 'train', { hours: input.hours }));
    return shownPerson(tx, p.id);
  });
