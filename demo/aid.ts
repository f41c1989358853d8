import { actorsOf } from '#demo/actors.ts';
import type { SettledHome } from '#demo/households.ts';
import { aidVerbs, fileAid, type KinInput, registers } from '#modules/aid/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const COUNTIES = ['150124', '150102'] as const;
const given = {
  params: undefined,
  query: undefined,
  input: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};
/** Hands that sign nobody's name. */
const hand = (n: number): [number, number][][] => [
  [
    [20, 60 - n],
    [60, 20 + n],
    [90, 70],
    [130, 30 + n],
    [190, 55],
  ],
];
const signatures = { first: hand(0), second: hand(8), household: hand(16) };

type Homes = readonly SettledHome[];
/** The morning of a day so many days ago; today is now. */
const officeHours = (now: Temporal.Instant, daysAgo: number): Temporal.Instant =>
  daysAgo === 0
    ? now
    : now
        .toZonedDateTimeISO('Asia/Shanghai')
        .subtract({ days: daysAgo })
        .with({ hour: 9, minute: (daysAgo * 7) % 60, second: 0 })
        .toInstant();

type Kind = 'dibao' | 'tekun' | 'emergency' | 'expense';

/**
 * Applications of 老熊沟 at every step of their way: found in need, missing papers, late to be visited, hanging out, before the county (kin of a
 * cadre), approved and paid, refused, helped first; with the registers of kin and of cards kept.
 */
