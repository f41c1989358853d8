import ExcelJS from 'exceljs';
import { actorsOf } from '#demo/actors.ts';
import type { SettledHome } from '#demo/households.ts';
import { type GivenFact, keepFacts, orderReturn, readTemplate } from '#modules/facts/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { hash } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';

/* What is known about the households of 老熊沟: some of it fresh, some to be asked again, some not known yet. */
const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};
const HEADS = [
  '序号',
  '户主姓名',
  '家庭人口',
  '家庭住址',
  '工资性收入',
  '经营净收入',
  '财产净收入',
  '转移净收入',
  '家庭月人均收入(元)',
  '劳动力人数',
  '帮扶措施',
];

function factsOf(i: number): GivenFact[] {
  const all: GivenFact[] = [
    { kind: 'heating', value: i % 3 === 0 ? 'coal' : 'electric' },
    { kind: 'waterSafe', value: 'yes' },
    { kind: 'helpClass', value: i % 4 === 1 ? 'teKun' : i % 2 === 0 ? 'diBao' : 'none' },
    { kind: 'workers', value: String(i % 3) },
    { kind: 'farmland', value: String(6 + i) },
    { kind: 'wageIncome', value: String(i % 2 === 0 ? 0 : 12_000) },
    { kind: 'businessIncome', value: String(4000 + i * 350) },
    { kind: 'transferIncome', value: String(5200 + i * 120) },
  ];
  return i % 4 === 3 ? all.slice(0, 3) : all;
}

async function template(title: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title);
  sheet.addRow([title]).font = { bold: true, size: 16 };
  sheet.mergeCells(1, 1, 1, HEADS.length);
  sheet.addRow(['填报单位:', '', '', '填报时间:']);
  sheet.addRow(HEADS).font = { bold: true };
  sheet.columns.forEach((column, i) => {
    column.width = i === 3 ? 24 : 13;
  });
  sheet.addRow([]);
  sheet.addRow(['填报人:', '', '', '审核人:']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Writes down what is known of the households, and lets the township order its monthly table. */
export async function settleFacts(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
  homes: readonly SettledHome[],
): Promise<void> {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string) => ({ ...systemCtx(house, 'settle'), actor: actors.get(login)! });
  const ownerId = organisations.get('laoxionggou')!;
  for (const [i, home] of homes.filter((h) => h.area === '150124201213').entries()) {
    const ago = i % 4 === 2 ? 230 : 12 + i;
    const madeAt = house.now().subtract({ hours: ago * 24 });
    await inTransaction(as('chen'), (tx) =>
      keepFacts(tx, { householdId: home.id, ownerId, source: 'visit', madeAt }, factsOf(i)),
    );
  }
  const bytes = await template('困难群众收入月报');
  const sheet = { name: '困难群众收入月报.xlsx', bytes, hash: Buffer.from(hash('intl', bytes)).toString('hex') };
  const read = await readTemplate(as('zhao'), { ...given, input: {}, sheet });
  const order = {
    name: '困难群众收入月报',
    basis: '县民政局月报制度',
    every: 'month' as const,
    rows: 'household' as const,
    ...read,
  };
  await orderReturn(as('zhao'), { ...given, input: order, sheet });
}
