import { describe, expect, test } from 'vitest';
import { isAllowed } from '#kernel/actor.ts';
import { idCheckDigit } from '#kernel/identity.ts';
import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { accesses, add, edit, find, get, list, reveal } from './people.actions.ts';
import { peopleApi, personInput } from './people.contract.ts';
import { BEIBAO, given, inventedId, LAOXIONGGOU, MAHUABAN, resident } from './people.example.ts';

const open = await openTestHouse();
const as = (login: string, more: Partial<Ctx> = {}) => staffCtx(open, login, more);
const of = (id: string) => ({ ...given, params: { id } });
const adding = (input = resident()) => ({ ...given, input });
const editing = (id: string, input: object) => ({ ...given, params: { id }, input });
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof Refused ? error.code : Promise.reject(error)),
  );
const journalOf = (id: string) =>
  open.house.db
    .selectFrom('journal')
    .select(['verb', 'shows', 'data', 'actor_role'])
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute();

let serial = 2000;
const someone = async (more: Parameters<typeof resident>[0] = {}) => {
  const n = serial++;
  return add(
    await as('liu'),
    adding(resident({ phone: `1990000${n}`, idNumber: inventedId('19500102', n - 2000), ...more })),
  );
};

describe('recording a person', () => {
  test('answers masked, keeps sealed, and the journal knows no values', async () => {
    const p = await add(await as('liu'), adding());
    expect(p).toMatchObject({
      name: '韩大柱',
      birthYear: 1950,
      phone: '199****1001',
      idNumber: `150***********${inventedId('19500101', 1).slice(-4)}`,
      bank: '***************1001',
      hasHealth: true,
      warnings: ['idNumberCheckDigit'],
      revealable: ['phone', 'idNumber', 'health'],
      version: 1,
    });
    const raw = await open.owner.query('select p.*, p::text as whole from person p where id = $1', [p.id]);
    const bytes = Object.values(raw.rows[0]).map((v) => (Buffer.isBuffer(v) ? v.toString('latin1') : String(v)));
    for (const secret of ['19900001001', '195001010019', '6200000000000001001', 'mobility'])
      for (const text of [...bytes, JSON.stringify(await journalOf(p.id))]) expect(text).not.toContain(secret);
    expect(raw.rows[0].phone_sealed.length).toBeGreaterThan(30);
    expect(await journalOf(p.id)).toEqual([
      { verb: 'add', shows: 'resident', data: { basis: 'statutoryDuty' }, actor_role: 'villageCadre' },
    ]);
    // The answer kept for a repeated command is sealed too.
    const kept = await open.owner.query('select answer from command where answer is not null');
    for (const row of kept.rows) expect(row.answer.toString('latin1')).not.toContain('韩大柱');
  });

  test('a right check digit gives no warning', async () => {
    // The only number of these tests that fits, and of a day long before anybody living.
    const body = '15012418800101001';
    const p = await someone({ idNumber: body + idCheckDigit(body) });
    expect(p.warnings).toEqual([]);
  });

  test('a repeated command gets the first answer and records nobody twice', async () => {
    const ctx = await as('liu');
    const input = resident({ idNumber: null, phone: '19900001002', name: '孟二娃' });
    const first = await add(ctx, adding(input));
    expect(await add(ctx, adding(input))).toEqual(first);
    expect((await find(await as('liu'), { ...given, input: { phone: '19900001002' } })).items).toHaveLength(1);
  });

  test.each([
    ['a township is no home', { area: '150124201' }, 'areaNotHome'],
    ['another village', { area: BEIBAO }, 'areaNotYours'],
    ['a grid that does not exist', { area: `${LAOXIONGGOU}999`, idNumber: null }, 'noSuchPlace'],
    ['born tomorrow', { idNumber: inventedId('20260304', 1) }, 'bornLater'],
    ['born next year', { idNumber: null, birthYear: 2027 }, 'bornLater'],
    ['health without the separate consent', { idNumber: null, basis: 'consent' }, 'healthNeedsConsent'],
  ] as const)('refused: %s', async (_what, more, why) => {
    const before = await open.owner.query('select count(*) from person');
    expect(await code(add(await as('liu'), adding(resident(more))))).toBe(why);
    expect((await open.owner.query('select count(*) from person')).rows).toEqual(before.rows);
  });

  test('born today and this year is fine', async () => {
    expect(await code(someone({ idNumber: inventedId('20260303', 1) }))).toBe('done');
    expect(await code(someone({ idNumber: null, birthYear: 2026 }))).toBe('done');
  });

  test('the same identity number is one person, in whatever village', async () => {
    const elsewhere = resident({ area: MAHUABAN, idNumber: inventedId('19600101', 1) });
    expect(await code(someone({ idNumber: inventedId('19600101', 1) }))).toBe('done');
    expect(await code(add(await as('li'), adding(elsewhere)))).toBe('alreadyKnown');
  });

  test('what is typed comes into one spelling, and what has none names its field', () => {
    const typed = { area: LAOXIONGGOU, name: ' 韩 大柱', basis: 'consent', phone: '+86 199-0000-1001' };
    expect(personInput.parse({ ...typed, idNumber: '１５０１２４１９５００１０１００１x' })).toMatchObject({
      name: '韩大柱',
      phone: '19900001001',
      idNumber: '15012419500101001X',
    });
    const faults = personInput.safeParse({
      ...typed,
      phone: '123',
      idNumber: '150124195002300019',
      bank: '1',
      name: '',
    });
    expect(faults.error?.issues.map((i) => [i.path[0], i.code === 'custom' && i.params?.rule])).toEqual([
      ['name', 'name'],
      ['phone', 'phone'],
      ['idNumber', 'idNumber.date'],
      ['bank', 'bank'],
    ]);
    expect(personInput.safeParse({ ...typed, religion: '无' }).success).toBe(false);
  });
});

