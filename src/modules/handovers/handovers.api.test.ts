import { describe, expect, test } from 'vitest';
import { castAtWork, outcomeOf, VILLAGE } from '#modules/cases/cases.example.ts';
import { verifyChains } from '#platform/chain.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { handoversOf } from './handovers.example.ts';
import { giveBackLeaves } from './handovers.jobs.ts';

describe('hand-over in one signature', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const cast = await castAtWork(open);
  const hand = handoversOf(cast);
  const job = () => giveBackLeaves(systemCtx(house, 'test'));
  const firstOf = async (id: string) => (await cast.row(id)).first_receiver_id;
  /** 陈志强 answers for one and has another in hand; both lie with the village. */
  async function chensWork() {
    const own = await cast.file({}, 'chen');
    const taken = await cast.file({}, 'liu');
    await cast.act('liu', 'take', taken.id, { personId: hand.idOf('chen') });
    return { own, taken };
  }
  /** Nothing of a test is left with 陈志强 for the next one. */
  async function clear() {
    await house.db
      .updateTable('handover')
      .set({ status: 'withdrawn' })
      .where('status', 'in', ['drafted', 'offered'])
      .where('answered_at', 'is', null)
      .execute();
    const left = await hand.draft('chen', 'liu');
    if (left.items.length === 0) await hand.withdraw('chen', left);
    else await hand.answer('liu', await hand.sign('chen', left));
  }

  test('lists everything with what is owed, moves it at the second signature, and says so in each journal', async () => {
    const { own, taken } = await chensWork();
    const drafted = await hand.draft('chen', 'liu');
    expect(drafted.number).toMatch(/^JJ-150124201213-2026-0001-\d$/);
    expect(drafted.items.map((i) => [i.number, i.parts]).sort()).toEqual(
      [
        [own.number, ['first']],
        [taken.number, ['handler']],
      ].sort(),
    );
    expect(drafted.items.find((i) => i.caseId === taken.id)!.gaps).toContain('notContacted');
    const noted = await hand.note('chen', drafted, drafted.items[0]!.id, '答应周五去看机井');
    expect(noted.items.find((i) => i.id === drafted.items[0]!.id)!.note).toBe('答应周五去看机井');
    expect(await outcomeOf(hand.get('liu', drafted.id).then(() => {})), 'the head sees it drawn').toBe('ok');
    const signed = await hand.sign('chen', noted);
    expect([signed.status, await firstOf(own.id)]).toEqual(['offered', hand.idOf('chen')]);
    const done = await hand.answer('liu', signed);
    expect([done.status, done.items.map((i) => i.decision)]).toEqual(['accepted', ['accepted', 'accepted']]);
    expect(await firstOf(own.id)).toBe(hand.idOf('liu'));
    expect((await cast.row(taken.id)).handler_id).toBe(hand.idOf('liu'));
    const last = (await cast.journal(own.id)).at(-1)!;
    expect([last.verb, last.actor_id, last.data]).toEqual([
      'acceptHandover',
      hand.idOf('liu'),
      { from: '陈志强', to: '刘桂兰', handover: done.number },
    ]);
    expect(done.chain.map((e) => e.verb)).toEqual(['draft', 'note', 'sign', 'answer']);
    expect(done.chain.at(-1)!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect([done.signed!.by, done.answered!.says]).toEqual(['陈志强', expect.stringContaining('接下 2 件')]);
  });

  test('what goes along is listed, written down and counted; days on duty change hands with the second signature', async () => {
    await clear();
    const { own } = await chensWork();
    const account = (login: string) => cast.actor(login).accountId;
    const rosterId = house.newId();
    await open.owner.query(
      `insert into roster (id, area, organisation_id, month, per_day, account_ids, published_at, created_at)
       values ($1, $2, $3, '2026-03-01', 1, $4, now(), now())`,
      [rosterId, VILLAGE, cast.unit('laoxionggou'), [account('chen'), account('gao')]],
    );
    for (const [day, login] of [
      ['2026-03-02', 'chen'],
      ['2026-03-10', 'chen'],
      ['2026-03-11', 'gao'],
    ] as const)
      await open.owner.query(
        `insert into roster_day (roster_id, area, day, account_id, came_by) values ($1, $2, $3, $4, 'draft')`,
        [rosterId, VILLAGE, day, account(login)],
      );
    const drafted = await hand.draft('chen', 'liu');
    expect(drafted.things.map((t) => t.says[0])).toEqual(['2026-03-10 在老熊沟村值班']);
    let h = await hand.addThing('chen', drafted, '村部钥匙 2 把');
    h = await hand.addThing('chen', h, '写错的一项');
    expect(await outcomeOf(hand.dropThing('chen', h, h.things.find((t) => t.kind === 'day')!.id))).toBe('notFound');
    h = await hand.dropThing('chen', h, h.things.find((t) => t.says[0] === '写错的一项')!.id);
    expect(await outcomeOf(hand.sign('chen', h, '我确认:清单所列 1 件已移交'))).toBe('otherText');
    h = await hand.sign('chen', h);
    const on = async () =>
      (
        await open.owner.query('select day::text, account_id from roster_day where roster_id = $1 order by 1', [
          rosterId,
        ])
      ).rows;
    expect((await on())[1]!.account_id, 'nothing moves at the first signature').toBe(account('chen'));
    h = await hand.answer('liu', h);
    expect(h.things.map((t) => [t.kind, t.decision])).toEqual([
      ['day', 'taken'],
      ['own', 'taken'],
    ]);
    expect((await on()).map((d) => [d.day, d.account_id])).toEqual([
      ['2026-03-02', account('chen')],
      ['2026-03-10', account('liu')],
      ['2026-03-11', account('gao')],
    ]);
    expect(await firstOf(own.id)).toBe(account('liu'));
  });

  test('what is refused stays with a reason; the rest moves', async () => {
    await clear();
    const { own, taken } = await chensWork();
    const signed = await hand.sign('chen', await hand.draft('chen', 'liu'));
    const item = signed.items.find((i) => i.caseId === own.id)!;
    const done = await hand.answer('liu', signed, [{ itemId: item.id, reason: '不清楚前情' }]);
    expect(done.status).toBe('partly');
    expect(done.items.find((i) => i.id === item.id)).toMatchObject({ decision: 'refused', reason: '不清楚前情' });
    expect(await firstOf(own.id)).toBe(hand.idOf('chen'));
    expect((await cast.row(taken.id)).handler_id).toBe(hand.idOf('liu'));
    const again = await hand.sign('chen', await hand.draft('chen', 'liu'));
    const none = await hand.answer(
      'liu',
      again,
      again.items.map((i) => ({ itemId: i.id, reason: '不接' })),
    );
    expect(none.status).toBe('refused');
  });

  test('what ended or went elsewhere between list and signatures is listed as gone, not moved', async () => {
    await clear();
    const a = await cast.file({}, 'chen');
    const b = await cast.file({}, 'chen');
    const c = await cast.file({}, 'chen');
    const drafted = await hand.draft('chen', 'liu');
    await cast.act('chen', 'offerHandover', a.id, { personId: hand.idOf('zhao') });
    await cast.act('zhao', 'acceptHandover', a.id);
    const signed = await hand.sign('chen', drafted);
    expect(signed.items.find((i) => i.caseId === a.id)!.decision).toBe('gone');
    await cast.act('chen', 'offerHandover', b.id, { personId: hand.idOf('zhao') });
    await cast.act('zhao', 'acceptHandover', b.id);
    const later = await cast.file({}, 'chen');
    expect((await hand.get('liu', signed.id)).since).toBe(1);
    const done = await hand.answer('liu', signed);
    const decided = (id: string) => done.items.find((i) => i.caseId === id)?.decision;
    expect([decided(a.id), decided(b.id), decided(c.id), decided(later.id)]).toEqual([
      'gone',
      'gone',
      'accepted',
      undefined,
    ]);
    expect([await firstOf(a.id), await firstOf(c.id), await firstOf(later.id)]).toEqual(
      ['zhao', 'liu', 'chen'].map(hand.idOf),
    );
    expect(done.status).toBe('accepted');
  });

  test('offers: one that waited for who leaves waits for the successor; one they made ends with their part', async () => {
    await clear();
    const waiting = await cast.file({}, 'zhao');
    await cast.act('zhao', 'offerHandover', waiting.id, { personId: hand.idOf('chen') });
    const made = await cast.file({}, 'chen');
    await cast.act('chen', 'offerHandover', made.id, { personId: hand.idOf('zhao') });
    await hand.answer('liu', await hand.sign('chen', await hand.draft('chen', 'liu')));
    const offers = await house.db
      .selectFrom('case_offer')
      .selectAll()
      .where('case_id', 'in', [waiting.id, made.id])
      .execute();
    expect(offers.find((o) => o.case_id === waiting.id)).toMatchObject({ to_id: hand.idOf('liu'), ended_at: null });
    expect(offers.find((o) => o.case_id === made.id)).toMatchObject({ accepted: false });
    expect(await outcomeOf(cast.act('zhao', 'acceptHandover', made.id))).not.toBe('ok');
    expect(await outcomeOf(cast.act('liu', 'acceptHandover', waiting.id))).toBe('ok');
  });

  test('a leave goes back by itself, once, also through a second leave', async () => {
    await clear();
    const own = await cast.file({}, 'chen');
    const lent = await hand.answer(
      'liu',
      await hand.sign('chen', await hand.draft('chen', 'liu', { until: '2026-03-10' })),
    );
    await hand.answer('wang', await hand.sign('liu', await hand.draft('liu', 'wang', { until: '2026-03-20' })));
    expect(await firstOf(own.id)).toBe(hand.idOf('wang'));
    open.setNow('2026-03-09T15:59:59Z');
    await job();
    expect(await firstOf(own.id)).toBe(hand.idOf('wang'));
    open.setNow('2026-03-09T16:00:00Z');
    await Promise.all([job(), job()]);
    expect(await firstOf(own.id)).toBe(hand.idOf('chen'));
    const back = await hand.get('chen', lent.id);
    expect([back.status, back.chain.filter((e) => e.verb === 'giveBack').length]).toEqual(['returned', 1]);
    const version = await cast.versionOf(own.id);
    open.setNow('2026-03-20T16:00:00Z');
    await job();
    expect([await firstOf(own.id), await cast.versionOf(own.id)]).toEqual([hand.idOf('chen'), version]);
  });

  test('what went another way during a leave is not taken back', async () => {
    await clear();
    const own = await cast.file({}, 'chen');
    const lent = await hand.answer(
      'liu',
      await hand.sign('chen', await hand.draft('chen', 'liu', { until: '2026-04-10' })),
    );
    await cast.act('liu', 'offerHandover', own.id, { personId: hand.idOf('zhao') });
    await cast.act('zhao', 'acceptHandover', own.id);
    const back = await hand.giveBack('chen', lent);
    expect([back.status, back.items[0]!.returned, await firstOf(own.id)]).toEqual([
      'returned',
      false,
      hand.idOf('zhao'),
    ]);
    expect(await outcomeOf(hand.giveBack('chen', back))).toBe('notNow');
  });

  test('two people sign, each what they read; only the head may sign for somebody else', async () => {
    await clear();
    await cast.file({}, 'chen');
    expect(await outcomeOf(hand.draft('wang', 'liu', { from: 'chen' }))).toBe('notHead');
    expect(await outcomeOf(hand.draft('hao', 'liu', { from: 'chen' }))).toBe('notHead');
    expect(await outcomeOf(hand.draft('chen', 'li'))).toBe('faulty');
    expect(await outcomeOf(hand.draft('chen', 'liu', { until: '2026-03-03' }))).toBe('faulty');
    const toHead = await hand.draft('liu', 'liu', { from: 'chen' });
    expect(await outcomeOf(hand.sign('liu', toHead))).toBe('twoHands');
    expect(await outcomeOf(hand.draft('chen', 'zhao'))).toBe('openBefore');
    expect(await outcomeOf(hand.sign('chen', toHead, '我确认'))).toBe('otherText');
    const signed = await hand.sign('zhao', toHead);
    expect(signed.signed!.by).toBe('赵永平');
    expect(await outcomeOf(hand.sign('chen', toHead))).toBe('stale');
    for (const who of ['chen', 'zhao']) expect(await outcomeOf(hand.answer(who, signed)), who).toBe('notYours');
    expect(await outcomeOf(hand.get('wang', signed.id))).toBe('notFound');
    expect(await outcomeOf(hand.get('li', signed.id))).toBe('notFound');
    expect((await hand.get('zhao', signed.id)).items[0]!.title, 'the head reads numbers').toBeNull();
    expect((await hand.withdraw('chen', signed)).status).toBe('withdrawn');
    expect(await outcomeOf(hand.answer('liu', signed))).not.toBe('ok');
  });

  test('a disabled account that still answers for something is an alert to the heads, and can be handed over for it', async () => {
    await clear();
    const own = await cast.file({ area: VILLAGE }, 'chen');
    const { accountId } = cast.actor('chen');
    expect((await hand.list('liu')).unattended).toEqual([]);
    await house.db.updateTable('staff_account').set({ disabled_at: house.now() }).where('id', '=', accountId).execute();
    expect((await hand.list('liu')).unattended).toMatchObject([{ name: '陈志强', cases: 1, disabled: true }]);
    expect((await hand.list('zhao')).unattended).toHaveLength(1);
    expect((await hand.list('li')).unattended).toEqual([]);
    expect((await hand.list('wang')).unattended).toEqual([]);
    const done = await hand.answer('liu', await hand.sign('zhao', await hand.draft('zhao', 'liu', { from: 'chen' })));
    expect([done.status, await firstOf(own.id)]).toEqual(['accepted', hand.idOf('liu')]);
    expect((await hand.list('liu')).unattended).toEqual([]);
    await house.db.updateTable('staff_account').set({ disabled_at: null }).where('id', '=', accountId).execute();
  });

  test('over HTTP: a repeated command gets the first answer, and every chain holds', async () => {
    await clear();
    const own = await cast.file({}, 'chen');
    const api = await startApi(open);
    const chen = api.as('chen');
    const choices = (await chen.get('/api/handovers/choices')).body;
    expect(choices.to.map((p: { name: string }) => p.name)).toContain('刘桂兰');
    const drafted = (await chen.post('/api/handovers', { body: { toId: hand.idOf('liu'), reason: '调到乡里' } })).body;
    const signed = (
      await chen.post(`/api/handovers/${drafted.id}/sign`, {
        version: 1,
        body: { says: '我确认:清单所列 1 件和随同移交的 0 项已如实移交给刘桂兰,没办完的事和答应过的话已逐件写明。' },
      })
    ).body;
    expect(signed.status).toBe('offered');
    const body = {
      says: 'I have read each: I take 1 and refuse 0; the 0 things that go along were counted together. What I take is mine to answer for from now on.',
    };
    const sending = { version: 2, body, key: 'aaaaaaaa-0000-4000-8000-000000000009' };
    const liu = api.as('liu');
    const first = await liu.post(`/api/handovers/${drafted.id}/answer`, sending);
    const again = await liu.post(`/api/handovers/${drafted.id}/answer`, sending);
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect((await cast.journal(own.id)).filter((e) => e.verb === 'acceptHandover')).toHaveLength(1);
    expect((await api.visitor.get(`/api/handovers/${drafted.id}`)).status).toBe(401);
    expect((await verifyChains(house.db, house.config.cryptoProfile)).faults).toEqual([]);
  });
});
