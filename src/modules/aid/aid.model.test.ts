import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role, StaffActor } from '#kernel/actor.ts';
import { decide } from '#kernel/workflow.ts';
import { type AidKind, type AidPart, type AidStatus, type AidVerb, aidKinds, aidVerbs, partsAt } from './aid.rules.ts';
import { type AidFacts, aidWorkflow } from './aid.workflow.rules.ts';

/*
 * Any sequence of verbs by anybody, through the real table. `Life` keeps what the acts store; `signed`, `drafted` and `decided` are an oracle
 * of their own, apart from the rules' facts: nothing is decided with one surveyor, by a surveyor, by who drafted it, or for kin unseen.
 */
type Person = Pick<StaffActor, 'accountId' | 'role' | 'area'>;
const person = (accountId: string, role: Role, area: string): Person => ({ accountId, role, area });
const people: readonly (Person | 'household' | 'house' | 'villager')[] = [
  person('cadre', 'villageCadre', '150124201213'),
  person('grid', 'gridWorker', '150124201213'),
  person('clerk', 'townshipClerk', '150124201'),
  person('clerk2', 'townshipClerk', '150124201'),
  person('leader', 'townshipLeader', '150124201'),
  person('civil', 'civilAffairs', '150124'),
  person('civil2', 'civilAffairs', '150124'),
  person('county', 'countyClerk', '150124'),
  'household',
  'house',
  'villager',
];

type Life = {
  status: AidStatus;
  taker: string;
  signed: Set<string>;
  drafted: Set<string>;
  visited: boolean;
  told: boolean;
  missing: number;
  opinion: 'grant' | 'refuse' | null;
  hung: boolean;
  objections: number;
  second: string | null;
  decided: Set<string>;
  assessing: boolean;
  disputed: boolean;
  reviewer: string | null;
};
const NOW = Temporal.Instant.from('2026-03-03T02:00:00Z');
type World = { kind: AidKind; isKin: boolean; kinOf: string; isDelegated: boolean; isFrozen: boolean };

const facts = (l: Life, w: World, who: Person | null): AidFacts => ({
  status: l.status,
  kind: w.kind,
  papersTold: l.told,
  papersMissing: l.missing,
  kinSaid: true,
  isKin: w.isKin,
  countyVisited: l.visited,
  surveyors: l.signed.size,
  opinion: l.opinion,
  publicityDone: l.hung,
  openObjections: l.objections,
  isFrozen: w.isFrozen,
  hasSecond: l.second !== null,
  isDelegated: w.isDelegated,
  isAssessing: l.assessing,
  isDisputed: l.disputed,
  isPassed: l.reviewer !== null,
  isReviewer: who !== null && l.reviewer === who.accountId,
  isDecider: who !== null && l.decided.has(who.accountId),
  isSurveyor: who !== null && l.signed.has(who.accountId),
  isDrafter: who !== null && l.drafted.has(who.accountId),
  isTaker: who?.accountId === l.taker,
  isSecond: who !== null && l.second === who.accountId,
  isOwnKin: w.isKin && who?.accountId === w.kinOf,
  isCounty: who !== null && who.area.length <= 6,
});

