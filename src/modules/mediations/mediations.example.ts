import { organisationId } from '#test/actors.ts';
import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';

/* A village committee with its head (刘桂兰) and a mediator (王秀英 is none; 赵永平 of the township is). */

export const VILLAGE = '150124201213';
export type Village = Awaited<ReturnType<typeof committeeAtWork>>;
export async function committeeAtWork(open: TestHouse, api: Api) {
  const as = api.as('liu');
  const { body: me } = await as.get('/api/me');
  const made = await as.post('/api/mediation-committees', {
    body: {
      ...{ area: VILLAGE, organisationId: await organisationId(open, 'laoxionggou'), name: '老熊沟村人民调解委员会' },
      ...{ electedBy: '村民会议', electedOn: '2025-03-01', phone: '0471-0000211', address: '村部一楼' },
    },
  });
  if (made.status !== 200) throw new Error(made.text);
  const add = async (body: object, login = 'liu') => {
    const answer = await api.as(login).post('/api/mediation-persons', {
      body: { kind: 'mediator', area: VILLAGE, committeeId: made.body.id, since: '2025-03-01', ...body },
    });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  const accounts = await as.get(`/api/mediation-committees/${made.body.id}/accounts`);
  const accountOf = (name: string) =>
    accounts.body.items.find((a: { name: string }) => a.name === name)?.accountId as string;
  const head = await add({
    ...{
      name: '刘桂兰',
      isWoman: true,
      part: 'head',
      accountId: me.account?.id ?? accountOf('刘桂兰'),
      isPublic: true,
    },
  });
  const second = await add({ name: '赵永平', isWoman: false, part: 'member', accountId: accountOf('赵永平') });
  const said = (more: object = {}) => ({
    ...{ committeeId: made.body.id, kind: 'neighbour', origin: 'applied', body: '两家为院墙占地吵了半年。' },
    parties: [
      { side: 'applicant', name: '张有田', phone: '19900002001', address: '三组 5 号', idNumber: '150124197001011234' },
      { side: 'other', name: '李满囤', phone: '19900002002', address: '三组 6 号', idNumber: '150124197101011235' },
    ],
    ...more,
  });
  const take = (more: object = {}, login = 'liu') => api.as(login).post('/api/mediations', { body: said(more) });
  const get = async (id: string, login = 'liu') => (await api.as(login).get(`/api/mediations/${id}`)).body;
  /** One act; the version is read first. */
  const act = async (id: string, path: string, body: object, login = 'liu') => {
    const { version } = await get(id, login);
    return api.as(login).post(`/api/mediations/${id}/${path}`, { version, body });
  };
  const done = async (id: string, path: string, body: object) => {
    const answer = await act(id, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  /** Both agreed, told of their rights, one session held. */
  const inMediation = async () => {
    const { body: taken } = await take();
    const { id } = taken;
    const [first, other] = taken.slips as { partyId: string; passphrase: string }[];
    await done(id, 'answers', { partyId: other!.partyId, answer: 'yes', way: 'counter' });
    for (const p of [first!, other!]) await done(id, 'rights', { partyId: p.partyId, on: '2026-03-03' });
    await done(id, 'records', { kind: 'session', on: '2026-03-03', text: '双方各让半尺。', isOpen: false });
    return { id: id as string, number: taken.number as string, first: first!, other: other! };
  };
  const agreement = (more: object = {}) => ({
    ...{ form: 'written', facts: '院墙越界二十厘米。', issues: '墙拆不拆、谁出钱。', responsibility: '张家越界。' },
    ...{ content: '张家一个月内把墙退回。', manner: '自行拆除重砌。', isStatus: false },
    instalments: [{ what: '把院墙退回原界', dueOn: '2026-04-03' }],
    ...more,
  });
  /** Signed by all, sealed, in force. */
  const inForce = async (more: object = {}) => {
    const m = await inMediation();
    await done(m.id, 'agreement', agreement(more));
    for (const p of [m.first, m.other])
      await done(m.id, 'signatures', { who: 'party', partyId: p.partyId, way: 'fingerprint', on: '2026-03-03' });
    await done(m.id, 'signatures', { who: 'mediator', on: '2026-03-03' });
    await done(m.id, 'signatures', { who: 'committee', on: '2026-03-03' });
    await done(m.id, 'validity', {});
    return m;
  };
  return { committee: made.body, head, second, take, get, act, done, inMediation, agreement, inForce };
}
