import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { itemsFor } from './index.ts';

const item = (code: string, more: Record<string, unknown> = {}) => ({
  code,
  title: `事项 ${code}`,
  duty: 'basic',
  basis: '《中华人民共和国公路法》第八条',
  ...more,
});

describe('a duty list from draft to print', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const [zhao, yun, sun] = [api.as('zhao'), api.as('yun'), api.as('sun')];
  const beibao = await organisationId(open, 'beibao');
  const laoxionggou = await organisationId(open, 'laoxionggou');
  const holding = async (id: string) => (await itemsFor(systemCtx(open.house, 'test'), id)).map((i) => i.code);
  const told = async (id: string) =>
    open.house.db
      .selectFrom('journal')
      .select(['verb', 'shows', 'data', 'actor_role as role'])
      .where('subject_kind', '=', 'mandate')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute();
  const wanted = { name: '北堡乡权责清单', source: '北堡乡政发〔2026〕3号', validFrom: '2026-03-03' };
  const draft = (more: Record<string, unknown> = {}, who = zhao) =>
    who.post('/api/mandates', { body: { ...wanted, ...more } });
  const publish = (id: string, version: number, who = yun) =>
    who.post(`/api/mandates/${id}/publish`, { version, body: {} });

  test('drafted by one, published by another, then it holds and is no longer changed', async () => {
    const drafted = await draft({ organisationId: beibao });
    expect(drafted).toMatchObject({
      status: 200,
      body: { edition: 1, status: 'draft', draftedBy: '赵永平', open: ['edit', 'discard'], items: [] },
    });
    const { id } = drafted.body;
    expect(await publish(id, 1)).toMatchObject({ status: 409, body: { code: 'empty' } });
    const added = await zhao.post(`/api/mandates/${id}/items`, {
      version: 1,
      body: item('a—001', { title: '事项 A-001', words: ['乡道'] }),
    });
    expect(added.body).toMatchObject({ version: 2, counts: { basic: 1 }, items: [{ code: 'A-001', words: ['乡道'] }] });
    expect(await publish(id, 2, zhao)).toMatchObject({ status: 403 });
    expect(await publish(id, 1)).toMatchObject({ status: 412, body: { code: 'stale' } });
    const key = randomUUID();
    const first = await yun.post(`/api/mandates/${id}/publish`, { version: 2, body: {}, key });
    expect(first).toMatchObject({
      status: 200,
      body: { status: 'published', holds: true, publishedBy: '云海龙', version: 3 },
    });
    const again = await yun.post(`/api/mandates/${id}/publish`, { version: 2, body: {}, key });
    expect(again.body).toEqual(first.body);
    expect(await holding(beibao)).toEqual(['A-001']);
    const entries = await told(id);
    expect(entries.map((e) => [e.verb, e.shows, e.role])).toEqual([
      ['draft', 'staff', 'townshipClerk'],
      ['addItem', 'staff', 'townshipClerk'],
      ['publish', 'public', 'townshipLeader'],
    ]);
    expect(entries.at(-1)?.data).toMatchObject({
      edition: 1,
      basic: 1,
      content: expect.stringMatching(/^[0-9a-f]{64}$/),
    });

    const itemId = first.body.items[0].id;
    const url = `/api/mandates/${id}`;
    const changes = [
      zhao.put(url, { version: 3, body: { ...wanted, name: '改名' } }),
      zhao.delete(url, { version: 3 }),
      zhao.post(`${url}/items`, { version: 3, body: item('A-002') }),
      zhao.put(`${url}/items/${itemId}`, { version: 3, body: item('A-001', { title: '改了' }) }),
      zhao.delete(`${url}/items/${itemId}`, { version: 3 }),
      publish(id, 3),
      zhao.post(`${url}/import`, {
        version: 3,
        files: [
          {
            field: 'file',
            name: 'a.csv',
            content: Buffer.from('编号,事项名称,履职类别,法律依据\nA-002,乙,基本履职,某法第一条\n'),
            mediaType: 'text/csv',
          },
        ],
      }),
    ];
    expect((await Promise.all(changes)).map((a) => [a.status, a.body.code])).toEqual(Array(7).fill([409, 'notNow']));
    expect((await zhao.get(url)).body).toEqual({ ...first.body, open: ['renew'], closed: [] });
  });

  test('a new edition begins with the old items and takes its place on its first day', async () => {
    const before = (await zhao.get(`/api/organisations/${beibao}/mandate`)).body.list;
    const next = await draft({ organisationId: beibao, copyFrom: before.id, validFrom: '2026-04-01' });
    expect(next.body).toMatchObject({
      edition: 2,
      items: [{ code: 'A-001' }],
      editions: [{ edition: 2 }, { edition: 1 }],
    });
    expect(await draft({ organisationId: beibao })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'validFrom', rule: 'overlaps' }] },
    });
    expect(await draft({ organisationId: beibao, validFrom: '2026-05-01' })).toMatchObject({
      status: 409,
      body: { code: 'draftExists' },
    });
    expect((await zhao.get(`/api/mandates/${before.id}`)).body.closed).toMatchObject([
      { verb: 'renew', why: 'draftExists' },
    ]);
    const { id } = next.body;
    const added = await zhao.post(`/api/mandates/${id}/items`, {
      version: 1,
      body: item('B-001', { duty: 'assist', leadName: '县水利局' }),
    });
    const edited = await zhao.put(`/api/mandates/${id}/items/${added.body.items[0].id}`, {
      version: 2,
      body: item('A-001', { title: '乡道的养护' }),
    });
    expect(edited.body.items.map((i: { title: string; leadKind: string }) => [i.title, i.leadKind])).toEqual([
      ['乡道的养护', null],
      ['事项 B-001', 'department'],
    ]);
    const differs = await zhao.get(`/api/mandates/${before.id}/compare/${id}`);
    expect(differs.body).toMatchObject({
      before: { edition: 1 },
      after: { edition: 2 },
      added: [{ code: 'B-001' }],
      removed: [],
      changed: [{ before: { title: '事项 A-001' }, after: { title: '乡道的养护' }, fields: ['title', 'words'] }],
    });
    expect(await publish(id, 3)).toMatchObject({ status: 200, body: { holds: false } });
    expect((await zhao.get(`/api/mandates/${before.id}`)).body).toMatchObject({
      holds: true,
      validTo: '2026-04-01',
      version: 4,
    });
    expect((await told(before.id)).at(-1)).toMatchObject({ verb: 'end', data: { on: '2026-04-01', by: 2 } });
    expect(await holding(beibao)).toEqual(['A-001']);
    open.setNow('2026-03-31T16:00:00Z');
    expect(await holding(beibao)).toEqual(['A-001', 'B-001']);
    open.setNow('2026-03-03T02:00:00Z');
  });

  test('who wrote in a draft does not publish it, whatever their post', async () => {
    const { id } = (await draft({ unitKind: 'village', area: '150124201' })).body;
    const sunAdds = await sun.post(`/api/mandates/${id}/items`, { version: 1, body: item('A-001') });
    expect(sunAdds.body).toMatchObject({ open: ['edit', 'discard'], closed: [{ verb: 'publish', why: 'ownDraft' }] });
    expect(await publish(id, 2, sun)).toMatchObject({ status: 409, body: { code: 'ownDraft' } });
    expect(await publish(id, 2)).toMatchObject({ status: 200 });
    expect(await holding(laoxionggou)).toEqual(['A-001']);
  });

  test('bad codes, doubles, no law, no lead: each on its field, in both languages', async () => {
    const { id } = (await draft({ unitKind: 'township', area: '150124201' })).body;
    const add = (body: object) => zhao.post(`/api/mandates/${id}/items`, { version: 1, body });
    const errors = async (body: object) => {
      const answer = await add(body);
      return [answer.status, ...answer.body.errors.map((e: { field: string; rule: string }) => `${e.field} ${e.rule}`)];
    };
    expect(await errors(item('A12'))).toEqual([422, 'code codeForm']);
    expect(await errors(item('A-001', { basis: '  ', title: '' }))).toEqual([422, 'title noTitle', 'basis noBasis']);
    expect(await errors(item('A-001', { duty: 'takenBack' }))).toEqual([422, 'leadName noLead']);
    expect(await errors(item('A-001', { leadOrganisationId: randomUUID() }))).toEqual([
      422,
      'leadOrganisationId noLeadUnit',
    ]);
    expect(await errors(item('A-001', { duty: 'other' }))).toEqual([422, 'duty invalid_value']);
    expect((await add(item('A-001'))).body.version).toBe(2);
    const twice = await zhao.post(`/api/mandates/${id}/items`, { version: 2, body: item('a-001') });
    expect(twice.body.errors).toEqual([
      {
        field: 'code',
        rule: 'codeTwice',
        zh: '这份清单里已经有编号 A-001。',
        en: 'This list already has the code A-001.',
      },
    ]);
    const gone = await zhao.delete(`/api/mandates/${id}`, { version: 2 });
    expect([gone.status, (await zhao.get(`/api/mandates/${id}`)).status]).toEqual([200, 404]);
    expect((await told(id)).map((e) => e.verb)).toEqual(['draft', 'addItem', 'discard']);
  });

  test('for one unit or for a kind that is there; days in order and not in the past of another edition', async () => {
    const errors = async (more: Record<string, unknown>, who = zhao) => {
      const answer = await draft(more, who);
      return answer.status === 422
        ? answer.body.errors.map((e: { field: string; rule: string }) => `${e.field} ${e.rule}`)
        : answer.status;
    };
    expect(await errors({})).toEqual(['organisationId oneUnit']);
    expect(await errors({ organisationId: beibao, unitKind: 'village', area: '150124201' })).toEqual([
      'organisationId oneUnit',
    ]);
    expect(await errors({ organisationId: randomUUID() })).toEqual(['organisationId noUnit']);
    expect(await errors({ organisationId: await organisationId(open, 'qingshuiheWater') })).toEqual([
      'organisationId outsideYourPlace',
    ]);
    expect(await errors({ unitKind: 'village', area: '150124' })).toEqual(['area outsideYourPlace']);
    expect(await errors({ unitKind: 'village' })).toEqual(['area noPlace']);
    expect(await errors({ unitKind: 'township', area: '150124201213' })).toEqual(['area kindNotThere']);
    expect(await errors({ unitKind: 'subdistrict', area: '150124201' })).toEqual(['area kindNotThere']);
    expect(await errors({ organisationId: laoxionggou, validTo: '2026-03-03' })).toEqual([
      'validTo endsBeforeItBegins',
    ]);
    expect(await errors({ organisationId: laoxionggou, name: ' ' })).toEqual(['name too_small']);
    const village = { unitKind: 'village', area: '150124', validFrom: '2026-03-02' };
    expect(await errors(village, sun)).toEqual(['validFrom changesThePast']);
    expect(await errors({ ...village, validFrom: '2025-01-01' }, sun)).toEqual(['validFrom overlaps']);
    const overlapping = await draft({ ...village, validFrom: '2024-06-01' }, sun);
    expect(overlapping.body.errors).toEqual([
      {
        field: 'validFrom',
        rule: 'overlaps',
        zh: '与第 1 版(2025-01-01 起)的有效期重叠。',
        en: 'It overlaps with edition 1, which holds from 2025-01-01.',
      },
    ]);
    const fits = await draft({ ...village, validFrom: '2024-06-01', validTo: '2025-01-01' }, sun);
    expect(fits).toMatchObject({ status: 200, body: { edition: 2 } });
    const moved = await sun.put(`/api/mandates/${fits.body.id}`, {
      version: 1,
      body: { ...wanted, validFrom: '2024-06-01' },
    });
    expect(moved.body.errors).toMatchObject([{ field: 'validFrom', rule: 'overlaps' }]);
    const renamed = await sun.put(`/api/mandates/${fits.body.id}`, {
      version: 1,
      body: { ...wanted, validFrom: '2024-06-01', validTo: '2025-01-01', source: '另一份文件' },
    });
    expect(renamed.body).toMatchObject({ source: '另一份文件', version: 2 });
  });

  test('one row per list: the edition in force with its figures; found by kind, place and name', async () => {
    const list = async (query: string, who = sun) => (await who.get(`/api/mandates?${query}`)).body.lists;
    const rows = await list('');
    expect(
      rows
        .map((l: { name: string; edition: number; holds: boolean; hasDraft: boolean }) => [
          l.name,
          l.edition,
          l.holds,
          l.hasDraft,
        ])
        .sort(),
    ).toEqual([
      ['北堡乡权责清单', 1, true, false],
      ['北堡乡权责清单', 1, true, false],
      ['清水河县乡镇履行职责事项清单', 1, true, false],
      ['清水河县交通运输局权责清单', 1, true, false],
      ['清水河县村级组织履行职责事项清单', 1, true, true],
      ['清水河县水利局权责清单', 1, true, false],
    ]);
    expect((await list('unitKind=own')).length).toBe(3);
    expect((await list('unitKind=village')).map((l: { area: string }) => l.area)).toEqual(['150124', '150124201']);
    expect((await list(`q=${encodeURIComponent('水利')}`)).map((l: { counts: object }) => l.counts)).toEqual([
      { basic: 3, assist: 1, takenBack: 1 },
    ]);
    expect((await list('area=150124201')).length).toBe(2);
    expect(await list('area=99')).toEqual([]);
  });
});
