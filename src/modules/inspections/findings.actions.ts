import { notFound, Refused } from '#kernel/refusal.ts';
import { say, type Word, type WordValues } from '#kernel/words.ts';
import { decide } from '#kernel/workflow.ts';
import { caseSeen, receiverFor, recordOnCase, registerAll } from '#modules/cases/index.ts';
import { admit, gateData, lineFor } from '#modules/mandates/index.ts';
import { organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { callOn } from '#modules/whistles/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once, TracedRefusal } from '#platform/once.ts';
import {
  type FindingChange,
  findingById,
  insertFinding,
  lockFinding,
  type StoredFinding,
  saveFinding,
  selectFindings,
} from './findings.store.ts';
import { factsOf, partsOf, rowsOf, shownFinding, staffOf, standingOn } from './findings.view.ts';
import type { FindingInput, FindingView, InspectionsApi } from './inspections.contract.ts';
import {
  countByOwner,
  dueAfter,
  type FindingFacts,
  type FindingVerb,
  findingLabel,
  findingWorkflow,
  namesLeader,
  namesPerson,
  overdueOf,
} from './inspections.rules.ts';
import { inspectionRefusalWords, no, triedWord, inspectionWords as w } from './inspections.words.ts';
import { entryOf, heldToOwn } from './rounds.actions.ts';
import { roundById, type StoredRound } from './rounds.store.ts';
import { type EvidenceFile, filesOf, finishMeasures, hasStep, insertStep, putMeasures } from './steps.store.ts';

type Handles = { [K in keyof InspectionsApi]: Handler<InspectionsApi[K]> };

/** Days within which what is due is put before the unit that sets it right. */
const SOON_DAYS = 14;
/** Does it wait for this actor's unit now? */
function waits(ctx: Ctx, f: StoredFinding, today: string): boolean {
  const parts = partsOf(ctx, f);
  if (f.status === 'found') return parts.has('inspector');
  if (f.status === 'selfChecked') return parts.has('inspector');
  if (f.status === 'closed') return false;
  if (parts.has('inspector') && overdueOf(f, today)) return true;
  if (!parts.has('owner')) return parts.has('helper') && f.measures.some((m) => !m.doneOn && m.dueOn < today);
  return f.status === 'assigned' || f.status === 'returned' || f.dueOn <= dueAfter(today, SOON_DAYS);
}
export const listFindings: Handles['listFindings'] = async (ctx, { query }) => {
  const unitId = query.mine ? staffOf(ctx).organisationId : undefined;
  const list = await selectFindings(ctx, { roundId: query.roundId, unitId });
  const today = dayOf(ctx.now);
  const rows = await rowsOf(ctx, query.waiting ? list.filter((f) => waits(ctx, f, today)) : list);
  return {
    items: rows.filter(
      (f) => (!query.standing || f.standing === query.standing) && (!query.repeated || f.former !== null),
    ),
  };
};
export const unitFindings: Handles['unitFindings'] = async (ctx, { query }) => {
  const list = await selectFindings(ctx, { roundId: query.roundId });
  const owned = list.map((f) => ({ ...f, owner: f.ownerId ? { id: f.ownerId, name: f.owner ?? '' } : null }));
  return { items: countByOwner(owned, dayOf(ctx.now)) };
};
export const getFinding: Handles['getFinding'] = (ctx, { params }) => shownFinding(ctx, params.id);

/** The days of a finding: as they are said, else as the round counts them from the day it was told. */
export function datesFor(r: StoredRound, said: { planDue?: string | undefined; dueOn?: string | undefined }) {
  const planDue = said.planDue ?? dueAfter(r.toldOn, r.planDays);
  const dueOn = said.dueOn ?? dueAfter(r.toldOn, r.rectifyDays);
  return { planDue: said.planDue === undefined && planDue > dueOn ? dueOn : planDue, dueOn };
}
export const datesWrong = (r: { toldOn: string }, d: { planDue: string; dueOn: string }): boolean =>
  d.planDue < r.toldOn || d.dueOn < d.planDue;

async function checkFinding(tx: TxCtx, r: StoredRound, f: FindingInput) {
  const unit = r.units.find((u) => u.id === f.inspectedId);
  if (!unit) throw no('notInspected', 'inspectedId', { name: '—' });
  for (const field of ['body', 'basis', 'papers'] as const)
    if (namesPerson(f[field] ?? '')) throw no('personNamed', field);
  const dates = datesFor(r, f);
  if (datesWrong(r, dates)) throw no('duePast', f.dueOn ? 'dueOn' : 'planDue');
  const inspected = (await organisationsById(tx, [f.inspectedId])).get(f.inspectedId);
  return { dates, area: inspected?.area ?? r.area };
}
export const addFinding: Handles['addFinding'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = heldToOwn(tx, await roundById(tx, params.id));
    const { dates, area } = await checkFinding(tx, r, input);
    const id = tx.house.newId();
    const texts = { basis: input.basis ?? null, papers: input.papers ?? null };
    if (!(await insertFinding(tx, { ...input, ...texts, ...dates, id, roundId: r.id, area, owner: null })))
      throw no('nthTaken', 'nth', { n: input.nth });
    await record(tx, entryOf('finding', { id, area }, 'add', { round: r.id, nth: input.nth }), 'new');
    await insertStep(tx, { id, area }, { verb: 'add', by: staffOf(tx), onDay: dayOf(tx.now), body: null });
    return shownFinding(tx, id);
  });

