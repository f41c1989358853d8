/** Organisations stand in one tree by system (条), each at one place (块); who belongs to them is dated. */

/** `mass`: 群团组织, the Youth League, the union and the women's federation of a site. */
export const organisationKinds = ['party', 'government', 'department', 'committee', 'company', 'team', 'mass'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** branch and unit are organisations (the 5 and the N of "1+5+N"); head and member are people. */
export const organisationRoles = ['branch', 'unit'] as const;
export const personRoles = ['head', 'member'] as const;
/** A member belongs to one Party branch (党章: 编入党的一个支部); why the same name may stand in a second one all the same. */
export const besidesReasons = ['namesake', 'guest'] as const;
export type MemberRole = (typeof organisationRoles)[number] | (typeof personRoles)[number];

/** Half-open: the first day it is, and the first day it no longer is. */
export type Validity = { readonly validFrom: string; readonly validTo: string | null };

export const isOpenOn = ({ validFrom, validTo }: Validity, day: string): boolean =>
  validFrom <= day && (validTo === null || day < validTo);

export type MoveRefusal = 'ownSuperior' | 'cycle' | 'superiorClosed' | 'nothingChanged' | 'closed';

/** May `id` come under another superior? `above` are the superiors of the new one, bottom-up. */
export function mayMove(
  moved: { id: string; superiorId: string | null } & Validity,
  superior: ({ id: string; above: readonly string[] } & Validity) | null,
  today: string,
): MoveRefusal | null {
  if (moved.validTo !== null && moved.validTo <= today) return 'closed';
  if ((superior?.id ?? null) === moved.superiorId) return 'nothingChanged';
  if (superior === null) return null;
  if (superior.id === moved.id) return 'ownSuperior';
  if (superior.above.includes(moved.id)) return 'cycle';
  return isOpenOn(superior, today) ? null : 'superiorClosed';
}

export type CloseRefusal = 'alreadyClosed' | 'closesBeforeItBegan' | 'subordinatesOpen' | 'membersLater';

/** Whoever is subordinate must first have gone elsewhere: nobody is left without a superior by accident. */
export function mayClose(
  organisation: Validity,
  on: string,
  still: { subordinates: number; laterMembers: number },
): CloseRefusal | null {
  if (organisation.validTo !== null) return 'alreadyClosed';
  if (on <= organisation.validFrom) return 'closesBeforeItBegan';
  if (still.subordinates > 0) return 'subordinatesOpen';
  return still.laterMembers > 0 ? 'membersLater' : null;
}

export type Part = { readonly id: string; readonly name: string };
export type Structure = { one: Part; branches: Part[]; units: Part[]; groups: Part[]; label: string };

/**
 * "1+5+N" as it is today, counted and not claimed: the organisation; its branches, which are Party organisations right below it or
 * joined as branches; and the other organisations that joined it. A part is counted once. The Youth League, the union and the women's
 * federation stand beside them and are not counted.
 */
export function deriveStructure(
  one: Part,
  subordinates: readonly (Part & { kind: OrganisationKind })[],
  joined: readonly (Part & { role: MemberRole; kind?: OrganisationKind })[],
): Structure {
  const part = ({ id, name }: Part): Part => ({ id, name });
  const once = (parts: readonly Part[]) => [...new Map(parts.map((p) => [p.id, part(p)])).values()];
  const branches = once([
    ...subordinates.filter((s) => s.kind === 'party'),
    ...joined.filter((j) => j.role === 'branch'),
  ]);
  const counted = new Set(branches.map((b) => b.id));
  const groups = once([...subordinates, ...joined].filter((o) => o.kind === 'mass' && !counted.has(o.id)));
  for (const g of groups) counted.add(g.id);
  const units = once(joined.filter((j) => j.role === 'unit' && !counted.has(j.id)));
  return { one: part(one), branches, units, groups, label: `1+${branches.length}+${units.length}` };
}
