import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { systemCtx } from './context.ts';
import { sweepFiles } from './file-forget.ts';
import { openFile, storeUpload } from './files.ts';

/* What a cut-off or refused upload leaves on the disk goes; what a row names, and what somebody sends again in that moment, stays. */

const dataDir = mkdtempSync(join(tmpdir(), 'baodao-sweep-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const open = await openTestHouse({ BAODAO_DATA_DIR: dataDir, BAODAO_KEY_FILE: join(inject('dataDir'), 'keys.json') });
const { house } = open;
const ctx = systemCtx(house, 'test');
const DAYS = 24 * 60 * 60 * 1000;
const pdf = (words: string) => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF`);
const keep = async (words: string) => (await storeUpload(house.files, pdf(words))).hash;
const pathOf = (hash: string) => join(dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash);
const age = (path: string, days: number) => {
  const at = new Date(Date.now() - days * DAYS);
  utimesSync(path, at, at);
};
const isThere = async (hash: string) => {
  const found = await openFile(house.files, hash);
  found?.stream.destroy();
  return found !== undefined;
};
/** A row of a table that names files one by one, of one that names several, and of one behind the second lock. */
async function name(hash: string, many: string, locked: string): Promise<void> {
  const { owner } = open;
  await owner.query('create table if not exists naming_one (hash text)');
  await owner.query('create table if not exists naming_many (files text[])');
  await owner.query('grant select on naming_one, naming_many to baodao_app');
  // As what is personal is kept: shown to nobody who did not say for which place they ask.
  await owner.query('create table if not exists naming_locked (hash text, area text collate "C")');
  await owner.query("call baodao.lock('naming_locked', 'by place')");
  await owner.query('grant select on naming_locked to baodao_app');
  await owner.query("insert into naming_locked values ($1, '150124')", [locked]);
  await owner.query('insert into naming_one values ($1)', [hash]);
  await owner.query('insert into naming_many values ($1)', [[many, 'x']]);
}

test('old and named by nobody: gone; named, young or sent again: there', async () => {
  const words = ['left', 'one', 'many', 'locked', 'young', 'again'];
  const [left, one, many, locked, young, again] = await Promise.all(words.map(keep));
  await name(one!, many!, locked!);
  for (const hash of [left, one, many, locked, again]) age(pathOf(hash!), 3);
  await keep('again');
  const draft = join(dataDir, 'files/incoming/cut-off');
  writeFileSync(draft, 'half');
  age(draft, 3);
  expect(await sweepFiles(ctx)).toEqual({ files: 1, drafts: 1 });
  expect(await Promise.all([left, one, many, locked, young, again].map((h) => isThere(h!)))).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(readdirSync(join(dataDir, 'files/incoming'))).toEqual([]);
  expect(await sweepFiles(ctx)).toEqual({ files: 0, drafts: 0 });
});

test('two that sweep and one that sends the same again: whoever was told that it is kept finds it', async () => {
  for (let i = 0; i < 20; i++) {
    const hash = await keep(`race ${i}`);
    age(pathOf(hash), 3);
    const [sent] = await Promise.all([keep(`race ${i}`), sweepFiles(ctx), sweepFiles(ctx)]);
    expect(sent).toBe(hash);
    expect(await isThere(hash), `round ${i}`).toBe(true);
  }
});
