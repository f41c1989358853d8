import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawWorkflows } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import { type CaseFacts, type CasePart, type CaseStatus, type CaseVerb, caseStatuses } from './cases.rules.ts';
import { caseWorkflow } from './cases.workflow.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const later = (hours: number) => now.add({ seconds: Math.round(hours * 3600) });
const parts: readonly CasePart[] = [
  'resident',
  'firstReceiver',
  'offered',
  'dispatcher',
  'handler',
  'superior',
  'arbiter',
  'caller',
  'helper',
  'rater',
  'house',
];

/** A case in which nothing stands in anybody's way. */
const quiet: CaseFacts = {
  status: 'received',
  returnBy: later(24),
  bounces: 0,
  callbackTries: 0,
  handlerChanged: false,
  hasOffer: false,
  isRated: false,
  closedAt: later(-24),
  withdrawUntil: later(24),
  statusBefore: 'handling',
  handledByActor: false,
  proposedByActor: false,
  redoCount: 0,
  atActorsDesk: false,
  isOrder: false,
  openHolds: 0,
  isConfirmed: false,
  awaitsCheck: false,
  callback: 'solved',
  check: 'same',
};
/** What a verb needs beside that to be possible at all. */
const needed: Partial<Record<CaseVerb, Partial<CaseFacts>>> = {
  lapse: { withdrawUntil: now },
  acceptHandover: { hasOffer: true },
  declineHandover: { hasOffer: true },
  checkClosed: { awaitsCheck: true },
  passOn: { isOrder: true, hasNextProvider: true },
};

/**
 * Where every verb leads from every status, and whose it is; `.` not possible now, `=` stays as it is.
 * R received · D dispatched · B back (returned) · J judged above (arbitrating) · H handling · V reviewing · P suspension proposed
 * S suspended · A answered · W withdrawing · C closed · X withdrawn
 */
