import { actorsOf } from '#demo/actors.ts';
import {
  deskEnrol,
  drawClass,
  enrolAtHome,
  enterNumber,
  keepMoving,
  publishSeed,
  putEnrolmentRules,
} from '#modules/enrolments/index.ts';
import {
  addClass,
  addCourse,
  addRoom,
  addTeacher,
  addTerm,
  addUsualSubjects,
  draftClass,
  moveTerm,
} from '#modules/learning/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};

/** Classes of the term to come: name, course, room, weekday, from (minutes), seats, kept, how seats are given, enrolment closes in so many days. */
const classes = [
  ['智能手机班', '手机日常', '三楼一教室', 1, 540, 20, 4, 'first_come', 9],
  ['合唱新班', '合唱入门', '三楼二教室', 2, 540, 12, 2, 'first_come', 9],
  ['国画班', '花鸟入门', '三楼三教室', 3, 540, 6, 2, 'lottery', -3],
  ['插花班', '家庭插花入门', '三楼四教室', 4, 540, 16, 3, 'lottery', 9],
] as const;
const family = [...'巴云赵钱孙李周吴郑王冯陈白高韩杨'];
const first = ['雅琴', '德胜', '玉兰', '满喜', '桂珍', '连生', '秀莲', '福来', '改梅', '国强', '美英', '凤鸣'];
const personOf = (n: number) => ({
  name: `${family[n % family.length]}${first[(n * 5) % first.length]}`,
  birthYear: 1949 + ((n * 7) % 20),
  phone: `1990000${String(8000 + n)}`,
});

function stage(house: House, accounts: ReadonlyMap<string, string>, organisations: ReadonlyMap<string, string>) {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string, at: Temporal.Instant, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: at,
    version,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const at = (days: number, hour = 9, minute = 0) =>
    today
      .add({ days })
      .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: Temporal.PlainTime.from({ hour, minute }) })
      .toInstant();
  return { house, as, at, today };
}
type Stage = ReturnType<typeof stage>;

const OPENED = -12;
/** The term to come, announced twelve days ago; its classes have their timetable. */
async function announce({ as, at, today }: Stage): Promise<string[]> {
  const office = () => as('ning', at(-30));
  const from = today.add({ days: 60 - today.dayOfWeek + 1 });
  const term = await addTerm(office(), {
    ...given,
    input: {
      ...{ name: `${from.year} 年${from.month >= 7 ? '秋季' : '春季'}新班`, perLearner: 2 },
      ...{ fromDay: from.toString(), toDay: from.add({ days: 90 }).toString() },
      ...{ opensAt: at(OPENED).toString(), closesAt: at(9, 17).toString() },
    },
  });
  const [subject] = (await addUsualSubjects(office(), { ...given, input: { of: ['calligraphy'] } })).items;
  const ids: string[] = [];
  for (const [i, [name, title, room, weekday, minute, seats, keptSeats, mode, closes]] of classes.entries()) {
    const course = await addCourse(office(), { ...given, input: { title, subjectId: subject!.id, hoursEach: 2 } });
    const input = { name: room, seats: 30, address: '大南街 12 号老年大学三楼', stepFree: true };
    const { id: roomId } = await addRoom(office(), { ...given, input });
    const teacher = await addTeacher(office(), {
      ...given,
      input: { name: `${family[i + 3]}老师`, phone: `1990000096${i}`, subjectIds: [subject!.id] },
    });
    const made = await addClass(office(), {
      ...given,
      params: { id: term.id },
      input: {
        ...{ name, courseId: course.id, roomId, teacherIds: [teacher.id], seats, keptSeats, mode, youngest: 50 },
        ...{ extraStepFrom: 80, feeFen: 0, certificatePercent: 60, missedLimit: 3, fromDay: from.toString() },
        ...{ slots: [{ weekday, from: minute, minutes: 90 }], sessions: 10 },
        ...{ opensAt: at(OPENED).toString(), closesAt: at(closes, 17).toString() },
      },
    });
    const params = { id: made.id };
    await draftClass(office(), { ...given, params, input: { dryRun: false, onMakeupDays: false } });
    ids.push(made.id);
  }
  await inTransaction(as('ning', at(OPENED, 8)), (tx) => moveTerm(tx, term.id, 'open'));
  return ids;
}

/** So many press one after another; every fourth comes to the counter or rings up. */
async function enrolMany(s: Stage, classId: string, count: number, begin: number, byLot = false): Promise<void> {
  for (let k = 0; k < count; k += 1) {
    const { name, birthYear, phone } = personOf(begin + k);
    const claims: 'newLearner'[] = byLot && k % 3 === 0 ? ['newLearner'] : [];
    const now = s.at(OPENED, 9, k);
    if (k % 4 === 3) {
      const way = k % 8 === 3 ? ('phone' as const) : ('counter' as const);
      const input = { name, birthYear, phone, way, agreed: false, claims };
      await deskEnrol(s.as('ning', now), { ...given, params: { id: classId }, input });
      continue;
    }
    const ctx = { ...s.as('ning', now), actor: { kind: 'visitor' } } as const;
    await enrolAtHome(ctx, { classId, name, birthYear, phone, kinName: '', kinPhone: '', agreed: false, claims });
  }
}
const issueOf = (day: Temporal.PlainDate) => `福彩3D 第${day.year}${String(day.dayOfYear).padStart(3, '0')}期开奖号码`;
async function commit(s: Stage, classId: string, closes: number): Promise<void> {
  const ctx = s.as('ning', s.at(-14));
  const day = s.today.add({ days: closes + 1 });
  const input = { publicSource: issueOf(day), publicDay: day.toString() };
  await publishSeed(ctx, { ...given, params: { id: classId }, input });
}

/**
 * A term that takes people: one class with room, one full with a line, one drawn in public two days ago, one whose draw is to come. Returns how many
 * classes there are.
 */
export async function settleEnrolments(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const s = stage(house, accounts, organisations);
  const ids = await announce(s);
  const [phones, choir, painting, flowers] = ids as [string, string, string, string];
  await commit(s, painting, -3);
  await commit(s, flowers, 9);
  const rules = {
    ...{ offerHours: 72, keptUntil: s.at(-4, 17).toString(), priorities: ['newLearner' as const] },
    swapUntil: s.today.add({ days: 75 }).toString(),
  };
  await putEnrolmentRules(s.as('ning', s.at(-14), 0), { ...given, params: { id: painting }, input: rules });
  await enrolMany(s, phones, 9, 0);
  await enrolMany(s, choir, 17, 20);
  await enrolMany(s, painting, 15, 50, true);
  await enrolMany(s, flowers, 11, 80);
  await keepMoving(s.as('ning', s.at(-3, 17)));
  const params = { id: painting };
  const input = { publicNumber: '395' };
  await enterNumber(s.as('ning', s.at(-2, 21, 30)), { ...given, params, input });
  await drawClass(s.as('mo', s.at(-2, 21, 40)), { ...given, params, input });
  return ids.length;
}
