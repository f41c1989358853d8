import { describe, expect, test } from 'vitest';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import * as actions from './cases.actions.ts';
import { castAtWork, outcomeOf, VILLAGE } from './cases.example.ts';
import {
  changeHandler,
  confirm,
  dispute,
  enter,
  escalate,
  ownCase,
  ownFile,
  rate,
  reopen,
  resume,
  supplement,
  withdraw,
} from './cases.resident.ts';

const photo = {
  hash: 'ab'.repeat(32),
  thumbHash: 'cd'.repeat(32),
  kind: 'photo',
  mediaType: 'image/jpeg',
  bytes: 1234,
  field: 'files',
  name: '机井.jpg',
} as const;

describe('what a receipt opens', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const anybody = () => cast.ctxOf({ kind: 'visitor' });

  test('the right number and passphrase, typed as people type', async () => {
    const filed = await cast.file();
    expect(filed.passphrase).toMatch(/^\d{8}$/);
    expect(await enter(anybody(), filed.number, filed.passphrase)).toEqual({ caseId: filed.id, delegateId: null });
    const loose = `${filed.passphrase.slice(0, 4)} ${filed.passphrase.slice(4)}`.replace(/\d/g, (d) =>
      String.fromCharCode(d.charCodeAt(0) + 0xfee0),
    );
    expect(await enter(anybody(), ` ${filed.number.toLowerCase().replaceAll('-', '—')} `, loose)).toEqual({
      caseId: filed.id,
      delegateId: null,
    });
  });

  test('wrong, unknown and mistyped are the same refusal; the sixth try in an hour is refused, even the right one', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file();
    const another = await cast.file();
    const tries = [
      await outcomeOf(enter(anybody(), filed.number, '00000000')),
      await outcomeOf(enter(anybody(), filed.number, another.passphrase)),
      await outcomeOf(enter(anybody(), 'SQ-150124201213-2026-9999-9', filed.passphrase)),
      await outcomeOf(enter(anybody(), '', '')),
      await outcomeOf(enter(anybody(), filed.number, '')),
    ];
    expect(tries).toEqual(Array(5).fill('wrongReceipt'));
    for (let i = 0; i < 2; i++) expect(await outcomeOf(enter(anybody(), filed.number, '1'))).toBe('wrongReceipt');
    expect(await outcomeOf(enter(anybody(), filed.number, filed.passphrase))).toBe('tooManyTries');
    expect(await enter(anybody(), another.number, another.passphrase)).toEqual({
      caseId: another.id,
      delegateId: null,
    });
    open.setNow('2026-03-03T03:00:00Z');
    expect(await outcomeOf(enter(anybody(), filed.number, filed.passphrase))).toBe('tooManyTries');
    open.setNow('2026-03-03T03:00:01Z');
    expect(await enter(anybody(), filed.number, filed.passphrase)).toEqual({ caseId: filed.id, delegateId: null });
    for (let i = 0; i < 5; i++) expect(await outcomeOf(enter(anybody(), filed.number, '1'))).toBe('wrongReceipt');
    expect(await outcomeOf(enter(anybody(), filed.number, '1'))).toBe('tooManyTries');
    open.setNow(TEST_NOW);
  });

  test('six tries at once are six tries', async () => {
    const filed = await cast.file();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => outcomeOf(enter(anybody(), filed.number, '1'))));
    expect(outcomes.sort()).toEqual(['tooManyTries', ...Array(5).fill('wrongReceipt')]);
  });

  test('a new receipt ends the old passphrase, and the person sees that it was issued', async () => {
    const filed = await cast.file();
    const given = { params: { id: filed.id }, query: undefined, input: { reason: '老人把回执弄丢了' }, files: [] };
    const exchange = { ip: '', cookie: '', sendCookies: () => {} };
    const again = await actions.reissue(cast.ctx('liu'), { ...given, exchange });
    expect(again.number).toBe(filed.number);
    expect(await outcomeOf(enter(anybody(), filed.number, filed.passphrase))).toBe('wrongReceipt');
    expect(await enter(anybody(), filed.number, again.passphrase)).toEqual({ caseId: filed.id, delegateId: null });
    expect((await ownCase(cast.resident(filed.id))).timeline.map((e) => e.verb)).toContain('reissue');
    expect(await outcomeOf(actions.reissue(cast.ctx('chen'), { ...given, exchange }))).toBe('notFound');
  });

  test('only its own case, with whole address and masked name, and never staff-only entries', async () => {
    const filed = await cast.file({ reporter: { name: '赵大爷', phone: '19900001234', address: '东头第三户' } });
    const other = await cast.file();
    await cast.act('liu', 'note', filed.id, { text: '此人常来' });
    await cast.act('liu', 'offerHandover', filed.id, { personId: cast.actor('wang').accountId });
    const view = await ownCase(cast.resident(filed.id));
    expect(view.reporter).toEqual({ name: '赵*爷', phone: '199****1234', address: '东头第三户', mayReveal: false });
    expect(view.timeline.map((e) => e.verb)).toEqual(['report']);
    expect(JSON.stringify(view)).not.toContain('此人常来');
    expect(await outcomeOf(cast.see(cast.resident(filed.id), other.id))).toBe('notFound');
    expect(await outcomeOf(ownCase(cast.ctx('liu')))).toBe('notFound');
    expect(await outcomeOf(ownCase(anybody()))).toBe('notFound');
  });

  test('who opened the file is read by the person, once a day and post', async () => {
    const filed = await cast.file();
    await cast.see(cast.ctx('zhao'), filed.id);
    await cast.see(cast.ctx('zhao'), filed.id);
    await cast.see(cast.ctx('sun'), filed.id);
    const { readers } = await ownCase(cast.resident(filed.id));
    expect(readers.map((r) => `${r.name} ${r.role} ${r.organisation}`).sort()).toEqual([
      '孙海燕 countyClerk 县社会工作部',
      '赵永平 townshipClerk 北堡乡政府',
    ]);
    open.setNow('2026-03-04T02:00:00Z');
    await cast.see(cast.ctx('zhao'), filed.id);
    expect((await ownCase(cast.resident(filed.id))).readers.map((r) => r.name).slice(0, 1)).toEqual(['赵永平']);
    expect((await ownCase(cast.resident(filed.id))).readers).toHaveLength(3);
    open.setNow(TEST_NOW);
  });
});