const TABLE = `
                     R D B J H V P S A W C X
answer               A . . . . . . . . . . .  firstReceiver
take                 H . H . . . . . . . . .  firstReceiver dispatcher
dispatch             D . D . . . . . . . . .  firstReceiver dispatcher house
recall               . B . . . . . . . . . .  dispatcher
categorise           = = = = = = = = = . = .  firstReceiver dispatcher handler
sign                 . H . . . . . . . . . .  handler
return               . J . . . . . . . . . .  handler
insist               . . H H . . . . . . . .  superior arbiter
allowReturn          . . . B . . . . . . . .  superior arbiter
passOn               . D . . . . . . . . . .  house
assign               . . . . = . . . . . . .  handler
contact              . = . = = . = = = . . .  handler firstReceiver
note                 = = = = = = = = = = = .  handler firstReceiver dispatcher superior caller
reply                . . . . A . . . . . . .  handler
proposeUnreasonable  . . . . V . . . . . . .  handler
confirmUnreasonable  . . . . . A . . . . . .  superior
rejectUnreasonable   . . . . . H . . . . . .  superior
proposeSuspension    . . . . P . . . . . . .  handler
approveSuspension    . . . . . . S . . . . .  superior
refuseSuspension     . . . . . . H . . . . .  superior
reviewSuspension     . . . . . . . = . . . .  handler superior
resumeWork           . . . . . . . H . . . .  handler superior
confirm              . . . . . . . . C . . .  resident rater
dispute              . . . . . . . . B . . .  resident rater house
callback             . . . . . . . . C . . .  caller
checkClosed          . . . . . . . . . . = .  caller
reopen               . . . . . . . . . . B .  resident dispatcher house
supplement           = = = = = = = = = = . .  resident helper firstReceiver
rate                 . . . . . . . . . . = .  resident rater
escalate             = = = = = = = = = . = .  resident
changeHandler        . B . B B . . B B . . .  resident
withdraw             W W W W W W W W W . . .  resident
resume               . . . . . . . . . H . .  resident
lapse                . . . . . . . . . X . .  house
offerHandover        = = = = = = = = = = . .  firstReceiver
acceptHandover       = = = = = = = = = = . .  offered
declineHandover      = = = = = = = = = = . .  offered
`;
const letters: Record<string, CaseStatus> = {
  R: 'received',
  D: 'dispatched',
  B: 'returned',
  J: 'arbitrating',
  H: 'handling',
  V: 'reviewing',
  P: 'suspending',
  S: 'suspended',
  A: 'replied',
  W: 'withdrawing',
  C: 'closed',
  X: 'withdrawn',
};
const [header = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const columns = header.map((letter) => letters[letter]);
const lines = rows.map(([verb, ...cells]) => ({
  verb: verb as CaseVerb,
  cells: cells.slice(0, columns.length),
  by: cells.slice(columns.length),
}));

describe('the life of a case', () => {
  test('the table here names every verb and every status once', () => {
    expect(lines.map((l) => l.verb).sort()).toEqual(Object.keys(caseWorkflow).sort());
    expect([...columns].sort()).toEqual([...caseStatuses].sort());
  });

  test.each(lines)('$verb: from every status, for every part', ({ verb, cells, by }) => {
    for (const [i, status] of columns.entries()) {
      for (const part of parts) {
        const facts = { ...quiet, ...needed[verb], status: status! };
        const verdict = decide(caseWorkflow, verb, facts, new Set([part]), now);
        const cell = cells[i]!;
        const expected = !by.includes(part)
          ? { ok: false, why: 'notYours' }
          : cell === '.'
            ? { ok: false, why: 'notNow' }
            : { ok: true, to: cell === '=' ? status : letters[cell] };
        expect(verdict, `${verb} in ${status} by ${part}`).toEqual(expected);
      }
    }
  });

  test('somebody without a part may do nothing', () => {
    for (const { verb } of lines)
      for (const status of caseStatuses)
        expect(decide(caseWorkflow, verb, { ...quiet, status }, new Set<CasePart>(), now)).toEqual({
          ok: false,
          why: 'notYours',
        });
  });

  test('the page of the docs is drawn from this table', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/workflow-cases.md'), 'utf8');
    expect(page, 'run: node scripts/draw.ts').toBe(drawWorkflows());
  });
});

