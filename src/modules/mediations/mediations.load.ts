import { dueFor, explainDue, lastDayOf } from '#kernel/clock.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { ClockView } from './mediations.contract.ts';
import { type ClockName, type FileHas, type FileKind, mediationClocks, missingFiles } from './mediations.rules.ts';
import type { StoredMediation } from './mediations.store.ts';
import type { MediationFacts } from './mediations.workflow.rules.ts';
import { filesOf, instalmentsOf, mediatorsOf, partiesOf, recordsOf } from './parts.store.ts';

const startOf = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '12:00' }).toInstant();

/** Which clocks run, each from the day that starts it. */
function running(m: StoredMediation): { name: ClockName; from: string }[] {
  const isBound = ['valid', 'performing'].includes(m.status);
  if (m.valid_on && isBound && !m.filed_on && !m.is_status) return [{ name: 'window', from: m.valid_on }];
  if (m.status === 'jointlyApplied' && m.filed_on) return [{ name: 'courtAccept', from: m.filed_on }];
  if (m.status === 'courtAccepted' && m.court_accepted_on)
    return [{ name: m.court_extended ? 'courtExtended' : 'courtDecide', from: m.court_accepted_on }];
  return [];
}
/** Each clock with its proof: every day from the start to the last, and what it did. */
export async function clocksOf(ctx: Ctx, m: StoredMediation): Promise<ClockView[]> {
  const calendar = await calendarOf(ctx);
  return running(m).map(({ name, from }) => {
    const rule = mediationClocks[name];
    const due = dueFor(rule, startOf(from), calendar);
    return {
      ...{ name, from, source: rule.source },
      until: lastDayOf(due.due),
      isOver: Temporal.Instant.compare(ctx.now, due.due) >= 0,
      isProvisional: due.provisional,
      proof: explainDue(rule, startOf(from), calendar).map(({ date, effect, name }) => ({ date, effect, name })),
    };
  });
}
/** The last day on which both may still go to the court together. */
async function windowEnd(ctx: Ctx, m: StoredMediation): Promise<string | null> {
  if (!m.valid_on) return null;
  return lastDayOf(dueFor(mediationClocks.window, startOf(m.valid_on), await calendarOf(ctx)).due);
}

export type Loaded = Awaited<ReturnType<typeof loadMediation>>;
/** Everything the rules ask of a mediation. */
export async function loadMediation(ctx: Ctx, m: StoredMediation) {
  const [parties, mediators, records, files, instalments, windowUntil] = await Promise.all([
    partiesOf(ctx, m.id),
    mediatorsOf(ctx, m.id),
    recordsOf(ctx, m.id),
    filesOf(ctx, m.id),
    instalmentsOf(ctx, m.id),
    windowEnd(ctx, m),
  ]);
  const today = dayOf(ctx.now);
  const has: FileHas = {
    endedAs: m.ended_as ?? 'performed',
    form: m.form,
    rightsMissing: parties.filter((p) => p.rights_on === null).length,
    identityMissing: parties.filter(
      (p) => p.idNumber === null && !files.some((f) => f.kind === 'identity' && f.partyId === p.id),
    ).length,
    sessions: records.filter((r) => r.kind === 'session').length,
    signedPapers: files.filter((f) => f.kind === 'agreement').length,
    performed: m.ended_as === 'performed',
  };
  const lacking: FileKind[] = missingFiles(has);
  const facts: MediationFacts = {
    status: m.status,
    parties: parties.length,
    consents: parties.filter((p) => p.answer === 'yes').length,
    rightsMissing: has.rightsMissing,
    mediators: mediators.filter((x) => x.leftWhy === null).length,
    sessions: has.sessions,
    helpersAgreed: false,
    againstClosed: false,
    isOral: m.form === 'oral',
    unsigned: parties.filter((p) => p.signed_on === null).length,
    mediatorSigned: m.mediator_signed_on !== null,
    isSealed: m.sealed_on !== null,
    routesTold: false,
    windowOpen: windowUntil !== null && today <= windowUntil,
    isStatus: m.is_status,
    joined: parties.filter((p) => p.joined_on !== null).length,
    wasFiled: m.filed_on !== null,
    wasExtended: m.court_extended,
    openInstalments: instalments.filter((i) => i.doneOn === null).length,
    filesMissing: lacking.length,
  };
  return { m, facts, parties, mediators, records, files, instalments, lacking, today, windowUntil };
}