const step = fc.record({
  /** Which of the moves that are open now. */
  pick: fc.nat(),
  /** Ways out of the procedure are taken now and then, or hardly any walk would reach its end. */
  mayEnd: fc.nat(11).map((n) => n === 0),
  with: fc.constantFrom('cadre', 'grid', 'clerk', 'clerk2', 'civil', 'civil2'),
  refuse: fc.boolean(),
  days: fc.boolean(),
  passTo: fc.constantFrom('civil2', 'county'),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const ways: readonly AidVerb[] = ['withdraw', 'decline', 'sendBack', 'visit', 'object', 'stop'];

/** What the acts of the module store, verb by verb. */
function after(l: Life, verb: AidVerb, to: AidStatus, s: Step, who: Person | null): Life {
  const next = {
    ...l,
    status: to,
    signed: new Set(l.signed),
    drafted: new Set(l.drafted),
    decided: new Set(l.decided),
  };
  if (verb === 'askPapers') Object.assign(next, { told: true, missing: 2 });
  if (verb === 'bringPapers' && next.missing > 0) next.missing -= 1;
  if (verb === 'helpFirst') next.missing += 1;
  // The contract refuses the same person twice: a survey always has two.
  if (verb === 'survey' && who) for (const id of [who.accountId, s.with]) next.signed.add(id);
  if (verb === 'draft' && who) {
    next.drafted.add(who.accountId);
    Object.assign(next, { opinion: s.refuse ? 'refuse' : 'grant', hung: false });
  }
  if (verb === 'object') Object.assign(next, { objections: l.objections + 1, hung: false });
  if (verb === 'deliberate' || (verb === 'survey' && (l.status === 'objected' || l.disputed))) next.objections = 0;
  if (verb === 'askAssess') next.assessing = true;
  if (verb === 'survey') next.assessing = false;
  if (verb === 'dispute') Object.assign(next, { disputed: true, objections: l.objections + 1 });
  if (verb === 'passReview') next.reviewer = s.passTo;
  if (verb === 'settleDispute') Object.assign(next, { disputed: false, reviewer: null });
  if (['approve', 'refuse', 'adjust', 'phaseOut', 'stop', 'helpFirst'].includes(verb) && who)
    next.decided.add(who.accountId);
  if (verb === 'visit') next.visited = true;
  if (verb === 'secondStop' && who) next.second = who.accountId;
  return next;
}

const world = fc.record({
  kind: fc.constantFrom(...aidKinds),
  isKin: fc.boolean(),
  kinOf: fc.constantFrom('cadre', 'clerk', 'civil'),
  isDelegated: fc.boolean(),
  isFrozen: fc.boolean(),
});

const begun: Life = {
  ...{ status: 'applied', taker: 'cadre', visited: false, told: false, missing: 0, opinion: null },
  ...{ hung: false, objections: 0, second: null, signed: new Set<string>(), drafted: new Set<string>() },
  ...{ decided: new Set<string>(), assessing: false, disputed: false, reviewer: null },
};
type Who = (typeof people)[number];
/** Every verb that the real table lets somebody do now. */
function open(l: Life, w: World, s: Step): { verb: AidVerb; who: Person | null; to: AidStatus }[] {
  const moves = people.flatMap((p: Who) =>
    aidVerbs.map((verb) => {
      const who = typeof p === 'string' ? null : p;
      const parts = new Set<AidPart>(who ? partsAt(who) : [p as 'household' | 'house' | 'villager']);
      if (who && l.reviewer === who.accountId) parts.add('reviewer');
      const opinion = s.refuse ? ('refuse' as const) : ('grant' as const);
      const given = verb === 'draft' ? { opinion } : {};
      const verdict = decide(aidWorkflow, verb, { ...facts(l, w, who), ...given }, parts, NOW);
      // The contract refuses the same person twice.
      const isAlone = verb === 'survey' && who?.accountId === s.with;
      return verdict.ok && !isAlone ? { verb, who, to: verdict.to } : null;
    }),
  );
  return moves.flatMap((m) => (m && (s.mayEnd || !ways.includes(m.verb)) ? [m] : []));
}

type Look = (verb: AidVerb, before: Life, who: Person | null, after: Life) => void;
/** `isWanted`: a move that was looked for and is open now is taken before any other. */
function walk(w: World, steps: readonly Step[], look: Look, isWanted: (verb: AidVerb) => boolean = () => false): void {
  let l = begun;
  for (const s of steps) {
    if (s.days && l.status === 'publicity') l = { ...l, hung: true };
    const all = open(l, w, s);
    const wanted = all.filter((m) => isWanted(m.verb));
    const moves = wanted.length > 0 ? wanted : all;
    const move = moves[s.pick % Math.max(1, moves.length)];
    if (!move) continue;
    const next = after(l, move.verb, move.to, s, move.who);
    look(move.verb, l, move.who, next);
    l = next;
  }
}

/** What must hold after every step, whoever took it. */
const holds =
  (w: World): Look =>
  (verb, l, who, next) => {
    if (verb === 'approve' || verb === 'refuse') {
      expect(l.signed.size).toBeGreaterThanOrEqual(2);
      expect(l.signed.has(who!.accountId)).toBe(false);
      expect(l.drafted.has(who!.accountId)).toBe(false);
      expect(who!.accountId).not.toBe(l.taker);
      expect(w.isKin && who!.accountId === w.kinOf).toBe(false);
      expect(l.objections).toBe(0);
      if (who!.area.length > 6) expect(w.isDelegated && !w.isKin).toBe(true);
    }
    if (verb === 'approve') {
      expect(l.opinion !== 'grant' || l.hung).toBe(true);
      if (w.isKin) expect(l.visited).toBe(true);
    }
    if (verb === 'settleDispute' && l.reviewer) expect(who!.accountId).toBe(l.reviewer);
    if (verb === 'settleDispute')
      expect([l.objections, l.decided.has(who!.accountId), l.signed.has(who!.accountId)]).toEqual([0, false, false]);
    if (verb === 'survey' && (l.status === 'approved' || l.status === 'phasingOut'))
      expect(l.assessing || l.disputed).toBe(true);
    if (verb === 'askPapers') expect(l.told).toBe(false);
    if (verb === 'settle') expect([l.missing, l.signed.size >= 2]).toEqual([0, true]);
    if (verb === 'helpFirst') expect([w.kind, who!.accountId === l.taker]).toEqual(['emergency', false]);
    if (['stop', 'adjust', 'phaseOut'].includes(verb) && w.isFrozen)
      expect(l.second !== null && l.second !== who!.accountId).toBe(true);
    if (next.status === 'county' && l.status === 'publicity') expect(l.hung).toBe(true);
  };
const steps = fc.array(step, { minLength: 30, maxLength: 40 });

test('nothing is decided with one surveyor, by a surveyor, by who wrote the opinion, or for kin the county did not see', () => {
  fc.assert(
    fc.property(world, steps, (w, way) => walk(w, way, holds(w))),
    { numRuns: 80 },
  );
});

test('the walks reach every end of the way, so that what holds there was looked at', () => {
  const wanted = new Set<string>([
    'approve',
    'refuse',
    'settle',
    'helpFirst',
    'object',
    'deliberate',
    'withdraw',
    'stop',
    'secondStop',
    'askAssess',
    'dispute',
    'passReview',
    'settleDispute',
  ]);
  for (const { w, way } of fc.sample(fc.record({ w: world, way: steps }), 400)) {
    const look = holds(w);
    const note: Look = (...at) => {
      look(...at);
      wanted.delete(at[0]);
    };
    walk(w, way, note, (verb) => wanted.has(verb));
    if (wanted.size === 0) break;
  }
  expect([...wanted]).toEqual([]);
}, 20_000);
