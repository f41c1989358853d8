import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expect } from 'vitest';
import { type Answer, type Api, cookiesOf } from '#test/api.ts';

/* What the tests of this module share: households of 老熊沟 and 麻花板, and visits to them. */

export const VILLAGE = '150124201213';
export const COMMUNITY = '150102401007';
export const MADE = '2026-03-03T01:00:00Z';
export const TODAY = '2026-03-03';

export type Home = { id: string; headId: string };
export async function settleHome(api: Api, login = 'liu', area = VILLAGE, name = '韩大柱', address = '老熊沟 1 号') {
  const person = await api
    .as(login)
    .post('/api/people', { body: { area, name, basis: 'statutoryDuty', birthYear: 1943 } });
  expect(person.status, person.text).toBe(200);
  const members = [{ personId: person.body.id, relation: 'head', validFrom: '2020-01-01' }];
  const home = await api.as(login).post('/api/households', { body: { area, address, members } });
  expect(home.status, home.text).toBe(200);
  return { id: String(home.body.id), headId: String(person.body.id) };
}

let shade = 0;
export async function photo(api: Api, login = 'chen'): Promise<string> {
  const id = randomUUID();
  shade += 1;
  const content = await sharp({
    create: { width: 40, height: 30, channels: 3, background: { r: (shade * 20) % 250, g: 9, b: 90 } },
  })
    .jpeg()
    .toBuffer();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const files = [{ field: 'file', name: '现场.jpg', content }];
  const sent = await api.as(login).put(`/api/phone-files/${id}`, { key: id, body: { sha256 }, files });
  expect(sent.status, sent.text).toBe(200);
  return id;
}

type More = { id?: string; files?: string[]; madeAt?: string; [field: string]: unknown };
/** A visit by somebody of the cast; what is not given is the plainest there can be. */
export function visit(
  api: Api,
  login: string,
  householdId: string,
  { id = randomUUID(), files = [], madeAt = MADE, ...more }: More = {},
): Promise<Answer> {
  const isTalked = (more.result ?? 'talked') === 'talked';
  const words = isTalked ? { spokenTo: 'relative', said: '今年羊价低,想问问贷款怎么办。' } : {};
  const body = {
    captured: { id, madeAt, files },
    householdId,
    purpose: 'listening',
    how: 'home',
    result: 'talked',
    ...words,
    ...more,
  };
  return api.as(login).post('/api/visits', { key: id, body });
}

const asForm = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
export type Browser = {
  get(url: string): Promise<string>;
  post(url: string, fields: Record<string, string>): Promise<{ status: number; text: string; to: string }>;
};
/** The household's own browser, without script; with the cookie it got when it showed its slip. */
export async function browserWith(api: Api, slip: { number: string; passphrase: string } | null): Promise<Browser> {
  let cookie = '';
  const browser: Browser = {
    get: async (url) =>
      (await api.app.inject({ method: 'GET', url, headers: { accept: 'text/html', ...(cookie && { cookie }) } })).body,
    post: async (url, fields) => {
      const payload = new URLSearchParams({ commandId: randomUUID(), ...fields }).toString();
      const headers = { ...asForm, ...(cookie && { cookie }) };
      const answer = await api.app.inject({ method: 'POST', url, headers, payload });
      const got = cookiesOf({ headers: answer.headers });
      if (got) cookie = [cookie, got].filter(Boolean).join('; ');
      return { status: answer.statusCode, text: answer.body, to: String(answer.headers.location ?? '') };
    },
  };
  if (slip) {
    const entered = await browser.post('/visit', slip);
    expect(entered.to, entered.text).toBe('/visit/read');
  }
  return browser;
}
