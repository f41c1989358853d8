import { copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { addPerson, findPeople, selectPerson } from '#modules/people/index.ts';
import { inventedId, resident } from '#modules/people/people.example.ts';
import { sealedPerson } from '#modules/people/people.store.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { SealBroken } from '#platform/crypto.ts';
import { rotateKeys } from '#platform/keyfile.ts';
import { type Resealed, resealAll, resealBatch } from '#platform/reseal.ts';
import { openTestHouse } from '#test/database.ts';
import { modules } from './modules.ts';

const open = await openTestHouse();
const sealed = modules.flatMap((m) => m.sealed);
const versions = async () =>
  (
    await open.owner.query<{ v: number; n: number }>(
      `select get_byte(s, 0) as v, count(*)::int as n from person,
         unnest(array[phone_sealed, id_number_sealed, bank_sealed, health_sealed]) s where s is not null group by 1 order by 1`,
    )
  ).rows.map((row) => [row.v, row.n]);

test('after a rotation everything opens still, is sealed anew in batches, goes on where it was cut off, and then is done', async () => {
  const before = systemCtx(open.house, 'test');
  const ids = await inTransaction(before, async (tx) => {
    const made: string[] = [];
    for (let n = 0; n < 250; n++)
      made.push(
        (await addPerson(tx, resident({ idNumber: inventedId('19500101', n), phone: n ? null : '19900001001' }))).id,
      );
    return made;
  });
  expect(await versions()).toEqual([[1, 751]]);

  const keyFile = `${open.house.config.keyFile}.resealing`;
  copyFileSync(open.house.config.keyFile, keyFile);
  const house = { ...open.house, keys: await rotateKeys(keyFile) };
  const after = systemCtx(house, 'test');
  expect(await selectPerson(after, ids[0]!)).toEqual(await selectPerson(before, ids[0]!));

  // Cut off after the first few: what was done stays done.
  await inTransaction(after, (tx) => resealBatch(tx, sealedPerson, null, 10));
  expect((await versions()).map(([version]) => version)).toEqual([1, 2]);

  const heard: Resealed[] = [];
  const total = await resealAll(after, sealed, (done) => heard.push(done));
  // What is left of the people, and the telephone of everybody in the cast.
  const rows = 240 + members.length;
  expect(total.rows).toBe(rows);
  expect(heard.map((done) => done.rows)).toEqual([200, 240, rows]);
  expect(await versions()).toEqual([[2, 751]]);
  expect(await resealAll(after, sealed)).toEqual({ rows: 0, values: 0 });

  const person = await selectPerson(after, ids[0]!);
  expect(person).toMatchObject({ phone: '19900001001', health: ['mobility', 'chronicIllness'], version: 1 });
  expect(await findPeople(after, { phone: '19900001001' })).toEqual([person]);
  await expect(selectPerson(before, ids[0]!)).rejects.toThrow(SealBroken);

  const told = await open.house.db
    .selectFrom('journal')
    .select(['verb', 'actor_kind', 'data'])
    .where('subject_kind', '=', 'reseal')
    .orderBy('id')
    .execute();
  expect(told).toEqual([
    { verb: 'all', actor_kind: 'system', data: { ...total, keyVersion: 2 } },
    { verb: 'all', actor_kind: 'system', data: { rows: 0, values: 0, keyVersion: 2 } },
  ]);
});

test('a sealed value opens in its own row and column only', async () => {
  const ctx = systemCtx(open.house, 'test');
  const [a, b] = await inTransaction(ctx, async (tx) => [
    await addPerson(tx, resident({ idNumber: null })),
    await addPerson(tx, resident({ idNumber: null })),
  ]);
  await open.owner.query(
    'update person set phone_sealed = (select phone_sealed from person where id = $1) where id = $2',
    [a!.id, b!.id],
  );
  await expect(selectPerson(ctx, b!.id)).rejects.toThrow(SealBroken);
  await open.owner.query('update person set bank_sealed = phone_sealed where id = $1', [a!.id]);
  await expect(selectPerson(ctx, a!.id)).rejects.toThrow(SealBroken);
});
