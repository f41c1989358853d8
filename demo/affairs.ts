import { actorsOf } from '#demo/actors.ts';
import {
  addOfficer,
  adviseRite,
  announceLevy,
  appraise,
  askRite,
  attendMeeting,
  bookLevy,
  callMeeting,
  canvassLevy,
  disclose,
  holdMeeting,
  listDeputies,
  moveLevy,
  moveMeeting,
  putCap,
  putCategory,
  putRiteStandard,
} from '#modules/deliberations/index.ts';
import { addDuties } from '#modules/duties/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const none = { ...given, params: undefined };
const DAY = 24;
const VILLAGE = '150124201213';

/** What 老熊沟村 makes public, asks of its people, and agreed on; a community with its own board. */
export async function settleAffairs(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const now = house.now();
  const ago = (days: number) => now.subtract({ hours: DAY * days });
  const on = (days: number) => dayOf(ago(days));
  const as = (login: string, days: number, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: ago(days),
    version,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  await rules(as, on);
  const items = await publish(as, on);
  await levy(as, on);
  await bodies(as, now, on);
  await rites(as, on);
  return items;
}
type As = (login: string, days: number, version?: number | null) => Ctx;
type On = (days: number) => string;

const rhythm = [
  ['村务公开：一般事项每季度', 'disclosure', 'FREQ=MONTHLY;INTERVAL=3', 92],
  ['财务公开：每月', 'financeDisclosure', 'FREQ=MONTHLY', 31],
  ['村民代表会议：每季度', 'deputiesMeeting', 'FREQ=MONTHLY;INTERVAL=3', 92],
  ['民主评议：每年', 'appraisal', 'FREQ=YEARLY', 365],
] as const;
const BACK_DAYS = 21;
/** The legal rhythm, as duties that what is published and held satisfies (村民委员会组织法 26, 30, 33). */
export async function settleRhythm(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const now = house.now().subtract({ hours: DAY * BACK_DAYS });
  const actor = actorsOf(accounts, organisations).get('zhao')!;
  for (const [title, recordKind, rrule, openDays] of rhythm)
    await addDuties(
      { ...systemCtx(house, 'settle'), actor, now },
      {
        ...none,
        input: {
          organisationIds: [organisations.get('laoxionggou')!],
          area: VILLAGE,
          title,
          recordKind,
          rrule,
          openDays,
          needs: 1,
          startsOn: dayOf(now),
        },
      },
    );
}

async function publish(as: As, on: On): Promise<number> {
  let n = 0;
  const item = async (
    days: number,
    category: string,
    title: string,
    body: string,
    columns: string[] = [],
    rows: string[][] = [],
    place: { area: string; by: string } = { area: VILLAGE, by: 'liu' },
  ) => {
    await disclose(as(place.by, days), {
      ...none,
      input: { area: place.area, category, title, body, period: on(days + 5).slice(0, 7), columns, rows },
    });
    n += 1;
  };
  const money = ['项目', '收入', '支出', '结余'];
  for (const [i, days] of [95, 64, 33, 9].entries())
    await item(
      days,
      'finance',
      `${on(days + 5).slice(0, 7)} 集体财务收支`,
      '收支和票据已经村务监督委员会审核。',
      money,
      [
        ['上月结转', '', '', `${42_000 + i * 3_100}`],
        ['荒地租金', `${i === 1 ? 7200 : 0}`, '', ''],
        ['修路材料', '', `${12_600 - i * 4_000}`, ''],
        ['办公水电', '', '380', ''],
      ],
    );
  await item(
    70,
    'general',
    '三季度村务',
    '三季度办了这些事，有疑问请到村部问。',
    ['项目', '内容', '时间', '经办单位'],
    [
      ['道路', '后沟路硬化 1.2 公里', '九月', '村委会'],
      ['饮水', '检修三处水泵', '八月', '村委会'],
      ['养老', '七十岁以上老人体检', '七月', '乡卫生院'],
    ],
  );
  await item(
    40,
    'relief',
    '冬季米面发放',
    '按户数公布，不公布各家情况。',
    ['项目', '数量', '单位', '户数'],
    [
      ['大米', '25', '袋', '25'],
      ['白面', '25', '袋', '25'],
    ],
  );
  await item(
    18,
    'land',
    '东坡集体荒地发包',
    '公开竞价，价高者得，本村人优先。',
    ['地块', '面积', '期限', '单价'],
    [['东坡', '120 亩', '五年', '每亩不低于 60 元']],
  );
  const community = { area: '150102401007', by: 'li' };
  await item(
    30,
    'general',
    '社区三季度办事公开',
    '服务和活动办了这些。',
    ['项目', '数量'],
    [
      ['入户走访', '312 户次'],
      ['议事会', '6 次'],
    ],
    community,
  );
  return n;
}

/** A levy all the way: announced, signed for at the doors, looked at twice, raised, spent, with days worked. */
async function levy(as: As, on: On): Promise<void> {
  let l = await announceLevy(as('liu', 85), {
    ...none,
    input: {
      area: VILLAGE,
      title: '清淤补修后沟水渠',
      purpose: '后沟水渠淤了一半，浇不到东边的地。清淤 900 米，补渠 300 米。',
      proposedBy: 'committee',
      signatures: 0,
      announcedOn: on(85),
      personYuan: 12,
      personDays: 2,
      people: 486,
      workers: 210,
      exempt: [
        { code: 'soldier', people: 3 },
        { code: 'dibao', people: 41 },
        { code: 'student', people: 12 },
        { code: 'unable', people: 64 },
      ],
    },
  });
  const { items } = await listDeputies(as('liu', 80), {
    ...given,
    params: undefined,
    query: { area: VILLAGE },
    input: undefined,
  });
  for (const [i, d] of items.entries()) {
    const asked = 13 + (i % 2);
    l = await canvassLevy(as('liu', 78), {
      ...given,
      params: { id: l.id },
      input: { deputyId: d.id, asked, signatures: asked, agreed: asked - (i % 3), onDay: on(79) },
    });
  }
  const move = async (login: string, days: number, verb: 'agree' | 'township' | 'county') => {
    l = await moveLevy(as(login, days, l.version), { ...given, params: { id: l.id }, input: { verb, reason: '' } });
  };
  await move('liu', 76, 'agree');
  await move('zhao', 72, 'township');
  await move('sun', 66, 'county');
  const book = async (days: number, way: 'in' | 'out' | 'labour', what: string, amount: number, voucher?: string) => {
    l = await bookLevy(as('liu', days), {
      ...given,
      params: { id: l.id },
      input: { way, what, amount, onDay: on(days), ...(voucher && { voucher }) },
    });
  };
  await book(60, 'in', '各户交款', 5304);
  await book(52, 'labour', '清淤出工', 168);
  await book(50, 'out', '水泥 6 吨', 2640, '0231');
  await book(46, 'out', '沙石和机械', 2110, '0236');
}

/** What the county decided for its villages' boards and levies. */
async function rules(as: As, on: On): Promise<void> {
  const at = { area: VILLAGE.slice(0, 6), validFrom: on(120) };
  await putCategory(as('sun', 120), {
    ...none,
    input: {
      ...at,
      ...{ code: 'relief', nameZh: '救灾救助、补贴补助资金物资', nameEn: 'Relief, subsidies, grants', rhythm: 'once' },
      columns: ['项目', '批次', '数量', '单位', '户数', '人数', '金额', '标准', '时间', '发放地点', '说明', '备注'],
      keptDays: 730,
      basis: '旗民政局：发放情况按户数、人数公布，增加“发放地点”',
    },
  });
  await putCap(as('sun', 120), {
    ...none,
    input: { ...at, personYuan: 15, personDays: 3, basis: '旗农牧局：2026年筹资筹劳限额' },
  });
}

async function bodies(as: As, now: Temporal.Instant, on: On): Promise<void> {
  const add = (body: 'committee' | 'supervision' | 'rites', name: string, post: string) =>
    addOfficer(as('liu', 150), {
      ...none,
      input: { area: VILLAGE, body, name, post, fromOn: on(320), isNearRelative: false },
    });
  const committee = [
    await add('committee', '刘桂兰', '主任'),
    await add('committee', '李栓柱', '副主任'),
    await add('committee', '王桂花', '委员'),
  ];
  await add('supervision', '高满喜', '主任');
  await add('supervision', '白秀兰', '委员');
  await add('rites', '郭满囤', '会长');
  let t = await callMeeting(as('liu', 45), {
    ...none,
    input: {
      area: VILLAGE,
      kind: 'households',
      part: '',
      isAppraisal: true,
      title: '年度村民会议：报告工作和民主评议',
      agenda: '一、村委会报告一年工作；二、民主评议村委会成员；三、公布结果。',
      calledBy: 'committee',
      signatures: 0,
      notifiedOn: on(45),
      startsAt: now.subtract({ hours: DAY * 32 }).toString(),
      where: '戏台前',
    },
  });
  t = await attendMeeting(as('liu', 31), {
    ...given,
    params: { id: t.id },
    input: { ticks: [], present: 121, signatures: 121, women: 54 },
  });
  t = await moveMeeting(as('liu', 31, t.version), {
    ...given,
    params: { id: t.id },
    input: { verb: 'begin', reason: '' },
  });
  await holdMeeting(as('liu', 31, t.version), {
    ...given,
    params: { id: t.id },
    input: {
      host: '高满喜',
      recorder: '陈志强',
      minutes: '一百二十一户派代表到会。听了报告，提了七条意见，逐条答复。无记名评议，当场公布。',
    },
  });
  for (const [i, o] of committee.entries())
    await appraise(as('liu', 30), {
      ...given,
      params: { id: t.id },
      input: { officerId: o.id, competent: 96 - i * 6, fair: 18 + i * 4, incompetent: 5 },
    });
}

async function rites(as: As, on: On): Promise<void> {
  const put = (kind: 'wedding' | 'funeral', body: string) =>
    putRiteStandard(as('liu', 100), { ...none, input: { area: VILLAGE, kind, body, basis: '村民会议议定' } });
  await put('wedding', '酒席十来桌就够，烟酒随家常；车子借村里的，不比排场。彩礼两家商量，村里不过问。');
  await put('funeral', '三天内办完，一顿饭四个菜；吹打一班就行。人手、桌椅、帐篷找理事会，不花钱。');
  const asked = await askRite(as('liu', 20), {
    ...none,
    input: {
      area: VILLAGE,
      kind: 'wedding',
      family: '前沟一户',
      aboutOn: on(-12),
      asks: '借桌椅二十套，请人掌勺，想问多少桌合适。',
    },
  });
  await adviseRite(as('liu', 18, asked.version), {
    ...given,
    params: { id: asked.id },
    input: { advice: '十二桌够用，菜单可以照上个月那家的。', help: '桌椅二十套，掌勺两人，帮忙八人', isOver: false },
  });
}
