import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { enter, fileCase, type Paper, signIn, track } from './steps.ts';

/* One thing, from somebody's phone to the end and back to the phone: resident, duty officer, worker, call-back, receipt. */

describe('a pump that broke', async () => {
  const look = await startLooking('2026-03-03T02:00:00Z');
  const pump = /村东头的机井坏了三天/;
  let paper: Paper;
  let liu: Page;

  const said = {
    body: '村东头的机井坏了三天,葵花浇不上水。',
    way: ['清水河县', '北堡乡', '老熊沟'],
    name: '赵满仓',
    phone: '199 0000 1001',
  };

  test('a resident files it on an old phone, without JavaScript and without an account', async () => {
    paper = await fileCase(look, await look.window('phone', { script: false }), said);
    expect(paper.number).toMatch(/^SQ-150124201213-2026-0001-\d$/);
    expect(paper.passphrase).toMatch(/^\d{8}$/);
  });

  test('the pages on the way look right at both widths', async () => {
    for (const size of ['phone', 'desk'] as const) {
      const other = { ...said, body: '后沟的路灯不亮了,晚上走路看不见。' };
      await fileCase(look, await look.window(size), other, (page, what) => looksRight(page, `${what}, ${size}`));
    }
  });

  test('the duty officer finds it on her desk and reads it', async () => {
    liu = await look.window('desk');
    await signIn(look, liu, 'console', 'liu');
    await liu
      .getByRole('heading', { name: /工作台|刘桂兰/ })
      .first()
      .waitFor();
    await looksRight(liu, 'console: my desk');
    await liu.goto(`${look.base}/console/cases?queue=desk`);
    await liu.getByRole('link', { name: pump }).waitFor();
    await looksRight(liu, 'console: queue');
    await liu.getByRole('link', { name: pump }).click();
    await liu.getByRole('button', { name: '派件', exact: true }).waitFor();
    await looksRight(liu, 'console: case');
    await liu.goto(`${look.base}/console/cases?queue=desk`);
    await liu.getByRole('link', { name: pump }).waitFor();
  });

  test('the dispatcher sends it to the water bureau, and it leaves her desk without a reload', async () => {
    const desk = await look.window('desk');
    await enter(look, desk, 'zhao', '/console/cases?queue=all');
    await desk.getByRole('link', { name: pump }).click();
    await desk.getByRole('button', { name: '派件', exact: true }).click();
    const unit = desk.getByRole('dialog').getByLabel('派给哪个单位');
    await unit.fill('水利');
    await desk.locator('.ant-select-item-option-active', { hasText: '水利局' }).waitFor();
    await unit.press('Enter');
    // A page that has just heard news rests as long as reading them costs: hers has heard none yet.
    const listens = liu.waitForResponse(/\/api\/live/);
    await liu.reload();
    await listens;
    await liu.getByRole('link', { name: pump }).waitFor();
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /派\s*件/ })
      .click();
    await desk.getByText('待签收').first().waitFor();
    await liu.getByRole('link', { name: pump }).waitFor({ state: 'detached' });
  });

  test('the worker signs for it and replies, on his phone', async () => {
    const phone = await look.window('phone');
    await signIn(look, phone, 'field', 'hao');
    await phone.getByText('村东头的机井坏了三天').first().click();
    const button = (name: string) => phone.getByRole('button', { name, exact: true });
    await button('签收').waitFor();
    await looksRight(phone, 'field: case');
    await button('签收').click();
    await phone.waitForURL(/\/sign$/);
    await button('签收').click();
    await button('答复').click();
    await phone.getByLabel(/给本人的答复/).fill('换了新水泵,十一点恢复出水,当场试过。');
    await phone.locator('label', { hasText: '已解决' }).click();
    await looksRight(phone, 'field: reply');
    await phone.getByRole('button', { name: /答复/ }).last().click();
    await phone.getByText('待确认').first().waitFor();
  });

  test('somebody who had no part in it calls back and closes it', async () => {
    const desk = await look.window('desk');
    await enter(look, desk, 'zhou', '/console/cases?queue=callback');
    await desk.getByRole('link', { name: pump }).click();
    await desk.getByRole('button', { name: '回访', exact: true }).click();
    await desk.getByRole('dialog').getByText('本人说办好了').click();
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /回\s*访/ })
      .click();
    await desk.getByText('已办结').first().waitFor();
  });

  test('the resident sees every step and who looked, and rates it', async () => {
    for (const size of ['desk', 'phone'] as const) {
      const page = await look.window(size);
      await track(look, page, paper);
      const text = await page.locator('main').innerText();
      for (const told of ['刘桂兰', '换了新水泵', '县水利局', '谁看过您的事']) expect(text).toContain(told);
      await looksRight(page, `portal: own case, ${size}`);
    }
    const phone = await look.window('phone', { script: false });
    await track(look, phone, paper);
    await phone.goto(`${look.base}/case/rate`);
    await phone.locator('input[name=solved][value=yes]').check();
    await phone.locator('input[name=stars][value="5"]').check();
    await phone.locator('#act button[type=submit]').last().click();
    await phone.waitForURL(/\/case(\?|$)/);
    expect(await phone.locator('main').innerText()).toContain('您的评价');
  });

  test('the console can be used on a phone, and the portal in large print and in English', async () => {
    const desk = await look.window('phone');
    await enter(look, desk, 'liu', '/console/cases?queue=all');
    await desk.getByRole('link', { name: pump }).waitFor();
    await looksRight(desk, 'console: queue on a phone');
    await desk.getByRole('link', { name: pump }).click();
    await desk.getByText('经过').first().waitFor();
    await looksRight(desk, 'console: case on a phone');

    const elder = await look.window('phone');
    await elder.goto(look.base);
    await elder.getByRole('link', { name: '大字版' }).click();
    await elder.getByRole('link', { name: /我要说件事/ }).waitFor();
    await looksRight(elder, 'portal home, large print');
    await elder.getByRole('link', { name: 'English' }).click();
    await elder
      .getByRole('link', { name: /something/i })
      .first()
      .waitFor();
    await looksRight(elder, 'portal home, large print, English');
  });
});
