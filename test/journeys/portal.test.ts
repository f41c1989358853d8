import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { settleInspections, settleInspectors } from '#demo/inspections.ts';
import { settleServices } from '#demo/orders.ts';
import { settlePlans } from '#demo/plans.ts';
import { settleReception } from '#demo/reception.ts';
import { branchAtWork } from '#modules/activities/activities.example.ts';
import { villageWithAid } from '#modules/aid/aid.example.ts';
import { hangingRound, honoursEverywhere } from '#modules/assessments/assessments.example.ts';
import { readingRoom } from '#modules/books/books.example.ts';
import { villageThatDeliberates } from '#modules/deliberations/deliberations.example.ts';
import { drawnInPublic } from '#modules/enrolments/enrolments.example.ts';
import { shownWork } from '#modules/gallery/gallery.example.ts';
import { termEverywhere } from '#modules/learning/learning.example.ts';
import { committeeAtWork } from '#modules/mediations/mediations.example.ts';
import { charterEverywhere } from '#modules/norms/norms.example.ts';
import { addOrganisation } from '#modules/organisations/index.ts';
import { petitionersAtWork } from '#modules/petitions/petitions.example.ts';
import { beginMissed } from '#modules/petitions/petitions.jobs.ts';
import { countyList } from '#modules/proofs/proofs.example.ts';
import { publishStatistics } from '#modules/publication/statistics.actions.ts';
import { villageAtWork } from '#modules/relief/relief.example.ts';
import { studyRoom } from '#modules/rooms/rooms.example.ts';
import { fireStation } from '#modules/venues/venues.example.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { castIds, organisationId } from '../actors.ts';
import { startApi } from '../api.ts';
import { fits, looksRight, resize, startLooking } from '../browser.ts';
import { axeOn, cutOff, nameless, scrollsByKey } from '../sight.ts';
import { universityAtWork } from '../university.ts';
import { PASSWORD } from '../world.ts';
import { fileCase, type Paper, track } from './steps.ts';

/* Every page of the portal, reached as people reach it: from link to link, beginning at the home page and at one's own case. */

const said = {
  body: '村口的垃圾堆了一个月,没人清。',
  way: ['清水河县', '北堡乡', '老熊沟'],
  name: '赵满仓',
  phone: '199 0000 1001',
};
/** Made for machines or other surfaces, or no page: looked at elsewhere. */
const NO_PAGE =
  /^\/(?:api|console|field|assets|open311|set)(?:\/|$|\?)|\.(?:csv|json|ics|mjs|atom)$|\/files\/|^\/gallery\/pictures\//;
