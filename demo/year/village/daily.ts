import { addDuties } from '#modules/duties/index.ts';
import { walk } from '#modules/patrols/index.ts';
import { draftRoster, noteDay, publishRoster } from '#modules/rosters/index.ts';
import { holdStudy, recordVisit } from '#modules/visits/index.ts';
import type { Upload } from '#platform/module.ts';
import { at, type Day, dayIn, daysBetween, firstDay, lastDay } from '../days.ts';
import { diceFor } from '../dice.ts';
import { mendHere } from '../run.ts';
import { captured, count, given, type Stage } from '../stage.ts';
import { type Home, VILLAGE } from './homes.ts';

/* What recurs at the village: the grid walked every day, the agents' round every week, somebody on duty every day, households visited, needs weighed together. */

const LINE = 'laoxionggou daily';
const clockAt = (n: number, from = 8, span = 9) =>
  `${String(from + (n % span)).padStart(2, '0')}:${String((n * 13) % 60).padStart(2, '0')}`;

const owed = [
  ['网格每日排查', 'laoxionggou', 'gridWorker', 'patrol', 'FREQ=DAILY', 1],
  ['代办员每周排查', 'laoxionggouErrands', 'agent', 'visit', 'FREQ=WEEKLY;BYDAY=MO', 7],
  ['村部每日值班', 'laoxionggou', undefined, 'rosterDay', 'FREQ=DAILY', 1],
  ['每月一次志愿服务', 'laoxionggou', undefined, 'volunteering', 'FREQ=MONTHLY;BYMONTHDAY=1', null],
] as const;

/** What the village owes this year; it ends with the year, the present has its own. */
export function putDuties(stage: Stage): void {
  stage.clock.line(LINE).put(at(firstDay, '00:30'), async (now) => {
    for (const [title, unit, role, recordKind, rrule, openDays] of owed)
      await addDuties(stage.as('zhao', now), {
        ...given,
        input: {
          ...{ area: VILLAGE, organisationIds: [stage.organisations.get(unit)!], title, recordKind, rrule, openDays },
          ...{ needs: 1, startsOn: firstDay.toString(), endsOn: lastDay.toString(), ...(role && { role }) },
        },
      });
  });
}

const finds = [
  ['road', '进村路口塌了一角，会车危险', '路口', '垫石料压实，立了反光桩。'],
  ['water', '饮水管接头渗水，井盖下一片冰', '后沟', '换了接头，试压不漏。'],
  ['power', '电线垂到院墙边，刮风就碰', '南梁', '供电所来人收紧了导线。'],
  ['fire', '柴草垛紧挨着烟囱', '前沟', '柴草挪到场院外，烟囱清了灰。'],
  ['road', '小桥护栏松了两处，孩子上学要走', '后沟小桥', '护栏重新焊牢。'],
  ['water', '水渠边坡塌了，下雨要进地', '东坡', '组织六个劳力把边坡垒起来了。'],
] as const;
const MISS = 0.025;

/** 陈 walks the grid; now and then nobody could. One round in eleven finds something. */
export function putRounds(stage: Stage, photo: Upload): void {
  const d = diceFor(stage.seed, 'rounds');
  for (const [i, day] of daysBetween(firstDay, lastDay).entries()) {
    if (d.chance(MISS)) continue;
    const find = d.chance(0.09) ? d.pick(finds) : null;
    stage.clock.line(LINE).put(at(day, clockAt(i, 7, 3)), async (now) => {
      const ctx = stage.as('chen', now);
      const found = find && { category: find[0], what: `${find[1]}。`, placeNote: find[2] };
      const input = {
        captured: captured(ctx),
        area: VILLAGE,
        result: find ? ('hazard' as const) : ('nothing' as const),
        after: [],
        ...found,
      };
      const row = await walk(ctx, { ...given, input });
      count(stage.tally, 'rounds');
      if (find && row.caseId)
        mendHere(
          stage,
          {
            line: LINE,
            by: 'liu',
            caller: 'zhou',
            id: row.caseId,
            photo,
            text: `${find[3]}村里已回看。`,
            after: 30 + (i % 40),
          },
          now,
        );
    });
  }
}

const dutyNotes = [
  '接待两户，一户问低保材料，一户问医保补缴，都告知了。',
  '没有人来。下午去村东头看了机井，水泵正常。',
  '来电一个，问取暖煤几时到，已问乡里，回了电话。',
  '一户为院墙边界来说事，约了后天一起去看。',
  '三户来开证明，两样不用开，讲明白了，一样当场出具。',
  '给独居老人打了一圈电话，都好。',
  '雨大，巡了两处沟口，水下得去。',
  '县里发的种子到了，电话通知各户来领。',
];
const people = ['liu', 'chen', 'wang'];

/** Drafted on the 26th for the month to come; who was on duty writes in the evening what came up. */
export function putRosters(stage: Stage): void {
  const d = diceFor(stage.seed, 'rosters');
  for (let month = 1; month <= 12; month += 1) {
    const drafted = month === 1 ? at(firstDay, '00:40') : at(dayIn(month - 1, 26), '16:00');
    const skipped = new Set(Array.from({ length: 2 }, () => d.between(1, 28)));
    stage.clock.line(LINE).put(drafted, async (now) => {
      const accountIds = people.map((p) => accountOf(stage, p));
      const input = {
        organisationId: stage.organisations.get('laoxionggou')!,
        month: dayIn(month, 1).toString().slice(0, 7),
        accountIds,
        perDay: 1,
      };
      const { id, version } = await draftRoster(stage.as('liu', now), { ...given, input });
      const { days } = await publishRoster(stage.as('liu', now, version), { ...given, params: { id }, input: {} });
      for (const [i, { day, people: onDuty }] of days.entries()) {
        const login = people.find((p) => accountOf(stage, p) === onDuty[0]?.id);
        if (!login || skipped.has(i)) continue;
        stage.clock.line(LINE).put(at(Temporal.PlainDate.from(day), '17:40'), async (then) => {
          const ctx = stage.as(login, then);
          const text = dutyNotes[(i * 3 + month) % dutyNotes.length]!;
          await noteDay(ctx, { ...given, params: { id }, input: { captured: captured(ctx), day, text } });
          count(stage.tally, 'dutyDays');
        });
      }
    });
  }
}
function accountOf(stage: Stage, login: string): string {
  const actor = stage.actors.get(login);
  return actor?.kind === 'staff' ? actor.accountId : '';
}

