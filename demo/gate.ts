import { actorsOf } from '#demo/actors.ts';
import { Refused } from '#kernel/refusal.ts';
import { caseVerbs, report, reportInput } from '#modules/cases/index.ts';
import { addDuties } from '#modules/duties/index.ts';
import { lapseAdmissions, admissionSteps as steps } from '#modules/mandates/index.ts';
import type { AdmissionView } from '#modules/mandates/mandates.admissions.contract.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/*
 * 准入 alive: what was pushed down and refused, and an admission in each of its states. All of it through the product’s own acts, on
 * days before today.
 */

const given = { files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
type As = (login: string, daysAgo: number, version?: number) => Ctx;
type Matter = { kind: 'duty' | 'task' | 'measure'; label: string };
type Story = {
  by: string;
  to: 'laoxionggou' | 'beibao';
  matter: Matter;
  task: string;
  basis: string;
  funds: readonly [yuan: number, source: string];
  people: string;
  /** Days from today on which it is to end. */
  ends: number;
  /** Days ago on which it was asked for. */
  asked: number;
  /** How far it came. */
  came:
    | 'consulting'
    | 'checking'
    | 'reviewing'
    | 'deciding'
    | 'inForce'
    | 'temporary'
    | 'rejected'
    | 'withdrawn'
    | 'revoked'
    | 'expired';
};

const stories: readonly Story[] = [
  {
    by: 'hao',
    to: 'laoxionggou',
    matter: { kind: 'duty', label: '农村自来水水表抄见' },
    task: '每季度抄一次全村水表，报给水利局',
    basis: '《农村供水条例（示例）》第二十条；县政府专题会议纪要',
    funds: [3600, '县水利局农村供水管护资金'],
    people: '水利局派一人教会，村里一名水管员',
    ...{ ends: 200, asked: 40, came: 'inForce' },
  },
  {
    by: 'ren',
    to: 'beibao',
    matter: { kind: 'task', label: '客运班线站牌维护' },
    task: '春运期间看护客运站牌，损坏当天上报',
    basis: '《中华人民共和国道路运输条例》第十条',
    funds: [2000, '县交通局春运保障经费'],
    people: '乡里两名公益岗，交通局值班电话随时指导',
    ...{ ends: 25, asked: 30, came: 'temporary' },
  },
  {
    by: 'bai',
    to: 'laoxionggou',
    matter: { kind: 'duty', label: '流动人口就业去向摸底' },
    task: '春节前后摸一次外出务工人员就业去向',
    basis: '《中华人民共和国就业促进法》第五十六条',
    funds: [1500, '县就业服务经费'],
    people: '县里派两人入村，村里带路',
    ...{ ends: -5, asked: 80, came: 'expired' },
  },
  {
    by: 'hao',
    to: 'beibao',
    matter: { kind: 'duty', label: '取水口计量设施安装' },
    task: '给乡内取水口装计量表并登记',
    basis: '《取水许可和水资源费征收管理条例》第三条',
    funds: [0, '不另拨'],
    people: '由乡里安排',
    ...{ ends: 120, asked: 50, came: 'rejected' },
  },
  {
    by: 'ren',
    to: 'laoxionggou',
    matter: { kind: 'duty', label: '村口卡点车辆登记' },
    task: '在村口登记过往货车',
    basis: '《中华人民共和国公路法》第五十条',
    funds: [5000, '县治超经费'],
    people: '两名村干部轮值',
    ...{ ends: 90, asked: 45, came: 'revoked' },
  },
  {
    by: 'bai',
    to: 'laoxionggou',
    matter: { kind: 'task', label: '高龄津贴政策宣传单入户' },
    task: '把高龄津贴宣传单送到每户',
    basis: '《社会救助暂行办法》第四条',
    funds: [300, '县民政局宣传经费'],
    people: '村里两名志愿者',
    ...{ ends: 30, asked: 12, came: 'withdrawn' },
  },
  {
    by: 'hao',
    to: 'laoxionggou',
    matter: { kind: 'duty', label: '山洪预警广播每日试播' },
    task: '汛期每天试播一次预警广播并记录',
    basis: '《中华人民共和国防洪法》第八条',
    funds: [1200, '县防汛经费'],
    people: '村里一名广播员，水利局培训半天',
    ...{ ends: 150, asked: 9, came: 'deciding' },
  },
  {
    by: 'ren',
    to: 'beibao',
    matter: { kind: 'duty', label: '乡道绿化带补植' },
    task: '春季补植乡道两侧绿化带',
    basis: '《中华人民共和国公路法》第四十二条',
    funds: [8000, '县交通局养护资金'],
    people: '公益岗十人，交通局技术员现场指导',
    ...{ ends: 100, asked: 7, came: 'reviewing' },
  },
  {
    by: 'bai',
    to: 'beibao',
    matter: { kind: 'task', label: '婚俗改革问卷' },
    task: '组织各村填写婚俗改革问卷',
    basis: '县民政局年度工作要点',
    funds: [0, '不另拨'],
    people: '乡民政助理',
    ...{ ends: 40, asked: 4, came: 'checking' },
  },
  {
    by: 'hao',
    to: 'laoxionggou',
    matter: { kind: 'task', label: '节水器具推广登记' },
    task: '登记愿意换节水龙头的农户',
    basis: '《内蒙古自治区节约用水条例（示例）》第十五条',
    funds: [800, '县节水专项'],
    people: '村里一人，水利局送货上门',
    ...{ ends: 60, asked: 2, came: 'consulting' },
  },
  {
    // The county's own office asks: the league's checks and decides.
    by: 'sun',
    to: 'laoxionggou',
    matter: { kind: 'duty', label: '新就业群体驿站点位巡看' },
    task: '每月到村口驿站看一次水电和标识，坏了报修',
    basis: '县委社会工作部、县财政局联合通知（示例）',
    funds: [1200, '县新就业群体服务经费'],
    people: '村里一名公益岗，县里培训一次',
    ...{ ends: 180, asked: 5, came: 'checking' },
  },
];

const signers = { qingshuiheWater: 'hao', qingshuiheTransport: 'ren', qingshuiheCivil: 'bai' } as const;
const order = ['consulting', 'checking', 'reviewing', 'deciding'] as const;
type At = { params: { id: string }; query: undefined } & typeof given;

/** Walks one request as far as it came, a day or so for each step, each by another person. */
async function tell(as: As, unit: (key: string) => string, today: string, s: Story): Promise<void> {
  let ago = s.asked;
  const next = () => {
    ago = Math.max(0, ago - 1);
    return ago;
  };
  const until = Temporal.PlainDate.from(today).add({ days: s.ends }).toString();
  const [fundsYuan, fundsSource] = s.funds;
  const { matter, task, basis, people } = s;
  const input = {
    receiverId: unit(s.to),
    role: 'lead',
    matter,
    task,
    basis,
    fundsYuan,
    fundsSource,
    people,
    until,
  } as const;
  let a: AdmissionView = await steps.proposeAdmission(as(s.by, ago), {
    ...given,
    params: undefined,
    query: undefined,
    input,
  });
  const on = (): At => ({ ...given, params: { id: a.id }, query: undefined });
  const stop = order.findIndex((status) => status === s.came);
  const reached = (n: number) => stop === -1 || stop >= n;
  if (s.came === 'withdrawn') {
    await steps.withdrawAdmission(as(s.by, next(), a.version), { ...on(), input: { says: '改由我局自己办。' } });
    return;
  }
  if (!reached(1)) return;
  const answerer = s.to === 'beibao' ? 'zhao' : 'liu';
  const agrees = s.came !== 'rejected';
  a = await steps.answerAdmission(as(answerer, next(), a.version), {
    ...on(),
    input: { agrees, says: agrees ? '可以办，经费要跟得上，教会了再开始。' : '没有人手，也没有执法资格，办不了。' },
  });
  if (!reached(2)) return;
  const reviewerIds = Object.keys(signers)
    .map(unit)
    .filter((id) => id !== a.requester.id);
  a = await steps.checkAdmission(as('guo', next(), a.version), {
    ...on(),
    input: { agrees: true, says: '有法律依据，事权和期限写得清楚，可以进入联席审核。', reviewerIds },
  });
  const named = Object.entries(signers).filter(([key]) => reviewerIds.includes(unit(key)));
  for (const [i, [, login]] of named.entries()) {
    if (s.came === 'reviewing' && i > 0) return;
    a = await steps.signAdmission(as(login, next(), a.version), {
      ...on(),
      input: {
        agrees: s.came !== 'rejected',
        says: s.came === 'rejected' ? '属于取水许可，应由水利局自己办。' : '同意，期满即止。',
      },
    });
  }
  if (!reached(4)) return;
  const sun = as('sun', next(), a.version);
  if (s.came === 'rejected')
    await steps.rejectAdmission(sun, { ...on(), input: { says: '已由上级收回的事项不再下沉，由县水利局自行办理。' } });
  else if (s.came === 'temporary')
    await steps.approveTemporarily(sun, { ...on(), input: { validTo: until, says: '只限春运期间。' } });
  else a = await steps.approveAdmission(sun, { ...on(), input: { says: '同意，经费先拨后办。' } });
  if (s.came === 'revoked')
    await steps.revokeAdmission(as('sun', 3, a.version), {
      ...on(),
      input: { says: '治超点已经改为电子监控，不再需要村里登记。' },
    });
}

/** Refusals stay in the journal: trying is what is counted. */
async function isRefused(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 0;
  } catch (error) {
    if (error instanceof Refused) return 1;
    throw error;
  }
}

