import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { recordExport } from '#platform/sheet.out.ts';
import { selectBoard } from './board.store.ts';
import { staffOf } from './patrols.actions.ts';
import type { BoardLine, PatrolsApi } from './patrols.contract.ts';
import { mondayOf, weekFrom } from './patrols.rules.ts';
import { patrolWords } from './patrols.words.ts';

type Week = { week: string; area?: string | undefined };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The narrower of the place that is asked for and the actor's own: what lies outside is not theirs to see. */
const withinOwn = (ctx: Ctx, area: string | undefined): string => {
  const { area: own } = staffOf(ctx);
  return area?.startsWith(own) ? area : own;
};

async function boardOf(ctx: Ctx, { week, area }: Week): Promise<{ days: string[]; lines: BoardLine[] }> {
  const days = weekFrom(mondayOf(week));
  const rows = await selectBoard(ctx, withinOwn(ctx, area), days[0] ?? week, days[6] ?? week);
  const lines = rows.map(({ days: walked, ...row }) => ({ ...row, walked: days.map((d) => walked.includes(d)) }));
  return { days, lines };
}

export const patrolBoard: Handler<PatrolsApi['patrolBoard']> = (ctx, { query }) => boardOf(ctx, query);

/** The grids of one's post, and whether somebody walked them today. */
export const walkedToday: Handler<PatrolsApi['walkedToday']> = async (ctx) => {
  const today = dayOf(ctx.now);
  const rows = await selectBoard(ctx, staffOf(ctx).area, today, today);
  return {
    grids: rows.map(({ area, placeName, days }) => ({ area, placeName, isWalked: days.includes(today) })),
  };
};

export const exportPatrols: Handler<PatrolsApi['exportPatrols']> = async (ctx, { query }) => {
  const { days, lines } = await boardOf(ctx, query);
  const { area } = staffOf(ctx);
  await recordExport(ctx, area, { of: 'patrolWeek', rows: lines.length });
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(patrolWords.sheet[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [
    { header: patrolWords.place[0], width: 36 },
    ...days.map((d) => ({ header: d, width: 12 })),
    { header: patrolWords.finds[0], width: 10 },
    { header: patrolWords.toVerify[0], width: 10 },
  ];
  sheet.getRow(1).font = { bold: true };
  for (const l of lines) sheet.addRow([l.placeName, ...l.walked.map((w) => (w ? '✓' : '')), l.finds, l.toVerify]);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${patrolWords.sheet[0]}-${days[0]}.xlsx` };
};
