import { notFound, stale } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { admit, lineFor, type Matter } from '#modules/mandates/index.ts';
import { organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler, Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { DocumentRow, MeasureInput, MeasureRow, MeasuresApi, MeasureView } from './measures.contract.ts';
import {
  countByLead,
  isOverdue,
  issuerRoles,
  type MeasureFacts,
  type MeasurePart,
  type MeasureVerb,
  measureLabel,
  measureWorkflow,
  reporterRoles,
  standingOf,
} from './measures.rules.ts';
import {
  documentById,
  dropCo,
  insertDocument,
  insertMeasure,
  type KeptFile,
  lockDocument,
  lockMeasure,
  measureById,
  putDocument,
  putMeasure,
  type StoredDocument,
  type StoredMeasure,
  selectDocuments,
  selectMeasures,
} from './measures.store.ts';
import { measureRefusalWords, no } from './measures.words.ts';
import { type ChangeOf, changesOf, insertChanges, insertReport, putVerdict, reportsOf } from './reports.store.ts';

type Handles = { [K in keyof MeasuresApi]: Handler<MeasuresApi[K]> };

export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
}
const entry = (
  kind: 'measureDocument' | 'measure',
  of: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind, id: of.id, area: of.area, verb, shows: 'staff', data }) as const;

/** Whose word it takes: the issuing office's; where that leads itself, its superior's. Never the lead's own. */
export const confirmerOf = (m: { leadId: string; issuerId: string; issuerSuperiorId: string | null }): string | null =>
  m.leadId === m.issuerId ? m.issuerSuperiorId : m.issuerId;

function partsOf(ctx: Ctx, m: StoredMeasure): ReadonlySet<MeasurePart> {
  const { actor } = ctx;
  const parts = new Set<MeasurePart>();
  if (actor.kind !== 'staff') return parts;
  const own = actor.organisationId;
  if (reporterRoles.some((r) => r === actor.role)) {
    if (m.leadId === own) parts.add('lead');
    if (m.units.some((u) => u.id === own)) parts.add('with');
  }
  if (issuerRoles.some((r) => r === actor.role)) {
    if (m.issuerId === own) parts.add('issuer');
    if (confirmerOf(m) === own) parts.add('confirmer');
  }
  return parts;
}
const factsOf = (m: StoredMeasure, more: Partial<MeasureFacts> = {}): MeasureFacts => ({
  status: m.status,
  reason: '--',
  hasEvidence: true,
  ...more,
});

export function rowOf(ctx: Ctx, m: StoredMeasure): MeasureRow {
  const { open } = openVerbs(measureWorkflow, factsOf(m), partsOf(ctx, m), ctx.now);
  return {
    id: m.id,
    documentId: m.documentId,
    nth: m.nth,
    body: m.body,
    lead: { id: m.leadId, name: m.lead },
    units: m.units,
    dueOn: m.dueOn,
    proof: m.proof,
    status: m.status,
    standing: standingOf(m, dayOf(ctx.now)),
    doneOn: m.doneOn,
    hasChanges: m.hasChanges,
    lastReport: m.lastReport,
    version: m.version,
    open,
  };
}
async function viewOf(ctx: Ctx, m: StoredMeasure): Promise<MeasureView> {
  const { closed } = openVerbs(measureWorkflow, factsOf(m), partsOf(ctx, m), ctx.now);
  const document = await documentById(ctx, m.documentId);
  const confirmer = confirmerOf(m);
  const office = confirmer ? (await organisationsById(ctx, [confirmer])).get(confirmer) : undefined;
  const reports = await reportsOf(ctx, m.id);
  return {
    ...rowOf(ctx, m),
    document: { id: document.id, title: document.title, number: document.number, area: document.area },
    confirmer: office?.shortName ?? '',
    reports: reports.map(({ fileHash: _hash, fileType: _type, verdict, ...r }) => ({
      ...r,
      verdict: verdict === 'confirmed' || verdict === 'returned' ? verdict : null,
      at: r.at.toString(),
    })),
    changes: (await changesOf(ctx, m.id)).map((c) => ({ ...c, at: c.at.toString() })),
    closed: closed.map(({ verb, why }) => ({ verb, says: [...measureRefusalWords[why]] as [string, string] })),
  };
}
const shown = async (ctx: Ctx, id: string): Promise<MeasureView> => viewOf(ctx, await measureById(ctx, id));

