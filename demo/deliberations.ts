import { actorsOf } from '#demo/actors.ts';
import {
  addDeputy,
  addMatter,
  attendMeeting,
  callMeeting,
  closeNotice,
  countVote,
  holdMeeting,
  listDeputies,
  moveMeeting,
  openVote,
  passGate,
  publishMatter,
  putDeliberationCount,
  resolveMatter,
} from '#modules/deliberations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const DAY = 24;

/** Two places that deliberate: a village of groups, and a community whose residents' deputies meet. */
const villages = [
  {
    area: '150124201213',
    by: 'liu',
    host: '刘桂兰',
    recorder: '陈志强',
    supervisor: '高满喜',
    adults: 412,
    households: 168,
    parts: ['一组', '二组', '三组'],
    deputies: [
      ['张二小', false],
      ['王桂花', true],
      ['李栓柱', false],
      ['赵秀英', true],
      ['郭满囤', false],
      ['刘玉梅', true],
      ['杨三娃', false],
      ['白秀兰', true],
      ['高长河', false],
    ],
  },
  {
    area: '150102401007',
    by: 'li',
    host: '李雪梅',
    recorder: '张晓东',
    supervisor: '云爱华',
    adults: 3850,
    households: 1620,
    parts: [],
    deputies: [
      ['周国强', false],
      ['田淑芬', true],
      ['孟庆余', false],
      ['哈斯', true],
      ['韩玉珍', true],
      ['邢建军', false],
    ],
  },
] as const;
type Village = (typeof villages)[number];

type Story = {
  kind: string;
  title: string;
  cause: string;
  content: string;
  /** How many days ago it began, and how far it came. */
  from: number;
  to: 'proposed' | 'reviewed' | 'voted' | 'out' | 'carrying' | 'done' | 'failed';
  result?: string;
  cost?: string;
};
const stories: Record<string, readonly Story[]> = {
  '150124201213': [
    {
      kind: 'works',
      title: '硬化后沟到村口的路',
      cause: '后沟路一下雨就断，二十多户和校车出不来，去年秋天翻了两辆三轮车。',
      content: '硬化 1.2 公里，宽 3.5 米；用集体收入 6 万元，申请以工代赈补一部分，不向村民筹资；出工的按天记工。',
      from: 130,
      to: 'done',
      result: '路已硬化 1.2 公里，9 月底验收；排水沟多修了 80 米，没有超出原来定的钱。',
      cost: '5.8 万元，集体收入支出',
    },
    {
      kind: 'income',
      title: '合作社分红怎么用',
      cause: '合作社今年给村集体分红 8.6 万元，怎么用大家说法不一。',
      content: '三成给 70 岁以上老人过年物资，三成修水渠，四成留作村里机动。',
      from: 62,
      to: 'carrying',
    },
    {
      kind: 'landContract',
      title: '东坡集体荒地重新发包',
      cause: '东坡 120 亩荒地的承包合同年底到期，有三户想接。',
      content: '公开竞价，承包期五年，租金不低于每亩 60 元，本村人优先。',
      from: 34,
      to: 'out',
    },
    {
      kind: 'project',
      title: '村口建冷库',
      cause: '小香米和土豆收下来没地方存，一降价就亏。',
      content: '用项目资金建 200 吨冷库，村集体经营，账目每季公开。',
      from: 25,
      to: 'reviewed',
    },
    {
      kind: 'subsidy',
      title: '护林员误工补贴标准',
      cause: '护林员一年出工一百多天，补贴三年没动。',
      content: '每天由 80 元调到 100 元，从集体收入里出。',
      from: 12,
      to: 'proposed',
    },
    {
      kind: 'disposal',
      title: '旧学校整体出租',
      cause: '旧学校空了六年，有人想租来办养殖。',
      content: '整体出租十年，年租金 1 万元。',
      from: 95,
      to: 'failed',
    },
  ],
  '150102401007': [
    {
      kind: 'works',
      title: '3 号楼前加装充电棚',
      cause: '电动车进楼充电的多，去年着过一次火。',
      content: '在 3 号楼南侧空地建 40 个车位的充电棚，物业出资，充电按成本收费。',
      from: 80,
      to: 'done',
      result: '充电棚 11 月启用，40 个车位，楼道里不再充电。',
      cost: '物业出资 9.2 万元',
    },
    {
      kind: 'other',
      title: '小广场晚上几点静下来',
      cause: '广场舞音响声大，楼上孩子要写作业。',
      content: '晚上九点后不用音响；夏天六月到八月延到九点半。',
      from: 28,
      to: 'voted',
    },
  ],
};

