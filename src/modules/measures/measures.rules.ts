/** Measures of a joint document: who leads, until when, how one knows, and whose word says that it is done (product S2.5). Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const measureStatuses = ['notStarted', 'underWay', 'reported', 'done', 'dropped'] as const;
export type MeasureStatus = (typeof measureStatuses)[number];
export const measureVerbs = ['report', 'finish', 'confirm', 'sendBack', 'change', 'drop', 'resume'] as const;
export type MeasureVerb = (typeof measureVerbs)[number];
/** The lead; who works with it; the issuing office; the office whose word it takes that it is done. */
export type MeasurePart = 'lead' | 'with' | 'issuer' | 'confirmer';
export type MeasureRefusal = 'evidenceMissing' | 'reasonMissing';
export type MeasureFacts = { readonly status: MeasureStatus; readonly reason: string; readonly hasEvidence: boolean };

const needsReason = (m: MeasureFacts): 'reasonMissing' | false => m.reason.length < 2 && 'reasonMissing';
/** A lead shows what it says is done, and another organisation confirms it; what is changed or dropped says why. */
export const measureWorkflow: Workflow<MeasureVerb, MeasureStatus, MeasurePart, MeasureFacts, MeasureRefusal> = {
  report: { from: ['notStarted', 'underWay'], to: 'underWay', by: ['lead', 'with'] },
  finish: {
    from: ['notStarted', 'underWay'],
    to: 'reported',
    by: ['lead'],
    unless: (m) => !m.hasEvidence && 'evidenceMissing',
  },
  confirm: { from: ['reported'], to: 'done', by: ['confirmer'] },
  sendBack: { from: ['reported'], to: 'underWay', by: ['confirmer'], unless: needsReason },
  change: { from: ['notStarted', 'underWay'], to: 'same', by: ['issuer'], unless: needsReason },
  drop: { from: ['notStarted', 'underWay'], to: 'dropped', by: ['issuer'], unless: needsReason },
  resume: { from: ['dropped'], to: 'underWay', by: ['issuer'], unless: needsReason },
};

/** Overdue is counted from the day, never set: what is not done, and was to be done before today. What waits for a word is not the lead's delay. */
export const isOverdue = (m: { status: MeasureStatus; dueOn: string }, today: string): boolean =>
  (m.status === 'notStarted' || m.status === 'underWay') && m.dueOn < today;

export const standings = ['overdue', ...measureStatuses] as const;
export type Standing = (typeof standings)[number];
export const standingOf = (m: { status: MeasureStatus; dueOn: string }, today: string): Standing =>
  isOverdue(m, today) ? 'overdue' : m.status;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
export const reminders = ['soon', 'near', 'over'] as const;
export type Reminder = (typeof reminders)[number];
export const SOON_DAYS = 14;
export const NEAR_DAYS = 3;
/** What a lead is reminded of today; each word comes once, in this order. */
export function reminderDue(
  m: { status: MeasureStatus; dueOn: string; reminded: Reminder | null },
  today: string,
): Reminder | null {
  if (m.status !== 'notStarted' && m.status !== 'underWay') return null;
  const left = daysBetween(today, m.dueOn);
  const now = left < 0 ? 'over' : left <= NEAR_DAYS ? 'near' : left <= SOON_DAYS ? 'soon' : null;
  if (!now) return null;
  return reminders.indexOf(now) > (m.reminded ? reminders.indexOf(m.reminded) : -1) ? now : null;
}

export type UnitCount = { total: number; done: number; reported: number; open: number; overdue: number };
/** By unit, never by person: what is dropped is nobody's. */
export function countByLead<M extends { leadId: string; status: MeasureStatus; dueOn: string }>(
  list: readonly M[],
  today: string,
): Map<string, UnitCount> {
  const counts = new Map<string, UnitCount>();
  for (const m of list) {
    if (m.status === 'dropped') continue;
    const c = counts.get(m.leadId) ?? { total: 0, done: 0, reported: 0, open: 0, overdue: 0 };
    c.total += 1;
    if (m.status === 'done') c.done += 1;
    else if (m.status === 'reported') c.reported += 1;
    else c.open += 1;
    if (isOverdue(m, today)) c.overdue += 1;
    counts.set(m.leadId, c);
  }
  return counts;
}

/** Who enters documents of their own office. */
export const issuerRoles = [
  'countyClerk',
  'townshipClerk',
  'departmentClerk',
  'partyAffairs',
  'civilAffairs',
] as const satisfies readonly Role[];
/** Who reports for a unit. */
export const reporterRoles = [...issuerRoles, 'villageCadre', 'stationKeeper'] as const satisfies readonly Role[];
export const measureRoles = [...reporterRoles, 'townshipLeader', 'inspector'] as const satisfies readonly Role[];

/** What a measure is called apart from its document: the matter an admission is asked for. */
export const measureLabel = (document: string, nth: number): string => `《${document}》第${nth}条`.slice(0, 120);
