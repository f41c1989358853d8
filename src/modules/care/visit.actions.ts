import { decide } from '#kernel/workflow.ts';
import { countRecord } from '#modules/duties/index.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { keyReused, once } from '#platform/once.ts';
import { no } from './care.words.ts';
import { secondDue } from './checks.actions.ts';
import type { checksApi, VisitInput } from './checks.contract.ts';
import {
  type CheckState,
  checkWorkflow,
  isMet,
  plainVisit,
  recheckAfterDeath,
  standingOf,
  type Visit,
  visitFault,
} from './checks.rules.ts';
import { type Check, lockCheck, openChecks, saveChecks } from './checks.store.ts';
import { factsOf, missedBefore, partsOf, presentCheck } from './checks.view.ts';
import { deathSays, noCheck } from './checks.words.ts';
import { openProposal } from './ends.store.ts';
import { householdNow, intervalOf, openNext, peopleOf, tellMember } from './enrol.ts';
import { lockMember, type Member, openMembersOf } from './members.store.ts';
import { staffOf } from './staff.ts';
import { insertVisit, visitOwner, visitsOf } from './visits.store.ts';

const visitOf = (input: VisitInput, files: number): Visit =>
  plainVisit({
    method: input.method,
    outcome: input.outcome,
    whyMissed: input.whyMissed ?? null,
    witness: input.witness ?? null,
    consentBy: input.consentBy ?? null,
    offered: input.offered ?? null,
    matchSource: input.matchSource ?? null,
    proof: input.proof ?? null,
    strokes: input.strokes,
    files,
    hasPhotoConsent: input.hasPhotoConsent,
    toldBy: input.toldBy ?? null,
    personId: input.personId ?? null,
  });

/** Closes a check on a day and opens the next one of its kind. */
async function settle(tx: TxCtx, m: Member, c: Pick<Check, 'id' | 'kind'>, state: CheckState, on: string) {
  await saveChecks(tx, [c.id], { state, settled_on: on, settled_at: tx.now });
  await openNext(tx, m, c.kind, on);
}

/** Whoever was met at a re-check has been certified as well: nobody goes there twice. */
async function settleOther(tx: TxCtx, m: Member, c: Check, v: Visit, on: string) {
  if (c.kind !== 'recheck' || !isMet(v)) return;
  const open = await openChecks(tx, [m.id]);
  const other = open.find((o) => o.kind === 'certification' && o.opensOn <= on);
  if (other) await settle(tx, m, other, 'confirmed', on);
}

/**
 * Somebody died. The household's re-checks are due within three months; that the benefit of the person, or of a household in which nobody is left,
 * ends is proposed: another person decides it.
 */
async function afterDeath(tx: TxCtx, m: Member, c: Check, v: Visit, on: string, isLast: boolean): Promise<void> {
  for (const other of await openMembersOf(tx, m.householdId)) {
    if (other.personId === v.personId || isLast) {
      await openProposal(tx, { ...other, checkId: c.id, reason: 'deceased', facts: `${deathSays[0]}${v.toldBy}` });
      await tellMember(tx, other, 'proposeEnd', { reason: 'deceased' });
    }
    for (const open of await openChecks(tx, [other.id])) {
      if (open.kind !== 'recheck') continue;
      const dueOn = recheckAfterDeath(open.dueOn, on);
      if (dueOn < open.dueOn)
        await saveChecks(tx, [open.id], { due_on: dueOn, opens_on: open.opensOn < on ? open.opensOn : on });
    }
  }
}

type Seen = { m: Member; c: Check; v: Visit; on: string; isLast: boolean };
async function follow(tx: TxCtx, to: CheckState, { m, c, v, on, isLast }: Seen): Promise<void> {
  if (to === 'secondTry' || to === 'unreached')
    return void (await saveChecks(tx, [c.id], {
      state: to,
      ...((to === 'secondTry' || c.state !== 'unreached') && { second_due_on: await secondDue(tx, c) }),
    }));
  await settle(tx, m, c, to, on);
  if (v.outcome === 'confirmed') await settleOther(tx, m, c, v, on);
  if (v.outcome === 'deceased') await afterDeath(tx, m, c, v, on, isLast);
}

/**
 * Keeps one try. What it leads to is in the workflow: nobody met leads to a second try, never to a stop. May come from a telephone days later:
 * the record's id is the phone's own, so that it is written once however often it is sent.
 */
export const visitCheck: Handler<(typeof checksApi)['visitCheck']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const { id } = input.captured;
    const c = await lockCheck(tx, params.id);
    const known = await visitOwner(tx, id);
    if (known && (known.checkId !== c.id || known.accountId !== self.accountId)) throw keyReused();
    if (known) return presentCheck(tx, c.id);
    const m = await lockMember(tx, c.memberId);
    const on = await checkCaptured(tx, input.captured, m.since);
    if (m.endedAt) throw no('membershipEnded');
    const household = await householdNow(tx, m.householdId);
    const people = await peopleOf(tx, household.id);
    const files = await takeFiles(tx, input.captured.files);
    const v = visitOf(input, files.length);
    const rule = await intervalOf(tx, m, c.kind, dayOf(tx.now));
    const fault = visitFault(v, { needsWitness: rule?.needsWitness ?? false, visitor: self.name, household: people });
    if (fault) throw noCheck(fault);
    const visits = await visitsOf(tx, [c.id]);
    const facts = factsOf(c, visits, { method: v.method, accountId: self.accountId, outcome: v.outcome });
    const standing = standingOf({
      status: c.state,
      before: missedBefore(visits),
      now: { day: on, outcome: v.outcome },
    });
    const verdict = standing === 'beside' ? null : decide(checkWorkflow, 'visit', facts, partsOf(tx), tx.now);
    if (verdict && !verdict.ok) throw noCheck(verdict.why);
    const { accountId, organisationId, role } = self;
    await insertVisit(
      tx,
      {
        ...v,
        ...{ id, area: c.area, checkId: c.id, accountId, organisationId },
        ...{ day: on, madeAt: input.captured.madeAt, standing },
      },
      files,
    );
    if (verdict) await follow(tx, verdict.to, { m, c, v, on, isLast: people.length < 2 });
    else await saveChecks(tx, [c.id], {});
    await tellMember(tx, m, 'visit', { check: c.kind, method: v.method, outcome: v.outcome, standing });
    await countRecord(tx, { kind: c.kind, id, on, organisationId, role, area: c.area });
    return presentCheck(tx, c.id);
  });
