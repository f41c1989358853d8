import { expect, test } from 'vitest';
import { startLooking } from '../browser.ts';
import { PASSWORD } from '../world.ts';
import { allSent, counts, each, fillOutbox, finish, NOW, note, offline, phoneOf, report, VILLAGE } from './phone.ts';

/* Several people and several phones: nothing goes in another’s name, nothing is merged away. */

const look = await startLooking(NOW);

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

test('two phones write about one place: both are kept', async () => {
  const [one, two] = [await phoneOf(look, 'chen'), await phoneOf(look, 'liu')];
  for (const page of [one, two]) await offline(page, true);
  await note(look, one, '两台手机：戏台前的台阶松了。');
  await note(look, two, '两台手机：戏台前的台阶松了,我也看见了。');
  for (const page of [one, two]) await offline(page, false);
  for (const page of [one, two]) await allSent(page);
  expect([...(await counts(look, '两台手机')).values()]).toEqual([1, 1]);
});
