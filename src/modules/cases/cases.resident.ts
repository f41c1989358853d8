import { digitsOf } from '#kernel/identity.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { triedInVain } from '#modules/access/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { timingSafeEqual } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Download, Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { decideDecline } from './cases.decline.store.ts';
import { delegateBy, type Standing, standingOf } from './cases.delegates.actions.ts';
import { insertFiles, lastOutcome, lastReplier, saveRating, selectFile, selectReaders } from './cases.detail.store.ts';
import { type Effect, type Given, moveLocked, unitsAbove } from './cases.move.ts';
import { presentCase } from './cases.present.ts';
import { isDrawnForCheck } from './cases.proof.rules.ts';
import { drawForCheck, forgetOrigins, isWordInHandlersReach } from './cases.proof.store.ts';
import { passphraseMac } from './cases.report.actions.ts';
import { countTry, endHandling, forgetTries, selectReceipt, untry } from './cases.route.store.ts';
import { type CaseStatus, type CaseVerb, COOLING_OFF_DAYS } from './cases.rules.ts';
import { lockCase, type StoredCase, selectCase } from './cases.store.ts';
import { endSuspension } from './cases.suspension.store.ts';
import { upAgain } from './cases.verbs.end.ts';
import type { CaseView } from './cases.views.contract.ts';

/** What the holder of a receipt sees: the case, who opened it, and which unit is above. */
export type ResidentView = CaseView & {
  readers: { at: string; name: string; organisation: string; role: string }[];
  superior: string | null;
  /** Set when it is not the person who looks, but somebody they entrusted. */
  standing: Standing | null;
};

const MAX_TRIES = 5;

const wrongReceipt = () =>
  new Refused('wrongReceipt', 401, [
    '编号或查询密码不对,请对照回执再输一次。',
    'The number or the passphrase is wrong: please check your receipt.',
  ]);
const tooManyTries = () =>
  new Refused('tooManyTries', 429, [
    '输错太多次了,请一小时后再试,或带身份证到接件的地方重打回执。',
    'Too many wrong tries: wait an hour, or ask for a new receipt where you filed it.',
  ]);

/** The case that a number and a passphrase open, and the delegate whose passphrase it is; null when it is the person's own. */
export type Entered = { caseId: string; delegateId: string | null };

/** Tries are counted in the database, the delegates' with the person's; the answer does not tell whether the number exists. */
export async function enter(ctx: Ctx, number: string, passphrase: string): Promise<Entered> {
  const parsed = parseCaseNumber(number);
  if (typeof parsed === 'string') throw wrongReceipt();
  const plain = formatCaseNumber(parsed);
  const receipt = await selectReceipt(ctx, plain);
  if (!receipt) throw (await triedInVain(ctx, 'case', plain, MAX_TRIES)) ? tooManyTries() : wrongReceipt();
  if ((await countTry(ctx, receipt.id)) > MAX_TRIES) throw tooManyTries();
  const digits = digitsOf(passphrase);
  // Filed by family, or imported: the person has no passphrase until they are handed one.
  const given = passphraseMac(ctx, receipt.id, digits);
  const isOwn = timingSafeEqual(receipt.mac ?? Buffer.alloc(given.length), given) && receipt.mac !== null;
  const delegateId = await delegateBy(ctx, receipt.id, digits, timingSafeEqual);
  if (!isOwn && !delegateId) throw wrongReceipt();
  // Who was entrusted with the case must not win new tries at the person's passphrase by entering with their own.
  await (isOwn ? forgetTries : untry)(ctx, receipt.id);
  return { caseId: receipt.id, delegateId: isOwn ? null : delegateId };
}

const ownId = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'receipt') throw notFound();
  return ctx.actor.caseId;
};

async function presentOwn(ctx: Ctx, c: StoredCase): Promise<ResidentView> {
  const view = await presentCase(ctx, c);
  const standing = await standingOf(ctx);
  // Who opened the file is the person's own affair.
  const readers = standing ? [] : await selectReaders(ctx, c.id);
  const [next] = await unitsAbove(ctx, c);
  const superior = next ? ((await organisationsById(ctx, [next])).get(next)?.name ?? null) : null;
  return {
    ...view,
    readers: readers.map((r) => ({ ...r, at: r.at.toString({ smallestUnit: 'second' }) })),
    superior,
    standing,
  };
}

export const ownCase = async (ctx: Ctx): Promise<ResidentView> => presentOwn(ctx, await selectCase(ctx, ownId(ctx)));

/** A verb of the person: the same six beats as a staff verb, on the one case the receipt opens. */
function own(
  ctx: Ctx,
  verb: CaseVerb,
  effect: (tx: TxCtx, c: StoredCase, to: CaseStatus) => Promise<Effect> | Effect,
  given: Given = () => ({}),
): Promise<ResidentView> {
  return once(ctx, async (tx) => {
    const c = await lockCase(tx, ownId(ctx));
    const { actor } = tx;
    const byDelegate = actor.kind === 'receipt' && actor.delegate ? { delegate: actor.delegate.id } : {};
    const done = async (to: CaseStatus) => {
      const { data, ...more } = await effect(tx, c, to);
      return { ...more, data: { ...data, ...byDelegate } };
    };
    await moveLocked(tx, c, verb, done, await given(tx, c));
    return presentOwn(tx, await selectCase(tx, c.id));
  });
}

