import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter, type Paper, signIn, track } from './steps.ts';

/* 帮办代办: the person authorises on their own page, the agent goes and says so on the phone, every original comes back, and it is rated. */

describe('somebody goes for an old man', async () => {
  const look = await startLooking('2026-03-03T02:00:00Z');
  const cast = await castAtWork(look.house);
  let paper: Paper & { id: string };
  let own: Page;
  let phone: Page;

  beforeAll(async () => {
    // Said at the township: who does it never saw the passphrase, so that the mark can only be the person's.
    paper = await cast.file({ kind: 'errand', body: '腿脚不便,想请人替我交高龄津贴的认证材料。' }, 'zhao');
    own = await look.window('phone', { script: false });
    phone = await look.window('phone');
  });

  const press = (name: string) => phone.getByRole('button', { name, exact: true }).first().click();
  const backAtCase = () => phone.waitForURL(`**/field/#/case/${paper.id}*`);
  const openCase = async () => {
    await phone.goto(`${look.base}/field/#/case/${paper.id}`);
    await phone.getByRole('heading', { name: '帮办代办' }).waitFor();
  };
  /** One step: the button of the case leads to a page whose big button has the same name. */
  async function step(name: string, fill: () => Promise<void> = async () => {}): Promise<void> {
    await press(name);
    await phone.waitForURL('**/field/#/errand/**');
    await phone.locator('form.draft').waitFor();
    await fill();
    await looksRight(phone, `field: ${name}`);
    await press(name);
    await backAtCase();
  }

  test('the person says what may be done, without JavaScript, and prints the letter to sign', async () => {
    await track(look, own, paper);
    await own.goto(`${look.base}/case/errand`);
    await own.getByLabel(/让他替您办什么/).fill('替我递交高龄津贴认证材料,取回结果');
    await own.getByRole('button', { name: '授权代办' }).click();
    await own.waitForURL('**/case#errand');
    await own.getByRole('link', { name: /委托书/ }).click();
    const letter = await own.locator('article.paper').innerText();
    for (const told of ['代办委托书', paper.number, '替我递交高龄津贴认证材料', '委托人签名', '不收一分钱'])
      expect(letter).toContain(told);
    const sighted = await look.window('phone');
    await track(look, sighted, paper);
    for (const path of ['/case', '/case/errand', '/case/errand/letter']) {
      await sighted.goto(look.base + path);
      await looksRight(sighted, `portal: ${path}`);
    }
  });

  test('the agent finds it on the page of today and takes it', async () => {
    await signIn(look, phone, 'field', 'liu');
    await phone.getByRole('heading', { name: /已授权.等人接/ }).waitFor();
    await openCase();
    await step('我来代办');
    await phone.getByText('已有人接').first().waitFor();
  });

  test('papers, a trip, the receipt with its photo, the result, and the original back', async () => {
    await step('收材料', async () => {
      await phone.getByLabel('材料名称').fill('户口簿');
      await phone.locator('label', { hasText: '原件' }).last().click();
    });
    await step('记一趟', async () => {
      await phone.getByLabel('哪天').fill('2026-03-03');
      await phone.getByLabel('去了哪里').fill('北堡乡便民中心');
      await phone.getByLabel('办什么').fill('问清材料');
    });
    await step('递交', async () => {
      await phone.getByLabel('交给哪个单位').fill('县民政局');
      await phone.getByLabel('哪天').fill('2026-03-03');
      await phone.getByLabel(/受理号/).fill('MZ-18');
      const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#eee' } })
        .jpeg()
        .toBuffer();
      await phone
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: '受理单.jpg', mimeType: 'image/jpeg', buffer: photo });
      await phone.locator('.files img').first().waitFor();
    });
    await phone.getByText(/受理号 MZ-18/).waitFor();
    await step('登记结果', () => phone.getByLabel('办成什么样').fill('认证通过,下月起发放。'));
    await step('还材料', async () => {
      await phone.locator('label', { hasText: '户口簿' }).click();
      await phone.locator('label', { hasText: '本人' }).click();
    });
    await step('全部交回本人');
    await phone.getByText('已办完交回').first().waitFor();
    await looksRight(phone, 'field: an errand done');
  });

  test('at the desk the letter is printed too, with the code that brings the signed sheet back', async () => {
    const desk = await look.window('desk');
    await enter(look, desk, 'liu', `/console/cases/${paper.id}`);
    await desk.getByRole('button', { name: /委托书和材料清单/ }).click();
    const letter = desk.getByRole('dialog').locator('article');
    await letter.getByText('代办委托书').waitFor();
    for (const part of ['户口簿', '委托人签名', '代办员签名']) expect(await letter.innerText()).toContain(part);
    await letter.getByRole('img', { name: /\/track\?n=/ }).waitFor();
    await looksRight(desk, 'console: the letter of an errand');
    // On paper it stands alone.
    await desk.emulateMedia({ media: 'print' });
    expect(await desk.locator('.shell').isVisible()).toBe(false);
    expect(await letter.isVisible()).toBe(true);
  });

  test('the person reads where everything was and rates it', async () => {
    await cast.act('liu', 'take', paper.id);
    await cast.act('liu', 'reply', paper.id);
    await own.goto(`${look.base}/case`);
    const told = await own.locator('#errand').innerText();
    for (const part of ['已办完交回', '县民政局', 'MZ-18', '户口簿', '已还', '北堡乡便民中心', '认证通过'])
      expect(told).toContain(part);
    // The receipt went through the hands of who did it: somebody else asks the person before it is closed.
    await cast.act('zhou', 'callback', paper.id);
    await own.goto(`${look.base}/case/rate`);
    await own.locator('input[name=solved][value=yes]').check();
    await own.locator('input[name=stars][value="5"]').check();
    await own.locator('#act button[type=submit]').last().click();
    await own.waitForURL(/\/case(\?|$)/);
    expect(await own.locator('main').innerText()).toContain('您的评价');
  });
});
