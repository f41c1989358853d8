import type { Page } from 'playwright-core';
import { axeOn, nameless } from './sight.ts';

/*
 * What a page of the console shows only when asked: its tabs, and the drawers, dialogs, menus and bubbles that its buttons open. Every button is
 * pressed; what would write finds the way shut, so that nobody has to say which may be.
 */

/** In a page from its beginning, before what counts requests: nothing that would write leaves it, and no window of the system opens. */
export const NEVER_WRITES = `(() => {
  const { fetch } = window;
  const headers = { 'content-type': 'application/problem+json' };
  const shut = () => new Response(JSON.stringify({ code: 'notNow', says: ['现在不行', 'Not now'] }), { status: 409, headers });
  window.fetch = (asked, how) => (/^(get|head)?$/i.test(how?.method ?? '') ? fetch(asked, how) : Promise.resolve(shut()));
  window.print = () => {};
  window.open = () => null;
  addEventListener('click', (e) => { if (e.target.type === 'file' || e.target.download !== undefined) e.preventDefault(); }, true);
})()`;

/** Said once to each page: how its layers and buttons are told, how long to wait, what is pressed and closed. `window.stack` holds what lies open. */
const TOOLS = `(() => {
  const LAYERS = '.ant-modal-wrap, .ant-drawer-content-wrapper, .ant-popover, .ant-dropdown';
  const PRESSED = 'button, [role=button], [role=tab], .ant-segmented-item';
  const TABS = '[role=tab], .ant-segmented-item';
  const OTHERS = '.ant-select, .ant-picker, .ant-pagination, .ant-modal-close, .ant-drawer-close, [type=submit], [aria-selected=true], .ant-segmented-item-selected';
  const next = () => new Promise(requestAnimationFrame);
  const isSeen = (el) => el.checkVisibility({ visibilityProperty: true });
  const layers = () => [...document.querySelectorAll(LAYERS)].filter(isSeen);
  const nameOf = (el) => (el.getAttribute('aria-label') || el.textContent || '').replace(/\\s+/g, '').replace(/[\\d/:：.,，-]+/g, '#').slice(0, 40);
  const top = () => window.stack.at(-1)?.layer ?? document.querySelector('#content');
  // Of what repeats, line by line, the first two.
  const isFirst = (el) => {
    const line = el.closest('tr, li, dd, .ant-list-item');
    return !line || [...line.parentElement.children].indexOf(line) < 2;
  };
  const buttons = () => [...(top()?.querySelectorAll(PRESSED) ?? [])]
    .filter((el) => isSeen(el) && !el.disabled && el.ariaDisabled !== 'true' && !el.closest(OTHERS) && isFirst(el));
  window.stack = [];
  window.settled = async (frames) => {
    for (let calm = 0, frame = 0; frame < 300 && calm < frames; frame += 1) {
      await next();
      calm = requestsWaiting() > 0 || document.querySelector('.ant-skeleton') ? 0 : calm + 1;
    }
  };
  window.namesHere = () => {
    const names = new Map();
    for (const el of buttons()) if (nameOf(el) && !names.has(nameOf(el))) names.set(nameOf(el), el.matches(TABS) ? 'tab' : 'button');
    return [...names];
  };
  window.press = async (name) => {
    const before = layers();
    const at = location.pathname;
    const el = buttons().find((b) => nameOf(b) === name);
    if (!el) return { came: 'gone' };
    el.focus();
    const from = document.activeElement;
    el.click();
    await next();
    await next();
    if (requestsWaiting() > 0) await settled(2);
    if (location.pathname !== at) return { came: 'went' };
    const came = () => layers().find((l) => !before.includes(l));
    if (came()) await settled(2);
    const layer = came();
    if (!layer) return { came: 'nothing' };
    window.stack.push({ layer, from });
    const words = [...layer.querySelectorAll('.ant-modal-title, .ant-drawer-title, .ant-modal-confirm-title, h2, h3, label, dt, th, [role=menuitem], button')];
    return { came: 'layer', shape: words.map(nameOf).join('|').slice(0, 600) };
  };
  // Marked when it is looked at: what is still being read may be drawn anew.
  window.isThere = () => {
    const last = window.stack.at(-1);
    if (!last.layer.isConnected) last.layer = layers().at(-1) ?? last.layer;
    last.layer.setAttribute('data-depth', String(window.stack.length));
    return last.layer.isConnected;
  };
  window.unfolded = () => [...document.querySelectorAll('.ant-picker-dropdown, .ant-select-dropdown')].some(isSeen);
  window.closedAgain = async () => {
    const { layer, from } = window.stack.pop();
    const isOpen = () => layer.isConnected && isSeen(layer);
    for (let frame = 0; frame < 30 && isOpen(); frame += 1) await next();
    if (isOpen()) {
      layer.querySelector('.ant-modal-close, .ant-drawer-close')?.click();
      return 'Escape does not close it';
    }
    for (let frame = 0; frame < 5 && document.activeElement !== from; frame += 1) await next();
    const at = document.activeElement;
    if (from.isConnected ? at === from : at !== document.body) return null;
    return 'the focus is not given back but at <' + at.tagName.toLowerCase() + ' class="' + at.className + '">';
  };
})()`;
type Pressed = { came: 'gone' | 'went' | 'nothing' } | { came: 'layer'; shape: string };
type Named = [name: string, kind: 'tab' | 'button'];

