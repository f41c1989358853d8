import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { schemaOf } from '#platform/database.ts';
import { SEEING } from '#platform/personal.store.ts';
import { openTestHouse } from '#test/database.ts';
import { modules } from './modules.ts';

/* Whoever asks what is held about them is shown every module's part: a table about people that no module speaks of would be forgotten there. */

const ROOT = join(import.meta.dirname, '../..');
const open = await openTestHouse();
const locked = (
  await open.owner.query<{ name: string }>(
    "select tablename as name from pg_policies where schemaname = $1 and policyname = 'second_lock' order by 1",
    [schemaOf(open.house.config.jurisdiction)],
  )
).rows.map((r) => r.name);
/** The platform's own: answers kept for repeated commands, sealed, thirty days; nobody finds them by a person. */
const PLATFORM = ['command'];
const held = modules.flatMap((m) => m.personal.held.flatMap((h) => h.tables));
const apart = modules.flatMap((m) => Object.keys(m.personal.apart));

/** Tables about people are known by their second lock, which is not there on many machines. */
test.skipIf(open.house.isSpread)(
  'every table about people is shown to whom it is about, or kept apart with the reason',
  () => {
    const spoken = new Set([...held, ...apart, ...PLATFORM]);
    expect(locked.filter((name) => !spoken.has(name))).toEqual([]);
    expect([...spoken].filter((name) => !locked.includes(name))).toEqual([]);
    expect(apart.filter((name) => held.includes(name))).toEqual([]);
  },
);

test('each kind says what for, for how long, and is deleted on request or says why not', () => {
  for (const m of modules)
    for (const h of m.personal.held) {
      for (const word of [h.says, h.why, h.until]) expect(word[0].length, `${m.name}.${h.name}`).toBeGreaterThan(1);
      expect(h.erase !== undefined || h.kept !== undefined, `${m.name}.${h.name}`).toBe(true);
    }
});

test('every kind can be asked for somebody, and finds nothing of somebody nobody knows', async () => {
  const nobody = {
    name: '查无此人',
    phone: '19900009999',
    personId: open.house.newId(),
    householdIds: [open.house.newId()],
  };
  for (const m of modules)
    for (const h of m.personal.held) expect(await h.find(systemCtx(open.house, 'test'), nobody), h.name).toEqual([]);
});

test('whoever has a telephone or an address shown to them is read of by the person', () => {
  const sources = globSync('src/modules/*/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'));
  const shows = new RegExp(`(?:record|entry)[^\\n]*'(?:${SEEING.join('|')})'|verb: 'reveal'`, 'i');
  const seeing = new Set(
    sources.filter((path) => shows.test(readFileSync(join(ROOT, path), 'utf8'))).map((path) => path.split('/')[2]!),
  );
  expect(seeing.size).toBeGreaterThan(9);
  const told = modules.filter((m) => m.personal.readings || m.personal.held.some((h) => h.seen)).map((m) => m.name);
  expect([...seeing].filter((name) => !told.includes(name))).toEqual([]);
});
