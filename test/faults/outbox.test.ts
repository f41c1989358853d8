import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { signIn } from '../journeys/steps.ts';
import { PASSWORD } from '../world.ts';
import {
  allSent,
  counts,
  draftKept,
  fillOutbox,
  finish,
  letGo,
  NOW,
  note,
  offline,
  phoneOf,
  photo,
  storedOn,
  write,
} from './phone.ts';

/* Whatever breaks between a phone and the server: every record arrives exactly once, and nothing on the phone is lost. */

const look = await startLooking(NOW);
const VILLAGE = '150124201213';
const report = (what: string, found: ReadonlyMap<string, number>) =>
  console.log(`faults: ${what}: ${found.size} records, ${[...found.values()].filter((n) => n > 1).length} twice`);
const each = (prefix: string, n: number) =>
  new Map(Array.from({ length: n }, (_, i) => [`${prefix}${String(i).padStart(3, '0')}`, 1]));

test('the tab is killed while a note is being kept: it is still a draft, or it is in the outbox, never half of both', async () => {
  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  let current = page;
  for (let i = 0; i < 6; i++) {
    await write(look, current, `关页面${i}：路边的树倒了,压着电线。`);
    await draftKept(current);
    // The click and the end of the page race: sometimes the record is kept before, sometimes it is not.
    const closing = i % 2 === 0 ? current.close() : current.evaluate('0').then(() => current.close());
    await Promise.allSettled([finish(current), closing]);
    current = await page.context().newPage();
    current.setDefaultTimeout(20_000);
    await current.clock.setFixedTime(NOW);
    await current.goto(`${look.base}/field/#/note`);
    await current.getByLabel('什么情况').waitFor();
    const draft = await current.getByLabel('什么情况').inputValue();
    if (draft === '') continue;
    await finish(current);
    await current.getByRole('button', { name: '再记一条' }).click();
  }
  await offline(current, false);
  await allSent(current);
  const found = await counts(look, '关页面');
  report('tab killed while keeping', found);
  expect([...found.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5].map((i) => `关页面${i}：路边的树倒了,压着电线。`));
  expect([...found.values()].every((n) => n === 1)).toBe(true);
});

test('the server dies under the sending, and comes back: what was answered and what was not is there once', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  await fillOutbox(page, {
    n: 60,
    photos: 20,
    prefix: '断电',
    jpeg: (await photo(1)).toString('base64'),
    area: VILLAGE,
  });
  await page.goto('about:blank');
  await offline(page, false);
  let answered = 0;
  const KILLED_AT = 15;
  const some = new Promise<void>((enough) => {
    page.on(
      'response',
      (r) => r.request().method() === 'POST' && r.url().endsWith('/api/cases') && ++answered === KILLED_AT && enough(),
    );
  });
  await page.goto(`${look.base}/field/#/outbox`);
  await some;
  await look.restart();
  await page.getByRole('button', { name: '现在就传' }).click();
  await allSent(page);
  const found = await counts(look, '断电');
  report(`server killed after ${KILLED_AT} of 60`, found);
  expect(found).toEqual(each('断电', 60));
});

test('answers are lost, come twice, and come in another order', async () => {
  const page = await phoneOf(look, 'liu');
  await offline(page, true);
  await fillOutbox(page, {
    n: 40,
    photos: 8,
    prefix: '丢信',
    jpeg: (await photo(2)).toString('base64'),
    area: VILLAGE,
  });
  await page.goto('about:blank');
  let n = 0;
  const late: (() => Promise<void>)[] = [];
  await page.context().route(/\/api\/(cases|phone-files)/, async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    n += 1;
    if (n % 5 === 1) {
      // Carried out, but the answer never comes.
      await route.fetch().catch(() => undefined);
      return route.abort('connectionreset');
    }
    if (n % 5 === 2) await route.fetch().catch(() => undefined);
    if (n % 5 === 3 && late.length < 3) {
      late.push(async () => route.fulfill({ response: await route.fetch() }));
      if (late.length === 3) for (const answer of late.splice(0).reverse()) await answer();
      else setTimeout(() => void Promise.all(late.splice(0).map((a) => a())), 300);
      return;
    }
    return route.continue();
  });
  await offline(page, false);
  await page.goto(`${look.base}/field/#/outbox`);
  // Every lost answer ends a round; the next begins when somebody asks for it, or by itself after a while.
  for (let round = 0; round < 40 && (await counts(look, '丢信')).size < 40; round++) {
    const again = page.getByRole('button', { name: '现在就传' });
    if (await again.isVisible()) await again.click({ timeout: 2000 }).catch(() => undefined);
    await page.waitForResponse(/\/api\/(cases|phone-files)/, { timeout: 1000 }).catch(() => undefined);
  }
  await page.context().unroute(/\/api\/(cases|phone-files)/);
  const again = page.getByRole('button', { name: '现在就传' });
  if (await again.isVisible()) await again.click({ timeout: 2000 }).catch(() => undefined);
  await allSent(page);
  const found = await counts(look, '丢信');
  report(`answers lost, doubled, reordered (${n} requests)`, found);
  expect(found).toEqual(each('丢信', 40));
});

