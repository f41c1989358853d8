import { systemCtx } from '#platform/context.ts';
import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';
import { personOf } from '#test/university.ts';
import { keepMoving } from './enrolments.jobs.ts';

/** Draws a class in public: Li's desk enrols four, enrolment closes, the number is announced, Dai of the district is the witness. */
export async function drawnInPublic(open: TestHouse, api: Api, classId: string, after: string): Promise<void> {
  const act = async (what: string, body: object, login = 'li') => {
    api.forget(login);
    const answer = await api.as(login).post(`/api/enrolments/classes/${classId}/${what}`, { body });
    if (answer.status !== 200) throw new Error(answer.text);
  };
  await act('seed', { publicSource: '福彩3D 第2026060期开奖号码', publicDay: after.slice(0, 10) });
  for (const n of [1, 2, 3, 4])
    await act('enrol', { ...personOf(9000 + n), birthYear: 1956, way: n % 2 === 0 ? 'phone' : 'counter' });
  open.setNow(after);
  await keepMoving(systemCtx(open.house, 'test'));
  await act('number', { publicNumber: '395' });
  await act('draw', { publicNumber: '395' }, 'dai');
}
