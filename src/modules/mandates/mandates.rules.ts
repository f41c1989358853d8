/**
 * Duty lists (权责清单, 履行职责事项清单): a list is for one organisation or for a kind of unit at a place; its editions follow one
 * another, and which of them holds is a question of the day (domain §8).
 */

import type { Role } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import type { Workflow } from '#kernel/workflow.ts';
import type { OrganisationKind } from '#modules/organisations/organisations.rules.ts';
import { ancestorsOf, type PlaceKind } from '#modules/places/places.rules.ts';

/** The units that share one list per place. Each department has a list of its own. */
export const unitKinds = ['village', 'community', 'township', 'subdistrict'] as const;
export type UnitKind = (typeof unitKinds)[number];

const UNIT_OF_PLACE: Readonly<Partial<Record<PlaceKind, Readonly<Partial<Record<OrganisationKind, UnitKind>>>>>> = {
  villageCommittee: { committee: 'village' },
  quasiVillage: { committee: 'village' },
  community: { committee: 'community' },
  quasiCommunity: { committee: 'community' },
  town: { government: 'township' },
  township: { government: 'township' },
  quasiTownship: { government: 'township' },
  subdistrict: { government: 'subdistrict' },
};

/** What kind of unit an organisation is for the lists; null for departments, companies, teams and Party organisations. */
export const unitKindOf = (kind: OrganisationKind, place: PlaceKind): UnitKind | null =>
  UNIT_OF_PLACE[place]?.[kind] ?? null;

export const mandateStatuses = ['draft', 'published'] as const;
export type MandateStatus = (typeof mandateStatuses)[number];

/** Half-open: the first day it holds, and the first day it no longer does. */
export type Validity = { readonly validFrom: string; readonly validTo: string | null };

export const holdsOn = ({ validFrom, validTo }: Validity, day: string): boolean =>
  validFrom <= day && (validTo === null || day < validTo);

export type Unit = { readonly id: string; readonly area: string; readonly unitKind: UnitKind | null };
export type Candidate = Validity & {
  readonly status: MandateStatus;
  readonly area: string;
  readonly organisationId: string | null;
  readonly unitKind: UnitKind | null;
};

/** The published edition that holds for a unit on a day: its own, else that of its kind at the nearest place at or above it. */
export function listHolding<L extends Candidate>(lists: readonly L[], unit: Unit, day: string): L | null {
  const holding = lists.filter((l) => l.status === 'published' && holdsOn(l, day));
  const own = holding.find((l) => l.organisationId === unit.id);
  if (own) return own;
  const line = [...ancestorsOf(unit.area), unit.area];
  const ofKind = holding.filter((l) => l.unitKind !== null && l.unitKind === unit.unitKind && line.includes(l.area));
  return ofKind.sort((a, b) => b.area.length - a.area.length)[0] ?? null;
}

export type DatesRefusal = 'endsBeforeItBegins' | 'overlaps' | 'changesThePast';
export type Edition = Validity & { readonly id: string; readonly edition: number };
export type DatesVerdict =
  | { readonly ok: true /** The edition that ends where this one begins. */; readonly replaces: Edition | null }
  | {
      readonly ok: false;
      readonly field: 'validFrom' | 'validTo';
      readonly why: DatesRefusal;
      readonly other: Edition | null;
    };

/**
 * May an edition of these days be published beside those that are? It may take the place of one that began before it, from
 * today on at the earliest: a line that was cited yesterday must stay where it was. Anything else that overlaps is refused.
 */
export function checkDates(dates: Validity, published: readonly Edition[], today: string): DatesVerdict {
  const { validFrom, validTo } = dates;
  if (validTo !== null && validTo <= validFrom)
    return { ok: false, field: 'validTo', why: 'endsBeforeItBegins', other: null };
  const begunBefore = published.find((e) => e.validFrom < validFrom && holdsOn(e, validFrom)) ?? null;
  const later = published.find((e) => e.validFrom >= validFrom && (validTo === null || e.validFrom < validTo));
  if (later) return { ok: false, field: 'validFrom', why: 'overlaps', other: later };
  if (begunBefore && validFrom < today)
    return { ok: false, field: 'validFrom', why: 'changesThePast', other: begunBefore };
  return { ok: true, replaces: begunBefore };
}

export const editRoles = ['countyClerk', 'townshipClerk'] as const satisfies readonly Role[];
export const publishRoles = ['countyClerk', 'townshipLeader'] as const satisfies readonly Role[];
export const deskRoles = ['countyClerk', 'townshipClerk', 'townshipLeader'] as const satisfies readonly Role[];

export type MandateVerb = 'edit' | 'publish' | 'discard' | 'renew';
export type MandatePart = 'editor' | 'publisher';
export type MandateRefusal = 'ownDraft' | 'empty' | 'draftExists';
/** `isWriter`: the actor wrote in this draft; `hasDraft`: another edition of the line is being drafted. */
export type MandateFacts = { status: MandateStatus; items: number; isWriter: boolean; hasDraft: boolean };

/** What a post may do with lists of a place: its role says what, its area says where. */
export function partsAt(actor: { role: Role; area: string }, area: string): Set<MandatePart> {
  const parts = new Set<MandatePart>();
  if (!isWithin(area, actor.area)) return parts;
  if ((editRoles as readonly Role[]).includes(actor.role)) parts.add('editor');
  if ((publishRoles as readonly Role[]).includes(actor.role)) parts.add('publisher');
  return parts;
}

/** A list is written by some and put into force by another: whoever wrote in a draft does not publish it. */
export const mandateWorkflow: Workflow<MandateVerb, MandateStatus, MandatePart, MandateFacts, MandateRefusal> = {
  edit: { from: ['draft'], to: 'same', by: ['editor'] },
  publish: {
    from: ['draft'],
    to: 'published',
    by: ['publisher'],
    unless: (f) => (f.isWriter && 'ownDraft') || (f.items === 0 && 'empty'),
  },
  discard: { from: ['draft'], to: 'same', by: ['editor'] },
  renew: { from: ['published'], to: 'same', by: ['editor'], unless: (f) => f.hasDraft && 'draftExists' },
};