const inBoth = (word: Word, values: WordValues): Word => [say(word, 'zh', values), say(word, 'en', values)];
type Effect = {
  change?: FindingChange;
  body?: string;
  says?: Word | undefined;
  onDay?: string;
  stepId?: string;
  files?: readonly EvidenceFile[];
  data?: Readonly<Record<string, unknown>>;
};
const fieldOf: Partial<Record<string, string>> = {
  reasonMissing: 'note',
  dayMissing: 'nextDay',
  evidenceMissing: 'file',
  measuresOpen: 'done',
};

/** A closing of one's own is refused by name, and that it was tried is kept: among the steps, and in the journal (domain §8.5, §12.8). */
async function refuse(tx: TxCtx, f: StoredFinding, verb: FindingVerb, why: Parameters<typeof no>[0]): Promise<never> {
  const own = staffOf(tx);
  const unit = (await organisationsById(tx, [own.organisationId])).get(own.organisationId)?.shortName ?? '';
  const values = { unit };
  if (verb !== 'close' || (why !== 'ownUnit' && why !== 'handledIt')) throw no(why, fieldOf[why], values);
  const [zh, en] = inspectionRefusalWords[why];
  const refused = new Refused(why, 403, [`${zh}${triedWord[0]}`, `${en} ${triedWord[1]}`], { values });
  throw new TracedRefusal(refused, async (after) => {
    await insertStep(after, f, { verb: 'closeRefused', by: own, onDay: dayOf(after.now), body: null });
    await record(after, entryOf('finding', f, 'closeRefused', { why, unit: own.organisationId }));
  });
}
/** What every act on a finding shares: decide · work · move · keep the step · record. */
async function perform(
  tx: TxCtx,
  f: StoredFinding,
  verb: FindingVerb,
  more: Partial<FindingFacts>,
  effect: () => Promise<Effect> | Effect,
): Promise<FindingView> {
  const facts = factsOf(tx, f, await standingOn(tx, [f]), more);
  const verdict = decide(findingWorkflow, verb, facts, partsOf(tx, f), tx.now);
  if (!verdict.ok) return refuse(tx, f, verb, verdict.why);
  const { change = {}, body = null, says, onDay = dayOf(tx.now), files = [], data = {}, stepId } = await effect();
  await saveFinding(tx, f.id, verdict.to, change);
  await insertStep(tx, f, { verb, by: staffOf(tx), onDay, body, says, files, ...(stepId && { id: stepId }) });
  await record(tx, entryOf('finding', f, verb, { to: verdict.to, round: f.roundId, nth: f.nth, ...data }));
  return shownFinding(tx, f.id);
}
const act = (
  ctx: Ctx,
  id: string,
  verb: FindingVerb,
  more: Partial<FindingFacts>,
  effect: (tx: TxCtx, f: StoredFinding) => Promise<Effect> | Effect,
): Promise<FindingView> =>
  once(ctx, async (tx) => {
    const f = await lockFinding(tx, id);
    return perform(tx, f, verb, more, () => effect(tx, f));
  });

