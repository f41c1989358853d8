import { isWithin } from '#kernel/area.ts';
import { formatCaseNumber } from '#kernel/numbering.ts';
import { faulty, Refused } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { caseForWork, recordOnCase } from '#modules/cases/index.ts';
import { admit } from '#modules/mandates/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { placeOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { officer } from './incidents.acting.ts';
import { endAttached, insertAttached, selectAllAttached, selectIncidentOf } from './incidents.cases.store.ts';
import type { incidentsApi } from './incidents.contract.ts';
import { presentIncident } from './incidents.reads.ts';
import { type IncidentVerb, incidentWorkflow, partsInIncident } from './incidents.rules.ts';
import {
  insertIncident,
  insertNote,
  lockIncident,
  lockIncidentAt,
  moveIncident,
  type StoredIncident,
  takeSerial,
  touchIncident,
} from './incidents.store.ts';
import { refusalWords, timelineWords } from './incidents.words.ts';
import { selectTopics } from './topics.list.store.ts';
import { commonArea } from './topics.rules.ts';

type Does<N extends keyof typeof incidentsApi> = Handler<(typeof incidentsApi)[N]>;
const NUMBER_PREFIX = 'TL';

export const openIncident: Does<'openIncident'> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { accountId, area: post } = officer(tx);
    if (!isWithin(input.area, post)) throw faulty('area', 'outsideYourPlace', refusalWords.outside);
    if (!(await placeOf(tx, input.area))) throw faulty('area', 'unknown', refusalWords.noPlace);
    const owner = (await organisationsById(tx, [input.organisationId])).get(input.organisationId);
    if (!owner) throw faulty('organisationId', 'unknown', refusalWords.noUnit);
    if (input.topicId && (await selectTopics(tx, {}, [input.topicId])).length === 0)
      throw faulty('topicId', 'unknown', refusalWords.noTopic);
    const { title, itemId, admissionId } = input;
    const matter = { kind: 'incident', label: title, text: `${title}\n${input.category ?? ''}` } as const;
    await admit(tx, { receiverId: owner.id, role: 'lead', matter, itemId, admissionId });
    const year = tx.now.toZonedDateTimeISO('Asia/Shanghai').year;
    const serial = await takeSerial(tx, input.area, year);
    const id = tx.house.newId();
    const number = formatCaseNumber({ prefix: NUMBER_PREFIX, place: input.area, year, serial });
    await insertIncident(tx, {
      id,
      number,
      area: input.area,
      title: input.title,
      category: input.category ?? null,
      organisationId: owner.id,
      topicId: input.topicId ?? null,
      openedBy: accountId,
    });
    await note(tx, { id, area: input.area }, 'open', { number, owner: owner.shortName });
    await attachAll(tx, { id, area: input.area, title: input.title }, input.caseIds);
    return presentIncident(tx, id);
  });

export const attachCases: Does<'attachCases'> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const incident = await begin(tx, params.id, 'attach');
    await attachAll(tx, incident, input.caseIds);
    await touchIncident(tx, incident.id);
    return presentIncident(tx, incident.id);
  });

type Opened = Pick<StoredIncident, 'id' | 'area' | 'title'>;

/** All or none; what is attached already stays as it is. */
async function attachAll(tx: TxCtx, incident: Opened, caseIds: readonly string[]): Promise<void> {
  const by = officer(tx);
  // In one order, so that two officers with the same cases wait for each other instead of locking each other out.
  for (const id of [...new Set(caseIds)].sort()) {
    const c = await caseForWork(tx, id);
    const now = await selectIncidentOf(tx, id);
    if (now?.id === incident.id) continue;
    if (now)
      throw new Refused('inAnother', 409, refusalWords.inAnother, {
        values: { number: c.number, incident: now.number },
      });
    if (c.closedAt !== null)
      throw new Refused('caseEnded', 409, refusalWords.caseEnded, { values: { number: c.number } });
    if (commonArea(c.area, incident.area) === null)
      throw new Refused('elsewhere', 409, refusalWords.elsewhere, { values: { number: c.number } });
    await insertAttached(tx, { incidentId: incident.id, caseId: id, area: c.area, attachedBy: by.accountId });
    await recordOnCase(tx, c, {
      verb: 'incident.attach',
      says: timelineWords.attached,
      shows: 'resident',
      data: { incident: incident.title },
    });
    await note(tx, incident, 'attach', { case: c.number });
  }
}

export const detachCase: Does<'detachCase'> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const incident = await begin(tx, params.id, 'detach');
    const c = await caseForWork(tx, input.caseId);
    const left = await endAttached(tx, {
      incidentId: incident.id,
      caseId: c.id,
      by: officer(tx).accountId,
      reason: input.reason,
    });
    if (!left) throw new Refused('notAttached', 409, refusalWords.notAttached);
    await touchIncident(tx, incident.id);
    await recordOnCase(tx, c, {
      verb: 'incident.detach',
      says: timelineWords.detached,
      shows: 'resident',
      data: { incident: incident.title, reason: input.reason },
    });
    await note(tx, incident, 'detach', { case: c.number, reason: input.reason });
    return presentIncident(tx, incident.id);
  });

/** What is told of the incident is told in the history of every attached case. */
export const noteIncident: Does<'noteIncident'> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const incident = await begin(tx, params.id, 'note');
    const { organisationId, accountId } = officer(tx);
    await insertNote(tx, {
      incidentId: incident.id,
      area: incident.area,
      text: input.text,
      organisationId,
      byId: accountId,
    });
    for (const c of await selectAllAttached(tx, incident.id))
      await recordOnCase(tx, c, {
        verb: 'incident.progress',
        says: timelineWords.progress,
        shows: 'resident',
        data: { text: input.text },
      });
    await touchIncident(tx, incident.id);
    await note(tx, incident, 'note', { text: input.text });
    return presentIncident(tx, incident.id);
  });

export const endIncident: Does<'endIncident'> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const incident = await lockIncidentAt(tx, params.id);
    await allow(tx, incident, 'end');
    await moveIncident(tx, incident.id, 'ended');
    await note(tx, incident, 'end', {});
    return presentIncident(tx, incident.id);
  });

/** Locked, and open to this act of this actor; else the refusal that says why not. */
export async function begin(tx: TxCtx, id: string, verb: IncidentVerb): Promise<StoredIncident> {
  const incident = await lockIncident(tx, id);
  await allow(tx, incident, verb);
  return incident;
}

async function allow(tx: TxCtx, incident: StoredIncident, verb: IncidentVerb): Promise<void> {
  const attached = await selectAllAttached(tx, incident.id);
  const facts = { status: incident.status, openCases: attached.filter((c) => c.closedAt === null).length };
  const verdict = decide(incidentWorkflow, verb, facts, partsInIncident(incident, tx.actor), tx.now);
  if (!verdict.ok) throw new Refused(verdict.why, verdict.why === 'notYours' ? 403 : 409, refusalWords[verdict.why]);
}

/** The incident's own chain; no word of a resident's goes into it. */
export const note = (
  tx: TxCtx,
  incident: { id: string; area: string },
  verb: IncidentVerb | 'open',
  data: Readonly<Record<string, unknown>>,
): Promise<void> => record(tx, { kind: 'incident', id: incident.id, area: incident.area, verb, shows: 'staff', data });
