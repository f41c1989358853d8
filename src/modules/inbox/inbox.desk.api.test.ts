import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { isWithin } from '#kernel/area.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { takeIn } from './intake.ts';

const VILLAGE = '150124201213';

describe('the inbox of a place', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const { house } = open;
  let count = 0;
  const arrive = async (area = VILLAGE, more: { text?: string; sender?: string } = {}) => {
    const ctx = systemCtx(house, 'test');
    const id = await inTransaction(ctx, (tx) =>
      takeIn(tx, {
        area,
        source: 'mail',
        mark: `mark${++count}`,
        sender: more.sender ?? `someone${count}@example.cn`,
        name: '刘大妈',
        title: '路灯坏了',
        text: more.text ?? `村口第${count}根杆子上的灯坏了,晚上看不见路。`,
      }),
    );
    return { id: id!, version: 1 };
  };
  const url = (d: { id: string }, verb: string) => `/api/inbox/${d.id}/${verb}`;
  const body = { kind: 'help', area: VILLAGE, body: '村口的路灯坏了,晚上看不见路。' };

  test('is seen by those who have the duty there, and by nobody else', async () => {
    const places = [VILLAGE, '150124', '150102401007'];
    const drafts = await Promise.all(places.map((area) => arrive(area)));
    const onDuty = ['villageCadre', 'townshipClerk', 'countyClerk', 'hotlineAgent'];
    for (const m of members) {
      const list = await api.as(m.login).get('/api/inbox?limit=100');
      const may = onDuty.includes(m.role);
      expect(list.status, m.login).toBe(may ? 200 : 403);
      for (const [i, draft] of drafts.entries()) {
        const sees = may && isWithin(places[i]!, m.area);
        expect((await api.as(m.login).get(`/api/inbox/${draft.id}`)).status, `${m.login} ${places[i]}`).toBe(
          !may ? 403 : sees ? 200 : 404,
        );
        if (may)
          expect(
            list.body.items.some((d: { id: string }) => d.id === draft.id),
            `${m.login} ${places[i]}`,
          ).toBe(sees);
        if (may && !sees)
          expect(
            (await api.as(m.login).post(url(draft, 'dismiss'), { version: 1, body: { reason: '无关' } })).status,
          ).toBe(404);
      }
    }
    expect((await api.visitor.get('/api/inbox')).status).toBe(401);
  });

  test('opening is logged; the list shows who wrote only masked', async () => {
    const d = await arrive();
    const row = (await api.as('liu').get('/api/inbox')).body.items[0];
    expect(row).toMatchObject({ id: d.id, sender: '刘*妈' });
    await api.as('liu').get(`/api/inbox/${d.id}`);
    const entries = await house.db
      .selectFrom('journal')
      .select(['verb', 'actor_role'])
      .where('subject_kind', '=', 'draft')
      .where('subject_id', '=', d.id)
      .orderBy('seq')
      .execute();
    expect(entries.map((e) => [e.verb, e.actor_role])).toEqual([
      ['arrive', null],
      ['open', 'villageCadre'],
    ]);
  });

  test('a draft becomes a case once, however often it is tapped', async () => {
    const d = await arrive();
    const key = house.newId();
    const first = await api.as('liu').post(url(d, 'register'), { version: 1, body, key });
    const again = await api.as('liu').post(url(d, 'register'), { version: 1, body, key });
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect(first.body.passphrase, 'no mail goes out here').toMatch(/^\d{8}$/);
    expect((await api.as('zhao').post(url(d, 'register'), { version: 1, body })).status).toBe(412);
    expect((await api.as('zhao').post(url(d, 'register'), { version: 2, body })).body.code).toBe('decided');
    expect((await api.as('liu').post(url(d, 'register'), { body })).status).toBe(428);
    const view = await api.as('liu').get(`/api/inbox/${d.id}`);
    expect(view.body).toMatchObject({ status: 'registered', case: { number: first.body.number }, decidedBy: '刘桂兰' });
    const made = await api.as('liu').get(`/api/cases/${first.body.id}`);
    expect(made.body).toMatchObject({ channel: 'web', body: body.body });
  });

  test('a refused registration leaves the draft as it was', async () => {
    const d = await arrive();
    expect(
      (await api.as('liu').post(url(d, 'register'), { version: 1, body: { ...body, area: '150102401007' } })).status,
    ).toBe(422);
    expect((await api.as('liu').get(`/api/inbox/${d.id}`)).body).toMatchObject({ status: 'new', version: 1 });
  });

  test('joining writes the words into the case; a case that is not there, not seen or ended is refused', async () => {
    const made = (await api.as('liu').post('/api/cases', { body: { ...body, channel: 'phone' } })).body;
    const other = (await api.as('li').post('/api/cases', { body: { ...body, channel: 'phone', area: '150102401007' } }))
      .body;
    const d = await arrive(VILLAGE, { text: '灯还是没修,又有人摔了。' });
    const joining = (number: string) => api.as('liu').post(url(d, 'join'), { version: 1, body: { number } });
    expect((await joining('XF-1')).status).toBe(422);
    expect((await joining(other.number)).status).toBe(422);
    const joined = await joining(made.number.toLowerCase());
    expect(joined.status, joined.text).toBe(200);
    expect(joined.body).toMatchObject({ status: 'joined', case: { id: made.id } });
    const view = (await api.as('liu').get(`/api/cases/${made.id}`)).body;
    const entry = view.timeline.find((e: { verb: string }) => e.verb === 'inbox.join');
    expect(entry).toMatchObject({ shows: 'resident', data: { text: '灯还是没修,又有人摔了。' } });
  });

  test('dismissing keeps it, with the reason, and it may still become a case', async () => {
    const d = await arrive(VILLAGE, { text: '推销广告也许不是。' });
    expect((await api.as('liu').post(url(d, 'dismiss'), { version: 1, body: { reason: '' } })).status).toBe(422);
    const gone = await api.as('liu').post(url(d, 'dismiss'), { version: 1, body: { reason: '广告' } });
    expect(gone.body).toMatchObject({ status: 'dismissed', reason: '广告', text: '推销广告也许不是。' });
    expect((await api.as('liu').get('/api/inbox?status=dismissed')).body.items).toHaveLength(1);
    expect((await api.as('liu').post(url(d, 'register'), { version: 2, body })).status).toBe(200);
    const reasons = await house.db
      .selectFrom('journal')
      .select('data')
      .where('subject_id', '=', d.id)
      .where('verb', '=', 'dismiss')
      .orderBy('seq')
      .execute();
    expect(reasons[0]?.data).toEqual({ reason: '广告' });
  });

  test('what may be the same is shown first: same sender, same words, another draft', async () => {
    const words = '北沟水库大坝东侧护坡塌了一块,再下雨要出事,请派人看看。';
    const made = (await api.as('liu').post('/api/cases', { body: { ...body, body: words, channel: 'phone' } })).body;
    const first = await arrive(VILLAGE, { sender: 'twice@example.cn', text: '羊圈的事情。' });
    const own = (
      await api.as('liu').post(url(first, 'register'), { version: 1, body: { ...body, body: '羊圈被占了没人管。' } })
    ).body;
    const twin = await arrive(VILLAGE, { text: `${words}急!` });
    const d = await arrive(VILLAGE, { sender: 'Twice@example.cn', text: `水库大坝东侧护坡塌了一块,请派人看看` });
    const { alike } = (await api.as('liu').get(`/api/inbox/${d.id}`)).body;
    const found = alike.map((a: { id: string; why: string }) => [a.id, a.why]);
    expect(found).toContainEqual([made.id, 'words']);
    expect(found).toContainEqual([own.id, 'sender']);
    expect(found).toContainEqual([twin.id, 'words']);
    expect(found).toHaveLength(3);
  });

  test('how many wait', async () => {
    const { waiting } = (await api.as('liu').get('/api/inbox/count')).body;
    await arrive();
    await arrive('150102401007');
    expect((await api.as('liu').get('/api/inbox/count')).body.waiting).toBe(waiting + 1);
  });

  test('pages follow one another', async () => {
    const first = (await api.as('liu').get('/api/inbox?limit=1')).body;
    const second = (await api.as('liu').get(`/api/inbox?limit=1&after=${encodeURIComponent(first.next)}`)).body;
    expect(second.items[0].id).not.toBe(first.items[0].id);
    expect((await api.as('liu').get('/api/inbox?after=x')).status).toBe(422);
  });
});
