import { aidVerbs, fileAid, getAid, registers } from '#modules/aid/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { at, dayIn, inOffice, laterBy } from '../days.ts';
import { captured, count, given, type Stage } from '../stage.ts';
import { strokes } from './care.ts';
import type { Home } from './homes.ts';

/* 低保、特困、临时救助 through the year: filed at home, looked into by two, hung out, decided by the county; one is refused, one withdrawn, one objected to. */

type Kind = 'dibao' | 'tekun' | 'emergency' | 'expense';
type End = 'granted' | 'refused' | 'withdrawn' | 'objected';
/** Household, month and day, what for, why, how it ends, yuan a month or at once. */
export const applications = [
  [1, 1, 16, 'dibao', '两口子都过了八十，地流转出去了，一年就靠两千来块流转费。', 'granted', 860],
  [30, 2, 11, 'emergency', '取暖炉引燃被褥，烧了一间房的家具。', 'granted', 2400],
  [7, 3, 5, 'expense', '胃上做了手术，报销完自己还出了三万多。', 'granted', 5000],
  [9, 4, 9, 'tekun', '没儿没女，一个人过，腿脚不便。', 'granted', 980],
  [11, 5, 14, 'dibao', '今年羊价低，日子紧。', 'refused', 0],
  [13, 6, 18, 'dibao', '老伴瘫在炕上，离不开人，没法出去干活。', 'granted', 740],
  [36, 7, 29, 'emergency', '暴雨冲塌院墙和羊圈，死了六只羊。', 'granted', 2600],
  [15, 8, 13, 'dibao', '孙子上大学，学费凑不齐。', 'withdrawn', 0],
  [17, 9, 10, 'dibao', '摔断了腿，半年下不了地，药钱是借的。', 'objected', 520],
  [19, 10, 15, 'expense', '孩子得了肾病，一个月要去呼市看两次。', 'granted', 8000],
  [21, 11, 12, 'dibao', '儿子在外打工断了联系，两个老人没收入。', 'granted', 910],
] as const satisfies readonly (readonly [number, number, number, Kind, string, End, number])[];

const YUAN = 100;
const standards = { dibao: 76_500, tekun: 114_800, emergency: 1_000_000, expense: 5_000_000 } as const;

/** Invented standards of 2025, said to be so. */
async function setStandards(stage: Stage, now: Temporal.Instant): Promise<void> {
  for (const [kind, cents] of Object.entries(standards)) {
    const ctx = stage.as('bai', now);
    const input = { area: '150124', kind: kind as Kind, validFrom: dayOf(now), cents, delegatedCents: null };
    await registers.addStandard(
      { ...ctx, actor: { ...ctx.actor, area: '1501' } as Ctx['actor'] },
      { ...given, input: { ...input, source: '演示数据，不是真实标准' } },
    );
  }
}

export function putAid(stage: Stage, homes: readonly Home[]): void {
  const line = stage.clock.line('laoxionggou aid');
  line.put(at(dayIn(1, 2), '09:00'), (now) => setStandards(stage, now));
  for (const a of applications) line.put(at(dayIn(a[1], a[2]), '09:40'), (now) => begin(stage, homes[a[0]]!, a, now));
}

type Filed = { id: string; version: number; home: Home; kind: Kind; cents: number };
type Verb = Exclude<keyof typeof aidVerbs, 'surveyAid' | 'surveyFile' | 'toSurvey'>;
type Done = { version: number; papers: { id: string }[]; letters: { id: string; version: number }[] };
async function act(stage: Stage, a: Filed, login: string, now: Temporal.Instant, verb: Verb, input: object = {}) {
  const run = aidVerbs[verb] as (ctx: Ctx, given: object) => Promise<Done>;
  const done = await run(stage.as(login, now, a.version), { ...given, params: { id: a.id }, input });
  a.version = done.version;
  return done;
}
async function survey(stage: Stage, a: Filed, now: Temporal.Instant): Promise<void> {
  const ctx = stage.as('zhao', now);
  const second = stage.actors.get('chen')!;
  const can = { eating: true, dressing: true, bed: true, toilet: true, walking: true, bathing: false };
  await aidVerbs.surveyAid(ctx, {
    ...given,
    params: { id: a.id },
    input: {
      captured: captured(ctx),
      secondId: second.kind === 'staff' ? second.accountId : '',
      signer: { personId: a.home.people[0]!, name: a.home.head },
      living: '土窑两孔，炕和炉子能用，去年修过门窗。',
      work: '年纪大了，重活干不动。',
      house: '没有车，存款不到三千元。',
      spending: '吃药、取暖是大头。',
      signatures: { first: strokes, second: strokes, household: strokes },
      ...(a.kind === 'tekun' && { selfCare: can }),
    },
  });
  a.version += 1;
}

