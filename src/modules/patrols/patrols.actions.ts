import { isWithin } from '#kernel/area.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { attachFiles, receiverFor, registerAll } from '#modules/cases/index.ts';
import { countRecord } from '#modules/duties/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { checkCaptured, type StoredUpload, takeFiles } from '#modules/phones/index.ts';
import { isOpenOn, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { PatrolRow, PatrolsApi, PatrolView } from './patrols.contract.ts';
import {
  type FindCategory,
  type PatrolRefusal,
  type PatrolVerb,
  patrolWorkflow,
  stateAfter,
  verifierRoles,
  walkFault,
} from './patrols.rules.ts';
import {
  filesOf,
  findPatrol,
  insertPatrol,
  insertPatrolFiles,
  lockPatrol,
  patrolById,
  putLook,
  type StoredPatrol,
  selectFinds,
} from './patrols.store.ts';
import { findCategoryWords, patrolRefusalWords, patrolWords, walkFaultWords } from './patrols.words.ts';

type Handles = { [K in keyof PatrolsApi]: Handler<PatrolsApi[K]> };

/** The member of staff who acts; every endpoint of this module asks for one. */
export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw new Error('patrols are walked by staff');
  return actor;
}
const entry = (p: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'patrol', id: p.id, area: p.area, verb, shows: 'staff', data }) as const;

export const rowOf = (p: StoredPatrol): PatrolRow => ({
  id: p.id,
  area: p.area,
  placeName: p.placeName,
  day: p.day,
  result: p.result,
  category: p.category,
  what: p.what,
  placeNote: p.placeNote,
  state: p.state,
  caseId: p.caseId,
  caseNumber: p.caseNumber,
  version: p.version,
});

const partsOf = (ctx: Ctx): ReadonlySet<'verifier'> =>
  new Set(verifierRoles.some((r) => ctx.actor.kind === 'staff' && r === ctx.actor.role) ? ['verifier'] : []);
const factsOf = (ctx: Ctx, p: StoredPatrol, note: string) => ({
  status: p.state,
  isFinder: ctx.actor.kind === 'staff' && ctx.actor.accountId === p.finderId,
  note,
});

async function view(ctx: Ctx, p: StoredPatrol): Promise<PatrolView> {
  const unit = (await organisationsById(ctx, [p.unitId])).get(p.unitId);
  const names = await accountNames(ctx, p.verifiedBy ? [p.verifiedBy] : []);
  // A note is asked for when the verb is used: here it stands as given.
  const { open, closed } = openVerbs(patrolWorkflow, factsOf(ctx, p, '--'), partsOf(ctx), ctx.now);
  return {
    ...rowOf(p),
    unit: unit?.name ?? '',
    verified:
      p.verifiedAt && p.verifiedBy
        ? { at: p.verifiedAt.toString(), by: names.get(p.verifiedBy) ?? '', note: p.verifyNote }
        : null,
    files: (await filesOf(ctx, p.id)).map((f) => ({
      id: f.id,
      stage: f.stage === 'after' ? 'after' : 'before',
      name: f.name,
      hasThumb: f.thumb_hash !== null,
    })),
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...patrolRefusalWords[why]] as [string, string] })),
  };
}

/** A find that somebody has to come for is a hazard case like any other; nobody is behind it. */
async function hazardOf(
  tx: TxCtx,
  find: { area: string; what: string; placeNote: string | null; category: FindCategory | null },
  files: readonly StoredUpload[],
): Promise<string> {
  const [receipt] = await registerAll(tx, [
    {
      kind: 'hazard',
      channel: 'patrol',
      area: find.area,
      body: find.what,
      disclosure: 'anonymous',
      reporter: {},
      withoutReceipt: true,
      receiver: await receiverFor(tx, find.area),
      ...(find.placeNote && { placeNote: find.placeNote }),
      ...(find.category && { category: findCategoryWords[find.category][0] }),
    },
  ]);
  if (!receipt) throw new Error('a case was not registered');
  await attachFiles(tx, receipt, files, 'staff');
  return receipt.id;
}

