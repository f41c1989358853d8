import { lastDayOf } from '#kernel/clock.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { decide } from '#kernel/workflow.ts';
import { caseForWork, caseSeen, caseVerbs, recordOnCase, releaseHold, type StoredCase } from '#modules/cases/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { once } from '#platform/once.ts';
import { begin } from './petitions.begin.ts';
import { noteHand } from './petitions.hands.store.ts';
import { type Loaded, loadPetition } from './petitions.load.ts';
import { type NoticeBody, type NoticeKind, TEMPLATE_VERSION } from './petitions.notices.rules.ts';
import { insertNotice, nextSerial } from './petitions.notices.store.ts';
import { partsInPetition } from './petitions.parts.rules.ts';
import { presentPetition } from './petitions.present.ts';
import type { GivenWithAct, PetitionState, PetitionVerb, ServiceMethod } from './petitions.rules.ts';
import {
  findPetition,
  heldPetition,
  type PetitionChange,
  type StoredPetition,
  savePetition,
} from './petitions.store.ts';
import { entryWords } from './petitions.told.words.ts';
import type { PetitionView } from './petitions.views.contract.ts';
import { refusalWords } from './petitions.words.ts';
import { petitionWorkflow } from './petitions.workflow.rules.ts';

/** The member of staff who acts; verbs of staff are reached by staff endpoints only. */
export function staff(ctx: Ctx) {
  if (ctx.actor.kind !== 'staff') throw new Error(`a staff verb was called by ${ctx.actor.kind}`);
  return ctx.actor;
}

export type Effect = {
  change?: PetitionChange;
  /** Values for the holes of the entry, and what somebody wrote (text, reason, note). Never contact data. */
  data?: Readonly<Record<string, unknown>>;
  shows?: 'staff';
  /** The name of another act under which colleagues hear of it. */
  recordedAs?: PetitionVerb;
};
export type Doing = Loaded & { tx: TxCtx; to: PetitionState };

const handOf: Partial<Record<PetitionVerb, 'organ' | 'approver' | 'sender' | 'reviewer'>> = {
  agreeObjection: 'sender',
  denyObjection: 'sender',
  approveExtension: 'approver',
  refuseExtension: 'approver',
  decideReview: 'reviewer',
  serveReview: 'reviewer',
  openRecheckHearing: 'reviewer',
  closeRecheckHearing: 'reviewer',
  decideRecheck: 'reviewer',
  serveRecheck: 'reviewer',
};
/** Who writes down what a person asks for has no hand in the matter by that. */
const handless: ReadonlySet<PetitionVerb> = new Set([
  'askReview',
  'askRecheck',
  'conclude',
  'withdraw',
  // To say whose it is, is not to handle it: the common superior may still review what is decided.
  'designate',
]);

/** Carries out one verb on one locked petition: decide, do what this verb alone does, move, record. */
export async function moveHeld(
  tx: TxCtx,
  c: StoredCase,
  p: StoredPetition,
  verb: PetitionVerb,
  effect: (doing: Doing) => Promise<Effect> | Effect,
  given: (tx: TxCtx, loaded: Loaded) => Partial<GivenWithAct> = () => ({}),
): Promise<void> {
  const loaded = await loadPetition(tx, c, p);
  const verdict = decide(
    petitionWorkflow,
    verb,
    { ...loaded.facts, ...given(tx, loaded) },
    partsInPetition(loaded.standing, tx.actor),
    tx.now,
  );
  if (!verdict.ok) throw new Refused(verdict.why, verdict.why === 'notYours' ? 403 : 409, refusalWords[verdict.why]);
  const part = handOf[verb] ?? 'organ';
  // The organ that now has it may have got it by the case's own ways since.
  const organ =
    part === 'organ' && !p.decidedAt && tx.actor.kind === 'staff' ? { organisation_id: tx.actor.organisationId } : {};
  const { change = {}, data = {}, shows, recordedAs = verb } = await effect({ ...loaded, tx, to: verdict.to });
  await savePetition(tx, p.caseId, { state: verdict.to, ...(handless.has(verb) ? {} : organ), ...change });
  if (!handless.has(verb)) await noteHand(tx, p, part);
  const organName = loaded.standing.organId
    ? (await organisationsById(tx, [loaded.standing.organId])).get(loaded.standing.organId)?.shortName
    : undefined;
  await recordOnCase(tx, c, {
    verb: `petition.${recordedAs}`,
    says: entryWords[verb],
    shows: shows ?? 'resident',
    data: { ...(organName && { organ: organName }), ...data },
  });
}

