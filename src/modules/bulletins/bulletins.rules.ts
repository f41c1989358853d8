import type { Role, StaffActor } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import type { Word } from '#kernel/words.ts';

/* Bulletins (统计公报; product N5): what is stated, who may state it for good, and what of it may hang out in public. Pure. */

/** Who may issue one for a place, and take it to the portal: leaders and clerks of that place or above it. */
export const issuerRoles = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
] as const satisfies readonly Role[];
/** Who may issue one for their own unit besides. */
export const unitIssuers = [...issuerRoles, 'partyAffairs', 'universityOffice', 'departmentClerk'] as const;

export type Subject = { area: string; organisationId: string | null };

/** Whoever leads or writes for a place issues for it and for units within; an organisation's own people issue for their organisation. */
export function mayIssue(actor: StaffActor, of: Subject): boolean {
  const leads = issuerRoles.some((r) => r === actor.role) && isWithin(of.area, actor.area);
  return leads || (of.organisationId === actor.organisationId && unitIssuers.some((r) => r === actor.role));
}

/** A number as a sentence needs it; `value` null: it cannot be told, and `why` says why. */
export type Stated = {
  says: Word;
  unit: Word;
  as: 'rows' | 'sum' | 'keys' | 'share';
  value: number | null;
  of: number | null;
  before: { value: number | null; of: number | null } | null;
  why: Word | null;
  /** The unit it is told of, where the bulletin is of a place. */
  organisationId: string | null;
};
export type Rates = Readonly<Record<'response' | 'solved' | 'satisfied', { good: number; of: number }>>;
export type Facts = {
  figures: Readonly<Record<string, Stated>>;
  route: { dispatched: number; direct: number };
  kinds: readonly { key: string; says: Word; n: number }[];
  categories: readonly { key: string; n: number }[];
  /** Units by their rates; those that lag are told, each with what it is a share of. */
  units: readonly { id: string; name: string; rates: Rates }[];
};

/** Below this share a unit is told by name in the notice of the hotline. */
export const LAG = 0.85;
/** Units with a rate under 85 %; a rate of nothing is none. */
export const lagging = (units: Facts['units']): Facts['units'] =>
  units.filter((u) => Object.values(u.rates).some((r) => r.of > 0 && r.good / r.of < LAG));

/** Fewer than this point at people (domain §12.20). */
export const SMALL = 5;
/** Numbers of people, of households and of what they said: a small one is not told in public, nor is what stands beside it. */
const aboutPeople: Readonly<Record<string, readonly string[]>> = {
  'cases.received': [],
  'cases.closed': [],
  'cases.open': [],
  'cases.overdue': [],
  'cases.redone': [],
  'incidents.repeated': [],
  'hotline.tickets': [],
  'orders.received': [],
  'orders.taken': [],
  'orders.finished': [],
  'errands.finished': ['errands.trips'],
  'relief.bagHouseholds': ['relief.bags'],
  'relief.goodsHouseholds': [],
  'relief.moneyHouseholds': ['relief.yuan'],
  'relief.emergencyHouseholds': ['relief.emergencyYuan'],
  'care.certifications': [],
  'care.homeCertifications': [],
  'care.certifiedMinimumLiving': [],
  'care.certifiedNeedy': [],
  'care.certifiedElder': [],
  'visits.households': [],
  'visits.needs': [],
  'aid.applied': [],
  'aid.granted': [],
  'aid.refused': [],
  'floating.out': [],
  'floating.received': [],
  'floating.reportedIn': [],
  'petitions.registered': [],
  'petitions.accepted': [],
  'petitions.decided': [],
  'petitions.reviews': [],
  'mediations.accepted': [],
  'mediations.agreed': [],
  'mediations.confirmed': [],
  'rooms.children': [],
  'rooms.pickups': [],
  'learning.learners': [],
  'teams.members': [],
};
/** What is for the house itself and never hangs out. */
const inside: ReadonlySet<string> = new Set(['floating.lost', 'mandates.blocked', 'proofs.demands', 'care.missed']);

const small = (n: number | null) => n !== null && n > 0 && n < SMALL;
const isSmall = (s: Stated) => (s.as === 'share' ? small(s.of) : small(s.value));

/** What of the numbers may stand on the portal: small ones about people are withheld with what gives them away, with the reason. */
export function publicFacts(facts: Facts, why: Word): Facts {
  const gone = new Set(
    Object.entries(facts.figures).flatMap(([id, s]) => {
      if (inside.has(id)) return [id];
      if (s.as === 'share' && isSmall(s)) return [id];
      return id in aboutPeople && isSmall(s) ? [id, ...aboutPeople[id]!] : [];
    }),
  );
  const figures = Object.fromEntries(
    Object.entries(facts.figures).map(([id, s]) => {
      // A difference from a small number gives the small number away.
      const before = id in aboutPeople && small(s.before?.value ?? null) ? null : s.before;
      return [id, gone.has(id) ? { ...s, value: null, of: null, before: null, why } : { ...s, before }];
    }),
  );
  return {
    figures,
    route: small(facts.route.dispatched) || small(facts.route.direct) ? { dispatched: 0, direct: 0 } : facts.route,
    kinds: facts.kinds.filter((k) => !small(k.n)),
    categories: facts.categories.filter((c) => !small(c.n)),
    units: facts.units.filter((u) => Object.values(u.rates).every((r) => !small(r.of))),
  };
}

/** One number of an issued bulletin that is not what it was. */
export type Change = { wasValue: number | null; wasOf: number | null; value: number | null; of: number | null };
/** A number that is the same to the last digit told is the same. */
export const differs = (c: Change): boolean => c.wasOf !== c.of || !near(c.wasValue, c.value);
const near = (a: number | null, b: number | null) =>
  a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a)));

/** A change from or to a small number of people is not told in public: it would give the small number away. */
export const mayTellChange = (figure: string, c: Change, isPart: boolean): boolean =>
  !inside.has(figure) &&
  !((isPart || figure in aboutPeople) && (small(c.wasValue) || small(c.value))) &&
  !(c.wasOf !== null && (small(c.wasOf) || small(c.of)));
