import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openHouse } from '#app/open.ts';
import { buildApp } from '#app/server.ts';
import { formatCaseNumber } from '#kernel/numbering.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import { slipNumber } from '#modules/visits/visits.rules.ts';
import { cookiesOf, startApi } from '../api.ts';
import { openTestHouse } from '../database.ts';
import { PASSWORD } from '../world.ts';

/* What somebody tries at the doors: from other pages, with other people's cookies, with requests that unfold, with names for files outside. */

const open = await openTestHouse();
const api = await startApi(open);
await api.app.ready();
const AREA = '150124201213';
const routes = api.app.routeList.filter((r) => r.method !== 'HEAD' && r.method !== 'OPTIONS');
const filled = (url: string) => url.replace(/:(\w+)/g, () => randomUUID()).replace('*', 'x');

describe('another site', () => {
  const changing = routes.filter((r) => r.method !== 'GET');

  test('has nothing carried out, at whichever address, whoever is signed in', async () => {
    const cookie = await api.as('zhao').cookie();
    const done: string[] = [];
    for (const { method, url } of changing)
      for (const origin of ['https://evil.example', 'http://localhost:80.evil.example']) {
        const r = await api.app.inject({
          method: method as 'POST',
          url: filled(url),
          headers: { origin, cookie, accept: 'application/json' },
          payload: {},
        });
        // Open311 says it in its own form.
        const isRefused = url.startsWith('/open311') || r.body.includes('foreignOrigin');
        if (r.statusCode !== 403 || !isRefused) done.push(`${method} ${url} ${r.statusCode}`);
      }
    process.stdout.write(`foreign origin: ${changing.length * 2} requests refused\n`);
    expect(changing.length).toBeGreaterThan(600);
    expect(done).toEqual([]);
  });

  test('is told by no header that it may read or frame us', async () => {
    for (const url of [
      '/',
      '/report',
      '/console/',
      '/field/',
      '/api/me',
      '/api/openapi.json',
      '/no/such/page',
      '/healthz',
    ]) {
      const { headers } = await api.app.inject({
        url,
        headers: { origin: 'https://evil.example', accept: 'text/html' },
      });
      expect(headers['access-control-allow-origin'], url).toBeUndefined();
      expect(headers['x-content-type-options'], url).toBe('nosniff');
      expect(headers['x-frame-options'], url).toBe('SAMEORIGIN');
      expect(headers['referrer-policy'], url).toBe('no-referrer');
      expect(headers['x-powered-by'] ?? headers.server, url).toBeUndefined();
      const policy = String(headers['content-security-policy']);
      for (const rule of [
        "default-src 'self'",
        "script-src 'self';",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'self'",
      ])
        expect(policy, `${url} ${rule}`).toContain(rule);
      // Styles in the markup are for the console's widgets alone; a script in it is for nobody.
      expect(/style-src ([^;]*)/.exec(policy)?.[1], url).toBe(
        url.startsWith('/console/') ? "'self' 'unsafe-inline'" : "'self'",
      );
      expect(policy.replace(/style-src [^;]*/, ''), url).not.toContain('unsafe');
    }
  });
});

describe('a sign-in', () => {
  const signIn = (body: object, cookie = '') => api.withCookie(cookie).post('/api/sign-in', { body });

  test('takes over no session that was there before it, nor a name for one that somebody else chose', async () => {
    const chosen = `baodao.session_token=${randomUUID()}.${Buffer.alloc(32, 7).toString('base64url')}`;
    const first = cookiesOf(await signIn({ login: 'liu', password: PASSWORD }, chosen));
    expect(first).not.toContain(chosen.slice(21, 57));
    expect((await api.withCookie(chosen).get('/api/me')).body.state).toBe('visitor');
    const second = cookiesOf(await signIn({ login: 'zhao', password: PASSWORD }, first));
    expect(second).not.toBe(first);
    expect((await api.withCookie(first).get('/api/me')).body.account?.login, 'the old one is not promoted').not.toBe(
      'zhao',
    );
  });

  test('does the same work for a login nobody has as for a wrong password', { timeout: 60_000 }, async () => {
    // What it costs the processor, not the clock: that stands still for nobody.
    const costOf = async (login: string) => {
      const before = process.cpuUsage();
      expect((await signIn({ login, password: 'not-the-password-1' })).status).toBe(401);
      const { user } = process.cpuUsage(before);
      return user / 1000;
    };
    await costOf('warm.up');
    const cost = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 3; i++) {
      cost.known.push(await costOf(['wang', 'hao', 'ren'][i]!));
      cost.unknown.push(await costOf(`nobody.${i}`));
    }
    const middle = (list: number[]) => [...list].sort((a, b) => a - b)[1]!;
    const ratio = middle(cost.unknown) / middle(cost.known);
    expect(ratio, JSON.stringify(cost)).toBeGreaterThan(0.6);
    expect(ratio, JSON.stringify(cost)).toBeLessThan(1.6);
  });
});

