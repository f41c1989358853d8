import { Refused } from '#kernel/refusal.ts';
import { activityKindWords } from '#modules/activities/index.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import type { AssessmentsApi } from './assessments.contract.ts';
import { evidenceWords, signWords } from './assessments.words.ts';
import { entryOf, lockDraft } from './schemes.actions.ts';
import { putItems, touchScheme } from './schemes.store.ts';
import { type ItemRowFault, itemTable, neededColumns, readItems } from './sheet.rules.ts';
import { type ItemField, itemFields, itemFieldWords, itemNotes, itemSheetTexts } from './sheet.words.ts';

const LIMITS = { maxRows: 400, maxBytes: 5 * 2 ** 20 };
const PREVIEW_ROWS = 5;
const MOST = 200;

const refusedRows = (faults: readonly ItemRowFault[]) => new Set(faults.map((f) => f.row)).size;
function previewOf({ header, columns, rows }: Layout<ItemField>) {
  const shown = header.cells.map((cell) => String(cell ?? '').slice(0, 200));
  const mapping: Partial<Record<ItemField, string>> = {};
  for (const f of itemFields) if (columns[f] !== undefined) mapping[f] = shown[columns[f]] ?? '';
  return {
    columns: shown,
    mapping,
    rows: rows
      .slice(0, PREVIEW_ROWS)
      .map((r) => ({ row: r.number, cells: shown.map((_, i) => String(r.cells[i] ?? '').slice(0, 200)) })),
  };
}

/** The items of a draft, taken from a table: what is fine goes in, every other row is told by its number and reason. */
export const importScheme: Handler<AssessmentsApi['importScheme']> = async (ctx, { params, input, sheet }) => {
  const layout = layoutOf(await readSheet(sheet.bytes, LIMITS), itemTable, input.map);
  if (!layout || neededColumns.some((f) => layout.columns[f] === undefined))
    throw new Refused('noHeader', 422, itemSheetTexts.noHeader);
  const began = performance.now();
  const { items, faults } = readItems(layout.rows, layout.columns);
  const counts = { rows: layout.rows.length, known: 0, refused: refusedRows(faults), faults };
  if (input.dryRun) return { ...counts, imported: 0, seconds: 0, preview: previewOf(layout) };
  return once(ctx, async (tx) => {
    const s = await lockDraft(tx, params.id);
    const taken = items.slice(0, MOST);
    await putItems(tx, s, taken);
    await touchScheme(tx, s.id);
    await record(tx, entryOf(s, 'import', { items: taken.length, refused: counts.refused }));
    const seconds = Math.round(performance.now() - began) / 1000;
    return { ...counts, imported: taken.length, seconds, preview: null };
  });
};

const heads = itemFields.map((f) => ({
  head: itemFieldWords[f][0],
  width: f === 'standard' ? 50 : f === 'title' || f === 'meetings' ? 26 : 14,
}));
const examples: readonly (readonly (string | number | null)[])[] = [
  [
    ...['组织生活', '三会一课按时召开', '党员大会每季度一次,全年 4 次为满分,少一次少一档。', signWords.base[0]],
    ...[evidenceWords.meetings[0], activityKindWords.memberMeeting[0], 20, 4, 1],
  ],
  [
    ...[
      '群众评价',
      '群众满意',
      '按测评的满意比例折算。',
      signWords.base[0],
      evidenceWords.satisfaction[0],
      null,
      80,
      100,
      1,
    ],
  ],
];
/** A table with the headings, two invented items, and a second sheet that says what each column may hold. */
export const schemeTemplate: Handler<AssessmentsApi['schemeTemplate']> = async () =>
  sheetFile(itemSheetTexts.template[0], [
    { name: itemSheetTexts.template[0], columns: heads, rows: examples },
    {
      name: itemSheetTexts.rules[0],
      columns: [
        { head: itemSheetTexts.rules[0], width: 24 },
        { head: '', width: 90 },
      ],
      rows: itemFields.map((f) => [itemFieldWords[f].join(' '), itemNotes[f].join(' ')]),
    },
  ]);