/** What a template without its value leaves behind. */
const BROKEN = /\bundefined\b|\bNaN\b|\[object |\{[a-zA-Z]+\}/;

const ASKED_PER_PAGE = 6;
const LOOKED_AT_PER_PAGE = 2;

const asPattern = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
const own = (path: string) => path === '/case' || path.startsWith('/case/');
/** Behind a slip, a receipt or the code on a sheet: no link leads there, and the journeys of their modules look at them. */
const BY_PAPER =
  /^\/(?:ballot|visit\/(?:read|correct)|sign-up\/(?:read|certificate(?:\/mine)?)|venues\/booked\/read|enrol\/mine\/read|rooms\/(?:mine|family)\/read|rooms\/kiosk(?:\/open)?|paper|floating(?:\/read)?|mediation\/mine\/(?:read|file.*)|team-member\/(?:read|photos.*)|(?:books|gallery)\/mine\/read|(?:proofs|consultations)\/own\/read|rights\/own\/(?:read|copy.*)|wall\/open|learning\/mine\/(?:read|register.*))$/;

describe('the portal, page by page', async () => {
  const look = await startLooking('2026-03-03T02:00:00Z');
  const api = await startApi(look.house);
  let paper: Paper;
  let found: string[] = [];

  const pathOf = (href: string) => href.split('#')[0] ?? '';
  /** As they stand in what the server sent: none of these pages needs a script. */
  const linksIn = (html: string) =>
    [...html.matchAll(/<a\s[^>]*?href="(\/[^"]*)"/g)].map(([, href = '']) => pathOf(href.replaceAll('&amp;', '&')));

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
    await (await villageAtWork(look.house, api)).hungOut('2026-04-01');
    await somethingEverywhere();
  });

  /** One of everything that the home page speaks of only when there is some. */
  async function somethingEverywhere() {
    const units = ['qingshuihe', 'beibao', 'laoxionggou', 'xincheng', 'mahuaban'] as const;
    const known = units.map(async (key) => [key, await organisationId(look.house, key)] as const);
    const organisations = new Map<string, string>(await Promise.all(known));
    await settleReception(look.house.house, organisations);
    await inTransaction(systemCtx(look.house.house, 'test'), async (tx) => {
      const of = { kind: 'party' as const, area: '150102', validFrom: '2024-01-01' };
      const committee = await addOrganisation(tx, { ...of, name: '物业行业党委', shortName: '物业行业党委' });
      for (const name of ['锡林花园党支部', '中山里党支部'])
        await addOrganisation(tx, { ...of, name, shortName: name, superiorId: committee });
    });
    const station = {
      ...{ area: '150102401007', name: '红蜂驿站·海拉尔东路', kind: 'redBee', address: '海拉尔东路 26 号' },
      ...{ lat: 40.85, long: 111.68, amenities: ['water', 'rest'], hours: '每天 8:00-22:00', host: '某银行支行' },
      ...{ organisationId: organisations.get('xincheng'), phone: '0471-0000102' },
    };
    expect((await api.as('dai').post('/api/stations', { body: station })).status).toBe(200);
    const promise = {
      title: '快递员关爱十条',
      issuers: '["区委社会工作部"]',
      issuedOn: '2026-02-10',
      isPublic: 'true',
    };
    const promised = await api.as('dai').post('/api/measures/documents', { body: promise, files: [] });
    expect(promised.status, promised.text).toBe(200);
    const venue = await api.as('dai').post('/api/venues', { body: await fireStation(look.house) });
    expect(venue.status, venue.text).toBe(200);
    await studyRoom(look.house, api);
    const branch = await branchAtWork(look.house, api);
    const times = { startsAt: '2026-04-05T09:00:00+08:00', endsAt: '2026-04-05T12:00:00+08:00' };
    const planned = await branch.plan({ kind: 'volunteering', title: '清理河道', ...times });
    const signUp = { capacity: 9, closesAt: '2026-04-04T18:00:00+08:00', isPublic: true };
    const opened = await api.as('liu').post(`/api/activities/${planned.body.id}/sign-up`, { body: signUp });
    expect(opened.status, opened.text).toBe(200);
    const question = {
      ...{ title: '文化广场怎么建', question: '您最想在广场上有什么?', who: '全县居民' },
      ...{ background: '', places: '', untilDay: '2026-05-01' },
    };
    const asked = await api.as('sun').post('/api/consultations', { body: question });
    const published = await api
      .as('sun')
      .post(`/api/consultations/${asked.body.id}/move`, { body: { verb: 'open' }, version: 1 });
    expect(published.status, published.text).toBe(200);
    const team = {
      area: '150102',
      name: '红蜂团',
      what: '看见哪里坏了报一声。',
      how: '在这里报名。',
      phone: '0471-0000111',
    };
    expect((await api.as('tian').post('/api/teams', { body: team })).status).toBe(200);
    await readingRoom(look.house, api);
    const { id: work } = await shownWork(api);
    const hall = { area: '150102401007', title: '春之声', opensOn: '2026-03-01' };
    const exhibition = await api.as('li').post('/api/exhibitions', { body: hall });
    await api.as('li').post(`/api/exhibitions/${exhibition.body.id}/works`, { body: { ids: [work] } });
    await villageThatDeliberates(api, '2026-04-01');
    const village = await villageWithAid(look.house, api);
    await village.toPublicity(await village.household());
    await hangingRound(look.house, api);
    await honoursEverywhere(look.house, api);
    await countyList(api, '2026-04-01');
    const cast = await castIds(look.house);
    await settlePlans(look.house.house, cast.accounts, cast.organisations);
    await settleInspectors(look.house.house, cast.organisations, cast.accounts, PASSWORD);
    await settleInspections(look.house.house, cast.accounts, cast.organisations);
    await charterEverywhere(look.house, api);
    const month = { area: '150124201213', from: '2026-02-01', to: '2026-02-28', kind: 'village' };
    const bulletin = await api.as('liu').post('/api/bulletins', { body: month });
    expect(bulletin.status, bulletin.text).toBe(200);
    expect((await api.as('liu').post(`/api/bulletins/${bulletin.body.id}/public`, { body: {} })).status).toBe(200);
    await committeeAtWork(look.house, api);
    await termEverywhere(api);
    const university = await universityAtWork(look.house);
    const opensAt = '2026-03-20T09:00:00+08:00';
    await university.addClass({ name: '合唱一班', opensAt, closesAt: '2026-04-20T17:00:00+08:00' });
    const drawn = await university.addClass({
      ...{ name: '国画班', seats: 2, mode: 'lottery', weekday: 2, opensAt },
      closesAt: '2026-03-30T17:00:00+08:00',
    });
    look.house.setNow('2026-03-25T01:00:00Z');
    await drawnInPublic(look.house, api, drawn, '2026-03-31T22:00:00+08:00');
    look.house.setNow('2026-04-01T01:00:00Z');
  }

  test('no link leads nowhere', async () => {
    const stranger = await look.window('phone');
    const owner = await look.window('phone');
    await track(look, owner, paper);
    const dead: string[] = [];
    const crawl = async (page: Page, from: string) => {
      const seen = new Set([from]);
      const asked = new Map<string, number>();
      for (const path of seen) {
        // Filters multiply: some of what a page can be asked for stand for all.
        const bare = path.split('?')[0] ?? '';
        asked.set(bare, (asked.get(bare) ?? 0) + 1);
        if (asked.get(bare)! > ASKED_PER_PAGE) {
          seen.delete(path);
          continue;
        }
        const answer = await page.request.get(look.base + path, { maxRedirects: 0 });
        if (answer.status() >= 400) dead.push(`${path}: ${answer.status()}`);
        const onward = answer.headers().location;
        if (onward?.startsWith('/')) seen.add(pathOf(onward));
        if (NO_PAGE.test(path) || answer.status() !== 200) continue;
        for (const next of linksIn(await answer.text())) seen.add(next);
      }
      return [...seen];
    };
    const looked = new Map<string, number>();
    found = [...new Set([...(await crawl(stranger, '/')), ...(await crawl(owner, '/case'))])].filter((path) => {
      const bare = path.split('?')[0] ?? '';
      looked.set(bare, (looked.get(bare) ?? 0) + 1);
      return !NO_PAGE.test(path) && looked.get(bare)! <= LOOKED_AT_PER_PAGE;
    });
    expect(dead).toEqual([]);
  });

  test('every public page of the route table can be reached by links, and each of one’s own that is open now', () => {
    const pages = [...modules, portal].flatMap((m) => m.pages.filter((p) => p.method === 'GET').map((p) => p.path));
    const reached = (path: string) => found.some((f) => asPattern(path).test(f.split('?')[0] ?? ''));
    const steps = /^\/(?:report|order|accuse)\/(?:what|where|check|write|recusal)$/;
    const unreached = pages.filter((p) => ![steps, NO_PAGE, BY_PAPER].some((r) => r.test(p)) && !own(p) && !reached(p));
    expect(unreached).toEqual([]);
    for (const path of ['/case/escalate', '/case/supplement', '/case/withdraw', '/case/clock/:clockId'])
      expect(reached(path), path).toBe(true);
  });

  test.each([
    ['as it comes, 360 px', [], 360],
    ['in English, in large print at 400 % of a small window', ['lang:en', 'elder:1'], 320],
  ] as const)('looks right %s', { timeout: 400_000 }, async (what, choices, width) => {
    const page = await look.window('phone');
    await resize(page, { width, height: 740 });
    await track(look, page, paper);
    for (const to of choices) await page.goto(`${look.base}/set?to=${to}&back=/`);
    const rules = new Set<string>();
    const faults: string[] = [];
    for (const path of found) {
      await page.goto(look.base + path);
      await fits(page, `${path}, ${what}`);
      // What a page is made of is the same in both; how much room its words take is not.
      if (width === 320)
        faults.push(...[...(await cutOff(page)), ...(await scrollsByKey(page))].map((f) => `${path}: ${f}`));
      else {
        const seen = await axeOn(page);
        for (const rule of seen.rules) rules.add(rule);
        faults.push(...[...seen.faults, ...(await nameless(page))].map((f) => `${path}: ${f}`));
      }
      const text = await page.locator('body').innerText();
      expect(BROKEN.exec(text)?.[0], `${path}, ${what}`).toBeUndefined();
      if (what.startsWith('in English')) {
        const names = await page.locator('h2, legend, label:not(.choice)').allInnerTexts();
        expect(
          names.filter((n) => /\p{Script=Han}/u.test(n)),
          `${path}, ${what}`,
        ).toEqual([]);
      }
    }
    process.stdout.write(
      `portal, ${what}: ${found.length} pages, ${rules.size} rules of axe, ${faults.length} faults\n`,
    );
    expect(faults).toEqual([]);
  });

  /** In large print at 400 % and in English at once: the narrowest there is. */
  const narrowest = async (paper?: Paper) => {
    const page = await look.window('phone');
    if (paper) await track(look, page, paper);
    await resize(page, { width: 320, height: 740 });
    for (const to of ['elder:1', 'lang:en']) await page.goto(`${look.base}/set?to=${to}&back=/`);
    return page;
  };
  const standsRight = async (page: Page, what: string) => {
    await looksRight(page, what);
    expect(BROKEN.exec(await page.locator('body').innerText())?.[0], what).toBeUndefined();
  };

  test('in large print a page reads itself aloud where there is a voice, part by part, until it is told to stop', async () => {
    const page = await look.window('phone');
    // A browser without windows has no voice: this one speaks at once and says what it was given.
    await page.addInitScript(`
      window.spoken = [];
      let waiting = null;
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [{ lang: 'zh_CN' }],
        speak: (u) => { window.spoken.push(u.text); waiting = u; },
        cancel: () => { const u = waiting; waiting = null; u?.onerror?.(); },
        addEventListener: () => {},
      } });
      window.goOn = () => { const u = waiting; waiting = null; u.onend(); };`);
    await page.goto(look.base);
    const read = page.getByRole('button', { name: '念给我听' });
    expect(await read.count(), 'only in large print').toBe(0);
    await page.goto(`${look.base}/set?to=elder:1&back=/`);
    await read.click();
    await page.evaluate('goOn()');
    const first = await page.locator('main h1').innerText();
    expect(await page.evaluate('spoken[0]')).toBe(first.trim());
    expect(await page.evaluate('spoken.length')).toBe(2);
    expect(await page.locator('.read-now').count()).toBe(1);
    expect(await page.evaluate('spoken[1]'), 'the next part').not.toBe(first.trim());
    expect(await page.evaluate(`spoken[1] === document.querySelector('.read-now').textContent.trim()`)).toBe(true);
    await looksRight(page, 'read aloud');
    await page.getByRole('button', { name: '不念了' }).click();
    await read.waitFor();
    expect(await page.locator('.read-now').count()).toBe(0);
    await page.goto(`${look.base}/set?to=lang:en&back=/`);
    expect(await page.getByRole('button', { name: 'Read aloud' }).count(), 'no voice for English here').toBe(0);
  });

  test('the second and third steps of what is filled in', async () => {
    const units = ['heating', 'mahuabanProperty'] as const;
    const known = units.map(async (key) => [key, await organisationId(look.house, key)] as const);
    await settleServices(look.house.house, new Map(await Promise.all(known)));
    const page = await narrowest();
    const go = (step: string) => page.locator(`button[name=go][value=${step}]`).last().click();
    const placed = async (...names: string[]) => {
      for (const name of names)
        await page
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .first()
          .click();
    };
    await page.goto(`${look.base}/report`);
    await page.locator('[name=body]').fill(said.body);
    await page.locator('[name=kind]').first().check();
    await go('where');
    await standsRight(page, 'report: where, no place chosen');
    await placed(...said.way);
    await standsRight(page, 'report: where');
    await go('check');
    await standsRight(page, 'report: check');

    await page.goto(`${look.base}/order`);
    await page.locator('[name=body]').fill('暖气不热三天了,家里只有十五度。');
    await go('where');
    await placed('新城区', '呼伦路街道', '麻花板');
    await page.locator('[name=wantedPart]').first().check();
    await page.locator('[name=phone]').fill('199 0000 1001');
    await standsRight(page, 'order: where');
    await go('check');
    await standsRight(page, 'order: check');

    await page.goto(`${look.base}/accuse`);
    await placed('清水河县');
    await go('write');
    await standsRight(page, 'accuse: write');
    await page.locator('[name=accused]').fill('北堡乡某干部');
    await page.locator('[name=body]').fill('2025 年低保款被截留三个月,有银行流水。');
    await page.locator('[name=disclosure][value=anonymous]').check();
    await go('send');
    await page
      .locator('main')
      .getByText(/JB-1501-/)
      .waitFor();
    await standsRight(page, 'accuse: receipt');
  });

  test('one’s own pages once there is an answer, an end, a decision', async () => {
    const at = await petitionersAtWork(look.house);
    const answered = await at.cast.replied();
    const ended = await at.cast.replied({ body: '河沟边的路灯坏了,夜里看不见。' });
    await at.cast.act('zhou', 'callback', ended.id);
    const petition = await at.cast.file({ kind: 'petition', body: '2025 年征地补偿款少发了一笔,问了两次没人答复。' });
    await at.cast.send('liu', petition.id, 'beibao');
    await at.cast.act('zhao', 'sign', petition.id);
    await beginMissed(at.run('begin'));
    for (const verb of ['accept', 'investigate', 'decide', 'serve'] as const) await at.act('zhao', verb, petition.id);
    for (const [of, wanted] of [
      [answered, ['/case/confirm', '/case/dispute']],
      [ended, ['/case/rate', '/case/reopen']],
      [petition, ['/case/petition/review', '/case/petition/paper/:paperId']],
    ] as const) {
      const page = await narrowest(of);
      await page.goto(`${look.base}/case`);
      await standsRight(page, `/case with ${wanted[0]}`);
      const links = linksIn(await page.content()).filter(own);
      for (const path of wanted) {
        const found = links.find((link) => asPattern(path).test(link));
        expect(found, path).toBeDefined();
        await page.goto(look.base + found);
        await standsRight(page, path);
      }
    }
  });
});
