import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { drawCalendar } from './cases.calendar.ts';
import { castAtWork, MAHUABAN } from './cases.example.ts';

const pathOf = (url: string) => new URL(url).pathname;
const unfold = (text: string) => text.replaceAll('\r\n ', '');

describe('the calendar of deadlines', async () => {
  const house = await openTestHouse();
  const api = await startApi(house);
  const cast = await castAtWork(house);
  const liu = api.as('liu');
  const own = await cast.file();
  const sent = await cast.file();
  await cast.send('liu', sent.id, 'qingshuiheWater');
  await cast.act('hao', 'sign', sent.id);
  const foreign = await cast.file({ area: MAHUABAN }, 'li');
  const db = house.house.db;
  const issue = async (who: string) => pathOf((await api.as(who).post('/api/me/calendar')).body.url);
  const read = (path: string, headers = {}) => api.visitor.get(path, headers);

  test('shows what one answers for or has in hand, and nothing of others', async () => {
    const mine = await read(await issue('liu'));
    expect(mine.status).toBe(200);
    expect(mine.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(mine.text).toContain(own.number);
    expect(mine.text).toContain(sent.number);
    expect(mine.text).not.toContain(foreign.number);
    const theirs = unfold((await read(await issue('hao'))).text);
    expect(theirs).toContain(sent.number);
    expect(theirs).not.toContain(own.number);
    for (const word of ['机井', '赵大爷', '19900001234', '199****1234']) {
      expect(unfold(mine.text)).not.toContain(word);
      expect(theirs).not.toContain(word);
    }
  });

  test('what was given to somebody else is theirs to see', async () => {
    const path = await issue('hao');
    expect((await read(path)).text).toContain(sent.number);
    await db
      .updateTable('case_handling')
      .set({ account_id: cast.actor('ren').accountId })
      .where('case_id', '=', sent.id)
      .execute();
    expect((await read(path)).text).not.toContain(sent.number);
    await db
      .updateTable('case_handling')
      .set({ account_id: cast.actor('hao').accountId })
      .where('case_id', '=', sent.id)
      .execute();
  });

  test('is kept as a hash, is told once, ends when renewed or revoked', async () => {
    const first = await issue('liu');
    const rows = await db.selectFrom('case_calendar_token').selectAll().execute();
    const secret = first.slice('/calendar/'.length, -'.ics'.length);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(rows.map((r) => r.key_hash.toString('hex')))).not.toContain(secret);
    expect((await liu.get('/api/me/calendar')).body).toEqual({ issuedAt: '2026-03-03T02:00:00Z' });
    const second = await issue('liu');
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    expect((await liu.post('/api/me/calendar/revoke')).body).toEqual({ issuedAt: null });
    expect((await read(second)).status).toBe(404);
    expect((await read('/calendar/short.ics')).status).toBe(404);
    expect((await read(`/calendar/${'0'.repeat(64)}.ics`)).status).toBe(404);
    expect((await api.visitor.post('/api/me/calendar')).status).toBe(401);
    const { n } = await db
      .selectFrom('journal')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('subject_kind', '=', 'caseCalendar')
      .where('subject_id', '=', cast.actor('liu').accountId)
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(4);
  });

  test('two copies of one request leave one address', async () => {
    const sending = { key: 'aaaaaaaa-0000-4000-8000-000000000001' };
    const [a, b] = await Promise.all([liu.post('/api/me/calendar', sending), liu.post('/api/me/calendar', sending)]);
    expect(a!.body).toEqual(b!.body);
    expect((await read(pathOf(a!.body.url))).status).toBe(200);
  });

  test('is unchanged while nothing changes', async () => {
    const path = await issue('liu');
    const first = await read(path);
    const tag = String(first.headers.etag);
    expect((await read(path, { 'if-none-match': tag })).status).toBe(304);
    await cast.file();
    const then = await read(path, { 'if-none-match': tag });
    expect(then.status).toBe(200);
    expect(then.headers.etag).not.toBe(tag);
  });

  test('ends with the post and with the account', async () => {
    const path = await issue('hao');
    const { accountId } = cast.actor('hao');
    await db.updateTable('post').set({ valid_to: '2026-03-03' }).where('account_id', '=', accountId).execute();
    expect((await read(path)).status).toBe(404);
    await db.updateTable('post').set({ valid_to: null }).where('account_id', '=', accountId).execute();
    expect((await read(path)).status).toBe(200);
    await db.updateTable('staff_account').set({ disabled_at: house.house.now() }).where('id', '=', accountId).execute();
    expect((await read(path)).status).toBe(404);
  });
});

describe('the feed as drawn', () => {
  const clock = (more: object) => ({
    id: '0199aaaa-0000-7000-8000-000000000001',
    caseId: '0199aaaa-0000-7000-8000-000000000002',
    number: 'SQ-150124201213-2026-0001-8',
    place: '清水河县北堡乡老熊沟村',
    purpose: 'handle',
    unit: 'd',
    start: Temporal.Instant.from('2026-03-03T02:00:00Z'),
    shown: Temporal.Instant.from('2026-03-10T16:00:00Z'),
    provisional: false,
    ...more,
  });
  const draw = (more: object) => unfold(drawCalendar({ lang: 'zh' }, [clock(more)], 'https://baodao.example'));

  test('days stand on their last day, here; the alarm 24 hours before its end is its beginning', () => {
    const text = draw({});
    expect(text).toContain('DTSTART;VALUE=DATE:20260310\r\n');
    expect(text).toMatch(/TRIGGER(;RELATED=START)?:-?P(T0S|0D)/);
    expect(text).toContain('SUMMARY:SQ-150124201213-2026-0001-8 办理答复 清水河县北堡乡老熊沟村\r\n');
  });

  test('hours stand at their moment', () => {
    const text = draw({ unit: 'h', shown: Temporal.Instant.from('2026-03-03T20:30:00Z') });
    expect(text).toContain('DTSTART:20260303T203000Z\r\n');
    expect(text).toContain('DTSTAMP:20260303T020000Z\r\n');
    expect(text).toMatch(/TRIGGER:-P(1D|T24H)/);
  });

  test('commas, semicolons, backslashes and new lines stay inside their line', () => {
    expect(draw({ place: '甲;乙,丙\\丁\nBEGIN:VEVENT' })).toContain('甲\\;乙\\,丙\\\\丁\\nBEGIN:VEVENT');
  });
});