test('the phone is full: it says so, nothing typed is lost, and it goes when there is room again', async () => {
  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  await write(look, page, '存满了：河堤上的护坡砖掉了几块。');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photo(3) });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  // What a browser says when there is no room: the browser's own limit lets small writes through for a while.
  await page.evaluate(`{
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      if (globalThis.full) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
    globalThis.full = true;
  }`);
  await finish(page);
  await page.getByText(/手机空间不够/).waitFor();
  await looksRight(page, 'field: no room');
  expect(await page.getByLabel('什么情况').inputValue()).toContain('护坡砖');
  await page.evaluate('globalThis.full = false');
  await finish(page);
  await page.getByRole('heading', { name: '记下了' }).waitFor();
  await offline(page, false);
  await allSent(page);
  const found = await counts(look, '存满了');
  report('phone full', found);
  expect([...found.values()]).toEqual([1]);
});

test('a photo that is still being made smaller is waited for; one that is none is named; what comes too late is in no other draft', async () => {
  const page = await phoneOf(look, 'liu');
  await write(look, page, '慢照片：坝上的栏杆松了。');
  const gate = `{
    const draw = globalThis.draw ??= createImageBitmap;
    const open = new Promise((go) => { globalThis.go = go; });
    globalThis.createImageBitmap = (...given) => open.then(() => draw(...given));
  }`;
  const choose = async (...names: string[]) =>
    page
      .locator('input[type=file]')
      .nth(1)
      .setInputFiles(
        await Promise.all(
          names.map(async (name, i) => ({
            name,
            mimeType: 'image/jpeg',
            buffer: name === '坏了.jpg' ? Buffer.from('no picture') : await photo(i),
          })),
        ),
      );
  await page.evaluate(gate);
  await choose('一.jpg', '坏了.jpg', '二.jpg');
  await page.getByText(/照片或录音还没好/).waitFor();
  await page.getByRole('button', { name: '交上去' }).click({ force: true });
  await page.getByLabel('什么情况').press('Control+Enter');
  expect(await page.getByRole('heading', { name: '记下了' }).count()).toBe(0);
  await looksRight(page, 'field: photos on their way');
  await page.evaluate('go()');
  await page.getByText('坏了.jpg 打不开').waitFor();
  await page.getByRole('img', { name: '照片 2' }).waitFor();
  await finish(page);
  await allSent(page);
  await page.getByRole('button', { name: '再记一条' }).click();
  // Begun anew while a photo is on its way: it is not the next draft's.
  await write(look, page, '重写前：先写的');
  await page.reload();
  await page.getByText('接着上次没写完的。').waitFor();
  await page.evaluate(gate);
  await choose('晚了.jpg');
  await page.getByText(/照片或录音还没好/).waitFor();
  await page.getByRole('button', { name: '清空重写' }).click();
  await page.getByRole('button', { name: '删掉', exact: true }).click();
  await page.getByLabel('什么情况').fill('慢照片二：坝上的灯不亮。');
  await page.evaluate('go()');
  await page.getByText('正在加照片').waitFor({ state: 'detached' });
  await finish(page);
  await allSent(page);
  const rows = await look.house.house.db
    .selectFrom('cases')
    .leftJoin('case_file', 'case_file.case_id', 'cases.id')
    .select((eb) => ['cases.body', eb.fn.count<number>('case_file.case_id').as('n')])
    .where('cases.body', 'like', '慢照片%')
    .groupBy('cases.body')
    .execute();
  expect(new Map(rows.map((r) => [r.body, Number(r.n)]))).toEqual(
    new Map([
      ['慢照片：坝上的栏杆松了。', 2],
      ['慢照片二：坝上的灯不亮。', 0],
    ]),
  );
});