export async function settleDeliberations(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const now = house.now();
  const ago = (days: number) => now.subtract({ hours: DAY * days });
  const as = (login: string, days: number, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: ago(days),
    version,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  let made = 0;
  for (const v of villages) {
    await settleVillage(v, as, now);
    for (const s of stories[v.area] ?? []) {
      await tell(v, s, as, now);
      made += 1;
    }
  }
  return made;
}
type As = (login: string, days: number, version?: number | null) => Ctx;

async function settleVillage(v: Village, as: As, now: Temporal.Instant): Promise<void> {
  const year = Number(dayOf(now).slice(0, 4));
  const count = (part: string, share: number) =>
    putDeliberationCount(as(v.by, 150), {
      ...given,
      params: undefined,
      input: {
        area: v.area,
        part,
        adults: Math.round(v.adults * share),
        households: Math.round(v.households * share),
        asOf: dayOf(now.subtract({ hours: DAY * 160 })),
      },
    });
  await count('', 1);
  for (const part of v.parts) await count(part, 1 / v.parts.length);
  for (const [i, [name, isWoman]] of v.deputies.entries())
    await addDeputy(as(v.by, 150), {
      ...given,
      params: undefined,
      input: {
        area: v.area,
        name,
        isWoman,
        part: v.parts[i % Math.max(1, v.parts.length)] ?? '',
        electedBy: 'households',
        households: Array.from({ length: 8 + (i % 5) }, (_, h) => `${v.parts[i % 3] ?? '楼院'}${i + 1}-${h + 1}户`),
        termFrom: `${year - 1}-01-15`,
        termUntil: `${year + 4}-01-14`,
      },
    });
}

const notes = {
  propose: '支委会同意提出，先问过涉及的户。',
  discuss: '两委逐条商议，定了谁经办、钱从哪里来、怎么公开。',
  review: '党员大会审议，提了两条意见，已改进方案。',
} as const;
async function tell(v: Village, s: Story, as: As, now: Temporal.Instant): Promise<void> {
  const on = (days: number) => dayOf(now.subtract({ hours: DAY * days }));
  const year = Number(dayOf(now).slice(0, 4));
  let m = await addMatter(as(v.by, s.from), {
    ...given,
    params: undefined,
    input: {
      area: v.area,
      kind: s.kind,
      title: s.title,
      cause: s.cause,
      content: s.content,
      forum: 'deputies',
      authorisedOn: `${year - 1}-03-10`,
    },
  });
  const gate = async (name: keyof typeof notes, days: number, n: readonly [number, number, number]) => {
    const [should, present, yes] = n;
    m = await passGate(as(v.by, days, m.version), {
      ...given,
      params: { id: m.id, gate: name },
      input: {
        heldOn: on(days),
        place: '党群服务中心',
        host: v.host,
        recorder: v.recorder,
        body: notes[name],
        count: { should, present, signatures: present, yes, no: present - yes, abstain: 0 },
      },
    });
  };
  await gate('propose', s.from, [3, 3, 3]);
  if (s.to === 'proposed') return;
  await gate('discuss', s.from - 2, [7, 6, 6]);
  await gate('review', s.from - 4, [26, 21, 19]);
  if (s.to === 'reviewed') return;
  const voteId = await meet(v, s, m.id, as, now);
  if (s.to === 'voted') return;
  const met = s.from - MEET;
  m = await resolveMatter(as(v.by, met, m.version), {
    ...given,
    params: { id: m.id },
    input: {
      voteId,
      body: s.to === 'failed' ? '租期太长、租金太低，没有通过，不再办。' : '代表会议同意按方案办。',
      ...(s.to === 'failed' && { after: 'end' as const }),
    },
  });
  if (s.to === 'failed') return;
  const publish = async (what: 'decision' | 'result', days: number, span: number, text: string) => {
    m = await publishMatter(as(v.by, days, m.version), {
      ...given,
      params: { id: m.id },
      input: {
        what,
        fields: what === 'decision' ? ['title', 'content', 'numbers'] : ['title', 'result', 'cost'],
        text,
        ...(s.cost && what === 'result' && { cost: s.cost }),
        places: '村务公开栏、微信群',
        fromOn: on(days),
        untilOn: on(days - span),
      },
    });
  };
  const close = async (days: number) => {
    m = await closeNotice(as(v.by, days, m.version), {
      ...given,
      params: { id: m.id },
      input: { objections: 0, body: '公开期内没有收到不同意见。' },
    });
  };
  await publish('decision', s.to === 'out' ? 3 : met, 7, s.content);
  if (s.to === 'out') return;
  await close(met - 8);
  if (s.to === 'carrying') return;
  await publish('result', 15, 10, s.result ?? '');
  await close(4);
}

const MEET = 17;
/** The deputies' meeting on a matter: notice, who came, a ballot on paper counted by two tellers and a supervisor, minutes. */
async function meet(v: Village, s: Story, matterId: string, as: As, now: Temporal.Instant): Promise<string> {
  const day = s.from - MEET;
  const startsAt = now.subtract({ hours: DAY * day + 1 });
  let t = await callMeeting(as(v.by, s.from - 4), {
    ...given,
    params: undefined,
    input: {
      area: v.area,
      kind: 'deputies',
      part: '',
      isAppraisal: false,
      title: `村民代表会议:${s.title}`,
      agenda: `一、通报两委商议和党员大会审议情况;二、讨论“${s.title}”;三、表决。`,
      calledBy: 'committee',
      signatures: 0,
      notifiedOn: dayOf(now.subtract({ hours: DAY * (s.from - 4) })),
      startsAt: startsAt.toString(),
      where: '党群服务中心',
    },
  });
  const { items } = await listDeputies(as(v.by, day), {
    ...given,
    params: undefined,
    query: { area: v.area },
    input: undefined,
  });
  const there = items.slice(0, items.length - 1);
  t = await attendMeeting(as(v.by, day), {
    ...given,
    params: { id: t.id },
    input: {
      ticks: items.map((d) => ({
        deputyId: d.id,
        presence: there.includes(d) ? ('present' as const) : ('leave' as const),
      })),
      signatures: there.length,
    },
  });
  t = await moveMeeting(as(v.by, day, t.version), {
    ...given,
    params: { id: t.id },
    input: { verb: 'begin', reason: '' },
  });
  const isPaper = s.kind !== 'other';
  t = await openVote(as(v.by, day), {
    ...given,
    params: { id: t.id },
    input: {
      matterId,
      question: `是否同意“${s.title}”的方案`,
      way: isPaper ? 'secret' : 'hands',
      medium: isPaper ? 'paper' : 'counted',
    },
  });
  const [vote] = t.votes;
  if (!vote) throw new Error('no vote');
  const n = there.length;
  const yes = s.to === 'failed' ? 2 : n - 2;
  t = await countVote(as(v.by, day), {
    ...given,
    params: { id: vote.id },
    input: {
      yes,
      no: n - yes - 1,
      abstain: isPaper ? 0 : 1,
      blank: isPaper ? 1 : 0,
      invalid: 0,
      issued: isPaper ? n : 0,
      tellers: isPaper ? [there[0]?.name ?? '', there[1]?.name ?? ''] : [],
      supervisor: isPaper ? v.supervisor : '',
    },
  });
  await holdMeeting(as(v.by, day, t.version), {
    ...given,
    params: { id: t.id },
    input: {
      host: v.host,
      recorder: v.recorder,
      minutes: `到会代表 ${n} 名。逐条讨论方案,代表提的意见已记下。表决结果当场公布。`,
    },
  });
  return vote.id;
}
