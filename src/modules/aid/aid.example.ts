import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';

/* What the tests of this module share: a household that applies, and the steps everybody walks. */

export const VILLAGE = '150124201213';
export const line = (n: number): [number, number][] => [
  [10, 10],
  [40 + n, 32],
  [70, 12 + n],
];
export const signatures = { first: [line(1)], second: [line(2)], household: [line(3)] };

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as it likes
type Body = any;

export async function villageWithAid(open: TestHouse, api: Api) {
  const ok = async <T extends { status: number; text: string }>(answer: Promise<T>): Promise<T> => {
    const got = await answer;
    if (got.status !== 200) throw new Error(`${got.status} ${got.text}`);
    return got;
  };
  const post = async (login: string, path: string, body: object, version?: number): Promise<Body> =>
    (await ok(api.as(login).post(path, { body, ...(version !== undefined && { version }) }))).body;
  const accountOf = async (login: string): Promise<string> => {
    const { rows } = await open.owner.query('select id from staff_account where username = $1', [login]);
    return String(rows[0].id);
  };
  let named = 0;
  /** A household of a mother and her child. */
  const household = async (login = 'liu', area = VILLAGE, birthYear = 1950) => {
    named += 1;
    const person = async (name: string, year: number) =>
      String((await post(login, '/api/people', { area, name, basis: 'statutoryDuty', birthYear: year })).id);
    const head = await person(
      `苗${'甲乙丙丁戊己庚辛壬癸'[named % 10]}${'一二三四五六七八九十'[Math.floor(named / 10)]}`,
      birthYear,
    );
    const child = await person(`苗小${'甲乙丙丁戊己庚辛壬癸'[named % 10]}`, 2015);
    const { id } = await post(login, '/api/households', {
      area,
      address: `西沟 ${named} 号`,
      members: [
        { personId: head, relation: 'head', validFrom: '2020-01-01' },
        { personId: child, relation: 'child', validFrom: '2020-01-01' },
      ],
    });
    return { id: String(id), head, child };
  };
  type Home = Awaited<ReturnType<typeof household>>;
  const fileBody = (home: Home, more: object = {}) => ({
    kind: 'dibao',
    householdId: home.id,
    applicantId: home.head,
    filedBy: 'self',
    reason: '丈夫去世,家里没有劳力,孩子上学。',
    members: [
      { personId: home.head, tie: 'applicant' },
      { personId: home.child, tie: 'minorChild' },
    ],
    income: [
      { personId: home.head, head: 'business', yearCents: 360_000 },
      { personId: home.head, head: 'basicPension', yearCents: 150_000 },
    ],
    kin: [],
    ...more,
  });
  const file = async (home: Home, more: object = {}, login = 'liu'): Promise<Body> =>
    post(login, '/api/aid/applications', fileBody(home, more));
  const get = async (id: string, login = 'bai'): Promise<Body> =>
    (await ok(api.as(login).get(`/api/aid/applications/${id}`))).body;
  /** One act, on the version there is. */
  const act = async (login: string, id: string, verb: string, body: object = {}): Promise<Body> =>
    post(login, `/api/aid/applications/${id}/${verb}`, body, (await get(id)).version);
  const tryAct = async (login: string, id: string, verb: string, body: object = {}) =>
    api.as(login).post(`/api/aid/applications/${id}/${verb}`, { body, version: (await get(id)).version });
  const surveyBody = async (home: Home, second = 'chen', more: object = {}) => ({
    captured: { id: open.house.newId(), madeAt: open.house.now().toString(), files: [] as string[] },
    secondId: await accountOf(second),
    signer: { personId: home.head, name: '苗' },
    living: '母子两人,房屋两间。',
    work: '本人有腰病,不能干重活。',
    house: '砖房两间,旧彩电一台。',
    spending: '药费每月三百元。',
    signatures,
    ...more,
  });
  const survey = async (id: string, home: Home, more: object = {}, login = 'zhao', second = 'chen'): Promise<Body> => {
    const body = await surveyBody(home, second, more);
    return (await ok(api.as(login).post(`/api/aid/applications/${id}/surveys`, { body, key: body.captured.id }))).body;
  };
  /** As far as the notice in the village. */
  const toPublicity = async (home: Home, more: object = {}): Promise<Body> => {
    const { id } = await file(home, more);
    await act('zhao', id, 'accept');
    await survey(id, home);
    await act('bai', id, 'check-data', { outcome: 'consistent', text: '车辆、房产、社保均与申报一致。' });
    return act('zhao', id, 'draft', { opinion: 'grant', cents: 61_250, text: '符合条件,建议批准。' });
  };
  /** A form of the portal, sent as a browser without script sends it. */
  const postForm = async (url: string, fields: Record<string, string>) => {
    const answer = await api.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    return { status: answer.statusCode, text: answer.body };
  };
  return {
    ok,
    post,
    postForm,
    accountOf,
    household,
    fileBody,
    file,
    get,
    act,
    tryAct,
    surveyBody,
    survey,
    toPublicity,
  };
}
