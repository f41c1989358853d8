import { describe, expect, test } from 'vitest';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import * as actions from './cases.actions.ts';
import { castAtWork, outcomeOf, VILLAGE } from './cases.example.ts';
import { enter, ownCase } from './cases.resident.ts';

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

  test('an anonymous case keeps nothing of the person and is reached by its receipt all the same', async () => {
    const filed = await cast.file({ disclosure: 'anonymous', reporter: { name: '赵大爷', phone: '19900001234' } });
    const kept = await open.house.db
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
