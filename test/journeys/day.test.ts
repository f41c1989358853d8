import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { assignChecks, enrol } from '#modules/care/index.ts';
import { report } from '#modules/cases/index.ts';
import { addDuties } from '#modules/duties/index.ts';
import { addHousehold, addPerson } from '#modules/people/index.ts';
import { addStore, approveGrant, receiveBatch } from '#modules/relief/index.ts';
import { draftRoster, publishRoster } from '#modules/rosters/index.ts';
import { inTransaction } from '#platform/context.ts';
import { organisationId, staffCtx } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { PASSWORD } from '../world.ts';
import { signIn } from './steps.ts';

/* A whole day in the valley: the phone loads in the morning, nothing of the day has a network, the evening sends it all. */

const MORNING = '2026-03-03T07:30:00+08:00';
const EVENING = '2026-03-03T18:30:00+08:00';
const VILLAGE = '150124201213';
const look = await startLooking(MORNING);
const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '127.0.0.1', cookie: '', sendCookies: () => {} },
};
const as = (login: string, more: object = {}) => staffCtx(look.house, login, more);

/** What waits for 陈志强 this morning: rice and a certification for a household, a day on duty, a meeting to hold, a case of hers. */
async function beforeTheDay(): Promise<string> {
  const village = await organisationId(look.house, 'laoxionggou');
  const person = await inTransaction(await as('liu'), (tx) =>
    addPerson(tx, { area: VILLAGE, name: '韩大柱', basis: 'statutoryDuty', birthYear: 1943 }),
  );
  const home = await addHousehold(await as('liu'), {
    ...given,
    input: {
      area: VILLAGE,
      address: '老熊沟 1 号',
      members: [{ personId: person.id, relation: 'head', validFrom: '2020-01-01' }],
    },
  });
  await inTransaction(await as('zhao'), (tx) =>
    enrol(tx, {
      ...{ householdId: home.id, personId: person.id, careClass: 'elderAllowance', since: '2023-01-01' },
      ...{ basis: { kind: 'register', number: '民政台账 12 号' }, lastCheckedOn: '2025-03-10' },
    }),
  );
  const { rows: due } = await look.house.owner.query<{ id: string }>('select id from care_check');
  const chen = (await as('chen')).actor;
  await assignChecks(await as('zhao'), {
    ...given,
    input: {
      ...{ ids: due.map((c) => c.id), organisationId: village },
      ...(chen.kind === 'staff' && { accountId: chen.accountId }),
    },
  });
  const store = await addStore(await as('liu'), {
    ...given,
    input: { area: VILLAGE, organisationId: village, name: '村部库房' },
  });
  const rice = await receiveBatch(await as('liu'), {
    ...given,
    input: {
      ...{ area: VILLAGE, kind: 'goods', source: 'partner', donor: '县水利局', isDonorShown: true, item: '大米' },
      ...{ unit: '袋', unitCents: 6800, quantity: 20, purpose: 'any', receivedOn: '2026-03-02', storeId: store.id },
    },
  });
  await approveGrant(await as('zhao'), {
    ...given,
    input: {
      ...{ householdId: home.id, purpose: 'livelihood', reason: '春荒缺粮', decision: '乡党委会纪要', isKin: false },
      lines: [{ batchId: rice.id, quantity: 2 }],
    },
  });
  const { id, version } = await draftRoster(await as('liu'), {
    ...given,
    input: {
      ...{ organisationId: village, month: '2026-03', perDay: 1 },
      accountIds: [(await as('chen')).actor].flatMap((a) => (a.kind === 'staff' ? [a.accountId] : [])),
    },
  });
  await publishRoster(await as('liu', { version }), { ...given, params: { id }, input: {} });
  await addDuties(await as('zhao'), {
    ...given,
    input: {
      ...{ area: VILLAGE, organisationIds: [village], title: '讲一次民法典', recordKind: 'note', needs: 1 },
      ...{ rrule: 'FREQ=WEEKLY;BYDAY=TU', startsOn: '2026-03-03', openDays: 5 },
    },
  });
  const filed = await report(await as('chen'), {
    input: {
      ...{ kind: 'help', channel: 'visit', area: VILLAGE, body: '院墙裂了一道缝,怕倒。' },
      ...{ disclosure: 'anonymous', reporter: {} },
    },
  });
  return filed.id;
}

/** Lets the app be closed and opened again where there is no network. */
async function reopened(page: Page, spot: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${look.base}/field/#/${spot}`);
}

async function sign(page: Page, whose: string): Promise<void> {
  const pad = page.getByRole('img', { name: whose });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [120, 110],
    [180, 50],
    [240, 130],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 6 });
  await page.mouse.up();
}

const kept = (page: Page, n: number) => page.getByText(`临0303-00${n}`).waitFor();
const spot = (page: Page, where: string) => page.goto(`${look.base}/field/#/${where}`);

async function patrols(page: Page): Promise<void> {
  await page.getByRole('link', { name: /老熊沟.*今天还没走/ }).click();
  await page.getByRole('button', { name: '没发现问题' }).click();
  await kept(page, 1);
  await page.getByRole('button', { name: '再记一条' }).click();
  await page.getByLabel('发现了什么').fill('村东头机井房的门锁坏了,电闸露在外面。');
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'well.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await page.getByRole('button', { name: '记下来' }).click();
  await kept(page, 2);
}

