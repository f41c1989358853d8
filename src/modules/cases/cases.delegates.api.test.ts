import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { type DelegateInput, entrust, ownDelegates, takeBack } from './cases.delegates.actions.ts';
import { livingTrust } from './cases.delegates.store.ts';
import { castAtWork, outcomeOf } from './cases.example.ts';
import { confirm, enter, ownCase, rate, supplement, withdraw } from './cases.resident.ts';

const daughter: DelegateInput = {
  name: '赵小芳',
  phone: '19900007001',
  relation: 'child',
  adds: true,
  rates: true,
  days: 30,
};
const html = { accept: 'text/html' };

describe('somebody entrusted with a case', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const cast = await castAtWork(open);
  const anybody = () => cast.ctxOf({ kind: 'visitor' });
  const fromHome = {
    reporter: { name: '赵大爷', phone: '19900001234', address: '东头第三户' },
    placeNote: '东头第三户门口',
  };

  const post = (cookie: string, url: string, fields: Record<string, string>) =>
    api.app.inject({
      method: 'POST',
      url,
      headers: { ...html, 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
      payload: new URLSearchParams(fields).toString(),
    });
  const signedIn = async (number: string, passphrase: string, beside = '') => {
    const entered = await post(beside, '/track', { number, passphrase });
    expect(entered.statusCode, entered.body).toBe(303);
    return [cookiesOf({ headers: entered.headers }), beside].filter(Boolean).join('; ');
  };
  const page = async (cookie: string, url = '/case') => {
    const answer = await api.withCookie(cookie).get(url, html);
    return { status: answer.status, text: answer.text };
  };
  /** The delegate's context as `identify` would make it from the database. */
  const as = async (caseId: string, number: string, passphrase: string, version: number | null = null) => {
    const { delegateId } = await enter(anybody(), number, passphrase);
    const scopes = (await livingTrust(open.house, caseId, delegateId!))!;
    return cast.ctxOf({ kind: 'receipt', caseId, delegate: { id: delegateId!, scopes } }, version);
  };

  test('their own passphrase opens that case, in the name of the person, and shows no contact, no reader, no other hand', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file(fromHome);
    const slip = await entrust(cast.resident(filed.id), daughter);
    await entrust(cast.resident(filed.id), { ...daughter, name: '李老二', phone: '', relation: 'other' });
    await cast.see(cast.ctx('zhao'), filed.id);
    expect(slip.passphrase).toMatch(/^\d{8}$/);
    expect(slip.validUntil).toBe(
      Temporal.Instant.from(TEST_NOW).add({ hours: 720 }).toString({ smallestUnit: 'second' }),
    );
    const view = await ownCase(await as(filed.id, filed.number, slip.passphrase));
    expect(view.reporter).toEqual({ name: null, phone: null, address: null, mayReveal: false });
    expect(view.placeNote).toBeNull();
    expect(view.readers).toEqual([]);
    expect(view.standing).toMatchObject({
      inNameOf: '赵*爷',
      scopes: ['track', 'add', 'rate'],
      until: slip.validUntil,
    });
    const whole = JSON.stringify(view);
    for (const secret of ['19900001234', '199****1234', '东头第三户', '赵大爷', '李老二', '赵小芳', 'delegate.'])
      expect(whole).not.toContain(secret);

    const drawn = await page(await signedIn(slip.number, slip.passphrase));
    expect(drawn.status, drawn.text).toBe(200);
    expect(drawn.text).toContain('您在替赵*爷看这件事');
    for (const secret of ['东头第三户', '谁看过您的事', '/case/delegates', '赵永平', '李老二'])
      expect(drawn.text).not.toContain(secret);
    // The table keeps nothing readable, and the person's passphrase is theirs.
    const rows = await open.owner.query('select * from case_delegate');
    expect(JSON.stringify(rows.rows)).not.toContain(slip.passphrase);
    expect(await enter(anybody(), filed.number, filed.passphrase)).toEqual({ caseId: filed.id, delegateId: null });
  });

  test('scope by scope: looking gives no part, adding and rating give theirs, and nothing else is ever given', async () => {
    const filed = await cast.replied();
    const give = (adds: boolean, rates: boolean) => entrust(cast.resident(filed.id), { ...daughter, adds, rates });
    const [looker, adder, rater] = [await give(false, false), await give(true, false), await give(false, true)];
    const of = async (slip: { passphrase: string }) =>
      as(filed.id, filed.number, slip.passphrase, await cast.versionOf(filed.id));
    expect((await ownCase(await of(looker))).open).toEqual([]);
    expect((await ownCase(await of(adder))).open).toEqual(['supplement']);
    expect((await ownCase(await of(rater))).open).toEqual(['confirm', 'dispute']);
    for (const slip of [looker, adder, rater]) {
      expect(await outcomeOf(withdraw(await of(slip), { pressed: false }))).toBe('notYours');
      expect(await outcomeOf(entrust(await of(slip), daughter))).toBe('notFound');
      expect(await outcomeOf(ownDelegates(await of(slip)))).toBe('notFound');
    }
    expect(await outcomeOf(supplement(await of(looker), { text: '再看看' }))).toBe('notYours');
    expect(await outcomeOf(confirm(await of(adder), { stars: 5 }))).toBe('notYours');
    expect(await outcomeOf(supplement(await of(adder), { text: '水还是小' }))).toBe('ok');
    expect(await outcomeOf(confirm(await of(rater), { stars: 4 }))).toBe('ok');
    // Their word counts as the person's, is said to be theirs, and is given once.
    const own = await ownCase(cast.resident(filed.id));
    expect(own).toMatchObject({ status: 'closed', rating: { stars: 4, solved: true } });
    expect(own.timeline.filter((e) => e.verb === 'confirm').map((e) => e.actor)).toEqual(['本人托的人']);
    const again = cast.resident(filed.id, await cast.versionOf(filed.id));
    expect(await outcomeOf(rate(again, { stars: 1, solved: false }))).toBe('ratedBefore');
    expect(await outcomeOf(give(true, true))).toBe('enough');
  });

  test('over HTTP every page of the person is shut to them, whatever the scope', async () => {
    const filed = await cast.file();
    const { passphrase } = await entrust(cast.resident(filed.id), daughter);
    const cookie = await signedIn(filed.number, passphrase);
    for (const url of ['/case/delegates', '/case/withdraw', '/case/escalate', '/case/change-handler', '/case/reopen'])
      expect((await page(cookie, url)).status, url).toBe(403);
    expect((await post(cookie, '/case/delegates', { name: '甲', may: 'both', days: '30' })).statusCode).toBe(403);
    expect((await page(cookie, '/case/supplement')).status).toBe(200);
  });

  test('it ends in its last second, and a taken-back one at the next request', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file();
    const slip = await entrust(cast.resident(filed.id), daughter);
    const end = Temporal.Instant.from(slip.validUntil);
    open.setNow(end.subtract({ seconds: 1 }));
    const cookie = await signedIn(filed.number, slip.passphrase);
    expect((await page(cookie)).status).toBe(200);
    open.setNow(end);
    expect((await page(cookie)).status).toBe(401);
    expect(await outcomeOf(enter(anybody(), filed.number, slip.passphrase))).toBe('wrongReceipt');

    const second = await entrust(cast.resident(filed.id), daughter);
    const living = await signedIn(filed.number, second.passphrase);
    expect((await page(living)).status).toBe(200);
    const own = cast.resident(filed.id);
    const [newest, oldest] = await ownDelegates(own);
    expect([newest?.state, oldest?.state]).toEqual(['living', 'ended']);
    await takeBack(cast.resident(filed.id), newest!.id);
    expect((await page(living)).status).toBe(401);
    expect(await outcomeOf(enter(anybody(), filed.number, second.passphrase))).toBe('wrongReceipt');
    expect(await outcomeOf(takeBack(cast.resident(filed.id), newest!.id))).toBe('notFound');
    const other = await cast.file();
    const third = await entrust(cast.resident(filed.id), daughter);
    const [mine] = await ownDelegates(own);
    expect(await outcomeOf(takeBack(cast.resident(other.id), mine!.id))).toBe('notFound');
    expect(await livingTrust(open.house, other.id, mine!.id)).toBeNull();
    expect(third.passphrase).not.toBe(second.passphrase);
    open.setNow(TEST_NOW);
  });

  test('two people entrusted in one browser: the second replaces the first, and neither sees the other', async () => {
    const first = await cast.file({
      body: '甲家门口的路灯坏了三天没人修。',
      reporter: { name: '钱奶奶', phone: '19900001111' },
    });
    const second = await cast.file({
      body: '乙家院墙外的井盖松动了。',
      reporter: { name: '孙爷爷', phone: '19900002222' },
    });
    const [one, two] = [
      await entrust(cast.resident(first.id), daughter),
      await entrust(cast.resident(second.id), daughter),
    ];
    const before = await signedIn(first.number, one.passphrase);
    const entered = await post(before, '/track', { number: second.number, passphrase: two.passphrase });
    const after = cookiesOf({ headers: entered.headers });
    const seen = await page(after);
    expect(seen.text).toContain('乙家院墙外');
    expect(seen.text).toContain('您在替孙*爷看这件事');
    for (const secret of ['甲家门口', '钱', first.number]) expect(seen.text).not.toContain(secret);
    const file = await cast.file({}, 'liu', [
      {
        hash: 'ef'.repeat(32),
        kind: 'document',
        mediaType: 'application/pdf',
        bytes: 12,
        field: 'files',
        name: 'x.pdf',
      },
    ]);
    const id = (await ownCase(cast.resident(file.id))).files[0]?.id;
    expect((await page(after, `/case/files/${id}`)).status).toBe(404);
    expect(await outcomeOf(enter(anybody(), first.number, two.passphrase))).toBe('wrongReceipt');
  });

  test('wrong tries are counted with the person’s, and a right one of the delegate wins no new ones', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file();
    const { passphrase } = await entrust(cast.resident(filed.id), daughter);
    for (let i = 0; i < 4; i++) expect(await outcomeOf(enter(anybody(), filed.number, '1'))).toBe('wrongReceipt');
    expect(await outcomeOf(enter(anybody(), filed.number, passphrase))).toBe('ok');
    expect(await outcomeOf(enter(anybody(), filed.number, passphrase))).toBe('ok');
    expect(await outcomeOf(enter(anybody(), filed.number, '2'))).toBe('wrongReceipt');
    expect(await outcomeOf(enter(anybody(), filed.number, passphrase))).toBe('tooManyTries');
    expect(await outcomeOf(enter(anybody(), filed.number, filed.passphrase))).toBe('tooManyTries');
    expect(await outcomeOf(enter(anybody(), 'SQ-150124201213-2026-9999-9', passphrase))).toBe('wrongReceipt');
  });

  test('who handles the case is not entrusted with it, and not from a browser in which staff are signed in', async () => {
    const phone = members.find((m) => m.login === 'hao')?.phone;
    if (!phone) throw new Error('hao has a telephone in the cast');
    const filed = await cast.file();
    const before = await entrust(cast.resident(filed.id), { ...daughter, phone });
    await cast.send('liu', filed.id, 'qingshuiheWater');
    await cast.act('hao', 'sign', filed.id);
    await cast.act('hao', 'reply', filed.id);
    expect(await outcomeOf(entrust(cast.resident(filed.id), { ...daughter, phone }))).toBe('handler');
    // Entrusted before they came to handle it: their word is noted and waits for a call.
    const word = await as(filed.id, filed.number, before.passphrase, await cast.versionOf(filed.id));
    expect((await confirm(word, { stars: 5 })).status).toBe('replied');

    const staff = await api.as('liu').cookie();
    const beside = await signedIn(filed.number, filed.passphrase, staff);
    const refused = await post(beside, '/case/delegates', {
      name: '赵小芳',
      may: 'both',
      days: '30',
      relation: 'child',
    });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('登录着工作人员');
    const own = await signedIn(filed.number, filed.passphrase);
    const given = await post(own, '/case/delegates', { name: '赵小芳', may: 'rates', days: '365', relation: 'child' });
    expect(given.statusCode, given.body).toBe(200);
    expect(given.body).toMatch(/<dd class="passphrase">\d{4} \d{4}<\/dd>/);
    expect((await page(own, '/case/delegates')).text).toContain('赵小芳');
  });
});
