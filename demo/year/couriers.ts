import { head, items, reviewOne, scoreItself } from '#demo/assessments.ts';
import { unitRoll } from '#modules/activities/index.ts';
import {
  acceptReview,
  addScheme,
  awardRound,
  openRound,
  publishRound,
  publishScheme,
} from '#modules/assessments/index.ts';
import * as floating from '#modules/floating/index.ts';
import { organisationNamed, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { listReports, listStations, report, settleReport } from '#modules/stations/index.ts';
import { addTeam, joinTeam } from '#modules/teams/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { Upload } from '#platform/module.ts';
import type { Life } from './cases.plan.ts';
import { putStory, type Story } from './clockwork.ts';
import { at, dayIn, daysBetween, firstDay, lastDay, laterBy } from './days.ts';
import { diceFor } from './dice.ts';
import { putLives } from './lives.ts';
import { sayOne } from './said.ts';
import { captured, count, given, type Stage } from './stage.ts';
import { hazard } from './topics/hazard.ts';
import { counties, courierLogins } from './units.ts';

/* 快递行业党委 through the year (product S2): the red-bee team and what it reports, stations and what users say of them, members away, the scoring of branches. */

const LINE = 'couriers';
export const REPORTS_EACH = 5;

export function planReports(seed: number): Life[] {
  return courierLogins(seed).flatMap(({ login, area }, i) => {
    const d = diceFor(seed, `courier ${login}`);
    const county = counties.find((c) => c.code === area)!;
    return Array.from(
      { length: REPORTS_EACH },
      (_, k): Life => ({
        ...sayOne(county, d, hazard),
        ...{ nth: i * 10 + k, county: area, channel: 'courier', by: login, key: `report ${login} ${k}` },
        way: d.weighed([
          ['plain', 9],
          ['late', 1],
        ] as const),
      }),
    );
  });
}

export function putCouriers(stage: Stage, photo: Upload): void {
  putTeam(stage);
  putLives(stage, { lives: planReports(stage.seed).filter((l) => l.day.month > 1 || l.day.day > 5) }, photo);
  putStationReports(stage);
  for (const [nth, away] of members.entries()) putStory(stage.clock.line(LINE), wayOf(stage, away, nth));
  stage.clock.line(LINE).put(at(dayIn(12, 1), '09:00'), (now) => scoreBranches(stage, now));
}

function putTeam(stage: Stage): void {
  stage.clock.line(LINE).put(at(firstDay, '09:30'), async (now) => {
    const input = {
      ...{ area: '150102', name: '红蜂团', phone: '0471-0000112' },
      what: '送件路上看见井盖、路灯、电线、消防通道有问题，随手报一声，办成什么样告诉您。',
      how: '骑手在手机上点“我要参加”。自愿参加，随时退出。',
    };
    const { id } = await addTeam(stage.as('tian', now), { ...given, input });
    for (const [i, { login }] of courierLogins(stage.seed).entries())
      stage.clock
        .line(LINE)
        .put(at(dayIn(1, 2 + (i % 4)), `${String(10 + (i % 8)).padStart(2, '0')}:05`), async (then) => {
          await joinTeam(stage.as(login, then), { ...given, params: { id }, input: {} });
          count(stage.tally, 'teamMembers');
        });
  });
}

const reported = [
  ['shutNow', ''],
  ['wrongHours', '门上贴的时间和地图上不一样。'],
  ['wrongPlace', '搬到隔壁门脸了。'],
  ['other', '热水器要修了，只有凉水。'],
  ['shutNow', ''],
] as const;

/** Users tell how they found a station: each of them at least once in the year, and its keeper answers. */
function putStationReports(stage: Stage): void {
  stage.clock.line(LINE).put(at(firstDay, '10:00'), async (now) => {
    const { items: stations } = await listStations(stage.as('wu', now), { ...given, query: {} });
    const days = daysBetween(dayIn(1, 6), lastDay);
    for (const [i, station] of stations.entries())
      for (const turn of i % 4 === 0 ? [0, 1] : [0]) {
        const day = days[(i * 53 + turn * 170) % days.length]!;
        stage.clock
          .line(LINE)
          .put(
            at(day, `${String(9 + (i % 11)).padStart(2, '0')}:${String((i * 7) % 60).padStart(2, '0')}`),
            async (then) => {
              const [what, note] = reported[(i + turn) % reported.length]!;
              await report(stage.as({ kind: 'visitor' }, then), station.id, what, note);
              count(stage.tally, 'stationReports');
            },
          );
      }
    // On the last day of each month the committee's desk goes through what came.
    for (let month = 1; month <= 12; month += 1)
      stage.clock.line(LINE).put(at(dayIn(month, dayIn(month, 1).daysInMonth), '16:00'), (then) => settle(stage, then));
  });
}
async function settle(stage: Stage, now: Temporal.Instant): Promise<void> {
  const { items: waiting } = await listReports(stage.as('wu', now), { ...given, query: { state: 'waiting' } });
  for (const r of waiting.filter((x) => x.firstAt < now.toString() && x.firstAt > '2025')) {
    const input = {
      verb: 'answer' as const,
      note: r.kind === 'shutNow' ? '那天店家盘货，平时都开着。' : '已核对，门上和地图上都改过来了。',
    };
    const keeper = stage.desks.get(r.area.slice(0, 6))!.find((k) => k.unit === 'clerk')!;
    await settleReport(stage.as(keeper.login, now, r.version), { ...given, params: { id: r.id }, input });
    count(stage.tally, 'stationAnswers');
  }
}

type Away = {
  home: string;
  by: string;
  nth: number;
  month: number;
  where: string;
  reason: 'work' | 'business';
  backIn: number;
};
const members: readonly Away[] = [
  {
    home: '老熊沟村党支部',
    by: 'liu',
    nth: 3,
    month: 1,
    where: '呼和浩特市回民区，送快递',
    reason: 'work',
    backIn: 300,
  },
  {
    home: '老熊沟村党支部',
    by: 'liu',
    nth: 4,
    month: 2,
    where: '呼和浩特市回民区，装修队',
    reason: 'work',
    backIn: 280,
  },
  {
    home: '老熊沟村党支部',
    by: 'liu',
    nth: 5,
    month: 3,
    where: '呼和浩特市回民区，开小饭馆',
    reason: 'business',
    backIn: 260,
  },
  {
    home: '麻花板社区第一党支部',
    by: 'li',
    nth: 6,
    month: 2,
    where: '呼和浩特市回民区，跑货运',
    reason: 'work',
    backIn: 290,
  },
  {
    home: '麻花板社区第一党支部',
    by: 'li',
    nth: 7,
    month: 4,
    where: '呼和浩特市回民区，便利店',
    reason: 'business',
    backIn: 230,
  },
  {
    home: '麻花板社区第一党支部',
    by: 'li',
    nth: 8,
    month: 5,
    where: '呼和浩特市回民区，送外卖',
    reason: 'work',
    backIn: 210,
  },
];
/** Registered out, reported in at the floating-member branch of 回民区, contacted each quarter, back before the year is over. */
async function* wayOf(stage: Stage, a: Away, nth: number): Story {
  const left = dayIn(a.month, 6 + nth);
  let now = yield at(left.add({ days: 3 }), '10:20');
  const home = await organisationNamed(systemCtx(stage.house, 'year'), a.home);
  if (!home) throw new Error(`${a.home} is settled by the demo`);
  const roll = await unitRoll(stage.as(a.by, now), { ...given, params: { id: home.id }, input: undefined });
  const actor = stage.actors.get(a.by)!;
  const { id } = await floating.registerOut(stage.as(a.by, now), {
    ...given,
    input: {
      ...{
        homeId: home.id,
        membershipId: roll.items[a.nth]!.membershipId,
        phone: `1990000088${nth}`,
        leftOn: left.toString(),
      },
      ...{ direction: 'province', province: '内蒙古自治区', whereabouts: a.where, reason: a.reason, hasCard: true },
      ...{ consentWay: 'paper', consentOn: dayOf(now), inflowId: stage.organisations.get('huiminFloating')! },
    },
  });
  const on = (then: Temporal.Instant) => ({ ...given, params: { id }, input: { on: dayOf(then) } });
  let { version } = await floating.nameContact(stage.as(a.by, laterBy(now, 1), 1), {
    ...given,
    params: { id },
    input: { name: actor.kind === 'staff' ? actor.name : '', accountId: actor.kind === 'staff' ? actor.accountId : '' },
  });
  now = yield laterBy(now, 9 * 24);
  ({ version } = await floating.reportIn(stage.as('nie', now, version), on(now)));
  now = yield laterBy(now, 6 * 24);
  ({ version } = await floating.attachFloating(stage.as('nie', now, version), on(now)));
  count(stage.tally, 'floating');
  for (let quarter = 1; quarter * 85 < a.backIn; quarter += 1) {
    now = yield at(left.add({ days: quarter * 85 }), '19:10');
    const ctx = stage.as(a.by, now);
    const input = {
      captured: captured(ctx),
      way: quarter % 2 === 0 ? ('message' as const) : ('phone' as const),
      reached: true,
      note: '在那边参加了主题党日，一切都好',
    };
    ({ version } = await floating.contactFloating(ctx, { ...given, params: { id }, input }));
    count(stage.tally, 'floatingContacts');
  }
  now = yield at(left.add({ days: a.backIn }), '10:00');
  await floating.comeBack(stage.as(a.by, now, version), on(now));
}

/** The branches of the community score themselves with what they held, the street reviews. */
async function scoreBranches(stage: Stage, now: Temporal.Instant): Promise<void> {
  const as = (login: string, then = now) => stage.as(login, then);
  const { id } = await addScheme(as('dai'), {
    ...given,
    input: { ...head, name: '2025年度“模范”支部评分参考标准（示例）', items: [...items] },
  });
  await publishScheme(as('dai'), { ...given, params: { id }, input: {} });
  const near = (await organisationsFor(systemCtx(stage.house, 'year'), '150102401007')).filter(
    (o) => o.kind === 'party' && o.name.endsWith('党支部') && o.area === '150102401007',
  );
  const day = (d: number) => dayIn(12, d).toString();
  const round = await openRound(as('dai'), {
    ...given,
    input: {
      ...{
        schemeId: id,
        name: '2025年度“模范”支部评分（示例）',
        year: 2025,
        appealBodyId: stage.organisations.get('xincheng')!,
      },
      units: near.map((o) => ({ organisationId: o.id, reviewerId: stage.organisations.get('hulun')! })),
      windows: {
        self: { from: day(1), to: day(12) },
        review: { from: day(13), to: day(22) },
        appeal: { from: day(23), to: day(31) },
      },
    },
  });
  for (const [nth, line] of round.lines.entries()) {
    stage.clock
      .line(LINE)
      .put(at(dayIn(12, 4 + nth), '10:00'), (then) => scoreItself(stage.house, as, line.id, 'li', then, nth));
    stage.clock.line(LINE).put(at(dayIn(12, 15 + nth), '10:00'), async (then) => {
      await reviewOne((login) => stage.as(login, then), line.id, 'qi');
      count(stage.tally, 'scored');
    });
    stage.clock.line(LINE).put(at(dayIn(12, 24), '10:00'), async (then) => {
      await acceptReview(as('li', then), { ...given, params: { id: line.id }, input: {} });
    });
  }
  // Hung out for five working days, then the stars.
  const params = { id: round.id };
  stage.clock.line(LINE).put(at(lastDay.add({ days: 5 }), '09:30'), async (then) => {
    await publishRound(as('dai', then), { ...given, params, input: {} });
  });
  stage.clock.line(LINE).put(at(lastDay.add({ days: 16 }), '09:30'), async (then) => {
    await awardRound(as('dai', then), { ...given, params, input: {} });
    count(stage.tally, 'starred', round.lines.length);
  });
}