const mayEdit = (ctx: Ctx, d: StoredDocument): boolean =>
  ctx.actor.kind === 'staff' &&
  ctx.actor.organisationId === d.organisationId &&
  issuerRoles.some((r) => ctx.actor.kind === 'staff' && r === ctx.actor.role);
export async function presentDocuments(ctx: Ctx, documents: readonly StoredDocument[]): Promise<DocumentRow[]> {
  const all = Map.groupBy(await selectMeasures(ctx, { documentIds: documents.map((d) => d.id) }), (m) => m.documentId);
  const today = dayOf(ctx.now);
  return documents.map((d) => {
    const kept = (all.get(d.id) ?? []).filter((m) => m.status !== 'dropped');
    const number = (of: (m: StoredMeasure) => boolean) => kept.filter(of).length;
    const { superiorId: _s, fileHash: _h, fileType: _t, kind: _k, ...row } = d;
    return {
      ...row,
      measures: kept.length,
      done: number((m) => m.status === 'done'),
      overdue: number((m) => isOverdue(m, today)),
      reported: number((m) => m.status === 'reported'),
      mayEdit: mayEdit(ctx, d),
    };
  });
}
const presentDocument = async (ctx: Ctx, id: string): Promise<DocumentRow> => {
  const [row] = await presentDocuments(ctx, [await documentById(ctx, id)]);
  if (!row) throw notFound();
  return row;
};

export const listDocuments: Handles['listDocuments'] = async (ctx) => ({
  items: await presentDocuments(ctx, await selectDocuments(ctx)),
});
export const listMeasures: Handles['listMeasures'] = async (ctx, { query }) => {
  const unitId = query.mine ? staffOf(ctx).organisationId : query.unitId;
  const documentIds = query.documentId ? [query.documentId] : undefined;
  const rows = (await selectMeasures(ctx, { documentIds, unitId })).map((m) => rowOf(ctx, m));
  return { items: query.standing ? rows.filter((m) => m.standing === query.standing) : rows };
};
/** The measures of some documents as they stand today, as far as the actor may see them. */
export const measuresOf = async (ctx: Ctx, documentIds: readonly string[]): Promise<MeasureRow[]> =>
  (await selectMeasures(ctx, { documentIds })).map((m) => rowOf(ctx, m));
export const getMeasure: Handles['getMeasure'] = (ctx, { params }) => shown(ctx, params.id);
export const unitMeasures: Handles['unitMeasures'] = async (ctx, { query }) => {
  const list = await selectMeasures(ctx, { documentIds: query.documentId ? [query.documentId] : undefined });
  const names = new Map(list.map((m) => [m.leadId, m.lead]));
  const counts = [...countByLead(list, dayOf(ctx.now))].map(([id, c]) => ({
    unit: { id, name: names.get(id) ?? '' },
    ...c,
  }));
  return { items: counts.sort((a, b) => b.overdue - a.overdue || b.total - a.total) };
};

const fileOf = (files: readonly Upload[]): KeptFile | null => {
  const [file, ...others] = files;
  if (others.length > 0) throw no('oneFile', 'file');
  return file ? { hash: file.hash, mediaType: file.mediaType, name: file.name } : null;
};
export const addDocument: Handles['addDocument'] = (ctx, { input, files }) =>
  once(ctx, async (tx) => {
    const { organisationId, area, accountId } = staffOf(tx);
    const office = (await organisationsById(tx, [organisationId])).get(organisationId);
    if (!office?.area.startsWith(area)) throw no('notIssuer');
    const id = tx.house.newId();
    const values = { ...input, number: input.number ?? null };
    await insertDocument(tx, { id, area: office.area, organisationId, accountId, ...values }, fileOf(files));
    await record(tx, entry('measureDocument', { id, area: office.area }, 'add', { title: input.title }), 'new');
    return presentDocument(tx, id);
  });
/** The document of this transaction, for who may change it: its own office. */
export async function lockOwn(tx: TxCtx, id: string): Promise<StoredDocument> {
  const d = await lockDocument(tx, id);
  if (!mayEdit(tx, d)) throw no('notIssuer');
  return d;
}
export const changeDocument: Handles['changeDocument'] = (ctx, { params, input, files }) =>
  once(ctx, async (tx) => {
    const d = await lockOwn(tx, params.id);
    await putDocument(tx, d.id, { ...input, number: input.number ?? null }, fileOf(files));
    await record(tx, entry('measureDocument', d, 'change', { isPublic: input.isPublic }));
    return presentDocument(tx, d.id);
  });
