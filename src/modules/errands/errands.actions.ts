import { faulty, notFound, stale, versionMissing } from '#kernel/refusal.ts';
import {
  caseForWork,
  caseSeen,
  holdCase,
  letSee,
  recordOnCase,
  releaseHold,
  type StoredCase,
} from '#modules/cases/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { ErrandView, errandsApi } from './errands.contract.ts';
import {
  type ErrandState,
  type ErrandVerb,
  isAuthorised,
  type Medium,
  running,
  type termDays,
} from './errands.rules.ts';
import {
  type ErrandChange,
  insertErrand,
  insertPaper,
  insertTrip,
  lapsedErrands,
  returnPaper,
  type StoredPaper,
  saveErrand,
  selectErrand,
  selectPapers,
  selectRows,
} from './errands.store.ts';
import { mustBeOpen, presentErrand, viewErrand } from './errands.view.ts';
import { errandEntryWords, errandHold, errandUnderWay, paperKindWords } from './errands.words.ts';

type Api = typeof errandsApi;
type Done = { change?: ErrandChange; text?: string | undefined };
type Work = (tx: TxCtx, c: StoredCase, papers: readonly StoredPaper[]) => Promise<Done> | Done;

/** The six beats of an errand: its case is locked, its own version is what the actor decided on. */
function act(ctx: Ctx, id: string, verb: ErrandVerb, work: Work): Promise<ErrandView> {
  return once(ctx, async (tx) => {
    const c = await caseForWork(tx, id);
    if (c.kind !== 'errand') throw notFound();
    const e = await selectErrand(tx, id);
    if (tx.version === null) throw versionMissing();
    if (tx.version !== (e?.version ?? 0)) throw stale();
    const papers = await selectPapers(tx, id);
    const state = mustBeOpen(tx, verb, c, e, papers);
    await insertErrand(tx, c);
    const { change = {}, text } = await work(tx, c, papers);
    await saveErrand(tx, id, { ...change, state });
    await holdWhileUnderWay(tx, c, state, { ...e, ...change });
    await recordOnCase(tx, c, {
      verb: `errand.${verb}`,
      says: errandEntryWords[verb],
      shows: 'resident',
      data: text ? { text } : {},
    });
    return presentErrand(tx, c);
  });
}

/** Whose agent is on the way with their word is not told that it is solved; the word taken back or run out, the case is free again. */
async function holdWhileUnderWay(
  tx: TxCtx,
  c: StoredCase,
  state: ErrandState,
  e: { valid_until?: Temporal.Instant | null; revoked_at?: Temporal.Instant | null },
): Promise<void> {
  const lives = isAuthorised({ validUntil: e.valid_until ?? null, revokedAt: e.revoked_at ?? null }, tx.now);
  const hold = { by: 'errandRun', ref: c.id };
  if (lives && running.includes(state)) await holdCase(tx, c, { ...hold, says: errandUnderWay });
  else await releaseHold(tx, hold);
}

/** Every quarter of an hour: cases of errands whose authorisation ran out wait for nobody any more. */
export async function freeLapsed(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const ref of await lapsedErrands(tx)) await releaseHold(tx, { by: 'errandRun', ref });
  });
}

const selfOf = (tx: TxCtx) => {
  if (tx.actor.kind !== 'staff') throw notFound();
  return tx.actor;
};

export type Authorisation = { scope: string; days: (typeof termDays)[number]; item?: string | undefined };
const consent = (tx: TxCtx, a: Authorisation, medium: Medium): Done => ({
  change: {
    scope: a.scope,
    item: a.item ?? null,
    medium,
    witness_id: tx.actor.kind === 'staff' ? tx.actor.accountId : null,
    consented_at: tx.now,
    valid_until: tx.now.add({ hours: a.days * 24 }),
    revoked_at: null,
  },
  text: a.scope,
});
const revoked: Work = (tx) => ({ change: { revoked_at: tx.now } });

/** The person's own word, on their own page. */
export const authorise = (ctx: Ctx, caseId: string, a: Authorisation) =>
  act(ctx, caseId, 'authorise', (tx) => consent(tx, a, 'portal'));
export const revoke = (ctx: Ctx, caseId: string) => act(ctx, caseId, 'revoke', revoked);