/** A finding before the gate: a measure of the round's report, known by its number in it. */
export const matterOf = (f: { round: string; nth: number; body: string }) =>
  ({ kind: 'measure', label: findingLabel(f.round, f.nth), text: f.body }) as const;
const unitFor = async (tx: TxCtx, area: string, id: string, field: string) => {
  const unit = (await organisationsFor(tx, area)).find((o) => o.id === id);
  if (!unit) throw no('unitUnknown', field, { name: '—' });
  return unit;
};
export const assignFinding: Handles['assignFinding'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'assign', {}, async (tx, f) => {
    const { ownerId, leaderPost, leadUnitId, itemId, admissionId } = input;
    if (namesLeader(leaderPost)) throw no('leaderNamed', 'leaderPost');
    const unit = await unitFor(tx, f.area, ownerId, 'ownerId');
    const lead = leadUnitId && leadUnitId !== ownerId ? await unitFor(tx, f.area, leadUnitId, 'leadUnitId') : null;
    const dates = { planDue: input.planDue ?? f.planDue, dueOn: input.dueOn ?? f.dueOn };
    if (datesWrong(f, dates)) throw no('duePast', input.dueOn ? 'dueOn' : 'planDue');
    const matter = matterOf(f);
    const admitted = await admit(tx, {
      receiverId: ownerId,
      role: 'lead',
      matter,
      field: 'ownerId',
      itemId,
      admissionId,
    });
    if (lead) await admit(tx, { receiverId: lead.id, role: 'assist', matter, field: 'leadUnitId' });
    return {
      change: { owner: { id: unit.id, leaderPost, leadId: lead?.id ?? null }, ...dates },
      says: inBoth(w.assignedTo, { unit: unit.shortName, post: leaderPost }),
      data: { owner: unit.id, ...gateData(admitted) },
    };
  });

export const planFinding: Handles['planFinding'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'plan', {}, async (tx, f) => {
    const own = staffOf(tx).organisationId;
    for (const [i, m] of input.measures.entries()) {
      if (namesPerson(m.body)) throw no('personNamed', `measures.${i}.body`);
      if (m.dueOn > f.dueOn) throw no('measureLate', `measures.${i}.dueOn`, { day: f.dueOn });
      if (m.unitId === own) continue;
      await unitFor(tx, f.area, m.unitId, `measures.${i}.unitId`);
      const matter = { ...matterOf(f), text: m.body };
      const field = `measures.${i}.unitId`;
      await admit(tx, { receiverId: m.unitId, role: 'assist', matter, field, ...lineFor(input.lines, m.unitId) });
    }
    await putMeasures(tx, f, input.measures);
    return {
      body: input.measures
        .map((m, i) => `${i + 1}. ${m.body}`)
        .join('\n')
        .slice(0, 3000),
    };
  });

type Report = { body: string; isDone: boolean; done: readonly string[] };
/** Progress, or set right by the unit's own word; measures that are done are ticked with it. */
async function report(
  tx: TxCtx,
  f: StoredFinding,
  said: Report,
  files: readonly EvidenceFile[],
  at: { onDay: string; stepId?: string },
): Promise<FindingView> {
  if (said.done.some((id) => !f.measures.some((m) => m.id === id))) throw no('measureUnknown', 'done');
  if (namesPerson(said.body)) throw no('personNamed', 'body');
  const { shown } = await standingOn(tx, [f]);
  const ticked = f.measures.filter((m) => m.doneOn === null && said.done.includes(m.id));
  const openMeasures = f.measures.filter((m) => m.doneOn === null).length - ticked.length;
  const more = { hasEvidence: files.length > 0 || shown.has(f.id), openMeasures };
  return perform(tx, f, said.isDone ? 'selfCheck' : 'report', more, async () => {
    const ids = ticked.map((m) => m.id);
    if (ids.length > 0) await finishMeasures(tx, f.id, ids, at.onDay);
    const what = ticked.map((m) => m.body).join('；');
    const says = ids.length > 0 ? inBoth(w.done, { what }) : undefined;
    return { body: said.body, says, files, ...at, data: { done: ids, files: files.length } };
  });
}
export const reportFinding: Handles['reportFinding'] = (ctx, { params, input, files }) =>
  once(ctx, async (tx) => report(tx, await lockFinding(tx, params.id), input, files, { onDay: dayOf(tx.now) }));
