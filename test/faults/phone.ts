import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Looking } from '../browser.ts';
import { installed, signIn } from '../journeys/steps.ts';

export const NOW = '2026-03-03T10:00:00+08:00';
export const VILLAGE = '150124201213';
export const report = (what: string, found: ReadonlyMap<string, number>) =>
  console.log(`faults: ${what}: ${found.size} records, ${[...found.values()].filter((n) => n > 1).length} twice`);
export const each = (prefix: string, n: number) =>
  new Map(Array.from({ length: n }, (_, i) => [`${prefix}${String(i).padStart(3, '0')}`, 1]));
export const photo = (shade: number) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: shade % 256, g: 90, b: 120 } } })
    .jpeg()
    .toBuffer();

/** A phone with the app on it and somebody signed in: the service worker has the shell. */
export async function phoneOf(look: Looking, login: string): Promise<Page> {
  const page = await look.window('phone');
  await page.clock.setFixedTime(NOW);
  await signIn(look, page, 'field', login);
  await page.getByRole('heading', { name: '今天', exact: true }).waitFor();
  await installed(page);
  await page.getByRole('heading', { name: '今天', exact: true }).waitFor();
  return page;
}

export const offline = (page: Page, is: boolean) => page.context().setOffline(is);

/** Out of the pocket: the app tries at once, however long the pause it had begun. */
export const takenOut = (page: Page) => page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);

/** Writes a note down to the button that finishes it. */
export async function write(look: Looking, page: Page, text: string): Promise<void> {
  await page.goto(`${look.base}/field/#/note`);
  await page.getByLabel('什么情况').fill(text);
}
/** What was typed last is on the phone's disk: before that no tab can be killed without losing a letter. */
export const draftKept = (page: Page) =>
  page.waitForFunction(`new Promise((done) => {
    const opening = indexedDB.open('baodao-field');
    opening.onsuccess = () => {
      const counting = opening.result.transaction('drafts').objectStore('drafts').count();
      counting.onsuccess = () => { opening.result.close(); done(counting.result > 0); };
    };
  })`);
/** How much is kept on this phone, in all its stores. */
export const storedOn = (page: Page) =>
  page.evaluate(`new Promise((done, no) => {
    const opening = indexedDB.open('baodao-field');
    opening.onerror = no;
    opening.onsuccess = async () => {
      const db = opening.result;
      let n = 0;
      for (const name of db.objectStoreNames)
        n += await new Promise((ok) => { const c = db.transaction(name).objectStore(name).count(); c.onsuccess = () => ok(c.result); });
      db.close();
      done(n);
    };
  })`);
/** The same person, on another phone, lets go of this one. */
export async function letGo(page: Page, other: Page): Promise<void> {
  const id = await page.evaluate(`new Promise((done) => {
    const opening = indexedDB.open('baodao-field');
    opening.onsuccess = () => {
      const all = opening.result.transaction('vaults').objectStore('vaults').getAll();
      all.onsuccess = () => { opening.result.close(); done(all.result[0].phoneId); };
    };
  })`);
  const status = await other.evaluate(`fetch('/api/phones/${String(id)}/let-go', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: '{"reason":"手机丢了"}',
  }).then((answer) => answer.status)`);
  expect(status).toBe(200);
}
export const finish = (page: Page) => page.getByRole('button', { name: '交上去' }).click();
export async function note(look: Looking, page: Page, text: string): Promise<void> {
  await write(look, page, text);
  await finish(page);
  await page.getByRole('heading', { name: '记下了' }).waitFor();
  await page.getByRole('button', { name: '再记一条' }).click();
}
export const allSent = (page: Page) => page.getByText('已全部上传').waitFor({ timeout: 200_000 });

