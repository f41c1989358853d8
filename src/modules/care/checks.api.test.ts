import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { signature, VILLAGE, villageInNeed } from './care.example.ts';
import { dropPhotos, follow } from './care.jobs.ts';

/* Re-checks in Laoxionggou: chen goes, liu (village) goes too and assigns, zhao (township) assigns, sun and bai decide. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = villageInNeed(api);
const TODAY = '2026-03-03';

/** Another day: everybody signs in anew. */
const on = (day: string) => {
  open.setNow(`${day}T02:00:00Z`);
  for (const login of ['chen', 'liu', 'zhao', 'bai', 'wang']) api.forget(login);
};
const rule = ({ status, body }: Answer) => [status, body.errors?.[0]?.rule ?? body.code];
const checkOf = async (member: { id: string }, kind = 'recheck') => {
  const { body } = await api.as('zhao').get(`/api/care/members/${member.id}`);
  return body.checks.find((c: { kind: string; settledOn: string | null }) => c.kind === kind && !c.settledOn);
};
type More = { id?: string; madeAt?: string; files?: string[]; [field: string]: unknown };
const visit = (login: string, checkId: string, { id = randomUUID(), madeAt, files = [], ...more }: More = {}) =>
  api.as(login).post(`/api/care/checks/${checkId}/visits`, {
    key: id,
    body: {
      captured: { id, madeAt: madeAt ?? open.house.now().toString(), files },
      ...{ method: 'home', outcome: 'confirmed', witness: '高满喜', proof: 'signature', strokes: signature },
      ...more,
    },
  });
const missed = { outcome: 'notFound', whyMissed: 'nobodyHome', proof: undefined, strokes: [] };
let shade = 0;
async function photo(login = 'chen'): Promise<string> {
  const id = randomUUID();
  shade += 1;
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 70, b: 9 } } })
    .jpeg()
    .toBuffer();
  const body = { sha256: createHash('sha256').update(content).digest('hex') };
  const files = [{ field: 'file', name: '合影.jpg', content }];
  expect((await api.as(login).put(`/api/phone-files/${id}`, { key: id, body, files })).status).toBe(200);
  return id;
}
const verbs = async (memberId: string) => (await journalOf(open.house.db, memberId)).map((j) => j.verb);

describe('what is due', () => {
  test('stands in the lists of its place, is assigned several at once, and is carried along by who goes there', async () => {
    const [first, second, later] = [
      await at.enrol(await at.household()),
      await at.enrol(await at.household(), { since: '2025-02-20' }),
      await at.enrol(await at.household(), { since: '2025-12-20' }),
    ];
    const list = async (show: string, login = 'zhao') =>
      (await api.as(login).get(`/api/care/checks?show=${show}`)).body.items.map(
        (c: { memberId: string }) => c.memberId,
      );
    expect(await list('month')).toEqual([second.id, first.id]);
    expect(await list('overdue')).toEqual([second.id]);
    expect(await list('open')).toEqual([second.id, first.id, later.id]);
    const { body: board } = await api.as('sun').get('/api/care/board');
    expect(board.lines).toMatchObject([{ area: VILLAGE, open: 2, overdue: 1, unreached: 0, doneThisMonth: 0 }]);
    expect(JSON.stringify(board)).not.toContain('边');

    const ids = [(await checkOf(first)).id, (await checkOf(second)).id];
    const who = (await api.as('zhao').get(`/api/care/assignees?area=${VILLAGE}`)).body.items;
    const chen = who.find((a: { name: string }) => a.name === '陈志强');
    const send = (more: object) =>
      api.as('zhao').post('/api/care/checks/assign', { body: { ids, organisationId: chen.organisationId, ...more } });
    expect((await send({ accountId: chen.accountId, plannedOn: '2026-03-04' })).body).toEqual({
      assigned: 2,
      skipped: 0,
    });
    expect(rule(await send({ accountId: randomUUID() }))).toEqual([422, 'assigneeMissing']);
    const li = await open.house.db
      .selectFrom('staff_account')
      .select('id')
      .where('name', '=', '李雪梅')
      .executeTakeFirstOrThrow();
    const mahuaban = await organisationId(open, 'mahuaban');
    expect(rule(await send({ accountId: li.id, organisationId: mahuaban }))).toEqual([422, 'assigneeElsewhere']);
    const { items } = (await api.as('chen').get('/api/care/round')).body;
    expect(items.map((i: { id: string }) => i.id).sort()).toEqual([...ids].sort());
    expect(items[0]).toMatchObject({ state: 'assigned', isMine: true, needsWitness: true, before: null });
    expect(items[0].people).toHaveLength(1);
  });
});

