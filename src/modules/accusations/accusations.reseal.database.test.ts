import { copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { rotateKeys } from '#platform/keyfile.ts';
import { resealAll } from '#platform/reseal.ts';
import { staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { accusationFile, openAccusation } from './accusations.actions.ts';
import { fileAccusation } from './accusations.file.actions.ts';
import { listRows } from './accusations.store.ts';
import { sealedAccusations } from './accusations.vault.ts';

const open = await openTestHouse();

test('after a rotation an accusation opens still, is sealed anew with its evidence, and opens then', async () => {
  const before = systemCtx(open.house, 'test');
  const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0xfe, 0x00, 0x80]);
  await fileAccusation(
    before,
    { area: '150124', accused: '甲', accusedOrganisationId: null, body: '事', disclosure: 'anonymous' },
    [{ field: 'files', name: '证据.pdf', kind: 'document', mediaType: 'application/pdf', bytes }],
  );
  const versions = async () => {
    const { rows } = await open.owner.query<{ v: number }>(
      `select distinct get_byte(s, 0) as v from accusation, unnest(array[body_sealed, accused_sealed, reporter_sealed]) s
       union select get_byte(s, 0) from accusation_file, unnest(array[name_sealed, content_sealed]) s`,
    );
    return rows.map((row) => row.v);
  };
  expect(await versions()).toEqual([1]);

  const keyFile = `${open.house.config.keyFile}.accusations`;
  copyFileSync(open.house.config.keyFile, keyFile);
  const house = { ...open.house, keys: await rotateKeys(keyFile) };
  const officer = async () => staffCtx({ house }, 'bao');
  const read = async () => {
    const [row] = await listRows(await officer(), { limit: 1 });
    const opened = await openAccusation(await officer(), { params: { id: row!.id }, input: { purpose: 'handle' } });
    const file = await accusationFile(await officer(), { params: { id: row!.id, fileId: opened.files[0]!.id } });
    return [opened.accused, opened.body, opened.files[0]!.name, 'content' in file && file.content];
  };
  expect(await read()).toEqual(['甲', '事', '证据.pdf', bytes]);
  expect(await resealAll(systemCtx(house, 'test'), sealedAccusations)).toMatchObject({ values: 5 + 1 });
  expect(await versions()).toEqual([2]);
  expect(await read()).toEqual(['甲', '事', '证据.pdf', bytes]);
  expect((await resealAll(systemCtx(house, 'test'), sealedAccusations)).values).toBe(0);
});
