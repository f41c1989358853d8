import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role, StaffActor } from '#kernel/actor.ts';
import { decide } from '#kernel/workflow.ts';
import { partsIn } from './cases.parts.rules.ts';
import { type CaseFacts, type CaseVerb, caseStatuses, isOpen, MAX_BOUNCES, openStatuses } from './cases.rules.ts';
import { caseWorkflow } from './cases.workflow.rules.ts';

/*
 * Not a sample but all of it: every state that a small world can bring a case to by the real table and the real parts, breadth
 * first, and what must hold in each (product N8, N9). `Life` keeps of a case what the rules ask; `effects` is what the acts store.
 */

type Unit = 'village' | 'bureau' | 'township';
/** Everybody that has the case in hand leaves a trace: the oracle of "nobody closes their own", apart from the rules' own facts. */
type Life = Pick<
  CaseFacts,
  | 'status'
  | 'statusBefore'
  | 'bounces'
  | 'callbackTries'
  | 'isConfirmed'
  | 'handlerChanged'
  | 'redoCount'
  | 'isOrder'
  | 'awaitsCheck'
> & {
  first: string;
  offeredTo: string | null;
  desk: Unit;
  handler: Unit | null;
  arbiter: Unit | null;
  proposedBy: string | null;
  hands: readonly Unit[];
};

const above: Readonly<Record<Unit, readonly Unit[]>> = { village: ['township'], bureau: ['township'], township: [] };
const VILLAGE = '150124201213';
const TOWNSHIP = '150124201';
const COUNTY = '150124';
const staff = (accountId: string, role: Role, organisationId: string, area: string): StaffActor => ({
  kind: 'staff',
  accountId,
  name: accountId,
  role,
  organisationId,
  area,
});
const people: readonly Actor[] = [
  staff('cadre', 'villageCadre', 'village', VILLAGE),
  staff('engineer', 'departmentClerk', 'bureau', COUNTY),
  staff('clerk', 'townshipClerk', 'township', TOWNSHIP),
  staff('leader', 'townshipLeader', 'township', TOWNSHIP),
  staff('caller', 'caller', 'hotline', COUNTY),
  // Whoever makes the calls may sit in a unit that handled it.
  staff('callerAtTheBureau', 'caller', 'bureau', COUNTY),
  staff('callerInTheVillage', 'caller', 'village', COUNTY),
  { kind: 'receipt', caseId: 'case' },
  { kind: 'system', what: 'house' },
];
const unitOf = (actor: Actor) => (actor.kind === 'staff' ? (actor.organisationId as Unit) : null);
const nameOf = (actor: Actor) => (actor.kind === 'staff' ? actor.accountId : actor.kind);

const born = (isOrder: boolean): Life => ({
  status: 'received',
  statusBefore: null,
  bounces: 0,
  callbackTries: 0,
  isConfirmed: false,
  handlerChanged: false,
  redoCount: 0,
  isOrder,
  awaitsCheck: false,
  first: 'cadre',
  offeredTo: null,
  desk: 'village',
  handler: null,
  arbiter: null,
  proposedBy: null,
  hands: [],
});

/** What comes with an act: every combination the rules may see. */
type Choice = Partial<CaseFacts> & { to?: Unit };
const both = (key: keyof CaseFacts): Choice[] => [{ [key]: false }, { [key]: true }];
const choices: Partial<Record<CaseVerb, Choice[]>> = {
  dispatch: [{ to: 'village' }, { to: 'bureau' }, { to: 'township' }],
  passOn: both('hasNextProvider'),
  confirm: both('isWordInHandlersReach'),
  callback: [{ callback: 'solved' }, { callback: 'explained' }, { callback: 'unsolved' }, { callback: 'unreached' }],
  checkClosed: [{ check: 'same' }, { check: 'differs' }],
};

const arbiterOf = (l: Life): Unit => (l.handler ? (above[l.handler][0] ?? l.desk) : l.desk);
const withHand = (l: Life, unit: Unit | null): readonly Unit[] =>
  unit && !l.hands.includes(unit) ? [...l.hands, unit].sort() : l.hands;
const give = (l: Life, unit: Unit): Partial<Life> => ({ handler: unit, hands: withHand(l, unit) });
const again = (l: Life): Partial<Life> => ({
  redoCount: 1,
  callbackTries: 0,
  isConfirmed: false,
  desk: above[l.handler ?? l.desk][0] ?? l.desk,
});
const told: Partial<Life> = { callbackTries: 0, isConfirmed: false, proposedBy: null };