/** What was tried and did not go down: two cases of the county’s, two duties of the township’s. */
async function pushedDown(as: As, unit: (key: string) => string): Promise<number> {
  let refused = 0;
  const bodies = [
    ['沟口有人夜里采砂，请查处。', 'laoxionggou', 20],
    ['县道边的班车站多久没车了，要求核查客运公司。', 'beibao', 6],
  ] as const;
  for (const [body, to, ago] of bodies) {
    const said = reportInput.parse({
      kind: 'complaint',
      channel: 'phone',
      area: '150124201213',
      body,
      reporter: {},
      disclosure: 'anonymous',
    });
    const { id } = await report(as('sun', ago), { input: said });
    const input = { organisationId: unit(to) };
    refused += await isRefused(
      caseVerbs.dispatch(as('sun', ago, 1), { params: { id }, query: undefined, ...given, input }),
    );
  }
  for (const [title, ago] of [
    ['统计手机应用安装率', 15],
    ['招商线索每月一报', 5],
  ] as const)
    refused += await isRefused(
      addDuties(as('zhao', ago), {
        ...given,
        params: undefined,
        query: undefined,
        input: {
          area: '150124201213',
          organisationIds: [unit('laoxionggou')],
          title,
          recordKind: 'note',
          rrule: 'FREQ=MONTHLY;BYMONTHDAY=1',
          startsOn: dayOf(as('zhao', ago).now),
          openDays: null,
          needs: 1,
        },
      }),
    );
  return refused;
}

/** The gate as a county sees it after some months; how many admissions there are, and how many pushes were refused. */
export async function settleGate(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<{ admissions: number; refusedAtTheGate: number }> {
  const actors = actorsOf(accounts, organisations);
  const as: As = (login, daysAgo, version) => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: house.now().subtract({ hours: 24 * daysAgo }),
    version: version ?? null,
  });
  const unit = (key: string) => organisations.get(key)!;
  const today = dayOf(house.now());
  for (const s of stories) await tell(as, unit, today, s);
  await lapseAdmissions(systemCtx(house, 'settle'));
  return { admissions: stories.length, refusedAtTheGate: await pushedDown(as, unit) };
}
