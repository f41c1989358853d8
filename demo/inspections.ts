import { actorsOf } from '#demo/actors.ts';
import { inspectors } from '#demo/cast.ts';
import { drawnPhoto } from '#demo/photo.ts';
import type { Actor } from '#kernel/actor.ts';
import { addAccount, hashPassword } from '#modules/access/index.ts';
import {
  addFinding,
  addRound,
  assignFinding,
  planFinding,
  publishRound,
  reportFinding,
  reviewFinding,
  superviseOverdue,
  whistleFinding,
} from '#modules/inspections/index.ts';
import type { FindingView, RoundView } from '#modules/inspections/inspections.contract.ts';
import type { FindingCategory, FindingTerm } from '#modules/inspections/inspections.rules.ts';
import { addOrganisation } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/*
 * 巡察整改 alive: an office of inspection, two rounds, findings in every state. The office, its two people and all findings are invented; every act is the
 * product's own, on days before today.
 */

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const COUNTY = '150124';
const HOURS = 24;

/** Who works at the county's inspection office: 景 enters and checks, 卢 is another who checks. */
/** The county's inspection office with its people. */
export async function settleInspectors(
  house: House,
  organisations: Map<string, string>,
  accounts: Map<string, string>,
  password: string,
): Promise<void> {
  const hash = await hashPassword(password);
  await inTransaction(systemCtx(house, 'settle'), async (tx) => {
    const organisationId = await addOrganisation(tx, {
      name: '中共清水河县委巡察工作领导小组办公室',
      shortName: '县委巡察办',
      kind: 'party',
      area: COUNTY,
      superiorId: organisations.get('city') ?? null,
      validFrom: '2024-01-01',
    });
    organisations.set('inspection', organisationId);
    for (const { login, name, phone, role } of inspectors) {
      const posts = [{ role, organisationId, area: COUNTY, validFrom: '2024-01-01' }];
      accounts.set(login, await addAccount(tx, { login, name, phone, password: { hash }, posts }));
    }
  });
}

type Came = 'found' | 'assigned' | 'planned' | 'underWay' | 'selfChecked' | 'returned' | 'closed' | 'longTerm';
type Story = {
  unit: string;
  by: string;
  category: FindingCategory;
  term?: FindingTerm;
  body: string;
  basis?: string;
  post?: string;
  lead?: string;
  measures?: readonly (readonly [body: string, unit?: string])[];
  progress?: string;
  /** Days from today on which it is due. */
  due?: number;
  came: Came;
  returnedOnce?: true;
  whistle?: { issue: string; units: readonly string[] };
};

