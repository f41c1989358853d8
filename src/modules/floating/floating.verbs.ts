import { normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { giveVote, leaveRoll, onRoll, takeInflow } from '#modules/activities/index.ts';
import { countRecord } from '#modules/duties/index.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { randomDigits } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { answerCorrection, contactKnown, contactsOf, insertAppraisal, insertContact } from './contacts.store.ts';
import { inflowOf, peopleFor } from './floating.actions.ts';
import type { FloatingApi, FloatingView } from './floating.contract.ts';
import { CODE_DIGITS, type FloatingStatus, isLongEnough, type Side } from './floating.rules.ts';
import {
  changeFloating,
  codeMac,
  type FloatingChange,
  floatingById,
  lockFloating,
  putReach,
  type StoredFloating,
} from './floating.store.ts';
import { entryOf, factsOf, partsOf, rowsOf, sidesOf, staffOf, viewOf } from './floating.view.ts';
import { noFloating } from './floating.words.ts';
import { type FloatingPart, type FloatingVerb, floatingWorkflow } from './floating.workflow.rules.ts';
import { limitsOf } from './rules.store.ts';

type Handles = { [K in keyof FloatingApi]: Handler<FloatingApi[K]> };

/** Asks the table; throws what it answers. Returns the status it leads to. */
export async function mayDo(
  tx: TxCtx,
  f: StoredFloating,
  verb: FloatingVerb,
  parts: ReadonlySet<FloatingPart> = partsOf(tx, f),
): Promise<FloatingStatus> {
  const rules = await limitsOf(tx, dayOf(tx.now))(f.area);
  const facts = factsOf(tx, f, await contactsOf(tx, [f.id]), rules);
  const verdict = decide(floatingWorkflow, verb, facts, parts, tx.now);
  if (!verdict.ok) throw noFloating(verdict.why);
  return verdict.to;
}
const shown = async (tx: TxCtx, id: string): Promise<FloatingView> => viewOf(tx, await floatingById(tx, id));

type Done = { change?: FloatingChange; data?: Readonly<Record<string, unknown>> };
/** One verb on one record: locked, decided, carried out, told. */
const act = (
  ctx: Ctx,
  id: string,
  verb: FloatingVerb,
  work: (tx: TxCtx, f: StoredFloating) => Promise<Done>,
): Promise<FloatingView> =>
  once(ctx, async (tx) => {
    const f = await lockFloating(tx, id, true);
    const status = await mayDo(tx, f, verb);
    const { change = {}, data = {} } = await work(tx, f);
    await changeFloating(tx, id, { ...change, ...(status !== f.status && { status }) });
    await record(tx, entryOf(f, verb, data));
    return shown(tx, id);
  });

/** A day that has come, and not before the step before it. */
function checkDay(tx: TxCtx, on: string, earliest: string, field = 'on'): void {
  if (on > dayOf(tx.now)) throw noFloating('dayAhead', field);
  if (on < earliest) throw noFloating('dayEarly', field, { day: earliest });
}

export const editFloating: Handles['editFloating'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'edit', async (tx, f) => {
    const { direction, province, reason, hasCard } = input;
    const until = input.awayUntil ?? null;
    const rules = await limitsOf(tx, dayOf(tx.now))(f.area);
    if (until !== null && until <= f.leftOn) throw noFloating('untilWrong', 'awayUntil');
    if (!isLongEnough(f.leftOn, until, rules)) throw noFloating('tooShort', 'awayUntil', { months: rules.awayMonths });
    // Whoever is on the receiving roll stays with that branch until they leave it.
    const inflow = f.attachedOn ? null : await inflowOf(tx, input, f.homeId);
    if (inflow && f.homeId === null && inflow.inflowId !== f.inflowId) throw noFloating('branchUnknown', 'inflowId');
    const phone = input.phone ? normalPhone(input.phone) : undefined;
    if (phone === null) throw noFloating('phoneWrong', 'phone');
    if (!(await putReach(tx, f, { phone, whereabouts: input.whereabouts ?? null })))
      throw noFloating('twice', 'phone', { name: f.name });
    return {
      change: {
        ...{ direction, province, reason, has_card: hasCard, away_until: until },
        ...(inflow && {
          inflow_id: inflow.inflowId,
          inflow_name: inflow.inflowName,
          inflow_area: inflow.inflowArea,
        }),
      },
      data: { direction, reason, phoneChanged: phone !== undefined },
    };
  });

export const nameContact: Handles['nameContact'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'nameContact', async (tx, f) => {
    const { accountId } = input;
    const chosen = accountId ? (await peopleFor(tx, f.area)).find((p) => p.accountId === accountId) : undefined;
    if (accountId && !chosen) throw noFloating('personUnknown', 'accountId');
    const name = input.name ?? chosen?.name;
    if (!name) throw noFloating('nameWrong', 'name');
    return { change: { contact_name: name, contact_account_id: accountId ?? null } };
  });

export const reportIn: Handles['reportIn'] = (ctx, { params, input: { on } }) =>
  act(ctx, params.id, 'reportIn', async (tx, f) => {
    checkDay(tx, on, f.leftOn);
    return { change: { reported_on: on }, data: { on } };
  });

/** Puts the member on the receiving branch's roll, where there is one of this house: called to what calls every member, never with a vote. */
export const attachFloating: Handles['attachFloating'] = (ctx, { params, input: { on } }) =>
  act(ctx, params.id, 'attach', async (tx, f) => {
    checkDay(tx, on, f.reportedOn ?? f.leftOn);
    const membership =
      f.inflowId && f.inflowArea
        ? await takeInflow(tx, { id: f.inflowId, area: f.inflowArea }, { name: f.name, from: on, awayFrom: f.homeName })
        : null;
    return { change: { attached_on: on, inflow_membership_id: membership }, data: { on } };
  });

/** The branch that keeps the contact owes it as a duty; a member who was reached counts once in each turn, however often. */
async function tellDuty(tx: TxCtx, f: StoredFloating, side: Side, on: string): Promise<void> {
  const unit = side === 'home' ? { id: f.homeId, area: f.area } : { id: f.inflowId, area: f.inflowArea };
  if (!unit.id || !unit.area) return;
  const { role } = staffOf(tx);
  await countRecord(tx, { kind: 'floatingContact', id: f.id, on, organisationId: unit.id, role, area: unit.area });
}

/** Noted on the phone or at the desk; the same note twice is one. Reached or not, it is a try with its day and its way. */
export const contactFloating: Handles['contactFloating'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { captured, way, reached } = input;
    const { accountId } = staffOf(tx);
    const f = await lockFloating(tx, params.id, false);
    const known = await contactKnown(tx, captured.id);
    if (known && (known.floatingId !== f.id || known.accountId !== accountId)) throw notFound();
    if (!known) {
      const status = await mayDo(tx, f, reached ? 'contact' : 'tryContact');
      const day = await checkCaptured(tx, captured, f.registeredOn);
      const [side] = sidesOf(tx, f);
      if (!side) throw noFloating('notYours');
      const c = { id: captured.id, floatingId: f.id, area: f.area, side, day, way, reached, accountId };
      await insertContact(tx, { ...c, note: input.note ?? null, madeAt: captured.madeAt });
      await changeFloating(tx, f.id, status === f.status ? {} : { status });
      await record(tx, entryOf(f, reached ? 'contact' : 'tryContact', { day, way, side }));
      if (reached) await tellDuty(tx, f, side, day);
    }
    const [row] = await rowsOf(tx, [await floatingById(tx, f.id)]);
    if (!row) throw notFound();
    return row;
  });

