import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/* What somebody needs who sees little, nothing, or works without a mouse: told of a page as it stands, without a wait. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In a page from its beginning: how many requests it still waits for. */
export const COUNTS_REQUESTS = `(() => {
  let waiting = 0;
  const { fetch } = window;
  window.requestsWaiting = () => waiting;
  window.fetch = (...asked) => {
    waiting += 1;
    return fetch(...asked).finally(() => { waiting -= 1; });
  };
})()`;
/** The next page has come, with its own heading, and nothing on it is still being read or still moves. Says what did not. */
const STILL = `(async () => {
  const next = () => new Promise(requestAnimationFrame);
  const comes = () => {
    const head = document.querySelector('h1');
    if (!head || head === window.headBefore) return 'no heading of its own';
    if (requestsWaiting() > 0) return 'still reads';
    return document.querySelector('.ant-skeleton') ? 'still empty' : null;
  };
  let calm = 0;
  for (let frame = 0; frame < 900 && calm < 3; frame += 1) {
    await next();
    calm = comes() === null ? calm + 1 : 0;
  }
  await Promise.allSettled(document.getAnimations()
    .filter((a) => a.effect?.getComputedTiming().endTime !== Infinity).map((a) => a.finished));
  const missing = comes();
  window.headBefore = document.querySelector('h1');
  return missing === null ? [] : [missing];
})()`;
export const standsStill = async (page: Page): Promise<string[]> => (await page.evaluate(STILL)) as string[];

/** Every rule of axe, best practices included. */
const runAxe = (within: string, only?: readonly string[]) => `(async () => {
  if (!window.axe) return null;
  const r = await axe.run(${within === 'document' ? within : JSON.stringify(within)}, {
    ${only ? `runOnly: ${JSON.stringify(only)},` : ''} resultTypes: ['violations'], preload: false, iframes: false });
  return {
    rules: [...r.passes, ...r.violations, ...r.incomplete].map((v) => v.id),
    faults: r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' | ')),
  };
})()`;

export type Seen = { rules: string[]; faults: string[] };
/** Which of axe's rules found something to look at, and what breaks one. */
export async function axeOn(page: Page, within = 'document', only?: readonly string[]): Promise<Seen> {
  const asked = runAxe(within, only);
  const seen = (await page.evaluate(asked)) as Seen | null;
  if (seen) return seen;
  await page.evaluate(axe);
  return (await page.evaluate(asked)) as Seen;
}

/** What scrolls at this width scrolls with the keys too. */
export const scrollsByKey = async (page: Page): Promise<string[]> =>
  (await axeOn(page, 'document', ['scrollable-region-focusable'])).faults;

/**
 * What cannot be read or reached at this width: text and controls beyond the edge of the screen or of what clips them. A table or a picture that
 * scrolls by itself is two-dimensional and may (WCAG 1.4.10); what stands out of sight for a reading voice stays there.
 */
const CUT = `(() => {
  const found = new Set();
  const wide = document.documentElement.clientWidth;
  const root = document.documentElement;
  if (root.scrollWidth > wide + 1) found.add('the page is ' + root.scrollWidth + ' px wide');
  const styles = new Map();
  const styleOf = (el) => styles.get(el) ?? (styles.set(el, getComputedStyle(el)), styles.get(el));
  const cutAt = (el, r) => {
    for (let a = el; a && a !== root && a !== document.body; a = a.parentElement) {
      const s = styleOf(a);
      if (s.display === 'inline') continue;
      if (s.overflowX === 'auto' || s.overflowX === 'scroll') return null;
      if (s.overflowX === 'hidden' || s.overflowX === 'clip') {
        const b = a.getBoundingClientRect();
        if (b.width <= 1 || b.height <= 1) return null;
        if (r.right > b.right + 1 || r.left < b.left - 1) return a.title || a.closest('[title]') ? null : 'clipped';
      }
    }
    return r.right > wide + 1 || (r.left < -1 && r.right > 0) ? 'beyond the screen' : null;
  };
  const isSeen = (el) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const note = (el, what, text) =>
    found.add(what + ': <' + el.tagName.toLowerCase() + ' class="' + String(el.className.baseVal ?? el.className).slice(0, 60) + '"> ' + text.trim().slice(0, 40));
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (words.nextNode()) {
    const node = words.currentNode;
    const el = node.parentElement;
    if (!node.data.trim() || /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TEXT|TITLE)$/i.test(el.tagName) || !isSeen(el)) continue;
    range.selectNodeContents(node);
    const r = range.getBoundingClientRect();
    const cut = r.width > 1 && cutAt(el, r);
    if (cut) note(el, cut, node.data);
  }
  for (const el of document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=combobox], [role=switch]')) {
    const r = el.getBoundingClientRect();
    const cut = r.width > 1 && r.height > 1 && isSeen(el) && cutAt(el.parentElement, r);
    if (cut) note(el, cut + ' control', el.getAttribute('aria-label') || el.textContent || el.name || '');
  }
  return [...found];
})()`;
export const cutOff = async (page: Page): Promise<string[]> => (await page.evaluate(CUT)) as string[];

const CONTROLS =
  /^\s*- (?:button|link|textbox|searchbox|combobox|checkbox|radio|switch|tab|menuitem|option|slider|spinbutton|listbox|dialog|img|iframe)(?! ?")(?:\s*\[[^\]]*\])*(?=:|$)/;
/** Controls, pictures and dialogs that a reading voice can only call by what they are. */
export async function nameless(page: Page, within = 'body'): Promise<string[]> {
  const tree = await page.locator(within).first().ariaSnapshot();
  return tree.split('\n').filter((line) => CONTROLS.test(line));
}

export type Focus = { name: string; role: string; faults: string[] };
/** Where the keyboard is: what it is called, and whether somebody who looks can see that it is there. */
const FOCUS = `(() => {
  const el = document.activeElement;
  const name = (el.getAttribute('aria-label') || el.labels?.[0]?.textContent || el.textContent || '').trim();
  const faults = [];
  const marked = [el, el.parentElement, el.parentElement?.parentElement, el.parentElement?.parentElement?.parentElement]
    .filter(Boolean)
    .some((a) => {
      const s = getComputedStyle(a);
      return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
    });
  if (!marked) faults.push('nothing marks it');
  const [r] = el.getClientRects();
  if (!r) faults.push('it is nowhere');
  else {
    const x = Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 1);
    const y = r.top + Math.min(r.height / 2, 20);
    if (y < 0 || y > innerHeight) faults.push('it is out of sight');
    else {
      const top = document.elementFromPoint(x, y);
      if (!top || !(el.contains(top) || top.contains(el) || el.closest('label')?.contains(top) || el.parentElement.contains(top)))
        faults.push('something lies over it');
    }
  }
  return { name, role: el.getAttribute('role') ?? el.tagName.toLowerCase(), faults };
})()`;
export const focusOf = async (page: Page): Promise<Focus> => (await page.evaluate(FOCUS)) as Focus;
