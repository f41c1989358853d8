import { expect, test } from 'vitest';
import { learnerCalled, seated, universityAtWork } from '#modules/learning/learning.example.ts';
import { castIds } from '../actors.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { signIn } from './steps.ts';

const PLANNED = '2026-03-03T10:00:00+08:00';
const NOW = '2026-03-13T09:10:00+08:00';
const look = await startLooking(PLANNED);
const api = await startApi(look.house);
const u = await universityAtWork(api, (await castIds(look.house)).accounts.get('mo'));
const brush = await u.classOf('书法一班');
await u.draft(brush.id);
const dance = await u.classOf('民族舞一班', {
  ...{ courseId: u.dance.id, teacherIds: [u.bai.id], slots: [{ weekday: 5, from: 600, minutes: 90 }] },
});
for (const [i, name] of ['韩秀兰', '云彩霞', '白玉'].entries())
  await seated(look.house.house, brush.id, (await learnerCalled(look.house.house, name, `1990000075${i}`)).id);
const shots = process.env.SHOTS;

test('a term at the office: a clash is named before it is written, the week stands as a timetable, the register is kept at the desk and on the phone (S4.1, S4.3)', async () => {
  const ning = await look.window('desk');
  await ning.clock.setFixedTime(PLANNED);
  await signIn(look, ning, 'console', 'ning');
  await ning.goto(`${look.base}/console/learning?view=classes&class=${dance.id}`);
  await ning.getByRole('button', { name: '排课' }).click();
  await ning.getByRole('button', { name: '先看一眼' }).click();
  await ning.getByText('一号教室这时已有“书法一班”', { exact: false }).first().waitFor();
  await ning.getByText('2026-05-01 劳动节').waitFor();
  await looksRight(ning, 'console: a draft with clashes');
  if (shots) await ning.screenshot({ path: `${shots}/learning-draft.png`, fullPage: true });

  look.house.setNow(NOW);
  api.forget('ning');
  const desk = await look.window('desk');
  await desk.clock.setFixedTime(NOW);
  await signIn(look, desk, 'console', 'ning');
  await desk.goto(`${look.base}/console/learning`);
  await desk.getByRole('button', { name: /书法一班/ }).waitFor();
  await looksRight(desk, 'console: the week as a timetable');
  if (shots) await desk.screenshot({ path: `${shots}/learning-week.png`, fullPage: true });
  await desk.getByRole('button', { name: /书法一班/ }).click();
  const drawer = desk.getByRole('dialog');
  await drawer.getByRole('radiogroup', { name: '白玉' }).getByText('缺').click();
  await drawer.getByRole('button', { name: '其余全到' }).click();
  await looksRight(desk, 'console: a register');
  if (shots) await desk.screenshot({ path: `${shots}/learning-register.png`, fullPage: true });
  await drawer.getByRole('button', { name: '记下点名' }).click();
  await drawer.getByText('已上').waitFor();
  const [session] = await u.sessions(brush.id);
  expect(session).toMatchObject({ status: 'held', present: 2 });

  const phone = await look.window('phone');
  await phone.clock.setFixedTime(NOW);
  await signIn(look, phone, 'field', 'mo');
  await phone.getByRole('link', { name: /书法一班/ }).click();
  await phone.getByRole('heading', { name: '点名', exact: true }).waitFor();
  await looksRight(phone, 'field: a register');
  if (shots) await phone.screenshot({ path: `${shots}/learning-phone.png`, fullPage: true });
  await phone.getByRole('group', { name: '白玉' }).getByText('到', { exact: true }).click();
  await phone.getByRole('button', { name: '记下点名' }).click();
  await phone.getByText('已全部上传').waitFor();
  expect((await u.sessions(brush.id))[0].present).toBe(3);
});
