import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { enter, type Paper } from './steps.ts';

/* An accusation from a phone without JavaScript to the reply of the discipline organ; the township it is about learns nothing. */

describe('an accusation of an official', async () => {
  const look = await startLooking('2026-03-02T02:00:00Z');
  let paper: Paper;
  let phone: Page;
  let bao: Page;
  let yan: Page;

  const ask = async (page: Page) => {
    await page.goto(`${look.base}/accuse/track`);
    await page.getByLabel('编号').fill(paper.number);
    await page.getByLabel('查询密码').fill(paper.passphrase);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.getByRole('heading', { name: paper.number }).waitFor();
  };
  /** Antd puts a space between the two signs of a short button. */
  const send = async (page: Page, name: RegExp) => {
    await page.getByRole('dialog').last().getByRole('button', { name }).click();
  };

  test('what reads like one is led to the sealed way, and filed there', async () => {
    phone = await look.window('phone', { script: false });
    await phone.goto(`${look.base}/report`);
    await phone.getByLabel(/什么事/).fill('我要举报村支书截留低保款,吃拿卡要。');
    await phone.getByRole('radio', { name: /反映问题/ }).check();
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByText('改走检举控告通道').first().click();
    await phone.waitForURL('**/accuse');
    const seen = await look.window('phone');
    await seen.goto(`${look.base}/accuse`);
    await looksRight(seen, 'portal: accuse');
    await phone.getByRole('button', { name: /^清水河县/ }).click();
    await phone.getByRole('button', { name: '写检举内容' }).click();
    await phone.getByLabel(/检举谁/).fill('北堡乡某干部');
    await phone.getByLabel(/是哪个单位的人/).selectOption({ label: '北堡乡人民政府' });
    await phone.getByLabel(/什么事/).fill('2025 年低保款被截留三个月,有银行流水。');
    await phone.locator('input[name=disclosure][value=anonymous]').check();
    await phone.getByRole('button', { name: '加密提交' }).click();
    await phone.getByRole('heading', { name: '已加密提交' }).waitFor();
    const text = await phone.locator('main').innerText();
    expect(text).toContain('呼和浩特市纪委监委');
    paper = {
      number: /JB-\d{2,15}-\d{4}-\d{4,}-\d/.exec(text)![0],
      passphrase: /(\d{4})\s+(\d{4})(?!\d)/
        .exec(text.slice(text.indexOf('查询密码')))!
        .slice(1, 3)
        .join(''),
    };
  });

  test('the township sees nothing; the organ opens it for a purpose, accepts and answers it', async () => {
    const zhao = await look.window('desk');
    await enter(look, zhao, 'zhao', '/console/cases?queue=all');
    await zhao.getByRole('heading').first().waitFor();
    expect(await zhao.locator('body').innerText()).not.toContain('检举控告');
    bao = await look.window('desk');
    await enter(look, bao, 'bao', '/console/');
    await bao.getByRole('navigation').getByRole('link', { name: '检举控告' }).click();
    await bao.getByText(paper.number).waitFor();
    await looksRight(bao, 'console: accusations');
    expect(await bao.locator('main').innerText()).not.toContain('低保款');
    await bao.getByText(paper.number).click();
    await bao.getByRole('dialog').getByText('收件审看').click();
    await looksRight(bao, 'console: open for a purpose');
    await send(bao, /打\s*开/);
    await bao.getByText('2025 年低保款被截留三个月').waitFor();
    // The drawer slides in: looked at once it stands still.
    await bao.getByRole('button', { name: /受\s*理/ }).click({ trial: true });
    await looksRight(bao, 'console: opened');
    await bao.getByRole('button', { name: /受\s*理/ }).click();
    await send(bao, /受\s*理/);
    await bao.getByText('已受理', { exact: true }).waitFor();
    await bao.getByText(paper.number).click();
    await bao.getByRole('dialog').getByText('答复检举人').click();
    await send(bao, /打\s*开/);
    await bao.getByRole('button', { name: '答复检举人' }).click();
    await bao.getByLabel(/给检举人的答复/).fill('已经立案核查,结果将再次答复。');
    await looksRight(bao, 'console: reply');
    await send(bao, /答复检举人/);
    await bao.getByLabel(/给检举人的答复/).waitFor({ state: 'hidden' });
  });

  test('the reporter asks that an officer step aside; the head of the organ decides, and the officer never learns of it', async () => {
    await ask(phone);
    await phone.getByText('请求办理的人回避').click();
    await phone.getByLabel(/是谁/).fill('姓包的');
    await phone.getByLabel(/为什么/).fill('听说是被检举人的同学。');
    const seen = await look.window('phone');
    await ask(seen);
    await seen.getByText('请求办理的人回避').click();
    await looksRight(seen, 'portal: ask that somebody step aside');
    await phone.getByRole('button', { name: '提出请求' }).click();
    await phone.getByText('待决定').waitFor();
    await bao.reload();
    await bao.getByText(paper.number).waitFor();
    expect(await bao.locator('main').innerText()).not.toContain('有回避请求');
    yan = await look.window('desk');
    await enter(look, yan, 'yan', '/console/');
    await yan.getByRole('navigation').getByRole('link', { name: '检举控告' }).click();
    await yan.getByText('有回避请求').waitFor();
    await yan.getByText(paper.number).click();
    await yan.getByRole('dialog').getByText('办理核查').click();
    await send(yan, /打\s*开/);
    await yan.getByText('听说是被检举人的同学').waitFor();
    await yan.getByRole('button', { name: '答复回避请求' }).click({ trial: true });
    await looksRight(yan, 'console: asked to step aside');
    await yan.getByRole('button', { name: '答复回避请求' }).click();
    await yan.getByLabel(/理由/).fill('经核实不是同学,不需要回避。');
    await looksRight(yan, 'console: decide on stepping aside');
    await send(yan, /答复回避请求/);
    await yan.getByText('有回避请求').waitFor({ state: 'hidden' });
  });

  test('the reporter reads it with the receipt, by the passphrase alone, in large type too', async () => {
    await ask(phone);
    const text = await phone.locator('main').innerText();
    for (const told of ['已经立案核查', '纪检机关已打开', '已受理', '未同意', '不需要回避'])
      expect(text).toContain(told);
    for (const kept of ['低保款', '某干部']) expect(text).not.toContain(kept);
    const seen = await look.window('phone');
    await ask(seen);
    await looksRight(seen, 'portal: accusation tracked');
    await seen.getByRole('button', { name: '大字版' }).click();
    await seen.getByText('已经立案核查').waitFor();
    await looksRight(seen, 'portal: accusation tracked, large type');
    const small = await look.window('phone');
    await enter(look, small, 'bao', '/console/accusations');
    await small.getByText(paper.number).waitFor();
    await looksRight(small, 'console: accusations on a phone');
  });
});
