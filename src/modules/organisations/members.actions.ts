import type { Given, Output } from '#kernel/endpoint.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import { endMembers, insertMember, lockMember, otherBranchOf } from './members.store.ts';
import { lockEditable, no } from './organisations.actions.ts';
import type { organisationsApi } from './organisations.contract.ts';
import { presentOrganisation } from './organisations.reads.ts';
import { isOpenOn } from './organisations.rules.ts';
import { selectOrganisations } from './organisations.store.ts';

type Api = typeof organisationsApi;
type Whole = Output<Api['getOrganisation']>;

/** People are recorded by name in the table only: the journal, which nothing can be taken out of, knows the membership's id. */
export function addMember(ctx: Ctx, { params, input }: Given<Api['addMember']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const organisation = await lockEditable(tx, params.id);
    const today = dayOf(tx.now);
    if (!isOpenOn(organisation, today)) throw no('closed');
    const memberOrganisationId = 'organisationId' in input ? input.organisationId : null;
    const personName = 'personName' in input ? input.personName : null;
    if (memberOrganisationId !== null) {
      const [joining] = await selectOrganisations(tx, [memberOrganisationId]);
      if (!joining || joining.id === organisation.id || !isOpenOn(joining, today)) throw no('noMember');
    }
    const { role, validFrom = today } = input;
    const besides = 'personName' in input ? input.besides : undefined;
    if (personName && !besides) {
      const branch = await otherBranchOf(tx, { organisationId: organisation.id, personName, validFrom });
      if (branch) throw no('twoBranches', { name: personName, branch }, 'personName');
    }
    const id = tx.house.newId();
    const { area } = organisation;
    const added = await insertMember(tx, {
      id,
      organisationId: organisation.id,
      area,
      memberOrganisationId,
      personName,
      role,
      validFrom,
    });
    if (!added) throw no('memberTwice');
    await record(tx, {
      kind: 'organisation',
      id: organisation.id,
      area,
      verb: 'addMember',
      shows: 'staff',
      data: { membership: id, memberOrganisationId, role, validFrom, ...(besides && { besides }) },
    });
    return presentOrganisation(tx, organisation.id);
  });
}

export function endMember(ctx: Ctx, { params, input }: Given<Api['endMember']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const organisation = await lockEditable(tx, params.id);
    const member = await lockMember(tx, organisation.id, params.memberId);
    if (!member) throw notFound();
    if (member.validTo !== null) throw no('memberEnded');
    const on = input.on ?? dayOf(tx.now);
    if (on <= member.validFrom) throw no('memberDates');
    await endMembers(tx, [member.id], on);
    await record(tx, {
      kind: 'organisation',
      id: organisation.id,
      area: organisation.area,
      verb: 'endMember',
      shows: 'staff',
      data: { membership: member.id, on },
    });
    return presentOrganisation(tx, organisation.id);
  });
}

type Joining = { organisationId: string; personName: string; from: string };
/** Puts a person on an organisation's roll for another module, in its transaction; null when that name is on it already. */
export async function joinPerson(tx: TxCtx, { organisationId, personName, from }: Joining): Promise<string | null> {
  const [organisation] = await selectOrganisations(tx, [organisationId]);
  if (!organisation || !isOpenOn(organisation, dayOf(tx.now))) throw no('closed');
  const id = tx.house.newId();
  const { area } = organisation;
  const member = { id, organisationId, area, memberOrganisationId: null, personName, validFrom: from };
  if (!(await insertMember(tx, { ...member, role: 'member' }))) return null;
  const about = { kind: 'organisation', id: organisationId, area, shows: 'staff' } as const;
  await record(tx, { ...about, verb: 'addMember', data: { membership: id, role: 'member', validFrom: from } });
  return id;
}
/** Ends a person's membership for another module; a membership lasts a day at least. */
export async function endPerson(tx: TxCtx, organisationId: string, membershipId: string, on: string): Promise<void> {
  const member = await lockMember(tx, organisationId, membershipId);
  const [organisation] = await selectOrganisations(tx, [organisationId]);
  if (!member || !organisation || member.validTo !== null) return;
  const least = Temporal.PlainDate.from(member.validFrom).add({ days: 1 }).toString();
  const day = on < least ? least : on;
  await endMembers(tx, [membershipId], day);
  const about = { kind: 'organisation', id: organisationId, area: organisation.area, shows: 'staff' } as const;
  await record(tx, { ...about, verb: 'endMember', data: { membership: membershipId, on: day } });
}
