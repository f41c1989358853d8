import { actorsOf } from '#demo/actors.ts';
import {
  addClass,
  addCourse,
  addRoom,
  addTeacher,
  addTerm,
  addUsualSubjects,
  cancelSession,
  draftClass,
  keepRegister,
  learnerFor,
  learnersOf,
  listSessions,
  moveTerm,
  noteLeave,
  seat,
} from '#modules/learning/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const UNIVERSITY = '150104';
const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};
const BASIS = '区发改委、财政局老年大学收费标准';

/** Who teaches what; the first signs in and keeps registers on the telephone. */
const teachers = [
  ['莫日根', '器乐', '马头琴、四胡，区文化馆退休'],
  ['王素琴', '书法', '中国书法家协会会员，教龄二十年'],
  ['白音', '舞蹈', '民族歌舞团退休演员'],
  ['韩玉梅', '声乐', '中学音乐教师退休'],
  ['郭占山', '戏曲', '二人台传承人'],
  ['苏雅', '花艺', '插花师'],
  ['张秀芬', '盘扣', '区级非遗传承人'],
  ['云秀兰', '团扇', '工艺美术师'],
] as const;
const rooms = [
  ['书画室', 30],
  ['舞蹈厅', 45],
  ['音乐室', 36],
  ['戏曲排练厅', 30],
  ['手工坊', 24],
] as const;
/** Fourteen classes: name, course, subject, room, weekday, from (minutes), seats, learners, fee in yuan, what to bring. */
const classes = [
  ['书法一班', '楷书入门', '书法', '书画室', 1, 540, 30, 12, 60, '毛笔、墨汁、毛毡'],
  ['书法二班', '楷书入门', '书法', '书画室', 3, 540, 30, 9, 60, '毛笔、墨汁、毛毡'],
  ['行书提高班', '行书提高', '书法', '书画室', 4, 870, 24, 6, 60, '毛笔、字帖'],
  ['民族舞一班', '民族舞', '舞蹈', '舞蹈厅', 2, 540, 45, 14, 40, '软底鞋'],
  ['民族舞二班', '民族舞', '舞蹈', '舞蹈厅', 4, 540, 45, 10, 40, '软底鞋'],
  ['广场舞编排班', '广场舞编排', '舞蹈', '舞蹈厅', 5, 870, 45, 8, 0, '软底鞋'],
  ['声乐基础班', '声乐基础', '声乐', '音乐室', 1, 870, 36, 11, 40, ''],
  ['合唱班', '合唱', '声乐', '音乐室', 3, 870, 36, 10, 0, ''],
  ['马头琴班', '马头琴入门', '器乐', '音乐室', 2, 870, 16, 6, 80, '琴可借'],
  ['四胡班', '四胡', '器乐', '音乐室', 5, 540, 16, 5, 80, '琴可借'],
  ['二人台班', '二人台唱腔', '戏曲', '戏曲排练厅', 2, 540, 30, 8, 40, ''],
  ['花艺班', '家庭插花', '花艺', '手工坊', 4, 540, 24, 7, 100, '花材统一购买'],
  ['盘扣班', '盘扣手作', '盘扣', '手工坊', 1, 540, 24, 8, 30, '剪刀、顶针'],
  ['团扇班', '团扇绘制', '团扇', '手工坊', 3, 870, 24, 7, 50, '勾线笔'],
] as const;
const family = [...'赵钱孙李周吴郑王冯陈韩杨朱秦许何吕施张孔曹严华金魏陶姜白云高'];
const first = [
  '桂兰',
  '秀英',
  '玉梅',
  '淑珍',
  '建国',
  '凤英',
  '福来',
  '月娥',
  '满仓',
  '翠花',
  '桂芳',
  '志强',
  '素云',
  '永祥',
  '美玲',
];

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
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const at = (day: Temporal.PlainDate, hour = 9) =>
    day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: Temporal.PlainTime.from({ hour }) }).toInstant();
  return { house, as, today, from: monday.subtract({ weeks: 10 }), to: monday.add({ weeks: 6, days: 4 }), at };
}
type Stage = ReturnType<typeof stage>;

