import { expect, test } from 'vitest';
import { Refused } from '#kernel/refusal.ts';
import { systemCtx } from '#platform/context.ts';
import { blindIndex } from '#platform/crypto.ts';
import { openTestHouse } from '#test/database.ts';
import { doorOf, latchOf } from './index.ts';

const open = await openTestHouse();
const { house } = open;
const ctx = () => systemCtx(house, 'door');

const macOf = (_: unknown, number: string, digits: string) =>
  Buffer.from(blindIndex(house.keys, 'testDoor', `${number}/${digits}`));
/** A door with one number behind it, `1001`, and `1002` whose passphrase is nobody's any more. */
function aDoor() {
  const counted = new Map<string, number>();
  const door = doorOf({
    ...{ cookie: 'baodao_test', purpose: 'testDoor', hours: 2, mostTries: 3 },
    parse: (typed) => (/^\d{4}$/.test(typed.trim()) ? typed.trim() : null),
    find: async (c, number) =>
      number === '1001'
        ? { id: 'one', mac: macOf(c, number, '246810') }
        : number === '1002'
          ? { id: 'two', mac: null }
          : null,
    macOf,
    tries: {
      countTry: async (_, id) => counted.set(id, (counted.get(id) ?? 0) + 1).get(id)!,
      forgetTries: async (_, id) => void counted.delete(id),
    },
    refuse: (isTooOften) => new Refused(isTooOften ? 'tooManyTries' : 'wrong', 422, ['不对。', 'Wrong.']),
  });
  const knock = (number: string, passphrase: string) =>
    door.enter(ctx(), number, passphrase).then(
      (cookie) => cookie,
      (e: Refused) => e.code,
    );
  return { door, knock };
}

test('opens by number and passphrase, however they are typed, for its hours and in nobody else’s name', async () => {
  const { door, knock } = aDoor();
  const cookie = await knock(' 1001', '246 810');
  expect(cookie).toMatchObject({ name: 'baodao_test', maxAge: 7200 });
  const cookies = { baodao_test: (cookie as { value: string }).value };
  expect(door.opened(ctx(), cookies)).toBe('one');
  expect(door.opened(ctx(), {})).toBeNull();
  expect(latchOf({ cookie: 'baodao_test', purpose: 'another', hours: 2 }).opened(ctx(), cookies)).toBeNull();
  expect(door.opened({ ...ctx(), now: ctx().now.add({ hours: 2 }) }, cookies)).toBeNull();
  expect(door.close()).toEqual({ name: 'baodao_test', value: '', maxAge: 0 });
});

test('a number that is there, one that is spent and one that nobody has are answered alike, try by try', async () => {
  const { knock } = aDoor();
  const answers = ['wrong', 'wrong', 'wrong', 'tooManyTries', 'tooManyTries'];
  for (const number of ['1001', '1002', '1003'])
    for (const answer of answers) expect(await knock(number, '111111'), number).toBe(answer);
  expect(await knock('1001', '246810'), 'the right one comes too late').toBe('tooManyTries');
  expect(await knock('no number', '246810')).toBe('wrong');
});

test('the right passphrase wins all tries back', async () => {
  const { knock } = aDoor();
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 2; i++) expect(await knock('1001', '0')).toBe('wrong');
    expect(await knock('1001', '246810')).toMatchObject({ name: 'baodao_test' });
  }
});