test('a clock a day ahead is told, mended with one tap, and holds up nothing behind it', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  await page.clock.setFixedTime('2026-03-04T10:00:00+08:00');
  await note(look, page, '快一天：水泵房的门锁坏了。');
  await page.clock.setFixedTime(NOW);
  await note(look, page, '走得准：水泵房的窗玻璃碎了。');
  await offline(page, false);
  await page.getByText('1 条没收下,请您看一下', { exact: true }).waitFor();
  expect([...(await counts(look, '走得准')).values()], 'what came after is not held up').toEqual([1]);
  expect((await counts(look, '快一天')).size).toBe(0);
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByText(/比现在晚1 天|比现在晚 1 天|手机的时间快了/).waitFor();
  await looksRight(page, 'field: outbox with what was not taken');
  await page.getByRole('button', { name: '手机时间已校准,按现在的时间传' }).click();
  await allSent(page);
  expect([...(await counts(look, '快一天')).values()]).toEqual([1]);
});

test('an answer cut short on its way is no answer: it is sent again by itself', async () => {
  const page = await phoneOf(look, 'chen');
  let cut = 0;
  await page.context().route(/\/api\/cases$/, async (route) => {
    if (route.request().method() !== 'POST' || cut > 0) return route.continue();
    cut += 1;
    await route.fetch();
    return route.fulfill({ status: 200, contentType: 'application/json', body: '{"id":' });
  });
  await write(look, page, '断半句：渠边的警示牌倒了。');
  await finish(page);
  await allSent(page);
  expect(cut).toBe(1);
  expect([...(await counts(look, '断半句')).values()]).toEqual([1]);
});