/** Keeps one round. What was found becomes a case in the same transaction; the duty of the grid hears of it. */
export const walk: Handles['walk'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { accountId, organisationId, role, area: own } = staffOf(tx);
    const { captured, area, result, after } = input;
    if (!isWithin(area, own)) throw faulty('area', 'outsideYourPlace', patrolRefusalWords.notYours);
    const known = await findPatrol(tx, captured.id);
    if (known && known.finderId !== accountId) throw notFound();
    if (known) return rowOf(known);
    const day = await checkCaptured(tx, captured);
    const place = await placeOf(tx, area);
    if (!place || !isOpenOn(place, day)) throw faulty('area', 'placeGone', patrolRefusalWords.placeGone);
    if (place.validFrom) await checkCaptured(tx, captured, place.validFrom);
    const what = input.what ?? null;
    const before = captured.files.filter((f) => !after.includes(f)).length;
    const fault = walkFault({ result, what, before, after: captured.files.length - before });
    if (fault) throw faulty(fault === 'whatMissing' ? 'what' : 'captured.files', fault, walkFaultWords[fault]);
    const files = await takeFiles(tx, captured.files);
    const find = { area, placeNote: input.placeNote ?? null, category: input.category ?? null };
    const caseId = result === 'hazard' && what ? await hazardOf(tx, { ...find, what }, files) : null;
    const p = { id: captured.id, ...find };
    await insertPatrol(tx, {
      ...p,
      ...{ accountId, organisationId, day, madeAt: captured.madeAt, result, what, caseId },
      state: stateAfter[result],
    });
    await insertPatrolFiles(tx, p, files, after);
    await countRecord(tx, { kind: 'patrol', id: p.id, on: day, organisationId, role, area });
    await record(tx, entry(p, 'walk', { result, day }), 'new');
    return rowOf(await patrolById(tx, p.id));
  });

export const listFinds: Handles['listFinds'] = async (ctx, { query }) => ({
  items: (await selectFinds(ctx, query)).map(rowOf),
});
export const getPatrol: Handles['getPatrol'] = async (ctx, { params }) => view(ctx, await patrolById(ctx, params.id));

export const patrolFile: Handles['patrolFile'] = async (ctx, { params, query }) => {
  const p = await patrolById(ctx, params.id);
  const file = (await filesOf(ctx, p.id)).find((f) => f.id === params.fileId);
  if (!file) throw notFound();
  const thumb = query.size === 'thumb' ? file.thumb_hash : null;
  return { hash: thumb ?? file.hash, mediaType: thumb ? 'image/jpeg' : file.media_type, name: file.name };
};

const refuse = (why: PatrolRefusal | 'notNow' | 'notYours') =>
  new Refused(why, why === 'noteMissing' ? 422 : why === 'notNow' ? 409 : 403, patrolRefusalWords[why], {
    faults: why === 'noteMissing' ? [{ field: 'note', rule: why, says: patrolRefusalWords[why] }] : [],
  });

/** Another person looks at what was mended: in order, or it becomes a hazard case with what is wrong. */
export const lookAt: Handles['lookAt'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const p = await lockPatrol(tx, params.id);
    const verb: PatrolVerb = input.verb;
    const verdict = decide(patrolWorkflow, verb, factsOf(tx, p, input.note), partsOf(tx), tx.now);
    if (!verdict.ok) throw refuse(verdict.why);
    const says = `${patrolWords.sentBackSays[0]}${input.note}。${p.what ?? ''}`;
    const caseId = verdict.to === 'redo' ? await hazardOf(tx, { ...p, what: says }, []) : null;
    await putLook(tx, p.id, {
      state: verdict.to,
      by: staffOf(tx).accountId,
      note: input.note || null,
      caseId,
    });
    await record(tx, entry(p, verb));
    return view(tx, await patrolById(tx, p.id));
  });
