import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter, type Paper, signIn, track } from './steps.ts';

/* A well that needs two departments: the township whistles, both come, each does its part, and only then is the case answered. */

describe('one matter, two departments', async () => {
  const look = await startLooking('2026-03-03T02:00:00Z');
  const cast = await castAtWork(look.house);
  let paper: Paper & { id: string };
  let zhao: Page;
  let hao: Page;
  let ren: Page;
  let path = '';

  beforeAll(async () => {
    paper = await cast.file({ body: '村东机井坏了,井边的路也塌了,水泵车进不来。' });
    await cast.send('liu', paper.id, 'beibao');
    await cast.act('zhao', 'sign', paper.id);
    [zhao, hao, ren] = [await look.window('desk'), await look.window('desk'), await look.window('phone')];
    await enter(look, zhao, 'zhao', '/console/');
    await enter(look, hao, 'hao', '/console/');
    await enter(look, ren, 'ren', '/console/');
  });

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const dialog = (page: Page) => page.getByRole('dialog');
  /** Presses a button of the page, fills in its dialogue and sends it with the button of the same name. */
  async function act(page: Page, name: string, fields: Record<string, string>, pick?: string): Promise<void> {
    await button(page, name).first().click();
    const form = dialog(page);
    if (pick) {
      await form.getByRole('combobox').click();
      await page.locator('.ant-select-item-option', { hasText: pick }).click();
    }
    for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
    await button(form as unknown as Page, name).click();
    await form.waitFor({ state: 'hidden' });
  }
  const open = (page: Page) => page.goto(look.base + path);

  test('the township whistles for both from the page of the case', async () => {
    await zhao.goto(`${look.base}/console/cases/${paper.id}`);
    await button(zhao, '吹哨').click();
    const form = dialog(zhao);
    await form.getByLabel('什么事、要来做什么').fill('机井和路一起看,当场定谁办什么。');
    const units = form.getByLabel('叫哪些单位');
    for (const name of ['县水利局', '县交通局']) {
      await units.fill(name);
      await zhao.locator('.ant-select-item-option', { hasText: name }).first().click();
    }
    await form.getByLabel('什么事、要来做什么').click();
    await form.getByLabel('办完的期限').fill('2026-12-31');
    await button(form as unknown as Page, '吹哨').click();
    await zhao.waitForURL('**/console/whistles/*');
    path = new URL(zhao.url()).pathname;
    await zhao.getByText('等报到').first().waitFor();
    await looksRight(zhao, 'a whistle');
  });

  test('both report in, one of them on a phone, without seeing whose case it is', async () => {
    await hao.goto(`${look.base}/console/whistles`);
    await hao.getByRole('link', { name: /机井和路/ }).click();
    await hao.getByText('等报到').first().waitFor();
    await act(hao, '报到', { '谁来、怎么联系': '郝工,半小时到' });
    await hao.getByText('已报到').first().waitFor();
    expect(await hao.innerText('main')).not.toContain('赵大爷');

    const field = await look.window('phone');
    await signIn(look, field, 'field', 'ren');
    await field.getByRole('link', { name: /机井和路/ }).click();
    await button(field, '报到').waitFor();
    await looksRight(field, 'field: a whistle');
    await button(field, '报到').click();
    await field.getByLabel('谁来').fill('任科长');
    await looksRight(field, 'field: report in');
    await button(field, '报到').click();
    await field.getByText(/县交通局 · 已报到/).waitFor();
    expect(await field.innerText('body')).not.toContain('赵大爷');
    await open(ren);
    await ren.getByText('已报到').first().waitFor();
    await looksRight(ren, 'a whistle on a phone');
  });

  test('a task each; the case is not answered before both are done and accepted', async () => {
    await open(zhao);
    await act(zhao, '商定一项任务', { 办什么: '换水泵' }, '县水利局');
    await act(zhao, '商定一项任务', { 办什么: '修进村路' }, '县交通局');
    await expect(cast.act('zhao', 'reply', paper.id)).rejects.toMatchObject({ code: 'heldOpen' });
    for (const page of [hao, ren]) {
      await open(page);
      await act(page, '办完了', { 结果: '已经办好,请验收。' });
    }
    await open(zhao);
    for (const accepted of [0, 1]) {
      await button(zhao, '验收').first().click();
      await zhao.getByText('已验收').nth(accepted).waitFor();
    }
    await act(zhao, '结束', { 结果: '水泵换好,路也通了。' });
    await zhao.getByText('互相评价').waitFor();
    expect((await cast.act('zhao', 'reply', paper.id)).status).toBe('replied');
  });

  test('both sides say how it went, as units, and read each other’s word only when both have', async () => {
    await button(zhao, '评价 县水利局').click();
    await dialog(zhao).locator('.ant-rate-star').nth(4).click();
    await button(dialog(zhao) as unknown as Page, '评价').click();
    await zhao.getByText('★★★★★').waitFor();
    await open(hao);
    await hao.getByText('对方还没评，先不显示。').waitFor();
    await button(hao, '评价 北堡乡政府').click();
    await dialog(hao).locator('.ant-rate-star').nth(3).click();
    await button(dialog(hao) as unknown as Page, '评价').click();
    await hao.getByText('★★★★★').waitFor();
    await looksRight(hao, 'mutual ratings');
  });

  test('the person reads who was called and who came', async () => {
    const phone = await look.window('phone');
    await track(look, phone, paper);
    const text = await phone.innerText('main');
    for (const told of ['叫了哪些单位来', '县交通局', '已经一起办完', '县水利局已报到']) expect(text).toContain(told);
    await looksRight(phone, 'own case with a whistle');
  });
});
