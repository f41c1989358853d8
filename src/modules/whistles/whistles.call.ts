import { faulty } from '#kernel/refusal.ts';
import { say, type Word } from '#kernel/words.ts';
import { clockBasis, recordOnCase, ruleFor, type StoredCase } from '#modules/cases/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf, isOpenOn } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { insertWhistle, type NewWhistle } from './whistles.changes.store.ts';
import { callersSource, DEFAULT_REPORT_SOURCE } from './whistles.rules.ts';
import { refusalWords, timelineWords } from './whistles.words.ts';

type Call = Omit<NewWhistle, 'id' | 'caseId' | 'area' | 'reportBy' | 'reportSource'> & { reportHours: number | null };

/** How long those called have to come, and by what: the caller's word, else the rule set of the place; a day when it says nothing. */
async function hoursFor(tx: TxCtx, c: StoredCase, said: number | null): Promise<{ hours: number; source: string }> {
  if (said !== null) return { hours: said, source: callersSource(said) };
  const { rules } = await clockBasis(tx);
  const { area, kind, tier } = c;
  const row = ruleFor(rules, { area, kind, tier, purpose: 'arrive', day: dayOf(tx.now) });
  return row?.unit === 'h' ? { hours: row.amount, source: row.source } : { hours: 24, source: DEFAULT_REPORT_SOURCE };
}

const local = (at: Temporal.Instant) => {
  const t = at.toZonedDateTimeISO('Asia/Shanghai');
  return `${t.month}月${t.day}日${String(t.hour).padStart(2, '0')}:${String(t.minute).padStart(2, '0')}`;
};
const english = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

/** Calls the units and tells the case; the same for a caller's whistle and for the one that a third return sets off. */
export async function callWhistle(tx: TxCtx, c: StoredCase, w: Call): Promise<string> {
  const today = dayOf(tx.now);
  const wanted = [...new Set(w.unitIds)].filter((id) => id !== w.leadOrganisationId);
  const known = await organisationsById(tx, [...wanted, w.leadOrganisationId]);
  const covers = (id: string) => {
    const unit = known.get(id);
    return unit && isOpenOn(unit, today) && (c.area.startsWith(unit.area) || unit.area.startsWith(c.area));
  };
  if (wanted.length === 0) throw faulty('unitIds', 'few', refusalWords.fewUnits);
  if (!wanted.every(covers)) throw faulty('unitIds', 'unknown', refusalWords.unknownUnit);
  if (!covers(w.leadOrganisationId)) throw faulty('leadId', 'unknown', refusalWords.unknownUnit);
  const { hours, source: reportSource } = await hoursFor(tx, c, w.reportHours);
  const reportBy = tx.now.add({ hours });
  if (w.due < dayOf(reportBy)) throw faulty('due', 'early', refusalWords.dueTooEarly);
  const id = tx.house.newId();
  const { reportHours: _, ...rest } = w;
  await insertWhistle(tx, { ...rest, id, caseId: c.id, area: c.area, reportBy, reportSource, unitIds: wanted });
  const word: Word = timelineWords[w.origin === 'caller' ? 'call' : 'thirdReturn'];
  const lead = known.get(w.leadOrganisationId)!.shortName;
  const names = wanted.map((unit) => known.get(unit)!.shortName);
  await recordOnCase(tx, c, {
    verb: 'whistle.call',
    shows: 'resident',
    says: [
      say(word, 'zh', { units: names.join('、'), lead, by: local(reportBy) }),
      say(word, 'en', { units: names.join(', '), lead, by: english(reportBy) }),
    ],
    data: { whistle: id, text: w.issue },
  });
  return id;
}