const before: readonly Story[] = [
  {
    ...{ unit: 'laoxionggou', by: 'liu', category: 'service', post: '村党支部书记', came: 'closed' },
    body: '村务公开栏上的补贴名单半年没有更新，群众看不到最新一期。',
    measures: [['每季度更新一次公开栏，拍照留存']],
    progress: '公开栏已更新到最新一季，四期照片都在。',
  },
  {
    ...{ unit: 'beibao', by: 'zhao', category: 'safety', post: '乡党委副书记', came: 'closed' },
    body: '安全隐患检查只查不改，检查表上同一个隐患连着出现三次。',
    measures: [['建立隐患整改回头看，改完由另一人到现场看']],
    progress: '三处隐患都已改完，回头看记录附后。',
  },
  {
    ...{ unit: 'qingshuiheWater', by: 'hao', category: 'funds', post: '局党组成员', came: 'closed' },
    body: '两个小型供水项目结余资金未及时收回。',
    measures: [['清理结余资金，按规定收回财政']],
    progress: '结余资金已按规定收回，缴款书附后。',
  },
];
const current: readonly Story[] = [
  {
    ...{
      unit: 'beibao',
      by: 'zhao',
      category: 'relief',
      post: '乡党委副书记',
      lead: 'qingshuiheCivil',
      came: 'closed',
    },
    basis: '《社会救助暂行办法》第十一条',
    body: '低保审核结果在两个村没有公示满规定天数就报上去了。',
    measures: [['对今年新批的低保重新公示'], ['公示起止都拍照，存进审核档案']],
    progress: '重新公示已满，起止照片附后，没有收到异议。',
    returnedOnce: true,
  },
  {
    ...{ unit: 'beibao', by: 'zhao', category: 'safety', term: 'atOnce', post: '副乡长', came: 'closed' },
    body: '乡政府院内两处安全出口被杂物堵住。',
    measures: [['清理杂物，划出不得占用的线']],
    progress: '当天清理完，照片附后。',
  },
  {
    ...{ unit: 'beibao', by: 'zhao', category: 'service', post: '乡党委书记', due: 60, came: 'underWay' },
    basis: '《信访工作条例》第十二条',
    body: '领导接待来访日有三次没有人在岗，来访群众白跑一趟。',
    measures: [['接待日排班上墙，谁值班谁在岗'], ['来访当天登记，七天内回话']],
    progress: '排班已上墙，来访登记还在补录。',
  },
  {
    ...{
      unit: 'beibao',
      by: 'zhao',
      category: 'funds',
      post: '乡长',
      lead: 'qingshuiheCivil',
      due: -12,
      came: 'underWay',
    },
    body: '临时救助备用金手续不全，五笔支出缺审批单。',
    measures: [['逐笔补齐审批手续'], ['备用金按月公开']],
    progress: '补齐了三笔，还有两笔在找原始单据。',
  },
  {
    ...{ unit: 'beibao', by: 'zhao', category: 'style', post: '乡党委副书记', came: 'assigned' },
    body: '安全生产检查以发通知代替到现场，全年到现场的不到一半。',
  },
  {
    ...{ unit: 'laoxionggou', by: 'liu', category: 'service', post: '村党支部书记', due: 40, came: 'selfChecked' },
    basis: '《中华人民共和国村民委员会组织法》第三十条',
    body: '村务公开不及时，集体账目公开晚了两个季度。',
    measures: [['补齐两个季度的账目公开'], ['账目公开前交村务监督委员会看过']],
    progress: '两个季度的账目都已上墙，监督委员会看过。',
  },
  {
    ...{ unit: 'laoxionggou', by: 'liu', category: 'party', came: 'found' },
    body: '党员教育活动记录靠年底补写，内容雷同。',
  },
  {
    ...{ unit: 'laoxionggou', by: 'liu', category: 'organisation', post: '村委会主任', due: 45, came: 'returned' },
    body: '村民代表会议有两次人数不够就表决。',
    measures: [['人数不够不开会，改期重开并记录']],
    progress: '已重新召开，到会名单附后。',
  },
  {
    ...{ unit: 'qingshuiheWater', by: 'hao', category: 'service', post: '局党组书记', due: 70, came: 'underWay' },
    body: '三个村的水渠清淤任务派下去没有人验收，冬天还在漏水。',
    measures: [['逐条水渠到现场验收'], ['漏水段开春前修好']],
    progress: '验收了两条，第三条要和交通、乡里一起看路。',
    whistle: {
      issue: '第三条水渠从大路下面过，清淤要挖开路面，请交通局和北堡乡一起到现场定怎么修、谁来修。',
      units: ['qingshuiheTransport', 'beibao'],
    },
  },
  {
    ...{ unit: 'qingshuiheWater', by: 'hao', category: 'funds', post: '局党组成员', term: 'lasting', came: 'longTerm' },
    body: '管护资金使用没有形成长效办法，靠年底突击花钱。',
    measures: [['制定管护资金按季度使用办法']],
    progress: '办法已印发，先按它走满一年再看。',
  },
  {
    ...{ unit: 'qingshuiheWater', by: 'hao', category: 'party', post: '机关党支部书记', due: 75, came: 'planned' },
    body: '机关党支部组织生活会查摆问题年年一个样。',
    measures: [['组织生活会前先到服务的村里听意见'], ['查摆的问题列清单，下一次会上对账']],
  },
  {
    ...{ unit: 'beibao', by: 'zhao', category: 'other', came: 'found' },
    body: '档案室三年没有移交档案，来访和救助卷宗混放。',
  },
];

type At = (login: string, days: number, version?: number | null) => Ctx;
type Tell = {
  at: At;
  id: (key: string) => string;
  ago: (days: number) => string;
  photo: Parameters<typeof reportFinding>[1]['files'];
};