describe('finding', () => {
  test('by the whole number only, never across the border of the post', async () => {
    const p = await someone({ name: '贺三小', phone: '19900001003', idNumber: inventedId('19700101', 1) });
    const by = async (login: string, input: { phone: string } | { idNumber: string }) =>
      (await find(await as(login), { ...given, input })).items.map((x) => x.id);
    expect(await by('liu', { phone: '19900001003' })).toEqual([p.id]);
    expect(await by('zhao', { idNumber: inventedId('19700101', 1) })).toEqual([p.id]);
    expect(await by('liu', { phone: '1990000100' })).toEqual([]);
    expect(await by('liu', { idNumber: '19900001003' })).toEqual([]);
    expect(await by('li', { phone: '19900001003' })).toEqual([]);
    expect(await by('li', { idNumber: inventedId('19700101', 1) })).toEqual([]);
  });

  test('by the beginning of the name, page by page', async () => {
    for (let n = 0; n < 53; n++) await someone({ name: `云第${String(n).padStart(2, '0')}`, idNumber: null });
    await someone({ name: '第云', idNumber: null });
    const ctx = await as('zhao');
    const first = await list(ctx, { ...given, query: { name: '云第' } });
    expect(first.items).toHaveLength(50);
    const rest = await list(ctx, { ...given, query: { name: '云第', after: first.next! } });
    expect(rest.items.map((p) => p.name)).toEqual(['云第50', '云第51', '云第52']);
    expect(rest.next).toBe(null);
    const village = await list(ctx, { ...given, query: { name: '云第', area: BEIBAO } });
    expect(village.items).toEqual([]);
    expect((await list(await as('li'), { ...given, query: { name: '云' } })).items).toEqual([]);
  });
});

describe('correcting', () => {
  test('changes what is given, removes what is null, keeps the rest', async () => {
    const p = await someone();
    const after = await edit(
      await as('liu', { version: 1 }),
      editing(p.id, { phone: '19900001004', bank: null, name: '韩大注' }),
    );
    expect(after).toMatchObject({ name: '韩大注', phone: '199****1004', bank: null, hasHealth: true, version: 2 });
    expect(after.idNumber).toBe(p.idNumber);
    expect((await find(await as('liu'), { ...given, input: { phone: '19900001004' } })).items).toHaveLength(1);
    expect((await journalOf(p.id)).at(-1)).toMatchObject({ verb: 'edit', data: { fields: ['bank', 'name', 'phone'] } });
  });

  test('refuses who decided on an older version, and leaves no trace', async () => {
    const p = await someone();
    await edit(await as('liu', { version: 1 }), editing(p.id, { name: '甲' }));
    expect(await code(edit(await as('liu', { version: 1 }), editing(p.id, { name: '乙' })))).toBe('stale');
    expect((await get(await as('liu'), of(p.id))).name).toBe('甲');
    expect(await journalOf(p.id)).toHaveLength(2);
  });

  test('a move to another village is done by who covers both', async () => {
    const p = await someone();
    const move = editing(p.id, { area: BEIBAO });
    expect(await code(edit(await as('liu', { version: 1 }), move))).toBe('areaNotYours');
    expect((await edit(await as('zhao', { version: 1 }), move)).area).toBe(BEIBAO);
    expect(await code(get(await as('liu'), of(p.id)))).toBe('notFound');
  });

  test('from another county it is not there', async () => {
    const p = await someone();
    for (const act of [
      async () => get(await as('li'), of(p.id)),
      async () => edit(await as('li', { version: 1 }), editing(p.id, { name: '丙' })),
      async () => accesses(await as('qi'), of(p.id)),
      async () => reveal(await as('li'), { ...of(p.id), input: { field: 'phone', purpose: 'contact' } }),
      async () => get(await as('liu'), of(open.house.newId())),
    ])
      expect(await code(act())).toBe('notFound');
  });
});

