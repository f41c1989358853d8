import Excel from 'exceljs';
import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { plainMapping } from './hotline.rules.ts';

/** A table as a 12345 platform exports it: a title over the headings, and columns that are none of ours. */
async function workbook(
  rows: readonly (readonly unknown[])[],
  headings: readonly string[] = HEADINGS,
): Promise<Buffer> {
  const book = new Excel.Workbook();
  const sheet = book.addWorksheet('工单');
  sheet.addRow(['12345 政务服务便民热线工单导出表']);
  sheet.addRow(headings);
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const HEADINGS = [
  '序号',
  '工单编号',
  '来电时间',
  '来电人',
  '来电号码',
  '诉求类型',
  '问题分类',
  '紧急程度',
  '诉求内容',
  '事发地址',
  '所属区域',
  '承办单位',
];

describe('a file of tickets', async () => {
  const house = await openTestHouse();
  const api = await startApi(house);
  const mapping = {
    ...plainMapping,
    kinds: { ...plainMapping.kinds, 投诉举报: 'complaint', 表扬: 'suggestion' },
    categories: { '城乡建设-物业管理': '物业' },
    areas: { 北堡: '150124201' },
  };
  const made = await api
    .as('admin')
    .post('/api/hotline/sources', { body: { code: 'county', name: '县热线', area: '150124', mapping } });
  const url = `/api/hotline/sources/${made.body.id}/import`;
  const send = (content: Buffer, body: object = {}) =>
    api.as('sun').post(url, { body, files: [{ field: 'file', name: '工单.xlsx', content }] });
  const cases = async () =>
    (
      await house.owner.query(
        `select external_number as n, kind, tier, category, area, place_note, source, channel from cases where external_number is not null order by 1`,
      )
    ).rows;
  const rows = [
    [
      1,
      'HH01',
      new Date('2026-03-01T08:12:05Z'),
      '张先生',
      '199****0001',
      '投诉举报',
      '城乡建设-物业管理',
      '一般',
      '3号楼2单元楼道灯坏了三天没人修',
      '3号楼',
      '北堡',
      '清水河县',
    ],
    [
      2,
      'HH02',
      '2026-03-01 09:00',
      '李女士',
      '19900000002',
      '求助',
      '供暖',
      '特急',
      '家里暖气不热只有12度',
      '',
      '老熊沟村后沟',
      '',
    ],
    [3, 'HH03', '2026-03-01 09:30', '', '', '不知道什么', '', '普通', '感谢村干部帮忙修好了自来水', '', '', ''],
    [4, 'HH04', '2026-03-01 09:30', '', '', '求助', '', '', '短', '', '', ''],
  ];

  test('is read by its headings and by what the platform’s words mean, and nothing is written by looking', async () => {
    const looked = await send(await workbook(rows), { dryRun: 'true' });
    expect(looked.status, looked.text).toBe(200);
    expect(looked.body).toMatchObject({
      rows: 4,
      refused: 1,
      preview: { mapping: { number: '工单编号', body: '诉求内容', phone: '来电号码', area: '所属区域' } },
    });
    expect(looked.body.faults).toMatchObject([{ row: 6, field: 'body', rule: 'tooShort' }]);
    expect(await cases()).toEqual([]);
    const done = await send(await workbook(rows));
    expect(done.body).toMatchObject({ imported: 3, known: 0, refused: 1 });
    const all = { source: '12345:county', channel: 'hotline' };
    expect(await cases()).toMatchObject([
      {
        n: 'HH01',
        kind: 'complaint',
        tier: 'general',
        category: '物业',
        area: '150124201',
        place_note: '3号楼',
        ...all,
      },
      {
        n: 'HH02',
        kind: 'help',
        tier: 'emergency',
        category: '供暖',
        area: '150124',
        place_note: '老熊沟村后沟',
        ...all,
      },
      { n: 'HH03', kind: 'complaint', area: '150124', ...all },
    ]);
    expect((await send(await workbook(rows))).body).toMatchObject({ imported: 0, known: 3 });
  });

  test('brings its own limits, which hold where they are earlier, and what is closed there as history', async () => {
    const headings = ['工单编号', '来电时间', '诉求内容', '所属区域', '工单状态', '办结时限', '办结时间', '处理结果'];
    const on = '2026-03-02 09:00';
    const rows = [
      ['LT1', on, '村口路灯不亮三天了', '北堡', '办理中', '2026-03-04 18:00', '', ''],
      ['LT2', on, '巷子口积水排不出去', '北堡', '办理中', '2026-12-31 18:00', '', ''],
      ['LT3', on, '井盖松动响一夜', '北堡', '已办结', '2026-03-04 18:00', '2026-03-02 17:00', '井盖已更换。'],
      ['LT4', on, '公厕没有人打扫', '北堡', '待派单', '尽快', '', ''],
    ];
    const done = await send(await workbook(rows, headings), { fresh: 'true' });
    expect(done.body, done.text).toMatchObject({ imported: 4, refused: 0 });
    const found = (
      await house.owner.query(
        `select c.external_number as n, c.status, c.outcome, c.closed_at, c.due_at, k.source, k.due
           from cases c left join case_clock k on k.case_id = c.id and k.purpose = 'handle' where c.external_number like 'LT%' order by 1`,
      )
    ).rows;
    // From 10:00 on the third to 18:00 on the fourth: 32 whole hours.
    expect(found.map((c) => [c.n, c.status, c.outcome, c.source])).toEqual([
      ['LT1', 'received', null, '来件要求的办结时间'],
      ['LT2', 'received', null, expect.stringContaining('7日')],
      ['LT3', 'closed', 'elsewhere', null],
      ['LT4', 'received', null, expect.stringContaining('7日')],
    ]);
    expect(String(found[0]!.due)).toContain('2026-03-04T10:00');
    expect(String(found[2]!.closed_at)).toContain('2026-03-02T09:00');
    expect(found[2]!.due_at).toBeNull();
    const { rows: told } = await house.owner.query(
      `select j.data from journal j join cases c on c.id = j.subject_id where c.external_number = 'LT3' and j.verb = 'import.ended'`,
    );
    expect(told[0].data).toMatchObject({ day: '2026-03-02', text: '井盖已更换。' });
  });

  test('columns set by hand are remembered for the next file, and can be found anew', async () => {
    const odd = ['流水', '说的什么'];
    const map = JSON.stringify({ number: '流水', body: '说的什么' });
    expect((await send(await workbook([['A1', '路灯不亮三天了']], odd))).status, 'nobody could know').toBe(422);
    await send(await workbook([['A1', '路灯不亮三天了']], odd), { map, dryRun: 'true' });
    expect((await send(await workbook([['A1', '路灯不亮三天了']], odd))).status, 'looking remembers nothing').toBe(422);
    expect((await send(await workbook([['A1', '路灯不亮三天了']], odd), { map })).body).toMatchObject({ imported: 1 });
    expect((await send(await workbook([['A2', '井盖松动响一夜']], odd))).body).toMatchObject({ imported: 1 });
    const changed = await workbook([
      [9, 'HH09', '2026-03-01 09:00', '', '', '求助', '', '', '水管爆了没人来', '', '', ''],
    ]);
    const refused = await send(changed);
    expect([refused.status, refused.body.errors[0].rule]).toEqual([422, 'noColumn']);
    expect((await send(changed, { fresh: 'true' })).body).toMatchObject({ imported: 1 });
  });
});
