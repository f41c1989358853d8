import type { ClockRule, ClockUnit } from '#kernel/clock.ts';
import type { CaseKind, CaseTier, CaseVerb } from './cases.rules.ts';

/** What a running clock waits for. */
export const clockPurposes = ['sign', 'return', 'contact', 'handle', 'callback', 'notify', 'decide'] as const;
export type ClockPurpose = (typeof clockPurposes)[number];

/** One line of the rule set: for which place, kinds and tiers, from which day on, how long. */
export type ClockRuleRow = {
  id: string;
  area: string;
  purpose: ClockPurpose;
  kind: CaseKind | null;
  tier: CaseTier | null;
  unit: ClockUnit;
  amount: number;
  duty: 'organ' | 'resident';
  source: string;
  validFrom: string;
  validTo: string | null;
};

/** A body that 信访工作条例 art 2 binds: only there do a petition's statutory clocks start, never in a village (domain §1.1). */
export const isBoundByPetitionLaw = (organisationKind: string) =>
  ['party', 'government', 'department'].includes(organisationKind);

type Event = { verb: CaseVerb | 'report'; kind: CaseKind; receiverKind: string };

/** Which clocks an act starts. */
export function startedBy({ verb, kind, receiverKind }: Event): readonly ClockPurpose[] {
  const isStatutory = kind === 'petition' && isBoundByPetitionLaw(receiverKind);
  if (verb === 'report') return isStatutory ? ['notify', 'decide'] : ['handle'];
  if (verb === 'dispatch') return ['sign', 'return'];
  if (verb === 'sign' || verb === 'take') return isStatutory ? ['contact', 'notify', 'decide'] : ['contact'];
  if (verb === 'reopen' || verb === 'dispute') return ['handle'];
  if (verb === 'answer' || verb === 'reply' || verb === 'confirmUnreasonable') return ['callback'];
  return [];
}

type Ended = Readonly<Partial<Record<ClockPurpose, 'met' | 'stopped'>>>;
const all = (state: 'met' | 'stopped'): Ended => ({
  sign: 'stopped',
  return: 'stopped',
  contact: state,
  handle: state,
  callback: state,
  notify: state,
  decide: state,
});

/** Which clocks an act ends, and whether what they waited for has come. A clock past its due time stays missed all the same. */
export const endedBy: Readonly<Partial<Record<CaseVerb, Ended>>> = {
  sign: { sign: 'met', return: 'stopped' },
  return: { sign: 'met', return: 'met' },
  recall: { sign: 'stopped', return: 'stopped' },
  contact: { contact: 'met' },
  answer: { contact: 'met', handle: 'met', notify: 'met', decide: 'met' },
  reply: { contact: 'met', handle: 'met', notify: 'met', decide: 'met' },
  confirmUnreasonable: { contact: 'met', handle: 'met', notify: 'met', decide: 'met' },
  confirm: { callback: 'met' },
  callback: { callback: 'met' },
  dispute: { callback: 'met' },
  changeHandler: { sign: 'stopped', return: 'stopped', contact: 'stopped', callback: 'stopped' },
  lapse: all('stopped'),
};

/** The rule that holds for a case on a day: the narrowest place first, then the most particular, then the newest. */
export function ruleFor(
  rows: readonly ClockRuleRow[],
  c: { area: string; kind: CaseKind; tier: CaseTier; purpose: ClockPurpose; day: string },
): ClockRuleRow | null {
  const fits = rows.filter(
    (r) =>
      r.purpose === c.purpose &&
      c.area.startsWith(r.area) &&
      (r.kind === null || r.kind === c.kind) &&
      (r.tier === null || r.tier === c.tier) &&
      r.validFrom <= c.day &&
      (r.validTo === null || c.day < r.validTo),
  );
  const weight = (r: ClockRuleRow) => r.area.length * 4 + (r.kind ? 2 : 0) + (r.tier ? 1 : 0);
  return fits.sort((a, b) => weight(b) - weight(a) || (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
}

/** A row as the kernel computes with it; only limits of more than a day are worth a warning 48 h and 24 h before. */
export function toClockRule(row: ClockRuleRow): ClockRule {
  const isLong = row.unit !== 'h' || row.amount > 48;
  return {
    id: row.id,
    unit: row.unit,
    amount: row.amount,
    duty: row.duty,
    source: row.source,
    pausable: false,
    warnHours: isLong ? [48, 24] : [],
  };
}