describe('revealing', () => {
  const show = async (login: string, id: string, input: Parameters<typeof reveal>[1]['input'], more = {}) =>
    reveal(await as(login, more), { ...of(id), input });

  test('gives the value, and the person sees who looked, when and why', async () => {
    const p = await someone({ phone: '19900001005', idNumber: inventedId('19510101', 1) });
    expect(await show('liu', p.id, { field: 'phone', purpose: 'contact' })).toEqual({
      field: 'phone',
      value: '19900001005',
    });
    open.setNow('2026-03-03T03:00:00Z');
    expect(await show('bai', p.id, { field: 'health', purpose: 'emergency', reason: '摔伤送医' })).toEqual({
      field: 'health',
      value: ['mobility', 'chronicIllness'],
    });
    expect((await show('privacy', p.id, { field: 'idNumber', purpose: 'rightsRequest' })).value).toBe(
      inventedId('19510101', 1),
    );
    const seen = await accesses(await as('liu'), of(p.id));
    expect(seen.items.map(({ at, role, field, purpose, reason }) => [at, role, field, purpose, reason])).toEqual([
      ['2026-03-03T03:00:00Z', 'dataProtection', 'idNumber', 'rightsRequest', null],
      ['2026-03-03T03:00:00Z', 'civilAffairs', 'health', 'emergency', '摔伤送医'],
      ['2026-03-03T02:00:00Z', 'villageCadre', 'phone', 'contact', null],
    ]);
    const written = (await journalOf(p.id)).filter((entry) => entry.verb === 'reveal');
    expect(written.map((entry) => entry.shows)).toEqual(['resident', 'resident', 'resident']);
    expect(JSON.stringify(written)).not.toMatch(/19900001005|19510101|mobility/);
  });

  test('a repeated request is another look, and is written down again', async () => {
    const p = await someone();
    const ctx = await as('liu');
    const look = { ...of(p.id), input: { field: 'phone', purpose: 'contact' } as const };
    await reveal(ctx, look);
    await reveal(ctx, look);
    expect((await accesses(ctx, of(p.id))).items).toHaveLength(2);
  });

  test.each([
    ['chen', { field: 'idNumber', purpose: 'verify' }, 'fieldNotYours'],
    ['liu', { field: 'bank', purpose: 'pay' }, 'fieldNotYours'],
    ['liu', { field: 'phone', purpose: 'pay' }, 'purposeNeedsLess'],
    ['liu', { field: 'phone', purpose: 'rightsRequest' }, 'purposeNotYours'],
    ['liu', { field: 'phone', purpose: 'emergency' }, 'reasonMissing'],
    ['liu', { field: 'phone', purpose: 'contact', reason: '打 19900001005' }, 'reasonHoldsNumber'],
    ['liu', { field: 'phone', purpose: 'contact' }, 'nothingToShow'],
  ] as const)('%s %o: %s', async (login, input, why) => {
    const p = await someone({ phone: null });
    expect(await code(show(login, p.id, input))).toBe(why);
    expect((await accesses(await as('liu'), of(p.id))).items).toEqual([]);
  });

  test('is no business of other posts', async () => {
    for (const login of ['gao', 'yun', 'sun', 'zhou', 'hao', 'ma', 'wu', 'bao', 'admin', 'security', 'audit'])
      for (const e of Object.values(peopleApi)) expect(isAllowed(e.allow, (await as(login)).actor), login).toBe(false);
  });
});
