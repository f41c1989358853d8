import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { at, branchesAtScore } from './assessments.example.ts';

/* Who reaches the scores of a branch in 麻花板 that the street reviews, written apart from the code: everybody of the cast knocks. */

const open = await openTestHouse();
open.setNow(at('2026-03-02'));
const api = await startApi(open);
const s = await branchesAtScore(open, api, ['范围支部']);
const round = (await s.openRound()).body;
const scheme = await s.scheme();
const entry = String(round.lines[0].id);
const file = String((await s.file('li', entry, round.items[1].id)).body.lines[1].evidence[0].id);

const words = (text: string) => new Set(text.split(' '));
const reads = words('villageCadre partyAffairs townshipClerk townshipLeader countyClerk inspector');
const scores = words('villageCadre partyAffairs townshipClerk countyClerk');
const opens = words('partyAffairs townshipClerk countyClerk');
const AREA = '150102401007';

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const caller = api.as(login);
  // Its place, or by what their organisation does in the round: review it, decide its appeals, organise it.
  const isSeen = AREA.startsWith(m.area) || ['hulun', 'xincheng'].includes(m.organisation);
  const isReader = reads.has(m.role);
  const status = (may: boolean, sees: boolean, done: number) => (!may ? 403 : sees ? done : 404);
  const got = async (path: string) => (await caller.get(`/api/assessments/${path}`)).status;
  expect(await got(`entries/${entry}`), 'entry').toBe(status(isReader, isSeen, 200));
  expect(await got(`entries/${entry}/evidence/${file}`), 'file').toBe(status(isReader, isSeen, 200));
  expect(await got(`rounds/${round.id}`), 'round').toBe(status(isReader, isSeen, 200));
  expect(await got(`rounds/${round.id}/scores.xlsx`), 'sheet').toBe(status(isReader, isSeen, 200));
  const holds = AREA.startsWith(m.area) || m.area.startsWith('150102');
  expect(await got(`schemes/${scheme.id}`), 'scheme').toBe(status(isReader, holds, 200));
  const rounds = await caller.get('/api/assessments/rounds');
  if (isReader) expect(rounds.body.items.some((r: { id: string }) => r.id === round.id)).toBe(isSeen);
  else expect(rounds.status).toBe(403);
  const put = (path: string) =>
    caller.put(`/api/assessments/entries/${entry}/${path}`, { version: 99, body: { marks: [] } });
  expect((await put('self')).status, 'self').toBe(status(scores.has(m.role), isSeen, 412));
  expect((await put('review')).status, 'review').toBe(status(scores.has(m.role), isSeen, 412));
  const cancel = await caller.post(`/api/assessments/rounds/${round.id}/cancel`, {
    version: 99,
    body: { reason: '不评了' },
  });
  expect(cancel.status, 'cancel').toBe(status(opens.has(m.role), isSeen, 412));
});

test('of those who see it, each does their own part only', async () => {
  const code = async (login: string, deed: string, body: object = {}) =>
    (await s.does(login, entry, deed, body)).body.code;
  const marks = { marks: [] };
  expect(await code('qi', 'self', marks)).toBe('notYours');
  expect(await code('dai', 'self', marks)).toBe('notYours');
  expect(await code('li', 'review', marks)).toBe('notYours');
  expect(await code('dai', 'review', marks)).toBe('notYours');
  expect(await code('qi', 'decide', { items: [] })).toBe('notYours');
  const cancel = { version: 1, body: { reason: '不评了' } };
  expect((await api.as('qi').post(`/api/assessments/rounds/${round.id}/cancel`, cancel)).body.code).toBe('notYours');
  for (const path of ['schemes', 'rounds', `rounds/${round.id}`, `entries/${entry}`])
    expect((await api.visitor.get(`/api/assessments/${path}`)).status, path).toBe(401);
  expect((await api.visitor.get(`/scores/${round.id}`, { accept: 'text/html' })).status).toBe(404);
});

test('no column of the tables is about a person scored', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = current_schema() and table_name like 'score_%'`.execute(open.house.db);
  expect(rows.length).toBeGreaterThan(50);
  // Who acted is written down; whom it is about is always an organisation.
  expect(rows.filter((r) => /person|resident|member|household|login|online|likes|photo|petition/.test(r.name))).toEqual(
    [],
  );
});
