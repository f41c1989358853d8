import { describe, expect, test } from 'vitest';
import { proveClock } from '#modules/cases/cases.clocks.proof.ts';
import { outcomeOf } from '#modules/cases/cases.example.ts';
import * as resident from '#modules/cases/cases.resident.ts';
import { verifyChains } from '#platform/chain.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { proveClock as provePetitionClock, recountPetitionClocks } from './petitions.clocks.proof.ts';
import { petitionersAtWork } from './petitions.example.ts';
import { concludeLapsed, watchPetitions } from './petitions.jobs.ts';
import { countBySpan } from './petitions.year.ts';

const lastDay = (end: Temporal.Instant) =>
  end.subtract({ seconds: 1 }).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

describe('a petition that is decided', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const w = await petitionersAtWork(open);
  const { cast } = w;
  const fresh = () => open.setNow(TEST_NOW);
  const running = async (id: string, purpose: string) =>
    (await cast.clocks(id)).find((k) => k.purpose === purpose && k.state === 'running');
  const kinds = async (id: string) => (await w.notices(id)).map((n) => n.kind);

  test('a decision in the person’s favour says by when it is carried out, and is carried out', async () => {
    fresh();
    const id = await w.begun();
    await w.act('zhao', 'accept', id);
    await w.act('zhao', 'investigate', id);
    expect(await outcomeOf(w.act('zhao', 'decide', id, { outcome: 'support' }))).toBe('faulty');
    await w.act('zhao', 'decide', id, { outcome: 'support', executeBy: '2026-04-01', measures: ['solved'] });
    await w.act('zhao', 'serve', id);
    expect((await w.row(id)).state).toBe('executing');
    // Answered, but not done: nobody closes it before it is, and its own end is the day that was named.
    const confirm = async () => resident.confirm(cast.resident(id, await cast.versionOf(id)), {});
    expect(await outcomeOf(confirm())).toBe('heldOpen');
    expect(await running(id, 'callback')).toBeUndefined();
    expect(lastDay((await running(id, 'handle'))!.shown)).toBe('2026-04-01');
    expect(lastDay((await w.clocks(id)).find((k) => k.rule_id === 'XF-EXECUTE')!.shown)).toBe('2026-04-01');
    await w.act('zhao', 'reportExecution', id);
    expect((await w.row(id)).state).toBe('executed');
    expect(await running(id, 'callback')).toBeDefined();
    await confirm();
    expect((await cast.row(id)).status).toBe('closed');
    expect(await outcomeOf(w.act('zhao', 'reportExecution', id))).toBe('notNow');
  });

  test('is served on a day between its making and today; from there the person has thirty days', async () => {
    fresh();
    const id = await w.decided();
    for (const servedOn of ['2026-03-02', '2026-03-04'])
      expect(await outcomeOf(w.act('zhao', 'serve', id, { servedOn }))).toBe('servedOutOfTime');
    open.setNow('2026-03-06T02:00:00Z');
    await w.act('zhao', 'serve', id, { servedOn: '2026-03-05' });
    expect((await cast.row(id)).status).toBe('replied');
    const view = await w.see('zhao', id);
    // 4 April is 清明: the window moves on to the first working day, 7 April.
    expect(view?.ask).toMatchObject({ level: 'review', lastDay: '2026-04-07', to: '清水河县委社会工作部' });
    expect((await w.notices(id)).at(-1)).toMatchObject({
      kind: 'service',
      method: 'inPerson',
      served_on: '2026-03-05',
    });
    expect((await cast.journal(id)).filter((j) => j.verb === 'petition.serve')).toHaveLength(1);
  });

  test('the window of the person rolls forward and is open to its last second', async () => {
    fresh();
    const id = await w.served();
    const ask = (await w.clocks(id)).find((k) => k.rule_id === 'XF-REVIEW-ASK')!;
    open.setNow(ask.due);
    expect(await outcomeOf(w.ask(id, 'review'))).toBe('tooLateToAsk');
    await concludeLapsed(w.run('conclude'));
    expect((await w.row(id)).state).toBe('concluded');
    fresh();
    const other = await w.served();
    open.setNow(ask.due.subtract({ seconds: 1 }));
    await concludeLapsed(w.run('conclude'));
    expect(await outcomeOf(w.ask(other, 'review'))).toBe('ok');
  });

  test('复查 by the superior, 复核 by the one above it with its hearing days not counted, then concluded', async () => {
    fresh();
    const id = await w.served();
    await w.ask(id, 'review');
    expect(await outcomeOf(w.act('he', 'decideReview', id))).toBe('notFound');
    expect(await outcomeOf(w.act('sun', 'decideReview', id))).toBe('notYours');
    expect(await outcomeOf(w.act('zhao', 'decideReview', id))).toBe('notYours');
    // While it is under review the case is not closed, and its own end is that of the review.
    expect(await outcomeOf(resident.confirm(cast.resident(id, await cast.versionOf(id)), {}))).toBe('heldOpen');
    expect((await running(id, 'decide'))?.rule_id).toBe('XF-REVIEW');
    expect(await running(id, 'callback')).toBeUndefined();
    await w.act('guo', 'decideReview', id);
    await w.act('guo', 'serveReview', id);
    expect(await running(id, 'callback')).toBeDefined();
    await w.act('sun', 'askRecheck', id);
    expect(await outcomeOf(w.act('guo', 'decideRecheck', id))).toBe('notYours');
    await w.act('he', 'openRecheckHearing', id, { from: '2026-03-10', to: '2026-03-12' });
    const recheck = async () => (await w.clocks(id)).find((k) => k.rule_id === 'XF-RECHECK')!;
    expect([(await recheck()).paused_days, lastDay((await recheck()).shown)]).toEqual([3, '2026-04-05']);
    expect(lastDay((await running(id, 'decide'))!.shown)).toBe('2026-04-05');
    expect(await outcomeOf(w.act('he', 'decideRecheck', id))).toBe('hearingOpen');
    open.setNow('2026-03-11T10:00:00Z');
    await w.act('he', 'closeRecheckHearing', id, { heldTo: '2026-03-11' });
    expect([(await recheck()).paused_days, lastDay((await recheck()).shown)]).toEqual([2, '2026-04-04']);
    expect((await cast.row(id)).due_at).toEqual((await recheck()).shown);
    // Whoever opens the date sees what stood still, by which article, and who said so (product N12).
    const decide = (await running(id, 'decide'))!;
    const ofCase = await proveClock(cast.ctx('he'), id, decide.id);
    expect(ofCase.changes).toEqual([
      {
        at: Temporal.Instant.from(TEST_NOW).toString(),
        amount: 3,
        source: '信访工作条例第三十六条',
        still: { from: '2026-03-10', to: '2026-03-12' },
        actor: '何建平',
        organisation: '市社会工作部',
      },
      {
        at: '2026-03-11T10:00:00Z',
        amount: -1,
        source: '信访工作条例第三十六条',
        still: { from: '2026-03-12', to: '2026-03-12' },
        actor: '何建平',
        organisation: '市社会工作部',
      },
    ]);
    // The limit of the procedure tells the same, day by day, to staff and to the person; the case carries it.
    const own = await provePetitionClock(cast.ctx('he'), id, (await recheck()).id);
    expect(own.changes).toEqual(ofCase.changes);
    for (const proof of [own, ofCase])
      expect([
        proof.days.filter((d) => d.effect === 'paused').map((d) => d.date),
        proof.days.filter((d) => d.effect === 'counted').length,
        proof.recounted.same,
      ]).toEqual([['2026-03-10', '2026-03-11'], 30, true]);
    expect(own.says[0]).toBe('出具复核意见');
    expect(own.acts.map((a) => [a.says[0].slice(0, 6), a.organisation])).toContainEqual([
      '本人申请复核',
      '县社会工作部',
    ]);
    const windowOf = (await w.clocks(id)).find((k) => k.rule_id === 'XF-REVIEW-ASK')!;
    const asked = await provePetitionClock(cast.resident(id, 1), id, windowOf.id);
    expect(asked.acts.map((a) => a.verb)).toEqual(expect.arrayContaining(['petition.serve', 'petition.askReview']));
    expect(asked.days.at(-1)).toMatchObject({ date: '2026-04-02', effect: 'counted' });
    // Counted anew at night; what no longer is what its rule makes it is told as a drift of this limit.
    const recount = async (hours: number) => {
      open.setNow(Temporal.Instant.from(TEST_NOW).add({ hours: 200 + hours }));
      const { drifted } = await recountPetitionClocks(w.run('recount'));
      return drifted;
    };
    expect(await recount(0)).toEqual([]);
    await open.owner.query(`update petition_clock set paused_days = paused_days + 1 where id = $1`, [own.clock.id]);
    expect(await recount(1)).toEqual([own.clock.id]);
    await open.owner.query(`update petition_clock set paused_days = paused_days - 1 where id = $1`, [own.clock.id]);
    expect(await recount(2)).toEqual([]);
    open.setNow('2026-03-11T10:00:00Z');
    const change = { finding: 'change', outcome: 'support' };
    expect(await outcomeOf(w.act('he', 'decideRecheck', id, change))).toBe('faulty');
    await w.act('he', 'decideRecheck', id, { ...change, executeBy: '2026-05-01' });
    await w.act('he', 'serveRecheck', id);
    expect((await w.row(id)).state).toBe('concluded');
    expect(await outcomeOf(resident.confirm(cast.resident(id, await cast.versionOf(id)), {}))).toBe('heldOpen');
    await w.act('zhao', 'reportExecution', id);
    expect(await kinds(id)).toEqual([
      'registration',
      'acceptance',
      'decision',
      'service',
      'reviewAcceptance',
      'reviewOpinion',
      'service',
      'recheckAcceptance',
      'hearing',
      'recheckOpinion',
      'service',
      'execution',
    ]);
    await resident.confirm(cast.resident(id, await cast.versionOf(id)), {});
    expect((await cast.row(id)).status).toBe('closed');
  });

  test('a case that was closed keeps its chain when a review is asked for afterwards', async () => {
    fresh();
    const id = await w.served();
    await resident.confirm(cast.resident(id, await cast.versionOf(id)), {});
    const before = (await cast.journal(id)).length;
    await w.ask(id, 'review');
    await w.act('guo', 'decideReview', id);
    await w.act('guo', 'serveReview', id);
    expect((await cast.row(id)).status).toBe('closed');
    expect((await cast.clocks(id)).filter((k) => k.state === 'running')).toEqual([]);
    expect((await cast.journal(id)).slice(before).map((j) => j.verb)).toEqual([
      'petition.askReview',
      'petition.decideReview',
      'petition.serveReview',
    ]);
  });

  test('a superior that had a hand in it is passed over: the one above it reviews', async () => {
    fresh();
    const id = await w.begun('qingshuihe', 'sun');
    await w.act('sun', 'transfer', id, { organisationId: cast.unit('qingshuiheWater') });
    await w.act('hao', 'accept', id);
    await w.act('hao', 'investigate', id);
    await w.act('hao', 'decide', id);
    await w.act('hao', 'serve', id);
    expect((await w.see('hao', id))?.ask?.to).toBe('呼和浩特市委社会工作部');
    await w.ask(id, 'review');
    expect(await outcomeOf(w.act('guo', 'decideReview', id))).toBe('notYours');
    await w.act('he', 'decideReview', id);
    await w.act('he', 'serveReview', id);
    // Above the city there is nobody in this house.
    expect(await outcomeOf(w.ask(id, 'recheck'))).toBe('noReviewer');
  });

  test('a review that is late on a closed case is told to the person, once', async () => {
    fresh();
    const id = await w.served();
    await resident.confirm(cast.resident(id, await cast.versionOf(id)), {});
    await w.ask(id, 'review');
    const clock = (await w.clocks(id)).find((k) => k.rule_id === 'XF-REVIEW')!;
    const told = async (verb: string) => (await cast.journal(id)).filter((j) => j.verb === verb).length;
    open.setNow(clock.shown.subtract({ hours: 48 }));
    await watchPetitions(w.run('watch'));
    await watchPetitions(w.run('watch'));
    expect([await told('petition.warn'), await told('petition.overdue')]).toEqual([1, 0]);
    open.setNow(clock.due);
    await watchPetitions(w.run('watch'));
    await watchPetitions(w.run('watch'));
    expect(await told('petition.overdue')).toBe(1);
    await w.act('guo', 'decideReview', id);
    expect((await w.clocks(id)).find((k) => k.rule_id === 'XF-REVIEW')?.state).toBe('missed');
  });

  test('a limit let pass counts for the unit that owed it, from the moment it was due', async () => {
    fresh();
    const id = await w.served();
    await w.ask(id, 'review');
    const clock = (await w.clocks(id)).find((k) => k.rule_id === 'XF-REVIEW')!;
    // What the other tests left running is due at the same moment.
    for (const table of ['petition_clock', 'case_clock'])
      await open.owner.query(
        `update ${table} set state = 'stopped', ended_at = start where state = 'running' and case_id <> $1`,
        [id],
      );
    const span = { from: '2026-01-01', to: '2026-12-31' };
    const lateIn = async () => {
      const { byUnit } = await countBySpan(w.run('figures'), span, '150124');
      return new Map(byUnit.map((u) => [u.unit, u.late]));
    };
    open.setNow(clock.due.subtract({ seconds: 1 }));
    const before = await lateIn();
    open.setNow(clock.due);
    const after = await lateIn();
    const rose = [...after].filter(([unit, late]) => late > (before.get(unit) ?? 0));
    expect(rose.map(([unit]) => unit)).toEqual(['清水河县委社会工作部']);
    expect(after.get('清水河县委社会工作部')).toBe((before.get('清水河县委社会工作部') ?? 0) + 1);
  });

  test('what a review grants on a closed case is owed by a day, and said when that has passed', async () => {
    fresh();
    const id = await w.served();
    await resident.confirm(cast.resident(id, await cast.versionOf(id)), {});
    await w.ask(id, 'review');
    await w.act('guo', 'decideReview', id, { finding: 'change', outcome: 'support', executeBy: '2026-03-20' });
    await w.act('guo', 'serveReview', id);
    const owed = async () => (await w.clocks(id)).find((k) => k.rule_id === 'XF-EXECUTE')!;
    open.setNow((await owed()).due);
    await watchPetitions(w.run('watch'));
    expect((await cast.journal(id)).at(-1)).toMatchObject({ verb: 'petition.overdue', shows: 'resident' });
    await w.act('zhao', 'reportExecution', id);
    expect((await owed()).state).toBe('missed');
    expect((await cast.row(id)).status).toBe('closed');
  });

  test('every chain holds', async () => {
    expect((await verifyChains(house.db, house.config.cryptoProfile)).faults).toEqual([]);
  });
});