test('only the server is away, the phone has a network: what was written goes by itself when it is back', async () => {
  const page = await phoneOf(look, 'chen');
  await page.context().route(/\/api\//, (route) => route.abort('connectionrefused'));
  await page.reload();
  await page.getByText(/离线/).first().waitFor();
  await note(look, page, '服务器不在：渠首的闸门关不严。');
  await page.getByText('离线 · 1 条待传').waitFor();
  await page.context().unroute(/\/api\//);
  await allSent(page);
  expect([...(await counts(look, '服务器不在')).values()]).toEqual([1]);
});

test('somebody else signs in on the phone while it sends: nothing of the first goes in the second one’s name', async () => {
  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  await fillOutbox(page, { n: 12, photos: 0, prefix: '换人', jpeg: '', area: VILLAGE });
  await page.goto('about:blank');
  const held: (() => Promise<void>)[] = [];
  const allHeld = new Promise<void>((enough) => {
    void page.context().route(/\/api\/cases$/, async (route) => {
      if (route.request().method() !== 'POST' || held.length === 6) return route.continue();
      const response = route.fetch();
      held.push(async () => route.fulfill({ response: await response }));
      await response;
      if (held.length === 6) enough();
    });
  });
  await offline(page, false);
  await page.goto(`${look.base}/field/#/outbox`);
  await allHeld;
  const into = async (login: string) => {
    await page.context().clearCookies();
    await page.getByRole('link', { name: '我的件' }).click();
    await page.getByLabel(/账号/).fill(login);
    await page.getByLabel('密码').first().fill(PASSWORD);
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await page.getByRole('link', { name: '我的件' }).waitFor();
  };
  // The phone still holds the first one's store while the second one's is asked for: what it sends then is refused, and signs nobody out.
  let opens = () => {};
  const opened = new Promise<void>((open) => {
    opens = open;
  });
  await page.context().route(/\/api\/phones$/, async (route) => {
    await opened;
    await route.continue();
  });
  await into('liu');
  const another = page.waitForResponse((r) => r.url().endsWith('/api/cases') && r.status() === 401);
  for (const answer of held.slice(0, 3)) await answer();
  await another;
  await page.getByRole('link', { name: '记一笔' }).click();
  opens();
  await page.getByLabel('什么情况').waitFor();
  for (const answer of held.slice(3)) await answer();
  await page.getByLabel('什么情况').fill('后来的人写的：井台的栏杆断了。');
  await finish(page);
  await allSent(page);
  const taken = async () => {
    const { rows } = await look.house.owner.query<{ login: string; first: string }>(
      `select a.username as login, left(c.body, 2) as first from cases c
        join journal j on j.subject_kind = 'case' and j.subject_id = c.id and j.seq = 1
        join staff_account a on a.id = j.actor_id where c.body ~ '^(换人|后来)'`,
    );
    return [...new Set(rows.map((r) => `${r.login} ${r.first}`))].sort();
  };
  expect(await taken()).toEqual(['chen 换人', 'liu 后来']);
  await into('chen');
  await allSent(page);
  expect(await taken()).toEqual(['chen 换人', 'liu 后来']);
  const found = await counts(look, '换人');
  report('somebody else signed in while sending', found);
  expect(found).toEqual(each('换人', 12));
});

test('what waits can be mended, or deleted and brought back; one that may have arrived is asked about first', async () => {
  const page = await phoneOf(look, 'liu');
  await offline(page, true);
  await note(look, page, '等着甲：水塔的梯子锈断了。');
  await note(look, page, '等着乙：水塔的门锁坏了。');
  await page.goto(`${look.base}/field/#/outbox`);
  const line = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await line('等着乙').getByRole('button', { name: '删掉' }).click();
  await page.getByText('已删掉,离开本页前还能撤销').waitFor();
  await looksRight(page, 'field: outbox with one deleted');
  await line('等着乙').getByRole('button', { name: '撤销' }).click();
  await page.getByText(/2 条待传/).waitFor();
  await line('等着乙').getByRole('button', { name: '删掉' }).click();
  await page.getByText('已删掉,离开本页前还能撤销').waitFor();
  await line('等着甲').getByRole('button', { name: '改一改' }).click();
  await page.getByLabel('什么情况').fill('等着甲：水塔的梯子锈断了两级。');
  await finish(page);
  await page.getByRole('link', { name: '看待传的' }).click();
  await page.getByText(/1 条待传/).waitFor();
  expect(await line('等着乙').count()).toBe(0);
  await looksRight(page, 'field: outbox with one waiting');
  // It arrives, and the line breaks before the answer: deleting is asked about.
  await page.context().route(/\/api\/cases$/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await offline(page, true);
    return route.abort('connectionreset');
  });
  await offline(page, false);
  await page.getByText(/离线 · 1 条待传/).waitFor();
  await line('等着甲').getByRole('button', { name: '删掉' }).click();
  await page.getByText('这一条可能已经到了').waitFor();
  await page.getByRole('button', { name: '不了' }).click();
  await page.context().unroute(/\/api\/cases$/);
  await offline(page, false);
  await allSent(page);
  expect(await counts(look, '等着')).toEqual(new Map([['等着甲：水塔的梯子锈断了两级。', 1]]));
});

test('a phone whose clock is off is told by how much, and what it writes carries the right time', async () => {
  const page = await phoneOf(look, 'wang');
  await page.clock.setFixedTime('2026-03-05T10:00:00+08:00');
  await page.reload();
  await page.getByText(/这台手机的时间快了 2 天/).waitFor();
  await looksRight(page, 'field: a clock that is off');
  await offline(page, true);
  await note(look, page, '钟不准：泵站的地沟盖翘起来了。');
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByText(/3月3日 周二 10:00 写的/).waitFor();
  await offline(page, false);
  await allSent(page);
  expect([...(await counts(look, '钟不准')).values()]).toEqual([1]);
  await page.clock.setFixedTime('2026-03-03T07:00:00+08:00');
  await page.reload();
  await page.getByText(/这台手机的时间慢了 3 小时/).waitFor();
  await page.clock.setFixedTime(NOW);
  await page.reload();
  await page.getByText(/这台手机的时间/).waitFor({ state: 'detached' });
});

test('what the server does not take is named, stays, and holds up nothing behind it; the tray takes it without its broken file', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  const bad = { n: 1, photos: 0, jpeg: '', area: VILLAGE };
  const noPicture = Buffer.from('no picture at all').toString('base64');
  await fillOutbox(page, { ...bad, photos: 1, jpeg: noPicture, prefix: '坏的照片' });
  await fillOutbox(page, { ...bad, area: '150124201210', prefix: '坏的地方' });
  await page.reload();
  await page.getByText('离线 · 2 条待传').waitFor();
  await page.clock.setFixedTime('2026-03-04T10:00:00+08:00');
  await note(look, page, '坏的时间：渠里有块大石头。');
  await page.clock.setFixedTime(NOW);
  await note(look, page, '排在后面：渠里的石头松了。');
  await offline(page, false);
  await page.getByText('3 条没收下,请您看一下', { exact: true }).waitFor();
  expect([...(await counts(look, '排在后面')).values()]).toEqual([1]);
  expect((await counts(look, '坏的')).size).toBe(0);
  await page.reload();
  await page.goto(`${look.base}/field/#/outbox`);
  for (const says of [/只能上传照片/, /不归您的岗位管/, /手机的时间快了/]) await page.getByText(says).waitFor();
  const broken = page.getByRole('article').filter({ hasText: '坏的照片' });
  await broken.getByRole('button', { name: '交给托盘' }).click();
  await page.getByText('2 条没收下,请您看一下', { exact: true }).waitFor();
  const ahead = page.getByRole('article').filter({ hasText: '坏的时间' });
  await ahead.getByRole('button', { name: '交给托盘' }).click();
  await page.getByText('1 条没收下,请您看一下', { exact: true }).waitFor();
  expect(await page.getByRole('article').count()).toBe(1);
});

