import { expect, test } from 'vitest';
import { COMMUNITY, studyRoom } from '#modules/rooms/rooms.example.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const api = await startApi(look.house);
const { id: room } = await studyRoom(look.house, api);
const check = {
  ...{ area: COMMUNITY, name: '乌日娜', document: '新公核 2026-017', checkedBy: '新城区公安分局' },
  ...{ checkedOn: '2026-02-20', validUntil: '2026-12-31' },
};
const vetted = await api.as('li').post('/api/room-vettings', { body: check });
const plan = {
  ...{ category: 'homework', title: '作业辅导', days: ['2026-03-03'], from: '18:30', to: '20:30' },
  ...{ gradeFrom: 1, gradeTo: 6, places: 8 },
};
const evening = (await api.as('li').post(`/api/rooms/${room}/evenings`, { body: plan })).body.items[0];
await api.as('li').post(`/api/room-evenings/${evening.id}/adults`, { body: { vettingId: vetted.body.id } });
const shots = process.env.SHOTS;

test('a guardian books a seat for a child and signs it up; it comes in the evening and goes home with whom the guardian named (S5.4)', async () => {
  const home = await look.window('phone');
  await home.goto(look.base);
  await home.getByRole('link', { name: /自习室/ }).click();
  await home.getByRole('link', { name: '追光自习室' }).click();
  await looksRight(home, 'portal: a room with its plan');
  if (shots) await home.screenshot({ path: `${shots}/room-phone.png`, fullPage: true });
  // A child is not booked for by itself: the page says how.
  await home.getByRole('radio', { name: /14 岁以下/ }).check();
  await home.getByRole('button', { name: '约这个座位' }).click();
  await home.getByText('请监护人先登记孩子', { exact: false }).first().waitFor();
  await home.getByRole('link', { name: /给孩子登记/ }).click();
  await home.getByLabel('孩子姓名').fill('白小禾');
  await home.getByLabel('年级').selectOption('3');
  await home.getByLabel(/监护人姓名/).fill('白玉兰');
  await home.getByLabel('监护人电话').fill('199 0000 0801');
  await home.getByLabel('您是孩子的').selectOption('mother');
  await home.getByLabel('谁可以来接').fill('白大山 爷爷');
  await home.getByRole('button', { name: '登记', exact: true }).click();
  await home.getByText('请看完说明', { exact: false }).first().waitFor();
  await looksRight(home, 'portal: without the consent nothing is kept');
  await home.getByLabel(/我是监护人/).check();
  await home.getByRole('button', { name: '登记', exact: true }).click();
  await home.getByRole('heading', { name: '登记好了' }).waitFor();
  const paper = (await home.locator('main').innerText()).match(/\d{4} \d{4}/g)!;
  await home.getByRole('link', { name: /现在就给孩子约座位/ }).click();
  const option = home.getByLabel('时段和座位').locator('option', { hasText: '孩子座' }).last();
  await home.getByLabel('时段和座位').selectOption((await option.getAttribute('value'))!);
  await home.getByRole('button', { name: '给孩子约座位' }).click();
  await home.getByText(/约好了/).waitFor();
  await home.getByRole('button', { name: '报名' }).first().click();
  await home.getByText('报上了').waitFor();
  await looksRight(home, 'portal: what hangs on the consent');
  if (shots) await home.screenshot({ path: `${shots}/family-phone.png`, fullPage: true });

  const then = '2026-03-03T18:20:00+08:00';
  look.house.setNow(then);
  for (const login of ['li', 'zhang']) api.forget(login);
  const zhang = await look.window('phone');
  await zhang.clock.setFixedTime(then);
  await signIn(look, zhang, 'field', 'zhang');
  await zhang.getByRole('link', { name: /作业辅导/ }).click();
  await zhang.getByRole('button', { name: '申请看名单' }).click();
  await zhang.getByText('等人批', { exact: false }).waitFor();
  const li = await look.window('desk');
  await li.clock.setFixedTime(then);
  await signIn(look, li, 'console', 'li');
  await li.goto(`${look.base}/console/rooms?view=children`);
  await li.getByRole('cell', { name: '白*禾' }).or(li.getByText('白*禾')).first().waitFor();
  await li.getByRole('button', { name: /批\s*准/ }).click();
  await li.getByText(/批准.到/).waitFor();
  await looksRight(li, 'console: children and who asked');
  await li.goto(`${look.base}/console/rooms`);
  await li.getByText('追光自习室').or(li.getByText('安排座位')).first().waitFor();
  await looksRight(li, 'console: the room today');
  if (shots) await li.screenshot({ path: `${shots}/room-today.png`, fullPage: true });

  await zhang.reload();
  await zhang.getByRole('button', { name: '开始' }).click();
  await zhang.getByText('白小禾').waitFor();
  await zhang.getByRole('button', { name: '到了' }).click();
  await zhang.getByText('18:20 到').waitFor();
  await zhang.context().setOffline(true);
  await zhang.getByRole('button', { name: '接走', exact: true }).click();
  await zhang.locator('label', { hasText: '白大山 爷爷' }).click();
  await looksRight(zhang, 'field: who fetches');
  await zhang.getByRole('button', { name: '记下来' }).click();
  await zhang.getByText('待上传').waitFor();
  if (shots) await zhang.screenshot({ path: `${shots}/evening-field.png`, fullPage: true });
  await zhang.context().setOffline(false);
  await zhang.getByText('待上传').waitFor({ state: 'hidden' });

  await home.goto(`${look.base}/rooms/family`);
  await home.getByLabel(/编号/).fill(paper[0]!);
  await home.getByLabel(/密码/).fill(paper[1]!);
  await home.getByRole('button', { name: '打开' }).click();
  await home.getByText('由 白大山 接走', { exact: false }).waitFor();
  expect(await home.getByText('今晚值守', { exact: false }).count()).toBeGreaterThan(0);
});
