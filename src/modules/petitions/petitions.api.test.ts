import { describe, expect, test } from 'vitest';
import { outcomeOf } from '#modules/cases/cases.example.ts';
import { lapseWithdrawals } from '#modules/cases/cases.jobs.ts';
import * as resident from '#modules/cases/cases.resident.ts';
import { verifyChains } from '#platform/chain.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { petitionersAtWork } from './petitions.example.ts';
import { beginMissed, beginPetition, concludeLapsed, noteWithdrawal } from './petitions.jobs.ts';
import { endedStates, type PetitionState } from './petitions.rules.ts';

const lastDay = (end: Temporal.Instant) =>
  end.subtract({ seconds: 1 }).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

describe('a petition', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const w = await petitionersAtWork(open);
  const { cast } = w;
  const api = await startApi(open);
  const fresh = () => open.setNow(TEST_NOW);
  const running = async (id: string, purpose: string) =>
    (await cast.clocks(id)).find((k) => k.purpose === purpose && k.state === 'running');
  const kinds = async (id: string) => (await w.notices(id)).map((n) => n.kind);

  test('in a village is recorded and helped, without a procedure; at the township it is registered at once', async () => {
    fresh();
    const id = await w.begun(null);
    expect(await w.version(id)).toBeNull();
    expect(await w.see('liu', id)).toBeNull();
    await cast.send('liu', id, 'beibao');
    await cast.act('zhao', 'sign', id);
    expect((await w.see('zhao', id))?.state).toBe('registered');
    await beginMissed(w.run('again'));
    expect(await kinds(id)).toEqual(['registration']);
    expect((await w.notices(id))[0]?.number).toBe('北堡乡政府信〔2026〕1号');
    expect((await cast.journal(id)).at(-1)?.verb).toBe('petition.begin');
  });

  test('papers sent at once each have their own number, and none is skipped', async () => {
    fresh();
    const ids = [];
    for (let i = 0; i < 4; i += 1) ids.push(await w.begun());
    await Promise.all(ids.map((id) => w.act('zhao', 'accept', id)));
    const papers = (await Promise.all(ids.map((id) => w.notices(id)))).flat();
    const serials = papers.map((n) => Number(/(\d+)号$/.exec(n.number)?.[1])).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 8 }, (_, i) => serials[0]! + i));
  });

  test('is not answered around its procedure, by nobody', async () => {
    fresh();
    const id = await w.begun();
    expect(await outcomeOf(cast.act('zhao', 'reply', id))).toBe('heldOpen');
    expect(await outcomeOf(cast.act('zhao', 'proposeUnreasonable', id))).toBe('heldOpen');
    await w.act('zhao', 'accept', id);
    expect(await running(id, 'notify')).toBeUndefined();
    expect(await outcomeOf(cast.act('zhao', 'reply', id))).toBe('heldOpen');
  });

  test('is decided with every part of art 32 or not at all', async () => {
    fresh();
    const id = await w.begun();
    await w.act('zhao', 'accept', id);
    await w.act('zhao', 'investigate', id);
    const version = (await w.version(id))!;
    const whole = {
      claim: '补发 2025 年的征地补偿款',
      outcome: 'notSupport',
      facts: '经核对账目和走访六户,没有少发。',
      opinion: '对补发的请求不予支持。',
      basis: '土地管理法第四十八条',
    };
    for (const part of ['claim', 'facts', 'opinion', 'basis'] as const) {
      const { [part]: _, ...rest } = whole;
      for (const body of [rest, { ...whole, [part]: '    ' }]) {
        const answer = await api.as('zhao').post(`/api/petitions/${id}/decide`, { version, body });
        expect([answer.status, part, JSON.stringify(answer.body.errors)]).toEqual([
          422,
          part,
          expect.stringContaining(part),
        ]);
      }
    }
    expect((await w.row(id)).state).toBe('investigating');
    const done = await api.as('zhao').post(`/api/petitions/${id}/decide`, { version, body: whole });
    expect(done.status, done.text).toBe(200);
    expect(done.body.state).toBe('decided');
    const paper = (await w.notices(id)).at(-1)!;
    const text = JSON.stringify(paper.body);
    for (const part of Object.values(whole).filter((v) => v !== 'notSupport')) expect(text).toContain(part);
    // Received today, the last of thirty days is 2 April; the reviewer is the superior.
    expect(text).toContain('清水河县委社会工作部复查');
    expect(text).toContain('2026年4月2日');
    expect((await api.as('zhao').post(`/api/petitions/${id}/decide`, { version, body: whole })).status).toBe(412);
  });

  test('has fifteen days to be accepted, and sixty from then on', async () => {
    open.setNow('2026-03-02T02:00:00Z');
    const id = await w.begun();
    expect(lastDay((await running(id, 'notify'))!.shown)).toBe('2026-03-17');
    expect(await running(id, 'decide')).toBeUndefined();
    open.setNow('2026-03-12T02:00:00Z');
    await w.act('zhao', 'accept', id);
    expect(lastDay((await running(id, 'decide'))!.shown)).toBe('2026-05-11');
    expect(JSON.stringify((await w.notices(id)).at(-1)!.body)).toContain('2026年5月11日');
    // Given to another organ in the middle of it, what was told is told, and the sixty days go on.
    await resident.changeHandler(cast.resident(id, await cast.versionOf(id)), {});
    await cast.send('liu', id, 'qingshuihe');
    await cast.act('sun', 'sign', id);
    await beginPetition(w.run('begin'), { id });
    expect(await running(id, 'notify')).toBeUndefined();
    expect(lastDay((await running(id, 'decide'))!.shown)).toBe('2026-05-11');
  });

  test('is extended once, by another person, with the reason told to the petitioner', async () => {
    open.setNow('2026-03-02T02:00:00Z');
    const id = await w.begun();
    await cast.act('zhao', 'contact', id);
    await w.act('zhao', 'accept', id);
    const before = (await running(id, 'decide'))!;
    expect([lastDay(before.shown), lastDay(before.due)]).toEqual(['2026-05-01', '2026-05-06']);
    expect(await outcomeOf(w.act('yun', 'approveExtension', id))).toBe('noExtensionAsked');
    await w.act('zhao', 'askExtension', id);
    expect(await outcomeOf(w.act('zhao', 'askExtension', id))).toBe('extensionPending');
    // Asked for is not granted.
    expect((await running(id, 'decide'))?.due).toEqual(before.due);
    await w.act('yun', 'approveExtension', id);
    const after = (await running(id, 'decide'))!;
    expect([lastDay(after.shown), lastDay(after.due), after.amount]).toEqual(['2026-05-31', '2026-06-01', 90]);
    expect((await cast.row(id)).due_at).toEqual(after.shown);
    const paper = (await w.notices(id)).at(-1)!;
    expect([paper.kind, JSON.stringify(paper.body)]).toEqual(['extension', expect.stringContaining('需要审计')]);
    expect(await outcomeOf(w.act('zhao', 'askExtension', id))).toBe('extendedBefore');
    await expect(
      house.db
        .updateTable('petition')
        .set({ extended_by: (await w.row(id)).extension_asked_by })
        .where('case_id', '=', id)
        .execute(),
    ).rejects.toThrow(/extended_by_another/);
  });

  test('a county clerk cannot approve an extension she asked for herself', async () => {
    fresh();
    const id = await w.begun('qingshuihe', 'sun');
    await w.act('sun', 'accept', id);
    await w.act('sun', 'askExtension', id);
    expect(await outcomeOf(w.act('sun', 'approveExtension', id))).toBe('secondPersonNeeded');
  });

  test('is extended up to the last moment of the sixty days, and not after it', async () => {
    open.setNow('2026-03-02T02:00:00Z');
    const id = await w.begun();
    await w.act('zhao', 'accept', id);
    const { due } = (await running(id, 'decide'))!;
    open.setNow(due);
    expect(await outcomeOf(w.act('zhao', 'askExtension', id))).toBe('tooLateToExtend');
    open.setNow(due.subtract({ seconds: 1 }));
    expect(await outcomeOf(w.act('zhao', 'askExtension', id))).toBe('ok');
  });

  test('whoever has an interest stands aside', async () => {
    fresh();
    const id = await w.begun();
    const say = (login: string) =>
      api.as(login).post(`/api/petitions/${id}/declare-conflict`, { body: { what: '信访人是我表弟' } });
    expect((await say('zhao')).body.isConflicted).toBe(true);
    expect(await outcomeOf(w.act('zhao', 'accept', id))).toBe('recused');
    expect((await say('ren')).status).toBe(404);
    const entry = (await cast.journal(id)).at(-1)!;
    expect([entry.verb, JSON.stringify(entry.data)]).toEqual([
      'petition.declareConflict',
      expect.not.stringContaining('表弟'),
    ]);
  });

  test('names at most five representatives', async () => {
    fresh();
    const id = await w.begun();
    const version = (await w.version(id))!;
    const accept = (representatives: number) =>
      api.as('zhao').post(`/api/petitions/${id}/accept`, { version, body: { persons: 40, representatives } });
    expect((await accept(6)).status).toBe(422);
    expect(await outcomeOf(w.act('zhao', 'accept', id, { persons: 2, representatives: 3 }))).toBe('faulty');
    expect((await accept(5)).status).toBe(200);
  });

  test('a suggestion is answered, adopted or not, and a duty performed or not: neither is decided like a claim', async () => {
    fresh();
    const id = await w.begun();
    await w.act('zhao', 'accept', id, { matter: 'suggestion' });
    await w.act('zhao', 'investigate', id);
    expect(await outcomeOf(w.act('zhao', 'decide', id))).toBe('answerInstead');
    expect(await outcomeOf(w.act('zhao', 'answer', id, { result: 'performed' }))).toBe('faulty');
    await w.act('zhao', 'answer', id, { result: 'partly' });
    expect(await w.row(id)).toMatchObject({ state: 'answered', answer: 'partly', decided_at: null });
    expect((await cast.row(id)).status).toBe('replied');
    expect(JSON.stringify((await w.notices(id)).at(-1)?.body)).toContain('部分采纳');
    const { suggestions } = (await api.as('sun').get('/api/petitions/statistics?from=2026-03-03&to=2026-03-03')).body;
    // One is somebody: that there was any is told by nobody.
    expect(suggestions).toEqual({ registered: null, adopted: 0, partly: null });
    const duty = await w.begun();
    await w.act('zhao', 'accept', duty, { matter: 'duty' });
    await w.act('zhao', 'investigate', duty);
    await w.act('zhao', 'answer', duty, { result: 'performed' });
    expect(JSON.stringify((await w.notices(duty)).at(-1)?.body)).toContain('行政复议');
    await resident.dispute(cast.resident(duty, await cast.versionOf(duty)), { text: '没有查处。' });
    expect((await cast.row(duty)).status).toBe('returned');
    api.forget('sun');
  });

  test('is withdrawn only by the person, when the case’s seven days are over', async () => {
    fresh();
    const id = await w.begun();
    await resident.withdraw(cast.resident(id, await cast.versionOf(id)), { pressed: false });
    expect(await outcomeOf(w.act('zhao', 'accept', id))).toBe('caseNotAtWork');
    open.setNow(house.now().add({ hours: 24 * 7 }));
    await lapseWithdrawals(w.run('lapse'));
    await noteWithdrawal(w.run('note'), { id });
    expect((await w.row(id)).state).toBe('withdrawn');
    expect(
      await house.db
        .selectFrom('case_hold')
        .select('id')
        .where('case_id', '=', id)
        .where('until', 'is', null)
        .execute(),
    ).toEqual([]);
  });

  test('answered before, it gets no new sixty days; on new facts it does', async () => {
    fresh();
    const id = await w.served();
    const ask = (await w.clocks(id)).find((k) => k.rule_id === 'XF-REVIEW-ASK')!;
    await resident.confirm(cast.resident(id, await cast.versionOf(id)), {});
    open.setNow(ask.due);
    await concludeLapsed(w.run('conclude'));
    expect(await outcomeOf(w.act('zhao', 'reopen', id))).toBe('caseNotAtWork');
    await cast.act('zhao', 'reopen', id);
    await cast.act('zhao', 'take', id);
    expect(await running(id, 'decide')).toBeUndefined();
    await w.act('zhao', 'reopen', id);
    expect(await w.row(id)).toMatchObject({ state: 'registered', round: 2, decided_at: null });
    expect(await outcomeOf(cast.act('zhao', 'reply', id))).toBe('heldOpen');
    await w.act('zhao', 'accept', id);
    expect((await running(id, 'decide'))?.start).toEqual(house.now());
  });

  test('figures are by topic and unit, within one’s own area, small ones withheld, each with the list behind it', async () => {
    const query = 'from=2026-01-01&to=2026-12-31';
    const { body } = await api.as('sun').get(`/api/petitions/statistics?${query}`);
    const beibao = body.byUnit.find((u: { unit: string }) => u.unit === '北堡乡人民政府');
    expect(beibao.extended).toBe(1);
    expect(Object.keys(body).sort()).toEqual(['byTopic', 'byUnit', 'moves', 'registered', 'suggestions']);
    // What is small is not told, and what stands behind a figure are as many rows as it says.
    expect(JSON.stringify([body.byTopic, body.byUnit])).not.toMatch(/"(registered|supported)":[1-4][,}]/);
    const behind = async (filter: string) =>
      (await api.as('sun').get(`/api/petitions?which=all&limit=200&${query}${filter}`)).body.items;
    expect(await behind('')).toHaveLength(body.registered);
    const ofUnit: { organ: { id: string } }[] = await behind(`&organId=${beibao.unitId}`);
    expect(ofUnit.length).toBeGreaterThan(5);
    expect(ofUnit.every((i) => i.organ.id === beibao.unitId)).toBe(true);
    const topic = body.byTopic.find((t: { registered: number | null }) => t.registered !== null);
    expect(await behind(`&topic=${encodeURIComponent(topic.topic ?? '-')}`)).toHaveLength(topic.registered);
    expect((await api.as('dai').get(`/api/petitions/statistics?${query}`)).body.byUnit).toEqual([]);
    expect((await api.as('sun').get(`/api/petitions/statistics?${query}&area=150102`)).status).toBe(404);
    expect((await api.as('hao').get(`/api/petitions/statistics?${query}`)).status).toBe(403);
  });

  test('the list is sorted by what is due first and pages without loss', async () => {
    const all = (await api.as('sun').get('/api/petitions?which=all&limit=200')).body.items;
    expect(all.length).toBeGreaterThan(10);
    const due = all.map((i: { dueAt: string | null }) => i.dueAt ?? '9999');
    expect(due).toEqual([...due].sort());
    const paged = async (which: string) => {
      const seen: string[] = [];
      let after = '';
      do {
        const next = after && `&after=${encodeURIComponent(after)}`;
        const page = (await api.as('sun').get(`/api/petitions?which=${which}&limit=2${next}`)).body;
        seen.push(...page.items.map((i: { caseId: string }) => i.caseId));
        after = page.next ?? '';
      } while (after);
      return seen;
    };
    expect(await paged('all')).toEqual(all.map((i: { caseId: string }) => i.caseId));
    const ended = all.filter((i: { state: PetitionState }) => endedStates.some((s) => s === i.state));
    expect(ended.length).toBeGreaterThan(2);
    expect(await paged('ended'), 'the newest first').toEqual(
      ended
        .map((i: { caseId: string }) => i.caseId)
        .sort()
        .reverse(),
    );
    expect((await api.as('dai').get('/api/petitions?which=all')).body.items).toEqual([]);
  });

  test('every chain holds', async () => {
    expect((await verifyChains(house.db, house.config.cryptoProfile)).faults).toEqual([]);
  });
});