async function begin(stage: Stage, home: Home, a: (typeof applications)[number], now: Temporal.Instant): Promise<void> {
  const [, , , kind, reason, end, yuan] = a;
  const isAlone = kind === 'tekun';
  const { id } = await fileAid(stage.as('liu', now), {
    ...given,
    input: {
      ...{ kind, asLead: false, filedBy: 'self', householdId: home.id, applicantId: home.people[0]!, reason },
      members: [{ personId: home.people[0]!, tie: 'applicant', excluded: null }],
      income:
        kind === 'dibao'
          ? [{ personId: home.people[0]!, head: 'transfer', yearCents: end === 'refused' ? 3_200_000 : 240_000 }]
          : [],
      kin: [],
      ...(isAlone && { tekun: { ground: 'over60', noSource: true, noSupporter: true }, careForm: 'home' }),
    },
  });
  count(stage.tally, 'aid');
  const filed = { id, version: 1, home, kind, cents: yuan * YUAN };
  await (kind === 'emergency' ? helpAtOnce(stage, filed, now) : look(stage, filed, end, now));
}

/** Money first, its papers afterwards (临时救助: 先行救助). */
async function helpAtOnce(stage: Stage, a: Filed, filed: Temporal.Instant): Promise<void> {
  const line = stage.clock.line('laoxionggou aid');
  const first = { cents: a.cents, text: '当天先救，手续后补。', papers: ['身份证复印件'] };
  const { papers } = await act(stage, a, 'yun', filed.add({ hours: 3 }), 'helpFirst', first);
  line.put(inOffice(laterBy(filed, 50)), async (now) => {
    await act(stage, a, 'liu', now, 'bringPapers', { papers: papers.map((p) => p.id), on: dayOf(now) });
    await survey(stage, a, now.add({ hours: 1 }));
    await act(stage, a, 'zhao', now.add({ hours: 3 }), 'settleAid');
    count(stage.tally, 'aidHelpedFirst');
  });
}

async function look(stage: Stage, a: Filed, end: End, filed: Temporal.Instant): Promise<void> {
  const line = stage.clock.line('laoxionggou aid');
  line.put(inOffice(laterBy(filed, 24)), (now) => act(stage, a, 'zhao', now, 'acceptAid', { isSpecial: false }).then());
  line.put(inOffice(laterBy(filed, 72)), async (now) => {
    if (end === 'withdrawn') {
      await act(stage, a, 'liu', now, 'withdrawAid', { text: '孩子申请到了助学贷款，不用了。' });
      return;
    }
    await survey(stage, a, now);
    line.put(inOffice(laterBy(now, 24)), (then) => decideFor(stage, a, end, then));
  });
}

async function decideFor(stage: Stage, a: Filed, end: End, now: Temporal.Instant): Promise<void> {
  const line = stage.clock.line('laoxionggou aid');
  const [outcome, text] =
    end === 'refused'
      ? (['inconsistent', '名下有经营户和货车，与申报不符。'] as const)
      : (['consistent', '车辆、房产、工商、社保信息与申报一致。'] as const);
  await act(stage, a, 'bai', now, 'checkData', { outcome, text });
  if (end === 'refused') {
    const drafted = now.add({ hours: 5 });
    await act(stage, a, 'zhao', drafted, 'draftOpinion', { opinion: 'refuse', text: '跑运输有收入，月均两千六。' });
    line.put(inOffice(laterBy(now, 48)), async (then) => {
      const grounds = { grounds: ['income'], text: '家庭月人均收入高于本县标准。' };
      await serve(stage, await act(stage, a, 'bai', then, 'refuseAid', grounds), then);
      count(stage.tally, 'aidRefused');
    });
    return;
  }
  await hang(stage, a, now.add({ hours: 5 }));
  if (end === 'objected')
    line.put(inOffice(laterBy(now, 60)), async (then) => {
      await act(stage, a, 'liu', then, 'objectAid', { text: '有人说他家儿子在城里开着店。' });
      const met = then.add({ hours: 26 });
      line.put(inOffice(met), async (later) => {
        const talk = { present: 9, agree: 8, text: '店是女婿的，儿子在店里打工，不影响。' };
        await act(stage, a, 'zhao', later, 'deliberateAid', talk);
        await hang(stage, a, later.add({ hours: 1 }));
      });
    });
  line.put(inOffice(laterBy(now, end === 'objected' ? 24 * 18 : 24 * 10)), async (then) => {
    const now = await getAid(stage.as('zhao', then), { ...given, params: { id: a.id } });
    a.version = now.version;
    // The house itself sends up what has hung out its days.
    if (now.status === 'publicity') await act(stage, a, 'zhao', then, 'sendUpAid');
    line.put(inOffice(laterBy(then, 48)), async (later) => {
      const yes = { cents: a.cents, text: '符合条件，同意。', stages: [] };
      await serve(stage, await act(stage, a, 'bai', later, 'approveAid', yes), later);
      count(stage.tally, 'aidGranted');
    });
  });
}
const hang = (stage: Stage, a: Filed, now: Temporal.Instant) =>
  act(stage, a, 'zhao', now, 'draftOpinion', { opinion: 'grant', cents: a.cents, text: '情况属实。' });

/** The letter is brought home the next day. */
async function serve(stage: Stage, { letters }: Done, decided: Temporal.Instant): Promise<void> {
  const letter = letters.at(-1);
  if (!letter) return;
  stage.clock.line('laoxionggou aid').put(inOffice(laterBy(decided, 26)), async (now) => {
    const input = { method: 'home' as const, on: dayOf(now), receiver: '本人' };
    await registers.serveLetter(stage.as('liu', now, letter.version), { ...given, params: { id: letter.id }, input });
  });
}