/** How often each of these texts is a case on the server. */
export async function counts(look: Looking, prefix: string): Promise<Map<string, number>> {
  const rows = await look.house.house.db
    .selectFrom('cases')
    .select('body')
    .where('body', 'like', `${prefix}%`)
    .execute();
  const found = new Map<string, number>();
  for (const { body } of rows) {
    const key = body.split(' ')[0] ?? body;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

/* As different as what people report: five hundred of one sentence would be a hot spot, not a week's work. */
const things = [
  '路灯',
  '井盖',
  '护栏',
  '水渠',
  '电线',
  '垃圾池',
  '健身器材',
  '围墙',
  '桥面',
  '指示牌',
  '消火栓',
  '排水沟',
  '涵洞',
];
const troubles = [
  '不亮了',
  '缺了一块',
  '断了两根',
  '塌了一段',
  '垂下来了',
  '满了没人清',
  '螺丝松了',
  '裂了缝',
  '坑坑洼洼',
  '被风刮倒了',
  '漏水',
];

/** Opens the phone's store, and seals as the app does: with the phone's own key. */
const OPEN_AND_SEAL = `const opening = indexedDB.open('baodao-field');
    const db = await new Promise((ok) => { opening.onsuccess = () => ok(opening.result); });
    const done = (r) => new Promise((ok, no) => { r.onsuccess = () => ok(r.result); r.onerror = () => no(r.error); });
    const [vault] = await done(db.transaction('vaults').objectStore('vaults').getAll());
    const seal = async (context, bytes) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const aad = new TextEncoder().encode(context);
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, vault.key, bytes));
      const whole = new Uint8Array(12 + sealed.length);
      whole.set(iv); whole.set(sealed, 12);
      return whole;
    };`;

/**
 * Puts records into the phone's outbox as the app does, sealed with its own key, without typing each: `n` notes, the first `photos` of them with one
 * picture each. The app finds them at its next start.
 */
export const fillOutbox = (
  page: Page,
  given: { n: number; photos: number; prefix: string; jpeg: string; area: string },
) =>
  page.evaluate(`(async (g) => {
    ${OPEN_AND_SEAL}
    const jpeg = Uint8Array.from(atob(g.jpeg), (c) => c.charCodeAt(0));
    const records = [], files = [];
    for (let i = 0; i < g.n; i++) {
      const id = crypto.randomUUID();
      const body = g.prefix + String(i).padStart(3, '0') + ' ' + g.things[i % g.things.length] + g.troubles[(i * 7) % g.troubles.length];
      const pictures = i < g.photos ? [{ id: crypto.randomUUID(), what: 'photo', name: i + '.jpg', sent: false }] : [];
      // One byte behind the picture's end makes each its own.
      for (const f of pictures) {
        const own = new Uint8Array([...jpeg, i & 255, i >> 8]);
        files.push({ id: f.id, draftKey: id, type: 'image/jpeg', sealed: await seal('file/' + f.id, own) });
      }
      const q = { id, kind: 'note', about: '', area: g.area, says: [body, body], opens: 'case', isSaid: false, method: 'POST', path: '/api/cases', params: {},
        input: { kind: 'hazard', channel: 'patrol', area: g.area, body, disclosure: 'anonymous', reporter: {} }, version: null,
        madeAt: new Date(Date.now() - 1000).toISOString(), files: pictures, draft: { key: vault.accountId + '/note', values: {} },
        provisional: 'x' + i, state: 'waiting', refusal: null, answer: null, sentAt: null };
      records.push({ id, accountId: vault.accountId, seq: 1000 + i, state: 'waiting', sealed: await seal('outbox/' + id, new TextEncoder().encode(JSON.stringify(q))) });
    }
    const tx = db.transaction(['outbox', 'files'], 'readwrite');
    for (const r of records) tx.objectStore('outbox').put(r);
    for (const f of files) tx.objectStore('files').put(f);
    await new Promise((ok, no) => { tx.oncomplete = ok; tx.onerror = () => no(tx.error); });
    db.close();
  })(${JSON.stringify({ ...given, things, troubles })})`);

export type Put = {
  id?: string;
  /** How a person knows it again, and the form it came from. */
  says: string;
  kind: string;
  path: string;
  params?: Record<string, string>;
  input: object;
  area?: string;
  madeAt?: string;
};
/** Puts records of any kind into the outbox, in this order, as if they had been written on the phone. */
export const putRecords = (page: Page, records: readonly Put[]) =>
  page.evaluate(`(async (all) => {
    ${OPEN_AND_SEAL}
    const rows = [];
    for (const [i, r] of all.entries()) {
      const id = r.id ?? crypto.randomUUID();
      const q = { id, kind: r.kind, about: '', area: r.area, says: [r.says, r.says], opens: null, isSaid: false, method: 'POST', path: r.path,
        params: r.params ?? {}, input: r.input, version: null, madeAt: r.madeAt ?? new Date().toISOString(), files: [],
        draft: { key: vault.accountId + '/' + r.kind, values: {} }, provisional: 'y' + i, state: 'waiting', refusal: null, answer: null, sentAt: null };
      rows.push({ id, accountId: vault.accountId, seq: 2000 + i, state: 'waiting', sealed: await seal('outbox/' + id, new TextEncoder().encode(JSON.stringify(q))) });
    }
    const tx = db.transaction('outbox', 'readwrite');
    for (const r of rows) tx.objectStore('outbox').put(r);
    await new Promise((ok, no) => { tx.oncomplete = ok; tx.onerror = () => no(tx.error); });
    db.close();
  })(${JSON.stringify(records.map((r) => ({ area: VILLAGE, ...r })))})`);
