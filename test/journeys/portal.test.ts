import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { publishStatistics } from '#modules/publication/statistics.actions.ts';
import { systemCtx } from '#platform/context.ts';
import { looksRight, startLooking } from '../browser.ts';
import { fileCase, type Paper, track } from './steps.ts';

/* Every page of the portal, reached as people reach it: from link to link, beginning at the home page and at one's own case. */

const said = {
  body: '村口的垃圾堆了一个月,没人清。',
  way: ['清水河县', '北堡乡', '老熊沟'],
  name: '赵满仓',
  phone: '199 0000 1001',
};
/** Made for machines or other surfaces, or no page: looked at elsewhere. */
const NO_PAGE = /^\/(?:api|console|field|assets|open311|set)(?:\/|$|\?)|\.(?:csv|json|ics)$|\/files\//;
/** What a template without its value leaves behind. */
const BROKEN = /\bundefined\b|\bNaN\b|\[object |\{[a-zA-Z]+\}/;

const asPattern = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
const own = (path: string) => path === '/case' || path.startsWith('/case/');

describe('the portal, page by page', async () => {
  const look = await startLooking('2026-03-03T02:00:00Z');
  let paper: Paper;
  let found: string[] = [];

  const pathOf = (href: string) => href.split('#')[0] ?? '';
  const linksOn = async (page: Page) =>
    (
      await page.evaluate<string[]>(`[...document.querySelectorAll('a[href^="/"]')].map((a) => a.getAttribute('href'))`)
    ).map(pathOf);

  beforeAll(async () => {
    const page = await look.window('phone');
    paper = await fileCase(look, page, said);
    await track(look, page, paper);
    await page.goto(`${look.base}/case/public`);
    await page.getByRole('button', { name: '就这样公开' }).click();
    await page.waitForURL('**/case?**');
    // The month ends, so that there are figures to look at.
    look.house.setNow('2026-04-01T01:00:00Z');
    await publishStatistics(systemCtx(look.house.house, 'test'));
  });

  test('no link leads nowhere', async () => {
    const stranger = await look.window('phone');
    const owner = await look.window('phone');
    await track(look, owner, paper);
    const dead: string[] = [];
    const crawl = async (page: Page, from: string) => {
      const seen = new Set([from]);
      for (const path of seen) {
        const answer = await page.request.get(look.base + path, { maxRedirects: 0 });
        if (answer.status() >= 400) dead.push(`${path}: ${answer.status()}`);
        const onward = answer.headers().location;
        if (onward?.startsWith('/')) seen.add(pathOf(onward));
        if (NO_PAGE.test(path) || answer.status() !== 200) continue;
        await page.goto(look.base + path);
        for (const next of await linksOn(page)) seen.add(next);
      }
      return [...seen];
    };
    found = [...new Set([...(await crawl(stranger, '/')), ...(await crawl(owner, '/case'))])].filter(
      (path) => !NO_PAGE.test(path),
    );
    expect(dead).toEqual([]);
  });

  test('every public page of the route table can be reached by links, and each of one’s own that is open now', () => {
    const pages = [...modules, portal].flatMap((m) => m.pages.filter((p) => p.method === 'GET').map((p) => p.path));
    const reached = (path: string) => found.some((f) => asPattern(path).test(f.split('?')[0] ?? ''));
    const steps = /^\/(?:report|order|accuse)\/(?:what|where|check|write)$/;
    const unreached = pages.filter((p) => !own(p) && !steps.test(p) && !NO_PAGE.test(p) && !reached(p));
    expect(unreached).toEqual([]);
    for (const path of ['/case/escalate', '/case/supplement', '/case/withdraw', '/case/clock/:clockId'])
      expect(reached(path), path).toBe(true);
  });

  test.each([
    ['as it comes, 360 px', [], 360],
    ['in large print at 400 % of a small window', ['elder:1'], 320],
    ['in English', ['lang:en'], 360],
  ] as const)('looks right %s', async (what, choices, width) => {
    const page = await look.window('phone');
    await page.setViewportSize({ width, height: 740 });
    await track(look, page, paper);
    for (const to of choices) await page.goto(`${look.base}/set?to=${to}&back=/`);
    for (const path of found) {
      await page.goto(look.base + path);
      await looksRight(page, `${path}, ${what}`);
      const text = await page.locator('body').innerText();
      expect(BROKEN.exec(text)?.[0], `${path}, ${what}`).toBeUndefined();
      if (what === 'in English') {
        const names = await page.locator('h2, legend, label:not(.choice)').allInnerTexts();
        expect(
          names.filter((n) => /\p{Script=Han}/u.test(n)),
          `${path}, ${what}`,
        ).toEqual([]);
      }
    }
  });
});