test('mending one that was not taken never costs another that is half written', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  await page.clock.setFixedTime('2026-03-04T10:00:00+08:00');
  await note(look, page, '先写的：井房门口的灯不亮。');
  await page.clock.setFixedTime(NOW);
  await offline(page, false);
  await page.getByText('1 条没收下,请您看一下', { exact: true }).waitFor();
  // What is refused for its place, not its time, offers 改一改: as the outbox knows it.
  await look.house.owner.query(`update place set valid_to = '2026-03-01' where code = $1`, [VILLAGE]);
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByRole('button', { name: '手机时间已校准,按现在的时间传' }).click();
  await page.getByText(/这个地方已经撤并/).waitFor();
  await look.house.owner.query(`update place set valid_to = null where code = $1`, [VILLAGE]);
  await write(look, page, '后写的：只写了一半');
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByRole('button', { name: '改一改' }).click();
  await page.getByText('那一页还有一条没写完的').waitFor();
  await page.goto(`${look.base}/field/#/note`);
  expect(await page.getByLabel('什么情况').inputValue()).toBe('后写的：只写了一半');
  // Mended an hour later, it was still written when it was written: only its place was wrong.
  await page.reload();
  await page.getByRole('button', { name: '清空重写' }).click();
  await page.getByRole('button', { name: '删掉', exact: true }).click();
  await offline(page, true);
  await page.clock.setFixedTime('2026-03-03T11:00:00+08:00');
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByRole('button', { name: '改一改' }).click();
  await page.getByLabel('什么情况').fill('先写的：井房门口的灯不亮,踩空过人。');
  await finish(page);
  await page.getByRole('link', { name: '看待传的' }).click();
  await page.getByText(/踩空过人/).waitFor();
  await page.getByText(/10:00 写的/).waitFor();
});

test('two phones write about one place: both are kept', async () => {
  const [one, two] = [await phoneOf(look, 'chen'), await phoneOf(look, 'liu')];
  for (const page of [one, two]) await offline(page, true);
  await note(look, one, '两台手机：戏台前的台阶松了。');
  await note(look, two, '两台手机：戏台前的台阶松了,我也看见了。');
  for (const page of [one, two]) await offline(page, false);
  for (const page of [one, two]) await allSent(page);
  expect([...(await counts(look, '两台手机')).values()]).toEqual([1, 1]);
});