async function catalogueOf({ as, at, from }: Stage, teacherAccount: string) {
  const office = () => as('ning', at(from.subtract({ days: 40 })));
  const { items } = await addUsualSubjects(office(), { ...given, input: { of: [...usual] } });
  const subject = new Map(items.map((s) => [s.name, s.id]));
  const teacher = new Map<string, string>();
  for (const [i, [name, of, about]] of teachers.entries()) {
    const phone = `199000009${String(10 + i)}`;
    const input = { name, about, phone, subjectIds: [subject.get(of)!], ...(i === 0 && { accountId: teacherAccount }) };
    teacher.set(of, (await addTeacher(office(), { ...given, input })).id);
  }
  const room = new Map<string, string>();
  for (const [name, seats] of rooms) {
    const input = { name, seats, address: '大南街 12 号老年大学二楼', stepFree: true, about: '有电梯' };
    room.set(name, (await addRoom(office(), { ...given, input })).id);
  }
  const course = new Map<string, string>();
  for (const [, title, of] of classes) {
    if (course.has(title)) continue;
    const input = { title, subjectId: subject.get(of)!, hoursEach: 2 };
    course.set(title, (await addCourse(office(), { ...given, input })).id);
  }
  return { teacher, room, course };
}
const usual = ['calligraphy', 'dance', 'vocal', 'instruments', 'opera', 'flowers', 'knots', 'fans'] as const;

/** The term's classes, each with its sessions drafted around the holidays. */
async function openTerm(s: Stage, c: Awaited<ReturnType<typeof catalogueOf>>) {
  const { as, at, from, to } = s;
  const planned = at(from.subtract({ days: 35 }));
  const season = from.month >= 7 ? '秋季' : '春季';
  const term = await addTerm(as('ning', planned), {
    ...given,
    input: {
      ...{ name: `${from.year} 年${season}`, fromDay: from.toString(), toDay: to.toString(), perLearner: 3 },
      opensAt: at(from.subtract({ days: 21 }), 8).toString(),
      closesAt: at(from.subtract({ days: 7 }), 18).toString(),
    },
  });
  const ids: string[] = [];
  for (const [name, course, subject, room, weekday, minute, seats, , yuan, needs] of classes) {
    const made = await addClass(as('ning', planned), {
      ...given,
      params: { id: term.id },
      input: {
        ...{ name, courseId: c.course.get(course)!, roomId: c.room.get(room)!, teacherIds: [c.teacher.get(subject)!] },
        ...{ seats, keptSeats: Math.ceil(seats / 5), mode: seats <= 24 ? 'lottery' : 'first_come', youngest: 50 },
        ...{ extraStepFrom: 80, feeFen: yuan * 100, certificatePercent: 60, missedLimit: 3 },
        ...(yuan > 0 && { feeBasis: BASIS }),
        ...(needs && { needs }),
        ...{ slots: [{ weekday, from: minute, minutes: 90 }], fromDay: from.toString(), sessions: 15 },
      },
    });
    ids.push(made.id);
    const params = { id: made.id };
    await draftClass(as('ning', planned), { ...given, params, input: { dryRun: false, onMakeupDays: false } });
  }
  await inTransaction(as('ning', at(from.subtract({ days: 21 }), 8)), (tx) => moveTerm(tx, term.id, 'open'));
  return { term: term.id, ids };
}

