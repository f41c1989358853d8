import { isWithin } from '#kernel/area.ts';
import type { Given, Output } from '#kernel/endpoint.ts';
import { notFound, Refused, stale } from '#kernel/refusal.ts';
import type { WordValues } from '#kernel/words.ts';
import { dayOf, isOpenOn as isPlaceOpenOn, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import { endMembers, lockRunning } from './members.store.ts';
import type { organisationsApi } from './organisations.contract.ts';
import { presentOrganisation } from './organisations.reads.ts';
import { isOpenOn, mayClose, mayMove, type OrganisationKind } from './organisations.rules.ts';
import {
  changeOrganisation,
  insertOrganisation,
  isNameTaken,
  lockOrganisation,
  lockTree,
  type Organisation,
  selectOrganisations,
  selectSubordinates,
  selectSuperiors,
} from './organisations.store.ts';
import { type OrganisationRefusal, organisationRefusalWords } from './organisations.words.ts';

type Api = typeof organisationsApi;
type Whole = Output<Api['getOrganisation']>;

export const no = (code: OrganisationRefusal, values?: WordValues, field?: string) =>
  new Refused(code, 409, organisationRefusalWords[code], {
    ...(values && { values }),
    ...(field && { faults: [{ field, rule: code, says: organisationRefusalWords[code], ...(values && { values }) }] }),
  });

/** An administrator edits the organisations of their own area, though they see those above it. */
export function withinReach(ctx: Ctx, area: string): void {
  if (ctx.actor.kind === 'staff' && !isWithin(area, ctx.actor.area)) throw notFound();
}

/** The organisation, locked, if the actor may edit it and decided on this version of it. */
export async function lockEditable(tx: TxCtx, id: string): Promise<Organisation> {
  const organisation = await lockOrganisation(tx, id);
  withinReach(tx, organisation.area);
  if (tx.version !== null && tx.version !== organisation.version) throw stale();
  return organisation;
}

const tell = (tx: TxCtx, o: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>>) =>
  record(tx, { kind: 'organisation', id: o.id, area: o.area, verb, shows: 'public', data });

export type NewOrganisation = {
  name: string;
  shortName: string;
  kind: OrganisationKind;
  area: string;
  superiorId?: string | null | undefined;
  duty?: string | null | undefined;
  validFrom?: string | undefined;
};

/** Adds an organisation within the transaction of whoever needs it; refuses an unknown place or superior and a name taken there. */
export async function addOne(tx: TxCtx, wanted: NewOrganisation): Promise<string> {
  const today = dayOf(tx.now);
  const { name, shortName, kind, area, superiorId = null, duty = null, validFrom = today } = wanted;
  const place = await placeOf(tx, area);
  if (!place || !isPlaceOpenOn(place, today)) throw no('noPlace');
  if (superiorId !== null) {
    await lockTree(tx); // so that the superior is not closed meanwhile
    const [superior] = await selectOrganisations(tx, [superiorId]);
    if (!superior || !isOpenOn(superior, today)) throw no('noSuperior');
  }
  const id = tx.house.newId();
  const added = await insertOrganisation(tx, { id, name, shortName, kind, area, superiorId, duty, validFrom });
  if (!added) throw no('nameTaken', { name, place: place.fullName });
  await record(
    tx,
    {
      kind: 'organisation',
      id,
      area,
      verb: 'add',
      shows: 'public',
      data: { name, shortName, kind, superiorId, duty, validFrom },
    },
    'new',
  );
  return id;
}

export function addOrganisation(ctx: Ctx, { input }: Given<Api['addOrganisation']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    withinReach(tx, input.area);
    return presentOrganisation(tx, await addOne(tx, input));
  });
}

export function editOrganisation(ctx: Ctx, { params, input }: Given<Api['editOrganisation']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const before = await lockEditable(tx, params.id);
    if (before.validTo !== null && before.validTo <= dayOf(tx.now)) throw no('closed');
    const { name = before.name, shortName = before.shortName, kind = before.kind, duty = before.duty } = input;
    const wanted = { name, shortName, kind, duty };
    const changed = (['name', 'shortName', 'kind', 'duty'] as const).filter((part) => wanted[part] !== before[part]);
    if (changed.length === 0) throw no('nothingChanged');
    if (name !== before.name && (await isNameTaken(tx, before.area, name)))
      throw no('nameTaken', { name, place: before.placeName ?? before.area });
    await changeOrganisation(tx, before.id, { ...before, ...wanted });
    await tell(tx, before, 'edit', {
      from: Object.fromEntries(changed.map((part) => [part, before[part]])),
      to: Object.fromEntries(changed.map((part) => [part, wanted[part]])),
    });
    return presentOrganisation(tx, before.id);
  });
}

export function moveOrganisation(ctx: Ctx, { params, input }: Given<Api['moveOrganisation']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    await lockTree(tx);
    const moved = await lockEditable(tx, params.id);
    const superior = input.superiorId === null ? null : await lockOrganisation(tx, input.superiorId);
    const above = superior ? (await selectSuperiors(tx, superior.id)).map((s) => s.id) : [];
    const why = mayMove(moved, superior && { ...superior, above }, dayOf(tx.now));
    if (why) throw no(why, { name: superior?.name ?? '' });
    await changeOrganisation(tx, moved.id, { ...moved, superiorId: input.superiorId });
    await tell(tx, moved, 'move', { from: moved.superiorId, to: input.superiorId });
    return presentOrganisation(tx, moved.id);
  });
}

export function closeOrganisation(ctx: Ctx, { params, input }: Given<Api['closeOrganisation']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    await lockTree(tx);
    const closing = await lockEditable(tx, params.id);
    const on = input.on ?? dayOf(tx.now);
    const subordinates = (await selectSubordinates(tx, closing.id, on)).length;
    const running = await lockRunning(tx, closing.id);
    const laterMembers = running.filter((m) => m.validFrom >= on).length;
    const { successorId = null } = input;
    const successor = successorId === null ? null : await lockOrganisation(tx, successorId);
    if (successor && (successor.id === closing.id || !isOpenOn(successor, on))) throw no('noSuccessor');
    const why = mayClose(closing, on, { subordinates, laterMembers });
    if (why) throw no(why, { n: why === 'membersLater' ? laterMembers : subordinates });
    await changeOrganisation(tx, closing.id, { ...closing, validTo: on, successorId });
    await endMembers(
      tx,
      running.map((m) => m.id),
      on,
    );
    await tell(tx, closing, 'close', { on, endedMemberships: running.length, ...(successorId && { successorId }) });
    return presentOrganisation(tx, closing.id);
  });
}
