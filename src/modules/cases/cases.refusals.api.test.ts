import { describe, expect, test } from 'vitest';
import { parseCaseNumber } from '#kernel/numbering.ts';
import { staffCtx } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { reportInput } from './cases.contract.ts';
import { castAtWork, MAHUABAN, outcomeOf, TOWNSHIP, VILLAGE } from './cases.example.ts';
import { report } from './index.ts';

const CLOSED = '150124201210';
const good = {
  kind: 'complaint',
  channel: 'reception',
  area: VILLAGE,
  body: '村东头机井坏了三天,浇不上地。',
  reporter: { name: '赵大爷', phone: '19900001234' },
};

describe('what is refused, and how it says so', async () => {
  const open = await openTestHouse();
  const { house, owner } = open;
  const api = await startApi(open);
  const cast = await castAtWork(open);
  await owner.query(`update place set valid_to = '2026-03-03' where code = $1`, [CLOSED]);
  await owner.query(`update organisation set valid_to = '2026-03-03' where id = $1`, [cast.unit('qingshuiheCivil')]);
  const count = async () => (await house.db.selectFrom('cases').select('id').execute()).length;
  const url = (id: string, verb: string) => `/api/cases/${id}/${verb}`;

  test.each<[string, string, Record<string, unknown>, string, string]>([
    ['too short', 'liu', { body: '坏了。' }, 'body', 'too_small'],
    ['only spaces', 'liu', { body: ' \n  \t ' }, 'body', 'too_small'],
    ['only NUL', 'liu', { body: '\0\0\0\0\0' }, 'body', 'too_small'],
    ['too long', 'liu', { body: '水'.repeat(8001) }, 'body', 'too_big'],
    ['no words', 'liu', { body: undefined }, 'body', 'invalid_type'],
    ['a long title', 'liu', { title: '水'.repeat(121) }, 'title', 'too_big'],
    ['no such kind', 'liu', { kind: 'praise' }, 'kind', 'invalid_value'],
    ['no such channel', 'liu', { channel: 'pigeon' }, 'channel', 'invalid_value'],
    ['no such tier', 'liu', { tier: 'soon' }, 'tier', 'invalid_value'],
    ['no such disclosure', 'liu', { disclosure: 'secret' }, 'disclosure', 'invalid_value'],
    ['no area code', 'liu', { area: 'laoxionggou' }, 'area', 'invalid_format'],
    ['an unknown place', 'zhao', { area: '150124201999' }, 'area', 'unknown'],
    ['a place outside the post', 'liu', { area: MAHUABAN }, 'area', 'outsideYourPlace'],
    ['a place above the post', 'liu', { area: TOWNSHIP }, 'area', 'outsideYourPlace'],
    ['a place that was merged away', 'zhao', { area: CLOSED }, 'area', 'closed'],
    ['a wrong phone', 'liu', { reporter: { phone: '12345678' } }, 'reporter.phone', 'phone'],
    ['letters for a phone', 'liu', { reporter: { phone: '电话不详' } }, 'reporter.phone', 'phone'],
    ['a name as long as a letter', 'liu', { reporter: { name: '长'.repeat(41) } }, 'reporter.name', 'too_big'],
  ])('intake with %s', async (_, login, more, field, rule) => {
    const before = await count();
    const answer = await api.as(login).post('/api/cases', { body: { ...good, ...more } });
    expect(answer.status, answer.text).toBe(422);
    const fault = answer.body.errors.find((e: { field: string }) => e.field === field);
    expect(fault, answer.text).toMatchObject({ field, rule });
    expect(fault.zh).toMatch(/\p{Script=Han}/u);
    expect(fault.en).toMatch(/[a-z]{2}/);
    expect(answer.text).not.toContain('12345678');
    expect(await count()).toBe(before);
  });

  test('a NUL in a text is dropped, not an error of ours', async () => {
    const answer = await api.as('liu').post('/api/cases', { body: { ...good, body: '机井\0坏了三天', title: '\0' } });
    expect(answer.status, answer.text).toBe(200);
    expect((await cast.row(answer.body.id)).body).toBe('机井坏了三天');
  });

  test.each<[string, string, string, Record<string, unknown>, string, string]>([
    [
      'an unknown unit',
      'liu',
      'dispatch',
      { organisationId: '01900000-0000-7000-8000-000000000000' },
      'organisationId',
      'receiver',
    ],
    ['no unit', 'liu', 'dispatch', {}, 'organisationId', 'invalid_type'],
    [
      'a unit of another county',
      'liu',
      'dispatch',
      { organisationId: cast.unit('heating') },
      'organisationId',
      'receiver',
    ],
    [
      'a unit that was closed',
      'liu',
      'dispatch',
      { organisationId: cast.unit('qingshuiheCivil') },
      'organisationId',
      'receiver',
    ],
    ['a doer of another unit', 'liu', 'take', { personId: cast.actor('hao').accountId }, 'personId', 'colleague'],
    ['a doer who only takes calls', 'wu', 'take', {}, 'personId', 'colleague'],
    [
      'a successor of another county',
      'liu',
      'offer-handover',
      { personId: cast.actor('li').accountId, reason: '调动' },
      'personId',
      'colleague',
    ],
    [
      'a successor who takes nothing down',
      'liu',
      'offer-handover',
      { personId: cast.actor('yun').accountId, reason: '调动' },
      'personId',
      'colleague',
    ],
    [
      'oneself as successor',
      'liu',
      'offer-handover',
      { personId: cast.actor('liu').accountId, reason: '调动' },
      'personId',
      'another',
    ],
    ['an empty answer', 'liu', 'answer', { text: ' ' }, 'text', 'too_small'],
  ])('%s', async (_, login, verb, body, field, rule) => {
    const filed = await cast.file();
    const answer = await api.as(login).post(url(filed.id, verb), { version: 1, body });
    expect(answer.status, answer.text).toBe(422);
    expect(answer.body.errors[0], answer.text).toMatchObject({ field, rule });
    expect(await cast.versionOf(filed.id)).toBe(1);
    expect(await cast.journal(filed.id)).toHaveLength(1);
  });

  test('without a version, on an old one, not now, not theirs, not there: each its own answer', async () => {
    const filed = await cast.file();
    const ask = async (login: string, verb: string, sending: object) => {
      const { status, body } = await api.as(login).post(url(filed.id, verb), { body: {}, ...sending });
      return `${status} ${body.code}`;
    };
    expect(await ask('liu', 'take', {})).toBe('428 versionMissing');
    expect(await ask('liu', 'take', { version: 2 })).toBe('412 stale');
    expect(await ask('liu', 'take', { version: 0 })).toBe('412 stale');
    expect(await ask('liu', 'take', { headers: { 'if-match': 'abc' } })).toBe('422 faulty');
    expect(await ask('zhao', 'reopen', { version: 1, body: { reason: '再办一次' } })).toBe('409 notNow');
    expect(await ask('zhao', 'answer', { version: 1, body: { text: '已经说明' } })).toBe('403 notYours');
    expect(await ask('hao', 'sign', { version: 1 })).toBe('404 notFound');
    expect(await ask('yun', 'take', { version: 1 })).toBe('403 notAllowed');
    expect(await ask('li', 'take', { version: 1 })).toBe('404 notFound');
    expect((await api.visitor.post(url(filed.id, 'take'), { version: 1, body: {} })).status).toBe(401);
    expect(await cast.versionOf(filed.id)).toBe(1);
  });

  test('a repeated command gets the first answer and happens once; its key is good for nothing else', async () => {
    const filed = await cast.file();
    const key = house.newId();
    const take = () => api.as('liu').post(url(filed.id, 'take'), { key, version: 1, body: {} });
    const [first, second] = [await take(), await take()];
    expect(first.status).toBe(200);
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect((await cast.journal(filed.id)).map((e) => e.verb)).toEqual(['report', 'take']);
    const other = await api.as('liu').post(url(filed.id, 'note'), { key, version: 2, body: { text: '备注' } });
    expect(other).toMatchObject({ status: 422, body: { code: 'keyReused' } });
    const byAnother = await api.as('zhao').post(url(filed.id, 'take'), { key, version: 1, body: {} });
    expect(byAnother).toMatchObject({ status: 422, body: { code: 'keyReused' } });
  });

  test('a refused command leaves its key free', async () => {
    const filed = await cast.file();
    const key = house.newId();
    expect((await api.as('liu').post(url(filed.id, 'take'), { key, version: 7, body: {} })).status).toBe(412);
    expect((await api.as('liu').post(url(filed.id, 'take'), { key, version: 1, body: {} })).status).toBe(200);
  });

  test('two copies of one intake at once are one case with one number', async () => {
    const before = await count();
    const key = house.newId();
    const send = () => api.as('liu').post('/api/cases', { key, body: good });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((a) => `${a.body.number} ${a.body.passphrase}`)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  test('two dispatches on one version: one wins, the other is told, nothing is lost', async () => {
    const filed = await cast.file();
    const send = (login: string, key: string) =>
      api.as(login).post(url(filed.id, 'dispatch'), { version: 1, body: { organisationId: cast.unit(key) } });
    const answers = await Promise.all([send('liu', 'qingshuiheWater'), send('zhao', 'qingshuiheTransport')]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412]);
    const winner = answers.find((a) => a.status === 200)!;
    const row = await cast.row(filed.id);
    expect(row).toMatchObject({ version: 2, status: 'dispatched', handler_organisation_id: winner.body.handler.id });
    const handlings = await house.db.selectFrom('case_handling').selectAll().where('case_id', '=', filed.id).execute();
    expect(handlings.map((h) => h.organisation_id)).toEqual([winner.body.handler.id]);
    expect((await cast.journal(filed.id)).map((e) => e.verb)).toEqual(['report', 'dispatch']);
  });

  test('an act at the moment of another one: exactly one of ten gets through', async () => {
    const filed = await cast.replied();
    const version = await cast.versionOf(filed.id);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        outcomeOf(
          i % 2
            ? cast.call(cast.ctx('zhou', version), 'callback', filed.id)
            : cast.call(cast.ctx('hao', version), 'contact', filed.id),
        ),
      ),
    );
    expect(outcomes.sort()).toEqual(['ok', ...Array(9).fill('stale')]);
    expect(await cast.versionOf(filed.id)).toBe(version + 1);
  });

  test('a courier reports a thing, and nobody’s name with it', async () => {
    const as = async (input: Record<string, unknown>) => {
      const ctx = await staffCtx(open, 'chen');
      if (ctx.actor.kind !== 'staff') throw new Error('chen is staff');
      const courier = { ...ctx, actor: { ...ctx.actor, role: 'courierVolunteer' as const } };
      const said = { kind: 'hazard', channel: 'courier', area: VILLAGE, body: '路口的井盖翘起来了。', ...input };
      return report(courier, { input: reportInput.parse({ disclosure: 'anonymous', ...said }) });
    };
    expect((await as({})).number).toContain('-2026-');
    await expect(as({ reporter: { name: '赵大爷' } })).rejects.toMatchObject({ faults: [{ rule: 'thingsOnly' }] });
    await expect(as({ kind: 'complaint' })).rejects.toMatchObject({ faults: [{ rule: 'thingsOnly' }] });
  });

  test('thirty intakes at once at one village are numbered 1 to 30; refused ones take no number', async () => {
    const wrong = { area: MAHUABAN, reporter: { phone: '1' } };
    const work = Array.from({ length: 30 }, (_, i) => [
      cast.file({ area: MAHUABAN, kind: i % 2 ? 'petition' : 'help' }, 'li'),
      ...(i % 3 === 0 ? [outcomeOf(cast.file(wrong, 'li'))] : []),
    ]).flat();
    const results = await Promise.all(work);
    const receipts = results.filter((r) => typeof r !== 'string');
    expect(results.filter((r) => typeof r === 'string')).toEqual(Array(10).fill('faulty'));
    const numbers = receipts.map((r) => parseCaseNumber(r.number));
    const serials = numbers.map((n) => (typeof n === 'string' ? n : n.serial)).sort((a, b) => Number(a) - Number(b));
    expect(serials).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect((await cast.file({ area: MAHUABAN }, 'li')).number).toContain('-2026-0031-');
  });

  test('a year begins with number one', async () => {
    open.setNow('2026-12-31T15:59:59Z');
    expect((await cast.file({ area: MAHUABAN }, 'li')).number).toContain('-2026-0032-');
    open.setNow('2026-12-31T16:00:00Z');
    expect((await cast.file({ area: MAHUABAN }, 'li')).number).toContain('-2027-0001-');
  });
});
