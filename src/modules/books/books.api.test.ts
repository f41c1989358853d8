import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { systemCtx } from '#platform/context.ts';
import { sheetFile } from '#platform/sheet.out.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { readingRoom } from './books.example.ts';
import { forgetReaders, lapseReservations } from './books.jobs.ts';
import { READER_DAYS } from './books.rules.ts';

/* One reading room, from its catalogue to the last reader forgotten. TEST_NOW is 2026-03-03. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const { id: room, dream, old, add } = await readingRoom(open, api);
const li = api.as('li');
const [copy] = dream.items;
const [oldCopy] = old.items;
const form = async (url: string, fields: Record<string, string>, cookie = '') => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) };
  const payload = new URLSearchParams({ commandId: open.house.newId(), ...fields }).toString();
  const r = await api.app.inject({ method: 'POST', url, headers, payload });
  const set = [r.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]);
  return { status: r.statusCode, text: r.body, cookie: set.join('; '), to: String(r.headers.location ?? '') };
};
const look = (code: string) => li.post(`/api/reading-rooms/${room}/look`, { body: { code } });
const lend = (copyId: string, readerId: string, more = {}) =>
  li.post(`/api/book-copies/${copyId}/lend`, { body: { readerId, ...more } });
const giveBack = (copyId: string, body = {}) => li.post(`/api/book-copies/${copyId}/return`, { body });
const enter = async (name: string, phone: string, isChild = false) => {
  const made = await li.post(`/api/reading-rooms/${room}/readers`, { body: { name, phone, isChild } });
  expect(made.status, made.text).toBe(200);
  return made.body as { id: string; number: string; passphrase: string };
};
const reserveAtHome = async (book: string, name: string, phone: string) => {
  const page = await form(`/books/${book}`, { name, phone, who: 'grownUp' });
  const [number = '', passphrase = ''] = [...page.text.matchAll(/class="passphrase">(\d{4} \d{4})</g)].map(
    (m) => m[1]!,
  );
  return { page, number: number.replace(' ', ''), passphrase: passphrase.replace(' ', '') };
};
const standing = async () => (await li.get(`/api/reading-rooms/${room}/reservations`)).body.items;
const everything = async () => {
  const tables = ['book_loan', 'book_reader', 'book_reservation', 'book_month', 'book_copy', 'journal'];
  const rows = await Promise.all(tables.map((t) => open.owner.query(`select * from ${t}`)));
  return JSON.stringify(rows.map((r) => r.rows));
};

test('catalogued: a wrong check digit is refused by name, an ISBN once, facts offered, found by two signs', async () => {
  const wrong = await li.get('/api/books/isbn/978-7-02-000220-8');
  expect(wrong.body).toMatchObject({ code: 'isbn.check13', errors: [{ field: 'isbn' }] });
  expect(wrong.text).toContain('末位应是 7');
  expect((await li.get('/api/books/isbn/7-02-000220-X')).body).toMatchObject({
    isbnText: '978-7-02-000220-7',
    known: { title: '红楼梦', class: 'I' },
  });
  const body = { title: '红楼梦', class: 'I', shelf: 'A' };
  const path = `/api/reading-rooms/${room}/books`;
  expect((await li.post(path, { body: { ...body, isbn: '702000220X' } })).body.code).toBe('isbnKnown');
  expect((await li.post(path, { body: { ...body, isbn: '7020002208' } })).body.code).toBe('isbn.check10');
  expect((await li.post(path, { body: { ...body, isbn: '123' } })).body.code).toBe('isbn.shape');
  const found = async (q: string) => (await li.get(`${path}?q=${encodeURIComponent(q)}`)).body.items.length;
  expect(await Promise.all(['红楼', '雪芹', '9787020002207', '7-02-000220-X', '三国'].map(found))).toEqual([
    1, 1, 1, 1, 0,
  ]);
  const seen = async (q: string) => (await api.visitor.get(`/books?q=${encodeURIComponent(q)}`)).text;
  expect(await seen('养花')).toContain('家庭养花');
  expect(await seen('红楼')).not.toContain('家庭养花');
  const more = await li.post(`/api/books/${old.id}/copies`, { body: { count: 1, shelf: 'B', number: copy!.number } });
  expect(more.body.code).toBe('numberKnown');
  expect((await li.put(`/api/books/${old.id}`, { version: 9, body: { title: '养花', class: 'S' } })).status).toBe(412);
});

test('imported from a table: what is wrong stands by row and field, what the house exports comes in again', async () => {
  const columns = ['书号', '题名', '作者', '中图分类号', '册数', '条形码'].map((head) => ({ head }));
  const rows = [
    ['978-7-5366-9293-0', '三体', '刘慈欣', 'I247.55', 2, null],
    ['978-7-5366-9293-1', '三体', '刘慈欣', 'I247.55', 1, null],
    [null, '老县志', null, 'K29', 1, 'XZ-001'],
    [null, '老县志', null, 'K29', 1, 'XZ-001'],
  ];
  const { content } = await sheetFile('books', [{ name: 'a', columns, rows }]);
  const send = (dryRun: boolean) =>
    li.post(`/api/reading-rooms/${room}/books/import`, {
      body: { shelf: '新书架', dryRun: String(dryRun) },
      files: [{ field: 'file', name: 'books.xlsx', content: content as Buffer }],
    });
  const seen = await send(true);
  expect(seen.body, seen.text).toMatchObject({ rows: 4, imported: 0, refused: 2 });
  expect(seen.body.faults.map((f: { row: number; rule: string }) => [f.row, f.rule])).toEqual([
    [3, 'isbnCheck'],
    [5, 'twice'],
  ]);
  expect((await send(false)).body).toMatchObject({ imported: 2, refused: 2 });
  expect((await send(false)).body).toMatchObject({ known: 1 });
  const three = (await li.get(`/api/reading-rooms/${room}/books?q=三体`.replace('三体', encodeURIComponent('三体'))))
    .body;
  expect(three.items[0]).toMatchObject({ isbn: '9787536692930', copies: 4, free: 4 });
  expect((await li.get(`/api/reading-rooms/${room}/books/export`)).headers['content-type']).toContain('spreadsheet');
});

test('lent and brought back: then nobody can find out who had it', async () => {
  const reader = await enter('借书人', '19900000951');
  expect((await look(reader.number)).body.readers).toMatchObject([{ name: '借书人', phone: '199****0951', loans: [] }]);
  expect((await look('978-7-02-000220-7')).body.copies).toMatchObject([{ number: copy!.number, title: '红楼梦' }]);
  expect((await look('978-7-02-000220-8')).body.code).toBe('isbn.check13');
  expect((await look('没有的')).body.code).toBe('codeUnknown');
  const lent = await lend(copy!.id, reader.id);
  expect(lent.body, lent.text).toEqual({
    copyId: copy!.id,
    number: copy!.number,
    title: '红楼梦',
    dueOn: '2026-04-02',
  });
  expect((await lend(copy!.id, reader.id)).body.code).toBe('lentAlready');
  const slip = (await form('/books/mine', { number: reader.number, passphrase: reader.passphrase })).cookie;
  expect((await form('/books/mine', { number: reader.number, passphrase: '00000000' })).status).toBe(401);
  const mine = await api.withCookie(slip).get('/books/mine/read');
  expect(mine.text).toContain('红楼梦');
  expect(mine.text).toContain('2026-04-02');
  const [loan] = (await li.get(`/api/reading-rooms/${room}/loans`)).body.items;
  expect((await form('/books/mine/renew', { id: loan.id }, slip)).to).toContain('done=renewed');
  expect((await li.post(`/api/book-loans/${loan.id}/renew`, { body: {} })).body.dueOn).toBe('2026-05-02');
  expect((await li.post(`/api/book-loans/${loan.id}/renew`, { body: {} })).body.code).toBe('renewedOut');
  expect((await li.post(`/api/book-readers/${reader.id}/end`, { body: {} })).body.code).toBe('hasLoans');
  expect(await everything()).not.toMatch(/借书人|19900000951/);

  expect((await giveBack(copy!.id)).body).toMatchObject({ title: '红楼梦', dueOn: null, heldFor: null });
  expect((await giveBack(copy!.id)).body.code).toBe('notLent');
  expect((await open.owner.query('select * from book_loan')).rows).toEqual([]);
  // Only the reader's own row still knows the reader: no copy, no journal entry, no count.
  const others = ['book_month', 'book_copy', 'book_reservation', 'book_stocktake', 'book'];
  for (const table of others)
    expect(JSON.stringify((await open.owner.query(`select * from ${table}`)).rows), table).not.toContain(reader.id);
  const told = await open.owner.query(
    'select subject_kind from journal where data::text like $1 or subject_id::text = $2',
    [`%${reader.id}%`, reader.id],
  );
  expect([...new Set(told.rows.map((r) => r.subject_kind))]).toEqual(['bookReader']);
  const figures = (await li.get(`/api/reading-rooms/${room}/figures`)).body;
  expect(figures.months.at(-1)).toEqual({
    month: '2026-03',
    lent: 1,
    toChildren: 0,
    classes: [{ class: 'I', lent: 1 }],
  });
});

test('reserved without an account: in line, kept, fetched or passed on; the number is all there is', async () => {
  const child = await enter('小朋友', '19900000952', true);
  expect((await lend(copy!.id, child.id)).status).toBe(200);
  expect((await form(`/books/${dream.id}`, { name: '', phone: '19900000953' })).text).toContain('请写姓名');
  const first = await reserveAtHome(dream.id, '先来的', '19900000953');
  expect(first.page.status, first.page.text).toBe(200);
  expect((await reserveAtHome(dream.id, '先来的', '19900000953')).page.status).toBe(409);
  const second = await reserveAtHome(dream.id, '后来的', '19900000954');
  const [loan] = (await li.get(`/api/reading-rooms/${room}/loans`)).body.items;
  expect((await li.post(`/api/book-loans/${loan.id}/renew`, { body: {} })).body.code).toBe('awaited');
  expect((await giveBack(copy!.id)).body.heldFor).toBe(first.number);
  const [ready] = await standing();
  expect(ready).toMatchObject({ name: '先来的', state: 'ready', readyUntil: '2026-03-08' });
  expect((await li.post(`/api/book-reservations/${ready.id}/phone`, { body: {} })).body.phone).toBe('19900000953');
  expect((await li.post(`/api/book-reservations/${ready.id}/told`, { body: {} })).status).toBe(200);
  expect((await lend(copy!.id, child.id)).body.code).toBe('heldForOther');

  // Nobody fetched it: who it was is forgotten, and the next in line has it.
  open.setNow('2026-03-09T01:00:00Z');
  await lapseReservations(systemCtx(open.house, 'test'));
  api.forget('li');
  const [next] = await standing();
  expect(next).toMatchObject({ name: '后来的', state: 'ready' });
  const gone = await open.owner.query(
    "select name_sealed, phone_sealed, phone_idx from book_reservation where state = 'lapsed'",
  );
  expect(gone.rows).toEqual([{ name_sealed: null, phone_sealed: null, phone_idx: null }]);
  const cookie = (await form('/books/mine', { number: first.number, passphrase: first.passphrase })).cookie;
  expect((await api.withCookie(cookie).get('/books/mine/read')).text).toContain('过了取书日子');
  const made = await li.post(`/api/reading-rooms/${room}/readers`, { body: { reservationId: next.id } });
  expect((await look(second.number)).body.copies).toMatchObject([{ id: copy!.id, isHeld: true }]);
  expect((await lend(copy!.id, made.body.id, { reservationId: next.id })).status).toBe(200);
  expect(await standing()).toEqual([]);
  expect((await look('19900000954')).body.readers).toMatchObject([{ name: '后来的', loans: [{ title: '红楼梦' }] }]);

  open.setNow('2026-05-02T01:00:00Z');
  api.forget('li');
  const [late] = (await li.get(`/api/reading-rooms/${room}/loans?late=true`)).body.items;
  expect(late).toMatchObject({ name: '后来的', late: 24, remindedOn: null });
  expect((await li.post(`/api/book-loans/${late.id}/remind`, { body: {} })).status).toBe(200);
  await giveBack(copy!.id);
  open.setNow(TEST_NOW);
  api.forget('li');
});

test('a shelf taken on the phone: missing and misplaced are told, nothing is decided by it', async () => {
  const body = { shelf: '文学 A-1', codes: [oldCopy!.number, 'NOBODY'] };
  const captured = { id: open.house.newId(), madeAt: open.house.now().toString(), files: [] };
  const take = () =>
    li.post(`/api/reading-rooms/${room}/stocktakes`, { key: captured.id, body: { ...body, captured } });
  const taken = await take();
  expect(taken.body, taken.text).toMatchObject({ expected: 1, found: 0, unknown: ['NOBODY'] });
  expect(taken.body.missing).toMatchObject([{ title: '红楼梦' }]);
  expect(taken.body.misplaced).toMatchObject([{ title: '家庭养花', shelf: '农业 B-2' }]);
  expect((await take()).body.id).toBe(captured.id);
  expect((await li.get(`/api/reading-rooms/${room}/stocktakes`)).body.items).toHaveLength(1);
  const one = (await li.get(`/api/books/${dream.id}`)).body.items[0];
  expect(one.state).toBe('here');
  const moved = await li.put(`/api/book-copies/${one.id}`, {
    version: one.version,
    body: { shelf: one.shelf, state: 'missing' },
  });
  expect(moved.body.items[0].state).toBe('missing');
  expect((await api.visitor.get(`/books/${dream.id}`)).text).not.toContain('id="reserve"');
});

test('readers are deleted on their word, and by themselves after a year', async () => {
  const slip = await enter('想走的', '19900000955');
  const cookie = (await form('/books/mine', slip)).cookie;
  expect((await form('/books/mine/end', {}, cookie)).text).toContain('已经删除');
  expect((await look(slip.number)).body.code).toBe('codeUnknown');
  const stays = await enter('有书的', '19900000956');
  const late = await add({ title: '还没还的书', class: 'Z', shelf: 'Z' });
  await lend(late.items[0]!.id, stays.id);
  open.setNow(
    open.house
      .now()
      .add({ hours: 24 * (READER_DAYS + 70) })
      .toString(),
  );
  await forgetReaders(systemCtx(open.house, 'test'));
  const left = await open.owner.query('select id from book_reader');
  expect(left.rows).toEqual([{ id: stays.id }]);
  expect((await open.owner.query('select id from book_reservation')).rows).toEqual([]);
  open.setNow(TEST_NOW);
  api.forget('li');
});

test('who has a book is read at the desk of its own room only; those above see figures', async () => {
  const desk = 'villageCadre partyAffairs stationKeeper townshipClerk countyClerk universityOffice gridWorker agent';
  for (const m of members.filter((x) => ['li', 'zhang', 'qi', 'dai', 'liu', 'hu', 'ma', 'yun'].includes(x.login))) {
    const caller = api.as(m.login);
    const isIn = '150102401007'.startsWith(m.area);
    const may = desk.split(' ').includes(m.role);
    const expected = (isSeen: boolean) => (!may ? 403 : isSeen ? 200 : 404);
    expect((await caller.get(`/api/reading-rooms/${room}/loans`)).status, m.login).toBe(
      expected(m.area === '150102401007'),
    );
    expect((await caller.get(`/api/reading-rooms/${room}/figures`)).status, m.login).toBe(expected(isIn));
  }
  expect((await api.visitor.get(`/api/reading-rooms/${room}/loans`)).status).toBe(401);
  expect((await api.visitor.get('/books/mine/read')).status).toBe(303);
});