export const getErrand: Handler<Api['getErrand']> = async (ctx, { params }) => {
  if ((await caseSeen(ctx, params.id)).kind !== 'errand') throw notFound();
  return viewErrand(ctx, params.id);
};

export const listErrands: Handler<Api['listErrands']> = async (ctx, { query }) => {
  const own = ctx.actor.kind === 'staff' && query.mine ? ctx.actor.accountId : null;
  const rows = await selectRows(ctx, own);
  return {
    items: rows.map(({ validUntil, revokedAt, dueAt, ...r }) => ({
      ...r,
      authorisedUntil: validUntil && isAuthorised({ validUntil, revokedAt }, ctx.now) ? validUntil.toString() : null,
      dueAt: dueAt?.toString() ?? null,
    })),
  };
};

export const witnessAuthorisation: Handler<Api['witnessAuthorisation']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'witness', (tx) => consent(tx, input, input.medium));

export const revokeAuthorisation: Handler<Api['revokeAuthorisation']> = (ctx, { params }) => revoke(ctx, params.id);

export const acceptErrand: Handler<Api['acceptErrand']> = (ctx, { params }) =>
  act(ctx, params.id, 'accept', async (tx, c) => {
    const self = selfOf(tx);
    // Their unit still sees it when it is over: papers may yet be in their hands.
    await letSee(tx, c, { organisationId: self.organisationId, by: self.accountId });
    return { change: { agent_id: self.accountId, agent_organisation_id: self.organisationId }, text: self.name };
  });

const notLater = (tx: TxCtx, field: string, day: string) => {
  if (day > dayOf(tx.now)) throw faulty(field, 'future', ['日子还没到。', 'That day has not come yet.']);
};

export const logTrip: Handler<Api['logTrip']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'trip', async (tx, c) => {
    notLater(tx, 'day', input.day);
    await insertTrip(tx, c, { ...input, by: selfOf(tx).accountId });
    return { text: `${input.day} ${input.place}:${input.purpose}` };
  });

const paperText = (p: { name: string; kind: StoredPaper['kind']; copies: number }) =>
  `${p.name}(${paperKindWords[p.kind][0]}${p.copies > 1 ? ` ×${p.copies}` : ''})`;

export const collectPaper: Handler<Api['collectPaper']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'collect', async (tx, c) => {
    await insertPaper(tx, c, { ...input, by: selfOf(tx).accountId });
    if (input.kind === 'original') await holdCase(tx, c, { by: 'errand', ref: c.id, says: errandHold });
    return { text: paperText(input) };
  });

/** Always possible while a paper is out: after the authorisation ended, after the case did. */
export const handBackPaper: Handler<Api['handBackPaper']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'handBack', async (tx, c, papers) => {
    const paper = papers.find((p) => p.id === input.paperId && !p.returnedAt);
    if (!paper)
      throw faulty('paperId', 'unknown', ['没有这份材料,或已经还了。', 'No such paper, or it was handed back.']);
    await returnPaper(tx, paper.id, { by: selfOf(tx).accountId, to: input.to });
    const left = papers.filter((p) => p.id !== paper.id && !p.returnedAt && p.kind === 'original');
    if (left.length === 0) await releaseHold(tx, { by: 'errand', ref: c.id });
    return { text: paperText(paper) };
  });

export const submitErrand: Handler<Api['submitErrand']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'submit', (tx) => {
    notLater(tx, 'on', input.on);
    return {
      change: { submitted_to: input.to, submitted_on: input.on, receipt_number: input.receiptNumber ?? null },
      text: [input.on, input.to, input.receiptNumber].filter(Boolean).join(' '),
    };
  });

export const noteResult: Handler<Api['noteResult']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'result', (tx) => ({ change: { result: input.text, result_at: tx.now }, text: input.text }));

export const finishErrand: Handler<Api['finishErrand']> = (ctx, { params }) =>
  act(ctx, params.id, 'finish', (tx) => ({ change: { returned_at: tx.now } }));

/** What is done with an errand, by name: for whoever lets it happen without HTTP in between. */
export const errandActs = {
  witness: witnessAuthorisation,
  accept: acceptErrand,
  trip: logTrip,
  collect: collectPaper,
  handBack: handBackPaper,
  submit: submitErrand,
  result: noteResult,
  finish: finishErrand,
};
