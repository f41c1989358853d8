import { isWithin } from '#kernel/area.ts';
import { decide } from '#kernel/workflow.ts';
import { isSuperiorOf, organisationsById } from '#modules/organisations/index.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record, recordAll } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AssessmentsApi, RoundView } from './assessments.contract.ts';
import { no, windowWords } from './assessments.words.ts';
import { entryEntry, putStars } from './entries.actions.ts';
import { partsOf, roundFacts, valuesOf } from './entries.load.ts';
import { countsOf, lockObjection, putAnswer } from './objections.store.ts';
import {
  insertEntries,
  insertRound,
  lockEntries,
  lockRound,
  putWindows,
  roundById,
  type StoredEntry,
  type StoredRound,
  saveEntry,
  saveRound,
  selectRounds,
} from './rounds.store.ts';
import { presentRound, rowOfRound, shownObjection } from './rounds.view.ts';
import { staffOf } from './schemes.actions.ts';
import { lockScheme, schemeOfRound } from './schemes.store.ts';
import { type ScoreVerb, scoreWorkflow, sideFault, windowsFault } from './scores.rules.ts';
import { publicityEnd } from './stars.rules.ts';

type Handles = { [K in keyof AssessmentsApi]: Handler<AssessmentsApi[K]> };

export const roundEntry = (
  r: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'scoreRound', id: r.id, area: r.area, verb, shows: 'staff', data }) as const;

export const listRounds: Handles['listRounds'] = async (ctx) => ({ items: (await selectRounds(ctx)).map(rowOfRound) });
export const getRound: Handles['getRound'] = (ctx, { params }) => presentRound(ctx, params.id);

type Chosen = { organisationId: string; reviewerId: string };
/** Every organisation once, of the actor's place, reviewed by another one that is not below it, its appeals decided by a third. */
async function sidesOf(tx: TxCtx, units: readonly Chosen[], appealBodyId: string) {
  const actor = staffOf(tx);
  if (units.length === 0) throw no('noUnits', 'units');
  const known = await organisationsById(tx, [appealBodyId, ...units.flatMap((u) => [u.organisationId, u.reviewerId])]);
  if (!known.has(appealBodyId)) throw no('reviewerUnknown', 'appealBodyId');
  const sides: (Chosen & { area: string })[] = [];
  for (const [i, { organisationId, reviewerId }] of units.entries()) {
    const unit = known.get(organisationId);
    if (!unit || !isWithin(unit.area, actor.area))
      throw no('unitNotHere', `units.${i}.organisationId`, { unit: unit?.name ?? '' });
    if (units.findIndex((u) => u.organisationId === organisationId) < i)
      throw no('unitTwice', `units.${i}.organisationId`, { unit: unit.name });
    if (!known.has(reviewerId)) throw no('reviewerUnknown', `units.${i}.reviewerId`);
    const fault = sideFault({
      ...{ organisationId, reviewerId, appealBodyId },
      isReviewerBelow: await isSuperiorOf(tx, organisationId, reviewerId),
      isAppealBelow: await isSuperiorOf(tx, organisationId, appealBodyId),
    });
    const field = fault?.startsWith('appeal') ? 'appealBodyId' : `units.${i}.reviewerId`;
    if (fault) throw no(fault, field, { unit: unit.name });
    sides.push({ organisationId, reviewerId, area: unit.area });
  }
  return sides;
}
export const openRound: Handles['openRound'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const actor = staffOf(tx);
    const scheme = await lockScheme({ ...tx, version: null }, input.schemeId);
    if (scheme.status === 'draft') throw no('schemeDraft', 'schemeId');
    const wrong = windowsFault(input.windows);
    if (wrong) throw no('windowsWrong', `windows.${wrong}`, { window: windowWords[wrong][0] });
    const sides = await sidesOf(tx, input.units, input.appealBodyId);
    const id = tx.house.newId();
    const { name, year, windows, appealBodyId } = input;
    const at = { area: actor.area, organisationId: actor.organisationId, by: actor.accountId };
    await insertRound(tx, { ...at, id, schemeId: scheme.id, appealBodyId, name, year, windows });
    await insertEntries(tx, id, sides);
    await record(tx, roundEntry({ id, area: actor.area }, 'open', { units: sides.length, year }), 'new');
    return presentRound(tx, id);
  });

