import { type CastAtWork, castAtWork } from '#modules/cases/cases.example.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { getPetition } from './petitions.actions.ts';
import { petitionsApi } from './petitions.contract.ts';
import { beginMissed } from './petitions.jobs.ts';
import * as competence from './petitions.verbs.competence.ts';
import * as ends from './petitions.verbs.end.ts';
import * as reviews from './petitions.verbs.review.ts';
import * as verbs from './petitions.verbs.ts';
import type { PetitionView } from './petitions.views.contract.ts';

/* What the tests of this module share: a petition of 赵大爷 at 老熊沟, and the cast at work on it without HTTP in between. */

const { receiversFor: _r, ...given } = competence;
const { hearingOutOfOrder: _h, checkHeld: _c, ...acts } = verbs;
const { askByPerson, ...reviewActs } = reviews;
const handlers = { ...given, ...acts, ...ends, ...reviewActs };
export type PetitionAct = keyof typeof handlers;
const known = new Map(Object.entries(handlers)) as unknown as ReadonlyMap<
  string,
  (ctx: Ctx, given: object) => Promise<PetitionView>
>;
export const petitionActs = Object.keys(handlers) as PetitionAct[];

const opinion = {
  facts: '经到村里核对账目和走访六户,2025 年的补偿款有一笔没有发到本人手里。',
  opinion: '由北堡乡人民政府在十五日内补发,并公开账目。',
  basis: '《信访工作条例》第三十二条;《土地管理法》第四十八条',
};

/** What an act says when a test does not care. */
export const saidFor = (day: string): Partial<Record<PetitionAct, Record<string, unknown>>> => ({
  object: { reason: '这件事依法由县交通局管,不属于我局职权。' },
  denyObjection: { reason: '三定方案写明由你局负责。' },
  designate: { reason: '经研究,由交通部门牵头受理。' },
  notifyElsewhere: { where: '清水河县人民法院立案庭', why: '法院已经立案审理这件事。' },
  divert: { procedure: 'litigation', instructions: '带上身份证和合同,到县人民法院立案庭起诉。' },
  refuse: {
    reason: 'pendingBelow',
    article: '信访工作条例第十九条',
    onward: '向正在办理的北堡乡人民政府查询进展,不服可在三十日内申请复查。',
  },
  seal: { accused: '某站站长' },
  settle: { agreement: '双方同意:三十日内补发补偿款,余下事项不再争议。' },
  endMediation: { reason: '一方没有到场,调解不成。' },
  openHearing: { from: day, to: day, begins: '09:00', place: '北堡乡政府二楼会议室' },
  closeHearing: { heldTo: day, record: '听证一天,双方陈述完毕。' },
  openRecheckHearing: { from: day, to: day, begins: '09:00', place: '市社会工作部三楼' },
  closeRecheckHearing: { heldTo: day, record: '听证一天,双方陈述完毕。' },
  askExtension: { days: 30, reason: '涉及三个年度的账目,需要审计。' },
  refuseExtension: { reason: '现有材料足够作出意见。' },
  answer: { result: 'adopted', text: '已经列入明年的村庄规划,三月动工。' },
  decide: { claim: '补发 2025 年的征地补偿款', outcome: 'notSupport', ...opinion },
  serve: { method: 'inPerson', servedOn: day, receiver: '赵大爷', proof: '本人签字的送达回证' },
  reportExecution: { text: '补偿款已经打到本人账上。' },
  askReview: { grounds: '账目没有查清,不同意。' },
  askRecheck: { grounds: '复查没有看我的证据。' },
  decideReview: { finding: 'uphold', outcome: 'notSupport', ...opinion },
  decideRecheck: { finding: 'uphold', outcome: 'notSupport', ...opinion },
  serveReview: { method: 'mail', servedOn: day, receiver: '赵大爷', proof: '邮件回执 EMS123' },
  serveRecheck: { method: 'mail', servedOn: day, receiver: '赵大爷', proof: '邮件回执 EMS124' },
  reopen: { facts: '找到了当年的银行流水,证明款项被截留。' },
});

export type PetitionersAtWork = Awaited<ReturnType<typeof petitionersAtWork>>;
export async function petitionersAtWork(open: { house: House }) {
  const { house } = open;
  const cast: CastAtWork = await castAtWork(open);
  const day = () => house.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const run = (what: string) => systemCtx(house, what);
  const version = async (id: string) =>
    (await house.db.selectFrom('petition').select('version').where('case_id', '=', id).executeTakeFirst())?.version ??
    null;
  const row = (id: string) =>
    house.db.selectFrom('petition').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow();
  const clocks = (id: string) =>
    house.db.selectFrom('petition_clock').selectAll().where('case_id', '=', id).orderBy('start').execute();
  const notices = (id: string) =>
    house.db
      .selectFrom('petition_notice')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('sent_at')
      .orderBy('id')
      .execute();
  /** A petition said to the village, sent on to the township, signed for there: its procedure has begun. */
  async function begun(to: string | null = 'beibao', by = 'zhao'): Promise<string> {
    const { id } = await cast.file({ kind: 'petition', body: '2025 年征地补偿款少发了一笔,问了两次没人答复。' });
    if (to) {
      await cast.send('liu', id, to);
      await cast.act(by, 'sign', id);
    }
    await beginMissed(run('begin'));
    return id;
  }
  /** An act in a context of the test's own making, its input checked as in a request. */
  const call = (ctx: Ctx, verb: PetitionAct, id: string, input: Record<string, unknown> = {}) =>
    known.get(verb)!(ctx, {
      params: { id },
      query: undefined,
      input: petitionsApi[verb].input.parse({ ...saidFor(day())[verb], ...input }),
    });
  const act = async (login: string, verb: PetitionAct, id: string, input: Record<string, unknown> = {}) =>
    call(cast.ctx(login, await version(id)), verb, id, input);
  const ask = async (id: string, level: 'review' | 'recheck', grounds = '账目没有查清,不同意。') =>
    askByPerson(cast.resident(id, await version(id)), level, grounds);
  const see = async (login: string, id: string) =>
    (
      await getPetition(cast.ctx(login), {
        params: { id },
        query: undefined,
        input: undefined,
        files: [],
        exchange: { ip: '127.0.0.1', cookie: '', sendCookies: () => {} },
      })
    ).petition;
  /** Accepted, looked into and decided by the township; `more` is what the decision says. */
  async function decided(more: Record<string, unknown> = {}): Promise<string> {
    const id = await begun();
    await act('zhao', 'accept', id);
    await act('zhao', 'investigate', id);
    await act('zhao', 'decide', id, more);
    return id;
  }
  async function served(more: Record<string, unknown> = {}): Promise<string> {
    const id = await decided(more);
    await act('zhao', 'serve', id);
    return id;
  }
  return { cast, run, day, version, row, clocks, notices, begun, call, act, ask, see, decided, served };
}
