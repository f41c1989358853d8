import sharp from 'sharp';
import { expect, test } from 'vitest';
import { attendActivity, callActivity, holdActivity, planActivity } from '#modules/activities/index.ts';
import { addMember, addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { staffCtx } from '../actors.ts';
import { looksRight, resize, startLooking } from '../browser.ts';
import { enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const VILLAGE = '150124201213';
const given = { query: undefined, files: [], exchange: { ip: '127.0.0.1', cookie: '', sendCookies: () => {} } };
const branch = await inTransaction(systemCtx(look.house.house, 'test'), (tx) =>
  addOrganisation(tx, {
    name: '老熊沟村党支部',
    shortName: '老熊沟村党支部',
    kind: 'party',
    area: VILLAGE,
    validFrom: '2025-01-01',
  }),
);
for (const personName of ['韩书记', '赵委员', '钱党员', '孙党员'])
  await addMember(systemCtx(look.house.house, 'test'), {
    ...given,
    params: { id: branch },
    input: { personName, role: 'member', validFrom: '2025-01-01' },
  });
const plan = async (
  kind: 'volunteering' | 'memberMeeting' | 'themeDay',
  title: string,
  startsAt: string,
  endsAt: string,
) =>
  planActivity(await staffCtx(look.house, 'liu'), {
    ...given,
    params: undefined,
    input: { organisationId: branch, kind, title, where: '村部', startsAt, endsAt },
  });
const work = await plan('volunteering', '清理河道', '2026-03-05T09:00:00+08:00', '2026-03-05T12:00:00+08:00');
const meeting = await plan('memberMeeting', '一季度党员大会', '2026-03-03T10:00:00+08:00', '2026-03-03T11:30:00+08:00');
await callActivity(
  { ...(await staffCtx(look.house, 'liu')), version: meeting.version },
  { ...given, params: { id: meeting.id }, input: {} },
);
/** A theme day of this morning, written up, with one thing to follow. */
async function heldThisMorning() {
  const { id, version } = await plan(
    'themeDay',
    '走访独居老人',
    '2026-03-03T08:00:00+08:00',
    '2026-03-03T09:00:00+08:00',
  );
  const as = async (v: number | null) => ({ ...(await staffCtx(look.house, 'liu')), version: v });
  const params = { id };
  const called = await callActivity(await as(version), { ...given, params, input: {} });
  const captured = { id: look.house.house.newId(), madeAt: NOW, files: [] };
  const ticks = called.attendees.map((t) => ({ attendeeId: t.id, presence: 'present' as const }));
  const input = { captured, ticks, memberIds: [], guests: [] };
  const there = await attendActivity(await as(null), { ...given, params, input });
  const tasks = [{ what: '给李大娘修灯', dueOn: '2026-03-06' }];
  const words = { host: '韩书记', recorder: '赵委员', minutes: '走访了三户。', decisions: [], tasks };
  await holdActivity(await as(there.version), { ...given, params, input: words });
  return id;
}
const morning = await heldThisMorning();
const at = async (size: 'desk' | 'phone', script = true) => {
  const page = await look.window(size, { script });
  if (script) await page.clock.setFixedTime(NOW);
  return page;
};

test('two places: the third waits, and moves up by itself when the first withdraws; nobody needs an account or a script', async () => {
  const liu = await at('desk');
  await enter(look, liu, 'liu', `/console/activities/${work.id}`);
  await liu.getByRole('button', { name: '开放报名' }).click();
  const dialog = liu.getByRole('dialog');
  await dialog.getByLabel(/名额/).fill('2');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await liu.getByText('报上 0 人，候补 0 人').waitFor();

  const home = await at('phone', false);
  const signUp = async (name: string, phone: string) => {
    await home.goto(`${look.base}/activities`);
    await home.getByRole('link', { name: '清理河道' }).click();
    await home.getByLabel('姓名', { exact: true }).fill(name);
    await home.getByLabel(/^电话/).fill(phone);
    await home.getByRole('main').getByRole('button').first().click();
  };
  await signUp('韩一', '19900000101');
  await home.getByRole('heading', { name: '报上了' }).waitFor();
  const first = (await home.locator('main').innerText()).match(/\d{4} \d{4}/g)!;
  await signUp('韩二', '19900000102');
  await home.getByRole('heading', { name: '报上了' }).waitFor();
  await signUp('韩三', '19900000103');
  await home.getByRole('heading', { name: '排上候补了' }).waitFor();
  await home.getByText('第 1 位', { exact: false }).waitFor();
  const seen = await at('phone');
  await seen.goto(`${look.base}/activities`);
  await looksRight(seen, 'portal: what is open');
  await seen.getByRole('link', { name: '清理河道' }).click();
  await seen.getByRole('button', { name: '排候补' }).waitFor();
  await looksRight(seen, 'portal: sign up');
  const second = (await home.locator('main').innerText()).match(/\d{4} \d{4}/g)!;
  const open = async (page: typeof home, paper: readonly string[]) => {
    await page.goto(`${look.base}/sign-up`);
    await page.getByLabel(/编号/).fill(paper[0]!);
    await page.getByLabel(/密码/).fill(paper[1]!);
    await page.getByRole('button', { name: '打开' }).click();
  };
  await open(home, first);
  await home.getByRole('button', { name: /取消报名/ }).click();
  await home.getByText('已经取消', { exact: false }).waitFor();
  await open(seen, second);
  await seen.getByText('候补补上了', { exact: false }).waitFor();
  await looksRight(seen, 'portal: moved up');

  await liu.reload();
  await liu.getByText('候补补上了，要打电话告诉').waitFor();
  await looksRight(liu, 'console: sign-ups');
  await liu.getByRole('button', { name: '已告诉' }).click();
  await liu.getByText('候补补上了，要打电话告诉').waitFor({ state: 'hidden' });
});

test('attendance is ticked without a network, the minutes are voted on the right base, and the year shows what is missing', async () => {
  const phone = await at('phone');
  await signIn(look, phone, 'field', 'liu');
  await phone.getByRole('link', { name: /一季度党员大会/ }).click();
  await phone.getByRole('group', { name: '韩书记' }).waitFor();
  await phone.context().setOffline(true);
  for (const name of ['韩书记', '赵委员', '钱党员'])
    await phone.getByRole('group', { name }).locator('label', { hasText: /^到$/ }).click();
  await looksRight(phone, 'field: attendance');
  await phone.getByRole('button', { name: '记下来' }).click();
  await phone.getByText(/临时编号/).waitFor();
  await phone.context().setOffline(false);
  await phone.getByText('已全部上传').waitFor();

  const liu = await at('desk');
  await enter(look, liu, 'liu', `/console/activities/${meeting.id}`);
  await liu.getByText('实到 3 / 应到 4', { exact: false }).first().waitFor();
  await looksRight(liu, 'console: a meeting');
  await liu.getByRole('button', { name: '写纪要、办结' }).click();
  const dialog = liu.getByRole('dialog');
  await dialog.getByLabel('主持人').fill('韩书记');
  await dialog.getByLabel('纪要', { exact: true }).fill('讨论硬化村口道路。');
  await dialog.getByRole('button', { name: '加一项' }).first().click();
  await dialog.getByLabel('事项', { exact: true }).fill('同意硬化村口道路');
  await dialog.getByLabel('赞成').fill('2');
  await dialog.getByLabel('反对').fill('1');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await liu.getByRole('cell', { name: '没通过' }).waitFor();
  await liu.getByRole('button', { name: '打印会议记录' }).click();
  await liu.getByRole('dialog').getByRole('button', { name: '生成这张表' }).click();
  await liu.getByRole('heading', { name: '一季度党员大会会议记录' }).waitFor();
  await looksRight(liu, 'console: the minutes on A4');
  await liu.keyboard.press('Escape');
  await liu.getByRole('link', { name: '回到这个单位的一年' }).click();
  const row = liu.getByRole('row', { name: /党员大会/ }).first();
  await row.getByText('已开展').waitFor();
  expect(await row.getByText('还没安排').count()).toBe(3);
  await looksRight(liu, 'console: the year of a branch');
  await liu.goto(`${look.base}/console/activities?year=2025`);
  await liu.getByText('缺 4').first().waitFor();
  await looksRight(liu, 'console: a year of missed quarters');
});

test('a year is planned in one go around holidays, taken back in one, and printed on A4 with what is missing', async () => {
  const liu = await at('desk');
  await enter(look, liu, 'liu', `/console/activities/plan?unit=${branch}&year=2026`);
  await liu.getByLabel('地点').fill('党员活动室');
  await liu.getByRole('button', { name: '拟一张日历' }).click();
  await liu.getByRole('heading', { name: /拟了 \d+ 次，涉及 1 个单位/ }).waitFor();
  await looksRight(liu, 'console: a draft calendar');
  await liu
    .getByRole('button', { name: /^不排这次 / })
    .first()
    .click();
  const confirm = liu.getByRole('button', { name: /^定下来/ });
  const n = Number(/\d+/.exec((await confirm.innerText()) ?? '')![0]);
  await confirm.click();
  await liu.getByText(`排好了 ${n} 次。`).waitFor();
  await liu.getByRole('button', { name: '整批撤回' }).click();
  await liu.getByText(`撤回了 ${n} 次。`).waitFor();

  await liu.goto(`${look.base}/console/activities/units/${branch}?year=2025`);
  const row = liu.getByRole('row', { name: /党员大会/ }).first();
  await row.getByText('没开').first().waitFor();
  await liu.emulateMedia({ media: 'print' });
  // A4 across, less its margins, at 96 dots an inch.
  await resize(liu, { width: 1031, height: 702 });
  expect(await row.getByText('没开').count()).toBe(4);
  expect(
    await liu.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  ).toBeLessThanOrEqual(1);
  expect(
    await liu.evaluate(
      `(() => { const b = document.querySelector('.year-grid').parentElement; return b.scrollWidth - b.clientWidth; })()`,
    ),
  ).toBeLessThanOrEqual(1);
  await liu.emulateMedia({ media: 'screen' });
  await resize(liu, { width: 360, height: 740 });
  await looksRight(liu, 'console at 360: the year of a branch');
  await liu.goto(`${look.base}/console/activities?year=2025`);
  await liu.getByText('个单位有缺', { exact: false }).waitFor();
  await looksRight(liu, 'console at 360: what is missing, unit by unit');
});

test('what was to follow is done on the phone, and a picture goes with the word of whoever is on it; at the desk it is taken away again', async () => {
  const phone = await at('phone');
  await signIn(look, phone, 'field', 'liu');
  await phone.getByRole('link', { name: /给李大娘修灯/ }).click();
  await phone.getByRole('button', { name: '办结' }).click();
  await phone.getByText('写一句办得怎么样。').waitFor();
  await phone.getByLabel('办得怎么样，写一句').fill('换了灯头,亮了。');
  await looksRight(phone, 'field: something to follow');
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: '办结' }).click();
  await phone.getByText(/临时编号/).waitFor();
  await phone.context().setOffline(false);
  await phone.getByText('已全部上传').waitFor();
  await phone.goto(`${look.base}/field/#/activityPhoto/${morning}`);
  const buffer = await sharp({ create: { width: 300, height: 200, channels: 3, background: { r: 90, g: 120, b: 80 } } })
    .jpeg()
    .toBuffer();
  await phone.locator('input[type=file]').first().setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
  await phone.getByRole('img').first().waitFor();
  await phone.locator('label', { hasText: '有人，都同意拍' }).click();
  await phone.getByRole('button', { name: '交上去' }).click();
  await phone.getByText('写明照片里是谁。').waitFor();
  await phone.getByLabel('照片里是谁').fill('李大娘、韩书记');
  await phone.getByLabel('谁同意的、怎么同意的').fill('两个人都当面同意');
  await looksRight(phone, 'field: a picture');
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: '交上去' }).click();
  await phone.getByText(/临时编号/).waitFor();
  await phone.context().setOffline(false);
  await phone.getByText('已全部上传').waitFor();

  const liu = await at('desk');
  await enter(look, liu, 'liu', `/console/activities/${morning}`);
  await liu.getByText('同意：两个人都当面同意').waitFor();
  await liu.getByText('换了灯头，亮了。', { exact: false }).waitFor();
  await liu.getByRole('button', { name: '补充说明' }).click();
  const dialog = liu.getByRole('dialog');
  await dialog.getByLabel('补充说明', { exact: true }).fill('漏记一户:王大爷家也去了。');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await liu.getByRole('heading', { name: /刘桂兰 .* 补充/ }).waitFor();
  await looksRight(liu, 'console: minutes with an addition and a picture');
  await liu.getByRole('button', { name: /撤\s*下/ }).click();
  await liu.getByText('没有照片。照片不是必须的。').waitFor();
  await liu.getByRole('button', { name: '加照片' }).click();
  await looksRight(liu, 'console: a picture is added');
});
