import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { branchAtWork, VILLAGE } from './activities.example.ts';

/* What is kept of a meeting: pictures with the word of whoever is on them, minutes that are never written over, matters of the village, what follows. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await branchAtWork(open, api);
for (let n = 1; n <= 9; n += 1) await at.join(`党员${n}`);
type Line = { id: string };
const withPresent = async (n: number, body: object = {}) => {
  const a = (await at.call((await at.plan(body)).body.id)).body;
  const ticks = a.attendees.map((t: Line, i: number) => ({ attendeeId: t.id, presence: i < n ? 'present' : 'absent' }));
  const answer = await at.attend(a.id, { ticks });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { id: string; version: number };
};

let shade = 0;
async function jpeg(): Promise<Buffer> {
  shade += 1;
  return sharp({ create: { width: 64, height: 48, channels: 3, background: { r: shade, g: 30, b: 90 } } })
    .jpeg()
    .toBuffer();
}
const upload = async (id: string, body: object, content?: Buffer) =>
  api.as('liu').post(`/api/activities/${id}/photos/upload`, {
    body,
    files: [{ field: 'files', name: '合影.jpg', content: content ?? (await jpeg()), mediaType: 'image/jpeg' }],
  });
async function onPhone(): Promise<string> {
  const [id, content] = [randomUUID(), await jpeg()];
  const body = { sha256: createHash('sha256').update(content).digest('hex') };
  const files = [{ field: 'file', name: '现场.jpg', content }];
  expect((await api.as('liu').put(`/api/phone-files/${id}`, { key: id, body, files })).status).toBe(200);
  return id;
}
const fromPhone = (id: string, files: string[], about: object) => {
  const key = randomUUID();
  return api.as('liu').post(`/api/activities/${id}/photos`, {
    key,
    body: { captured: { id: key, madeAt: '2026-03-03T02:00:00Z', files }, ...about },
  });
};

describe('a picture', () => {
  test('of people says who they are and who agreed; both are sealed; of things nothing is asked', async () => {
    const a = await withPresent(6);
    const faults = async (body: object) => (await upload(a.id, body)).body.errors[0];
    expect(await faults({ shows: 'people' })).toMatchObject({ field: 'people', rule: 'peopleMissing' });
    expect(await faults({ shows: 'people', people: '党员1' })).toMatchObject({
      field: 'agreed',
      rule: 'consentMissing',
    });
    expect((await upload(a.id, { shows: 'things' }, Buffer.from('%PDF-1.7 nothing'))).status).toBe(422);
    const about = { shows: 'people', people: '党员1、党员2的孩子', agreed: '本人同意;孩子由母亲同意' };
    const added = await upload(a.id, about);
    expect(added.status, added.text).toBe(200);
    const phone = await fromPhone(a.id, [await onPhone()], { shows: 'things' });
    expect(phone.body.photos).toMatchObject([about, { shows: 'things', people: null, agreed: null }]);
    expect((await fromPhone(a.id, [], { shows: 'things' })).body.errors[0].rule).toBe('photoMissing');
    const { rows } = await open.owner.query('select * from activity_photo where people_sealed is not null');
    expect(JSON.stringify(rows)).not.toMatch(/党员|母亲/);
    const journal = await journalOf(open.house.db, a.id);
    expect(JSON.stringify(journal)).not.toMatch(/党员1|母亲/);
  });

  test('goes when somebody on it says so: the row, the file and its small copy, from the desk and from the phone', async () => {
    const a = await withPresent(6);
    const about = { shows: 'people', people: '党员3', agreed: '当面同意' };
    await upload(a.id, about);
    const { photos } = (await fromPhone(a.id, [await onPhone()], about)).body;
    const read = async () =>
      (
        await open.owner.query('select hash, thumb_hash from activity_photo where activity_id = $1', [a.id])
      ).rows.flatMap((r) => [r.hash, r.thumb_hash].filter(Boolean) as string[]);
    const hashes = await read();
    const paths = hashes.map((h) => join(open.house.files.folder, h.slice(0, 2), h.slice(2, 4), h));
    expect(paths.map((p) => existsSync(p))).toEqual(paths.map(() => true));
    for (const { id } of photos) {
      const path = `/api/activities/${a.id}/photos/${id}`;
      expect((await api.as('liu').get(path)).status).toBe(200);
      expect((await api.as('li').post(`${path}/drop`, { body: {} })).status).toBe(404);
      expect((await api.as('liu').post(`${path}/drop`, { body: {} })).status).toBe(200);
      expect((await api.as('liu').get(path)).status).toBe(404);
      expect((await api.as('liu').post(`${path}/drop`, { body: {} })).status).toBe(404);
    }
    expect(paths.map((p) => existsSync(p))).toEqual(paths.map(() => false));
  });
});

describe('minutes', () => {
  test('that were written stay; what was forgotten stands below, with who and when, and the whole is versioned', async () => {
    const a = await withPresent(6);
    const add = (version: number, text = '漏记:会上还定了清理河道的日子。') =>
      api.as('liu').post(`/api/activities/${a.id}/supplements`, { version, body: { text } });
    expect((await add(a.version)).body.code).toBe('notNow');
    const held = await at.hold(a.id, a.version);
    const paper = { body: { kind: 'activityMinutes', subject: a.id } };
    expect((await api.as('liu').post('/api/papers', paper)).body.title).toContain('会议记录');
    expect((await api.as('li').post('/api/papers', paper)).status).toBe(404);
    expect((await at.hold(a.id, held.body.version)).body.code).toBe('notNow');
    const added = await add(held.body.version);
    expect(added.body).toMatchObject({
      minutes: held.body.minutes,
      supplements: [{ nth: 1, text: '漏记:会上还定了清理河道的日子。', by: '刘桂兰' }],
    });
    expect((await add(held.body.version)).status).toBe(412);
    expect((await add(added.body.version, '第二条补充')).body.supplements).toHaveLength(2);
    const { rows } = await open.owner.query('select text_sealed from activity_supplement');
    expect(rows.every((r) => !String(r.text_sealed).includes('河道'))).toBe(true);
  });

  test('a matter of the village needs two thirds, and exactly half of those who should attend carries it', async () => {
    const vote = (yes: number, no: number, isMatter: boolean) => ({
      what: '硬化村口道路',
      yes,
      no,
      abstain: 0,
      isMatter,
    });
    const five = await withPresent(5);
    const refused = await at.hold(five.id, five.version, { decisions: [vote(5, 0, true)] });
    expect(refused.body.errors[0]).toMatchObject({
      field: 'decisions.0.yes',
      rule: 'matterQuorum',
      zh: expect.stringContaining('三分之二'),
      en: expect.stringContaining('two thirds'),
    });
    await at.join('党员10');
    const eight = await withPresent(8);
    const held = await at.hold(eight.id, eight.version, {
      decisions: [vote(5, 3, true), vote(5, 3, false), vote(4, 4, true)],
    });
    expect(held.body.decisions).toMatchObject([
      { isMatter: true, baseCount: 10, needed: 5, passed: true },
      { isMatter: false, baseCount: 10, needed: 6, passed: false },
      { isMatter: true, passed: false },
    ]);
    const council = await withPresent(8, { kind: 'councilMeeting', title: '议事会' });
    const elsewhere = await at.hold(council.id, council.version, { decisions: [vote(5, 3, true)] });
    expect(elsewhere.body.errors[0].rule).toBe('noMatters');
    expect(
      (await at.hold(council.id, council.version, { decisions: [vote(4, 4, false), vote(5, 3, false)] })).body
        .decisions,
    ).toMatchObject([
      { base: 'present', baseCount: 8, needed: 5, passed: false },
      { base: 'present', passed: true },
    ]);
  });

  test('a task is seen by the unit that has it, wherever it was decided, and done on the day it was written down on a phone', async () => {
    const a = await withPresent(6);
    const held = await at.hold(a.id, a.version, { tasks: [{ what: '贴公示', dueOn: '2026-03-05' }] });
    const task = held.body.tasks[0].id;
    open.setNow('2026-03-08T10:00:00+08:00');
    for (const login of ['liu', 'li']) api.forget(login);
    const done = (madeAt: string) => {
      const key = randomUUID();
      const captured = { id: key, madeAt, files: [] };
      return api.as('liu').post(`/api/activities/tasks/${task}/done`, { key, body: { note: '贴好了', captured } });
    };
    expect((await done('2026-03-02T01:00:00Z')).body.errors[0].rule).toBe('beforeItExisted');
    expect((await done('2026-03-06T01:00:00Z')).body).toMatchObject({ doneOn: '2026-03-06', doneNote: '贴好了' });
    expect((await api.as('li').get('/api/activities/tasks')).body.items).toEqual([]);
    open.setNow(TEST_NOW);
    for (const login of ['liu', 'li']) api.forget(login);
  });
});

test('after the notice the group stays; what is entered afterwards says so', async () => {
  for (const m of (await api.as('liu').get(`/api/activities/units/${at.unit}/members`)).body.items.slice(0, 4))
    await at.standing(m.membershipId, { group: m.name < '党员3' ? '一组' : '二组' });
  const a = (await at.call((await at.plan({ kind: 'groupMeeting', group: '一组' })).body.id)).body;
  expect(a.isEnteredLate).toBe(true);
  const edit = (more: object) =>
    api.as('liu').put(`/api/activities/${a.id}`, {
      version: a.version,
      body: {
        ...{ title: a.title, where: '村部二楼', group: '一组' },
        startsAt: a.startsAt,
        endsAt: a.endsAt,
        ...more,
      },
    });
  expect((await edit({ group: '二组' })).body.errors[0]).toMatchObject({ field: 'group', rule: 'groupFixed' });
  expect((await edit({})).body.where).toBe('村部二楼');
  const later = await at.plan({ startsAt: '2026-03-09T09:00:00+08:00', endsAt: '2026-03-09T10:00:00+08:00' });
  expect(later.body.isEnteredLate).toBe(false);
});

test('duties of the month are satisfied by the record: a theme day, a study visit that counts as one, volunteering', async () => {
  const set = async (recordKind: string) => {
    const answer = await api.as('zhao').post('/api/duties', {
      body: {
        ...{ area: VILLAGE, organisationIds: [at.unit], title: `每月${recordKind}`, recordKind },
        ...{ rrule: 'FREQ=MONTHLY;BYMONTHDAY=3', startsOn: '2026-03-03', openDays: 28 },
      },
    });
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items[0].id as string;
  };
  const status = async (duty: string) =>
    (await api.as('zhao').get(`/api/duties/${duty}/turns?from=2026-03-01&to=2026-03-31`)).body.turns.map(
      (t: { status: string }) => t.status,
    );
  const [theme, work] = [await set('themeDay'), await set('volunteering')];
  const cancelled = await at.plan({ kind: 'themeDay', title: '主题党日' });
  await api.as('liu').post(`/api/activities/${cancelled.body.id}/cancel`, { version: 1, body: { reason: '下雪' } });
  expect([await status(theme), await status(work)]).toEqual([['open'], ['open']]);
  const holdOpen = async (kind: string) => {
    const a = (await at.call((await at.plan({ kind, title: '走出去' })).body.id)).body;
    const there = await at.attend(a.id, { guests: ['党员1', '党员2'] });
    expect((await at.hold(a.id, there.body.version)).status).toBe(200);
  };
  await holdOpen('studyVisit');
  expect([await status(theme), await status(work)]).toEqual([['satisfied'], ['open']]);
  await holdOpen('volunteering');
  expect(await status(work)).toEqual(['satisfied']);
});

test('the calendar somebody subscribes to has the kind, the unit and the hour, and neither topic nor name', async () => {
  await at.plan({
    title: '研究处分',
    topic: '议题保密',
    startsAt: '2026-04-10T15:00:00+08:00',
    endsAt: '2026-04-10T16:00:00+08:00',
  });
  const { url } = (await api.as('liu').post('/api/me/calendar')).body;
  const text = (await api.visitor.get(new URL(url).pathname)).text.replaceAll('\r\n ', '');
  expect(text).toContain('15:00 党员大会 · 老熊沟村党支部');
  expect(text).not.toMatch(/研究处分|议题保密/);
});
