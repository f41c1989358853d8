import { Refused } from '#kernel/refusal.ts';
import {
  deskEnrol,
  drawClass,
  enrolAtHome,
  enterNumber,
  moveEnrolment,
  publishSeed,
  putEnrolmentRules,
} from '#modules/enrolments/index.ts';
import {
  addClass,
  addTerm,
  catalogue,
  draftClass,
  giveCertificates,
  keepRegister,
  learnersOf,
  listSessions,
  moveTerm,
} from '#modules/learning/index.ts';
import { inTransaction } from '#platform/context.ts';
import { at, dayIn, laterBy } from './days.ts';
import { type Dice, diceFor } from './dice.ts';
import { captured, count, given, type Stage } from './stage.ts';
import { personName } from './units.ts';

/* 玉泉区老年大学: the eight subjects in a spring and an autumn term, from the first enrolment to the certificates (product S4). */

const LINE = 'university';
const OFFICE = 'ning';
/** Class, course, subject's teacher, room, weekday, from, seats, how seats are given, how many want one. */
export const classes = [
  ['书法春秋班', '楷书入门', '王素琴', '书画室', 1, 540, 18, 'lottery', 24],
  ['民族舞晨班', '民族舞', '白音', '舞蹈厅', 2, 540, 20, 'first_come', 24],
  ['声乐普及班', '声乐基础', '韩玉梅', '音乐室', 1, 870, 20, 'first_come', 19],
  ['马头琴初级班', '马头琴入门', '莫日根', '音乐室', 2, 870, 12, 'lottery', 15],
  ['二人台传习班', '二人台唱腔', '郭占山', '戏曲排练厅', 2, 540, 16, 'first_come', 14],
  ['四季花艺班', '家庭插花', '苏雅', '手工坊', 4, 540, 14, 'lottery', 18],
  ['盘扣手作班', '盘扣手作', '张秀芬', '手工坊', 1, 540, 14, 'lottery', 17],
  ['团扇绘制班', '团扇绘制', '云秀兰', '手工坊', 3, 870, 14, 'first_come', 16],
] as const;
export const terms = [
  { name: '2025 年春季', from: dayIn(3, 3), to: dayIn(6, 27) },
  { name: '2025 年秋季', from: dayIn(9, 1), to: dayIn(12, 26) },
] as const;
type Term = (typeof terms)[number];
type Class = (typeof classes)[number];
const SESSIONS = 15;

export function putUniversity(stage: Stage): void {
  for (const [n, term] of terms.entries())
    stage.clock.line(LINE).put(at(term.from.subtract({ days: 45 }), '09:30'), (now) => announce(stage, term, n, now));
}

/** The term with its classes and their timetable; enrolment opens three weeks before and closes nine days before it begins. */
async function announce(stage: Stage, t: Term, n: number, now: Temporal.Instant): Promise<void> {
  const as = () => stage.as(OFFICE, now);
  const [opens, closes] = [at(t.from.subtract({ days: 21 }), '08:00'), at(t.from.subtract({ days: 9 }), '17:00')];
  const there = await catalogue(as(), given);
  const idOf = (list: readonly { id: string }[], is: (x: never) => boolean) => {
    const found = list.find((x) => is(x as never));
    if (!found) throw new Error('the university is settled by the demo');
    return found.id;
  };
  const window = { opensAt: opens.toString(), closesAt: closes.toString() };
  const input = { name: t.name, fromDay: t.from.toString(), toDay: t.to.toString(), perLearner: 2, ...window };
  const term = await addTerm(as(), { ...given, input });
  const line = stage.clock.line(LINE);
  for (const [i, c] of classes.entries()) {
    const [name, course, teacher, room, weekday, minute, seats, mode] = c;
    const made = await addClass(as(), {
      ...given,
      params: { id: term.id },
      input: {
        ...{
          name,
          seats,
          mode,
          keptSeats: 3,
          youngest: 50,
          extraStepFrom: 80,
          feeFen: 0,
          certificatePercent: 60,
          missedLimit: 3,
        },
        courseId: idOf(there.courses, (x: { title: string }) => x.title === course),
        roomId: idOf(there.rooms, (x: { name: string }) => x.name === room),
        teacherIds: [idOf(there.teachers, (x: { name: string }) => x.name === teacher)],
        ...{
          slots: [{ weekday, from: minute, minutes: 90 }],
          fromDay: t.from.toString(),
          sessions: SESSIONS,
          ...window,
        },
      },
    });
    await draftClass(as(), { ...given, params: { id: made.id }, input: { dryRun: false, onMakeupDays: false } });
    count(stage.tally, 'classes');
    takeIn(stage, t, made.id, c, n * 100 + i);
    teach(stage, t, made.id, i);
  }
  line.put(opens, (then) => move(stage, term.id, 'open', then));
  line.put(at(t.from.subtract({ days: 2 }), '10:00'), (then) => move(stage, term.id, 'confirm', then));
  line.put(at(t.from, '07:30'), (then) => move(stage, term.id, 'start', then));
  line.put(at(t.to.add({ days: 2 }), '16:00'), (then) => move(stage, term.id, 'end', then));
}
const move = async (stage: Stage, id: string, verb: 'open' | 'confirm' | 'start' | 'end', now: Temporal.Instant) =>
  void (await inTransaction(stage.as(OFFICE, now), (tx) => moveTerm(tx, id, verb)));

