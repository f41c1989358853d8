import { describe, expect, test } from 'vitest';
import { outcomeOf } from '#modules/cases/cases.example.ts';
import * as resident from '#modules/cases/cases.resident.ts';
import { verifyChains } from '#platform/chain.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { petitionersAtWork } from './petitions.example.ts';

const lastDay = (end: Temporal.Instant) =>
  end.subtract({ seconds: 1 }).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

describe('whose a petition is', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const w = await petitionersAtWork(open);
  const { cast } = w;
  const api = await startApi(open);
  const fresh = () => open.setNow(TEST_NOW);
  const running = async (id: string, purpose: string) =>
    (await cast.clocks(id)).find((k) => k.purpose === purpose && k.state === 'running');
  const kinds = async (id: string) => (await w.notices(id)).map((n) => n.kind);

  test('is refused only for the two reasons of the law, each with its article and a way on', async () => {
    fresh();
    const id = await w.begun();
    const version = (await w.version(id))!;
    const good = {
      reason: 'pendingBelow',
      article: '信访工作条例第十九条',
      onward: '向正在办理的机关查询进展,期满不服可申请复查。',
    };
    for (const bad of [
      { ...good, reason: 'badAttitude' },
      { ...good, reason: 'repeated' },
      { ...good, reason: 'unreasonable' },
      { ...good, article: '信访工作条例第三十六条' },
      { ...good, article: undefined },
      { ...good, onward: '' },
      { reason: 'pendingBelow' },
    ])
      expect((await api.as('zhao').post(`/api/petitions/${id}/refuse`, { version, body: bad })).status).toBe(422);
    expect(await kinds(id)).toEqual(['registration']);
    const done = await api.as('zhao').post(`/api/petitions/${id}/refuse`, { version, body: good });
    expect(done.status, done.text).toBe(200);
    // Told in writing, and the case answered with it: the person or a call-back ends it as always.
    expect(await kinds(id)).toEqual(['registration', 'refusal']);
    expect((await cast.row(id)).status).toBe('replied');
    await resident.confirm(cast.resident(id, await cast.versionOf(id)), {});
    expect((await cast.row(id)).status).toBe('closed');
  });

  test.each([
    ['notifyElsewhere', 'elsewhere'],
    ['divert', 'diversion'],
  ] as const)('%s answers the case with the way to go', async (verb, kind) => {
    fresh();
    const id = await w.begun();
    await w.act('zhao', verb, id);
    expect((await kinds(id)).at(-1)).toBe(kind);
    expect((await cast.row(id)).status).toBe('replied');
  });

  test('is passed on, objected to within five working days, and goes back only with consent', async () => {
    fresh();
    const id = await w.begun('qingshuihe', 'sun');
    expect((await w.clocks(id)).map((k) => k.rule_id)).toEqual(['XF-REG']);
    const water = cast.unit('qingshuiheWater');
    await w.act('sun', 'transfer', id, { organisationId: water });
    expect((await w.row(id)).state).toBe('transferred');
    expect((await cast.row(id)).handler_organisation_id).toBe(water);
    expect((await running(id, 'notify'))?.rule_id).toBe('XF-NOTIFY-XFER');
    const objectBy = (await w.clocks(id)).find((k) => k.rule_id === 'XF-OBJECT')!;
    expect(lastDay(objectBy.due)).toBe('2026-03-10');
    expect(await outcomeOf(w.act('sun', 'accept', id))).toBe('notYours');
    open.setNow(objectBy.due);
    expect(await outcomeOf(w.act('hao', 'object', id))).toBe('tooLateToObject');
    open.setNow(objectBy.due.subtract({ seconds: 1 }));
    await w.act('hao', 'object', id);
    // Whoever sent it finds it among their own again, with what it waits for.
    const { items } = (await api.as('sun').get('/api/petitions?which=mine')).body;
    expect(items.find((i: { caseId: string }) => i.caseId === id)?.waits).toBe('objection');
    api.forget('sun');
    expect(await outcomeOf(w.act('hao', 'agreeObjection', id))).toBe('notYours');
    await w.act('sun', 'denyObjection', id);
    expect((await w.row(id)).state).toBe('transferred');
    await w.act('hao', 'accept', id);
    expect(await kinds(id)).toEqual(['registration', 'referral', 'acceptance']);
  });

  test('consent brings it back to the sender, who may pass it on three times and then not', async () => {
    fresh();
    const id = await w.begun('qingshuihe', 'sun');
    for (let n = 0; n < 3; n++) {
      await w.act('sun', 'assign', id, { organisationId: cast.unit('qingshuiheWater') });
      await w.act('hao', 'object', id);
      await w.act('sun', 'agreeObjection', id);
      expect((await cast.row(id)).handler_organisation_id).toBe(cast.unit('qingshuihe'));
    }
    expect(await outcomeOf(w.act('sun', 'assign', id, { organisationId: cast.unit('qingshuiheWater') }))).toBe(
      'circledEnough',
    );
    expect(await outcomeOf(w.act('sun', 'accept', id))).toBe('ok');
  });

  test('where two organs disagree their common superior says whose it is, in writing, and nobody objects to that (24)', async () => {
    fresh();
    const id = await w.begun();
    await w.act('zhao', 'transfer', id, { organisationId: cast.unit('qingshuiheWater') });
    const road = { organisationId: cast.unit('qingshuiheTransport') };
    expect(await outcomeOf(w.act('sun', 'designate', id, road)), 'nobody disagrees yet').toBe('notYours');
    await w.act('hao', 'object', id);
    for (const login of ['zhao', 'hao', 'ren'])
      expect(await outcomeOf(w.act(login, 'designate', id, road)), login).toMatch(/notYours|notFound/);
    expect(await outcomeOf(w.act('sun', 'designate', id, { organisationId: cast.unit('laoxionggou') }))).toBe('faulty');
    await w.act('sun', 'designate', id, road);
    expect(await w.row(id)).toMatchObject({ state: 'assigned', given_as: 'designated', objection: null });
    expect((await cast.row(id)).handler_organisation_id).toBe(road.organisationId);
    expect((await running(id, 'notify'))?.rule_id).toBe('XF-NOTIFY-XFER');
    const paper = (await w.notices(id)).at(-1)!;
    expect([paper.kind, JSON.stringify(paper)]).toEqual(['referral', expect.stringContaining('第二十四条')]);
    expect(await outcomeOf(w.act('ren', 'object', id))).toBe('designated');
    await w.act('ren', 'accept', id);
    // To have said whose it is, is no hand in it: the county may review what the bureau decides.
    await w.act('ren', 'investigate', id);
    await w.act('ren', 'decide', id);
    await w.act('ren', 'serve', id);
    expect(await outcomeOf(w.ask(id, 'review'))).toBe('ok');
    expect((await verifyChains(house.db, house.config.cryptoProfile)).faults).toEqual([]);
  });

  test('what came back three times is settled the same way', async () => {
    fresh();
    const id = await w.begun('qingshuihe', 'sun');
    const to = { organisationId: cast.unit('qingshuiheWater') };
    expect(await outcomeOf(w.act('sun', 'designate', id, to))).toBe('notYours');
    for (let n = 0; n < 3; n++) {
      await w.act('sun', 'assign', id, to);
      await w.act('hao', 'object', id);
      await w.act('sun', 'agreeObjection', id);
    }
    await w.act('sun', 'designate', id, to);
    expect(await outcomeOf(w.act('hao', 'object', id))).toBe('designated');
    expect(await outcomeOf(w.act('hao', 'accept', id))).toBe('ok');
  });

  test('goes to no village and to no company', async () => {
    fresh();
    const id = await w.begun('qingshuihe', 'sun');
    for (const key of ['laoxionggou', 'laoxionggouErrands', 'xincheng', 'qingshuihe'])
      expect(await outcomeOf(w.act('sun', 'transfer', id, { organisationId: cast.unit(key) })), key).toBe('faulty');
  });

  test('every chain holds', async () => {
    expect((await verifyChains(house.db, house.config.cryptoProfile)).faults).toEqual([]);
  });
});
