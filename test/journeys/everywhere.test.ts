import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { startApi } from '../api.ts';
import { lookBehind, NEVER_WRITES } from '../behind.ts';
import { resize, startLooking } from '../browser.ts';
import { openDemoHouse } from '../demo.ts';
import { addressOf, deskOf, EMPTY, hashesFor } from '../everywhere.ts';
import { axeOn, COUNTS_REQUESTS, cutOff, focusOf, nameless, scrollsByKey, standsStill } from '../sight.ts';
import { enter } from './steps.ts';

/*
 * Every page of the console and of the phone, for whoever sees little, nothing, or works without a mouse: axe finds nothing, every control has a name, and
 * at 320 px (1280 px at 400 %, WCAG 1.4.10) nothing is cut off. The portal's pages are looked at in portal.test.ts.
 */

/** Written for browsers: what a server's code is checked against knows nothing of its kind. */
const ROUTER = '#app/console/router.tsx';
type Tree = { router: { routesByPath: Readonly<Record<string, unknown>> } };
const NOW = '2026-11-24T10:00:00+08:00';
const WIDE = { width: 1280, height: 1024 };
/** 1280 × 1024 at 400 %. */
const NARROW = { width: 320, height: 256 };
const PHONES = ['liu', 'chen', 'wang', 'li', 'mo', 'zhao', 'tian', 'nie'];
/** Where dialogs, drawers with dialogs in them, calendars, tabs and menus are: each kind once, not each form. */
const BEHIND = ['/cases/$id', '/rights', '/consultations', '/duties'];
const PER_PAGE = 2;
const MOST_STOPS = 60;

