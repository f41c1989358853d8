/**
 * Nobody mediates where they or their own unit are a party (人民调解法 15: 不得偏袒一方当事人; domain §7.1). Who is a party is known by
 * a name only, so a unit is recognised as people write it.
 */

/** 村委会 alone means the committee of this very place. */
const OWN_COMMITTEE = /^(?:我们|我|本村?|我们?村的?|村里)?(?:村民委员会|村委会?|村集体|居民委员会|居委会?|社区)$/;
const SUFFIX = /(?:村民委员会|村委会?|居民委员会|居委会?|委员会|人民政府|政府|社区|村集体|村|经济合作社|合作社)$/;
const MIN_STEM = 2;

const plain = (name: string): string => name.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
/** What is left of a unit’s name when what every such unit is called is taken off: 老熊沟村民委员会 → 老熊沟. */
const stemOf = (name: string): string => {
  const shorter = plain(name).replace(SUFFIX, '');
  return shorter === plain(name) ? shorter : stemOf(shorter);
};

export type Mediating = {
  readonly name: string;
  /** The organisations in which this mediator works, as they are called. */
  readonly units: readonly { readonly name: string; readonly shortName: string; readonly isCommittee: boolean }[];
};
/** The party that is the mediator or the mediator’s own unit; null when none is. */
export function ownParty(parties: readonly string[], m: Mediating): string | null {
  const isUnit = (party: string) =>
    m.units.some(({ name, shortName, isCommittee }) => {
      if (isCommittee && OWN_COMMITTEE.test(plain(party))) return true;
      if (plain(party) === plain(name) || plain(party) === plain(shortName)) return true;
      const stem = stemOf(party);
      // Only what is called like a unit is held against one: a person’s name has no such ending.
      return (
        stem !== plain(party) && stem.length >= MIN_STEM && [name, shortName].some((n) => stemOf(n).endsWith(stem))
      );
    });
  return parties.find((party) => plain(party) === plain(m.name) || isUnit(party)) ?? null;
}
