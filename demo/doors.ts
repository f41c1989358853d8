import { Refused } from '#kernel/refusal.ts';
import { addSource, importTickets, plainMapping, sourceByCode, takePush } from '#modules/hotline/index.ts';
import { receiveMail, takeMessage } from '#modules/inbox/index.ts';
import { publishStatistics } from '#modules/publication/index.ts';
import { type Ctx, inTransaction, systemCtx } from '#platform/context.ts';
import { digest } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';
import { actorsOf } from './actors.ts';

/* What came in by other doors: the 12345 platform with last month's table and this week's pushes, letters and a group message that wait. */

const exchange = { ip: '', cookie: '', sendCookies: () => {} };
const given = { query: undefined, files: [], exchange };
const CODE = 'hohhot-12345';
const COMMUNITY = '150102401007';
const ZONE = 'Asia/Shanghai';

/** What people rang up about last month: place, kind, matter, and after how many days it was done; 0 is still open. */
const rung: readonly [string, string, string, string, number][] = [
  ['麻花板社区居委会', '投诉', '供热', '3 号楼 2 单元暖气不热，室温只有 15 度', 2],
  ['麻花板社区居委会', '投诉', '供热', '5 号楼顶层暖气管道有水声，一直不热', 2],
  ['麻花板社区居委会', '投诉', '供热', '7 号楼试水时地下室漏水', 1],
  ['麻花板社区居委会', '求助', '物业', '1 号楼电梯按钮失灵，老人上下楼不方便', 3],
  ['麻花板社区居委会', '投诉', '物业', '院里车位被杂物占了两周', 4],
  ['麻花板社区居委会', '求助', '物业', '6 号楼楼道灯坏了三盏', 2],
  ['麻花板社区居委会', '投诉', '噪声', '小区东门外夜里施工到十二点', 5],
  ['麻花板社区居委会', '建议', '物业', '建议在南门加一个扔旧家具的地方', 6],
  ['麻花板社区居委会', '咨询', '社保', '退休证丢了去哪里补', 1],
  ['麻花板社区居委会', '投诉', '环境卫生', '垃圾房两天没有清运', 1],
  ['麻花板社区居委会', '投诉', '供热', '地暖一半热一半凉', 0],
  ['麻花板社区居委会', '投诉', '噪声', '楼下广场音响到十点还不停', 3],
  ['北堡乡老熊沟村', '投诉', '道路', '进村路口塌了一角，会车很险', 9],
  ['北堡乡老熊沟村', '求助', '供水', '后沟自来水早晚没水', 4],
  ['北堡乡老熊沟村', '咨询', '社保', '高龄津贴从几岁开始发，怎么办', 1],
  ['北堡乡', '投诉', '道路', '乡道弯道没有护栏', 0],
  ['北堡乡', '求助', '农业', '玉米收完秸秆没地方放', 6],
  ['北堡乡', '咨询', '低保', '家里有人生病，低保能不能重新核', 2],
  ['北堡乡', '投诉', '环境卫生', '集市散了以后垃圾没人收', 2],
  ['北堡乡', '建议', '交通', '建议班车周末多开一趟', 7],
];
const replies: Readonly<Record<string, string>> = {
  投诉: '已到现场核实处理，并回电告知本人。',
  求助: '已上门办妥，本人在场确认。',
  咨询: '已电话逐项说明，本人表示清楚。',
  建议: '已转有关单位研究，结果已告知本人。',
};

function lastMonthsTable(now: Temporal.Instant): Buffer {
  const first = now.toZonedDateTimeISO(ZONE).toPlainDate().with({ day: 1 }).subtract({ months: 1 });
  const lines = rung.map(([place, kind, category, body, days], i) => {
    const came = first.add({ days: 1 + ((i * 4) % 18) });
    const at = `${came} ${String(8 + (i % 9)).padStart(2, '0')}:${String((i * 13) % 60).padStart(2, '0')}`;
    const ended = days > 0 ? [`${came.add({ days })} 16:20`, '已办结', replies[kind] ?? ''] : ['', '办理中', ''];
    return [
      `HH${first.year}${String(first.month).padStart(2, '0')}${1001 + i}`,
      at,
      place,
      kind,
      category,
      body,
      ...ended,
    ];
  });
  const heads = ['工单编号', '来电时间', '所属区域', '诉求类型', '分类', '诉求内容', '办结时间', '状态', '办理结果'];
  return Buffer.from([heads, ...lines].map((line) => line.join(',')).join('\n'));
}

