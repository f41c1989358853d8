import { actorsOf } from '#demo/actors.ts';
import type { Actor } from '#kernel/actor.ts';
import {
  addEvidence,
  addScheme,
  addSurvey,
  answerNomination,
  awardHonours,
  countVotes,
  finishReview,
  getEntry,
  issueCodes,
  nominate,
  openHonour,
  openRound,
  publishScheme,
  saveReview,
  saveSelf,
  startVote,
  submitSelf,
  voteAtHome,
} from '#modules/assessments/index.ts';
import { addOrganisation, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, systemCtx } from '#platform/context.ts';
import { storeUpload } from '#platform/files.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const COMMUNITY = '150102401007';
const STREET = '150102401';

/** The name is that of a real document; its items are invented and marked as an example. */
export const head = {
  name: '直属党支部创建坚强堡垒“模范”支部评分参考标准（示例）',
  basis: '示例：评分项是编的，只用来演示，正式文件以快递行业党委印发的为准。',
  isExample: true,
  leastAsked: 30,
  quotas: { five: 10, four: 40, three: 30 },
  publicityDays: 5,
  publicityUnit: 'wd' as const,
};
type Item = Parameters<typeof addScheme>[1]['input']['items'][number];
const item = (section: string, title: string, standard: string, more: Partial<Item>): Item => ({
  ...{ section, title, standard, sign: 'base', evidence: 'document', activityKinds: [], weight: 10, cap: 10, step: 1 },
  ...more,
});
export const items: readonly Item[] = [
  item('组织生活', '党员大会按季召开', '全年四次为满分，少一次少一档。', {
    ...{ evidence: 'meetings', activityKinds: ['memberMeeting'], weight: 15, cap: 4 },
  }),
  item('组织生活', '主题党日每月一次', '全年十二次为满分。', {
    ...{ evidence: 'meetings', activityKinds: ['themeDay'], weight: 15, cap: 12 },
  }),
  item('组织生活', '议定的事有纪要', '有表决、有纪要的决定，四件为满分。', {
    evidence: 'decisions',
    weight: 10,
    cap: 4,
  }),
  item('服务小哥', '为快递小哥办实事', '每办成一件记一档，附办结材料。', { weight: 20 }),
  item('服务小哥', '驿站免费服务兑现', '由别的单位实地看过，按看到的给分。', { evidence: 'inspection', weight: 15 }),
  item('群众评价', '群众满意', '按测评的满意比例折算。', { evidence: 'satisfaction', weight: 25, cap: 100 }),
  item('加分', '集体荣誉', '旗县级以上表彰。', { sign: 'plus', evidence: 'honours', weight: 5, cap: 1 }),
  item('扣分', '组织生活弄虚作假', '查实一次扣一档。', { sign: 'minus', evidence: 'inspection', weight: 10, cap: 2 }),
];
const courierBranches = ['快递行业第一党支部', '快递行业第二党支部', '快递行业流动党员党支部'];
const PAPER = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

export type Hands = (login: string, at?: Temporal.Instant) => Ctx;
/** Scores one branch for itself, each item with its proof, and hands it in. */
export async function scoreItself(house: House, as: Hands, id: string, by: string, at: Temporal.Instant, nth: number) {
  const params = { id };
  const { lines, year } = await getEntry(as(by, at), { ...given, params, input: undefined });
  const stored = await storeUpload(house.files, PAPER);
  const file = { ...stored, field: 'files', name: '工作台账.pdf' };
  const marks = lines
    .filter((l) => l.item.sign === 'base')
    .map((l) => {
      const bySystem = l.suggested && l.suggested.count > 0 ? l.suggested : null;
      const share = l.item.cap - (nth % 3) * (l.item.cap >= 100 ? 4 : 1);
      return {
        itemId: l.item.id,
        score: bySystem ? bySystem.score : share,
        records: bySystem ? bySystem.records.map((r) => r.id) : [],
      };
    });
  await saveSelf(as(by, at), { ...given, params, input: { marks } });
  for (const l of lines.filter((x) => x.item.sign === 'base')) {
    const itemId = l.item.id;
    const survey = { itemId, source: '社区入户问卷', asked: 60, satisfied: 57 - (nth % 3), on: `${year}-01-20` };
    if (l.item.evidence === 'satisfaction') await addSurvey(as(by, at), { ...given, params, input: survey });
    else if (!l.suggested || l.suggested.count === 0)
      await addEvidence(as(by, at), { ...given, files: [file], params, input: { itemId } });
  }
  await submitSelf(as(by, at), { ...given, params, input: {} });
}
export async function reviewOne(as: Hands, id: string, by: string) {
  const params = { id };
  const { lines } = await getEntry(as(by), { ...given, params, input: undefined });
  const marks = lines.flatMap((l) => {
    if (!l.self) return [];
    const isLess = l.item.title === '为快递小哥办实事' && l.self.score > 0;
    const less = { score: l.self.score - 1, word: '有一件还没有办结材料' };
    return [{ itemId: l.item.id, records: [], ...(isLess ? less : { score: l.self.score }) }];
  });
  await saveReview(as(by), { ...given, params, input: { marks } });
  await finishReview(as(by), { ...given, params, input: {} });
}

