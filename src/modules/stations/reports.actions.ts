import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  countAgain,
  dropSettled,
  insertReport,
  lockReport,
  putAnswer,
  reportById,
  type StoredReport,
  selectReports,
} from './reports.store.ts';
import { confirm, entry, partsOf } from './stations.actions.ts';
import type { ReportRow, StationsApi } from './stations.contract.ts';
import {
  type Amenity,
  amenities,
  namesCharge,
  namesPerson,
  REPORT_KEPT_DAYS,
  type ReportKind,
  reportKinds,
  reportWorkflow,
} from './stations.rules.ts';
import { publicById } from './stations.store.ts';
import { stationRefusalWords as no } from './stations.words.ts';

type Handles = { [K in keyof StationsApi]: Handler<StationsApi[K]> };

const present = (r: StoredReport): ReportRow => ({
  ...r,
  firstAt: r.firstAt.toString(),
  lastAt: r.lastAt.toString(),
  answeredAt: r.answeredAt?.toString() ?? null,
});

export const listReports: Handles['listReports'] = async (ctx, { query }) => ({
  items: (await selectReports(ctx, query)).map(present),
});

/** What is reported: `kind` as the form has it, `lacks.water` for one service that is missing. */
export function readReport(text: string | undefined): { kind: ReportKind; amenity: Amenity | null } | null {
  const [first, second] = (text ?? '').split('.');
  const kind = reportKinds.find((k) => k === first);
  if (!kind) return null;
  return { kind, amenity: kind === 'lacks' ? (amenities.find((a) => a === second) ?? null) : null };
}

/** What a report breaks: nothing chosen, a service that was never promised, a person named, no word where one is needed. */
export function reportFaults(
  given: { kind: ReportKind; amenity: Amenity | null } | null,
  note: string,
  offered: readonly Amenity[],
): FieldFault[] {
  if (!given) return [{ field: 'what', rule: 'kindMissing', says: no.kindMissing }];
  const faults: FieldFault[] = [];
  if (given.kind === 'lacks' && !given.amenity)
    faults.push({ field: 'what', rule: 'amenityMissing', says: no.amenityMissing });
  if (given.amenity && !offered.includes(given.amenity))
    faults.push({ field: 'what', rule: 'amenityNotHere', says: no.amenityNotHere });
  if (given.kind === 'other' && note.length < 2)
    faults.push({ field: 'note', rule: 'noteNeeded', says: no.noteNeeded });
  if (namesPerson(note)) faults.push({ field: 'note', rule: 'person', says: no.person });
  return faults;
}

/** Somebody before the door tells how it is. Who they are is asked nowhere and kept nowhere. */
export function report(ctx: Ctx, stationId: string, what: string | undefined, note: string): Promise<null> {
  // Also for a member of staff signed in at this browser: they speak as anybody.
  const visitor: Ctx = { ...ctx, actor: { kind: 'visitor' }, origin: null };
  return once(visitor, async (tx) => {
    const s = await publicById(tx, stationId);
    const given = readReport(what);
    const faults = reportFaults(given, note, s.amenities);
    const [first] = faults;
    if (!given || first) throw new Refused('faulty', 422, first?.says ?? no.kindMissing, { faults });
    if (note.length >= 2 || !(await countAgain(tx, { stationId, ...given }))) {
      const text = note.length >= 2 ? note : null;
      await insertReport(tx, { id: tx.house.newId(), stationId, area: s.area, ...given, note: text });
    }
    await record(tx, { ...entry(s, 'report', given), shows: 'staff' });
    return null;
  });
}

/** Put right or answered: with a sentence for users, and the station counts as looked at. */
export const settleReport: Handles['settleReport'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    if (tx.actor.kind !== 'staff') throw notFound();
    const r = await lockReport(tx, params.id);
    const { verb, note } = input;
    const verdict = decide(reportWorkflow, verb, { status: r.state, note }, partsOf(tx), tx.now);
    if (!verdict.ok && verdict.why !== 'noteMissing')
      throw new Refused(verdict.why, verdict.why === 'notNow' ? 409 : 403, no[verdict.why]);
    // Whoever is told that money was taken may have to speak of money.
    const rule = !verdict.ok ? 'noteMissing' : r.kind !== 'charged' && namesCharge(note) ? 'charge' : null;
    if (!verdict.ok || rule)
      throw new Refused('faulty', 422, no[rule ?? 'noteMissing'], {
        faults: [{ field: 'note', rule: rule ?? 'noteMissing', says: no[rule ?? 'noteMissing'] }],
      });
    await putAnswer(tx, r.id, { state: verdict.to, answer: note, by: tx.actor.accountId });
    const station = { id: r.stationId, area: r.area };
    await record(tx, entry(station, verb, { kind: r.kind, answer: note }));
    await confirm(tx, station);
    return present(await reportById(tx, r.id));
  });

/** Every night: what was settled half a year ago is of no use to anybody. */
export const forgetReports = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await dropSettled(tx, tx.now.subtract({ hours: 24 * REPORT_KEPT_DAYS }));
  });