/** What an act stores beside the status; null when the act itself refuses. */
type Effect = (l: Life, actor: Actor, choice: Choice, to: Life['status']) => Partial<Life> | null;
const effects: Partial<Record<CaseVerb, Effect>> = {
  answer: (l, a) => ({ ...told, hands: withHand(l, unitOf(a)) }),
  reply: () => told,
  confirmUnreasonable: (l, a) => ({ ...told, hands: withHand(l, unitOf(a)) }),
  take: (l, a) => ({ ...give(l, unitOf(a)!), desk: unitOf(a)! }),
  dispatch: (l, a, { to }) => ({ ...give(l, to!), desk: unitOf(a) ?? l.desk }),
  recall: (l, a) => ({ bounces: l.bounces + 1, desk: unitOf(a)! }),
  return: (l, _a, _c, to) => {
    const bounces = l.bounces + 1;
    const lead = arbiterOf(l);
    if (lead === l.handler) return null;
    return to === 'handling' ? { bounces, ...give(l, lead), desk: lead } : { bounces, arbiter: lead };
  },
  insist: (l, a) => (l.handler ? { arbiter: null, ...(l.status === 'returned' && { desk: unitOf(a)! }) } : null),
  allowReturn: () => ({ arbiter: null }),
  passOn: (l, _a, { hasNextProvider }) => give(l, hasNextProvider ? 'bureau' : l.desk),
  proposeUnreasonable: (l, a) => (above[l.handler!].length > 0 ? { proposedBy: nameOf(a) } : null),
  rejectUnreasonable: () => ({ proposedBy: null }),
  proposeSuspension: (l, a) => (above[l.handler!].length > 0 ? { proposedBy: nameOf(a) } : null),
  approveSuspension: () => ({ proposedBy: null }),
  refuseSuspension: () => ({ proposedBy: null }),
  confirm: (_l, _a, _c, to) => (to === 'closed' ? { isConfirmed: true, awaitsCheck: true } : { isConfirmed: true }),
  dispute: again,
  callback: (l, _a, { callback }) => (callback === 'unsolved' ? again(l) : { callbackTries: l.callbackTries + 1 }),
  checkClosed: (l, _a, { check }) => ({ awaitsCheck: false, ...(check === 'differs' && again(l)) }),
  reopen: (l, a) => ({ ...again(l), awaitsCheck: false, ...(unitOf(a) && { desk: unitOf(a)! }) }),
  changeHandler: () => ({ handlerChanged: true, handler: null, arbiter: null, callbackTries: 0, isConfirmed: false }),
  withdraw: (l) => ({ statusBefore: l.status }),
  resume: () => ({ statusBefore: null }),
  // An offer waits beside everything else; with orders it is left out, so that there are half as many states.
  offerHandover: (l) => (l.isOrder ? null : { offeredTo: l.first === 'cadre' ? 'clerk' : 'cadre' }),
  acceptHandover: (l) => ({ first: l.offeredTo!, offeredTo: null }),
  declineHandover: () => ({ offeredTo: null }),
};

const noon = Temporal.Instant.from('2026-03-03T04:00:00Z');
/** A second before every limit of the model, and a second after. */
const moments = [noon.subtract({ seconds: 1 }), noon.add({ seconds: 1 })];
/** Verbs that ask for the time. */
const timed: readonly CaseVerb[] = ['return', 'resume', 'lapse', 'reopen'];
const CLOSED_AT = noon.subtract({ hours: 90 * 24 });

const factsFor = (l: Life, actor: Actor, choice: Choice): CaseFacts => ({
  ...l,
  returnBy: noon,
  withdrawUntil: noon,
  closedAt: CLOSED_AT,
  hasOffer: l.offeredTo !== null,
  isRated: false,
  handledByActor: unitOf(actor) !== null && l.hands.includes(unitOf(actor)!),
  proposedByActor: l.proposedBy === nameOf(actor),
  atActorsDesk: l.desk === unitOf(actor),
  isWithActor: l.handler !== null && l.handler === unitOf(actor),
  byHouse: actor.kind === 'system',
  openHolds: 0,
  ...choice,
});
const partsOf = (l: Life, actor: Actor) =>
  partsIn(
    {
      id: 'case',
      area: VILLAGE,
      status: l.status,
      firstReceiverId: l.first,
      offeredToId: l.offeredTo,
      arbiterId: l.arbiter,
      handlerOrganisationId: l.handler,
      superiorIds: l.handler ? above[l.handler] : [],
    },
    actor,
  );

type Way = { from: Life; verb: CaseVerb; actor: Actor; choice: Choice; to: Life };
/** Acts that only add something leave the case as it is. */
const moving = (Object.keys(caseWorkflow) as CaseVerb[]).filter(
  (verb) => caseWorkflow[verb].to !== 'same' || effects[verb],
);
/** Everything that anybody may do next. */
function* waysFrom(l: Life): Generator<Way> {
  const verbs = moving.filter((verb) => caseWorkflow[verb].from.includes(l.status));
  for (const actor of people) {
    const parts = partsOf(l, actor);
    for (const verb of verbs) {
      if (!caseWorkflow[verb].by.some((part) => parts.has(part))) continue;
      for (const choice of choices[verb] ?? [{}])
        for (const now of timed.includes(verb) ? moments : moments.slice(0, 1)) {
          const verdict = decide(caseWorkflow, verb, factsFor(l, actor, choice), parts, now);
          if (!verdict.ok) continue;
          const effect = effects[verb];
          const change = effect ? effect(l, actor, choice, verdict.to) : {};
          if (change) yield { from: l, verb, actor, choice, to: { ...l, ...change, status: verdict.to } };
        }
    }
  }
}

