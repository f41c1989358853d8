import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { modules as allModules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { buildApp } from '#app/server.ts';
import { members } from '#demo/cast.ts';
import { type Actor, roles, type StaffActor } from '#kernel/actor.ts';
import { addAccount, hashPassword, identify } from '#modules/access/index.ts';
import { addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { organisationId, staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import {
  type Fill,
  fillings,
  get,
  getRoutes,
  isStatic,
  isTurnedAway,
  readable,
  searches,
  together,
  type Walked,
} from '#test/walk.ts';
import { PASSWORD } from '#test/world.ts';

/*
 * 信访工作条例 30, domain §12.5: a sealed accusation cannot be found by anybody but the discipline organ that has it, through any
 * route. Walked, not sampled: every GET there is, as every role there is, with every id there is and every word one could search.
 */

const MARKER = 'QZXJ7731';
const HALF = 'QZXJ';
/** What a parameter takes that is no id. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/code|area/i, '150124'],
  [/^year$/, '2026'],
  [/^(?:month|period)$/, '2026-03'],
  [/^n$/, '1'],
];
/** Written once at the start, of the contracts alone. */
const SAME_FOR_ALL: readonly string[] = ['/api/openapi.json'];
/** What tells how the house itself stands, and what one took out of it: the walk alone moves both. */
const MOVED_BY_WALKING: readonly string[] = ['/api/operations', '/api/exports'];
/** A colleague may build the browser apps while this runs. */
const BUILD = /-[\w-]{8}\.(?:js|css)/g;
const modules = [...allModules, portal];

describe('a sealed accusation', async () => {
  const open = await openTestHouse();
  const logged: string[] = [];
  const out = new Writable({
    write(line, _encoding, done) {
      logged.push(String(line));
      done();
    },
  });
  const log = pino({ level: 'trace' }, out);
  const watched = { ...open, house: { ...open.house, log } };
  const county = await inTransaction(systemCtx(open.house, 'test'), async (tx) => {
    const id = await addOrganisation(tx, {
      name: '清水河县纪委监委',
      shortName: '县纪委监委',
      kind: 'party',
      area: '150124',
      validFrom: '2024-01-01',
    });
    const posts = [{ role: 'discipline' as const, organisationId: id, area: '150124', validFrom: '2024-01-01' }];
    await addAccount(tx, { login: 'ming', name: '明察', password: { hash: await hashPassword(PASSWORD) }, posts });
    return id;
  });
  const city = await organisationId(open, 'city');
  const ming: StaffActor = {
    ...((await staffCtx(open, 'bao')).actor as StaffActor),
    accountId: (await open.owner.query<{ id: string }>("select id from staff_account where username = 'ming'")).rows[0]!
      .id,
    name: '明察',
    organisationId: county,
    area: '150124',
  };

  /** Everybody the walk goes as: each role over the whole city, the whole cast at their own posts, and people without an account. */
  const actors = new Map<string, Actor>([['visitor', { kind: 'visitor' }]]);
  for (const role of roles) {
    const { accountId } = (await staffCtx(open, 'admin')).actor as StaffActor;
    actors.set(`${role} of the city`, {
      kind: 'staff',
      accountId,
      name: role,
      role,
      organisationId: city,
      area: '1501',
    });
  }
  for (const { login } of members) actors.set(login, (await staffCtx(open, login)).actor);
  const perRole = [...actors.keys()].filter((who) => !members.some((m) => m.login === who));

  const real = identify(open.house);
  const app = await buildApp(watched, {
    modules,
    liveUrl: open.url,
    identify: async (request, surface) => {
      const actor = actors.get(decodeURIComponent(String(request.headers['x-as'] ?? '')));
      if (!actor) return request.headers['x-as'] === 'ming' ? ming : real(request, surface);
      return (actor.kind === 'staff') === (surface === 'staff') ? actor : { kind: 'visitor' };
    },
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  afterAll(() => app.close());
  const as = (who: string) => ({ 'x-as': encodeURIComponent(who) });
  const post = (who: string, url: string, payload: object, version?: number) =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: {
        ...as(who),
        'idempotency-key': randomUUID(),
        ...(version !== undefined && { 'if-match': String(version) }),
      },
    });

  // Something else there is to find, so that the walk has real ids to go by; and its reporter, who holds a receipt.
  const body = {
    kind: 'complaint',
    channel: 'reception',
    area: '150124201213',
    body: '村东头机井坏了三天。',
    reporter: { name: '赵大爷' },
  };
  const aCase = (await post('liu', '/api/cases', body)).json<{ id: string }>();
  actors.set('holder of a receipt', { kind: 'receipt', caseId: aCase.id });
  perRole.push('holder of a receipt');

  /** Outside of the API staff are visitors (the portal knows receipts only): one of them stands for all there. */
  const goingTo = (route: string, who: readonly string[]) =>
    route.startsWith('/api/') ? who : ['visitor', 'holder of a receipt', 'systemAdmin of the city'];

  /** Every way in that is not a script, a style or a font, nor written before anybody asks: those are the same for everybody. */
  let own: string[] | null = null;
  const ownRoutes = async () => {
    if (own) return own;
    own = [];
    for (const route of getRoutes(app))
      if (!SAME_FOR_ALL.includes(route) && !isStatic(await get(app, route, as('visitor')))) own.push(route);
    return own;
  };

  /** One row's id of every table that has some. */
  const idsByTable = async () => {
    const { rows: tables } = await open.owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'accusation%'`,
    );
    const found = new Map<string, string>();
    for (const { name } of tables) {
      const { rows } = await open.owner.query<{ id: string }>(`select id from ${name} order by id limit 1`);
      if (rows[0]) found.set(name, rows[0].id);
    }
    return found;
  };
  /** By path: the ids under which somebody was shown something there. Routes are walked in order, so a path that goes on below is asked with these. */
  const shown = new Map<string, Set<string>>();
  const note = (route: string, { url, status }: Walked) => {
    if (!/^[^:]*:\w+$/.test(route)) return;
    const at = shown.get(route) ?? new Set();
    if (status === 200) at.add(decodeURIComponent(url.split('/').at(-1)!));
    shown.set(route, at);
  };
  /** The ids that a path is known to show, or those of the tables it seems to speak of; of all of them when it speaks of none. */
  const fillFrom =
    (route: string, ids: ReadonlyMap<string, string>, secret: readonly string[]): Fill =>
    (parameter, before, path) => {
      const usual = USUAL.find(([names]) => names.test(parameter));
      if (usual) return { near: [usual[1]], secret };
      const known = path === route ? undefined : shown.get(path);
      if (known) return { near: [...known], secret };
      const word = before.replace(/ies$/, 'y').replace(/s$/, '');
      const near = [...ids].filter(([table]) => table.includes(word)).map(([, id]) => id);
      return near.length > 0 ? { near, secret } : { any: [...ids.values()], secret };
    };

  /**
   * By route: how it is asked. Found out once, by every role with every id there is: the addresses that show something to somebody, and one
   * that shows nothing, in case it begins to.
   */
  let asking: Map<string, string[]> | null = null;
  const howToAsk = async () => {
    if (asking) return asking;
    const ids = await idsByTable();
    asking = new Map();
    for (const route of await ownRoutes()) {
      const urls = fillings(route, fillFrom(route, ids, []));
      const alive = new Set<string>();
      const unfit = new Set<string>();
      await together(goingTo(route, perRole), async (who) => {
        for (const url of urls) {
          if (unfit.has(url)) continue;
          const answer = await get(app, url, as(who));
          note(route, answer);
          if (isTurnedAway(answer)) break;
          // What no role could change is said before anything is read.
          if (answer.status === 422) unfit.add(url);
          if (answer.status === 200) alive.add(url);
        }
      });
      const silent = urls.find((url) => !alive.has(url));
      asking.set(route, silent ? [...alive, silent] : [...alive]);
    }
    return asking;
  };

  test('changes no answer anybody gets: not a list, not a count, not a total', { timeout: 600_000 }, async () => {
    const walk = async () => {
      const answers = new Map<string, string>();
      for (const [route, urls] of await howToAsk())
        await together(MOVED_BY_WALKING.includes(route) ? [] : goingTo(route, perRole), async (who) => {
          for (const url of urls) {
            const answer = await get(app, url, as(who));
            if (isTurnedAway(answer)) break;
            // A form has a new command id each time it is drawn.
            const same = readable(answer.body)
              .replace(/name="commandId" value="[^"]*"/g, '')
              .replace(BUILD, '');
            answers.set(`${who}: GET ${url}`, `${answer.status} ${same}`);
          }
        });
      return answers;
    };
    const before = await walk();
    await file();
    const after = await walk();
    expect(before.size).toBeGreaterThan(1000);
    const changed = [...before].filter(([asked, answer]) => after.get(asked) !== answer).map(([asked]) => asked);
    expect(changed).toEqual([]);
  });

  /** As a resident sends it: the marker in every field, and in a file. */
  async function file(): Promise<{ number: string; passphrase: string }> {
    const boundary = randomUUID();
    const fields = {
      commandId: randomUUID(),
      area: '150124201213',
      accused: `某支书${MARKER}`,
      accusedOrganisationId: '',
      body: `截留低保款${MARKER},检举标记。`,
      disclosure: 'named',
      name: `举报人${MARKER}`,
      contact: `微信${MARKER}`,
      go: 'send',
    };
    const parts = Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const payload = `${parts.join('')}--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${MARKER}.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 ${MARKER}\r\n--${boundary}--\r\n`;
    const page = await app.inject({
      method: 'POST',
      url: '/accuse/write',
      payload,
      // With the cookies of a signed-in administrator and of a case: they must not end up beside it.
      headers: { ...as('holder of a receipt'), 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    const [, number = ''] = /<dd class="number">([^<]*)/.exec(page.body) ?? [];
    const [, passphrase = ''] = /<dd class="passphrase">([^<]*)/.exec(page.body) ?? [];
    expect(number, page.body).toMatch(/^JB-/);
    return { number, passphrase };
  }

  /** Filed, opened, answered: everything there can be of it, so that everything could leak. */
  async function filedAndAnswered() {
    const { number } = await file();
    const list = (await app.inject({ url: '/api/accusations', headers: { 'x-as': 'ming' } })).json<{
      items: { id: string; number: string }[];
    }>();
    const { id } = list.items.find((a) => a.number === number)!;
    const opened = await post('ming', `/api/accusations/${id}/openings`, { purpose: 'handle' });
    expect(opened.body).toContain(MARKER);
    const replied = await post('ming', `/api/accusations/${id}/reply`, { text: `答复${MARKER}` }, 1);
    expect(replied.statusCode, replied.body).toBe(200);
    return { id, number, fileId: opened.json<{ files: { id: string }[] }>().files[0]!.id };
  }

  test('is in no answer to anybody but the organ that has it', { timeout: 600_000 }, async () => {
    const { id, number, fileId } = await filedAndAnswered();
    const secrets = [MARKER, number, id, fileId];
    // Before the walk itself types them.
    expect(logged.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
    logged.length = 0;
    const found: string[] = [];
    let asked = 0;
    const look = (who: string, walked: Walked) => {
      asked += 1;
      const said = readable(walked.body).toLowerCase();
      // What a person typed may come back to them; what they did not type may not.
      const typed = decodeURIComponent(walked.url).toLowerCase();
      for (const secret of secrets.map((s) => s.toLowerCase()))
        if (said.includes(secret) && !typed.includes(secret)) found.push(`${who}: GET ${walked.url} shows ${secret}`);
    };
    const secretOnes = [id, number, fileId];
    const ids = await idsByTable();
    for (const [route, urls] of await howToAsk()) {
      const secret = fillings(route, fillFrom(route, ids, secretOnes)).filter((url) =>
        secretOnes.some((one) => url.includes(one)),
      );
      // The accusation's ids lie in the tables of its module alone (below): elsewhere it is enough that every role tries them.
      const isOfModule = /accus|recus/.test(route);
      const unfit = new Set<string>();
      await together(goingTo(route, [...actors.keys()]), async (who) => {
        let way: Walked | null = null;
        const isRole = perRole.includes(who);
        for (const url of isRole || isOfModule ? [...urls, ...secret] : urls) {
          if (unfit.has(url)) continue;
          const answer = await get(app, url, as(who));
          look(who, answer);
          if (isTurnedAway(answer)) break;
          if (answer.status === 422) unfit.add(url);
          if (way?.status !== 200) way = answer;
        }
        if (!way || !isRole) return;
        for (const value of [HALF, number, id])
          for (const query of searches(modules, route, value))
            look(who, await get(app, `${way.url}?${query}`, as(who)));
      });
    }
    expect(asked).toBeGreaterThan(3000);
    expect(found).toEqual([]);
    // The walk can see: to the one who may, the list shows the number.
    const own = await get(app, '/api/accusations', { 'x-as': 'ming' });
    expect(readable(own.body)).toContain(number);
    expect(logged.filter((line) => line.includes(MARKER))).toEqual([]);
  });

  test('is heard of by the officers of its organ alone while it happens', { timeout: 60_000 }, async () => {
    const listen = async (who: string) => {
      const stop = new AbortController();
      const response = await fetch(`${address}/api/live`, { headers: as(who), signal: stop.signal });
      return { who, stop, reader: response.status === 200 ? response.body!.getReader() : null };
    };
    const listeners = await Promise.all([...actors.keys(), 'ming'].map(listen));
    const { id } = await filedAndAnswered();
    await inTransaction(systemCtx(open.house, 'test'), async (tx) => {
      const areas = [...new Set([...actors.values(), ming].flatMap((a) => (a.kind === 'staff' ? [a.area] : [])))];
      for (const area of areas)
        await record(tx, { kind: 'thing', id: randomUUID(), area, verb: `last${area}`, shows: 'staff' }, 'new');
    });
    const heard: string[] = [];
    let listening = 0;
    for (const { who, reader, stop } of listeners) {
      const actor = who === 'ming' ? ming : actors.get(who)!;
      if (!reader || actor.kind !== 'staff') continue;
      listening += 1;
      let text = '';
      while (!text.includes(`"last${actor.area}"`)) text += new TextDecoder().decode((await reader.read()).value);
      if (text.includes(id) || text.includes('accusation')) heard.push(who);
      stop.abort();
    }
    expect(listening).toBe(roles.length + members.length + 1);
    expect(heard).toEqual(['ming']);
  });

  test('lies in clear in no column of any table, and in no file', { timeout: 60_000 }, async () => {
    const { id, number } = await filedAndAnswered();
    const { rows: tables } = await open.owner.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    /** A row as text shows every column of every type, bytes as hexadecimal digits. */
    const holding = async (secret: string) => {
      const patterns = [secret.toLowerCase(), Buffer.from(secret).toString('hex')].map((text) => `%${text}%`);
      const found: string[] = [];
      for (const { name } of tables) {
        const held = await open.owner.query(`select 1 from ${name} as r where lower(r::text) like any($1) limit 1`, [
          patterns,
        ]);
        if (held.rowCount) found.push(name.split('.')[1]!);
      }
      return found.sort();
    };
    expect(tables.length).toBeGreaterThan(50);
    for (const secret of [MARKER, '截留低保款', '举报人', '某支书']) expect(await holding(secret), secret).toEqual([]);
    expect(await holding(number)).toEqual(['accusation']);
    expect(await holding(id)).toEqual([
      'accusation',
      'accusation_file',
      'accusation_opening',
      'accusation_word',
      'journal',
      'journal_head',
    ]);
    // It can see: what is no secret is found.
    expect(await holding('清水河县纪委监委')).toContain('organisation');
    const { dataDir } = open.house.config;
    const inFiles = globSync('files/**/*', { cwd: dataDir, withFileTypes: true })
      .filter((f) => f.isFile())
      .filter((f) => readFileSync(`${f.parentPath}/${f.name}`).includes(MARKER));
    expect(inFiles).toEqual([]);
  });
});