/** What the platform pushed this week, hours ago; the last of them came before the ticket it speaks of, and one cannot be read. */
const pushed: readonly [number, Record<string, string>][] = [
  [
    50,
    {
      ticket: 'HH-7001',
      event: '派单',
      body: '北堡乡前沟村口路灯不亮，晚上接孩子看不见路。',
      area: '北堡乡',
      kind: '投诉',
    },
  ],
  [
    28,
    {
      ticket: 'HH-7002',
      event: '派单',
      body: '麻花板社区 2 号楼下水道返水，一楼进不去厨房。',
      area: '麻花板社区居委会',
      kind: '求助',
    },
  ],
  [26, { ticket: 'HH-7002', event: '催办', note: '来电人说水又漫上来了，请尽快。' }],
  [
    5,
    {
      ticket: 'HH-7003',
      event: '派单',
      body: '想问取暖费什么时候交，能不能分两次。',
      area: '麻花板社区居委会',
      kind: '咨询',
    },
  ],
  [3, { ticket: 'HH-7009', event: '补充', note: '来电人补充：是 4 单元，不是 3 单元。' }],
  [2, { ticket: '', event: '派单', body: '' }],
];

const letters: readonly [number, string, string, string, string][] = [
  [
    30,
    '云桂兰',
    'yun.guilan@example.com',
    '老熊沟村口的公交站牌倒了',
    '您好：村口的公交站牌上个月被风刮倒，一直没扶起来，老人等车没个靠处。麻烦看看归谁管。',
  ],
  [7, '', 'wulan@example.com', '想问问自习室', '请问社区的自习室周日晚上开不开？孩子三年级，需要大人陪着吗？'],
];
const mail = (i: number, [, name, from, subject, text]: (typeof letters)[number], at: Temporal.Instant) =>
  Buffer.from(
    [
      `From: ${name ? `${name} <${from}>` : from}`,
      'To: baodao@example.org',
      `Subject: ${subject}`,
      `Message-ID: <demo-${i}@example.com>`,
      `Date: ${new Date(at.epochMilliseconds).toUTCString()}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
    ].join('\r\n'),
  );

/** One push, as the platform's own signed request brings it; what cannot be read is noted in the list and refused. */
async function push(ctx: Ctx, i: number, said: Record<string, string>): Promise<void> {
  const source = await sourceByCode(ctx, CODE);
  if (!source) throw new Error('the platform is connected first');
  const message = { ...said, at: ctx.now.toString({ smallestUnit: 'second' }), sequence: i + 1 };
  const fingerprint = Buffer.from(digest('intl', Buffer.from(JSON.stringify(message))));
  try {
    await takePush(ctx, source, { eventId: `demo-push-${i}`, fingerprint, message });
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
  }
}

/** Returns how many tickets the platform brought. */
export async function openDoors(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const base = systemCtx(house, 'demo');
  const ago = (hours: number, more: Partial<Ctx> = {}): Ctx => ({
    ...base,
    now: base.now.subtract({ seconds: Math.round(hours * 3600) }),
    command: { id: house.newId(), fingerprint: new Uint8Array() },
    ...more,
  });
  const actors = actorsOf(accounts, organisations);
  const source = await addSource(ago(60, { actor: actors.get('admin')! }), {
    ...given,
    params: undefined,
    input: {
      code: CODE,
      name: '呼和浩特市 12345 政务服务便民热线',
      area: '1501',
      mapping: plainMapping,
      deadline: { rule: 'ticket' },
      url: undefined,
    },
  });
  const bytes = lastMonthsTable(base.now);
  const hash = Buffer.from(digest('intl', bytes)).toString('hex');
  await importTickets(ago(58, { actor: actors.get('wu')! }), {
    ...given,
    params: { id: source.id },
    input: { map: {}, dryRun: false, fresh: false },
    sheet: { name: '上月工单.csv', bytes, hash },
  });
  for (const [i, [hours, message]] of pushed.entries()) await push(ago(hours), i, message);
  await inTransaction(ago(4), (tx) =>
    takeMessage(
      tx,
      { id: 'demo-1', from: { id: 'qimuge', name: '其其格' } },
      '我们楼门口的地砖翘起来了，昨天绊倒一个老人',
      COMMUNITY,
    ),
  );
  for (const [i, letter] of letters.entries()) await receiveMail(ago(letter[0]), mail(i, letter, ago(letter[0]).now));
  await publishStatistics(base);
  return rung.length + pushed.length;
}