/** Who wants to come, from home, by telephone and at the counter; the draw where there is one; who was offered a seat says yes, most of them. */
function takeIn(stage: Stage, t: Term, classId: string, [name, , , , , , , mode, wants]: Class, nth: number): void {
  const d = diceFor(stage.seed, `enrolments ${t.name} ${name}`);
  const line = stage.clock.line(LINE);
  const enrolled: string[] = [];
  const opens = t.from.subtract({ days: 21 });
  if (mode === 'lottery') putDraw(stage, t, classId, d);
  for (let k = 0; k < wants; k += 1) {
    const clock = `${String(9 + (k % 8)).padStart(2, '0')}:${String((k * 7 + nth) % 60).padStart(2, '0')}`;
    const who = {
      name: personName(d),
      birthYear: d.between(1947, 1972),
      phone: `19900008${String((nth * 37 + k) % 1000).padStart(3, '0')}`,
      agreed: false,
    };
    line.put(at(opens.add({ days: 1 + Math.floor(k / 4) }), clock), async (now) => {
      const desk = { ...who, way: k % 8 === 3 ? ('phone' as const) : ('counter' as const), claims: [] };
      const home = { ...who, classId, kinName: '', kinPhone: '', claims: [] };
      const made =
        k % 4 === 3
          ? await deskEnrol(stage.as(OFFICE, now), { ...given, params: { id: classId }, input: desk })
          : (await enrolAtHome(stage.as({ kind: 'visitor' }, now), home)).slip;
      enrolled.push(made.id);
      count(stage.tally, 'enrolments');
    });
  }
  // Offers stand for three days: who does not answer is passed over, and who waits is asked.
  for (const [round, daysBefore] of [7, 4, 3].entries())
    line.put(at(t.from.subtract({ days: daysBefore }), '11:00'), async (now) => {
      for (const [k, id] of enrolled.entries()) if (round > 0 || k % 9 !== 4) await answer(stage, id, 'accept', now);
    });
}

async function answer(stage: Stage, id: string, verb: 'accept', now: Temporal.Instant): Promise<void> {
  try {
    await moveEnrolment(stage.as(OFFICE, now), { ...given, params: { id }, input: { verb, reason: '电话里答应来上' } });
  } catch (refused) {
    // Not offered a seat, or too late: they wait on.
    if (!(refused instanceof Refused)) throw refused;
  }
}

function putDraw(stage: Stage, t: Term, classId: string, d: Dice): void {
  const line = stage.clock.line(LINE);
  const params = { id: classId };
  const publicDay = t.from.subtract({ days: 8 });
  const issue = `福彩3D 第${publicDay.year}${String(publicDay.dayOfYear).padStart(3, '0')}期开奖号码`;
  const number = String(d.between(100, 999));
  line.put(at(t.from.subtract({ days: 23 }), '10:00'), async (now) => {
    const keptUntil = at(t.from.subtract({ days: 10 }), '17:00').toString();
    const rules = {
      offerHours: 72,
      keptUntil,
      priorities: ['newLearner' as const],
      swapUntil: t.from.add({ days: 14 }).toString(),
    };
    await putEnrolmentRules(stage.as(OFFICE, now, 0), { ...given, params, input: rules });
    await publishSeed(stage.as(OFFICE, now), {
      ...given,
      params,
      input: { publicSource: issue, publicDay: publicDay.toString() },
    });
  });
  line.put(at(publicDay, '21:30'), async (now) => {
    await enterNumber(stage.as(OFFICE, now), { ...given, params, input: { publicNumber: number } });
    await drawClass(stage.as('mo', laterBy(now, 0.2)), { ...given, params, input: { publicNumber: number } });
    count(stage.tally, 'draws');
  });
}

/** A register for each session, at its end; certificates when all were held. */
function teach(stage: Stage, t: Term, classId: string, i: number): void {
  const line = stage.clock.line(LINE);
  line.put(at(t.from, '07:40'), async (now) => {
    const query = { from: t.from.toString(), to: t.to.add({ days: 7 }).toString(), classId };
    const { items } = await listSessions(stage.as(OFFICE, now), { ...given, query });
    for (const [k, session] of items.entries())
      line.put(Temporal.Instant.from(session.endsAt), (then) => register(stage, classId, session, i, k, then));
  });
  line.put(at(t.to.add({ days: 2 }), '15:00'), async (now) => {
    const { items } = await giveCertificates(stage.as(OFFICE, now), { ...given, params: { id: classId }, input: {} });
    count(stage.tally, 'certificates', items.length);
  });
}

async function register(
  stage: Stage,
  classId: string,
  session: { id: string; startsAt: string },
  i: number,
  k: number,
  now: Temporal.Instant,
): Promise<void> {
  const learners = await learnersOf(stage.as(OFFICE, now), classId);
  if (learners.length === 0) return;
  const ctx = stage.as(classes[i]![2] === '莫日根' ? 'mo' : OFFICE, now);
  const marks = learners.map(({ learnerId }, n) => ({
    learnerId,
    state:
      (n * 5 + k * 3 + i) % 11 === 0
        ? ('leave' as const)
        : (n * 3 + k) % 13 === 0
          ? ('absent' as const)
          : ('present' as const),
  }));
  const input = {
    captured: { ...captured(ctx), madeAt: session.startsAt },
    sessionId: session.id,
    way: 'teacher' as const,
    marks,
  };
  await keepRegister(ctx, { ...given, input });
  count(stage.tally, 'registers');
}