/** Seats are given out, then the term is confirmed and begins. Two learners in three take one class, the third takes two. */
async function fill(s: Stage, term: string, ids: readonly string[]): Promise<void> {
  const { as, at, from } = s;
  let n = 0;
  for (const [i, id] of ids.entries())
    for (let k = 0; k < classes[i]![7]; k++, n++) {
      const ctx = as('ning', at(from.subtract({ days: 14 })));
      const name = `${family[n % family.length]}${first[Math.floor(n / 2) % first.length]}`;
      const birthYear = 1944 + ((n * 7) % 26);
      const isOldest = from.year - birthYear >= 80;
      await inTransaction(ctx, async (tx) => {
        const kin = isOldest
          ? { name: `${family[n % family.length]}${first[(n + 5) % first.length]}`, phone: '19900000990' }
          : null;
        const learner = await learnerFor(tx, {
          ...{ area: UNIVERSITY, name, birthYear, phone: `1990000${String(7000 + n)}`, kin },
          ...(isOldest && { agreedOn: dayOf(ctx.now) }),
        });
        await seat(tx, id, learner.id);
        const another = ids[(i + 4) % ids.length]!;
        if (n % 3 === 0 && classes[i]![4] !== classes[(i + 4) % ids.length]![4]) await seat(tx, another, learner.id);
      });
    }
  await inTransaction(as('ning', at(from.subtract({ days: 5 }))), (tx) => moveTerm(tx, term, 'confirm'));
  await inTransaction(as('ning', at(from)), (tx) => moveTerm(tx, term, 'start'));
}

/** What was held has a register; one session was cancelled for a power cut; somebody asked for leave for the next. */
async function teach({ as, at, from, today }: Stage, ids: readonly string[]): Promise<number> {
  let kept = 0;
  for (const [i, id] of ids.entries()) {
    const query = { from: from.toString(), to: today.toString(), classId: id };
    const { items } = await listSessions(as('ning', at(today)), { ...given, query, input: undefined });
    const learners = await learnersOf(as('ning', at(today)), id);
    for (const [k, session] of items.entries()) {
      const ends = Temporal.Instant.from(session.endsAt);
      if (Temporal.Instant.compare(ends, at(today, 8)) > 0) continue;
      const params = { id: session.id };
      if (i === 3 && k === 4) {
        const before = as('ning', Temporal.Instant.from(session.startsAt).subtract({ hours: 20 }), session.version);
        await cancelSession(before, { ...given, params, input: { reason: '舞蹈厅线路检修' } });
        continue;
      }
      const ctx = as(i === 8 || i === 9 ? 'mo' : 'ning', ends);
      const marks = learners.map(({ learnerId }, n) => ({
        learnerId,
        state:
          (n * 5 + k * 3 + i) % 11 === 0
            ? ('leave' as const)
            : (n * 3 + k) % 13 === 0
              ? ('absent' as const)
              : ('present' as const),
      }));
      const captured = { id: ctx.command.id, madeAt: ends.subtract({ minutes: 70 }).toString(), files: [] };
      const input = { captured, sessionId: session.id, way: 'teacher' as const, marks };
      await keepRegister(ctx, { ...given, input });
      kept += 1;
    }
  }
  const ahead = { from: today.add({ days: 1 }).toString(), to: today.add({ days: 8 }).toString(), classId: ids[0]! };
  const { items } = await listSessions(as('ning', at(today)), { ...given, query: ahead, input: undefined });
  const [next] = items;
  const [learner] = await learnersOf(as('ning', at(today)), ids[0]!);
  if (next && learner) {
    const input = { learnerId: learner.learnerId, way: 'phone' as const, isBack: false };
    await noteLeave(as('ning', at(today, 8)), { ...given, params: { id: next.id }, input });
  }
  return kept;
}

/** 玉泉区老年大学: eight subjects, fourteen classes in the middle of a term, with learners and registers. Returns how many classes there are. */
export async function settleLearning(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const s = stage(house, accounts, organisations);
  const { term, ids } = await openTerm(s, await catalogueOf(s, accounts.get('mo')!));
  await fill(s, term, ids);
  await teach(s, ids);
  return ids.length;
}
