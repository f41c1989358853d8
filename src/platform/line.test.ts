import { expect, test } from 'vitest';
import { madeTogether, makeLine } from './line.ts';

const soon = () => new Promise((go) => setImmediate(go));

test('so many at once, the others in the order in which they came; whoever leaves twice makes room once', async () => {
  const line = makeLine(2);
  const served: number[] = [];
  const enter = (n: number) =>
    line.enter().then((leave) => {
      served.push(n);
      return leave!;
    });
  const entered = [1, 2, 3, 4].map(enter);
  await soon();
  expect([served, line.waiting]).toEqual([[1, 2], 2]);
  const first = await entered[0]!;
  first();
  first();
  await soon();
  expect([served, line.waiting]).toEqual([[1, 2, 3], 1]);
  (await entered[1]!)();
  await soon();
  expect([served, line.waiting]).toEqual([[1, 2, 3, 4], 0]);
});

test('whoever goes away is passed over, and nobody is served in their place twice', async () => {
  const line = makeLine(1);
  const leave = (await line.enter())!;
  const gone = new AbortController();
  const away = line.enter(gone.signal);
  const next = line.enter();
  gone.abort();
  expect(await away).toBeNull();
  leave();
  const out = (await next)!;
  expect(await line.enter(gone.signal)).toBeNull();
  out();
  expect(await line.enter()).not.toBeNull();
});

test('what waits is made once for all; what was begun is not given to who comes later; a failure is everybody’s and ends with it', async () => {
  const together = madeTogether<string>(1);
  let made = 0;
  const doors: (() => void)[] = [];
  const make = async () => {
    made += 1;
    const mine = made;
    await new Promise<void>((go) => doors.push(go));
    if (mine === 2) throw new Error('broken');
    return `${mine}`;
  };
  const first = together('a', make);
  await soon();
  const [second, third] = [together('a', make), together('a', make)];
  const other = together('b', make);
  expect(made).toBe(1);
  doors.shift()!();
  expect(await first).toBe('1');
  await soon();
  expect(made).toBe(2);
  const late = together('a', make);
  doors.shift()!();
  await expect(second).rejects.toThrow('broken');
  await expect(third).rejects.toThrow('broken');
  for (const waiting of [other, late]) {
    await soon();
    doors.shift()!();
    await waiting;
  }
  expect([await other, await late]).toEqual(['3', '4']);
});
