import type { Locator, Page } from 'playwright-core';
import type { Looking } from '../browser.ts';
import { sessionFor } from '../session.ts';
import { PASSWORD } from '../world.ts';

/* Steps that several journeys take, each as a person would take it: by what stands on the screen. */

export type Paper = { number: string; passphrase: string };

/** Files something in three pages on a phone and keeps the paper. */
export async function fileCase(
  look: Looking,
  page: Page,
  said: { body: string; way: string[]; name?: string; phone?: string },
  between: (page: Page, what: string) => Promise<void> = async () => {},
): Promise<Paper> {
  await page.goto(look.base);
  await between(page, 'portal home');
  await page.getByRole('link', { name: /我要说件事/ }).click();
  await page.getByLabel(/什么事/).fill(said.body);
  await page.getByRole('radio', { name: /反映问题/ }).check();
  await between(page, 'portal: what happened');
  await page.getByRole('button', { name: '下一步' }).click();
  for (const place of said.way)
    await page
      .getByRole('button', { name: new RegExp(`^${place}`) })
      .first()
      .click();
  if (said.name) await page.getByLabel('姓名', { exact: true }).fill(said.name);
  if (said.phone) await page.getByLabel(/^电话/).fill(said.phone);
  await between(page, 'portal: where and who');
  await page.getByRole('button', { name: '下一步' }).click();
  await between(page, 'portal: look it over');
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByRole('heading', { name: '记下了' }).waitFor();
  await page.waitForLoadState();
  await between(page, 'portal: receipt');
  const text = await page.locator('main').innerText();
  return {
    number: /[A-Z]{2}-\d{2,15}-\d{4}-\d{4,}-\d/.exec(text)![0],
    passphrase: /(\d{4})\s+(\d{4})(?!\d)/
      .exec(text.slice(text.indexOf('查询密码')))!
      .slice(1, 3)
      .join(''),
  };
}

/** Opens the case a paper belongs to, from the portal. */
export async function track(look: Looking, page: Page, paper: Paper): Promise<void> {
  await page.goto(`${look.base}/track`);
  await page.getByLabel(/编号/).fill(paper.number.toLowerCase().replaceAll('-', ' '));
  await page.getByLabel(/查询密码/).fill(paper.passphrase);
  await page.getByRole('main').getByRole('button').first().click();
  await page.waitForURL('**/case');
}

/** The app is on this phone: its service worker has the shell, and the page is begun by it. What stands on it after that is waited for as ever. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.reload();
}

/** Signs in at the console or the field app. */
export async function signIn(look: Looking, page: Page, surface: 'console' | 'field', login: string): Promise<void> {
  await page.goto(`${look.base}/${surface}/`);
  await page.getByLabel(/账号|登录名/).fill(login);
  await page.getByLabel('密码').first().fill(PASSWORD);
  const go = page.getByRole('button', { name: /登\s*录/ });
  await go.click();
  await go.waitFor({ state: 'hidden' });
}

/** At a page of the console as `login`, signed in without walking through the form again: the first journey does that. */
export async function enter(look: Looking, page: Page, login: string, path: string): Promise<void> {
  const { name, value } = await sessionFor(look.house.house, login);
  await page.context().addCookies([{ name, value, url: look.base }]);
  await page.goto(look.base + path);
}

/**
 * Chooses one of a console's select: opened, the option under the pointer, taken with the keyboard. A click on an option of a list that is still
 * unfolding may land beside it.
 */
export async function choose(page: Page, box: Locator, option: string | RegExp): Promise<void> {
  await box.click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().hover();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option }).waitFor();
  await box.press('Enter');
}
