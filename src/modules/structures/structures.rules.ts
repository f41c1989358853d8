/** "1+5+N" as it stands today: counted from the organisations there are, never typed (product S2.1, S5.1; domain §6). Pure. */
import type { Role } from '#kernel/actor.ts';
import type { OrganisationKind } from '#modules/organisations/organisations.rules.ts';

export type Unit = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrganisationKind;
  readonly area: string;
  readonly placeName: string;
};
/** An organisation that stands below another, or joined it. */
export type Below = Unit & { readonly parentId: string; readonly role: 'subordinate' | 'branch' | 'unit' };
export type Branch = { unit: Unit; units: Unit[]; groups: Unit[]; stations: number };
export type Tree = {
  one: Unit;
  branches: Branch[];
  units: Unit[];
  groups: Unit[];
  /** Kept by the organisation itself, not by one of its branches. */
  stations: number;
  /** How the structure is called: `1+5+N`, or `1+11` where there is no third level. */
  label: string;
  /** What N is today, and what it is made of. */
  n: { total: number; units: number; stations: number };
};

/** By place; those of one place as they were registered. */
const order = (a: Unit, b: Unit): number => (a.area === b.area ? 0 : a.area < b.area ? -1 : 1);
const plain = ({ id, name, shortName, kind, area, placeName }: Unit): Unit => ({
  id,
  name,
  shortName,
  kind,
  area,
  placeName,
});
/** A department of a Party committee (社会工作部, 组织部, 纪委): no branch of another, and no committee with branches. A branch (支部) is none. */
export const isPartyOffice = (name: string): boolean =>
  /(?:(?<!支)部|办公室|办|纪委|监委|纪检监察组)$/.test(name.trim());
const isBranch = (b: Below): boolean =>
  b.role === 'branch' || (b.role === 'subordinate' && b.kind === 'party' && !isPartyOffice(b.name));

/**
 * Branches are Party organisations right below, or joined as branches; N is whatever else joined the organisation or one of its branches, what
 * stands below a branch, and the stations they keep. Each is counted once, at the first place it stands. Youth League, union and women's
 * federation stand beside and are not counted.
 */
export function treeOf(one: Unit, below: readonly Below[], stations: ReadonlyMap<string, number>): Tree {
  const seen = new Set([one.id]);
  const children = (parent: string) => below.filter((b) => b.parentId === parent).toSorted(order);
  const take = (list: readonly Below[], which: (b: Below) => boolean): Unit[] =>
    list
      .filter((b) => {
        if (!which(b) || seen.has(b.id)) return false;
        seen.add(b.id);
        return true;
      })
      .map(plain);
  const own = children(one.id);
  const isMass = (b: Below) => b.kind === 'mass';
  const branchUnits = take(own, (b) => isBranch(b) && !isMass(b));
  const groups = take(own, isMass);
  const branches = branchUnits.map((unit) => {
    const list = children(unit.id);
    const theirs = take(list, isMass);
    return {
      unit,
      groups: theirs,
      units: take(list, (b) => b.role !== 'subordinate' || b.kind === 'party'),
      stations: stations.get(unit.id) ?? 0,
    };
  });
  const units = take(own, (b) => b.role === 'unit');
  const kept = stations.get(one.id) ?? 0;
  const n = {
    units: units.length + branches.reduce((sum, b) => sum + b.units.length, 0),
    stations: kept + branches.reduce((sum, b) => sum + b.stations, 0),
  };
  const total = n.units + n.stations;
  const label = `1+${branches.length}${total > 0 ? '+N' : ''}`;
  return { one: plain(one), branches, units, groups, stations: kept, label, n: { total, ...n } };
}

/** Worth a drawing of its own: a committee below which somebody stands. */
export const isStructure = (t: Tree): boolean =>
  !isPartyOffice(t.one.name) && t.branches.length > 0 && t.branches.length + t.n.total > 1;

/** Names that organisations use for such texts; what they say is theirs alone (product S2.6, domain §14: not invented). */
export const roleTitles = ['五随', '五员', '六者'] as const;

/** Who enters the texts of an organisation of their place. */
export const roleTextRoles = [
  'partyAffairs',
  'villageCadre',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];

/** A telephone or identity number: the texts stand on a public page, and speak of parts, not of persons. */
export const namesPerson = (text: string): boolean => /(?:\d[ -]?){11,}/.test(text.normalize('NFKC'));
