import { addDays } from '#kernel/calendar.ts';
import type { ClockRule, ClockUnit } from '#kernel/clock.ts';
import type { CaseKind, CaseStatus, CaseTier, CaseVerb } from './cases.rules.ts';

/** What a running clock waits for. */
export const clockPurposes = [
  'sign',
  'return',
  'arbitrate',
  'contact',
  'handle',
  'callback',
  'review',
  'arrive', // 吹哨后的报到:由 whistles 计时,不在件上走
  'notify',
  'decide',
] as const;
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

/** The way an act moved a case; a redo is one that was answered before. */
export type Moved = { from: CaseStatus; to: CaseStatus; isRedo: boolean };
export type ClockEvent = Moved & { verb: CaseVerb | 'report'; kind: CaseKind; receiverKind: string };

/** 信访工作条例 23, 34: sixty days from acceptance, once; work done again after an answer gets no new sixty days. */
const isStatutory = ({ kind, receiverKind, isRedo }: ClockEvent) =>
  kind === 'petition' && isBoundByPetitionLaw(receiverKind) && !isRedo;

/** Which clocks an act starts. Whatever sends an answered case back starts `handle` anew: no open case is without an end. */
export function startedBy(event: ClockEvent): readonly ClockPurpose[] {
  const { verb, from, to } = event;
  if (verb === 'report') return isStatutory(event) ? ['notify', 'decide'] : ['handle'];
  if (verb === 'dispatch' || (verb === 'passOn' && to === 'dispatched')) return ['sign', 'return'];
  if (verb === 'return') return to === 'arbitrating' ? ['arbitrate'] : ['contact'];
  if (verb === 'passOn') return ['contact'];
  if (verb === 'sign' || verb === 'take') return isStatutory(event) ? ['contact', 'notify', 'decide'] : ['contact'];
  if (verb === 'reopen' || verb === 'dispute') return ['handle'];
  if (verb === 'changeHandler' && (from === 'replied' || from === 'suspended')) return ['handle'];
  if ((verb === 'callback' || verb === 'checkClosed') && to === 'returned') return ['handle'];
  if (verb === 'resumeWork') return ['handle'];
  if (verb === 'answer' || verb === 'reply' || verb === 'confirmUnreasonable') return ['callback'];
  return [];
}

type Ended = Readonly<Partial<Record<ClockPurpose, 'met' | 'stopped'>>>;
const all = (state: 'met' | 'stopped'): Ended => ({
  sign: 'stopped',
  return: 'stopped',
  arbitrate: 'stopped',
  review: 'stopped',
  arrive: 'stopped',
  contact: state,
  handle: state,
  callback: state,
  notify: state,
  decide: state,
});

const ends: Readonly<Partial<Record<CaseVerb, Ended>>> = {
  sign: { sign: 'met', return: 'stopped' },
  return: { sign: 'met', return: 'met' },
  allowReturn: { arbitrate: 'met' },
  insist: { arbitrate: 'met' },
  passOn: { sign: 'stopped', return: 'stopped' },
  recall: { sign: 'stopped', return: 'stopped' },
  // A promise that cannot be kept now ends; the law's own clocks do not (信访工作条例 knows no such pause).
  approveSuspension: { handle: 'stopped', contact: 'stopped' },
  resumeWork: { review: 'met' },
  contact: { contact: 'met' },
  answer: { contact: 'met', handle: 'met', notify: 'met', decide: 'met' },
  reply: { contact: 'met', handle: 'met', notify: 'met', decide: 'met' },
  confirmUnreasonable: { contact: 'met', handle: 'met', notify: 'met', decide: 'met' },
  confirm: { callback: 'met' },
  callback: { callback: 'met' },
  dispute: { callback: 'met' },
  changeHandler: {
    sign: 'stopped',
    return: 'stopped',
    arbitrate: 'stopped',
    review: 'stopped',
    contact: 'stopped',
    callback: 'stopped',
  },
  lapse: all('stopped'),
};

/** Which clocks an act ends, and whether what they waited for has come. A clock past its due time stays missed all the same. */
export function endedBy(event: ClockEvent): Ended {
  const { verb, to } = event;
  if (verb === 'report') return {};
  // Nobody answered the telephone: the call is still owed.
  if (verb === 'callback' && to === 'replied') return {};
  // A word that came from within the handler's reach is noted; the call that proves it is still owed.
  if (verb === 'confirm' && to === 'replied') return {};
  // The village's own promise ends where the law's clocks begin.
  if ((verb === 'sign' || verb === 'take') && isStatutory(event)) return { ...ends[verb], handle: 'stopped' };
  return ends[verb] ?? {};
}

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

type StillChange = { amount: number; still: { from: string; to: string } | null };
/** The days on which a limit stood still: what stood still less what runs again, in the order in which it was said. */
export function stillDays(changes: readonly StillChange[]): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { amount, still } of changes) {
    if (!still) continue;
    for (let day = still.from; day <= still.to; day = addDays(day, 1)) amount > 0 ? days.add(day) : days.delete(day);
  }
  return days;
}
