import { expect, test } from 'vitest';
import { readingRoom } from '#modules/books/books.example.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const api = await startApi(look.house);
const { id: room, old } = await readingRoom(look.house, api);

test('a book is found and reserved at home, fetched, lent with its ISBN typed, and brought back', async () => {
  const home = await look.window('phone', { script: false });
  await home.goto(`${look.base}/books`);
  await home.getByLabel('书名、作者或 ISBN').fill('红楼');
  await home.getByRole('button', { name: '查找' }).click();
  await home.getByRole('link', { name: '红楼梦' }).click();
  await home.getByText('在架 1 本').waitFor();
  await home.getByLabel('姓名', { exact: true }).fill('柳青');
  await home.getByLabel(/手机号/).fill('19900000961');
  await home.getByRole('button', { name: '预约' }).click();
  await home.getByRole('heading', { name: '预约好了' }).waitFor();

  const seen = await look.window('phone');
  await seen.goto(`${look.base}/books`);
  await looksRight(seen, 'portal: the catalogue');

  const li = await look.window('desk');
  await li.clock.setFixedTime(NOW);
  await signIn(look, li, 'console', 'li');
  await li.goto(`${look.base}/console/books?view=reservations`);
  await li.getByRole('button', { name: '取书' }).click();
  const slip = li.getByRole('dialog', { name: '读者单' });
  await slip.waitFor();
  const [number = '', passphrase = ''] = await slip.locator('dd').allInnerTexts();
  await slip
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click();
  await seen.goto(`${look.base}/books/mine?n=${number.replace(/\s/g, '')}`);
  await seen.getByLabel('密码').fill(passphrase);
  await seen.getByRole('button', { name: '打开' }).click();
  await seen.getByText('2026-04-02', { exact: false }).waitFor();
  await looksRight(seen, 'portal: my books');

  // At the desk everything is typed, as a scanner types it: the book that is out comes back, another is lent.
  await li.goto(`${look.base}/console/books`);
  const scan = li.getByLabel('扫书、扫读者单', { exact: false });
  await scan.fill('978-7-02-000220-8');
  await scan.press('Enter');
  await li.getByText('末位应是 7', { exact: false }).waitFor();
  await scan.fill('9787020002207');
  await scan.press('Enter');
  await li.getByText('已还：红楼梦', { exact: false }).waitFor();
  await scan.fill(number.replace(/\s/g, ''));
  await scan.press('Enter');
  await li.getByRole('heading', { name: '柳青' }).waitFor();
  await scan.fill('7-02-000220-X');
  await scan.press('Enter');
  await li.getByText('借出：红楼梦', { exact: false }).waitFor();
  await scan.fill(old.items[0]!.number);
  await scan.press('Enter');
  await li.getByText('借出：家庭养花', { exact: false }).waitFor();
  await looksRight(li, 'console: the desk');
  await li.goto(`${look.base}/console/books?view=figures`);
  await li.getByRole('table', { name: '最近十二个月各类借出' }).waitFor();

  await li.goto(`${look.base}/console/books?view=catalogue`);
  await li.getByRole('button', { name: '红楼梦' }).waitFor();
  await looksRight(li, 'console: the catalogue');
  expect((await api.as('li').get(`/api/reading-rooms/${room}/loans`)).body.items).toHaveLength(2);

  // 盘点 on the phone, without a network.
  const zhang = await look.window('phone');
  await zhang.clock.setFixedTime(NOW);
  await signIn(look, zhang, 'field', 'zhang');
  await zhang.goto(`${look.base}/field/#/books`);
  await zhang.getByRole('link', { name: /文学 A-1/ }).click();
  await zhang.getByLabel('扫书上的条码', { exact: false }).fill('NOBODY');
  await zhang.getByLabel('扫书上的条码', { exact: false }).press('Enter');
  await zhang.getByText('不认识的码', { exact: false }).waitFor();
  await looksRight(zhang, 'field: a shelf');
  await zhang.getByRole('button', { name: '盘完了，记下' }).click();
  await zhang
    .getByRole('heading', { name: /记下|已/ })
    .first()
    .waitFor();
});