export const documentFile: Handles['documentFile'] = async (ctx, { params }) => {
  const { fileHash, fileType, fileName } = await documentById(ctx, params.id);
  if (!fileHash || !fileType || !fileName) throw notFound();
  return { hash: fileHash, mediaType: fileType, name: fileName };
};

/** Units of a measure must serve its place, and somebody else than the lead must be able to say that it is done. */
async function checkUnits(tx: TxCtx, d: StoredDocument, leadId: string, unitIds: readonly string[]) {
  const there = new Map((await organisationsFor(tx, d.area)).map((o) => [o.id, o]));
  if (!there.has(leadId)) throw no('leadUnknown', 'leadId', { name: '—' });
  if (unitIds.some((id) => !there.has(id))) throw no('unitUnknown', 'unitIds', { name: '—' });
  if (confirmerOf({ leadId, issuerId: d.organisationId, issuerSuperiorId: d.superiorId }) === null)
    throw no('noConfirmer', 'leadId');
  return there;
}
/** A measure before the gate: known by its document and its number in it. */
export const matterOf = (d: StoredDocument, nth: number, body: string): Matter => ({
  kind: 'measure',
  label: measureLabel(d.title, nth),
  text: body,
});
/** `drafterId`: who wrote it down for themselves; nothing is pushed down to them. */
async function putIn(tx: TxCtx, d: StoredDocument, input: MeasureInput, drafterId: string | null): Promise<string> {
  const unitIds = [...new Set(input.unitIds)].filter((id) => id !== input.leadId);
  await checkUnits(tx, d, input.leadId, unitIds);
  if (input.dueOn < d.issuedOn) throw no('duePast', 'dueOn');
  const { lines, ...measure } = input;
  const matter = matterOf(d, input.nth, input.body);
  const asked = [
    { receiverId: input.leadId, role: 'lead', field: 'leadId' } as const,
    ...unitIds.map((receiverId) => ({ receiverId, role: 'assist', field: 'unitIds' }) as const),
  ];
  for (const each of asked)
    if (each.receiverId !== drafterId) await admit(tx, { ...each, matter, ...lineFor(lines, each.receiverId) });
  const id = tx.house.newId();
  const made = await insertMeasure(tx, { ...measure, id, documentId: d.id, area: d.area, unitIds });
  if (!made) throw no('nthTaken', 'nth', { n: input.nth });
  await record(tx, entry('measure', { id, area: d.area }, 'add', { nth: input.nth }), 'new');
  return id;
}
export const addMeasure: Handles['addMeasure'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const d = await lockOwn({ ...tx, version: null }, params.id);
    return shown(tx, await putIn(tx, d, input, null));
  });
/**
 * The approved plan of a village as a document of the organisation that approved it, whose word it then takes that something is done; with the ids of
 * its measures, in their order. Who may approve is the caller's business. What the drafter takes on itself is not pushed down to it (domain §8.2).
 */
export async function issuePlan(
  tx: TxCtx,
  plan: {
    area: string;
    drafterId: string;
    organisationId: string;
    issuer: string;
    title: string;
    issuedOn: string;
  },
  lines: readonly Omit<MeasureInput, 'nth' | 'lines'>[],
): Promise<{ documentId: string; measureIds: string[] }> {
  const id = tx.house.newId();
  const values = { ...plan, id, number: null, issuers: [plan.issuer], isPublic: false, kind: 'plan' as const };
  await insertDocument(tx, { ...values, accountId: staffOf(tx).accountId }, null);
  await record(tx, entry('measureDocument', { id, area: plan.area }, 'add', { title: plan.title }), 'new');
  const d = await documentById(tx, id);
  const measureIds: string[] = [];
  for (const [i, line] of lines.entries())
    measureIds.push(await putIn(tx, d, { ...line, lines: [], nth: i + 1 }, plan.drafterId));
  return { documentId: id, measureIds };
}
/** What is left of a plan that was ended is not pursued any longer. */
export async function dropRest(tx: TxCtx, documentId: string, reason: string): Promise<void> {
  const { accountId } = staffOf(tx);
  for (const m of await selectMeasures(tx, { documentIds: [documentId] })) {
    if (m.status === 'done' || m.status === 'dropped') continue;
    const change = { what: 'dropped' as const, was: m.status, becomes: 'dropped' };
    await insertChanges(tx, { measureId: m.id, area: m.area, reason, accountId }, [change]);
    await putMeasure(tx, m.id, { status: 'dropped' });
    await record(tx, entry('measure', m, 'drop', { what: ['dropped'] }));
  }
}