const said = [
  '家里都好，就是腿疼走不远。',
  '孩子过年回来，平时一个人。',
  '今年雨水好，莜麦能收。',
  '暖和着呢，煤够烧到开春。',
  '孙子上学的事都办妥了。',
  '羊价跌了，想等等再卖。',
];
const needs = [
  ['medical', '降压药快吃完了，自己去不了乡卫生院取。', '药已取回送到家，记了下次取药的日子。'],
  ['heating', '炉筒漏烟，要换一节。', '换了炉筒，装了报警器，试烧不漏烟。'],
  ['papers', '助学申请表不知道到哪里领。', '表取回来帮着填好，已交到学校。'],
  ['power', '屋里电线老化，接头发热。', '电工来换了线和插座。'],
  ['work', '想在附近找个活，家里走不开。', '联系合作社，农忙在棚里干活，按天结钱。'],
] as const;
const purposes = [
  ['elder', { meals: 'yes', medicine: 'no' }],
  ['livingAllowance', { paid: 'yes', membersChanged: 'no' }],
  ['winterSafety', { flue: 'yes', alarm: 'yes', wiring: 'no' }],
  ['fangFanPin', { incomeDown: 'no', bigSpending: 'no', helpReached: 'yes' }],
] as const;

/** Every Monday the agent's round; most working days the grid worker or the cadre at one or two doors. */
export function putVisits(stage: Stage, homes: readonly Home[], photo: Upload): void {
  const d = diceFor(stage.seed, 'visits');
  for (const [i, day] of daysBetween(dayIn(1, 6), lastDay).entries()) {
    if (day.dayOfWeek === 1)
      visit(stage, homes, photo, {
        day,
        i,
        by: 'wang',
        purpose: ['weeklyScreening', { errand: 'no', danger: 'no' }],
        need: d.chance(0.2),
      });
    if (day.dayOfWeek > 5) continue;
    for (let n = d.between(0, 2); n > 0; n -= 1)
      visit(stage, homes, photo, {
        day,
        i: i * 3 + n,
        by: n === 2 ? 'liu' : 'chen',
        purpose: d.pick(purposes),
        need: d.chance(0.1),
      });
  }
}
type Call = { day: Day; i: number; by: string; purpose: readonly [string, Record<string, string>]; need: boolean };
function visit(stage: Stage, homes: readonly Home[], photo: Upload, c: Call): void {
  stage.clock.line(LINE).put(at(c.day, clockAt(c.i, 9, 8)), async (now) => {
    const home = homes[(c.i * 7) % homes.length]!;
    const need = c.need ? needs[c.i % needs.length]! : null;
    const ctx = stage.as(c.by, now);
    const isAway = c.i % 19 === 7;
    const [purpose, answers] = c.purpose;
    const done = await recordVisit(ctx, {
      ...given,
      input: {
        ...{ captured: captured(ctx), householdId: home.id, purpose, how: 'home', factSource: 'visit', facts: [] },
        ...(isAway
          ? { result: 'nobody', answers: {}, needs: [] }
          : {
              ...{ result: 'talked', spokenTo: 'relative', answers, said: said[c.i % said.length] },
              needs: need ? [{ category: need[0], what: need[1], placeNote: home.address, files: [] }] : [],
            }),
        ...{ hasConsent: false, strokes: [] },
      },
    });
    count(stage.tally, 'visits');
    for (const { id } of done.cases)
      mendHere(
        stage,
        { line: LINE, by: 'liu', caller: 'zhou', id, photo, text: need![2], after: 20 + (c.i % 50) },
        now,
      );
    if (need && studied(c.day)) study(stage, home, done.id, need, now);
  });
}

/** Some of the needs of a quarter are weighed by several units together. */
const studied = (day: Day) => [2, 5, 8, 11].includes(day.month);
function study(stage: Stage, home: Home, visitId: string, need: (typeof needs)[number], last: Temporal.Instant): void {
  if ((home.address.codePointAt(0) ?? 0) % 3 === 0) return;
  stage.clock.line(LINE).put(last.add({ hours: 50 }), async (now) => {
    const unit = (key: string) => ({ organisationId: stage.organisations.get(key)! });
    const day = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
    await holdStudy(stage.as('zhao', now), {
      ...given,
      input: {
        ...{ title: `${home.head}家的事`, heldOn: day.toString(), heldWhere: '老熊沟村部', matters: [{ visitId }] },
        participants: [unit('beibao'), unit('laoxionggou'), unit('qingshuiheCivil'), { name: '高满喜' }],
        weighed: `${need[1]}村里能办一半，另一半要乡里和民政局帮着办。`,
        decision: '村里先办，费用看能不能走临时救助，三天后回看。',
        tasks: [],
      },
    });
    count(stage.tally, 'studies');
  });
}