export const loseFloating: Handles['loseFloating'] = (ctx, { params }) => act(ctx, params.id, 'lose', async () => ({}));

export const appraiseFloating: Handles['appraiseFloating'] = (ctx, { params, input: { year, heldOn, side } }) =>
  act(ctx, params.id, 'appraise', async (tx, f) => {
    checkDay(tx, heldOn, f.attachedOn ?? f.leftOn, 'heldOn');
    if (!sidesOf(tx, f).includes(side)) throw noFloating('notYours', 'side');
    const a = { floatingId: f.id, area: f.area, year, side, heldOn, accountId: staffOf(tx).accountId };
    if (!(await insertAppraisal(tx, a))) throw noFloating('appraisedAlready', 'year', { year });
    return { data: { year, side } };
  });

/** The standing a member keeps when the relation moves: a suspension or a probation moves with them. */
async function standingAtHome(tx: TxCtx, f: StoredFloating): Promise<'full' | 'probationary' | 'suspended'> {
  if (!f.homeId || !f.homeMembershipId) return 'full';
  const home = await onRoll(tx, { membershipId: f.homeMembershipId, organisationId: f.homeId });
  return home?.standing === 'probationary' || home?.standing === 'suspended' ? home.standing : 'full';
}
/** One member, one branch: the old membership ends with the day on which the new one carries the vote. */
export const moveRelation: Handles['moveRelation'] = (ctx, { params, input: { on } }) =>
  act(ctx, params.id, 'moveRelation', async (tx, f) => {
    checkDay(tx, on, f.attachedOn ?? f.reportedOn ?? f.leftOn);
    const standing = await standingAtHome(tx, f);
    if (f.homeId && f.homeMembershipId)
      await leaveRoll(tx, { membershipId: f.homeMembershipId, organisationId: f.homeId }, on);
    if (!f.inflowId || !f.inflowArea) return { change: { ended_on: on }, data: { on } };
    const unit = { id: f.inflowId, area: f.inflowArea };
    const membership =
      f.inflowMembershipId ?? (await takeInflow(tx, unit, { name: f.name, from: on, awayFrom: f.homeName }));
    await giveVote(tx, unit, membership, standing);
    return { change: { ended_on: on, inflow_membership_id: membership }, data: { on } };
  });

