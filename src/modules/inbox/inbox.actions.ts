import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { isOpen } from '#modules/cases/cases.rules.ts';
import { attachFiles, caseForWork, type Receipt, recordOnCase, report } from '#modules/cases/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { caseNumbered } from './alike.store.ts';
import type { inboxApi } from './inbox.contract.ts';
import { presentDraft, presentRow } from './inbox.present.ts';
import { channelOf, isUndecided } from './inbox.rules.ts';
import { senderIndex, shut, unshut, unshutOrNull } from './inbox.seal.ts';
import {
  countWaiting,
  type DraftChange,
  lockDraft,
  type StoredDraft,
  saveDraft,
  selectDraft,
  selectDrafts,
  selectFiles,
} from './inbox.store.ts';
import { inboxRefusals, inboxWords, sourceWords } from './inbox.words.ts';
import { langOf } from './letters.rules.ts';
import { queueAcknowledgement } from './letters.send.ts';
import { insertContact } from './letters.store.ts';

type Api = typeof inboxApi;

export const list: Handler<Api['list']> = async (ctx, { query }) => {
  const { items, next } = await selectDrafts(ctx, query);
  return { items: items.map((d) => presentRow(ctx, d)), next };
};

export const count: Handler<Api['count']> = async (ctx) => ({ waiting: await countWaiting(ctx) });

/** Reading what somebody wrote is noted before it is shown. */
export const get: Handler<Api['get']> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const draft = await selectDraft(tx, params.id);
    await note(tx, draft, 'open');
    return presentDraft(tx, draft);
  });

export const file: Handler<Api['file']> = async (ctx, { params, query }) => {
  const draft = await selectDraft(ctx, params.id);
  const found = (await selectFiles(ctx, draft.id)).find((f) => f.id === params.fileId);
  if (!found) throw notFound();
  const isThumb = query.size === 'thumb' && found.thumbHash;
  return {
    hash: isThumb ? found.thumbHash! : found.hash,
    mediaType: isThumb ? 'image/jpeg' : found.mediaType,
    name: found.name,
  };
};

const note = (tx: TxCtx, d: StoredDraft, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  record(tx, { kind: 'draft', id: d.id, area: d.area, verb, shows: 'staff', data });

/** Locks a draft that may still be decided, lets `work` do what this decision alone does, and writes down who decided. */
async function decide<T>(
  ctx: Ctx,
  id: string,
  work: (
    tx: TxCtx,
    d: StoredDraft,
  ) => Promise<{ change: DraftChange; verb: string; data?: Record<string, unknown>; answer: T }>,
): Promise<T> {
  return once(ctx, async (tx) => {
    const draft = await lockDraft(tx, id);
    if (!isUndecided(draft.status)) throw new Refused('decided', 409, inboxRefusals.decided);
    const { change, verb, data = {}, answer } = await work(tx, draft);
    await saveDraft(tx, id, {
      reason: null,
      ...change,
      decided_by: tx.actor.kind === 'staff' ? tx.actor.accountId : null,
      decided_at: tx.now,
    });
    await note(tx, draft, verb, data);
    return answer;
  });
}

/** A command of its own inside one that is under way: the outer one is the one that may be repeated. */
const within = (tx: TxCtx): TxCtx => ({ ...tx, command: { id: tx.house.newId(), fingerprint: new Uint8Array() } });

/** Keeps the address for notices and replies, and sends number and passphrase to it; true when the mail is on its way. */
async function answerSender(tx: TxCtx, d: StoredDraft, receipt: Receipt, isAnonymous: boolean): Promise<boolean> {
  const address = unshutOrNull(tx, 'sender', d.id, d.senderSealed);
  if (d.source !== 'mail' || d.automatic || !address) return false;
  const lang = langOf(unshut(tx, 'text', d.id, d.textSealed));
  if (!isAnonymous)
    await insertContact(tx, {
      case_id: receipt.id,
      area: receipt.area,
      address_sealed: shut(tx, 'contact', receipt.id, address),
      address_idx: senderIndex(tx, 'mail', address),
      lang,
    });
  return tx.house.config.mail?.smtpUrl ? queueAcknowledgement(tx, receipt, { address, lang }) : false;
}

/** With one tap a case. Who wants to stay unnamed leaves no address behind: one acknowledgement goes out, then it is gone. */
export const register: Handler<Api['register']> = (ctx, { params, input }) =>
  decide(ctx, params.id, async (tx, draft) => {
    const files = await selectFiles(tx, draft.id);
    const isAnonymous = input.disclosure === 'anonymous';
    const receipt = await report(within(tx), {
      input: { ...input, channel: channelOf(draft.source), externalNumber: undefined },
      files,
    });
    const mailed = await answerSender(tx, draft, receipt, isAnonymous);
    return {
      verb: 'register',
      change: {
        status: 'registered',
        case_id: receipt.id,
        ...(isAnonymous && { sender_idx: null, sender_sealed: null, name_sealed: null, rest_sealed: null }),
      },
      data: { case: receipt.number },
      answer: { ...receipt, ...(mailed && { passphrase: '' }), mailed },
    };
  });

/** What the message says is written into the case as it came; who said it was judged by the officer. */
export const join: Handler<Api['join']> = (ctx, { params, input }) =>
  decide(ctx, params.id, async (tx, draft) => {
    const parsed = parseCaseNumber(input.number);
    const named = typeof parsed === 'string' ? null : await caseNumbered(tx, formatCaseNumber(parsed));
    if (!named) throw faulty('number', 'unknown', inboxRefusals.noSuchCase);
    const c = await caseForWork(tx, named.id);
    if (!isOpen(c.status)) throw faulty('number', 'ended', inboxRefusals.caseEnded);
    await attachFiles(tx, c, await selectFiles(tx, draft.id), 'resident');
    const source = sourceWords[draft.source];
    await recordOnCase(tx, c, {
      verb: 'inbox.join',
      says: [say(inboxWords.joined, 'zh', { source: source[0] }), say(inboxWords.joined, 'en', { source: source[1] })],
      shows: 'resident',
      data: { text: unshut(tx, 'text', draft.id, draft.textSealed), files: draft.files },
    });
    return { verb: 'join', change: { status: 'joined', case_id: c.id }, data: { case: c.number }, answer: null };
  }).then(() => shown(ctx, params.id));

/** Kept with its reason; it can be opened and registered later. */
export const dismiss: Handler<Api['dismiss']> = (ctx, { params, input }) =>
  decide(ctx, params.id, async () => ({
    verb: 'dismiss',
    change: { status: 'dismissed', reason: input.reason },
    data: { reason: input.reason },
    answer: null,
  })).then(() => shown(ctx, params.id));

const shown = async (ctx: Ctx, id: string) => presentDraft(ctx, await selectDraft(ctx, id));