describe('every page', async () => {
  const look = await startLooking(NOW, await openDemoHouse(NOW));
  const api = await startApi(look.house);
  const rules = new Set<string>();
  const seen = { console: 0, phone: 0 };
  const faults: string[] = [];
  const found = (where: string, what: readonly string[]) => faults.push(...what.map((f) => `${where}: ${f}`));
  const tell = (what: string) => process.stdout.write(`${what}; ${rules.size} rules of axe, ${faults.length} faults\n`);

  async function looked(page: Page, where: string, within?: string) {
    const { rules: asked, faults: broken } = await axeOn(page, within);
    for (const rule of asked) rules.add(rule);
    found(where, broken);
    found(where, await nameless(page));
  }
  async function opened(
    size: 'phone' | 'desk',
    login: string,
    path: string,
    more: { readsOnly?: boolean } = {},
  ): Promise<Page> {
    const page = await look.window(size);
    await page.clock.setFixedTime(NOW);
    await page.addInitScript(COUNTS_REQUESTS);
    if (more.readsOnly) await page.addInitScript(NEVER_WRITES);
    await resize(page, size === 'phone' ? { width: NARROW.width, height: 640 } : WIDE);
    await enter(look, page, login, path);
    return page;
  }

  /** What the demonstration has none of. */
  beforeAll(async () => {
    const made = async (login: string, path: string, body: object) => {
      const answer = await api.as(login).post(path, { body });
      expect(answer.status, answer.text).toBe(200);
    };
    const { rows } = await look.house.owner.query("select id from staff_account where username = 'liu'");
    const of = { contact: '刘工 0471-0000103', area: '150124' };
    await made('chen', '/api/handovers', { toId: rows[0].id, reason: '调到乡里' });
    await made('admin', '/api/open311/clients', { name: '随手拍', ...of });
    const told = { url: 'https://platform.example/events', events: ['registered'] };
    await made('admin', '/api/subscribers', { name: '市平台', ...of, ...told });
    await made('sun', '/api/exports', { list: 'cases', format: 'csv', purpose: 'meeting', columns: ['number'] });
  });

  test('of the phone, at 320 px, reached from link to link', { timeout: 180_000 }, async () => {
    const app = readFileSync(join(import.meta.dirname, '../../src/app/field/App.tsx'), 'utf8');
    const named = new Set([...app.matchAll(/page === '(\w+)'/g)].map(([, page = '']) => page));
    const reached = new Map<string, number>();
    for (const login of PHONES) {
      const page = await opened('phone', login, '/field/');
      const hashes = new Set(await hashesFor(look.house.owner, login));
      for (const hash of hashes) {
        const shape = hash.replace(/\?.*/, '').replace(/\/[^/]*\d[^/]*/g, '/:');
        const times = reached.get(shape) ?? 0;
        if (times >= PER_PAGE) continue;
        reached.set(shape, times + 1);
        const where = `${shape} (${login})`;
        await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
        found(where, await standsStill(page));
        await looked(page, where);
        found(where, await cutOff(page));
        for (const href of await page.locator('a[href^="#/"]').all())
          hashes.add((await href.getAttribute('href')) ?? '');
        seen.phone += 1;
      }
      await page.context().close();
    }
    const got = new Set([...reached.keys()].map((shape) => shape.split('/')[1]));
    expect([...named].filter((page) => !got.has(page))).toEqual([]);
    tell(`phone: ${seen.phone} pages of ${reached.size} kinds`);
    expect(faults).toEqual([]);
  });

  test('of the console, out of its route tree, wide and at 400 %', { timeout: 400_000 }, async () => {
    const { router } = (await import(ROUTER)) as Tree;
    const routes = Object.keys(router.routesByPath).filter((path) => path !== '/');
    const desks = new Map<string, string[]>();
    for (const route of routes) desks.set(deskOf(route), [...(desks.get(deskOf(route)) ?? []), route]);
    for (const [login, own] of desks) {
      const page = await opened('desk', login, '/console/me');
      for (const route of own) {
        const where = `${route} (${login})`;
        const address = await addressOf(look.house.owner, route);
        await page.evaluate(`history.pushState({}, '', '/console${address}')`);
        found(where, await standsStill(page));
        const said = await page.locator('#content').locator('.ant-alert-error, .nothing').allInnerTexts();
        if (!(route in EMPTY)) found(where, said);
        // The frame around it is the same for all.
        await looked(page, where, route === own[0] || route === '/wall' ? 'document' : '#content');
        await resize(page, NARROW);
        found(where, await cutOff(page));
        found(where, await scrollsByKey(page));
        await resize(page, WIDE);
        seen.console += 1;
      }
      await page.context().close();
    }
    tell(`console: ${seen.console} pages`);
    expect(faults).toEqual([]);
  });

  test('what is behind the buttons of pages of every kind: nothing to find, Escape closes it, the focus comes back', {
    timeout: 400_000,
  }, async () => {
    const behind = lookBehind(found);
    for (const [login, own] of Map.groupBy(BEHIND, deskOf)) {
      const page = await opened('desk', login, '/console/me', { readsOnly: true });
      await standsStill(page);
      for (const route of own) {
        const where = `${route} (${login})`;
        const address = await addressOf(look.house.owner, route);
        await page.evaluate(`history.pushState({}, '', '/console${address}')`);
        found(where, await standsStill(page));
        await behind.look(page, where);
      }
      await page.context().close();
    }
    const { tabs, layers, pressed } = behind.seen;
    tell(`behind ${pressed} buttons ${tabs} tabs and ${layers} dialogs, drawers, menus`);
    expect(faults).toEqual([]);
    expect(layers).toBeGreaterThan(10);
  });

  test('single letters are each person’s to turn off; then they do nothing, and typing is as before', async () => {
    const page = await opened('desk', 'zhao', '/console/cases?queue=all');
    const at = async () => page.locator('.case-row.is-current').getAttribute('id');
    await page.locator('.case-row.is-current').waitFor();
    const first = await at();
    await page.keyboard.press('j');
    await page.locator(`.case-row.is-current:not(#${first})`).waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    await help.getByRole('checkbox', { name: '使用单个按键的快捷键' }).uncheck();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    const moved = await at();
    for (const key of ['k', 'j', '/', '?', 's', 'd', 'e', 'n', 'g', 'Enter']) await page.keyboard.press(key);
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(await at(), 'nothing moved').toBe(moved);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/console/cases');
    const search = page.getByPlaceholder(/搜/).first();
    await search.click();
    await page.keyboard.type('jk/?');
    expect(await search.inputValue()).toBe('jk/?');
    // Kept for the next visit, for this person only; turned on again where one's account is.
    await page.goto(`${look.base}/console/me`);
    const own = page.getByRole('checkbox', { name: '使用单个按键的快捷键' });
    expect(await own.isChecked()).toBe(false);
    await page.keyboard.press('l');
    expect(new URL(page.url()).pathname).toBe('/console/me');
    await own.check();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('l');
    await page.waitForURL('**/console/cases');
    await own.waitFor({ state: 'hidden' });
  });

  test('whose second factor was taken off reads by whom on the first page, on both surfaces, and puts it away', async () => {
    const security = api.as('security');
    const [li] = (await security.get('/api/accounts?text=li')).body.accounts.filter(
      (a: { login: string }) => a.login === 'li',
    );
    expect((await security.post(`/api/accounts/${li.id}/totp/reset`)).status).toBe(200);
    const { name } = (await security.get('/api/me')).body.account;
    const told = new RegExp(`${name}取消了您的动态口令`);
    const phone = await opened('phone', 'li', '/field/');
    await phone.getByText(told).waitFor();
    const page = await opened('desk', 'li', '/console/desk');
    const notice = page.getByRole('alert').filter({ hasText: told });
    await notice.waitFor();
    await looked(page, 'a reset', '#content');
    await notice.getByRole('button', { name: '知道了' }).click();
    await notice.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await notice.count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('a case is found, opened and answered without a mouse; where the keyboard is can always be seen', async () => {
    const cast = await castAtWork(look.house);
    const { id } = await cast.file({ body: '村东头的机井坏了三天，葵花浇不上水。' });
    await cast.send('liu', id, 'qingshuiheWater');
    await cast.act('hao', 'sign', id);
    const page = await opened('desk', 'hao', '/console/cases?queue=all');
    await page.locator(`a[href*="${id}"]`).first().waitFor();
    const unseen: string[] = [];
    /** From stop to stop until it is there; past the menu by the link that stands before everything. */
    const tabTo = async (name: RegExp) => {
      for (let stops = 0; stops < MOST_STOPS; stops += 1) {
        await page.keyboard.press('Tab');
        const at = await focusOf(page);
        unseen.push(...at.faults.map((fault) => `${at.role} ${at.name.slice(0, 30)}: ${fault}`));
        if (name.test(at.name)) return at;
        if (stops === 0 && /^跳到/.test(at.name)) await page.keyboard.press('Enter');
      }
      throw new Error(`not reached in ${MOST_STOPS} stops: ${name}`);
    };
    await tabTo(/^村东头的机井/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${id}**`);
    await page.getByRole('button', { name: '答复', exact: true }).waitFor();
    await tabTo(/^答复$/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').first().waitFor();
    await dialog.locator(':focus').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect((await focusOf(page)).name, 'the dialog gives the focus back').toBe('答复');
    await page.keyboard.press('Enter');
    await dialog.locator('textarea').first().waitFor();
    await dialog.locator('textarea:focus').waitFor();
    await page.keyboard.type('换了新水泵，十一点恢复出水，当场试过。');
    await tabTo(/已解决/);
    await page.keyboard.press('Space');
    await tabTo(/^答\s*复$/);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('待确认').first().waitFor();
    expect([...new Set(unseen)]).toEqual([]);
  });
});
