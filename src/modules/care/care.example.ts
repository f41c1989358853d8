import type { Api } from '#test/api.ts';

/* What the tests of this module share: households of a village, and benefits of theirs. */

export const VILLAGE = '150124201213';
export const COMMUNITY = '150102401007';

export const signature = [
  [
    [10, 10],
    [40, 32],
    [70, 12],
  ],
];

export function villageInNeed(api: Api) {
  const ok = async <T extends { status: number; text: string }>(answer: Promise<T>): Promise<T> => {
    const got = await answer;
    if (got.status !== 200) throw new Error(`${got.status} ${got.text}`);
    return got;
  };
  let named = 0;
  const person = async (login: string, area: string, birthYear: number) => {
    named += 1;
    const name = `边${'一二三四五六七八九十'[Math.floor(named / 10)] ?? '百'}${'甲乙丙丁戊己庚辛壬癸'[named % 10]}`;
    const { body } = await ok(
      api.as(login).post('/api/people', { body: { area, name, basis: 'statutoryDuty', birthYear } }),
    );
    return { personId: String(body.id), name };
  };
  /** A household of a head and, when asked for, more people. */
  const household = async (more: { login?: string; area?: string; births?: readonly number[] } = {}) => {
    const { login = 'liu', area = VILLAGE, births = [1950] } = more;
    const people = [];
    for (const year of births) people.push(await person(login, area, year));
    const { body } = await ok(
      api.as(login).post('/api/households', {
        body: {
          area,
          address: `${named} 号`,
          members: people.map((p, i) => ({
            personId: p.personId,
            relation: i === 0 ? 'head' : 'spouse',
            validFrom: '2015-01-01',
          })),
        },
      }),
    );
    return { id: String(body.id), area, people, head: people[0]! };
  };
  const enrolBody = (home: { id: string }, more: Record<string, unknown> = {}) => ({
    householdId: home.id,
    careClass: 'minimumLiving',
    since: '2025-03-20',
    ...more,
  });
  const enrol = async (home: { id: string }, more: Record<string, unknown> = {}, login = 'zhao') =>
    (await ok(api.as(login).post('/api/care/members', { body: enrolBody(home, more) }))).body;
  return { ok, household, enrol, enrolBody };
}
