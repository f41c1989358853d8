import { afterAll, describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { buildApp } from '#app/server.ts';
import { members } from '#demo/cast.ts';
import { outcomeOf } from '#modules/cases/cases.example.ts';
import * as resident from '#modules/cases/cases.resident.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { fillings, get, getRoutes, isStatic, isTurnedAway, readable, searches, together } from '#test/walk.ts';
import { petitionersAtWork } from './petitions.example.ts';

/* A petition that turns out to accuse somebody (信访工作条例 22, 30; domain §1.8, §12.5): from the act on no member of staff finds it. */

const MARKER = 'QZXF5150';

describe('a petition sealed as an accusation', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const w = await petitionersAtWork(open);
  const { cast } = w;
  const body = '站长截留补贴款,请查处。';
  const accusers = async () =>
    (await api.as('bao').get('/api/accusations')).body.items as { id: string; number: string }[];
  async function atTownship(text = body): Promise<string> {
    const { id } = await cast.file({ kind: 'petition', body: text });
    await cast.send('liu', id, 'beibao');
    await cast.act('zhao', 'sign', id);
    await w.see('zhao', id);
    return id;
  }

  test('is before the discipline organ that is free of the accused’s line, with all that was said', async () => {
    const before = (await accusers()).length;
    const id = await atTownship();
    await w.act('zhao', 'seal', id, { accusedOrganisationId: cast.unit('beibao') });
    const [newest, ...rest] = await accusers();
    expect(rest.length).toBe(before);
    const opened = await api
      .as('bao')
      .post(`/api/accusations/${newest!.id}/openings`, { body: { purpose: 'examine' } });
    expect(opened.body).toMatchObject({
      body,
      accused: '某站站长',
      accusedUnit: '北堡乡人民政府',
      disclosure: 'named',
    });
    expect(await cast.row(id)).toMatchObject({ status: 'closed', due_at: null });
    expect((await cast.clocks(id)).filter((k) => k.state === 'running')).toEqual([]);
    const holds = open.house.db
      .selectFrom('case_hold')
      .select('id')
      .where('case_id', '=', id)
      .where('until', 'is', null);
    expect(await holds.execute()).toEqual([]);
  });

  test('where every discipline organ is on the accused’s line it stays as it is, and nothing is filed', async () => {
    const before = (await accusers()).length;
    const id = await atTownship();
    const city = { accusedOrganisationId: cast.unit('cityDiscipline') };
    expect(await outcomeOf(w.act('zhao', 'seal', id, city))).toBe('noOrgan');
    expect([(await accusers()).length, (await w.row(id)).state]).toEqual([before, 'registered']);
  });

  test('is in no answer to any member of staff, whoever had it before', { timeout: 300_000 }, async () => {
    const actors = new Map(members.map(({ login }) => [login, cast.ctx(login).actor]));
    const app = await buildApp(open, {
      modules: [...modules, portal],
      identify: async (request) => actors.get(String(request.headers['x-as'])) ?? { kind: 'visitor' },
    });
    afterAll(() => app.close());
    const id = await atTownship(`${MARKER},站长截留补贴款,请查处。`);
    const { number } = await cast.row(id);
    const secrets = [MARKER, number];
    const find = async (logins: readonly string[]) => {
      const found = new Set<string>();
      let asked = 0;
      for (const route of getRoutes(app).filter((url) => url.startsWith('/api/')))
        await together(logins, async (login) => {
          for (const url of fillings(route, () => ({ secret: [id] })))
            for (const query of ['', ...secrets.flatMap((q) => searches(modules, route, q)).map((q) => `?${q}`)]) {
              const answer = await get(app, url + query, { 'x-as': login });
              if (isTurnedAway(answer) || isStatic(answer)) break;
              asked += 1;
              const said = readable(answer.body);
              if (secrets.some((secret) => said.includes(secret) && !query.includes(secret)))
                found.add(`${login} ${route}`);
            }
        });
      return { asked, found: [...found] };
    };
    // The walk can see: while it was a petition, lists, searches and pages showed it to her who had it.
    const before = await find(['zhao']);
    for (const route of ['/api/cases', '/api/cases/:id', '/api/petitions'])
      expect(before.found, route).toContain(`zhao ${route}`);
    await w.act('zhao', 'seal', id);
    const after = await find([...actors.keys()]);
    expect(after.asked).toBeGreaterThan(1000);
    expect(after.found).toEqual([]);
  });

  test('the person still sees it with its paper, and takes it back into the open by reopening it', async () => {
    const id = await atTownship();
    await w.act('zhao', 'seal', id);
    expect((await cast.journal(id)).at(-1)?.verb).toBe('petition.divert');
    expect((await w.notices(id)).at(-1)?.kind).toBe('seal');
    const own = async () => cast.resident(id, await cast.versionOf(id));
    expect((await resident.ownCase(await own())).body).toBe(body);
    expect(await outcomeOf(w.see('zhao', id))).toBe('notFound');
    expect(await outcomeOf(resident.escalate(await own(), { text: '请上一级看看。' }))).toBe('sealed');
    await resident.reopen(await own(), { text: '我不是检举,只是要求补发。' });
    expect((await cast.row(id)).sealed_at).toBeNull();
    expect((await w.see('liu', id))?.state).toBe('sealed');
  });
});
