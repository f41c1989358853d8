import { isWithin } from '#kernel/area.ts';
import { type FieldFault, faulty, Refused, stale } from '#kernel/refusal.ts';
import { say, type WordValues } from '#kernel/words.ts';
import { decide } from '#kernel/workflow.ts';
import { type Organisation, organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { publishedOf } from './mandates.drafts.store.ts';
import { type ItemContent, itemFaults, normalCode } from './mandates.items.rules.ts';
import { factsOf } from './mandates.reads.ts';
import {
  checkDates,
  type Edition,
  type MandateVerb,
  mandateWorkflow,
  partsAt,
  type UnitKind,
  unitKindOf,
  type Validity,
} from './mandates.rules.ts';
import { lockList, placeKindsWithin, type StoredList, selectEditions } from './mandates.store.ts';
import { itemFaultWords, type MandateNo, mandateRefusalWords, unitKindWords } from './mandates.words.ts';

/* What every change of a list has in common: whose it is, which days it may have, which items it may hold. */

export const no = (code: MandateNo, values?: WordValues) =>
  new Refused(code, code === 'notYours' ? 403 : 409, mandateRefusalWords[code], values ? { values } : {});
export const noField = (field: string, code: MandateNo, values?: WordValues) =>
  faulty(field, code, mandateRefusalWords[code], values);

export const writerOf = ({ actor }: Ctx): string | null => (actor.kind === 'staff' ? actor.accountId : null);

export const tell = (
  tx: TxCtx,
  list: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>>,
  shows: 'public' | 'staff' = 'staff',
) => record(tx, { kind: 'mandate', id: list.id, area: list.area, verb, shows, data });

/** The list, locked in the version the actor decided on, if its workflow lets them do this now. */
export async function lockFor(tx: TxCtx, id: string, verb: MandateVerb): Promise<StoredList> {
  const list = await lockList(tx, id);
  if (tx.version !== null && tx.version !== list.version) throw stale();
  if (tx.actor.kind !== 'staff') throw no('notYours');
  const hasDraft = verb === 'renew' && (await selectEditions(tx, list.line)).some((e) => e.status === 'draft');
  const verdict = decide(mandateWorkflow, verb, factsOf(tx, list, hasDraft), partsAt(tx.actor, list.area), tx.now);
  if (!verdict.ok) throw no(verdict.why);
  return list;
}

/** The edition these days would take the place of; refuses, on the field, days that overlap or reach into the past. */
export async function datesOf(tx: TxCtx, line: string, dates: Validity): Promise<Edition | null> {
  const today = dayOf(tx.now);
  const verdict = checkDates(dates, await publishedOf(tx, line), today);
  if (verdict.ok) return verdict.replaces;
  const values = { edition: verdict.other?.edition ?? '', from: verdict.other?.validFrom ?? '', today };
  throw noField(verdict.field, verdict.why, values);
}

type For = { organisationId: string | null; unitKind: UnitKind | null; area: string };
type Asked = {
  organisationId?: string | null | undefined;
  unitKind?: UnitKind | null | undefined;
  area?: string | null | undefined;
};
const everyKind = ['committee', 'government'] as const;

/** For whom a list is: one organisation, or a kind of unit at a place where there is such a unit. In the actor's own area. */
export async function forWhom(tx: TxCtx, asked: Asked): Promise<For> {
  const { actor } = tx;
  const isMine = (area: string) => actor.kind !== 'staff' || isWithin(area, actor.area);
  if (Boolean(asked.organisationId) === Boolean(asked.unitKind)) throw noField('organisationId', 'oneUnit');
  const today = dayOf(tx.now);
  if (asked.organisationId) {
    const organisation = (await organisationsById(tx, [asked.organisationId])).get(asked.organisationId);
    if (!organisation || (organisation.validTo !== null && organisation.validTo <= today))
      throw noField('organisationId', 'noUnit');
    if (!isMine(organisation.area)) throw noField('organisationId', 'outsideYourPlace');
    return { organisationId: organisation.id, unitKind: null, area: organisation.area };
  }
  const place = asked.area ? await placeOf(tx, asked.area) : null;
  if (!place || !isOpenOn(place, today)) throw noField('area', 'noPlace');
  if (!isMine(place.code)) throw noField('area', 'outsideYourPlace');
  const unitKind = asked.unitKind ?? null;
  const kinds = await placeKindsWithin(tx, place.code, today);
  const isThere = [...kinds].some((kind) => everyKind.some((o) => unitKindOf(o, kind) === unitKind));
  if (!isThere && unitKind) {
    const says = mandateRefusalWords.kindNotThere;
    const [zh, en] = unitKindWords[unitKind];
    throw faulty('area', 'kindNotThere', [
      say(says, 'zh', { place: place.fullName, kind: zh }),
      say(says, 'en', { place: place.fullName, kind: en }),
    ]);
  }
  return { organisationId: null, unitKind, area: place.code };
}

export type LeadLookup = (name: string) => Organisation | null;
/** The organisations that a list of this place may name as leading, by full or short name; one that two share is linked to none. */
export async function leadsAt(ctx: Ctx, area: string): Promise<LeadLookup> {
  const all = await organisationsFor(ctx, area);
  return (name) => {
    const [found, another] = all.filter((o) => o.name === name || o.shortName === name);
    return found && !another ? found : null;
  };
}

type Lead = Pick<ItemContent, 'leadKind' | 'leadName' | 'leadOrganisationId'>;
export const leadNamed = (name: string | undefined, lookup: LeadLookup): Lead => {
  if (!name) return { leadKind: null, leadName: null, leadOrganisationId: null };
  const known = lookup(name);
  return { leadKind: known?.kind ?? null, leadName: name, leadOrganisationId: known?.id ?? null };
};

async function leadOf(
  tx: TxCtx,
  area: string,
  input: { leadName?: string | undefined; leadOrganisationId?: string | null | undefined },
): Promise<Lead> {
  if (!input.leadOrganisationId) return leadNamed(input.leadName, await leadsAt(tx, area));
  const known = (await organisationsFor(tx, area)).find((o) => o.id === input.leadOrganisationId);
  if (!known) throw noField('leadOrganisationId', 'noLeadUnit');
  return { leadKind: known.kind, leadName: input.leadName ?? known.name, leadOrganisationId: known.id };
}

export type ItemInput = {
  code: string;
  title: string;
  description?: string | undefined;
  duty: ItemContent['duty'];
  basis: string;
  leadName?: string | undefined;
  leadOrganisationId?: string | null | undefined;
  words: readonly string[];
  how?: string | undefined;
};

/** An item as it will stand in the list, or every field of it that breaks a rule, in one refusal. */
export async function itemFrom(
  tx: TxCtx,
  list: { area: string },
  input: ItemInput,
  others: readonly { code: string }[],
): Promise<ItemContent> {
  const item: ItemContent = {
    code: normalCode(input.code),
    title: input.title,
    description: input.description ?? null,
    duty: input.duty,
    basis: input.basis,
    words: [...new Set(input.words)],
    how: input.how ?? null,
    ...(await leadOf(tx, list.area, input)),
  };
  const found = itemFaults(item, new Set(others.map((o) => o.code)));
  const faults = found.map(
    ({ field, rule }): FieldFault => ({ field, rule, says: itemFaultWords[rule], values: { code: item.code } }),
  );
  if (faults[0])
    throw new Refused('faulty', 422, faults[0].says, { faults, ...(faults[0].values && { values: faults[0].values }) });
  return item;
}