/** One finding, as far as it came; `told` days ago the round was told. */
async function tellFinding(t: Tell, r: RoundView, nth: number, s: Story, told: number): Promise<void> {
  const { at, id, ago } = t;
  const dueOn = s.due === undefined ? undefined : ago(-s.due);
  const of = (f: FindingView) => ({ ...given, params: { id: f.id } });
  const input = {
    ...{ inspectedId: id(s.unit), nth, category: s.category, term: s.term ?? ('limited' as const), body: s.body },
    ...{ basis: s.basis, papers: `底稿第 ${nth} 号`, dueOn },
  };
  let f = await addFinding(at('jing', told), { ...given, params: { id: r.id }, input });
  if (s.came === 'found') return;
  f = await assignFinding(at('jing', told - 2, f.version), {
    ...of(f),
    input: { ownerId: id(s.unit), leaderPost: s.post ?? '党组织书记', ...(s.lead && { leadUnitId: id(s.lead) }) },
  });
  if (s.came === 'assigned') return;
  const measures = (s.measures ?? []).map(([body, unit]) => ({ body, unitId: id(unit ?? s.unit), dueOn: f.dueOn }));
  f = await planFinding(at(s.by, told - 15, f.version), { ...of(f), input: { measures, lines: [] } });
  if (s.came === 'planned') return;
  const all = f.measures.map((m) => m.id);
  const report = async (days: number, isDone: boolean, body: string, done: readonly string[]) => {
    const shown = { ...of(f), files: t.photo, input: { body, isDone, done: [...done] } };
    f = await reportFinding(at(s.by, days, f.version), shown);
  };
  const review = async (login: string, days: number, verb: 'close' | 'sendBack' | 'extend', note: string) => {
    const nextDay = verb === 'extend' ? ago(-150) : undefined;
    f = await reviewFinding(at(login, days, f.version), { ...of(f), input: { verb, note, nextDay } });
  };
  await report(told - 40, false, s.progress ?? '正在办。', all.slice(0, 1));
  if (s.whistle) {
    const { issue, units } = s.whistle;
    const whistle = { issue, unitIds: units.map(id), due: ago(-20), lines: [] };
    f = await whistleFinding(at(s.by, 2, f.version), { ...of(f), input: whistle });
  }
  if (s.came === 'underWay') return;
  await report(told - 60, true, `自查已改到位。${s.progress ?? ''}`, all);
  if (s.returnedOnce || s.came === 'returned') {
    await review('lu', told - 63, 'sendBack', '材料只有一个村的，另一个村没有，请补上再报。');
    if (s.came === 'returned') return;
    await report(told - 70, true, '另一个村的材料已补上。', []);
  }
  if (s.came === 'longTerm')
    return review('lu', told - 66, 'extend', '办法已有，要走满一年才看得出管不管用，转长期整改。');
  if (s.came === 'closed') await review('lu', told - 74, 'close', '到现场看过，又问了三户，与材料一致，同意销号。');
}

/** Last year's round, published to everybody, and this year's with its twelve findings. Returns how many findings there are. */
export async function settleInspections(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  for (const { login, name, role } of inspectors) {
    const organisationId = organisations.get('inspection')!;
    const actor: Actor = {
      kind: 'staff',
      accountId: accounts.get(login)!,
      name,
      role,
      organisationId,
      area: COUNTY,
    };
    actors.set(login, actor);
  }
  const now = house.now();
  const back = (days: number) => now.subtract({ hours: HOURS * days });
  const at: At = (login, days, version = null) => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: back(days),
    version,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const ago = (days: number) => dayOf(back(days));
  const photo = [await drawnPhoto(house, '整改照片.jpg')];
  const id = (key: string) => organisations.get(key)!;
  const year = Number(ago(0).slice(0, 4));
  const round = (told: number, nth: number, of: number, documentNo: string) =>
    addRound(at('jing', told), {
      ...given,
      params: undefined,
      input: {
        ...{ year: of, nth, title: `${of}年第${'一二三四'[nth - 1]}轮巡察`, documentNo },
        inspectedIds: ['beibao', 'laoxionggou', 'qingshuiheWater'].map(id),
        ...{ begunOn: ago(told + 60), endedOn: ago(told + 20), toldOn: ago(told), planDays: 30, rectifyDays: 180 },
      },
    });
  const t: Tell = { at, id, ago, photo };
  const last = await round(400, 2, year - 1, `清巡办〔${year - 1}〕6号`);
  for (const [i, s] of before.entries()) await tellFinding(t, last, i + 1, s, 400);
  const statement = '三个单位的问题都已整改，由巡察办派人到现场复核后销号。村务公开今后每季度看一次。';
  await publishRound(at('jing', 300, last.version), {
    ...given,
    params: { id: last.id },
    input: { openness: 'public', statement },
  });
  const latest = await round(100, 1, year, `清巡办〔${year}〕3号`);
  for (const [i, s] of current.entries()) await tellFinding(t, latest, i + 1, s, 100);
  await superviseOverdue({ ...systemCtx(house, 'settle'), now: back(1) });
  await publishRound(at('jing', 5, latest.version), {
    ...given,
    params: { id: latest.id },
    input: { openness: 'party', statement: '整改进展情况向党内通报，逾期的两件已督办。' },
  });
  return before.length + current.length;
}
