import { describe, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import {
  addOrganisation,
  isSuperiorOf,
  organisationNamed,
  organisationsById,
  organisationsFor,
  structureOf,
  superiorsOf,
} from './index.ts';

describe('organisations', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const api = await startApi(open);
  const admin = api.as('admin');
  const ctx = systemCtx(house, 'test');
  const of = (key: string) => organisationId(open, key);
  const told = async (id: string) =>
    house.db
      .selectFrom('journal')
      .select(['verb', 'area', 'shows', 'data', 'actor_role'])
      .where('subject_kind', '=', 'organisation')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute();
  const add = async (name: string, more: Record<string, unknown> = {}) => {
    const body = { name, shortName: name.slice(0, 10), kind: 'department', area: '150124', ...more };
    return admin.post('/api/organisations', { body });
  };

  test('the superior is the one of the same system, bottom-up to the top', async () => {
    const [laoxionggou, beibao, county, city] = await Promise.all(
      ['laoxionggou', 'beibao', 'qingshuihe', 'city'].map(of),
    );
    expect(await superiorsOf(ctx, laoxionggou!)).toEqual([beibao, county, city]);
    expect(await superiorsOf(ctx, city!)).toEqual([]);
    expect(await isSuperiorOf(ctx, county!, laoxionggou!)).toBe(true);
    expect(await isSuperiorOf(ctx, laoxionggou!, county!)).toBe(false);
    expect(await isSuperiorOf(ctx, county!, county!)).toBe(false);
    expect(await isSuperiorOf(ctx, await of('xincheng'), laoxionggou!)).toBe(false);
  });

  test('a matter of the village can go to the village, to those above it, and nowhere else', async () => {
    const names = async (area: string) => (await organisationsFor(ctx, area)).map((o) => o.shortName);
    expect(await names('150124201213')).toEqual([
      '老熊沟村',
      '老熊沟代办队',
      '北堡乡政府',
      '县社会工作部',
      '县回访中心',
      '县水利局',
      '县交通局',
      '县民政局',
      '市社会工作部',
      '市纪委监委',
      '市12345热线',
      '快递党群中心',
    ]);
    const ofTownship = await names('150124201');
    expect(ofTownship[0]).toBe('北堡乡政府');
    expect(ofTownship.slice(-2)).toEqual(['老熊沟村', '老熊沟代办队']);
    expect(await names('150124201213001')).toContain('老熊沟村');
    expect(await names('')).toEqual([]);
    expect(await names('150125')).not.toContain('县水利局');
  });

  test('by its name or short name, when it is open and the only one of that name', async () => {
    const named = async (name: string) => (await organisationNamed(ctx, name))?.id ?? null;
    expect(await named('清水河县水利局')).toBe(await of('qingshuiheWater'));
    expect(await named('县水利局')).toBe(await of('qingshuiheWater'));
    expect(await named('水利局')).toBeNull();
    expect(await named('%')).toBeNull();
    const twice = [await add('同名站', { area: '150124' }), await add('同名站', { area: '150125' })];
    expect(twice.map((a) => a.status)).toEqual([200, 200]);
    expect(await named('同名站')).toBeNull();
  });

  test('by id, with the readable place', async () => {
    const id = await of('laoxionggou');
    const known = await organisationsById(ctx, [id, house.newId()]);
    expect([...known.keys()]).toEqual([id]);
    expect(known.get(id)).toMatchObject({ kind: 'committee', placeName: '清水河县北堡乡老熊沟村民委员会' });
  });

  test('is added once, told, and refused under a name already there', async () => {
    const sending = {
      key: house.newId(),
      body: {
        name: '清水河县林草局',
        shortName: '县林草局',
        kind: 'department',
        area: '150124',
        superiorId: await of('qingshuihe'),
      },
    };
    const first = await admin.post('/api/organisations', sending);
    expect(first).toMatchObject({
      status: 200,
      body: { placeName: '清水河县', isOpen: true, validFrom: '2026-03-03', version: 1 },
    });
    expect((await admin.post('/api/organisations', sending)).body).toEqual(first.body);
    expect(await told(first.body.id)).toMatchObject([{ verb: 'add', area: '150124', actor_role: 'systemAdmin' }]);
    expect(await add('清水河县林草局')).toMatchObject({ status: 409, body: { code: 'nameTaken' } });
    expect(await add('某局', { area: '150199' })).toMatchObject({ status: 409, body: { code: 'noPlace' } });
    expect(await add('某局', { superiorId: house.newId() })).toMatchObject({
      status: 409,
      body: { code: 'noSuperior' },
    });
    expect(await add('某局', { kind: 'club' })).toMatchObject({ status: 422 });
  });

  test('is edited on the version it was read in', async () => {
    const { id } = (await add('甲局', { duty: '管水' })).body;
    const edit = (version: number | undefined, body: unknown) =>
      admin.put(`/api/organisations/${id}`, { ...(version !== undefined && { version }), body });
    expect(await edit(undefined, { name: '乙局' })).toMatchObject({ status: 428 });
    expect(await edit(9, { name: '乙局' })).toMatchObject({ status: 412 });
    expect(await edit(1, { name: '清水河县水利局' })).toMatchObject({ status: 409, body: { code: 'nameTaken' } });
    expect(await edit(1, { name: '甲局' })).toMatchObject({ status: 409, body: { code: 'nothingChanged' } });
    expect(await edit(1, { name: '乙局', duty: null })).toMatchObject({
      status: 200,
      body: { name: '乙局', duty: null, version: 2 },
    });
    expect((await told(id)).at(-1)).toMatchObject({
      verb: 'edit',
      data: { from: { name: '甲局', duty: '管水' }, to: { name: '乙局', duty: null } },
    });
  });

  test('moves, but never into a circle', async () => {
    const top = (await add('上局')).body;
    const middle = (await add('中局', { superiorId: top.id })).body;
    const bottom = (await add('下局', { superiorId: middle.id })).body;
    const move = (id: string, superiorId: string | null, version = 1) =>
      admin.post(`/api/organisations/${id}/move`, { version, body: { superiorId } });
    expect(await move(top.id, bottom.id)).toMatchObject({ status: 409, body: { code: 'cycle' } });
    expect(await move(top.id, top.id)).toMatchObject({ status: 409, body: { code: 'ownSuperior' } });
    expect(await move(bottom.id, house.newId())).toMatchObject({ status: 404 });
    expect(await move(bottom.id, top.id, 5)).toMatchObject({ status: 412 });
    const moved = await move(bottom.id, top.id);
    expect(moved.body).toMatchObject({ superiorId: top.id, superiors: [{ name: '上局' }], version: 2 });
    expect((await told(bottom.id)).at(-1)).toMatchObject({ verb: 'move', data: { from: middle.id, to: top.id } });
  });

  test('two moves that would close a circle together wait for one another, and one of them is refused', async () => {
    const left = (await add('左局')).body;
    const right = (await add('右局')).body;
    const holder = await open.owner.connect();
    await holder.query(`begin; select pg_advisory_xact_lock(hashtext(current_schema() || '.organisation'))`);
    let answered = 0;
    const answers = [
      admin.post(`/api/organisations/${left.id}/move`, { version: 1, body: { superiorId: right.id } }),
      admin.post(`/api/organisations/${right.id}/move`, { version: 1, body: { superiorId: left.id } }),
    ].map((answer) => answer.finally(() => answered++));
    let waiting = 0;
    while (waiting < 2 && answered < 2) {
      const { rows } = await holder.query(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())`,
      );
      waiting = rows[0].n;
    }
    await holder.query('commit');
    holder.release();
    expect(waiting).toBe(2);
    expect((await Promise.all(answers)).map((a) => a.status).sort()).toEqual([200, 409]);
  });

  test('closes only when nobody is left below, and stays to be read', async () => {
    const top = (await add('将撤局', { validFrom: '2026-01-01' })).body;
    const below = (await add('下属站', { superiorId: top.id, kind: 'team', validFrom: '2026-01-01' })).body;
    await admin.post(`/api/organisations/${top.id}/members`, {
      body: { organisationId: await of('heating'), role: 'unit', validFrom: '2026-02-01' },
    });
    const close = (id: string, version = 1, on?: string) =>
      admin.post(`/api/organisations/${id}/close`, { version, body: { on } });
    expect(await close(top.id)).toMatchObject({ status: 409, body: { code: 'subordinatesOpen' } });
    expect(await close(below.id, 1, '2026-01-01')).toMatchObject({
      status: 409,
      body: { code: 'closesBeforeItBegan' },
    });
    expect(await close(below.id, 2)).toMatchObject({ status: 412 });
    expect(await close(below.id, 1, '2026-01-15')).toMatchObject({
      status: 200,
      body: { isOpen: false, validTo: '2026-01-15' },
    });
    expect(await close(below.id, 2)).toMatchObject({ status: 409, body: { code: 'alreadyClosed' } });
    expect(await close(top.id, 1, '2026-02-01')).toMatchObject({ status: 409, body: { code: 'membersLater' } });
    expect(await close(top.id)).toMatchObject({ status: 200, body: { members: [{ validTo: '2026-03-03' }] } });
    expect((await told(top.id)).at(-1)).toMatchObject({
      verb: 'close',
      data: { on: '2026-03-03', endedMemberships: 1 },
    });
    expect(await add('新站', { superiorId: top.id })).toMatchObject({ status: 409, body: { code: 'noSuperior' } });
    expect(await add('将撤局')).toMatchObject({ status: 200 });
    const [old, next] = [(await add('并入前的站', { validFrom: '2026-01-01' })).body, (await add('合并后的站')).body];
    const merge = (into: string) =>
      admin.post(`/api/organisations/${old.id}/close`, { version: 1, body: { successorId: into } });
    expect(await merge(old.id)).toMatchObject({ status: 409, body: { code: 'noSuccessor' } });
    expect(await merge(below.id)).toMatchObject({ status: 409, body: { code: 'noSuccessor' } });
    expect(await merge(next.id)).toMatchObject({ status: 200, body: { successor: { name: '合并后的站' } } });
    const list = async (query: string) =>
      (await admin.get(`/api/organisations?q=${encodeURIComponent('将撤')}${query}`)).body.organisations.length;
    expect([await list(''), await list('&closed=true')]).toEqual([1, 2]);
  });

  test('a member belongs to one branch: a second one is refused by name, unless it is told who that is; a committee is none', async () => {
    const committee = (await add('某镇党委', { kind: 'party', area: '150124201' })).body;
    const branch = async (name: string) =>
      (await add(name, { kind: 'party', area: '150124201', superiorId: committee.id })).body as { id: string };
    const [one, two] = [await branch('某镇第一党支部'), await branch('某镇第二党支部')];
    const join = (id: string, more: object = {}) =>
      admin.post(`/api/organisations/${id}/members`, { body: { personName: '王一丁', role: 'member', ...more } });
    const first = await join(one.id);
    expect(first.status).toBe(200);
    expect((await join(committee.id)).status).toBe(200);
    const refused = await join(two.id);
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ field: 'personName', rule: 'twoBranches' }] } });
    expect(refused.body.detail.zh).toContain('某镇第一党支部');
    expect(refused.body.detail.en).toContain('某镇第一党支部');
    expect((await join(two.id, { besides: 'namesake' })).status).toBe(200);
    const three = await branch('某镇第三党支部');
    for (const id of [one.id, two.id])
      for (const m of (await admin.get(`/api/organisations/${id}`)).body.members)
        await admin.post(`/api/organisations/${id}/members/${m.id}/end`, { body: { on: '2026-12-31' } });
    expect((await join(three.id, { validFrom: '2027-01-01' })).status).toBe(200);
  });

  test('members join and leave on days, and 1+N is counted from them', async () => {
    const committee = (await add('某社区党委', { kind: 'party', area: '150102401007' })).body;
    const url = `/api/organisations/${committee.id}/members`;
    await add('某社区第一党支部', { kind: 'party', area: '150102401007', superiorId: committee.id });
    const join = (body: Record<string, unknown>) => admin.post(url, { body });
    const property = { organisationId: await of('mahuabanProperty'), role: 'unit' };
    const joined = await join({ ...property, validFrom: '2026-01-01' });
    expect(joined).toMatchObject({
      status: 200,
      body: { members: [{ organisation: { name: '麻花板红色物业服务有限公司' } }] },
    });
    expect(await join(property)).toMatchObject({ status: 409, body: { code: 'memberTwice' } });
    expect(await join({ organisationId: committee.id, role: 'branch' })).toMatchObject({
      status: 409,
      body: { code: 'noMember' },
    });
    expect(await join({ personName: '李雪梅', role: 'head' })).toMatchObject({ status: 200 });
    expect(await join({ personName: '李雪梅', role: 'branch' })).toMatchObject({ status: 422 });
    expect((await structureOf(ctx, committee.id)).label).toBe('1+1+1');
    const end = (on?: string) => admin.post(`${url}/${joined.body.members[0].id}/end`, { body: { on } });
    expect(await end('2026-01-01')).toMatchObject({ status: 409, body: { code: 'memberDates' } });
    expect(await end()).toMatchObject({ status: 200 });
    expect(await end()).toMatchObject({ status: 409, body: { code: 'memberEnded' } });
    expect((await admin.get(`/api/organisations/${committee.id}/structure`)).body).toMatchObject({ label: '1+1+0' });
    expect(await join(property)).toMatchObject({ status: 200 });
    const entries = await told(committee.id);
    expect(entries.map((e) => [e.verb, e.shows])).toEqual([
      ['add', 'public'],
      ['addMember', 'staff'],
      ['addMember', 'staff'],
      ['endMember', 'staff'],
      ['addMember', 'staff'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('李雪梅');
  });

  test('a long list goes on where the page ended', async () => {
    await inTransaction(systemCtx(house, 'test'), async (tx) => {
      for (let i = 0; i < 205; i++)
        await addOrganisation(tx, { name: `第${i}队`, shortName: `${i}队`, kind: 'team', area: '150125' });
    });
    const page = async (after: string) => (await admin.get(`/api/organisations?area=150125&kind=team${after}`)).body;
    const first = await page('');
    const second = await page(`&after=${first.next}`);
    expect([first.organisations.length, second.organisations.length, second.next]).toEqual([200, 5, null]);
    const ids = new Set([...first.organisations, ...second.organisations].map((o: { id: string }) => o.id));
    expect(ids.size).toBe(205);
  });
});