const atWork = ['dispatched', 'arbitrating', 'handling', 'reviewing', 'suspending', 'suspended'];
const twoKeys: readonly CaseVerb[] = ['confirmUnreasonable', 'approveSuspension'];
/** What no act of anybody may do. */
const promises: Readonly<Record<string, (way: Way) => boolean>> = {
  'it never goes round more than three times': ({ to }) => to.bounces <= MAX_BOUNCES,
  'after the third time nobody is sent it any more, and nobody waits whether it may come back': ({ to }) =>
    to.bounces < MAX_BOUNCES || !['dispatched', 'arbitrating'].includes(to.status),
  'the third decline gives it to the level above the unit that declines, to be done together': ({ from, verb, to }) =>
    verb !== 'return' || to.bounces < MAX_BOUNCES || (to.status === 'handling' && to.handler === arbiterOf(from)),
  'another unit than the one that declines judges it': ({ from, verb, actor, to }) =>
    (to.status !== 'arbitrating' || to.arbiter !== to.handler) &&
    !(from.status === 'arbitrating' && ['insist', 'allowReturn'].includes(verb) && unitOf(actor) === from.handler),
  'while it is open one person answers for it, and at work there is a unit that has it': ({ to }) =>
    !isOpen(to.status) || (Boolean(to.first) && (!atWork.includes(to.status) || to.handler !== null)),
  'it is ended by the person’s word or by a call of somebody whose unit never had it in hand': (way) => {
    const { from, verb, actor, choice, to } = way;
    if (from.status === 'closed' || to.status !== 'closed') return true;
    if (verb === 'confirm') return actor.kind === 'receipt' && choice.isWordInHandlersReach === false;
    return verb === 'callback' && actor.kind === 'staff' && !from.hands.some((unit) => unit === actor.organisationId);
  },
  'nor is it found unreasonable or put on record by one unit alone': ({ from, verb, actor }) =>
    !twoKeys.includes(verb) || (from.proposedBy !== nameOf(actor) && unitOf(actor) !== from.handler),
};

/** The whole walk: every state by its key, who leads into it without the person taking the case back, and what was broken. */
function walk() {
  const keyOf = (l: Life) => JSON.stringify(Object.values(l));
  const queue = [born(false), born(true)];
  const states = new Map(queue.map((l) => [keyOf(l), { life: l, into: [] as string[] }]));
  const broken = new Map<string, string>();
  const done = new Set<CaseVerb>();
  for (let i = 0; i < queue.length; i += 1) {
    const key = keyOf(queue[i]!);
    for (const way of waysFrom(queue[i]!)) {
      const { from, verb, actor, to } = way;
      done.add(verb);
      for (const [name, holds] of Object.entries(promises))
        if (!broken.has(name) && !holds(way))
          broken.set(
            name,
            `${nameOf(actor)} ${verb}: ${from.status} (${from.bounces}) to ${to.status} (${to.bounces}); hands: ${from.hands}`,
          );
      // A broken rule shall end in a message, not in an endless walk.
      if (to.bounces > MAX_BOUNCES) continue;
      const toKey = keyOf(to);
      const known = states.get(toKey) ?? { life: to, into: [] };
      if (!states.has(toKey)) {
        states.set(toKey, known);
        queue.push(to);
      }
      if (verb !== 'withdraw' && verb !== 'lapse' && toKey !== key) known.into.push(key);
    }
  }
  return { states, broken, done };
}

describe('every state a case can come to', () => {
  let walked: ReturnType<typeof walk>;
  beforeAll(() => {
    walked = walk();
  }, 120_000);

  test('is met: every status, every number of rounds, every act that moves a case', () => {
    const lives = [...walked.states.values()].map(({ life }) => life);
    expect(new Set(lives.map((l) => l.status)).size).toBe(caseStatuses.length);
    expect([...new Set(lives.map((l) => l.bounces))].sort()).toEqual([0, 1, 2, 3]);
    expect(moving.filter((verb) => !walked.done.has(verb))).toEqual([]);
  });

  test.each(Object.keys(promises))('%s', (name) => {
    expect(walked.broken.get(name)).toBeUndefined();
  });

  test('from every open one somebody can bring it to its end, without the person taking it back', () => {
    const { states } = walked;
    const ends = [...states].filter(([, { life }]) => life.status === 'closed').map(([key]) => key);
    const canEnd = new Set(ends);
    for (let key = ends.pop(); key; key = ends.pop())
      for (const before of states.get(key)!.into)
        if (!canEnd.has(before)) {
          canEnd.add(before);
          ends.push(before);
        }
    const stuck = [...states].find(([key, { life }]) => openStatuses.includes(life.status) && !canEnd.has(key));
    expect(stuck?.[1].life).toBeUndefined();
  });
});
