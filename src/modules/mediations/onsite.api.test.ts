import { createHash, randomUUID } from 'node:crypto';
import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { systemCtx } from '#platform/context.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { committeeAtWork } from './mediations.example.ts';
import { mediationDays, nightly } from './mediations.jobs.ts';

/* What a mediator takes along and brings back, what a case may become, what comes back on paper, and who must not mediate. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await committeeAtWork(open, api);
const cast = await castAtWork(open);
const pixel = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
  .jpeg()
  .toBuffer();
async function picture(login = 'liu'): Promise<string> {
  const id = randomUUID();
  const sha256 = createHash('sha256').update(pixel).digest('hex');
  const files = [{ field: 'file', name: '签字.jpg', content: pixel }];
  const sent = await api.as(login).put(`/api/phone-files/${id}`, { key: id, body: { sha256 }, files });
  expect(sent.status, sent.text).toBe(200);
  return id;
}

describe('on the way', () => {
  test('an appointment is set, moved, read by the party at home, in the calendar and on the phone, and met by a session', async () => {
    const m = await at.inMediation();
    const past = await at.act(m.id, 'appointments', { at: '2026-03-03T08:00:00+08:00', place: '村部' });
    expect([past.status, past.body.code]).toEqual([422, 'appointmentPast']);
    await at.done(m.id, 'appointments', { at: '2026-03-05T15:00:00+08:00', place: '村部' });
    await at.done(m.id, 'appointments', { at: '2026-03-06T09:30:00+08:00', place: '张有田家院里' });
    const list = (await api.as('liu').get('/api/mediations/appointments')).body.items;
    expect(list.find((x: { id: string }) => x.id === m.id)).toMatchObject({
      ...{ next: 'session', parties: ['张有田', '李满囤'], rightsMissing: 0, wantsClosed: false },
      appointment: { at: '2026-03-06T01:30:00Z', place: '张有田家院里' },
    });
    expect(JSON.stringify(list), 'nothing of what it is about').not.toContain('院墙');
    for (const [login, status] of [
      ['zhao', 200],
      ['chen', 403],
    ] as const) {
      const other = await api.as(login).get('/api/mediations/appointments');
      expect([login, other.status]).toEqual([login, status]);
      expect(other.text).not.toContain('张有田');
    }
    const days = await mediationDays(cast.ctx('liu'), cast.actor('liu'));
    expect(days.find((d) => d.day === '2026-03-06')?.says[0]).toContain('09:30');
    const entered = await api.app.inject({
      ...{ method: 'POST', url: '/mediation/mine' },
      payload: new URLSearchParams({ number: m.number, passphrase: m.other.passphrase }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const home = await api.withCookie(cookiesOf(entered)).get('/mediation/mine/read');
    expect(home.text).toContain('张有田家院里');

    const id = randomUUID();
    const file = await picture();
    const body = {
      ...{ kind: 'session', on: '2026-03-03', text: '两家都说了一遍。', isOpen: false, witness: '王老五' },
      captured: { id, madeAt: open.house.now().toString(), files: [file] },
    };
    const send = (key = id) => api.as('liu').post(`/api/mediations/${m.id}/records`, { key, body });
    const kept = await send();
    expect(kept.status, kept.text).toBe(200);
    expect(kept.body).toMatchObject({ appointment: null });
    const record = kept.body.records.find((r: { id: string }) => r.id === id);
    expect(record).toMatchObject({ witness: '王老五', text: '两家都说了一遍。' });
    expect(kept.body.files).toMatchObject([{ kind: 'session', mediaType: 'image/jpeg' }]);
    expect((await send()).status, 'sent again, it is the same record').toBe(200);
    expect((await at.get(m.id)).records).toHaveLength(2);
    const stored = await open.house.db
      .selectFrom('mediation_record')
      .select('witness_sealed')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(Buffer.from(stored.witness_sealed!).includes('王老五')).toBe(false);
    const papers = await api.as('liu').get(`/api/mediations/${m.id}/files/${kept.body.files[0].id}`);
    expect(papers.status).toBe(200);
  });

  test('without the notice of rights a session from a phone is refused as one from the desk', async () => {
    const { body: taken } = await at.take();
    await at.done(taken.id, 'answers', { partyId: taken.slips[1].partyId, answer: 'yes', way: 'counter' });
    const body = {
      ...{ kind: 'session', on: '2026-03-03', text: '谈了一次。', isOpen: false },
      captured: { id: randomUUID(), madeAt: open.house.now().toString(), files: [] },
    };
    const early = await api.as('liu').post(`/api/mediations/${taken.id}/records`, { key: body.captured.id, body });
    expect([early.status, early.body.code]).toEqual([422, 'rightsUntold']);
  });

  test('kept long enough, witness, place and pictures go with the rest', async () => {
    const m = await at.inMediation();
    const id = randomUUID();
    const captured = { id, madeAt: open.house.now().toString(), files: [await picture()] };
    const body = { kind: 'session', on: '2026-03-03', text: '谈不拢。', isOpen: false, witness: '王老五', captured };
    expect((await api.as('liu').post(`/api/mediations/${m.id}/records`, { key: id, body })).status).toBe(200);
    await at.done(m.id, 'appointments', { at: '2026-03-08T15:00:00+08:00', place: '村部' });
    await at.done(m.id, 'end', { verb: 'stop' });
    for (const p of [m.first, m.other])
      await at.done(m.id, 'identity', { partyId: p.partyId, idNumber: '150124197001011234' });
    await at.done(m.id, 'archive', { keepYears: 10 });
    open.setNow('2036-06-01T17:00:00Z');
    await nightly(systemCtx(open.house, 'test'));
    const of = { record: 'mediation_record', appointment: 'mediation_appointment' } as const;
    const record = await open.house.db.selectFrom(of.record).selectAll().where('mediation_id', '=', m.id).execute();
    expect(record.every((r) => r.body_sealed === null && r.witness_sealed === null)).toBe(true);
    const places = await open.house.db
      .selectFrom(of.appointment)
      .selectAll()
      .where('mediation_id', '=', m.id)
      .execute();
    expect(places.map((p) => p.where_sealed)).toEqual([null]);
    const phone = await open.house.db.selectFrom('phone_file').select('id').where('used_by', '=', id).execute();
    expect(phone).toEqual([]);
    open.setNow(TEST_NOW);
    api.forget('liu');
  });
});

describe('where it comes from, and what comes back', () => {
  test('a case goes to mediation only with the word of whoever brought it, who reads that it did', async () => {
    const c = await cast.file({ body: '隔壁把墙砌到我家地里。' });
    const bare = await at.take({ caseId: c.id });
    expect([bare.status, bare.body.code]).toEqual([422, 'caseConsentMissing']);
    const offered = await at.take({ caseId: c.id, caseConsent: true });
    expect(offered.status, offered.text).toBe(200);
    const view = await at.get(offered.body.id);
    expect(view).toMatchObject({ origin: 'offered', way: 'case', caseId: c.id, status: 'offered' });
    expect(
      view.parties.map((p: { answer: null }) => p.answer),
      'an offer is nobody’s yes',
    ).toEqual([null, null]);
    const entry = await open.house.db
      .selectFrom('journal')
      .select(['verb', 'shows'])
      .where('subject_id', '=', c.id)
      .where('verb', '=', 'mediation.offer')
      .executeTakeFirstOrThrow();
    expect(entry.shows).toBe('resident');
    const elsewhere = await cast.file({ area: '150102401007', body: '楼上漏水。' }, 'li');
    expect((await at.take({ caseId: elsewhere.id, caseConsent: true })).status, 'a case of another place').toBe(404);
  });

  test('a form prints with its code for its mediators alone; the signed scan lies in the file where such papers lie', async () => {
    const m = await at.inMediation();
    const links = new Map<string, string>();
    for (const [kind, title] of [
      ['mediationApplication', '申请'],
      ['mediationRights', '告知'],
      ['mediationSession', '记录'],
      ['mediationAgreement', '协议'],
    ] as const) {
      const body = { kind, subject: m.id };
      const sheet = await api.as('liu').post('/api/papers', { body });
      expect(sheet.status, sheet.text).toBe(200);
      expect(sheet.body.title).toContain(title);
      expect(sheet.body.title).not.toMatch(/张有田|院墙/);
      for (const login of ['zhao', 'li']) expect((await api.as(login).post('/api/papers', { body })).status).toBe(404);
      links.set(kind, sheet.body.link);
    }
    const code = await toBuffer(links.get('mediationSession') ?? '', { margin: 2, width: 200 });
    const content = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#faf0c8' } })
      .composite([{ input: code, left: 650, top: 40 }])
      .jpeg()
      .toBuffer();
    const scanned = { body: {}, files: [{ field: 'files', name: '扫描.jpg', content }] };
    const back = await api.as('liu').post('/api/inbox/sheets', scanned);
    expect(back.body.sheets[0], back.text).toMatchObject({ result: 'returned' });
    expect((await at.get(m.id)).files).toMatchObject([{ kind: 'session' }]);
  });
});

describe('who must not mediate', () => {
  const against = (name: string) => ({
    parties: [
      { side: 'applicant', name: '张有田', phone: '19900002001' },
      { side: 'other', name },
    ],
  });
  test('whose own unit is a party neither takes it down nor is assigned; another mediator may', async () => {
    const own = await at.take(against('老熊沟村委会'));
    expect([own.status, own.body.code, own.body.errors[0].field]).toEqual([422, 'ownMatter', 'parties']);
    expect(own.body.errors[0].zh ?? own.text).toContain('刘桂兰');
    expect((await at.take(against('刘桂兰'))).body.code).toBe('ownMatter');
    const made = await at.take(against('老熊沟村委会'), 'zhao');
    expect(made.status, made.text).toBe(200);
    const row = (await api.as('liu').get('/api/mediations')).body.items.find(
      (i: { id: string }) => i.id === made.body.id,
    );
    const assigned = await api.as('liu').post(`/api/mediations/${row.id}/mediators`, {
      version: row.version,
      body: { personIds: [at.head.id], how: 'assigned' },
    });
    expect([assigned.status, assigned.body.code]).toEqual([422, 'ownMatter']);
  });
});
