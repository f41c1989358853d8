import { members, organisations } from '#demo/cast.ts';
import type { Actor, StaffActor } from '#kernel/actor.ts';
import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Upload } from '#platform/module.ts';
import * as more from './cases.actions.ts';
import { caseFilter, casesApi, reportInput } from './cases.contract.ts';
import { report } from './cases.report.actions.ts';
import * as verbs from './cases.verbs.ts';
import type { CaseView, Receipt } from './cases.views.contract.ts';

/*
 * What the tests of this module share: the cast at work on cases, without HTTP in between. A verb called here has passed the same
 * check of its input as in a request.
 */

export const VILLAGE = '150124201213';
export const TOWNSHIP = '150124201';
export const MAHUABAN = '150102401007';
const exchange = { ip: '127.0.0.1', cookie: '', sendCookies: () => {} };

export type StaffVerb = keyof typeof verbs & keyof typeof casesApi;
type AnyHandler = (ctx: Ctx, given: object) => Promise<CaseView>;
const handlers = new Map(Object.entries(verbs)) as unknown as ReadonlyMap<string, AnyHandler>;

/** What a verb says when a test does not care. */
export const said: Record<string, Record<string, unknown>> = {
  answer: { text: '已经当场说明。' },
  recall: { reason: '派错了单位' },
  return: { reason: '不属于本单位职责范围', clause: '内蒙古自治区水工程管理办法第六条' },
  allowReturn: { reason: '确实不归该单位' },
  categorise: { category: '城乡建设' },
  proposeSuspension: { reason: '涉及全村管网改造,资金未到位', plan: '列入明年农村饮水项目', nextReview: '2026-04-15' },
  refuseSuspension: { reason: '可以先拉水应急' },
  reviewSuspension: { text: '项目已立项,等待资金下达', nextReview: '2026-05-20' },
  resumeWork: { reason: '资金已到位' },
  checkClosed: { result: 'same' },
  insist: { reason: '属于你单位职责' },
  contact: { text: '已电话联系本人。' },
  note: { text: '内部备注。' },
  reply: { text: '已派人修好,请您看看。', outcome: 'solved' },
  proposeUnreasonable: {
    basis: '信访工作条例第三十二条',
    explanation: '您的请求没有法律依据,我们已当面解释,理由如下所述。',
    appeal: '可在三十日内申请复查',
  },
  rejectUnreasonable: { reason: '理由不充分' },
  callback: { result: 'solved' },
  reopen: { reason: '有新的情况' },
  supplement: { text: '补充一点情况。' },
  offerHandover: { reason: '岗位调整' },
  declineHandover: { reason: '我也要调走' },
};

export async function castAtWork(open: { house: House }) {
  const { house } = open;
  const accounts = await house.db.selectFrom('staff_account').select(['id', 'username']).execute();
  const units = await house.db.selectFrom('organisation').select(['id', 'name']).execute();
  const unit = (key: string) => {
    const name = organisations.find((o) => o.key === key)?.name;
    const found = units.find((u) => u.name === name);
    if (!found) throw new Error(`no organisation of the cast is called ${key}`);
    return found.id;
  };
  const actor = (login: string): StaffActor => {
    const member = members.find((m) => m.login === login);
    const account = accounts.find((a) => a.username === login);
    if (!member || !account) throw new Error(`nobody in the cast signs in as ${login}`);
    const { name, role, area, organisation } = member;
    return { kind: 'staff', accountId: account.id, name, role, organisationId: unit(organisation), area };
  };
  const ctxOf = (who: Actor, version: number | null = null): Ctx => ({
    house,
    db: house.db,
    actor: who,
    now: house.now(),
    lang: 'zh',
    command: { id: house.newId(), fingerprint: new Uint8Array() },
    version,
    origin: null,
  });
  const ctx = (login: string, version: number | null = null) => ctxOf(actor(login), version);
  const resident = (caseId: string, version: number | null = null) => ctxOf({ kind: 'receipt', caseId }, version);

  /** A case said to somebody of the cast: to 刘桂兰 at the village's reception point unless told otherwise. */
  const file = (input: Record<string, unknown> = {}, login = 'liu', files: readonly Upload[] = []): Promise<Receipt> =>
    report(ctx(login), {
      input: reportInput.parse({
        kind: 'complaint',
        channel: 'reception',
        area: VILLAGE,
        body: '村东头机井坏了三天,浇不上地。',
        reporter: { name: '赵大爷', phone: '19900001234' },
        ...input,
      }),
      files,
    });
  const versionOf = async (id: string) =>
    (await house.db.selectFrom('cases').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
  /** A verb of staff in a context of the test's own making. */
  const call = (own: Ctx, verb: StaffVerb, id: string, input: Record<string, unknown> = {}) => {
    const handler = handlers.get(verb)!;
    const parsed = casesApi[verb].input.parse({ ...said[verb], ...input });
    return handler(own, { params: { id }, query: undefined, input: parsed, files: [], exchange });
  };
  /** A verb of staff on the version the case has now. */
  const act = async (login: string, verb: StaffVerb, id: string, input: Record<string, unknown> = {}) =>
    call(ctx(login, await versionOf(id)), verb, id, input);
  const see = (own: Ctx, id: string): Promise<CaseView> =>
    more.get(own, { params: { id }, query: undefined, input: undefined, files: [], exchange });
  const list = (own: Ctx, query: Record<string, unknown> = {}) =>
    more.list(own, { params: undefined, query: caseFilter.parse(query), input: undefined, files: [], exchange });
  const send = (login: string, id: string, key: string, input: Record<string, unknown> = {}) =>
    act(login, 'dispatch', id, { organisationId: unit(key), ...input });

  /** A case the water bureau has replied to. */
  async function replied(input: Record<string, unknown> = {}): Promise<Receipt> {
    const filed = await file(input);
    await send('liu', filed.id, 'qingshuiheWater');
    await act('hao', 'sign', filed.id);
    await act('hao', 'reply', filed.id);
    return filed;
  }
  const row = (id: string) => house.db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const clocks = (id: string) =>
    house.db.selectFrom('case_clock').selectAll().where('case_id', '=', id).orderBy('start').orderBy('due').execute();
  const journal = (id: string, kind = 'case') =>
    house.db
      .selectFrom('journal')
      .selectAll()
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute();
  return {
    actor,
    unit,
    ctx,
    ctxOf,
    resident,
    file,
    act,
    call,
    see,
    list,
    send,
    replied,
    versionOf,
    row,
    clocks,
    journal,
  };
}
export type CastAtWork = Awaited<ReturnType<typeof castAtWork>>;

/** The code a refusal carries, or 'ok'. Anything else that is thrown is a bug and fails the test. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/** The same with the fields it names. */
export async function faultsOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.faults.map((f) => `${f.field}:${f.rule}`);
    throw error;
  }
}