async function lockFor(tx: TxCtx, id: string, verb: MeasureVerb, more: Partial<MeasureFacts>) {
  const m = await lockMeasure(tx, id);
  const verdict = decide(measureWorkflow, verb, factsOf(m, more), partsOf(tx, m), tx.now);
  const field = { reasonMissing: 'reason', evidenceMissing: 'file' } as const;
  if (!verdict.ok) throw no(verdict.why, verdict.why in field ? field[verdict.why as keyof typeof field] : undefined);
  return { m, to: verdict.to };
}
export const reportMeasure: Handles['reportMeasure'] = (ctx, { params, input, files }) =>
  once(ctx, async (tx) => {
    const file = fileOf(files);
    const verb = input.saysDone ? 'finish' : 'report';
    const { m, to } = await lockFor(tx, params.id, verb, { hasEvidence: file !== null });
    if (input.onDay > dayOf(tx.now)) throw no('futureDay', 'onDay');
    const { organisationId, accountId } = staffOf(tx);
    await insertReport(tx, { ...input, measureId: m.id, area: m.area, organisationId, accountId }, file);
    await putMeasure(tx, m.id, { status: to });
    await record(tx, entry('measure', m, verb, { unit: organisationId }));
    return shown(tx, m.id);
  });
export const judgeMeasure: Handles['judgeMeasure'] = (ctx, { params, input: { verb, note } }) =>
  once(ctx, async (tx) => {
    const { m, to } = await lockFor(tx, params.id, verb, { reason: note });
    const by = staffOf(tx).organisationId;
    const verdict = verb === 'confirm' ? 'confirmed' : 'returned';
    if (!(await putVerdict(tx, m.id, { verdict, note: note.length < 2 ? null : note, by }))) throw stale();
    await putMeasure(tx, m.id, { status: to, doneOn: verb === 'confirm' ? dayOf(tx.now) : null });
    await record(tx, entry('measure', m, verb, { by }));
    return shown(tx, m.id);
  });

/** What of a measure becomes what: day, lead and words, each kept with its reason. */
export const changeMeasure: Handles['changeMeasure'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { verb, reason } = input;
    const { m, to } = await lockFor(tx, params.id, verb, { reason });
    const changes: { what: ChangeOf; was: string; becomes: string }[] = [];
    const { dueOn, leadId, body, itemId, admissionId } = verb === 'change' ? input : {};
    if (verb !== 'change') changes.push({ what: verb === 'drop' ? 'dropped' : 'resumed', was: m.status, becomes: to });
    if (dueOn && dueOn !== m.dueOn) {
      const d = await documentById(tx, m.documentId);
      if (dueOn < d.issuedOn) throw no('duePast', 'dueOn');
      changes.push({ what: 'due', was: m.dueOn, becomes: dueOn });
    }
    if (leadId && leadId !== m.leadId) {
      const d = await documentById(tx, m.documentId);
      const there = await checkUnits(tx, d, leadId, []);
      const matter = matterOf(d, m.nth, body ?? m.body);
      await admit(tx, { receiverId: leadId, role: 'lead', matter, field: 'leadId', itemId, admissionId });
      changes.push({ what: 'lead', was: m.lead, becomes: there.get(leadId)?.shortName ?? '—' });
      await dropCo(tx, m.id, leadId);
    }
    if (body && body !== m.body) changes.push({ what: 'body', was: m.body, becomes: body });
    if (changes.length === 0) throw no('nothingChanged');
    const { accountId } = staffOf(tx);
    await insertChanges(tx, { measureId: m.id, area: m.area, reason, accountId }, changes);
    await putMeasure(tx, m.id, { status: to, dueOn, leadId, body });
    await record(tx, entry('measure', m, verb, { what: changes.map((c) => c.what) }));
    return shown(tx, m.id);
  });
export const reportFile: Handles['reportFile'] = async (ctx, { params }) => {
  const m = await measureById(ctx, params.id);
  const r = (await reportsOf(ctx, m.id)).find((x) => x.id === params.reportId);
  if (!r?.fileHash || !r.fileType || !r.fileName) throw notFound();
  return { hash: r.fileHash, mediaType: r.fileType, name: r.fileName };
};
