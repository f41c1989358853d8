import { Refused } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import { type Ctx, later, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import { clockBasis } from './cases.clocks.limits.store.ts';
import { type ClockMove, countByTier, localDay, moveClocks, refreshDue } from './cases.clocks.store.ts';
import { partsIn } from './cases.parts.rules.ts';
import { detailsFor, presentWith } from './cases.present.ts';
import { forgetOrigins, noteOrigin } from './cases.proof.store.ts';
import { endOffer } from './cases.route.store.ts';
import { type CaseStatus, type CaseVerb, type GivenWithAct, SUPERVISED_AFTER } from './cases.rules.ts';
import { type CaseChange, findCase, lockCase, type StoredCase, saveCase, selectCase } from './cases.store.ts';
import { supervisedWords } from './cases.verbs.words.ts';
import type { CaseView } from './cases.views.contract.ts';
import { refusalWords } from './cases.words.ts';
import { recordOnCase } from './cases.work.ts';
import { caseWorkflow } from './cases.workflow.rules.ts';

export type Effect = {
  change?: CaseChange;
  /** What the journal keeps: texts, reasons, names of units. Never contact data. */
  data?: Readonly<Record<string, unknown>>;
  /** What the person said, or told whoever called: whether it is solved, and how content they are. The first word counts. */
  rated?: { solved: boolean | null; stars?: number | null | undefined };
  /** The kind of the unit that has it now, when this act gave it to another. */
  receiverKind?: string;
};

/** By these acts a unit works on the matter itself. */
const handsOn: ReadonlySet<CaseVerb> = new Set(['answer', 'take', 'sign', 'contact', 'reply']);

/** Which acts the resident's timeline does not show. */
const staffOnly: ReadonlySet<CaseVerb> = new Set([
  'note',
  'proposeUnreasonable',
  'rejectUnreasonable',
  'offerHandover',
  'declineHandover',
  'categorise',
  'proposeSuspension',
]);

/** Carries out one verb on one locked case: decide, let `effect` do what this verb alone does, move, keep the clocks, record. */
export async function moveLocked(
  tx: TxCtx,
  c: StoredCase,
  verb: CaseVerb,
  effect: (to: CaseStatus) => Promise<Effect> | Effect,
  given: Partial<GivenWithAct> = {},
): Promise<void> {
  const verdict = decide(caseWorkflow, verb, { ...c, ...given }, partsIn(c, tx.actor), tx.now);
  if (!verdict.ok)
    throw new Refused(verdict.why, verdict.why === 'notYours' ? 403 : 409, refusalWords[verdict.why], {
      values: { holds: c.holds.map((says) => says[tx.lang === 'zh' ? 0 : 1]).join(tx.lang === 'zh' ? ';' : '; ') },
    });
  const { change = {}, data = {}, receiverKind, rated } = await effect(verdict.to);
  const tier = change.tier ?? c.tier;
  const { started, ended, due } = await moveClocks(
    tx,
    { id: c.id, area: c.area, kind: c.kind, tier },
    verb,
    receiverKind ?? c.handlerKind ?? '',
    { from: c.status, to: verdict.to, isRedo: c.wasAnswered },
  );
  if (tier !== c.tier) await countByTier(tx, { id: c.id, area: c.area, kind: c.kind, tier });
  const returnBy = started.find((k) => k.purpose === 'return')?.due;
  // Another tier counts anew.
  const until = tier === c.tier ? due : await refreshDue(tx, c.id);
  later(
    tx,
    saveCase(tx, c.id, {
      status: verdict.to,
      ...(returnBy && { return_by: returnBy }),
      ...until,
      ...change,
      ...countedOf(tx.now, { c, verb, ended, rated }),
    }),
  );
  // Nothing is left to answer for: an offer that nobody took up ends with the case.
  if (c.hasOffer && isEnded(verdict.to)) later(tx, endOffer(tx, c.id, false));
  // After a call the person may still rate: until then it stays known where the unit worked on it.
  if (isEnded(verdict.to) && verb !== 'callback') later(tx, forgetOrigins(tx, c.id));
  await record(tx, {
    kind: 'case',
    id: c.id,
    area: c.area,
    verb,
    shows: staffOnly.has(verb) ? 'staff' : 'resident',
    data,
  });
  if ((change.redo_count ?? 0) >= SUPERVISED_AFTER) await tellSupervised(tx, c, change);
}

/** What an act settles for the rates: whether the first contact came in time, and the first word of the person: a month that is over keeps its rates. */
function countedOf(
  now: Temporal.Instant,
  { c, verb, ended, rated }: { c: StoredCase; verb: CaseVerb; ended: ClockMove['ended']; rated: Effect['rated'] },
): CaseChange {
  const today = localDay(now);
  const contact = ended.find((k) => k.purpose === 'contact' && (k.state === 'met' || k.state === 'missed'));
  // Who answers on the spot has no contact to make first.
  const response = c.response ? null : ((contact?.state as 'met' | 'missed') ?? (verb === 'answer' ? 'met' : null));
  return {
    ...(response && { response, responded_on: today }),
    ...(typeof rated?.solved === 'boolean' && c.saidSolved === null && { said_solved: rated.solved, said_on: today }),
    ...(typeof rated?.stars === 'number' && c.saidStars === null && { said_stars: rated.stars, stars_on: today }),
  };
}

async function tellSupervised(tx: TxCtx, c: StoredCase, { redo_count, raised_to }: CaseChange): Promise<void> {
  const unit = raised_to ? (await organisationsById(tx, [raised_to])).get(raised_to) : undefined;
  if (!unit) return;
  await recordOnCase(tx, c, {
    verb: 'case.supervise',
    says: supervisedWords,
    shows: 'resident',
    data: { n: redo_count ?? 0, to: unit.shortName },
  });
}

const isEnded = (status: CaseStatus) => status === 'closed' || status === 'withdrawn';

/** What the rules must know beside the case: what came with the act, or what has to be looked up for it alone. */
export type Given = (tx: TxCtx, c: StoredCase) => Promise<Partial<GivenWithAct>> | Partial<GivenWithAct>;
const nothing: Given = () => ({});

/** The six beats of a staff verb: once · lock · decide · move · record · present. */
export function act(
  ctx: Ctx,
  id: string,
  verb: CaseVerb,
  effect: (tx: TxCtx, c: StoredCase, to: CaseStatus) => Promise<Effect> | Effect,
  given: Given = nothing,
): Promise<CaseView> {
  const work = async (tx: TxCtx, c: StoredCase) => {
    await moveLocked(tx, c, verb, (to) => effect(tx, c, to), await given(tx, c));
    if (handsOn.has(verb)) later(tx, noteOrigin(tx, c));
    const [seen, details] = await Promise.all([findCase(tx, id), detailsFor(tx, id)]);
    // Who declines a hand-over may have seen the case only through it: their own act is answered all the same.
    const after = seen ?? (await selectCase({ ...tx, actor: { kind: 'system', what: 'answer' } }, id));
    return presentWith(tx, after, details);
  };
  return once(ctx, work, async (tx) => (await Promise.all([lockCase(tx, id), clockBasis(tx)]))[0]);
}

/** The units a case may still go up to, the next one first: above the one it was raised to and above `passed`, who spoke already. */
export async function unitsAbove(ctx: Ctx, c: StoredCase, passed: string | null = null): Promise<string[]> {
  const line =
    c.superiorIds.length > 0 ? c.superiorIds : await superiorsOf(ctx, c.handlerOrganisationId ?? c.deskOrganisationId);
  return line.slice(1 + Math.max(...[c.raisedTo, passed].map((unit) => (unit ? line.indexOf(unit) : -1))));
}

/** The unit whose decision it now is: the next one above, or at the top of the line the one it was raised to before. */
export async function nextAbove(ctx: Ctx, c: StoredCase, passed: string | null = null): Promise<string | null> {
  return (await unitsAbove(ctx, c, passed))[0] ?? c.raisedTo;
}
