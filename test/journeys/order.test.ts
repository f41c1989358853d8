import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, test } from 'vitest';
import { settleServices } from '#demo/orders.ts';
import { organisationId } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter, type Paper, signIn, track } from './steps.ts';

/* 点单–派单–接单–评单: ordered on an old phone, taken by the heating company on its phone, done, called done and rated. */

describe('a cold flat', async () => {
  const look = await startLooking('2026-03-03T02:00:00Z');
  const units = ['heating', 'mahuabanProperty'] as const;
  await settleServices(
    look.house.house,
    new Map(await Promise.all(units.map(async (key) => [key, await organisationId(look.house, key)] as const))),
  );
  let paper: Paper;
  const idOf = async (number: string) =>
    (await look.house.house.db.selectFrom('cases').select('id').where('number', '=', number).executeTakeFirstOrThrow())
      .id;

  /** Orders in three pages and keeps the paper. */
  async function order(page: Page, between: (what: string) => Promise<void> = async () => {}): Promise<Paper> {
    await page.goto(look.base);
    await page.getByRole('link', { name: /家里要修东西/ }).click();
    await page.getByLabel(/什么毛病/).fill('暖气不热三天了,家里只有十五度。');
    await between('what');
    await page.getByRole('button', { name: '下一步' }).click();
    for (const place of ['新城区', '呼伦路街道', '麻花板'])
      await page
        .getByRole('button', { name: new RegExp(`^${place}`) })
        .first()
        .click();
    await page.getByLabel('楼号门牌').fill('3 号楼 2 单元 501');
    await page.getByRole('radio', { name: '下午' }).check();
    await page.getByLabel(/^电话/).fill('199 0000 1001');
    await between('where');
    await page.getByRole('button', { name: '下一步' }).click();
    await between('check');
    await page.getByRole('button', { name: '下单' }).click();
    await page.getByText('已经派给新城供热').waitFor();
    await page.waitForLoadState();
    await between('receipt');
    const text = await page.locator('main').innerText();
    return {
      number: /FW-\d{2,15}-\d{4}-\d{4,}-\d/.exec(text)![0],
      passphrase: /(\d{4})\s+(\d{4})(?!\d)/
        .exec(text.slice(text.indexOf('查询密码')))!
        .slice(1, 3)
        .join(''),
    };
  }

  test('danger comes first, and an order is made without JavaScript in three pages', async () => {
    const page = await look.window('phone', { script: false });
    await page.goto(`${look.base}/order`);
    await page.getByLabel(/什么毛病/).fill('厨房燃气泄漏,味儿很大');
    await page.getByRole('button', { name: '下一步' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /110[\s\S]*119[\s\S]*120/ })
      .waitFor();
    paper = await order(await look.window('phone', { script: false }));
  });

  test.each(['phone', 'desk'] as const)('the pages on the way look right on a %s', async (size) => {
    const other = await look.window(size);
    await order(other, (what) => looksRight(other, `order: ${what}, ${size}`));
  });

  test('the heating company takes it on the phone and says when', async () => {
    const phone = await look.window('phone');
    await signIn(look, phone, 'field', 'feng');
    await phone.getByText('暖气不热三天了').first().waitFor();
    await phone.goto(`${look.base}/field/#/case/${await idOf(paper.number)}`);
    await phone.getByRole('button', { name: '接单', exact: true }).click();
    await phone.locator('label', { hasText: '两小时内' }).waitFor();
    await looksRight(phone, 'field: take an order');
    await phone.locator('label', { hasText: '别的时间' }).click();
    await phone.getByLabel('从').fill('2026-03-03T14:00');
    await phone.getByLabel('到', { exact: true }).fill('2026-03-03T16:00');
    await phone.getByLabel(/谁去/).fill('冯师傅');
    await phone.getByRole('button', { name: '接单' }).click();
    await phone
      .getByText(/冯师傅 .*上门/)
      .first()
      .waitFor();
    await looksRight(phone, 'field: an order');
    await phone.getByRole('button', { name: '已到门口' }).click();
    await phone.getByRole('button', { name: '已到门口' }).click();
    await phone.getByText('师傅已到').first().waitFor();
  });

  test('the person reads who is there, the worker shows what was done, the community notes it on the console', async () => {
    const own = await look.window('phone', { script: false });
    await track(look, own, paper);
    await own.goto(`${look.base}/case`);
    await own.locator('#order').filter({ hasText: '0471-0000096' }).waitFor();
    await looksRight(await trackedIn('desk'), 'portal: own order');

    const desk = await look.window('desk');
    await enter(look, desk, 'li', `/console/cases/${await idOf(paper.number)}`);
    await desk.getByRole('heading', { name: '服务单' }).waitFor();
    await looksRight(desk, 'console: an order');
    await desk.goto(`${look.base}/console/settings/services`);
    await desk.getByText('新城供热').first().waitFor();
    await looksRight(desk, 'console: the catalogue');
  });

  test('done means a photo; the person says so and rates it', async () => {
    const phone = await look.window('phone');
    await signIn(look, phone, 'field', 'feng');
    await phone.goto(`${look.base}/field/#/case/${await idOf(paper.number)}/reply`);
    await phone.getByLabel(/给本人的答复/).fill('换了阀门,暖气热了,十八度以上。');
    await phone.locator('label', { hasText: '已解决' }).click();
    const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#7a9' } })
      .jpeg()
      .toBuffer();
    await phone
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: '阀门.jpg', mimeType: 'image/jpeg', buffer: photo });
    await phone.locator('.files img').first().waitFor();
    await phone.getByRole('button', { name: /答复/ }).last().click();
    await phone.getByText('待确认').first().waitFor();

    const own = await look.window('phone', { script: false });
    await track(look, own, paper);
    // Nobody is awaited any more.
    await own
      .locator('#order')
      .filter({ hasText: /已经答复/ })
      .waitFor();
    await own.goto(`${look.base}/case/confirm`);
    await own.locator('#act button[type=submit]').last().click();
    await own.waitForURL(/\/case(\?|$)/);
    await own.locator('main').filter({ hasText: '换了阀门' }).waitFor();

    await own.goto(`${look.base}/case/rate`);
    await own.locator('input[name=solved][value=yes]').check();
    await own.locator('input[name=stars][value="5"]').check();
    await own.locator('#act button[type=submit]').last().click();
    await own.waitForURL(/\/case(\?|$)/);
    await own.locator('main').filter({ hasText: '您的评价' }).waitFor();
  });

  async function trackedIn(size: 'phone' | 'desk'): Promise<Page> {
    const page = await look.window(size);
    await track(look, page, paper);
    return page;
  }
});
