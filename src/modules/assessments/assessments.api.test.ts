import { describe, expect, test } from 'vitest';
import { branchAtWork } from '#modules/activities/activities.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { at, branchesAtScore, COMMUNITY, exampleItems, windows } from './assessments.example.ts';

/* Branches of 麻花板 score themselves, the street reviews, the district decides appeals, hangs out and awards. */

const open = await openTestHouse();
open.setNow(at('2026-03-02'));
const api = await startApi(open);
const s = await branchesAtScore(open, api);
const board = async (id: string, login = 'dai') => (await api.as(login).get(`/api/assessments/rounds/${id}`)).body;
const deed = async (round: string, verb: string, body: object = {}) =>
  s.call('dai', 'post', `rounds/${round}/${verb}`, body, (await board(round)).version);
const journal = async (kind: string, id: string) =>
  (
    await open.house.db
      .selectFrom('journal')
      .select('verb')
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map((j) => j.verb);

describe('a scheme', () => {
  test('whose items do not add up is refused by name when it is published', async () => {
    const draft = await s.scheme([exampleItems[0], exampleItems[1]]);
    const answer = await s.call('dai', 'post', `schemes/${draft.id}/publish`, {}, draft.version);
    expect([answer.status, answer.body.code]).toEqual([422, 'weightsSum']);
    expect(answer.text).toContain('80');
    const seen = await api.as('dai').get(`/api/assessments/schemes/${draft.id}`);
    expect(seen.body).toMatchObject({ sum: 80, faults: [{ nth: null, rule: 'weightsSum' }] });
  });

  test.each(['公众号点赞数', '登录天数', '在线时长', '上报照片数', '信访量下降', '每日打卡'])(
    'with “%s” is refused at once, at its field',
    async (title) => {
      const items = [{ ...exampleItems[1], title, weight: 100 }];
      const answer = await s.call('dai', 'post', 'schemes', { name: '办法', basis: '文件', items });
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0].field).toBe('items.0.title');
    },
  );

  test('that is published never changes; the next edition begins from it, once', async () => {
    const id = await s.published();
    const change = await s.call('dai', 'put', `schemes/${id}`, { name: '改动', basis: '文件', items: [] }, 2);
    expect([change.status, change.body.code]).toEqual([409, 'schemePublished']);
    const next = await s.call('dai', 'post', `schemes/${id}/next`, {});
    expect(next.body).toMatchObject({ edition: 2, status: 'draft', sum: 100 });
    expect(next.body.items.map((i: { title: string }) => i.title)).toEqual(exampleItems.map((i) => i.title));
    expect((await s.call('dai', 'post', `schemes/${id}/next`, {})).body.code).toBe('draftThere');
    const put = await s.call('dai', 'put', `schemes/${next.body.id}`, { ...next.body, items: exampleItems }, 1);
    expect(put.status, put.text).toBe(200);
    expect((await api.as('dai').get(`/api/assessments/schemes/${id}`)).body).toMatchObject({ edition: 1, version: 2 });
    expect(await journal('scoreScheme', id)).toEqual(['add', 'publish']);
  });

  test('of another office is only read', async () => {
    const draft = await s.scheme();
    const answer = await s.call('qi', 'put', `schemes/${draft.id}`, { name: '改动', basis: '文件', items: [] }, 1);
    expect([answer.status, answer.body.code]).toEqual([403, 'notYours']);
  });
});

describe('opening a round', () => {
  const sides = (more: object) => ({ units: [{ organisationId: s.units[0], reviewerId: s.street, ...more }] });
  test.each([
    ['itself as reviewer', () => sides({ reviewerId: s.units[0] }), 'reviewsItself'],
    [
      'one below it as reviewer',
      () => ({ units: [{ organisationId: s.street, reviewerId: s.community }] }),
      'reviewerBelow',
    ],
    ['the reviewer for appeals', () => ({ ...sides({}), appealBodyId: s.street }), 'appealByReviewer'],
    ['itself for appeals', () => ({ ...sides({}), appealBodyId: s.units[0] }), 'appealByScored'],
    ['nobody', () => ({ units: [] }), 'noUnits'],
    [
      'windows that overlap',
      () => ({ windows: { ...windows, review: { from: '2026-03-05', to: '2026-03-10' } } }),
      'windowsWrong',
    ],
  ] as const)('with %s is refused by name', async (_, more, code) => {
    const answer = await s.openRound(more());
    expect([answer.status, answer.body.code], answer.text).toEqual([422, code]);
  });
  test('with a draft, the same branch twice, or one of elsewhere is refused', async () => {
    const draft = await s.scheme();
    expect((await s.openRound({ schemeId: draft.id })).body.code).toBe('schemeDraft');
    const [unit] = sides({}).units;
    expect((await s.openRound({ units: [unit, unit] })).body.code).toBe('unitTwice');
    expect((await s.call('sun', 'post', 'rounds', (await body()) as object)).body.code).toBe('unitNotHere');
    async function body() {
      const id = await s.published();
      // A scheme of the city would reach both districts; this one is copied so that only the branch is out of place.
      await open.house.db.updateTable('score_scheme').set({ area: '1501' }).where('id', '=', id).execute();
      return { schemeId: id, name: '外县', year: 2025, appealBodyId: s.district, windows, ...sides({}) };
    }
  });
});

