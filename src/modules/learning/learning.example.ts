import { learnerFor, seat } from '#modules/learning/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Api } from '#test/api.ts';

/* A university with a term, two teachers, two rooms and two classes, as its office sets them up; tests of this module and of `enrolments` begin here. */

export const UNIVERSITY = '150104';
const must = <T extends { status: number; text: string; body: unknown }>(answer: T): T['body'] => {
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};
/** A learner of this name, registered through the door; the passphrase is in the answer. */
export const learnerCalled = (house: House, name: string, phone: string, birthYear = 1956) =>
  inTransaction(systemCtx(house, 'test'), (tx) => learnerFor(tx, { area: UNIVERSITY, name, phone, birthYear }));
export const seated = (house: House, classId: string, learnerId: string) =>
  inTransaction(systemCtx(house, 'test'), (tx) => seat(tx, classId, learnerId));

export type University = Awaited<ReturnType<typeof universityAtWork>>;
/** The term runs from Monday 9 March to Friday 26 June 2026 (TEST_NOW is 3 March); Qingming (4–6 April) and the May holidays lie in it. */
export async function universityAtWork(api: Api, teacherAccount?: string) {
  const office = api.as('ning');
  const post = async (url: string, body: object) => must(await office.post(url, { body }));
  const { items: subjects } = await post('/api/learning/subjects/usual', {});
  const subject = (name: string): string => subjects.find((s: { name: string }) => s.name === name).id;
  const course = (title: string, subjectId: string) =>
    post('/api/learning/courses', { subjectId, title, hoursEach: 2, needs: '毛笔一支' });
  const brush = await course('楷书入门', subject('书法'));
  const dance = await course('民族舞', subject('舞蹈'));
  const teacher = (name: string, subjectId: string, accountId?: string) =>
    post('/api/learning/teachers', {
      name,
      subjectIds: [subjectId],
      phone: '199 0000 0701',
      ...(accountId && { accountId }),
    });
  const wang = await teacher('王素琴', subject('书法'), teacherAccount);
  const bai = await teacher('白音', subject('舞蹈'));
  const room = (name: string, seats: number) =>
    post('/api/learning/rooms', { name, address: '大南街 12 号', seats, stepFree: true });
  const first = await room('一号教室', 30);
  const hall = await room('舞蹈厅', 40);
  const term = await post('/api/learning/terms', {
    ...{ name: '2026 年春季', fromDay: '2026-03-09', toDay: '2026-06-26', perLearner: 3 },
    ...{ opensAt: '2026-03-04T08:00:00+08:00', closesAt: '2026-03-08T18:00:00+08:00' },
  });
  /** A class on Fridays at nine unless said otherwise. */
  const classOf = (name: string, more: object = {}) =>
    post(`/api/learning/terms/${term.id}/classes`, {
      ...{
        courseId: brush.id,
        name,
        roomId: first.id,
        teacherIds: [wang.id],
        seats: 20,
        keptSeats: 4,
        mode: 'first_come',
      },
      ...{ slots: [{ weekday: 5, from: 540, minutes: 90 }], fromDay: '2026-03-13', sessions: 10, missedLimit: 3 },
      ...more,
    });
  const draft = async (classId: string, more: object = {}) =>
    office.post(`/api/learning/classes/${classId}/draft`, { body: { dryRun: false, ...more } });
  const sessions = async (classId: string) =>
    must(await office.get(`/api/learning/sessions?from=2026-03-01&to=2026-07-30&classId=${classId}`)).items;
  return { office, post, term, brush, dance, wang, bai, first, hall, classOf, draft, sessions };
}

/** A term that is announced, with one class. */
export async function termEverywhere(api: Api): Promise<void> {
  const u = await universityAtWork(api);
  const { id } = await u.classOf('书法一班', { sessions: 3 });
  must(await u.draft(id));
  must(
    await u.office.post(`/api/learning/terms/${u.term.id}/move`, { version: u.term.version, body: { verb: 'open' } }),
  );
}
