import type { CaseKind } from './cases.rules.ts';

export const evidenceNeeds = ['photo', 'file', 'none'] as const;
export type EvidenceNeed = (typeof evidenceNeeds)[number];
export type EvidenceRule = {
  id: string;
  area: string;
  kind: CaseKind;
  category: string | null;
  needs: EvidenceNeed;
  source: string;
  validFrom: string;
  validTo: string | null;
};

/** What must lie in the file before something of this kind may be called solved; nothing when no rule speaks of it. */
export function evidenceFor(
  rules: readonly EvidenceRule[],
  c: { area: string; kind: CaseKind; category: string | null; day: string },
): EvidenceNeed {
  const fits = rules.filter(
    (r) =>
      r.kind === c.kind &&
      c.area.startsWith(r.area) &&
      (r.category === null || r.category === c.category) &&
      r.validFrom <= c.day &&
      (r.validTo === null || c.day < r.validTo),
  );
  const weight = (r: EvidenceRule) => r.area.length * 2 + (r.category ? 1 : 0);
  return fits.sort((a, b) => weight(b) - weight(a) || (a.validFrom < b.validFrom ? 1 : -1))[0]?.needs ?? 'none';
}

/** One in so many of the cases that people closed themselves is called back all the same. */
export const CHECK_ONE_IN = 10;

/** Whether a case is drawn: by its number's digits, so that anybody can recompute the draw and nobody can choose. */
export function isDrawnForCheck(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  let rest = 0;
  for (const digit of digits) rest = (rest * 31 + Number(digit)) % 9973;
  return rest % CHECK_ONE_IN === 0;
}
