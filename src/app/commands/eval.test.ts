import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '#platform/config.ts';
import { evalClassify } from './eval.ts';

const dir = mkdtempSync(join(tmpdir(), 'baodao-eval-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const heading = ['id', 'title', 'body', 'label'];
const pipes = (i: number) => [String(i), '停水', `自来水管道爆裂,停水${i}天`, '水利'];
const buses = (i: number) => [String(i), '公交', `公交车不准时,站台等了${i}分钟`, '交通'];
const rows = [...[1, 2, 3, 4].map(pipes), ...[5, 6, 7, 8].map(buses)];
const unlabelled = ['9', '路灯', '路灯不亮', ''];
const wordless = ['10', '', '', '水利'];

function csv(name: string, ...lines: string[][]): string {
  const path = join(dir, name);
  writeFileSync(
    path,
    [heading, ...lines]
      .map((cells) => cells.join('\t').replaceAll(',', '，'))
      .join('\n')
      .replaceAll('\t', ','),
  );
  return path;
}
async function xlsx(name: string, ...lines: string[][]): Promise<string> {
  const book = new excel.Workbook();
  book.addWorksheet('sheet').addRows([heading, ...lines]);
  const path = join(dir, name);
  await book.xlsx.writeFile(path);
  return path;
}
async function measured(flags: Record<string, string>) {
  const said: string[] = [];
  const figures = await evalClassify.run({
    config: readConfig(),
    args: [],
    flags,
    progress: (text) => said.push(text),
  });
  return { figures, said };
}

describe('eval classify', () => {
  test('prints one line of figures, and nothing else when every row could be used', async () => {
    const path = csv('whole.csv', ...rows);
    expect(await measured({ train: path, test: path })).toEqual({
      figures: { accuracy: 1, macroF1: 1, train: 8, test: 8 },
      said: [],
    });
  });

  test('reads a spreadsheet as it reads a csv', async () => {
    const [table, sheet] = [csv('same.csv', ...rows), await xlsx('same.xlsx', ...rows)];
    expect(await measured({ train: sheet, test: sheet })).toEqual(await measured({ train: table, test: table }));
    expect(await measured({ train: sheet, folds: '2' })).toEqual(await measured({ train: table, folds: '2' }));
  });

  test.each(['csv', 'xlsx'] as const)('says how many rows of a %s it left out, and of which table', async (kind) => {
    const write = kind === 'csv' ? csv : xlsx;
    const train = await write(`train.${kind}`, ...rows, unlabelled, wordless);
    const held = await write(`held.${kind}`, ...rows, unlabelled);
    const { figures, said } = await measured({ train, test: held });
    expect(figures).toMatchObject({ train: 8, test: 8 });
    expect(said).toEqual([
      `--train ${train}: 2 rows without text or label are left out\n`,
      `--test ${held}: 1 row without text or label is left out\n`,
    ]);
  });
});