export const comeBack: Handles['comeBack'] = (ctx, { params, input: { on } }) =>
  act(ctx, params.id, 'comeBack', async (tx, f) => {
    checkDay(tx, on, f.leftOn);
    if (f.inflowId && f.inflowMembershipId)
      await leaveRoll(tx, { membershipId: f.inflowMembershipId, organisationId: f.inflowId }, on);
    return { change: { ended_on: on }, data: { on } };
  });

/** Whoever keeps either branch; the record may be at its end. */
async function kept(tx: TxCtx, id: string): Promise<StoredFloating> {
  const f = await lockFloating(tx, id, false);
  if (sidesOf(tx, f).length === 0) throw noFloating('notYours');
  return f;
}
/** A new card: the old code opens nothing any more. */
export const floatingCode: Handles['floatingCode'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const f = await kept(tx, params.id);
    const code = randomDigits(CODE_DIGITS);
    await changeFloating(tx, f.id, { code_mac: codeMac(tx, f.id, code) });
    await record(tx, entryOf(f, 'newCode'));
    return { id: f.id, code };
  });
export const floatingPhone: Handles['floatingPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const f = await kept(tx, params.id);
    await record(tx, entryOf(f, 'phoneSeen'));
    return { phone: f.phone };
  });
export const answerFloating: Handles['answerFloating'] = (ctx, { params, input: { answer } }) =>
  once(ctx, async (tx) => {
    const f = await kept(tx, params.id);
    const by = staffOf(tx).accountId;
    if (!(await answerCorrection(tx, { id: params.correctionId, floatingId: f.id, answer, by })))
      throw noFloating('answered');
    await record(tx, entryOf(f, 'answer'));
    return shown(tx, f.id);
  });