/** A name that showed nothing new, on whatever page, is not pressed again. */
const ENOUGH = 1;
const DEEPEST = 2;

export type Behind = {
  /** Looks behind every button and tab of the page as it stands; tells the faults. */
  look(page: Page, where: string): Promise<void>;
  readonly seen: { tabs: number; layers: number; pressed: number };
};

/** Remembers over all pages what was seen: each kind of dialog is looked at once. */
export function lookBehind(tell: (where: string, faults: readonly string[]) => void): Behind {
  const shapes = new Set<string>();
  const stale = new Map<string, number>();
  const seen = { tabs: 0, layers: 0, pressed: 0 };

  async function looked(page: Page, where: string, within: string) {
    tell(where, (await axeOn(page, within)).faults);
    tell(where, await nameless(page, within));
  }
  async function pressed(page: Page, where: string, [name, kind]: Named, depth: number): Promise<Pressed['came']> {
    const what = (await page.evaluate(`press(${JSON.stringify(name)})`)) as Pressed;
    seen.pressed += 1;
    const shape = what.came === 'layer' ? what.shape : kind === 'tab' && what.came === 'nothing' ? `tab ${name}` : '';
    const isNew = shape !== '' && !shapes.has(shape);
    stale.set(name, isNew ? 0 : (stale.get(name) ?? 0) + 1);
    shapes.add(shape);
    if (what.came === 'layer') {
      if (isNew && (await page.evaluate('isThere()'))) {
        seen.layers += 1;
        await looked(page, where, `[data-depth="${depth + 1}"]`);
        if (depth + 1 < DEEPEST) await walk(page, where, depth + 1);
      }
      // A calendar that unfolded where the dialog put the focus is the first to go.
      if (await page.evaluate('unfolded()')) await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      const fault = (await page.evaluate('closedAgain()')) as string | null;
      if (fault) tell(where, [fault]);
    } else if (isNew) {
      seen.tabs += 1;
      await page.evaluate('settled(3)');
      await looked(page, where, '#content');
    }
    return what.came;
  }
  async function walk(page: Page, where: string, depth: number): Promise<void> {
    const done = new Set<string>();
    const more = async () =>
      ((await page.evaluate('namesHere()')) as Named[]).filter(
        ([name]) => !done.has(name) && (stale.get(name) ?? 0) < ENOUGH,
      );
    for (let names = await more(); names.length > 0; names = await more())
      for (const named of names) {
        done.add(named[0]);
        const came = await pressed(page, `${where} → ${named[0]}`, named, depth);
        if (came !== 'went') continue;
        await page.evaluate('history.back()');
        await page.evaluate('settled(5)');
        if (depth > 0) return;
      }
  }
  return {
    seen,
    async look(page, where) {
      await page.evaluate(TOOLS);
      await walk(page, where, 0);
    },
  };
}