test('a long list goes on where its last row stood', async () => {
  const home = await at.household();
  await at.enrol(home, { since: '2024-01-10' });
  const page = async (after?: string) =>
    (await api.as('bai').get(`/api/care/checks?show=open${after ? `&after=${encodeURIComponent(after)}` : ''}`)).body;
  const [first, second] = (await page()).items;
  const rest = (await page(`${first.dueOn}/${first.id}`)).items;
  expect(rest[0].id).toBe(second.id);
  expect(rest.map((c: { id: string }) => c.id)).not.toContain(first.id);
});

describe('a visit', () => {
  test('from a phone confirms once however often it is sent, opens the next check and fulfils the duty of its unit', async () => {
    const m = await at.enrol(await at.household());
    const c = await checkOf(m);
    const unit = await organisationId(open, 'laoxionggou');
    const duty = {
      ...{
        area: VILLAGE,
        organisationIds: [unit],
        title: '每月复核低保户',
        recordKind: 'recheck',
        rrule: 'FREQ=MONTHLY',
      },
      ...{ startsOn: TODAY, openDays: 28, needs: 1 },
    };
    expect((await api.as('liu').post('/api/duties', { body: duty })).text).toContain('每月复核');
    const id = randomUUID();
    const sent = await visit('chen', c.id, { id, madeAt: '2026-03-03T01:00:00Z' });
    expect(sent.body, sent.text).toMatchObject({ state: 'confirmed', settledOn: '2026-03-03', open: [] });
    expect(sent.body.visits).toMatchObject([
      { standing: 'first', method: 'home', witness: '高满喜', strokes: signature },
    ]);
    expect((await visit('chen', c.id, { id, madeAt: '2026-03-03T01:00:00Z' })).body).toEqual(sent.body);
    expect(await checkOf(m)).toMatchObject({ dueOn: '2027-03-03', state: 'due' });
    expect(await verbs(m.id)).toEqual(['enrol', 'visit']);
    const heard = await open.house.db.selectFrom('duty_record').select('record_id').execute();
    expect(heard.map((h) => h.record_id)).toContain(id);
    const sealed = await open.house.db
      .selectFrom('care_signature')
      .select('strokes_sealed')
      .where('visit_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(sealed.strokes_sealed.toString('utf8')).not.toContain('[[');
  });

  test('that arrives after another has settled it is kept beside: both are shown, neither replaces the other', async () => {
    const m = await at.enrol(await at.household());
    const c = await checkOf(m);
    await visit('liu', c.id);
    const late = await visit('chen', c.id, {
      ...missed,
      outcome: 'moved',
      whyMissed: undefined,
      toldBy: '邻居',
      madeAt: '2026-03-02T01:00:00Z',
    });
    expect(late.body, late.text).toMatchObject({ state: 'confirmed', disagree: true });
    expect(late.body.visits.map((v: { outcome: string; standing: string }) => [v.outcome, v.standing])).toEqual([
      ['moved', 'beside'],
      ['confirmed', 'first'],
    ]);
    expect((await checkOf(m)).dueOn).toBe('2027-03-03');
  });

  test('is refused by name when the benefit has ended, the household is gone, or what it must bring is missing', async () => {
    const m = await at.enrol(await at.household());
    const c = await checkOf(m);
    const why = async (more: More) => rule(await visit('chen', c.id, more));
    expect(await why({ method: 'video' })).toEqual([422, 'consentMissing']);
    expect(await why({ method: 'video', consentBy: 'self' })).toEqual([422, 'faceAlone']);
    expect(await why({ witness: undefined })).toEqual([422, 'witnessMissing']);
    expect(await why({ method: 'dataMatch', outcome: 'deceased', toldBy: '系统' })).toEqual([422, 'matchOnlyConfirms']);
    expect(await why({ madeAt: '2026-03-04T09:00:00Z' })).toEqual([422, 'madeInFuture']);
    await api
      .as('zhao')
      .post(`/api/care/members/${m.id}/ends`, { body: { reason: 'ownWish', facts: '本人写了退出声明' } });
    const [end] = (await api.as('bai').get('/api/care/ends')).body.items.filter(
      (e: { memberId: string }) => e.memberId === m.id,
    );
    const decided = await api.as('bai').post(`/api/care/ends/${end.id}/decide`, {
      version: end.version,
      body: { verb: 'end', grounds: '声明属实,本人到场' },
    });
    expect(decided.status, decided.text).toBe(200);
    expect(await why({})).toEqual([409, 'membershipEnded']);
    expect((await visit('li', c.id)).status).toBe(404);
    expect((await visit('bai', c.id)).status).toBe(409);
  });

  test('by video with consent and another way offered counts; a re-check in person certifies as well', async () => {
    const home = await at.household({ births: [1940] });
    await api.as('bai').post('/api/care/rules', {
      body: {
        ...{ area: '150124201', careClass: 'needyHome', circumstance: 'steady', kind: 'certification', months: 6 },
        ...{ leadDays: 30, secondDays: 10, needsWitness: false, validFrom: '2026-01-01', source: '北堡乡认证办法' },
      },
    });
    const m = await at.enrol(home, {
      careClass: 'needyHome',
      personId: home.head.personId,
      lastCheckedOn: '2025-09-10',
      since: '2020-01-01',
    });
    expect(m).toMatchObject({ nextRecheck: '2026-09-10', nextCertification: '2026-03-10' });
    const cert = await checkOf(m, 'certification');
    const seen = await visit('chen', cert.id, {
      method: 'video',
      consentBy: 'self',
      offered: 'home',
      proof: undefined,
      strokes: [],
      witness: undefined,
    });
    expect(seen.body, seen.text).toMatchObject({ state: 'confirmed' });
    on('2026-08-20');
    expect((await visit('chen', (await checkOf(m)).id)).body.state).toBe('confirmed');
    const after = (await api.as('zhao').get(`/api/care/members/${m.id}`)).body;
    expect(after).toMatchObject({ nextRecheck: '2027-08-20', nextCertification: '2027-02-20' });
    on(TODAY);
  });
});

describe('nobody met', () => {
  test('asks for a second try by its own day, another way or person; then it may be proposed, decided by who did not go, and told on paper', async () => {
    const m = await at.enrol(await at.household());
    const c = await checkOf(m);
    const propose = () =>
      api
        .as('liu')
        .post(`/api/care/members/${m.id}/ends`, { body: { reason: 'unreachable', facts: '两次上门都没有人' } });
    expect(rule(await propose())).toEqual([422, 'secondTryMissing']);
    expect((await visit('chen', c.id, missed)).body).toMatchObject({ state: 'secondTry', secondDueOn: '2026-03-18' });
    expect(rule(await propose())).toEqual([422, 'secondTryMissing']);
    expect((await visit('liu', c.id, missed)).body).toMatchObject({
      state: 'secondTry',
      visits: [{}, { standing: 'beside' }],
    });
    on('2026-03-05');
    expect(rule(await visit('chen', c.id, missed))).toEqual([422, 'sameAgain']);
    expect((await visit('liu', c.id, { ...missed, method: 'counter', whyMissed: 'didNotCome' })).body.state).toBe(
      'unreached',
    );
    // Nothing has stopped by itself, and no night does it.
    on('2026-12-30');
    await dropPhotos(systemCtx(open.house, 'test'));
    expect((await api.as('zhao').get(`/api/care/members/${m.id}`)).body).toMatchObject({
      endedOn: null,
      endReason: null,
    });
    const { body: end } = await propose();
    expect(end).toMatchObject({ reason: 'unreachable', state: 'proposed', open: ['withdraw'] });
    expect(rule(await propose())).toEqual([409, 'proposalThere']);
    const decide = (login: string, body: object, version = end.version) =>
      api.as(login).post(`/api/care/ends/${end.id}/decide`, { version, body });
    const ending = { verb: 'end', grounds: '两次均未见到本人,村里证明长期外出' };
    expect(rule(await decide('liu', ending))).toEqual([403, 'notYours']);
    expect(rule(await decide('zhao', { verb: 'end' }))).toEqual([422, 'groundsMissing']);
    expect(rule(await decide('zhao', { ...ending, endsOn: '2026-12-01' }))).toEqual([422, 'endsTooEarly']);
    expect((await decide('zhao', ending, 9)).status).toBe(412);
    expect((await decide('zhao', { ...ending, endsOn: '2027-01-31' })).body).toMatchObject({
      state: 'ended',
      endsOn: '2027-01-31',
    });
    const full = (await api.as('zhao').get(`/api/care/members/${m.id}`)).body;
    expect(full).toMatchObject({ endedOn: '2027-01-31', endReason: 'unreachable', nextRecheck: null });
    expect(await verbs(m.id)).toEqual(['enrol', 'visit', 'visit', 'visit', 'proposeEnd', 'end']);
    const [paper] = (await api.as('liu').get('/api/care/notices')).body.items.filter(
      (n: { memberId: string }) => n.memberId === m.id,
    );
    expect(paper).toMatchObject({
      reason: 'unreachable',
      grounds: ending.grounds,
      endsOn: '2027-01-31',
      reviewUntil: null,
    });
    const served = await api
      .as('liu')
      .post(`/api/care/notices/${paper.id}/serve`, { version: 1, body: { servedOn: '2026-12-30', how: 'toFamily' } });
    expect(served.body).toMatchObject({ reviewUntil: '2027-02-28', lawsuitUntil: '2027-06-30' });
    on(TODAY);
  });

  test('and met later: it cannot end as not reached any more; who proposed may withdraw', async () => {
    const m = await at.enrol(await at.household());
    const c = await checkOf(m);
    await visit('chen', c.id, { ...missed, madeAt: '2026-03-01T01:00:00Z' });
    await visit('liu', c.id, { ...missed, madeAt: '2026-03-02T01:00:00Z' });
    const { body: end } = await api
      .as('liu')
      .post(`/api/care/members/${m.id}/ends`, { body: { reason: 'unreachable', facts: '两次上门都没有人' } });
    const back = await visit('chen', c.id);
    expect(back.body.state).toBe('confirmed');
    const decide = (login: string, verb: string) =>
      api.as(login).post(`/api/care/ends/${end.id}/decide`, { version: 1, body: { verb, grounds: '两次都没见到人' } });
    expect(rule(await decide('bai', 'end'))).toEqual([409, 'foundMeanwhile']);
    expect((await decide('liu', 'withdraw')).body.state).toBe('withdrawn');
  });

  test('who made a try does not decide; a third try may be asked for', async () => {
    const m = await at.enrol(await at.household());
    const c = await checkOf(m);
    await visit('chen', c.id, { ...missed, madeAt: '2026-03-01T01:00:00Z' });
    const second = await visit('zhao', c.id, { ...missed, madeAt: '2026-03-02T01:00:00Z' });
    const { body: end } = await api
      .as('liu')
      .post(`/api/care/members/${m.id}/ends`, { body: { reason: 'unreachable', facts: '两次上门都没有人' } });
    const sent = await api
      .as('zhao')
      .post(`/api/care/ends/${end.id}/decide`, { version: 1, body: { verb: 'end', grounds: '两次都没见到人' } });
    expect(rule(sent)).toEqual([403, 'ownVisit']);
    const again = await api
      .as('liu')
      .post(`/api/care/checks/${c.id}/try-again`, { version: second.body.version, body: {} });
    expect(again.body).toMatchObject({ state: 'secondTry', secondDueOn: '2026-03-18' });
  });
});

describe('a death', () => {
  test('makes the household’s re-check due within three months and proposes, no more, that the person’s benefit ends', async () => {
    const home = await at.household({ births: [1938, 1944] });
    const [old, young] = home.people;
    const allowance = await at.enrol(home, {
      careClass: 'elderAllowance',
      personId: old!.personId,
      since: '2025-03-10',
    });
    const house = await at.enrol(home, { since: '2026-02-20' });
    expect(house.nextRecheck).toBe('2027-02-20');
    const dead = {
      ...missed,
      outcome: 'deceased',
      whyMissed: undefined,
      toldBy: '村医和死亡证明',
      personId: old!.personId,
    };
    const seen = await visit('chen', (await checkOf(allowance, 'certification')).id, dead);
    expect(seen.body, seen.text).toMatchObject({ state: 'deceased', visits: [{ person: old!.name }] });
    expect((await checkOf(house)).dueOn).toBe('2026-06-03');
    const ends = (await api.as('bai').get('/api/care/ends')).body.items.map(
      (e: { memberId: string; reason: string }) => [e.memberId, e.reason],
    );
    expect(ends).toContainEqual([allowance.id, 'deceased']);
    expect(ends.map(([id]: [string]) => id)).not.toContain(house.id);
    expect((await api.as('zhao').get(`/api/care/members/${allowance.id}`)).body.endedOn).toBe(null);
    // A change of pace does not undo it.
    const paced = await api.as('zhao').post(`/api/care/members/${house.id}/pace`, {
      version: house.version,
      body: { circumstance: 'steady', recheckMonths: 24 },
    });
    expect(paced.body.nextRecheck).toBe('2026-06-03');
    expect(young!.name).not.toBe(old!.name);
  });
});

describe('afterwards', () => {
  test('results are marked as entered in the official system, once', async () => {
    const m = await at.enrol(await at.household());
    const c = await checkOf(m);
    const sync = async () =>
      (await api.as('zhao').post('/api/care/checks/sync', { body: { ids: [c.id], number: 'MZ-2026-0301' } })).body;
    expect(await sync()).toEqual({ synced: 0, skipped: 1 });
    await visit('chen', c.id);
    expect(await sync()).toEqual({ synced: 1, skipped: 0 });
    expect((await api.as('zhao').get(`/api/care/checks/${c.id}`)).body).toMatchObject({
      state: 'synced',
      syncNumber: 'MZ-2026-0301',
    });
  });

  test('pictures go thirty days after it was settled, rows and files; the same content elsewhere stays', async () => {
    const m = await at.enrol(await at.household());
    const c = await checkOf(m);
    const file = await photo();
    const seen = await visit('chen', c.id, { proof: 'photo', strokes: [], hasPhotoConsent: true, files: [file] });
    expect(seen.body.visits[0].photos, seen.text).toMatchObject([{ id: file, hasThumb: true }]);
    const url = `/api/care/checks/${c.id}/photos/${file}`;
    expect((await api.as('zhao').get(url)).status).toBe(200);
    expect((await api.as('li').get(url)).status).toBe(404);
    const { hash } = await open.house.db
      .selectFrom('care_photo')
      .select('hash')
      .where('id', '=', file)
      .executeTakeFirstOrThrow();
    const path = join(open.house.files.folder, hash.slice(0, 2), hash.slice(2, 4), hash);
    on('2026-04-01');
    await dropPhotos(systemCtx(open.house, 'test'));
    expect(existsSync(path)).toBe(true);
    on('2026-04-02');
    await dropPhotos(systemCtx(open.house, 'test'));
    expect(existsSync(path)).toBe(false);
    expect((await api.as('zhao').get(`/api/care/checks/${c.id}`)).body.visits[0].photos).toEqual([]);
    on(TODAY);
  });

  test('a household that moves to another grid takes its benefits along', async () => {
    const home = await at.household();
    const m = await at.enrol(home);
    const checkId = (await checkOf(m)).id;
    const h = (await api.as('zhao').get(`/api/households/${home.id}`)).body;
    const to = '150124201210';
    expect(
      (await api.as('zhao').put(`/api/households/${home.id}`, { version: h.version, body: { area: to } })).status,
    ).toBe(200);
    // Until the job has run, whoever still has it on the phone is told what became of the household.
    expect(rule(await visit('chen', checkId))).toEqual([409, 'householdGone']);
    await follow(systemCtx(open.house, 'test'), { id: home.id });
    expect((await api.as('chen').get(`/api/care/members/${m.id}`)).status).toBe(404);
    expect((await api.as('zhao').get(`/api/care/members/${m.id}`)).body.checks).toMatchObject([{ area: to }]);
  });
});
