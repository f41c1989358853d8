import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { villageWithAid } from './aid.example.ts';
import { dropForms } from './aid.form.ts';
import { personal } from './personal.store.ts';

describe('a survey made on paper', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageWithAid(open, api);
  const picture = (n: number) =>
    sharp({ create: { width: 60, height: 80, channels: 3, background: { r: n, g: 200, b: 200 } } })
      .jpeg()
      .toBuffer();
  const sheet = async (n = 1) => ({ field: 'files', name: '调查表.jpg', content: await picture(n) });
  const body = async (home: { head: string }, more: object = {}) => ({
    firstId: await at.accountOf('zhao'),
    secondId: await at.accountOf('chen'),
    on: '2026-03-03',
    signer: JSON.stringify({ personId: home.head, name: '苗' }),
    ...{ living: '母子两人。', work: '有腰病。', house: '砖房两间。', spending: '药费每月三百。' },
    seenYearCents: '360000',
    ...more,
  });
  const begun = async () => {
    const home = await at.household();
    const { id } = await at.file(home);
    await at.act('zhao', id, 'accept');
    return { home, id };
  };
  const send = async (id: string, sent: object, files: Awaited<ReturnType<typeof sheet>>[] = [], key?: string) =>
    api.as('liu').post(`/api/aid/applications/${id}/paper-surveys`, { body: sent, files, ...(key && { key }) });

  test('typed in by a third, signed by two others: it moves the application and shows its sheet', async () => {
    const { home, id } = await begun();
    const key = open.house.newId();
    const kept = await send(id, await body(home), [await sheet()], key);
    expect(kept.body, kept.text).toMatchObject({
      counts: true,
      status: 'surveyed',
      survey: { first: '赵永平', second: '陈志强', typist: '刘桂兰', signatures: null, seenYearCents: 360_000 },
    });
    expect((await send(id, await body(home), [await sheet()], key)).body).toEqual(kept.body);
    const file = await api.as('zhao').get(`/api/aid/surveys/${kept.body.survey.id}/files/0`);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'image/jpeg']);
    // Both are surveyors now, and so decide nothing; who typed it in is none.
    const view = await at.get(id);
    expect(view.surveys).toHaveLength(1);
    const { rows } = await open.owner.query(
      `select a.username from aid_hand h join staff_account a on a.id = h.account_id where h.application_id = $1 and h.part = 'surveyor' order by 1`,
      [id],
    );
    expect(rows.map((r) => r.username)).toEqual(['chen', 'zhao']);
    // Another one, of the same day: kept beside it.
    expect((await send(id, await body(home), [await sheet(2)])).body).toMatchObject({ counts: false });
  });

  test('no sheet, one surveyor, a stranger, kin, a day that cannot be: each is named at its field', async () => {
    const { home, id } = await begun();
    const kin = { official: '陈志强', accountId: await at.accountOf('chen'), post: 'committee', relation: '外甥' };
    const refused = async (more: object, files = [sheet()]) => {
      const answer = await send(id, await body(home, more), await Promise.all(files));
      return [answer.body.code, answer.body.errors?.[0]?.field];
    };
    expect(await refused({}, [])).toEqual(['paperMissing', 'files']);
    expect(await refused({ secondId: await at.accountOf('zhao') })).toEqual(['sameSurveyor', 'secondId']);
    expect(await refused({ firstId: await at.accountOf('li') })).toEqual(['surveyorUnknown', 'firstId']);
    expect(await refused({ on: '2026-03-04' })).toEqual(['dayAhead', 'on']);
    expect(await refused({ on: '2026-03-01' })).toEqual(['beforeApplied', 'on']);
    expect(await refused({ signer: JSON.stringify({ name: '路人' }) })).toEqual(['signerUnknown', 'signer']);
    expect((await at.get(id)).surveys).toHaveLength(0);
    await at.post('bai', `/api/aid/applications/${id}/kin`, kin);
    const answer = await send(id, await body(home), [await sheet()]);
    expect([answer.body.code, answer.body.detail.zh]).toEqual(['kinSurveys', expect.stringContaining('陈志强')]);
    // On the phone the second of the two is asked the same.
    const onPhone = await at.surveyBody(home, 'chen');
    const sent = await api
      .as('zhao')
      .post(`/api/aid/applications/${id}/surveys`, { body: onPhone, key: onPhone.captured.id });
    expect(sent.body.code).toBe('kinSurveys');
  });

  test('the form is printed with its code; a sheet that came back by it is enough', async () => {
    const { home, id } = await begun();
    const of = { kind: 'aidSurvey', subject: id };
    const printed = await api.as('liu').post('/api/papers', { body: of });
    expect(printed.body.title).toMatch(/^社会救助入户调查表 DB-/);
    expect((await api.as('li').post('/api/papers', { body: of })).status).toBe(404);
    expect((await api.as('liu').get(`/api/aid/applications/${id}/surveyors`)).body.scans).toBe(0);
    await at.ok(
      api.as('liu').post('/api/inbox/sheets', { body: { number: printed.body.code }, files: [await sheet(3)] }),
    );
    const who = (await api.as('liu').get(`/api/aid/applications/${id}/surveyors`)).body;
    expect([who.scans, who.items.some((c: { name: string }) => c.name === '赵永平')]).toEqual([1, true]);
    expect((await send(id, await body(home))).body).toMatchObject({ counts: true });
  });

  test('a blank form filled in at home waits for its application and goes to it; one nobody files for is dropped after a year', async () => {
    const home = await at.household();
    const print = (login: string, kind: string, subject: string) =>
      api.as(login).post('/api/papers', { body: { kind, subject } });
    const waiting = async (of: { id: string }) =>
      (await api.as('liu').get(`/api/aid/households/${of.id}/forms`)).body.waiting;
    const back = async (code: string, n: number) =>
      (await api.as('liu').post('/api/inbox/sheets', { body: { number: code }, files: [await sheet(n)] })).body
        .sheets[0].result;
    const blank = (await print('liu', 'aidBlank', home.id)).body;
    expect(blank.title).toBe('社会救助申请表(空白)');
    expect((await print('li', 'aidBlank', home.id)).status).toBe(404);
    expect([await back(blank.code, 20), await waiting(home)]).toEqual(['returned', 1]);
    const { id } = await at.file(home);
    const signed = async () => (await api.as('liu').get(`/api/papers?kind=aidForm&subject=${id}`)).body.scans.length;
    expect([await waiting(home), await signed()]).toEqual([0, 1]);
    // Scanned after it was typed in: it is the application's at once, by either code.
    expect([await back(blank.code, 70), await back(blank.code, 70)]).toEqual(['returned', 'known']);
    const own = (await print('zhao', 'aidForm', id)).body;
    expect(own.title).toMatch(/^社会救助申请书 DB-/);
    expect([await back(own.code, 120), await signed(), await waiting(home)]).toEqual(['returned', 3, 0]);
    expect((await print('li', 'aidForm', id)).status).toBe(404);
    // The applicant has all three in the copy of what is held about them.
    const kept = personal.held.find((h) => h.name === 'applications')!;
    const applicant = { name: '', phone: null, personId: home.head, householdIds: [home.id] };
    const [theirs] = await kept.find(systemCtx(open.house, 'test'), applicant);
    expect(theirs).toMatchObject({ id, files: Array(3).fill({ mediaType: 'image/jpeg' }) });

    const never = await at.household();
    await back((await print('liu', 'aidBlank', never.id)).body.code, 180);
    expect(await waiting(never)).toBe(1);
    open.setNow('2027-03-03T01:00:00Z');
    await dropForms(systemCtx(open.house, 'test'));
    const left = () =>
      open.owner.query(
        `select 1 from paper_scan where name = '调查表.jpg' and sheet_id = (select id from paper_sheet where subject = $1)`,
        [never.id],
      );
    expect((await left()).rowCount).toBe(1);
    open.setNow('2027-03-04T03:00:00Z');
    await dropForms(systemCtx(open.house, 'test'));
    expect((await left()).rowCount).toBe(0);
    open.setNow(TEST_NOW);
  });
});