/** A round half way through: five of six branches scored themselves, three are reviewed. */
async function settleRound(house: House, as: Hands, organisations: ReadonlyMap<string, string>): Promise<void> {
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const day = (n: number) => today.add({ days: n }).toString();
  const { id } = await addScheme(as('dai'), { ...given, params: undefined, input: { ...head, items: [...items] } });
  await publishScheme(as('dai'), { ...given, params: { id }, input: {} });
  for (const name of courierBranches)
    await inTransaction(systemCtx(house, 'settle'), (tx) =>
      addOrganisation(tx, { name, shortName: name, kind: 'party', area: STREET, validFrom: `${today.year - 1}-01-01` }),
    );
  const near = (await organisationsFor(systemCtx(house, 'settle'), COMMUNITY)).filter(
    (o) => o.kind === 'party' && (o.area === COMMUNITY || courierBranches.includes(o.name)),
  );
  const [street, community] = [organisations.get('hulun')!, organisations.get('mahuaban')!];
  const units = near.map((o) => ({ organisationId: o.id, reviewerId: o.area === COMMUNITY ? street : community }));
  const input = {
    ...{ schemeId: id, name: `${today.year}年度“模范”支部评分(示例)`, year: today.year },
    ...{ appealBodyId: organisations.get('xincheng')!, units },
    windows: {
      self: { from: day(-20), to: day(-4) },
      review: { from: day(-3), to: day(7) },
      appeal: { from: day(8), to: day(15) },
    },
  };
  const round = await openRound(as('dai'), { ...given, params: undefined, input });
  const before = house.now().subtract({ hours: 24 * 6 });
  for (const [nth, line] of round.lines.slice(0, -1).entries()) {
    const [scores, reviews] = line.area === COMMUNITY ? ['li', 'qi'] : ['qi', 'li'];
    await scoreItself(house, as, line.id, scores, before, nth);
    if (nth < 3) await reviewOne(as, line.id, reviews);
  }
}

const nominees = [
  { name: '韩秀英', deeds: '给独居的两位老人挑水、劈柴三年，下雪天先扫他们的院子。' },
  { name: '乔三虎', deeds: '冬天夜里开自家车送急病的邻居去县医院，没收一分钱。' },
  { name: '田桂芝', deeds: '照看瘫痪婆婆八年，婆婆逢人就夸。' },
];
/** Last year's honours: two places, five votes; whoever was not honoured is named nowhere. */
async function settleHonours(house: House, as: Hands): Promise<void> {
  const year = Number(dayOf(house.now()).slice(0, 4)) - 1;
  const on = (text: string) => Temporal.Instant.from(`${year}-${text}T10:00:00+08:00`);
  const input = {
    ...{ kind: 'goodNeighbour' as const, name: `${year}年老熊沟村身边好人`, year, places: 2, publicityDays: 5 },
    about: '谁是咱身边的热心人？大家推荐，本人同意才评。',
    nominate: { from: `${year}-11-01`, to: `${year}-11-10` },
    vote: { from: `${year}-11-11`, to: `${year}-11-15` },
  };
  const { id } = await openHonour(as('liu', on('11-01')), { ...given, params: undefined, input });
  const params = { id };
  let list: { id: string }[] = [];
  for (const n of nominees) list = (await nominate(as('liu', on('11-05')), { ...given, params, input: n })).nominees;
  for (const n of list) {
    const answer = { agrees: true, way: 'inPerson' as const, on: `${year}-11-06`, photoOk: false };
    await answerNomination(as('liu', on('11-06')), { ...given, params: { id: n.id }, input: answer });
  }
  await startVote(as('liu', on('11-11')), { ...given, params, input: {} });
  const { codes } = await issueCodes(as('liu', on('11-11')), { ...given, params, input: { n: 5 } });
  for (const [i, code] of codes.entries())
    await voteAtHome(as('portal', on('11-12')), id, { code, choices: [list[i % 3 === 2 ? 1 : i % 2]!.id] });
  await countVotes(as('liu', on('11-16')), { ...given, params, input: { ofTied: [], reason: undefined } });
  await awardHonours(as('liu', on('11-30')), { ...given, params, input: {} });
}

/** Branch scoring half way through, and the honours of last year. */
export async function settleAssessments(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const actors = actorsOf(accounts, organisations);
  const as: Hands = (login, at = house.now()) => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login) as Actor,
    now: at,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  await settleRound(house, as, organisations);
  await settleHonours(house, as);
}
