import { isWithin } from '#kernel/area.ts';
import { Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import {
  caseForWork,
  handTo,
  moveCase,
  partsIn,
  receiverFor,
  recordOnCase,
  registerAll,
  type StoredCase,
} from '#modules/cases/index.ts';
import { setterRoles } from '#modules/duties/duties.rules.ts';
import { addDuties, countRecord } from '#modules/duties/index.ts';
import { admit } from '#modules/mandates/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { householdCards } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { showsHead } from './homes.store.ts';
import { needsOf, textsOf, visitOfNeed } from './parts.store.ts';
import type { StudyInput, StudyRow, StudyView, studiesApi } from './studies.contract.ts';
import { openDaysUntil, studyFault } from './studies.rules.ts';
import {
  insertStudy,
  insertTask,
  mattersOf,
  personsOf,
  type StoredStudy,
  selectStudies,
  studyById,
  tasksOf,
  wordsOf,
} from './studies.store.ts';
import { type StoredVisit, visitById } from './visits.store.ts';
import { staffOf } from './visits.view.ts';
import { no, visitWords } from './visits.words.ts';

type Api = typeof studiesApi;
type Task = StudyInput['tasks'][number];

const rowOf = ({ sealed: _, chair: __, heldWhere: ___, at: ____, ...s }: StoredStudy): StudyRow => s;
export const listStudies: Handler<Api['listStudies']> = async (ctx, { query }) => ({
  items: (await selectStudies(ctx, query.area)).map(rowOf),
});

async function viewStudy(ctx: Ctx, s: StoredStudy): Promise<StudyView> {
  const [matters, persons, tasks] = [await mattersOf(ctx, s.id), await personsOf(ctx, s.id), await tasksOf(ctx, s.id)];
  const cards = await householdCards(
    ctx,
    matters.map((m) => m.householdId),
  );
  const texts = await textsOf(
    ctx,
    matters.map((m) => m.visitId),
  );
  const whatOf = (m: (typeof matters)[number]) =>
    texts.find((t) =>
      m.needId ? t.part === 'need' && t.needId === m.needId : t.visitId === m.visitId && t.part === 'said',
    )?.text ?? null;
  return {
    ...rowOf(s),
    heldWhere: s.heldWhere,
    chair: s.chair,
    at: s.at.toString(),
    ...wordsOf(ctx, s),
    participants: persons,
    about: matters.map((m) => ({
      visitId: m.visitId,
      needId: m.needId,
      day: m.day,
      household: showsHead(ctx) ? (cards.get(m.householdId)?.head ?? null) : null,
      purposeSays: [m.zh, m.en],
      what: whatOf(m),
    })),
    followUps: tasks,
  };
}
export const getStudy: Handler<Api['getStudy']> = async (ctx, { params }) =>
  viewStudy(ctx, await studyById(ctx, params.id));

/** The visits and needs a study is about: all of them the actor's to see. */
async function mattersFor(tx: TxCtx, input: StudyInput): Promise<Map<string, StoredVisit>> {
  const visits = new Map<string, StoredVisit>();
  for (const m of input.matters) if (!visits.has(m.visitId)) visits.set(m.visitId, await visitById(tx, m.visitId));
  const needs = new Set((await needsOf(tx, [...visits.keys()])).map((n) => n.id));
  const asked = [...input.matters, ...input.tasks].flatMap((m) => m.needId ?? []);
  if (asked.some((id) => !needs.has(id))) throw no('needNotThere', 'matters');
  return visits;
}

/** Units take part that there are. */
async function checkUnits(tx: TxCtx, { participants }: StudyInput): Promise<void> {
  const ids = participants.flatMap((p) => p.organisationId ?? []);
  const there = await organisationsById(tx, ids);
  const missing = participants.findIndex((p) => p.organisationId && !there.has(p.organisationId));
  if (missing >= 0) throw no('unitNotThere', `participants.${missing}.organisationId`);
}

/** The place that holds all that was studied: the nearest one above every visit, inside the actor's own. */
function placeOfAll(own: string, areas: readonly string[]): string {
  const levels = [15, 12, 9, 6, 4, 2].filter((n) => n >= own.length);
  const of = levels.find((n) => areas.every((a) => a.length >= n && a.slice(0, n) === areas[0]?.slice(0, n)));
  return of ? (areas[0]?.slice(0, of) ?? own) : own;
}

type Study = { id: string; area: string; title: string };
const decided = (s: Study, unit: string, t: Task): [string, string] => [
  say(visitWords.studied, 'zh', { title: s.title, unit, until: t.until, what: t.what }),
  say(visitWords.studied, 'en', { title: s.title, unit, until: t.until, what: t.what }),
];

/** The decision stands in the case's own chain, and the case goes to the unit when it is the actor's to send. */
async function decideCase(tx: TxCtx, c: StoredCase, s: Study, unit: { id: string; shortName: string }, t: Task) {
  await recordOnCase(tx, c, { verb: 'visits.study', says: decided(s, unit.shortName, t), shows: 'resident' });
  const parts = partsIn(c, tx.actor);
  const isTheirs = parts.has('firstReceiver') || parts.has('dispatcher');
  const isOpen = c.status === 'received' || c.status === 'returned';
  if (!isTheirs || !isOpen || c.deskOrganisationId === unit.id) return;
  try {
    await moveCase(tx, c, 'dispatch', () => handTo(tx, c, { organisationId: unit.id, how: 'dispatched' }));
  } catch (refused) {
    // The rules of the case decide who has it; the decision stands in its chain all the same.
    if (!(refused instanceof Refused)) throw refused;
  }
}

async function asCase(tx: TxCtx, s: Study, area: string, unit: { id: string; shortName: string }, t: Task) {
  const needs = t.needId ? await needsOf(tx, await visitOfNeed(tx, t.needId)) : [];
  const known = needs.find((n) => n.id === t.needId)?.caseId;
  if (known) {
    await decideCase(tx, await caseForWork(tx, known), s, unit, t);
    return known;
  }
  const [receipt] = await registerAll(tx, [
    {
      kind: 'help',
      channel: 'visit',
      area,
      body: `${t.what}(${s.title})`,
      disclosure: 'anonymous',
      reporter: {},
      withoutReceipt: true,
      receiver: await receiverFor(tx, area),
    },
  ]);
  if (!receipt) throw new Error('a case was not registered');
  await decideCase(tx, await caseForWork(tx, receipt.id), s, unit, t);
  return receipt.id;
}
/** One turn of the unit's duties, open until the day that was decided. */
async function asDuty(tx: TxCtx, s: Study, area: string, t: Task): Promise<string> {
  const today = dayOf(tx.now);
  if (!setterRoles.some((r) => r === staffOf(tx).role)) throw no('dutyNotYours', 'tasks');
  const { items } = await addDuties(
    { ...tx, command: { id: tx.house.newId(), fingerprint: new Uint8Array() } } as TxCtx,
    {
      params: undefined,
      query: undefined,
      files: [],
      exchange: { ip: '', cookie: '', sendCookies: () => undefined },
      input: {
        area,
        organisationIds: [t.organisationId],
        title: t.what.slice(0, 60),
        note: `${s.title}:${t.what}`.slice(0, 500),
        recordKind: 'note',
        rrule: 'FREQ=DAILY;COUNT=1',
        startsOn: today,
        openDays: openDaysUntil(today, t.until),
        needs: 1,
        lines: [{ organisationId: t.organisationId, itemId: t.itemId, admissionId: t.admissionId }],
      },
    },
  );
  return items[0]!.id;
}

/** Keeps a study and carries its decisions out: each becomes a case or a turn of a duty, in the same transaction. */
export const holdStudy: Handler<Api['holdStudy']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const today = dayOf(tx.now);
    const untils = input.tasks.map((t) => t.until);
    const fault = studyFault({ participants: input.participants.length, heldOn: input.heldOn, today, untils });
    if (fault)
      throw no(fault, { aloneNotJoint: 'participants', tooLate: 'heldOn', untilPast: 'tasks' }[fault as 'tooLate']);
    await checkUnits(tx, input);
    const visits = await mattersFor(tx, input);
    const areas = [...visits.values()].map((v) => v.area);
    const s = { id: tx.house.newId(), area: placeOfAll(self.area, areas), title: input.title };
    await insertStudy(tx, { ...s, organisationId: self.organisationId, accountId: self.accountId }, input);
    const taskArea = s.area.length >= 12 ? s.area.slice(0, 12) : s.area;
    for (const [i, t] of input.tasks.entries()) {
      const unit = (await organisationsById(tx, [t.organisationId])).get(t.organisationId);
      if (!unit || !(isWithin(s.area, unit.area) || isWithin(unit.area, s.area))) throw no('dutyNotYours', 'tasks');
      const isCase = t.way === 'case';
      // Decided together, and still nobody’s to push down: what is set as a duty asks at its own door.
      if (isCase) {
        const matter = { kind: 'task', label: t.what.slice(0, 120), text: t.what } as const;
        const field = `tasks.${i}.organisationId`;
        const { itemId, admissionId } = t;
        await admit(tx, { receiverId: t.organisationId, role: 'lead', matter, field, itemId, admissionId });
      }
      await insertTask(tx, s, {
        nth: i + 1,
        ...t,
        caseId: isCase ? await asCase(tx, s, taskArea, unit, t) : null,
        dutyId: isCase ? null : await asDuty(tx, s, taskArea, t),
      });
    }
    const { organisationId, role } = self;
    await countRecord(tx, { kind: 'study', id: s.id, on: input.heldOn, organisationId, role, area: s.area });
    const data = { visits: visits.size, tasks: input.tasks.length };
    await record(tx, { kind: 'visitStudy', id: s.id, area: s.area, verb: 'hold', shows: 'staff', data }, 'new');
    return viewStudy(tx, await studyById(tx, s.id));
  });
