import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { gatherJobs } from '#app/jobs.ts';
import { modules } from '#app/modules.ts';
import { buildApp } from '#app/server.ts';
import { startJobs } from '#platform/jobs.ts';
import { openTestHouse, type TestHouse } from './database.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages here live for seconds: compiling them for speed costs more than it gives.
  '--js-flags=--no-opt --min-semi-space-size=64',
  '--num-raster-threads=1',
];
const SYSTEM = [
  process.env.CHROMIUM,
  // The same engine without windows, menus and extensions around it: a fifth less work.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The system's browser if there is one, else the one an npm package ships. Never none: a test that cannot look fails. */
async function openBrowser(): Promise<Browser> {
  const system = SYSTEM.find((path) => path && existsSync(path));
  if (system) return chromium.launch({ executablePath: system, args: FLAGS, headless: true });
  const { default: shipped } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await shipped.executablePath(),
    args: [...shipped.args, ...FLAGS],
    headless: true,
  });
}

let opened: Promise<Browser> | null = null;
/**
 * One browser for all files of a worker: starting one costs more than many a page, and every window has its own cookies, storage and workers anyway. It
 * ends with the worker; one that has died is replaced.
 */
async function theBrowser(): Promise<Browser> {
  if (!(await opened?.catch(() => null))?.isConnected()) opened = openBrowser();
  return opened!;
}

export type Looking = {
  house: TestHouse;
  base: string;
  /** A new window with its own cookies; `phone` is 360 px wide, `desk` 1440 px. */
  window(size: 'phone' | 'desk', more?: { script?: boolean; lang?: string }): Promise<Page>;
  /** The server dies under whoever is talking to it, and another stands on the same database at the same address. */
  restart(): Promise<void>;
};

/** The product as people meet it: a real server with its jobs, and a real browser. `now` may stand still or run. */
export async function startLooking(at: string, of?: TestHouse): Promise<Looking> {
  const house = of ?? (await openTestHouse());
  house.setNow(at);
  let app = await buildApp(house, { liveUrl: house.url });
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  const runner = await startJobs(house.house, house.owner, gatherJobs(modules));
  const browser = await theBrowser();
  const contexts: BrowserContext[] = [];
  afterAll(async () => {
    for (const c of contexts) await c.close();
    await runner.stop();
    await app.close();
  });
  return {
    house,
    base,
    async restart() {
      app.server.closeAllConnections();
      await app.close();
      app = await buildApp(house, { liveUrl: house.url });
      await app.listen({ host: '127.0.0.1', port: Number(new URL(base).port) });
    },
    async window(size, more = {}) {
      const context = await browser.newContext({
        viewport: size === 'phone' ? { width: 360, height: 740 } : { width: 1440, height: 900 },
        locale: more.lang ?? 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        javaScriptEnabled: more.script ?? true,
        isMobile: size === 'phone',
        hasTouch: size === 'phone',
        // As for people who asked for less motion: what is clicked stands where it will stay.
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      return page;
    },
  };
}

/** What ends by itself has ended: a dialog half faded in has the colours of nothing. */
const STILL = `Promise.allSettled(document.getAnimations()
  .filter((a) => a.effect?.getComputedTiming().endTime !== Infinity).map((a) => a.finished))`;

/** Makes the window so wide, and waits until the page has taken note: what follows from a width comes a frame later. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  // An empty page of a phone is as wide as phones think pages are that do not say.
  await page.waitForFunction(`innerWidth === ${size.width} || location.href === 'about:blank'`);
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
}

/** Stands still, and nothing is wider than the screen. */
export async function fits(page: Page, what: string): Promise<void> {
  await page.evaluate(STILL);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow, `${what}: wider than the screen`).toBeLessThanOrEqual(1);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Style sheets are not fetched again (`preload`): no rule that is asked for here reads them. */
const FAULTS = `axe.run(document, { resultTypes: ['violations'], preload: false }).then((r) => r.violations
  .filter((v) => v.impact === 'serious' || v.impact === 'critical')
  .map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')))`;

/** No serious accessibility fault on the page once it stands still; and nothing wider than the screen. */
export async function looksRight(page: Page, what: string): Promise<void> {
  await fits(page, what);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  expect(await page.evaluate(FAULTS), what).toEqual([]);
}