type Words = { text?: string | undefined };
const said = (given: Words) => (given.text ? { text: given.text } : {});

const byReach: Given = async (tx, c) => ({ isWordInHandlersReach: await isWordInHandlersReach(tx, c) });

/** The person's word ends it; one that could as well be the handler's is noted, and a call-back proves it (product N9). */
export const confirm = (ctx: Ctx, given: Words & { stars?: number | undefined }) =>
  own(
    ctx,
    'confirm',
    async (tx, c, to) => {
      if (to === 'replied') return { change: { confirmed_at: tx.now }, data: { awaitsCall: true } };
      await saveRating(tx, c, { stars: given.stars, solved: true, text: given.text, via: 'resident' });
      if (isDrawnForCheck(c.number)) await drawForCheck(tx, c, (await lastReplier(tx, c.id)) ?? c.deskOrganisationId);
      return {
        rated: { solved: true, stars: given.stars },
        change: { confirmed_at: tx.now, closed_at: tx.now, outcome: await lastOutcome(tx, c.id) },
      };
    },
    byReach,
  );

/** "Not done" goes to the level above whoever replied, with both texts side by side; never back to the same hands in silence. */
export const dispute = (ctx: Ctx, given: { text: string }) =>
  own(ctx, 'dispute', async (tx, c) => ({
    rated: { solved: false },
    change: await upAgain(tx, c),
    data: said(given),
  }));

export const supplement = (ctx: Ctx, given: { text: string }, files: readonly Upload[] = []) =>
  own(ctx, 'supplement', async (tx, c) => {
    await insertFiles(tx, c, files, 'resident');
    return { data: { ...said(given), files: files.length } };
  });

export const rate = (ctx: Ctx, given: Words & { stars: number; solved: boolean }) =>
  own(
    ctx,
    'rate',
    async (tx, c) => {
      await saveRating(tx, c, { ...given, via: 'resident' });
      await forgetOrigins(tx, c.id);
      return { rated: given };
    },
    byReach,
  );

/** A right, on every case from its first day (domain §12.3); it counts against nobody. */
export const escalate = (ctx: Ctx, given: { text: string }) =>
  own(ctx, 'escalate', async (tx, c) => {
    const [above] = await unitsAbove(tx, c);
    if (!above)
      throw new Refused('noLevelAbove', 409, [
        '已经在最高一级了。您可以依法申请复查、复议或诉讼。',
        'It is at the highest level already; review, reconsideration or court remain open.',
      ]);
    const unit = (await organisationsById(tx, [above])).get(above);
    return { change: { raised_to: above, raised_at: tx.now }, data: { ...said(given), to: unit?.shortName } };
  });

/** Once, without a reason (domain §12.10). */
export const changeHandler = (ctx: Ctx, given: Words) =>
  own(ctx, 'changeHandler', async (tx, c) => {
    await endHandling(tx, c.id, 'changed');
    if (c.status === 'suspended') await endSuspension(tx, c.id, 'changed');
    if (c.arbiterId) await decideDecline(tx, c.id, { by: c.arbiterId, agreed: true });
    return {
      // Without a handling unit nobody above can insist on the one the person asked to be spared.
      change: {
        handler_changed: true,
        handler_organisation_id: null,
        handler_id: null,
        arbiter_organisation_id: null,
        return_by: null,
      },
      data: said(given),
    };
  });

/** The person's own act, with seven days to think it over; pressure is told past village and township (domain §12.12, 12.14). */
export const withdraw = (ctx: Ctx, given: { reason?: string | undefined; pressed: boolean }) =>
  own(ctx, 'withdraw', async (tx, c) => {
    if (given.pressed)
      await record(tx, {
        kind: 'pressure',
        id: c.id,
        area: c.area.slice(0, 6),
        verb: 'report',
        shows: 'staff',
        data: { case: c.number },
      });
    const until = tx.now.add({ hours: COOLING_OFF_DAYS * 24 });
    return {
      change: { status_before: c.status, withdraw_until: until },
      data: given.reason ? { reason: given.reason } : {},
    };
  });

export const resume = (ctx: Ctx) =>
  own(ctx, 'resume', () => ({ change: { status_before: null, withdraw_until: null } }));

export const reopen = (ctx: Ctx, given: { text: string }) =>
  own(ctx, 'reopen', async (tx, c) => ({
    change: { outcome: null, closed_at: null, confirmed_at: null, sealed_at: null, ...(await upAgain(tx, c)) },
    data: said(given),
  }));

export async function ownFile(ctx: Ctx, fileId: string, size: 'full' | 'thumb'): Promise<Download> {
  const file = await selectFile(ctx, ownId(ctx), fileId);
  if (!file) throw notFound();
  const isThumb = size === 'thumb' && file.thumbHash;
  return {
    hash: isThumb ? file.thumbHash! : file.hash,
    mediaType: isThumb ? 'image/jpeg' : file.mediaType,
    name: file.name,
  };
}
