import { describe, expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { castAtWork, outcomeOf } from './cases.example.ts';
import {
  changeHandler,
  confirm,
  dispute,
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

describe('what the person may do', async () => {
  const open = await openTestHouse();
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

  test('not done for the third time it is supervised by whom it has climbed to, and not a time sooner', async () => {
    const filed = await cast.file();
    const told = async () =>
      (await ownCase(cast.resident(filed.id))).timeline.filter((e) => e.verb === 'case.supervise').map((e) => e.data);
    await cast.act('liu', 'take', filed.id);
    for (const [login, next] of [
      ['liu', 'zhao'],
      ['zhao', 'sun'],
    ] as const) {
      await cast.act(login, 'reply', filed.id);
      await dispute(await own(filed.id), { text: '还是没办好' });
      expect(await told()).toEqual([]);
      await cast.act(next, 'take', filed.id);
    }
    await cast.act('sun', 'reply', filed.id);
    const view = await dispute(await own(filed.id), { text: '第三次了' });
    expect(view.redoCount).toBe(3);
    expect(await told()).toEqual([expect.objectContaining({ n: 3, to: '市社会工作部' })]);
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
});
