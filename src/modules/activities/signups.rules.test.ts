import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isMinutes,
  movesUp,
  parseSignUp,
  placeInLine,
  type SignUpState,
  signUpFault,
  signUpNumber,
  stateFor,
} from './signups.rules.ts';

type Line = { number: string; seq: number; state: SignUpState };
type Step = { do: 'come' } | { do: 'leave'; who: number } | { do: 'resize'; to: number | null };

/** The list as the actions keep it: whoever comes is placed, whoever leaves or whatever makes room moves up who waits. */
function run(steps: readonly Step[], start: number | null) {
  let capacity = start;
  const list: Line[] = [];
  const movedInOrder: number[] = [];
  const up = () => {
    for (const number of movesUp(capacity, list)) {
      const line = list.find((l) => l.number === number)!;
      line.state = 'in';
      movedInOrder.push(line.seq);
    }
  };
  for (const step of steps) {
    const before = list.filter((l) => l.state === 'in').length;
    if (step.do === 'come') list.push({ number: `${list.length}`, seq: list.length, state: stateFor(capacity, list) });
    if (step.do === 'leave' && list.length > 0) list[step.who % list.length]!.state = 'left';
    if (step.do === 'resize') capacity = step.to;
    up();
    const isIn = list.filter((l) => l.state === 'in').length;
    // A smaller capacity puts nobody out, and lets nobody in either.
    if (capacity !== null) expect(isIn <= capacity || isIn <= before).toBe(true);
    const waiting = list.some((l) => l.state === 'waiting');
    expect(!waiting || (capacity !== null && isIn >= capacity)).toBe(true);
  }
  return { list, movedInOrder };
}
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'come' } as const),
  fc.record({ do: fc.constant('leave' as const), who: fc.nat(60) }),
  fc.record({ do: fc.constant('resize' as const), to: fc.option(fc.integer({ min: 1, max: 8 })) }),
);

describe('the waiting list', () => {
  test('is never above the places there are, leaves none free, and moves up in the order of coming', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.option(fc.integer({ min: 1, max: 5 })), (steps, capacity) => {
        const { movedInOrder } = run(steps, capacity);
        expect(movedInOrder).toEqual([...movedInOrder].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
  test('whoever comes while others wait does not pass them, even where a place is free for a moment', () => {
    expect(stateFor(2, [{ state: 'in' }, { state: 'waiting' }])).toBe('waiting');
    expect(stateFor(2, [{ state: 'in' }])).toBe('in');
    expect(stateFor(1, [{ state: 'in' }])).toBe('waiting');
    expect(stateFor(null, [{ state: 'in' }])).toBe('in');
  });
  test('tells somebody their place', () => {
    const list: Line[] = [
      { number: 'a', seq: 1, state: 'in' },
      { number: 'b', seq: 2, state: 'waiting' },
      { number: 'c', seq: 3, state: 'left' },
      { number: 'd', seq: 4, state: 'waiting' },
    ];
    expect(list.map((l) => placeInLine(l.number, list))).toEqual([null, 1, null, 2]);
  });
});

test('sign-up ends the moment it closes, and the moment it begins', () => {
  const at = (minute: number) => Temporal.Instant.from('2026-03-03T01:00:00Z').add({ minutes: minute });
  const a = { status: 'called', closesAt: at(10), startsAt: at(20) };
  expect(signUpFault(a, at(9))).toBeNull();
  expect(signUpFault(a, at(10))).toBe('closed');
  expect(signUpFault(a, at(20))).toBe('over');
  expect(signUpFault({ ...a, status: 'cancelled' }, at(1))).toBe('notOpen');
});
test('hours go in quarters, up to a day', () => {
  expect([0, 15, 90, 1440].every(isMinutes)).toBe(true);
  expect([-15, 10, 1455, 1.5].some(isMinutes)).toBe(false);
});
test('a number that was mistyped in one digit opens nothing', () => {
  const number = signUpNumber('1234567');
  expect(parseSignUp(` ${number.slice(0, 4)} ${number.slice(4)} `)).toBe(number);
  for (let i = 0; i < 8; i += 1)
    expect(parseSignUp(number.slice(0, i) + ((Number(number[i]) + 1) % 10) + number.slice(i + 1))).toBeNull();
});