describe('guessing', () => {
  test('is counted for all processes together: sign-ins and receipts', { timeout: 60_000 }, async () => {
    const other = await openHouse(open.house.config, open.url, { now: open.house.now });
    const second = await buildApp({ ...other, house: { ...other.house, log: open.house.log } });
    const apps = [api.app, second];
    const said: number[] = [];
    for (let i = 0; i < 7; i++) {
      const r = await apps[i % 2]!.inject({
        method: 'POST',
        url: '/api/sign-in',
        headers: { 'idempotency-key': randomUUID() },
        payload: { login: 'gao', password: `guess-number-${i}-x` },
      });
      said.push(r.statusCode);
    }
    const filed = (
      await api
        .as('liu')
        .post('/api/cases', { body: { kind: 'help', channel: 'reception', area: AREA, body: '水管坏了，请来看看。' } })
    ).body;
    const opened: number[] = [];
    for (let i = 0; i < 8; i++) {
      const r = await apps[i % 2]!.inject({
        method: 'POST',
        url: '/track',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
        payload: new URLSearchParams({
          number: filed.number,
          passphrase: i < 7 ? `1234567${i}` : filed.passphrase,
        }).toString(),
      });
      opened.push(r.statusCode);
    }
    await second.close();
    await other.close();
    expect(said.slice(0, 4)).toEqual([401, 401, 401, 401]);
    expect(new Set(said.slice(5)), said.join()).not.toContain(401);
    expect(opened.at(-1), 'even the right one, after seven').not.toBe(303);
  });
});

describe('a number that nobody has', () => {
  /** Of each form that a door of the portal reads. */
  const NOBODYS = [
    signUpNumber('9876543'),
    slipNumber('9876543'),
    formatCaseNumber({ prefix: 'XF', place: '150124', year: 2026, serial: 777_777 }),
    '19900008888',
  ];
  const TRIES = 12;

  test('is answered at every door as one that is there: wrong, and after so many tries no more for an hour', {
    timeout: 120_000,
  }, async () => {
    const both = new Set(routes.filter((r) => r.method === 'POST').map((r) => r.url));
    const pages = routes.filter((r) => r.method === 'GET' && both.has(r.url) && !/[:*]|^\/(?:api|open311)/.test(r.url));
    const open: string[] = [];
    let doors = 0;
    for (const { url } of pages) {
      const page = (await api.visitor.get(url, { accept: 'text/html' })).text;
      const secret = /name="(passphrase|code)"/.exec(page)?.[1];
      const first = /name="(number|phone)"/.exec(page)?.[1];
      if (!secret || !first) continue;
      doors += 1;
      const said = async (number: string, from: string) => {
        const r = await api.app.inject({
          method: 'POST',
          url,
          // Each from somewhere else: what is counted here is the number, not who asks.
          remoteAddress: from,
          headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
          payload: new URLSearchParams({ [first]: number, [secret]: '00000000' }).toString(),
        });
        return r.statusCode;
      };
      const ways: string[] = [];
      for (const [i, number] of NOBODYS.entries()) {
        const all: number[] = [];
        for (let n = 0; n < TRIES; n++) all.push(await said(number, `10.${doors}.${i}.${n}`));
        ways.push(`${all[0]} ${all.at(-1)}`);
      }
      if (!ways.some((w) => /^4(?!29)\d\d 429$/.test(w))) open.push(`${url}: ${ways.join(', ')}`);
    }
    process.stdout.write(`numbers nobody has: ${doors} doors, ${open.length} tell\n`);
    expect(doors).toBeGreaterThan(14);
    expect(open).toEqual([]);
  });
});