export async function settleAid(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
  homes: Homes,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const at = (login: string, daysAgo: number) => {
    const now = officeHours(house.now(), daysAgo);
    return {
      ...systemCtx(house, 'settle'),
      actor: actors.get(login)!,
      now,
      command: { id: house.newId(), fingerprint: new Uint8Array() },
    };
  };
  const homeOf = (head: string) => homes.find((h) => h.head === head);
  await standards(house, (login) => at(login, 60));

  const file = async (head: string, daysAgo: number, kind: Kind, reason: string, more: object = {}) => {
    const home = homeOf(head);
    if (!home) throw new Error(`${head} is not in the cast of households`);
    const { id } = await fileAid(at('liu', daysAgo), {
      ...given,
      input: {
        ...{ kind, asLead: false, filedBy: 'self', householdId: home.id, applicantId: home.headId, reason },
        members: [{ personId: home.headId, tie: 'applicant', excluded: null }],
        income: [{ personId: home.headId, head: 'transfer', yearCents: 240_000 }],
        kin: [],
        ...more,
      },
    });
    return { id, home };
  };
  type Filed = Awaited<ReturnType<typeof file>>;
  const versions = new Map<string, number>();
  type Verb = Exclude<keyof typeof aidVerbs, 'surveyAid' | 'surveyFile' | 'toSurvey'>;
  const act = async (a: Filed, login: string, daysAgo: number, verb: Verb, input: object = {}) => {
    const run = aidVerbs[verb] as (
      ctx: object,
      given: object,
    ) => Promise<{ version: number; papers: { id: string }[]; letters: { id: string; version: number }[] }>;
    const view = await run(
      { ...at(login, daysAgo), version: versions.get(a.id) ?? 1 },
      { ...given, params: { id: a.id }, input },
    );
    versions.set(a.id, view.version);
    return view;
  };
  const survey = async (a: Filed, daysAgo: number, more: object = {}) => {
    const ctx = at('zhao', daysAgo);
    await aidVerbs.surveyAid(ctx, {
      ...given,
      params: { id: a.id },
      input: {
        captured: { id: house.newId(), madeAt: ctx.now.toString(), files: [] },
        secondId: accounts.get('chen')!,
        signer: { personId: a.home.headId, name: a.home.head },
        living: '老人一人住，土窑两孔，去年修过门窗。',
        work: '年纪大，腿脚不便，不能下地。',
        house: '窑洞两孔，没有车，存款不到三千元。',
        spending: '每月吃药两百元左右。',
        signatures,
        ...more,
      },
    });
    versions.set(a.id, (versions.get(a.id) ?? 1) + 1);
  };
  const toDraft = async (a: Filed, begin: number, drafted: number, opinion: object, more: object = {}) => {
    await act(a, 'zhao', begin, 'acceptAid', { isSpecial: false });
    await survey(a, begin - 1, more);
    await act(a, 'bai', begin - 2, 'checkData', {
      outcome: 'consistent',
      text: '车辆、房产、工商、社保信息与申报一致。',
    });
    await act(a, 'zhao', drafted, 'draftOpinion', { text: '情况属实。', ...opinion });
  };

  const paid = await file('韩大柱', 30, 'dibao', '两口子都八十上下，没有劳动能力，儿女在外打零工。');
  await toDraft(paid, 29, 25, { opinion: 'grant', cents: 92_000 });
  await act(paid, 'zhao', 16, 'sendUpAid');
  const approved = await act(paid, 'bai', 14, 'approveAid', {
    cents: 92_000,
    text: '符合条件,按补差发放。',
    stages: [],
  });
  await serve(at('liu', 13), approved.letters.at(-1), dayOf(at('liu', 13).now));

  const alone = await file('王满仓', 12, 'tekun', '无儿无女，年过七十，一个人生活。', {
    tekun: { ground: 'over60', noSource: true, noSupporter: true },
    careForm: 'home',
    income: [],
  });
  const can = { eating: true, dressing: true, bed: true, toilet: true, walking: true, bathing: false };
  await toDraft(alone, 11, 3, { opinion: 'grant', cents: 79_625 }, { selfCare: can });

  const operated = await file('韩大柱', 28, 'expense', '老伴做心脏手术，报销后自付四万多元。');
  await toDraft(operated, 27, 24, { opinion: 'grant', cents: 600_000 });
  await act(operated, 'zhao', 15, 'sendUpAid');
  const day = (days: number) => Temporal.PlainDate.from(dayOf(house.now())).add({ days }).toString();
  const inStages = await act(operated, 'bai', 13, 'approveAid', {
    ...{ cents: 600_000, text: '同意分两期救助，第二期看复查费用。' },
    stages: [
      { on: day(-10), cents: 400_000 },
      { on: day(50), cents: 200_000 },
    ],
  });
  await serve(at('liu', 12), inStages.letters.at(-1), dayOf(at('liu', 12).now));
  const paidFirst = await aidVerbs.payStage(
    { ...at('zhao', 10), version: inStages.version + 1 },
    { ...given, params: { id: operated.id, nth: 1 }, input: { on: day(-10), voucher: '临救凭证 2 号' } },
  );
  versions.set(operated.id, paidFirst.version);
  await act(operated, 'liu', 2, 'disputeAid', { text: '有人说这家儿子在城里有房，问符不符合条件。' });

  const kin: KinInput[] = [
    { official: '刘桂兰', accountId: accounts.get('liu')!, post: 'committee', relation: '叔伯侄女' },
  ];
  const relative = await fileByTownship();
  await toDraft(relative, 19, 15, { opinion: 'grant', cents: 45_000 });
  await act(relative, 'zhao', 6, 'sendUpAid');

  const late = await file('陈玉莲', 9, 'dibao', '老伴去世，带着孙子上学，收入只有土地流转费。');
  await act(late, 'zhao', 8, 'acceptAid', { isSpecial: false });

  const lacking = await file('张有福', 2, 'dibao', '本人腰伤干不了活，妻子常年吃药，女儿上初中。');
  await act(lacking, 'zhao', 1, 'askPapers', { papers: ['户口簿复印件', '医院诊断证明', '近半年银行流水'] });

  const refused = await file('杨海明', 26, 'dibao', '今年收成不好，生活困难。', {
    income: [{ personId: homeOf('杨海明')!.headId, head: 'wages', yearCents: 3_600_000 }],
  });
  await toDraft(refused, 25, 21, { opinion: 'refuse', text: '本人在县城务工，月收入三千元。' });
  await act(refused, 'bai', 19, 'refuseAid', { grounds: ['income'], text: '家庭月人均收入高于本县标准。' });

  const fire = await file('郭四小', 1, 'emergency', '前天夜里灶房失火，粮食和被褥烧了。', { income: [] });
  await act(fire, 'yun', 1, 'helpFirst', {
    cents: 200_000,
    text: '先安置，买粮食被褥。',
    papers: ['身份证复印件', '火灾情况说明'],
  });

  const found = homeOf('刘二旦')!;
  await fileAid(at('liu', 1), {
    ...given,
    input: {
      ...{ kind: 'dibao', asLead: true, filedBy: 'village', householdId: found.id, applicantId: found.headId },
      reason: '入户走访时发现：老人近九十，儿子残疾，家里没有收入。',
      members: [{ personId: found.headId, tie: 'applicant', excluded: null }],
      income: [],
      kin: [],
    },
  });
  await registers.addCustody(at('liu', 20), {
    ...given,
    input: {
      householdId: found.id,
      holderId: accounts.get('chen')!,
      thing: 'card',
      why: '父子俩行动不便，托网格员代取养老金',
      agreement: '代管协议 2026-02',
      since: dayOf(at('liu', 21).now),
    },
  });
  return 9;

  /** Somebody else than the kin takes it down. */
  async function fileByTownship(): Promise<Filed> {
    const home = homeOf('马建国')!;
    const { id } = await fileAid(at('zhao', 20), {
      ...given,
      input: {
        ...{ kind: 'dibao', asLead: false, filedBy: 'self', householdId: home.id, applicantId: home.headId },
        reason: '妻子患大病，一年花费六万多，收入只够吃饭。',
        members: [{ personId: home.headId, tie: 'applicant', excluded: null }],
        income: [{ personId: home.headId, head: 'business', yearCents: 420_000 }],
        kin,
      },
    });
    return { id, home };
  }
}

/** Invented standards, said to be so: what a place really decided is entered at the desk. */
async function standards(house: House, as: (login: string) => ReturnType<typeof systemCtx>): Promise<void> {
  const sums = { dibao: 79_625, tekun: 119_500, emergency: 1_000_000, expense: 5_000_000 } as const;
  const ctx = { ...as('bai'), actor: { ...as('bai').actor, area: '1501' } as ReturnType<typeof systemCtx>['actor'] };
  for (const area of COUNTIES)
    for (const kind of Object.keys(sums) as (keyof typeof sums)[])
      await registers.addStandard(
        { ...ctx, command: { id: house.newId(), fingerprint: new Uint8Array() } },
        {
          ...given,
          input: {
            ...{ area, kind, validFrom: dayOf(ctx.now), cents: sums[kind] },
            delegatedCents: null,
            source: '演示数据，不是真实标准',
          },
        },
      );
}

async function serve(
  ctx: ReturnType<typeof systemCtx>,
  letter: { id: string; version: number } | undefined,
  on: string,
): Promise<void> {
  if (!letter) return;
  await registers.serveLetter(
    { ...ctx, version: letter.version },
    { ...given, params: { id: letter.id }, input: { method: 'home', on, receiver: '本人' } },
  );
}