/** The same from a phone: it may come days later, and once only. */
export const captureReport: Handles['captureReport'] = (ctx, { params, input: { captured, ...said } }) =>
  once(ctx, async (tx) => {
    const known = await hasStep(tx, captured.id);
    const f = await lockFinding({ ...tx, version: null }, params.id);
    if (known && (known.findingId !== f.id || known.accountId !== staffOf(tx).accountId)) throw notFound();
    if (known) return shownFinding(tx, f.id);
    const onDay = await checkCaptured(tx, captured, f.toldOn);
    const files = await takeFiles(tx, captured.files);
    return report(tx, f, said, files, { onDay, stepId: captured.id });
  });

/** Closed, sent back or made long-term by another unit; or the plan sent back by the office that inspected. */
export const reviewFinding: Handles['reviewFinding'] = (ctx, { params, input: { verb, note, nextDay } }) => {
  const hasNewDay = nextDay !== undefined && nextDay > dayOf(ctx.now);
  return act(ctx, params.id, verb, { reason: note, hasNewDay }, (tx, f) => {
    if (namesPerson(note)) throw no('personNamed', 'note');
    const change: FindingChange =
      verb === 'close'
        ? { closedOn: dayOf(tx.now) }
        : verb === 'extend' && nextDay
          ? { dueOn: nextDay, term: 'lasting', ...(f.planDue > nextDay && { planDue: nextDay }) }
          : { isReturned: verb === 'sendBack' };
    return { change, body: note, says: verb === 'extend' && nextDay ? inBoth(w.nextDay, { day: nextDay }) : undefined };
  });
};
export const superviseFinding: Handles['superviseFinding'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'supervise', {}, (tx) => {
    if (namesPerson(input.note)) throw no('personNamed', 'note');
    return { change: { supervisedOn: dayOf(tx.now) }, body: input.note };
  });

/** A finding whistles: a case of its own, on which units are called as on any other, each by what its list says. */
export const whistleFinding: Handles['whistleFinding'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'whistle', {}, async (tx, f) => {
    if (namesPerson(input.issue)) throw no('personNamed', 'issue');
    const word = inBoth(w.whistleSays, { label: findingLabel(f.round, f.nth) });
    const [receipt] = await registerAll(tx, [
      {
        ...{ kind: 'hazard', channel: 'web', area: f.area, disclosure: 'anonymous', reporter: {} },
        body: `${input.issue}\n${word[0]}`,
        withoutReceipt: true,
        receiver: await receiverFor(tx, f.area),
      },
    ]);
    if (!receipt) throw new Error('a case was not registered');
    const { issue, unitIds, due, lines } = input;
    await callOn({ ...tx, version: null }, receipt.id, { issue, unitIds, due, lines });
    const c = await caseSeen(tx, receipt.id);
    await recordOnCase(tx, c, { verb: 'inspection.whistle', says: word, shows: 'staff' });
    const names = [...(await organisationsById(tx, unitIds)).values()].map((u) => u.shortName).join('、');
    return {
      change: { called: { caseId: c.id, ids: [...new Set(unitIds)] } },
      body: issue,
      says: inBoth(w.calledFor, { units: names, number: c.number }),
      data: { case: c.id, units: unitIds },
    };
  });

export const findingFile: Handles['findingFile'] = async (ctx, { params, query }) => {
  const f = await findingById(ctx, params.id);
  const file = (await filesOf(ctx, f.id)).find((x) => x.id === params.fileId);
  if (!file) throw notFound();
  const thumb = query.size === 'thumb' ? file.thumbHash : null;
  return { hash: thumb ?? file.hash, mediaType: thumb ? 'image/jpeg' : file.mediaType, name: file.name };
};