describe('a request that unfolds', () => {
  const bomb = gzipSync(Buffer.alloc(200 * 2 ** 20));
  const send = async (url: string, headers: Record<string, string>, payload: string | Buffer) =>
    (
      await api.app.inject({
        method: 'POST',
        url,
        headers: { cookie: await api.as('liu').cookie(), ...headers },
        payload,
      })
    ).statusCode;

  test('is cut off at the size a plain one may have', async () => {
    expect(bomb.length).toBeLessThan(2 ** 20);
    const before = process.memoryUsage().rss;
    for (const encoding of ['gzip', 'deflate', 'br', 'x-gzip', 'zstd'])
      expect(
        await send('/api/cases', { 'content-type': 'application/json', 'content-encoding': encoding }, bomb),
        encoding,
      ).toBeGreaterThanOrEqual(400);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  });

  test('or nests, or repeats itself, or says it is another, is refused', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await send('/api/cases', json, `${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBe(422);
    expect(await send('/api/cases', json, '{"__proto__":{"role":"systemAdmin"},"kind":"help"}')).toBe(400);
    expect(await send('/api/cases', json, `"${'a'.repeat(1_100_000)}"`)).toBe(413);
    expect(await send('/api/cases', { 'content-type': 'text/plain' }, '{"kind":"help"}')).toBe(422);
    expect(await send('/report', { 'content-type': 'application/x-www-form-urlencoded' }, 'a='.repeat(600_000))).toBe(
      413,
    );
    const many = Array.from(
      { length: 200 },
      (_, i) => `--b\r\nContent-Disposition: form-data; name="f${i}"\r\n\r\nx\r\n`,
    ).join('');
    const status = await send(
      `/api/cases/${randomUUID()}/files`,
      { 'content-type': 'multipart/form-data; boundary=b' },
      `${many}--b--\r\n`,
    );
    expect([400, 413]).toContain(status);
  });
});

describe('markup in what is asked for', () => {
  const MARKUP = '"><img src=x onerror=alert(1)>\'<script>alert(1)</script>';

  test('comes back as text on every page that is drawn by the server', { timeout: 60_000 }, async () => {
    const pages = routes.filter((r) => r.method === 'GET' && !/^\/(?:api|console|field|open311)/.test(r.url));
    const names = [
      'q',
      'number',
      'name',
      'area',
      'village',
      'day',
      'from',
      'view',
      'lang',
      'back',
      'passphrase',
      'error',
      'page',
    ];
    const query = new URLSearchParams(names.map((n) => [n, MARKUP])).toString();
    const drawn: string[] = [];
    for (const { url } of pages)
      for (const at of [filled(url), url.replace(/:(\w+)/g, () => encodeURIComponent(MARKUP)).replace('*', 'x')]) {
        const r = await api.app.inject({ url: `${at}?${query}`, headers: { accept: 'text/html' } });
        if (/<img src=x|<script>alert/.test(r.body)) drawn.push(`${at} ${r.statusCode}`);
        if (r.statusCode >= 500) drawn.push(`${at} broke`);
      }
    process.stdout.write(`markup: ${pages.length * 2} pages asked for with it, ${drawn.length} drew it\n`);
    expect(pages.length).toBeGreaterThan(80);
    expect(drawn).toEqual([]);
  });

  test('comes back as text in every form that is shown again with what was wrong', { timeout: 60_000 }, async () => {
    const forms = routes.filter((r) => r.method === 'POST' && !/^\/(?:api|console|field|open311|hooks)/.test(r.url));
    const names = [
      'body',
      'name',
      'phone',
      'address',
      'number',
      'passphrase',
      'area',
      'title',
      'words',
      'text',
      'placeNote',
      'kind',
      'day',
      'count',
      'q',
    ];
    const payload = new URLSearchParams(names.map((n) => [n, MARKUP])).toString();
    const drawn: string[] = [];
    for (const { url } of forms) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
      const r = await api.app.inject({ method: 'POST', url: filled(url), headers, payload });
      if (/<img src=x|<script>alert/.test(r.body)) drawn.push(`${url} ${r.statusCode}`);
      if (r.statusCode >= 500) drawn.push(`${url} broke`);
    }
    expect(forms.length).toBeGreaterThan(30);
    expect(drawn).toEqual([]);
  });
});

describe('a name for a file outside', () => {
  test.each([
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/keys.json',
    '/console/../../../../keys.json',
    '/console/..%2f..%2f..%2f..%2fkeys.json',
    '/console/assets/..%5c..%5c..%5ckeys.json',
    '/field/%2e%2e%2f%2e%2e%2fkeys.json',
    '/assets/....//....//keys.json',
    '/static/%00/keys.json',
    '/console/assets/%252e%252e/keys.json',
    '/.git/config',
    '/package.json',
    '/src/main.ts',
  ])('opens nothing: %s', async (url) => {
    const r = await api.app.inject({ url, headers: { accept: '*/*' } });
    expect(r.body).not.toMatch(/root:|"roots"|\[core\]|"dependencies"|beginDatabase/);
    expect(r.statusCode === 200 ? String(r.headers['content-type']) : 'text/html').toContain('text/html');
  });

  test('in an upload is a name to show, whatever it points at', async () => {
    const filed = (
      await api
        .as('liu')
        .post('/api/cases', { body: { kind: 'help', channel: 'reception', area: AREA, body: '水管坏了，请来看看。' } })
    ).body;
    const content = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    for (const name of [
      '../../../keys.json',
      '..\\..\\keys.json',
      '/etc/passwd',
      'a\u202Efdp.exe',
      '"><script>x</script>.pdf',
    ]) {
      const sent = await api
        .as('liu')
        .post(`/api/cases/${filed.id}/files`, { body: {}, files: [{ field: 'files', name, content }] });
      if (sent.status !== 200) continue;
      const file = sent.body.files.at(-1);
      const got = await api.as('liu').get(`/api/cases/${filed.id}/files/${file.id}`);
      expect(got.status).toBe(200);
      expect(String(got.headers['content-disposition'])).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~'()*-]+$/);
      expect(got.headers['x-content-type-options']).toBe('nosniff');
    }
  });
});