test('a round with an appeal: scored, reviewed by another, appealed, decided, hung out, objected to, corrected, starred, downgraded', async () => {
  s.setDay('2026-03-02');
  const round = await s.openRound();
  expect(round.status, round.text).toBe(200);
  const [one, two] = round.body.lines.map((l: { id: string }) => l.id);
  const items = round.body.items.map((i: { id: string }) => i.id);

  // Nothing is handed in without every item and every proof.
  await s.does('li', one, 'self', { marks: [{ itemId: items[1], score: 8 }] });
  expect((await s.does('li', one, 'submit')).body.code).toBe('selfMissing');
  const marks = [0, 1, 2].map((i) => ({ itemId: items[i], score: [4, 8, 95][i] }));
  await s.does('li', one, 'self', { marks });
  const unproved = await s.does('li', one, 'submit');
  expect(unproved.body.code).toBe('proofMissing');
  expect(unproved.text).toContain('为快递小哥办实事');
  expect((await s.does('li', one, 'self', { marks: [{ itemId: items[0], score: 5 }] })).body.code).toBe('scoreRange');
  expect((await s.does('li', one, 'self', { marks: [{ itemId: items[0], score: 2.5 }] })).body.code).toBe('scoreStep');
  const few = { itemId: items[2], source: '问卷', asked: 29, satisfied: 29, on: '2026-01-10' };
  expect((await s.call('li', 'post', `entries/${one}/surveys`, few)).body.code).toBe('askedTooFew');
  expect((await s.selfScore(one, [4, 8, 95])).body).toMatchObject({ status: 'selfScored', selfTotal: 91 });
  expect((await s.selfScore(two, [2, 10, 90])).body).toMatchObject({ status: 'selfScored', selfTotal: 78 });

  // The review begins when its days do, is another's, and says why it differs.
  expect((await s.does('qi', one, 'review', { marks: [] })).body.code).toBe('reviewEarly');
  s.setDay('2026-03-06');
  expect((await s.does('li', one, 'take-back')).body.code).toBe('selfLate');
  expect((await s.does('li', one, 'review', { marks: [] })).body.code).toBe('notYours');
  const mute = [0, 1, 2].map((i) => ({ itemId: items[i], score: [4, 6, 95][i] }));
  await s.does('qi', one, 'review', { marks: mute });
  const wordless = await s.does('qi', one, 'reviewed');
  expect(wordless.body.code).toBe('wordMissing');
  expect((await s.review(one, [4, 6, 95], '两件没有办结材料')).body).toMatchObject({
    status: 'reviewed',
    reviewTotal: 83,
  });
  expect((await s.review(two, [2, 10, 90])).status).toBe(200);
  expect((await deed(round.body.id, 'publish')).body.code).toBe('notAllFinal');

  // An appeal, once, by item; decided by a third.
  const reason = { items: [{ itemId: items[1], reason: '两件都在三月前办结,材料补上了' }] };
  expect((await s.does('li', one, 'appeal', reason)).body.code).toBe('appealEarly');
  s.setDay('2026-03-11');
  expect((await s.file('li', one, items[1])).body.lines[1].evidence.at(-1)).toMatchObject({ forAppeal: true });
  expect((await s.does('li', one, 'appeal', { items: [] })).body.code).toBe('appealEmpty');
  expect((await s.does('li', one, 'appeal', reason)).body).toMatchObject({ status: 'appealed' });
  expect((await s.does('li', one, 'appeal', reason)).body.code).toBe('notNow');
  const answer = { itemId: items[1], score: 7.5, answer: '一件材料齐全,采纳;一件还没办结' };
  expect((await s.does('qi', one, 'decide', { items: [answer] })).body.code).toBe('notYours');
  expect((await s.does('dai', one, 'decide', { items: [] })).body.code).toBe('appealOpen');
  const decided = await s.does('dai', one, 'decide', { items: [answer] });
  expect(decided.body).toMatchObject({ status: 'final', total: 89 });
  expect(decided.body.lines[1].appeal).toMatchObject({ score: 7.5, answeredAt: '2026-03-11T02:00:00Z' });
  expect((await s.does('li', two, 'accept')).body).toMatchObject({ status: 'final', total: 78 });

  // Five working days on the portal; anybody may object without a name.
  expect((await api.visitor.get('/scores', { accept: 'text/html' })).text).not.toContain('2025年度模范支部评分');
  const hung = await deed(round.body.id, 'publish');
  expect(hung.body).toMatchObject({ status: 'publicity', publicFrom: '2026-03-11', publicTo: '2026-03-18' });
  const page = await api.visitor.get(`/scores/${round.body.id}`, { accept: 'text/html' });
  expect(page.text).toContain('89.00');
  expect(page.text).toContain('我有意见');
  const code = await objects(round.body.id, '二支部的走访是假的');
  expect((await deed(round.body.id, 'award')).body.code).toBe('publicityRuns');
  const [objection] = (await board(round.body.id)).objections;
  expect(objection).toMatchObject({ text: '二支部的走访是假的', outcome: null });
  const answered = { outcome: 'upheld', answer: '核实后扣回一档' };
  expect((await s.call('qi', 'post', `objections/${objection.id}/answer`, answered)).body.code).toBe('notYours');
  expect((await s.call('dai', 'post', `objections/${objection.id}/answer`, answered)).status).toBe(200);
  expect((await s.call('dai', 'post', `objections/${objection.id}/answer`, answered)).body.code).toBe(
    'answeredAlready',
  );
  expect((await readAnswer(code)).text).toContain('核实后扣回一档');
  s.setDay('2026-03-12');
  const fixed = await s.does('dai', two, 'correct', { itemId: items[1], score: 9.5, reason: '群众反映属实' });
  expect(fixed.body).toMatchObject({ total: 76, changes: [{ kind: 'correct', before: 10, after: 9.5 }] });
  expect((await board(round.body.id)).publicTo).toBe('2026-03-19');

  s.setDay('2026-03-19');
  expect((await deed(round.body.id, 'award')).body.code).toBe('publicityRuns');
  s.setDay('2026-03-20');
  const awarded = await deed(round.body.id, 'award');
  expect(awarded.body.status, JSON.stringify(awarded.body)).toBe('awarded');
  // Two branches: 10 % and 40 % of two are none, 30 % is none either.
  expect(awarded.body.lines.map((l: { stars: number }) => l.stars)).toEqual([0, 0]);
  expect(awarded.body.ranks.map((r: { places: number }) => r.places)).toEqual([0, 0, 0]);
  expect((await s.does('dai', one, 'downgrade', { stars: 0, reason: '出了问题' })).body.code).toBe('notLower');
  expect(await journal('scoreEntry', one)).toEqual(
    expect.arrayContaining(['saveSelf', 'submitSelf', 'saveReview', 'review', 'appeal', 'decide', 'publish', 'award']),
  );
});