describe('what may stand in the way', () => {
  const verdict = (verb: CaseVerb, part: CasePart, facts: Partial<CaseFacts>) =>
    decide(caseWorkflow, verb, { ...quiet, ...facts }, new Set([part]), now);
  const ok = (to: CaseStatus) => ({ ok: true, to });
  const no = (why: string) => ({ ok: false, why });
  const second = 1 / 3600;

  test.each<[string, CaseVerb, CasePart, Partial<CaseFacts>, object]>([
    // 退单: within the time to return it, which is over from its first moment on; not a fourth time.
    ['a second before', 'return', 'handler', { status: 'dispatched', returnBy: later(second) }, ok('arbitrating')],
    ['at the moment', 'return', 'handler', { status: 'dispatched', returnBy: now }, no('tooLateToReturn')],
    ['a second after', 'return', 'handler', { status: 'dispatched', returnBy: later(-second) }, no('tooLateToReturn')],
    ['without an end', 'return', 'handler', { status: 'dispatched', returnBy: null }, ok('arbitrating')],
    ['returned twice', 'return', 'handler', { status: 'dispatched', bounces: 2 }, ok('handling')],
    ['returned three times', 'return', 'handler', { status: 'dispatched', bounces: 3 }, no('returnedEnough')],
    // 回访: at most two calls; nobody closes their own.
    ['first call, nobody there', 'callback', 'caller', { status: 'replied', callback: 'unreached' }, ok('replied')],
    [
      'second call, nobody there',
      'callback',
      'caller',
      { status: 'replied', callback: 'unreached', callbackTries: 1 },
      ok('closed'),
    ],
    ['a third call', 'callback', 'caller', { status: 'replied', callbackTries: 2 }, no('calledEnough')],
    ['not solved', 'callback', 'caller', { status: 'replied', callback: 'unsolved' }, ok('returned')],
    // A case does not circle (product N8): the third time the level above takes the lead; nothing is sent on after that.
    ['twice before', 'return', 'handler', { status: 'dispatched', bounces: 1 }, ok('arbitrating')],
    ['sent on thrice', 'dispatch', 'dispatcher', { status: 'returned', bounces: 3 }, no('circledEnough')],
    ['sent on twice', 'dispatch', 'dispatcher', { status: 'returned', bounces: 2 }, ok('dispatched')],
    ['called back thrice', 'recall', 'dispatcher', { status: 'dispatched', bounces: 3 }, no('circledEnough')],
    ['sent on thrice', 'take', 'dispatcher', { status: 'returned', bounces: 3 }, ok('handling')],
    ['own decline', 'insist', 'arbiter', { status: 'arbitrating', handledByActor: true }, no('secondPersonNeeded')],
    [
      'own decline',
      'allowReturn',
      'superior',
      { status: 'arbitrating', handledByActor: true, isWithActor: true },
      no('secondPersonNeeded'),
    ],
    ['had it before', 'allowReturn', 'arbiter', { status: 'arbitrating', handledByActor: true }, ok('returned')],
    ['an order', 'passOn', 'house', { status: 'dispatched', isOrder: true, hasNextProvider: false }, ok('handling')],
    ['no order', 'passOn', 'house', { status: 'dispatched' }, no('ordersOnly')],
    ['an order', 'dispatch', 'house', { isOrder: true, byHouse: true }, ok('dispatched')],
    ['no order', 'dispatch', 'house', { byHouse: true }, no('ordersOnly')],
    // What is not finished cannot be answered or ended; what is called solved must show (product N9).
    ['a task is open', 'reply', 'handler', { status: 'handling', openHolds: 1 }, no('heldOpen')],
    ['a task is open', 'answer', 'firstReceiver', { openHolds: 1 }, no('heldOpen')],
    ['a task is open', 'confirm', 'resident', { status: 'replied', openHolds: 1 }, no('heldOpen')],
    ['a task is open', 'callback', 'caller', { status: 'replied', openHolds: 1 }, no('heldOpen')],
    ['a task is open', 'callback', 'caller', { status: 'replied', openHolds: 1, callback: 'unsolved' }, ok('returned')],
    ['nothing to show', 'reply', 'handler', { status: 'handling', lacksEvidence: true }, no('evidenceMissing')],
    ['something to show', 'reply', 'handler', { status: 'handling', lacksEvidence: false }, ok('replied')],
    // The person's own word ends it; one from within the handler's reach waits for a call.
    ['own word', 'confirm', 'resident', { status: 'replied', isWordInHandlersReach: false }, ok('closed')],
    ['in reach', 'confirm', 'resident', { status: 'replied', isWordInHandlersReach: true }, ok('replied')],
    ['said before', 'confirm', 'resident', { status: 'replied', isConfirmed: true }, no('callAwaited')],
    ['not as said', 'checkClosed', 'caller', { awaitsCheck: true, status: 'closed', check: 'differs' }, ok('returned')],
    ['not drawn', 'checkClosed', 'caller', { status: 'closed' }, no('notDrawn')],
    [
      'own unit',
      'checkClosed',
      'caller',
      { awaitsCheck: true, status: 'closed', handledByActor: true },
      no('closesOwnCase'),
    ],
    // 挂账 needs two keys as well.
    [
      'the same person',
      'approveSuspension',
      'superior',
      { status: 'suspending', proposedByActor: true },
      no('secondPersonNeeded'),
    ],
    [
      'the same unit',
      'approveSuspension',
      'superior',
      { status: 'suspending', handledByActor: true },
      no('secondPersonNeeded'),
    ],
    ['explained', 'callback', 'caller', { status: 'replied', callback: 'explained' }, ok('closed')],
    ['own unit', 'callback', 'caller', { status: 'replied', handledByActor: true }, no('closesOwnCase')],
    // Two keys (domain §12.9).
    ['no part in it', 'confirmUnreasonable', 'superior', { status: 'reviewing' }, ok('replied')],
    [
      'the same person',
      'confirmUnreasonable',
      'superior',
      { status: 'reviewing', proposedByActor: true },
      no('secondPersonNeeded'),
    ],
    [
      'the same unit',
      'confirmUnreasonable',
      'superior',
      { status: 'reviewing', handledByActor: true },
      no('secondPersonNeeded'),
    ],
    // To refuse is no second key: it only goes on.
    ['had it before', 'rejectUnreasonable', 'superior', { status: 'reviewing', handledByActor: true }, ok('handling')],
    ['had it before', 'refuseSuspension', 'superior', { status: 'suspending', handledByActor: true }, ok('handling')],
    ['the same unit', 'insist', 'superior', { status: 'returned', handledByActor: true }, no('secondPersonNeeded')],
    // Ninety days to open it again.
    ['90 days', 'reopen', 'resident', { status: 'closed', closedAt: later(-90 * 24) }, ok('returned')],
    [
      '90 days and a second',
      'reopen',
      'resident',
      { status: 'closed', closedAt: later(-90 * 24 - second) },
      no('tooLateToReopen'),
    ],
    [
      '90 days and a second',
      'reopen',
      'dispatcher',
      { status: 'closed', closedAt: later(-90 * 24 - second) },
      no('tooLateToReopen'),
    ],
    // Seven days to think a withdrawal over: resume and lapse meet without a gap and without an overlap.
    ['a second before', 'resume', 'resident', { status: 'withdrawing', withdrawUntil: later(second) }, ok('handling')],
    ['at the moment', 'resume', 'resident', { status: 'withdrawing', withdrawUntil: now }, no('coolingOffOver')],
    ['a second before', 'lapse', 'house', { status: 'withdrawing', withdrawUntil: later(second) }, no('coolingOff')],
    ['at the moment', 'lapse', 'house', { status: 'withdrawing', withdrawUntil: now }, ok('withdrawn')],
    ['back to where it was', 'resume', 'resident', { status: 'withdrawing', statusBefore: 'replied' }, ok('replied')],
    // Once.
    [
      'changed before',
      'changeHandler',
      'resident',
      { status: 'handling', handlerChanged: true },
      no('handlerChangedBefore'),
    ],
    ['rated before', 'rate', 'resident', { status: 'closed', isRated: true }, no('ratedBefore')],
    ['in reach', 'rate', 'resident', { status: 'closed', isWordInHandlersReach: true }, no('inHandlersReach')],
    ['an offer waits', 'offerHandover', 'firstReceiver', { hasOffer: true }, no('offerPending')],
    ['no offer', 'acceptHandover', 'offered', {}, no('noOffer')],
    ['no offer', 'declineHandover', 'offered', {}, no('noOffer')],
    // What was answered and is not done is not taken back by the same hands (peers pain 2).
    [
      'to be redone',
      'take',
      'dispatcher',
      { status: 'returned', redoCount: 1, handledByActor: true },
      no('decidedAbove'),
    ],
    [
      'to be redone',
      'dispatch',
      'firstReceiver',
      { status: 'returned', redoCount: 1, handledByActor: true },
      no('decidedAbove'),
    ],
    [
      'on the own desk',
      'take',
      'dispatcher',
      { status: 'returned', redoCount: 1, handledByActor: true, atActorsDesk: true },
      ok('handling'),
    ],
    ['by others', 'dispatch', 'dispatcher', { status: 'returned', redoCount: 1 }, ok('dispatched')],
    ['never answered', 'take', 'dispatcher', { status: 'returned', handledByActor: true }, ok('handling')],
  ])('%s: %s', (_, verb, part, facts, expected) => {
    expect(verdict(verb, part, facts)).toEqual(expected);
  });
});