/** The procedure of a case that the actor sees, begun where it is due and was not yet; null where it has none. */
export async function seenPetition(ctx: Ctx, caseId: string): Promise<Loaded | null> {
  const c = await caseSeen(ctx, caseId);
  const p = (await findPetition(ctx, caseId)) ?? (await inTransaction(ctx, (tx) => begin(tx, caseId)));
  return p && loadPetition(ctx, c, p);
}

/** The six beats of an act: once · lock · decide · move · record · present. */
export function act(
  ctx: Ctx,
  caseId: string,
  verb: PetitionVerb,
  effect: (doing: Doing) => Promise<Effect> | Effect,
  given: (tx: TxCtx, loaded: Loaded) => Partial<GivenWithAct> = () => ({}),
): Promise<PetitionView> {
  return once(ctx, async (tx) => {
    const c = await caseForWork(tx, caseId);
    const p = await heldPetition(tx, caseId);
    await moveHeld(tx, c, p, verb, effect, given);
    // Who gave it away may not see it any more: their own act is answered all the same.
    return presentAfter(tx, caseId);
  });
}

export async function presentAfter(tx: TxCtx, caseId: string): Promise<PetitionView> {
  const p = await findPetition(tx, caseId);
  if (!p) throw notFound();
  const c = await caseSeen({ ...tx, actor: { kind: 'system', what: 'answer' } }, caseId);
  return presentPetition(tx, await loadPetition(tx, c, p));
}

type Paper = { kind: NoticeKind; body: NoticeBody; organisationId: string };
/** Sends a paper: numbered by its organ, on the person's page from this moment. */
export async function sendNotice(
  tx: TxCtx,
  p: StoredPetition,
  { kind, body, organisationId }: Paper,
  service: { ofId: string; method: ServiceMethod; servedOn: string; receiver: string; proof: string } | null = null,
): Promise<string> {
  const organ = (await organisationsById(tx, [organisationId])).get(organisationId);
  if (!organ) throw new Error('a paper is sent by an organ that exists');
  const year = tx.now.toZonedDateTimeISO('Asia/Shanghai').year;
  const serial = await nextSerial(tx, organ, year);
  return insertNotice(tx, p, {
    kind,
    body,
    organisationId,
    templateVersion: TEMPLATE_VERSION,
    number: `${organ.shortName}信〔${year}〕${serial}号`,
    recipient: 'petitioner',
    accountId: tx.actor.kind === 'staff' ? tx.actor.accountId : null,
    method: 'portal',
    ...service,
  });
}

/**
 * Ends this organ's work by an answer to the case itself, so that the person's own word or a call-back ends it as with any other: the
 * procedure lets go of it in the same transaction.
 */
export async function replyToCase(
  tx: TxCtx,
  caseId: string,
  words: { text: string; outcome: 'solved' | 'explained'; basis: string },
): Promise<void> {
  await releaseHold(tx, { by: 'petition', ref: caseId });
  const { version } = await caseForWork(tx, caseId);
  await caseVerbs.reply(
    { ...tx, version, command: { id: tx.house.newId(), fingerprint: new Uint8Array() } },
    {
      params: { id: caseId },
      query: undefined,
      input: { text: cut(words.text, 4000), outcome: words.outcome, basis: cut(words.basis, 300) },
    },
  );
}
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

export const today = (ctx: Ctx) => dayOf(ctx.now);
export const dayBefore = (end: Temporal.Instant | null, ctx: Ctx) => (end ? lastDayOf(end) : today(ctx));

/** Another organ that the law binds, open, that answers for the place; else a refusal that names the field. */
export const wrongReceiver = () =>
  faulty('organisationId', 'receiver', [
    '只能转给负责那个地方、受《信访工作条例》约束的其他机关。',
    'Only another organ bound by the law that answers for this place.',
  ] satisfies Word);
