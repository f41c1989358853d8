import { XMLParser } from 'fast-xml-parser';
import { expect } from 'vitest';
import type { Module } from '#platform/module.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

const needed = ['places', 'organisations', 'people', 'access', 'cases', 'publication', 'open311', 'portal'];
export const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => ['service', 'request', 'request_update', 'error', 'attribute', 'endpoint'].includes(name),
});
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A house with one program that holds a key, and what the tests of the standard do with it. */
export async function startGeoReport(all: readonly Module[]) {
  const house = await openTestHouse();
  const api = await startApi(house, { modules: all.filter((m) => needed.includes(m.name)) });
  const issue = async (more: Record<string, unknown> = {}) => {
    const { status, body } = await api
      .as('admin')
      .post('/api/open311/clients', { body: { name: 'FixMyStreet', contact: '运维', area: '1501', ...more } });
    expect(status).toBe(200);
    return body as { id: string; key: string; keyEnd: string };
  };
  const { key, keyEnd, id: clientId } = await issue();
  const base = '/open311/v2';
  const xml = async (url: string) => {
    const answer = await api.visitor.get(url);
    return { ...answer, xml: parser.parse(answer.text) };
  };
  const form = (url: string, fields: readonly (readonly [string, string])[] | Record<string, string>) =>
    api.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields as Record<string, string>).toString(),
    });
  const light = {
    service_code: 'public-works',
    description: '村口路灯不亮三天了',
    lat: '39.921234',
    long: '111.678912',
  };
  const filed = async (more: Record<string, string> = {}, apiKey = key) => {
    const answer = await form(`${base}/requests.json`, { api_key: apiKey, ...light, ...more });
    expect(answer.statusCode, answer.body).toBe(200);
    return JSON.parse(answer.body)[0] as { service_request_id: string; service_notice: string; account_id: string };
  };
  /** The resident's own act, through the receipt they were handed where the case was taken. */
  async function publish(id: string, { withPosition = true } = {}) {
    const position = withPosition ? { withPosition: 'yes' } : undefined;
    const version = async () => (await api.as('wu').get(`/api/cases/${id}`)).body.version;
    const { body: receipt } = await api
      .as('wu')
      .post(`/api/cases/${id}/reissue`, { version: await version(), body: { reason: '本人来要回执' } });
    const asForm = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const post = (url: string, fields: Record<string, string>, cookie = '') =>
      api.app.inject({
        method: 'POST',
        url,
        headers: { ...asForm, cookie },
        payload: new URLSearchParams(fields).toString(),
      });
    const entered = await post('/track', { number: receipt.number, passphrase: receipt.passphrase });
    expect(entered.statusCode, entered.body).toBe(303);
    const cookie = [entered.headers['set-cookie']]
      .flat()
      .map((c) => String(c).split(';')[0])
      .join('; ');
    const page = (await api.withCookie(cookie).get('/case/public', { accept: 'text/html' })).text;
    const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const title = />([^<]*)<\/textarea>/.exec(page)?.[1] ?? '';
    const looked = await post('/case/public', { go: 'look', title, ...position }, cookie);
    const seenAgain = /name="seen" value="([^"]*)"/.exec(looked.body)?.[1] ?? seen;
    const out = await post(
      '/case/public',
      { go: 'publish', title, ...position, seen: seenAgain, isChecked: 'yes' },
      cookie,
    );
    expect(out.statusCode, out.body).toBe(303);
    return { takeBack: () => post('/case/public/withdraw', {}, cookie) };
  }
  return { house, api, issue, key, keyEnd, clientId, base, xml, form, light, filed, publish };
}