async function handsOut(page: Page): Promise<void> {
  await spot(page, 'today');
  await page.getByRole('link', { name: /韩大柱 · 大米 2 袋/ }).click();
  await page.locator('label', { hasText: '韩大柱' }).click();
  await page.getByLabel(/见证人/).fill('高满喜');
  await sign(page, '请领取人在框里签名');
  await page.getByRole('button', { name: '发放并签收' }).click();
  await kept(page, 3);
}

/** Nobody at home: said in three taps, and it counts as tried. */
async function visits(page: Page): Promise<void> {
  await spot(page, 'visits');
  await page.getByRole('link', { name: /韩大柱/ }).click();
  await page.locator('label', { hasText: '防返贫走访' }).click();
  await page.locator('label', { hasText: '家里没人' }).click();
  await page.getByRole('button', { name: '记下来' }).click();
  await kept(page, 4);
}

async function certifies(page: Page): Promise<void> {
  await spot(page, 'today');
  await page.getByRole('link', { name: /韩大柱 · 高龄津贴/ }).click();
  await sign(page, '请本人在框里签名');
  await page.getByRole('button', { name: '记下来' }).click();
  await kept(page, 5);
}

async function hears(page: Page, caseId: string): Promise<void> {
  await reopened(page, 'note');
  await page.locator('label', { hasText: '走访听到的' }).click();
  await page.getByLabel('什么情况').fill('西头的路灯不亮,晚上出门怕摔。');
  await page.getByRole('button', { name: '交上去' }).click();
  await kept(page, 6);
  await spot(page, `case/${caseId}`);
  await page.getByRole('button', { name: '补充情况' }).click();
  await page.getByLabel('内容').fill('缝又宽了一指,能伸进手指。');
  await looksRight(page, 'field: adding to a case, offline');
  await page.getByRole('button', { name: '交上去' }).click();
  await kept(page, 7);
}

async function writesUp(page: Page): Promise<void> {
  await spot(page, 'rosters');
  const today = page.getByRole('listitem').filter({ hasText: '3月3日' });
  await today.getByRole('button', { name: '写值班记录' }).click();
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByText('写一句这天的情况。').waitFor();
  await page.getByLabel('写值班记录').fill('来了两户,一户问低保,已告知材料。');
  await page.getByRole('button', { name: '交上去' }).click();
  await kept(page, 8);
  await spot(page, 'rosters');
  await page.getByText('已写，等着上传').waitFor();
  await spot(page, 'today');
  await page.getByRole('link', { name: /讲一次民法典/ }).click();
  await page.getByLabel('做了什么').fill('在村部讲了民法典,来了十几个人。');
  await page.getByRole('button', { name: '交上去' }).click();
  await kept(page, 9);
}

test('a whole day without a network arrives in the evening, everything exactly once', async () => {
  const caseId = await beforeTheDay();
  const page = await look.window('phone');
  await page.clock.setFixedTime(MORNING);
  await signIn(look, page, 'field', 'chen');
  await page.getByRole('link', { name: /韩大柱 · 大米 2 袋/ }).waitFor();
  await page.getByText('今天您值班').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await spot(page, `case/${caseId}`);
  await page.getByText('院墙裂了一道缝').first().waitFor();
  await spot(page, 'rosters');
  await page.getByRole('button', { name: '写值班记录' }).first().waitFor();
  await reopened(page, 'today');
  await page.getByRole('link', { name: /韩大柱 · 大米 2 袋/ }).waitFor();

  await page.context().setOffline(true);
  await reopened(page, 'today');
  await page.getByText('离线').first().waitFor();
  await patrols(page);
  await handsOut(page);
  await visits(page);
  await certifies(page);
  await hears(page, caseId);
  await writesUp(page);
  await spot(page, 'outbox');
  await page.getByText('离线 · 9 条待传').waitFor();
  await looksRight(page, 'field: the outbox of a day');

  look.house.setNow(EVENING);
  await page.clock.setFixedTime(EVENING);
  await page.context().setOffline(false);
  // The morning's sign-in is over by now: nothing is lost, she signs in again.
  await page.getByText('9 条待传').waitFor();
  await page.getByLabel('账号').fill('chen');
  await page.getByLabel('密码').first().fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('已全部上传').waitFor();
  expect(await page.getByText('没收下，请您看一下').count()).toBe(0);

  const { owner } = look.house;
  const count = async (sql: string) => Number((await owner.query(`select count(*) n from ${sql}`)).rows[0].n);
  expect(await count('patrol')).toBe(2);
  expect(await count(`cases where body like '村东头机井房%'`)).toBe(1);
  expect(await count(`case_file f join cases c on c.id = f.case_id where c.body like '村东头机井房%'`)).toBe(1);
  expect(await count(`cases where body like '西头的路灯%'`)).toBe(1);
  expect(await count('relief_handout')).toBe(1);
  expect(await count('relief_signature')).toBe(1);
  expect(await count('visit')).toBe(1);
  expect(await count(`care_check where state = 'confirmed'`)).toBe(1);
  expect(await count('roster_note')).toBe(1);
  expect(await count('duty_note')).toBe(1);
  expect(await count(`journal where verb = 'supplement' and data ->> 'text' like '缝又宽了%'`)).toBe(1);
  // What counts for the unit is the day on which it was done.
  expect(await count(`duty_occurrence where status = 'satisfied'`)).toBe(1);
});
