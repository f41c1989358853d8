import { beforeAll, describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { isAllowed } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { castAtWork, MAHUABAN, outcomeOf, VILLAGE } from '#modules/cases/cases.example.ts';
import { systemCtx } from '#platform/context.ts';
import { openTestHouse } from '#test/database.ts';
import { incidentsApi } from './incidents.contract.ts';
import { ask, dusty } from './incidents.example.ts';
import { placeCase } from './topics.jobs.ts';

describe('who sees and does what', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const cast = await castAtWork(open);
  let topicId = '';
  let incidentId = '';
  let ids: string[] = [];

  beforeAll(async () => {
    for (const [i, body] of dusty.slice(0, 3).entries())
      ids.push((await cast.file({ body, reporter: { name: '甲', phone: `1990000060${i}` } })).id);
    for (const id of ids) await placeCase(systemCtx(house, 'test'), id);
    ids = [...ids];
    topicId = (await ask(cast.ctx('liu'), 'topics')).items[0]!.id;
    const made = await ask(cast.ctx('liu'), 'openIncident', {
      input: { title: '搅拌站', area: VILLAGE, organisationId: cast.unit('qingshuiheWater'), topicId, caseIds: ids },
    });
    incidentId = made.id;
  });

  // Written apart from the store: an overview role of a place that contains the village, or the unit that owns it.
  const overview = ['villageCadre', 'townshipClerk', 'townshipLeader', 'countyClerk', 'hotlineAgent', 'caller'];
  const seesPlace = (m: (typeof members)[number]) => overview.includes(m.role) && isWithin(VILLAGE, m.area);

  test.each(members.map((m) => [m.login, m] as const))('%s', async (login, m) => {
    const may = (name: 'topic' | 'incident' | 'openIncident') => isAllowed(incidentsApi[name].allow, cast.actor(login));
    if (may('topic'))
      expect(await outcomeOf(ask(cast.ctx(login), 'topic', { params: { id: topicId } }))).toBe(
        seesPlace(m) ? 'ok' : 'notFound',
      );
    if (may('incident')) {
      const sees = seesPlace(m) || m.organisation === 'qingshuiheWater';
      expect(await outcomeOf(ask(cast.ctx(login), 'incident', { params: { id: incidentId } }))).toBe(
        sees ? 'ok' : 'notFound',
      );
      const { items } = await ask(cast.ctx(login), 'incidents');
      expect(items.length).toBe(sees ? 1 : 0);
    }
    if (may('openIncident')) {
      const attach = ask(cast.ctx(login), 'attachCases', { params: { id: incidentId }, input: { caseIds: ids } });
      expect(await outcomeOf(attach)).toBe(seesPlace(m) ? 'ok' : 'notFound');
      const link = { params: { id: ids[0] }, input: { otherId: ids[1], kind: 'same_matter' } };
      expect(['ok', 'linkedBefore', 'notFound']).toContain(await outcomeOf(ask(cast.ctx(login), 'linkCases', link)));
    }
  });

  test('a resident and a visitor reach none of it', () => {
    for (const endpoint of Object.values(incidentsApi)) {
      expect(isAllowed(endpoint.allow, { kind: 'visitor' })).toBe(false);
      expect(isAllowed(endpoint.allow, { kind: 'receipt', caseId: ids[0]! })).toBe(false);
    }
  });

  test('a case of another place is neither attached nor linked', async () => {
    const far = await cast.file({ body: dusty[0], area: MAHUABAN }, 'li');
    const attach = { params: { id: incidentId }, input: { caseIds: [far.id] } };
    expect(await outcomeOf(ask(cast.ctx('liu'), 'attachCases', attach))).toBe('notFound');
    expect(await outcomeOf(ask(cast.ctx('wu'), 'attachCases', attach))).toBe('elsewhere');
    const link = { params: { id: ids[0] }, input: { otherId: far.id, kind: 'duplicate_of' } };
    expect(await outcomeOf(ask(cast.ctx('liu'), 'linkCases', link))).toBe('notFound');
  });

  test('before anybody else has to complain: a case with an owner and a clock, nobody named, once', async () => {
    const input = {
      organisationId: cast.unit('qingshuiheWater'),
      title: '碧柳花苑搅拌站',
      body: '多户反映搅拌站噪音灰尘,请到现场核查手续并整改。',
    };
    const made = await ask(cast.ctx('liu'), 'makeProactive', { params: { id: topicId }, input });
    const row = await cast.row(made.caseId);
    expect(row).toMatchObject({ kind: 'hazard', channel: 'patrol', status: 'dispatched', area: VILLAGE });
    expect(row.handler_organisation_id).toBe(cast.unit('qingshuiheWater'));
    const { proactive, inputs } = await ask(cast.ctx('zhao'), 'topic', { params: { id: topicId } });
    expect(proactive).toMatchObject({ number: made.number, unit: '县水利局', overdue: false });
    expect(proactive?.dueAt).toBe(row.due_at?.toString());
    expect(await outcomeOf(ask(cast.ctx('liu'), 'makeProactive', { params: { id: topicId }, input }))).toBe(
      'alreadyProactive',
    );
    // It is the office's own case: it is no voice of its topic.
    await placeCase(systemCtx(house, 'test'), made.caseId);
    expect((await ask(cast.ctx('zhao'), 'topic', { params: { id: topicId } })).inputs).toEqual(inputs);
    const around = await ask(cast.ctx('liu'), 'around', { params: { id: made.caseId } });
    expect(around.topic).toMatchObject({ id: topicId, isProactive: true });
  });
});

describe('nobody is penalised for asking again (domain §12.1, §12.3)', async () => {
  const open = await openTestHouse();
  const own = ['topic', 'topic_%', 'incident', 'incident_%', 'case_link'];

  test('no column of these tables is about a person who asks, or counts what they ask', async () => {
    const { rows } = await open.owner.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = current_schema() and table_name like any($1) order by 1`,
      [own],
    );
    const names = rows.map((r) => r.name);
    expect(names.length).toBeGreaterThan(60);
    const ofPersons = /reporter|resident|person|phone|household|score|level|tag|risk|repeat|again|times|count$/;
    expect(names.filter((n) => ofPersons.test(n))).toEqual([]);
    const { rows: keys } = await open.owner.query<{ target: string }>(
      `select distinct confrelid::regclass::text as target from pg_constraint
       where contype = 'f' and conrelid::regclass::text like any($1)`,
      [own],
    );
    expect(keys.map((k) => k.target).sort()).toEqual([
      'cases',
      'incident',
      'incident_reply',
      'organisation',
      'place',
      'staff_account',
      'topic',
    ]);
  });

  test('asking again about the same changes nothing of the first case and gets the same clock', async () => {
    const cast = await castAtWork(open);
    const said = { body: dusty[0], reporter: { name: '乙', phone: '19900000777' } };
    const first = await cast.file(said);
    const before = await cast.row(first.id);
    const second = await cast.file(said);
    for (const { id } of [first, second]) await placeCase(systemCtx(open.house, 'test'), id);
    await ask(cast.ctx('liu'), 'linkCases', {
      params: { id: second.id },
      input: { otherId: first.id, kind: 'duplicate_of' },
    });
    expect(await cast.row(first.id)).toEqual(before);
    const again = await cast.row(second.id);
    expect(again).toMatchObject({ status: before.status, tier: before.tier, due_at: before.due_at });
  });
});
