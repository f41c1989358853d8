import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { personOf, universityAtWork } from '#test/university.ts';

/* 1,000 people press "enrol" in the same second, through the real pages on the real database: issue 7. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const PRESSES = 1000;
const SEATS = 30;
/** A fifth of them behind one address, as in a community centre: nobody is turned away for it. */
const addressOf = (n: number) => (n % 5 === 0 ? '10.1.1.1' : `10.2.${n % 200}.7`);

test('1,000 press at once for 30 seats: 30 are seated, nobody twice, the rest wait in the order in which they came', async () => {
  const university = await universityAtWork(open);
  const classId = await university.addClass({ name: '合唱一班', seats: SEATS });
  const press = (n: number, commandId: string = randomUUID()) =>
    api.app.inject({
      method: 'POST',
      url: `/enrol/${classId}`,
      remoteAddress: addressOf(n),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...personOf(n), commandId }).toString(),
    });
  // Ten of them press twice, with the same form; ten others open the form anew and try again.
  const again = Array.from({ length: 10 }, (_, i) => ({ n: i * 7, commandId: randomUUID() }));
  const keyOf = new Map(again.map((a) => [a.n, a.commandId]));
  const before = performance.now();
  const answers = await Promise.all([
    ...Array.from({ length: PRESSES }, (_, n) => press(n, keyOf.get(n))),
    ...again.map((a) => press(a.n, a.commandId)),
    ...Array.from({ length: 10 }, (_, i) => press(i * 11 + 1)),
  ]);
  const seconds = ((performance.now() - before) / 1000).toFixed(1);

  const codes = Object.groupBy(answers, (a) => String(a.statusCode));
  const rows = await open.house.db
    .selectFrom('enrolment')
    .select(['arrival', 'place', 'status', 'who_index', 'learner_id', 'number'])
    .where('class_id', '=', classId)
    .orderBy('arrival')
    .execute();
  const seated = rows.filter((r) => r.status === 'confirmed');
  const line = rows.filter((r) => r.status === 'waiting');
  const counts = Object.entries(codes).map(([code, list]) => `${code}: ${list?.length}`);
  process.stdout.write(
    `rush: ${answers.length} presses in ${seconds} s; ${counts.join(', ')}; ${seated.length} seated, ${line.length} wait\n`,
  );

  expect(rows).toHaveLength(PRESSES);
  expect(new Set(rows.map((r) => r.who_index?.toString('hex'))).size).toBe(PRESSES);
  expect(seated.map((r) => r.arrival)).toEqual(Array.from({ length: SEATS }, (_, i) => i + 1));
  expect(line.map((r) => r.place)).toEqual(Array.from({ length: PRESSES - SEATS }, (_, i) => SEATS + 1 + i));
  const seats = await open.house.db
    .selectFrom('learning_seat')
    .select('learner_id')
    .where('class_id', '=', classId)
    .where('to_at', 'is', null)
    .execute();
  expect(new Set(seats.map((s) => s.learner_id))).toEqual(new Set(seated.map((r) => r.learner_id)));
  expect(seats).toHaveLength(SEATS);
  // Each reads at once where they stand: 30 with a seat, 970 in line, and who sent the same form twice the same slip twice.
  expect(codes['200']).toHaveLength(PRESSES + again.length);
  expect(codes['409']).toHaveLength(10);
  const places = answers.flatMap((a) => /候补第 (\d+) 位/.exec(a.body)?.[1] ?? []).map(Number);
  expect(new Set(places)).toEqual(new Set(Array.from({ length: PRESSES - SEATS }, (_, i) => i + 1)));
  const numbers = answers.filter((a) => a.statusCode === 200).map((a) => /class="number">([\d ]+)</.exec(a.body)?.[1]);
  expect(new Set(numbers).size).toBe(PRESSES);
  for (const a of again) {
    const slips = [answers[a.n], answers[PRESSES + again.indexOf(a)]].map(
      (x) => /class="passphrase">([\d ]+)</.exec(x!.body)?.[1],
    );
    expect(slips[0]).toBe(slips[1]);
  }
}, 60_000);
