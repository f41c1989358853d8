import type { AccusedUnit } from './accusations.rules.ts';

/*
 * 回避 (信访工作条例 28: whoever has a direct interest in the matter or the person steps aside; domain §12.5, §12.10). Kinship no tree of
 * units knows; what the names and the posts tell is decided here, before anybody reads a word.
 */

/** named: by the reporter; tied: by a post of their own; self: they said so; ordered: by the head; asked: by the reporter, afterwards. */
export const recusalSources = ['named', 'tied', 'self', 'ordered', 'asked'] as const;
export type RecusalSource = (typeof recusalSources)[number];
/** moved: it was for the organ above to decide, and the accusation went there. */
export const recusalStatuses = ['asked', 'granted', 'refused', 'moved'] as const;
export type RecusalStatus = (typeof recusalStatuses)[number];
export const recusalGrounds = ['concerned', 'kin', 'witness', 'interest', 'other'] as const;
export type RecusalGround = (typeof recusalGrounds)[number];

/** Of whom the reporter speaks: somebody who works on it, or the head, on whom only the organ above may decide. */
export const asidePersons = ['officer', 'leader'] as const;
export type AsidePerson = (typeof asidePersons)[number];

export type Officer = {
  readonly accountId: string;
  readonly name: string;
  /** Where they hold posts today, the organ itself included. */
  readonly units: readonly { readonly id: string; readonly superiors: readonly string[] }[];
};

const plain = (text: string) => text.normalize('NFKC').replace(/[\s·•・.]/g, '');

/** Does the text name this person? A namesake steps aside too: that costs nothing, to miss the one who is meant would. */
export const isNamedIn = (text: string, name: string): boolean =>
  plain(name).length >= 2 && plain(text).includes(plain(name));

/** A post at the accused unit, above it or below it; the organ itself was weighed before. */
const isTied = (officer: Officer, organisationId: string, unit: AccusedUnit | null): boolean =>
  unit !== null &&
  officer.units.some(
    (post) =>
      post.id !== organisationId &&
      (post.id === unit.id || unit.superiors.includes(post.id) || post.superiors.includes(unit.id)),
  );

/** What the reporter wrote of people: whom it concerns, and who should keep out of it. */
export type Told = { readonly accused: string; readonly keepOut: string };

export type Aside = { accountId: string; source: 'named' | 'tied' };

/** Those of an organ's officers who step aside from the start. */
export function aside(
  officers: readonly Officer[],
  organisationId: string,
  told: Told,
  unit: AccusedUnit | null,
): Aside[] {
  return officers.flatMap((officer): Aside[] => {
    const { accountId, name } = officer;
    if (isNamedIn(told.accused, name) || isNamedIn(told.keepOut, name)) return [{ accountId, source: 'named' }];
    return isTied(officer, organisationId, unit) ? [{ accountId, source: 'tied' }] : [];
  });
}

type Office = {
  readonly organisationId: string;
  readonly superiors: readonly string[];
  readonly officers: readonly Officer[];
};

/**
 * The unit the accused belongs to: the one that was chosen; where none was and the text names an officer of a discipline organ, that
 * organ, so that neither they nor their colleagues have it (domain §12.5).
 */
export function unitAccused(
  chosen: AccusedUnit | null,
  accused: string,
  organs: readonly Office[],
): AccusedUnit | null {
  if (chosen) return chosen;
  const own = organs.find((o) => o.officers.some((officer) => isNamedIn(accused, officer.name)));
  return own ? { id: own.organisationId, superiors: own.superiors } : null;
}