async function send(url: string, fields: Record<string, string>) {
  const answer = await api.app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ commandId: open.house.newId(), ...fields }).toString(),
  });
  return { status: answer.statusCode, text: answer.body };
}
async function objects(round: string, text: string): Promise<string> {
  const page = await send(`/scores/${round}/object`, { text });
  expect(page.status, page.text).toBe(200);
  return /(\d{4} \d{4} \d{4})/.exec(page.text)![1]!;
}
const readAnswer = (code: string) => send('/scores/answer', { code });

describe('stars', () => {
  test('with ten branches: one, four and three; a downgrade says why and shows on the portal', async () => {
    s.setDay('2026-03-02');
    const ten = await branchesAtScore(
      open,
      api,
      Array.from({ length: 10 }, (_, i) => `星级支部${i + 1}`),
    );
    const round = (
      await ten.openRound({
        name: '十个支部',
        units: ten.units.map((u) => ({ organisationId: u, reviewerId: s.street })),
      })
    ).body;
    const ids: string[] = round.lines.map((l: { id: string }) => l.id);
    for (const [i, id] of ids.entries()) await s.selfScore(id, [4, 10, 95 - i]);
    s.setDay('2026-03-06');
    for (const [i, id] of ids.entries()) await s.review(id, [4, 10, 95 - i]);
    for (const id of ids.slice(1)) await s.does('li', id, 'accept');
    s.setDay('2026-03-13');
    expect((await s.does('dai', ids[0]!, 'settle')).body.code).toBe('windowRuns');
    s.setDay('2026-03-14');
    expect((await s.does('dai', ids[0]!, 'settle')).body.status).toBe('final');
    await deed(round.id, 'publish');
    s.setDay('2026-03-24');
    const awarded = (await deed(round.id, 'award')).body;
    expect(awarded.lines.map((l: { stars: number }) => l.stars)).toEqual([5, 4, 4, 4, 4, 3, 3, 3, 0, 0]);
    const down = await s.does('dai', ids[0]!, 'downgrade', { stars: 3, reason: '年中发现材料造假' });
    expect(down.body).toMatchObject({ status: 'downgraded', stars: 3, total: 99 });
    const page = await api.visitor.get(`/scores/${round.id}`, { accept: 'text/html' });
    expect(page.text).toContain('后来降星');
    expect(page.text).not.toContain('年中发现材料造假');
    const sheet = await api.as('dai').get(`/api/assessments/rounds/${round.id}/scores.xlsx`);
    expect(sheet.status).toBe(200);
  });

  test('who did not score itself in time takes no part; a window is made longer for all, with the reason', async () => {
    s.setDay('2026-03-05');
    const round = (await s.openRound({ name: '延长' })).body;
    const [one, two] = round.lines.map((l: { id: string }) => l.id);
    expect((await s.does('dai', two, 'lapse')).body.code).toBe('windowRuns');
    s.setDay('2026-03-06');
    const late = await s.does('li', one, 'self', { marks: [] });
    expect([late.status, late.body.code]).toEqual([409, 'selfLate']);
    expect(late.text).toContain('2026-03-05');
    const longer = (to: string) => deed(round.id, 'extend', { window: 'review', to, reason: '雪天交通不便' });
    expect((await longer('2026-03-09')).body.code).toBe('windowShorter');
    expect((await longer('2026-03-11')).body.code).toBe('windowsWrong');
    expect((await s.does('dai', one, 'lapse')).body.status).toBe('absent');
    expect((await s.does('dai', two, 'lapse')).body.status).toBe('absent');
    expect((await deed(round.id, 'publish')).body.code).toBe('nobodyFinal');
    const cancelled = await deed(round.id, 'cancel', { reason: '改到四月' });
    expect(cancelled.body.status).toBe('cancelled');
    expect((await deed(round.id, 'publish')).body.code).toBe('notNow');
  });
});