describe('what the person may do', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const cast = await castAtWork(open);
  const own = async (id: string) => cast.resident(id, await cast.versionOf(id));

  test('confirm closes it with the outcome of the last reply; the rating is not shown to staff', async () => {
    const filed = await cast.replied();
    const view = await confirm(await own(filed.id), { text: '办得好', stars: 5 });
    expect(view).toMatchObject({
      status: 'closed',
      outcome: 'solved',
      dueAt: null,
      rating: { stars: 5, solved: true },
    });
    const seen = await cast.see(cast.ctx('hao'), filed.id);
    expect(seen.rating).toBeNull();
    expect(JSON.stringify(seen)).not.toContain('办得好');
    expect(await outcomeOf(rate(await own(filed.id), { stars: 1, solved: false }))).toBe('ratedBefore');
  });

  test('dispute goes to the desk above whoever replied, counts as a redo, and both texts stand side by side', async () => {
    const filed = await cast.replied();
    const view = await dispute(await own(filed.id), { text: '水还是上不来' });
    expect(view).toMatchObject({ status: 'returned', redoCount: 1, desk: { name: '县社会工作部' }, raised: true });
    expect(view.replies.map((r) => r.text)).toEqual(['已派人修好,请您看看。']);
    expect(view.timeline.at(-1)).toMatchObject({ verb: 'dispute', data: { text: '水还是上不来' } });
    expect(view.clocks.filter((k) => k.state === 'running').map((k) => k.purpose)).toEqual(['handle']);
    expect(view.dueAt).not.toBeNull();
    // The bureau has it no longer; the county sends it on or insists.
    expect(await outcomeOf(cast.act('hao', 'reply', filed.id))).toBe('notNow');
    expect((await cast.act('sun', 'insist', filed.id)).status).toBe('handling');
  });

  test('whoever answered by themselves cannot take back what is not done', async () => {
    const filed = await cast.file();
    await cast.act('liu', 'answer', filed.id);
    const view = await dispute(await own(filed.id), { text: '没有说清楚' });
    expect(view.desk?.name).toBe('北堡乡政府');
    expect(await outcomeOf(cast.act('liu', 'take', filed.id))).toBe('decidedAbove');
    expect(await outcomeOf(cast.send('liu', filed.id, 'qingshuiheWater'))).toBe('decidedAbove');
    expect((await cast.act('zhao', 'take', filed.id)).status).toBe('handling');
  });

  test('what the second key called unreasonable goes above the second key', async () => {
    const filed = await cast.file();
    await cast.act('liu', 'take', filed.id);
    await cast.act('liu', 'proposeUnreasonable', filed.id);
    expect(await outcomeOf(cast.act('liu', 'confirmUnreasonable', filed.id))).toBe('notYours');
    const decided = await cast.act('zhao', 'confirmUnreasonable', filed.id);
    expect(decided.replies.at(-1)).toMatchObject({ kind: 'unreasonable', appeal: '可在三十日内申请复查' });
    const view = await dispute(await own(filed.id), { text: '我不同意' });
    expect(view.desk?.name).toBe('县社会工作部');
  });

  test('escalate climbs one level each time, tells that unit, and says when there is no higher one', async () => {
    const filed = await cast.file();
    const raised = async () => (await cast.row(filed.id)).raised_to;
    expect((await ownCase(cast.resident(filed.id))).superior).toBe('北堡乡人民政府');
    for (const [key, next] of [
      ['beibao', '清水河县委社会工作部'],
      ['qingshuihe', '呼和浩特市委社会工作部'],
      ['city', null],
    ] as const) {
      const view = await escalate(await own(filed.id), { text: '请上面看看' });
      expect(view.superior).toBe(next);
      expect(await raised()).toBe(cast.unit(key));
    }
    expect(await outcomeOf(escalate(await own(filed.id), { text: '再往上' }))).toBe('noLevelAbove');
    const queue = async (login: string) =>
      (await cast.list(cast.ctx(login), { queue: 'raised' })).items.map((i) => i.id);
    const second = await cast.file();
    await escalate(await own(second.id), { text: '请上面看看' });
    expect(await queue('zhao')).toContain(second.id);
    expect(await queue('sun')).not.toContain(second.id);
  });

  test('escalating is no step of the work: status, responsibility and counters stay', async () => {
    const filed = await cast.replied();
    const before = await cast.row(filed.id);
    await escalate(await own(filed.id), { text: '请县里看看' });
    const { raised_to, raised_at, version, ...after } = await cast.row(filed.id);
    expect(after).toEqual((({ raised_to: _r, raised_at: _a, version: _v, ...rest }) => rest)(before));
    expect(version).toBe(before.version + 1);
  });

  test('another handler, once; the one to be spared cannot be insisted on', async () => {
    const filed = await cast.replied();
    const view = await changeHandler(await own(filed.id), {});
    expect(view).toMatchObject({ status: 'returned', handler: null });
    expect(view.clocks.filter((k) => k.state === 'running').map((k) => k.purpose)).toEqual(['handle']);
    expect(await outcomeOf(cast.act('sun', 'insist', filed.id))).toBe('noHandler');
    await cast.send('sun', filed.id, 'qingshuiheTransport');
    expect(await outcomeOf(changeHandler(await own(filed.id), {}))).toBe('handlerChangedBefore');
  });

  test('withdraw waits seven days, may be taken back, and pressure is told past village and township', async () => {
    const filed = await cast.file();
    const asked = await withdraw(await own(filed.id), { reason: '不想说了', pressed: true });
    expect(asked).toMatchObject({ status: 'withdrawing', withdrawUntil: '2026-03-10T02:00:00Z' });
    const [entry, ...others] = await cast.journal(filed.id, 'pressure');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ area: '150124', shows: 'staff', verb: 'report', data: { case: filed.number } });
    for (const login of ['liu', 'zhao', 'sun']) {
      const seen = await cast.see(cast.ctx(login), filed.id);
      expect(seen.timeline.map((e) => e.verb)).toEqual(['report', 'withdraw']);
      expect(JSON.stringify(seen.timeline)).not.toMatch(/pressure|pressed/);
    }
    expect((await resume(await own(filed.id))).status).toBe('received');
    await withdraw(await own(filed.id), { pressed: false });
    expect(await cast.journal(filed.id, 'pressure')).toHaveLength(1);
  });

  test('more to say, with a photo that the person and the staff can open', async () => {
    const filed = await cast.file();
    const view = await supplement(await own(filed.id), { text: '附上照片' }, [photo]);
    expect(view.files).toMatchObject([{ name: '机井.jpg', from: 'resident', hasThumb: true }]);
    expect(view.timeline.at(-1)).toMatchObject({ verb: 'supplement', data: { text: '附上照片', files: 1 } });
    const id = view.files[0]!.id;
    expect(await ownFile(cast.resident(filed.id), id, 'full')).toMatchObject({ hash: photo.hash });
    expect(await ownFile(cast.resident(filed.id), id, 'thumb')).toMatchObject({ hash: photo.thumbHash });
    const other = await cast.file();
    expect(await outcomeOf(ownFile(cast.resident(other.id), id, 'full'))).toBe('notFound');
  });

  test('a call-back’s mark gives way to the person’s own, given once', async () => {
    const filed = await cast.replied();
    await cast.act('zhou', 'callback', filed.id, { result: 'explained', stars: 4 });
    const stars = async () => (await ownCase(cast.resident(filed.id))).rating?.stars;
    expect(await stars()).toBe(4);
    await rate(await own(filed.id), { stars: 2, solved: false });
    expect(await stars()).toBe(2);
    expect(await outcomeOf(rate(await own(filed.id), { stars: 5, solved: true }))).toBe('ratedBefore');
  });

  test('who confirmed without stars may still give them, once', async () => {
    const filed = await cast.replied();
    await confirm(await own(filed.id), { text: '办得好' });
    expect(await rate(await own(filed.id), { stars: 4, solved: true })).toMatchObject({ rating: { stars: 4 } });
    expect(await outcomeOf(rate(await own(filed.id), { stars: 5, solved: true }))).toBe('ratedBefore');
  });

  test('"not solved" on the telephone climbs as a dispute does, with an end again', async () => {
    const filed = await cast.replied();
    const view = await cast.act('zhou', 'callback', filed.id, { result: 'unsolved', text: '还是没水' });
    expect(view).toMatchObject({ status: 'returned', redoCount: 1, desk: { name: '县社会工作部' } });
    expect(view.clocks.filter((k) => k.state === 'running').map((k) => k.purpose)).toEqual(['handle']);
  });

  test('a call that reached nobody is still owed; the second ends it as unreached, not as satisfied', async () => {
    const filed = await cast.replied();
    const first = await cast.act('zhou', 'callback', filed.id, { result: 'unreached' });
    expect(first).toMatchObject({ status: 'replied', callbackTries: 1 });
    expect(first.clocks.filter((k) => k.state === 'running').map((k) => k.purpose)).toEqual(['callback']);
    const second = await cast.act('zhou', 'callback', filed.id, { result: 'unreached' });
    expect(second).toMatchObject({ status: 'closed', outcome: 'unreached' });
    expect((await ownCase(cast.resident(filed.id))).rating).toBeNull();
  });

  test('reopened by the person it goes up, and what is open cannot be reopened', async () => {
    const filed = await cast.replied();
    await confirm(await own(filed.id), {});
    const view = await reopen(await own(filed.id), { text: '又坏了' });
    expect(view).toMatchObject({ status: 'returned', outcome: null, closedAt: null, redoCount: 1 });
    expect(view.desk?.name).toBe('县社会工作部');
    expect(await outcomeOf(reopen(await own(filed.id), { text: '又坏了' }))).toBe('notNow');
    await cast.act('sun', 'insist', filed.id);
  });

  test('reopened by a dispatcher it can be insisted on', async () => {
    const filed = await cast.replied();
    await confirm(await own(filed.id), {});
    await cast.act('zhao', 'reopen', filed.id);
    expect((await cast.act('sun', 'insist', filed.id)).status).toBe('handling');
  });

  test('an anonymous case keeps nothing of the person and is reached by its receipt all the same', async () => {
    const filed = await cast.file({ disclosure: 'anonymous', reporter: { name: '赵大爷', phone: '19900001234' } });
    const kept = await house.db
      .selectFrom('case_reporter')
      .selectAll()
      .where('case_id', '=', filed.id)
      .executeTakeFirstOrThrow();
    expect([kept.name_sealed, kept.phone_sealed, kept.phone_idx, kept.address_sealed]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(await enter(cast.ctxOf({ kind: 'visitor' }), filed.number, filed.passphrase)).toEqual({
      caseId: filed.id,
      delegateId: null,
    });
    expect(filed.area).toBe(VILLAGE);
  });
});
