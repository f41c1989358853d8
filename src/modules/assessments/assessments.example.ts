import { randomUUID } from 'node:crypto';
import { addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import type { Answer, Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';

export const COMMUNITY = '150102401007';
/** Three items that add up, and one that may be earned on top. */
export const exampleItems = [
  {
    ...{
      section: '组织生活',
      title: '党员大会按季召开',
      standard: '全年四次为满分',
      sign: 'base',
      evidence: 'meetings',
    },
    ...{ activityKinds: ['memberMeeting'], weight: 40, cap: 4, step: 1 },
  },
  {
    ...{
      section: '服务群众',
      title: '为快递小哥办实事',
      standard: '每办成一件记一档',
      sign: 'base',
      evidence: 'document',
    },
    ...{ activityKinds: [], weight: 40, cap: 10, step: 0.5 },
  },
  {
    ...{ section: '群众评价', title: '群众满意', standard: '按测评比例折算', sign: 'base', evidence: 'satisfaction' },
    ...{ activityKinds: [], weight: 20, cap: 100, step: 1 },
  },
  {
    ...{ section: '加分', title: '集体荣誉', standard: '旗县级以上', sign: 'plus', evidence: 'honours' },
    ...{ activityKinds: [], weight: 5, cap: 1, step: 1 },
  },
] as const;
export const windows = {
  self: { from: '2026-03-01', to: '2026-03-05' },
  review: { from: '2026-03-06', to: '2026-03-10' },
  appeal: { from: '2026-03-11', to: '2026-03-13' },
};
export const at = (day: string, hour = '10:00') => `${day}T${hour}:00+08:00`;

/** Branches of a community in Xincheng: 李雪梅 scores for them, 齐丽娟 of the street reviews, 代红 of the district opened the round and decides. */
export async function branchesAtScore(open: TestHouse, api: Api, names: readonly string[] = ['一支部', '二支部']) {
  const add = (name: string, area: string) =>
    inTransaction(systemCtx(open.house, 'test'), (tx) =>
      addOrganisation(tx, { name, shortName: name, kind: 'party', area, validFrom: '2025-01-01' }),
    );
  const street = await organisationId(open, 'hulun');
  const district = await organisationId(open, 'xincheng');
  const community = await organisationId(open, 'mahuaban');
  const units: string[] = [];
  for (const name of names) units.push(await add(name, COMMUNITY));
  const call = (login: string, method: 'post' | 'put', path: string, body: object, version?: number) =>
    api.as(login)[method](`/api/assessments/${path}`, { body, ...(version !== undefined && { version }) });
  const scheme = async (items: readonly object[] = exampleItems, head: object = {}) => {
    const draft = await call('dai', 'post', 'schemes', { name: '模范支部评分', basis: '示例文件', items, ...head });
    if (draft.status !== 200) throw new Error(draft.text);
    return draft.body as { id: string; version: number };
  };
  const published = async (head: object = {}) => {
    const s = await scheme(exampleItems, head);
    const answer = await call('dai', 'post', `schemes/${s.id}/publish`, {}, s.version);
    if (answer.status !== 200) throw new Error(answer.text);
    return s.id;
  };
  const openRound = async (more: object = {}): Promise<Answer> =>
    call('dai', 'post', 'rounds', {
      ...{ schemeId: await published(), name: '2025年度模范支部评分', year: 2025, appealBodyId: district, windows },
      units: units.map((organisationId) => ({ organisationId, reviewerId: street })),
      ...more,
    });
  const entry = (id: string, login = 'li') => api.as(login).get(`/api/assessments/entries/${id}`);
  /** Carries one deed out on the version that is there now. */
  const does = async (login: string, id: string, deed: string, body: object = {}) => {
    const now = await entry(id, login);
    const method = deed === 'self' || deed === 'review' ? 'put' : 'post';
    return call(login, method, `entries/${id}/${deed}`, body, Number(now.body.version ?? 1));
  };
  const file = (login: string, id: string, itemId: string) =>
    api.as(login).post(`/api/assessments/entries/${id}/evidence`, {
      key: randomUUID(),
      body: { itemId },
      files: [
        { field: 'files', name: '工作台账.pdf', content: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n') },
      ],
    });
  /** Scores every base item for the branch, with its proofs, and hands it in. */
  const selfScore = async (id: string, scores: readonly [number, number, number]) => {
    const { lines } = (await entry(id)).body;
    const [meetings, deeds, mass] = lines.map((l: { item: { id: string } }) => l.item.id);
    const records = lines[0].suggested.records.map((r: { id: string }) => r.id).slice(0, scores[0]);
    const marks = [
      { itemId: meetings, score: scores[0], records },
      { itemId: deeds, score: scores[1] },
      { itemId: mass, score: scores[2] },
    ];
    const saved = await does('li', id, 'self', { marks });
    if (saved.status !== 200) throw new Error(saved.text);
    if (scores[0] > 0 && records.length === 0) await file('li', id, meetings);
    if (scores[1] > 0) await file('li', id, deeds);
    const survey = { itemId: mass, source: '入户问卷', asked: 40, satisfied: 38, on: '2026-01-10' };
    if (scores[2] > 0) await call('li', 'post', `entries/${id}/surveys`, survey);
    return does('li', id, 'submit');
  };
  const review = async (id: string, scores: readonly [number, number, number], word = '核对后调整') => {
    const { lines } = (await entry(id, 'qi')).body;
    const marks = scores.map((score, i) => ({ itemId: lines[i].item.id, score, word }));
    const saved = await does('qi', id, 'review', { marks });
    if (saved.status !== 200) throw new Error(saved.text);
    return does('qi', id, 'reviewed');
  };
  const setDay = (day: string) => {
    open.setNow(at(day));
    for (const login of ['li', 'qi', 'dai', 'liu', 'sun']) api.forget(login);
  };
  return {
    street,
    district,
    community,
    units,
    call,
    scheme,
    published,
    openRound,
    entry,
    does,
    file,
    selfScore,
    review,
    setDay,
  };
}

/** A round that hangs out for long, for whoever looks at the portal; sets the clock, which the caller sets again. */
export async function hangingRound(open: TestHouse, api: Api): Promise<void> {
  const s = await branchesAtScore(open, api);
  s.setDay('2026-03-02');
  const schemeId = await s.published({ publicityDays: 60, publicityUnit: 'd' });
  const round = (await s.openRound({ schemeId })).body;
  const ids: string[] = round.lines.map((l: { id: string }) => l.id);
  for (const id of ids) await s.selfScore(id, [4, 8, 90]);
  s.setDay('2026-03-06');
  for (const id of ids) await s.review(id, [4, 8, 90]);
  for (const id of ids) await s.does('li', id, 'accept');
  const answer = await s.call('dai', 'post', `rounds/${round.id}/publish`, {}, 1);
  if (answer.status !== 200) throw new Error(answer.text);
}

/** Calls of 老熊沟村 in which people can nominate, vote and object on 1 April; sets the clock, which the caller sets again. */
export async function honoursEverywhere(open: TestHouse, api: Api): Promise<void> {
  const setDay = (day: string) => {
    open.setNow(at(day));
    api.forget('liu');
  };
  const post = async (path: string, body: object, version?: number) => {
    const answer = await api.as('liu').post(`/api/honours${path}`, { body, ...(version !== undefined && { version }) });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  const first = { from: '2026-03-01', to: '2026-03-05' };
  const opened = (name: string, nominate: object, vote: object) =>
    post('', {
      ...{ kind: 'goodNeighbour', name, about: '推荐身边的热心人', year: 2026, places: 2, publicityDays: 60 },
      ...{ nominate, vote },
    });
  setDay('2026-03-02');
  await opened('春季身边好人', { from: '2026-03-01', to: '2026-04-20' }, { from: '2026-04-21', to: '2026-04-25' });
  const voting = await opened('好媳妇评选', first, { from: '2026-03-06', to: '2026-04-10' });
  const hanging = await opened('道德模范评选', first, { from: '2026-03-06', to: '2026-03-08' });
  const nominees = new Map<string, string>();
  for (const c of [voting, hanging]) {
    const view = await post(`/${c.id}/nominees`, { name: '韩热心', deeds: '天天给独居老人挑水' });
    nominees.set(c.id, view.nominees[0].id);
    await post(`/nominees/${view.nominees[0].id}/answer`, { agrees: true, way: 'paper', on: '2026-03-02' });
  }
  setDay('2026-03-06');
  for (const c of [voting, hanging]) await post(`/${c.id}/vote`, {}, 1);
  const { codes } = await post(`/${hanging.id}/codes`, { n: 1 });
  await api.app.inject({
    method: 'POST',
    url: `/honours/${hanging.id}/vote`,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ code: codes[0], [`c.${nominees.get(hanging.id)}`]: '1' }).toString(),
  });
  setDay('2026-03-09');
  await post(`/${hanging.id}/count`, {}, 2);
}