describe('evidence', () => {
  test('meetings held by record are suggested with their count and confirmed by people; those of others are refused', async () => {
    s.setDay('2026-03-02');
    const branch = await branchAtWork(open, api, { area: COMMUNITY, name: '有记录的支部', by: 'li' });
    await branch.join('党员甲');
    const planned = await branch.plan();
    await branch.call(planned.body.id);
    open.setNow(at('2026-03-03', '12:00'));
    api.forget('li');
    const called = await api.as('li').get(`/api/activities/${planned.body.id}`);
    const ticks = called.body.attendees.map((a: { id: string }) => ({ attendeeId: a.id, presence: 'present' }));
    const there = await branch.attend(planned.body.id, { ticks });
    await branch.hold(planned.body.id, there.body.version);
    const units = [{ organisationId: branch.unit, reviewerId: s.street }];
    const round = (await s.openRound({ year: 2026, name: '有记录', units })).body;
    const id = round.lines[0].id;
    const [line] = (await s.entry(id)).body.lines;
    expect(line.suggested).toMatchObject({ count: 1, score: 1, records: [{ id: planned.body.id, count: 1 }] });
    const strange = [{ itemId: line.item.id, score: 1, records: [open.house.newId()] }];
    expect((await s.does('li', id, 'self', { marks: strange })).body.code).toBe('recordUnknown');
    const marks = [{ itemId: line.item.id, score: 1, records: [planned.body.id] }];
    const saved = await s.does('li', id, 'self', { marks });
    expect(saved.body.lines[0]).toMatchObject({ self: { score: 1, points: 10 }, evidence: [{ kind: 'record' }] });
    expect((await s.does('qi', id, 'review', { marks: [] })).body.code).toBe('notNow');
  });

  test('a stale version is refused, a repeated command answered as the first time', async () => {
    s.setDay('2026-03-02');
    const id = (await s.openRound({ name: '版本' })).body.lines[0].id;
    const marks = { marks: [] };
    const key = open.house.newId();
    const first = await api.as('li').put(`/api/assessments/entries/${id}/self`, { key, version: 1, body: marks });
    const again = await api.as('li').put(`/api/assessments/entries/${id}/self`, { key, version: 1, body: marks });
    expect(again.body).toEqual(first.body);
    expect((await s.call('li', 'put', `entries/${id}/self`, marks, 1)).status).toBe(412);
  });
});