/** A round of the actor's own office, locked. */
async function lockOwn(tx: TxCtx, id: string): Promise<StoredRound> {
  const r = await lockRound(tx, id);
  if (staffOf(tx).organisationId !== r.organisationId) throw no('notYours');
  return r;
}
/** Longer for everybody alike, and only with a reason; what comes after moves along with it where it must. */
export const extendRound: Handles['extendRound'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockOwn(tx, params.id);
    if (r.status !== 'running') throw no('roundOver');
    const { window, to, reason } = input;
    if (to <= r.windows[window].to || to < dayOf(tx.now)) throw no('windowShorter', 'to');
    const windows = { ...r.windows, [window]: { ...r.windows[window], to } };
    const wrong = windowsFault(windows);
    if (wrong) throw no('windowsWrong', 'to', { window: windowWords[wrong][0] });
    await putWindows(tx, r.id, windows);
    await record(tx, roundEntry(r, 'extend', { window, from: r.windows[window].to, to, reason }));
    return presentRound(tx, r.id);
  });
export const cancelRound: Handles['cancelRound'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockOwn(tx, params.id);
    if (r.status === 'awarded' || r.status === 'cancelled') throw no('roundOver');
    await saveRound(tx, r.id, { status: 'cancelled', cancel_reason: input.reason });
    await record(tx, roundEntry(r, 'cancel'));
    return presentRound(tx, r.id);
  });

/** Moves all that took part, or none: the first that may not says why. */
async function moveAll(tx: TxCtx, r: StoredRound, all: readonly StoredEntry[], verb: ScoreVerb, open: number) {
  for (const e of all) {
    const facts = roundFacts(tx, e, r, open);
    const verdict = decide(scoreWorkflow, verb, facts, partsOf(tx, e, r), tx.now);
    if (!verdict.ok) throw no(verdict.why, undefined, valuesOf(verdict.why, { r }, facts));
    await saveEntry(tx, e.id, { status: verdict.to });
  }
  await recordAll(
    tx,
    all.map((e) => entryEntry(e, verb)),
  );
}
const asHouse = (tx: TxCtx): TxCtx => ({ ...tx, actor: { kind: 'system', what: 'round' } });

export const publishRound: Handles['publishRound'] = (ctx, { params }) =>
  once(ctx, async (tx): Promise<RoundView> => {
    const r = await lockOwn(tx, params.id);
    if (r.status !== 'running') throw no('notNow');
    const all = (await lockEntries(asHouse(tx), r.id)).filter((e) => e.status !== 'absent');
    if (all.length === 0) throw no('nobodyFinal');
    const late = all.filter((e) => e.status !== 'final');
    if (late.length > 0)
      throw no('notAllFinal', undefined, { n: late.length, units: late.map((e) => e.organisation).join('、') });
    const scheme = await schemeOfRound(tx, r.schemeId);
    await putStars(tx, all, { scheme });
    await moveAll(tx, r, all, 'publish', 0);
    const from = dayOf(tx.now);
    const to = publicityEnd(await calendarOf(tx), from, scheme.publicityDays, scheme.publicityUnit);
    await saveRound(tx, r.id, { status: 'publicity', public_from: from, public_to: to });
    await record(tx, roundEntry(r, 'publish', { from, to, units: all.length }));
    return presentRound(tx, r.id);
  });
export const awardRound: Handles['awardRound'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const r = await lockOwn(tx, params.id);
    if (r.status !== 'publicity') throw no('notNow');
    const all = (await lockEntries(asHouse(tx), r.id)).filter((e) => e.status !== 'absent');
    await moveAll(tx, r, all, 'award', (await countsOf(tx, r.id)).open);
    await saveRound(tx, r.id, { status: 'awarded', awarded_at: tx.now });
    await record(tx, roundEntry(r, 'award', { units: all.length }));
    return presentRound(tx, r.id);
  });

export const answerObjection: Handles['answerObjection'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const o = await lockObjection(tx, params.id);
    const r = await roundById(tx, o.aboutId);
    if (staffOf(tx).organisationId !== r.organisationId) throw no('notYours');
    if (o.outcome) throw no('answeredAlready');
    const { outcome, answer } = input;
    await putAnswer(tx, o.id, { outcome, answer, by: staffOf(tx).accountId });
    await record(tx, roundEntry(r, 'answerObjection', { outcome }));
    return shownObjection({ ...o, outcome, answer, answeredAt: tx.now });
  });