test('a phone that was let go hands over what is unsent and what is half-written, as soon as there is an answer', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  await page.clock.setFixedTime('2026-03-04T10:00:00+08:00');
  await note(look, page, '停用前：快一天写的,桥栏断了。');
  await page.clock.setFixedTime(NOW);
  await write(look, page, '停用前：只写了一半');
  const raw = { width: 1920, height: 1440, channels: 3 } as const;
  const buffer = await sharp(randomBytes(1920 * 1440 * 3), { raw })
    .jpeg()
    .toBuffer();
  await page.locator('input[type=file]').first().setInputFiles({ name: '大.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await page.getByText('正在加照片').waitFor({ state: 'detached' });
  await letGo(page, await phoneOf(look, 'wang'));
  await page.context().route(/rescue$/, (route) => route.abort('connectionreset'));
  await offline(page, false);
  await page.getByText('还有没交出去的').waitFor();
  await page.context().unroute(/rescue$/);
  await page.reload();
  await page.getByText('没传的已经交到托盘').waitFor();
  expect(await storedOn(page)).toBe(0);
  const { rows } = await look.house.owner.query(
    `select t.made_at <= t.offered_at as possible, count(f.id)::int as files from tray_record t left join phone_file f on f.tray_id = t.id
     where t.why = 'letGo' group by t.id order by files`,
  );
  expect(rows).toEqual([
    { possible: true, files: 0 },
    { possible: true, files: 1 },
  ]);
});

test('what an older version of the app had kept is taken up by the new one, and sealed', async () => {
  const { rows } = await look.house.owner.query(`select id from staff_account where username = 'chen'`);
  const page = await look.window('phone');
  await page.goto(`${look.base}/field/manifest.webmanifest`);
  await page.evaluate(`new Promise((done, no) => {
    const opening = indexedDB.open('baodao-field', 10);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('drafts', { keyPath: 'key' });
      opening.result.createObjectStore('files', { keyPath: 'id' }).createIndex('draftKey', 'draftKey');
    };
    opening.onerror = no;
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('drafts', 'readwrite');
      const values = { what: 'hazard', kind: 'help', body: '旧版写了一半：坝上的石头松了。', area: '${VILLAGE}', placeNote: '', position: '', name: '', phone: '', disclosure: 'named' };
      tx.objectStore('drafts').put({ key: '${rows[0].id}/note', savedAt: 1, draft: { values, files: [], commandIds: { main: crypto.randomUUID(), files: crypto.randomUUID() }, unsure: [], done: {} } });
      tx.oncomplete = () => { db.close(); done(); };
    };
  })`);
  await page.clock.setFixedTime(NOW);
  await signIn(look, page, 'field', 'chen');
  await page.getByRole('heading', { name: '今天', exact: true }).waitFor();
  await page.goto(`${look.base}/field/#/note`);
  await page.getByText('接着上次没写完的。').waitFor();
  expect(await page.getByLabel('什么情况').inputValue()).toContain('坝上的石头松了');
  const kept = await page.evaluate(`new Promise((done) => {
    const opening = indexedDB.open('baodao-field');
    opening.onsuccess = () => {
      const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
      all.onsuccess = () => done(all.result.map((d) => [Object.keys(d).sort().join(), d.draft === undefined]));
    };
  })`);
  expect(kept).toEqual([['key,savedAt,sealed', true]]);
  await finish(page);
  await allSent(page);
  expect([...(await counts(look, '旧版写了一半')).values()]).toEqual([1]);
});

test('500 records with 200 photos go in one go, each once; the time is printed', { timeout: 240_000 }, async () => {
  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  const jpeg = (await photo(4)).toString('base64');
  await fillOutbox(page, { n: 500, photos: 200, prefix: '带照片', jpeg, area: VILLAGE });
  await page.goto('about:blank');
  await offline(page, false);
  const began = performance.now();
  await page.goto(`${look.base}/field/#/outbox`);
  await allSent(page);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const found = await counts(look, '带照片');
  report(`500 records, 200 photos, ${seconds} s`, found);
  expect(found).toEqual(each('带照片', 500));
  const { n } = await look.house.house.db
    .selectFrom('case_file')
    .innerJoin('cases', 'cases.id', 'case_file.case_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('cases.body', 'like', '带照片%')
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(200);
});
