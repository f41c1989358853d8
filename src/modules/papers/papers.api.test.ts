import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { branchAtWork } from '#modules/activities/activities.example.ts';
import { villageInNeed } from '#modules/care/care.example.ts';
import { villageAtWork } from '#modules/relief/relief.example.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';

const VILLAGE = '150124201213';
const WEEK = `${VILLAGE}/2026-03-02`;

describe('forms on paper', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageAtWork(open, api);
  let rice: { id: string; number: string };
  let roster: string;
  beforeAll(async () => {
    rice = await at.batch(await at.store());
    const made = await api.as('liu').post('/api/rosters', {
      body: {
        organisationId: await organisationId(open, 'laoxionggou'),
        month: '2026-03',
        accountIds: [
          (
            await open.house.db
              .selectFrom('staff_account')
              .select('id')
              .where('username', '=', 'chen')
              .executeTakeFirstOrThrow()
          ).id,
        ],
      },
    });
    roster = made.body.id;
  });
  const print = (login: string, kind: string, subject: string) =>
    api.as(login).post('/api/papers', { body: { kind, subject } });
  const read = (login: string, kind: string, subject: string) =>
    api.as(login).get(`/api/papers?kind=${kind}&subject=${encodeURIComponent(subject)}`);
  let shade = 0;
  const scan = async (...codes: string[]) => {
    const pictures = await Promise.all(codes.map((code) => toBuffer(code, { margin: 2, width: 200 })));
    return sharp({
      create: { width: 900, height: 1200, channels: 3, background: { r: 250, g: 240, b: 200 + ++shade } },
    })
      .composite(pictures.map((input, i) => ({ input, left: 650 - i * 300, top: 40 })))
      .jpeg()
      .toBuffer();
  };
  const send = (login: string, content: Buffer, body: object = {}) =>
    api.as(login).post('/api/inbox/sheets', { body, files: [{ field: 'files', name: '扫描.jpg', content }] });
  const result = async (...given: Parameters<typeof send>) => (await send(...given)).body.sheets[0];

  test('each kind of record prints a sheet with a code of its own; printed again it has the same', async () => {
    const kinds = [
      ['patrolWeek', WEEK, '老熊沟'],
      ['reliefList', rice.id, rice.number],
      ['rosterNotes', roster, '2026-03 值班记录'],
    ] as const;
    const codes = new Set<string>();
    for (const [kind, subject, title] of kinds) {
      expect((await read('liu', kind, subject)).body).toEqual({ sheet: null, scans: [] });
      const made = await print('liu', kind, subject);
      expect(made.status, made.text).toBe(200);
      expect(made.body.title).toContain(title);
      expect(made.body.link).toContain(`/paper?c=${made.body.code}`);
      expect((await print('zhao', kind, subject)).body).toEqual(made.body);
      codes.add(made.body.code);
    }
    expect(codes.size).toBe(3);
  });

  test('a check, a duty of one word and a meeting have theirs; what is open to all has none', async () => {
    const need = villageInNeed(api);
    const benefit = await need.enrol(await need.household());
    const [check] = (await api.as('zhao').get(`/api/care/members/${benefit.id}`)).body.checks;
    const unit = await organisationId(open, 'laoxionggou');
    const duty = (recordKind: string) => ({
      ...{ area: VILLAGE, organisationIds: [unit], title: '看护机井', recordKind, rrule: 'FREQ=WEEKLY' },
      ...{ startsOn: '2026-03-03', openDays: 3, needs: 1 },
    });
    const [noted] = (await api.as('liu').post('/api/duties', { body: duty('note') })).body.items;
    const [walked] = (await api.as('liu').post('/api/duties', { body: duty('patrol') })).body.items;
    const branch = await branchAtWork(open, api);
    const meeting = (await branch.plan()).body;
    const talk = (await branch.plan({ kind: 'lawTalk', title: '普法讲座' })).body;
    const pile = (kind: string, subjects: string[], login = 'liu') =>
      api.as(login).post('/api/papers/pile', { body: { kind, subjects } });
    for (const [kind, subject] of [
      ['careCheck', check.id],
      ['dutyNotes', noted.id],
      ['activitySigns', meeting.id],
    ]) {
      const made = await pile(kind, [subject, subject]);
      expect(made.status, `${kind} ${made.text}`).toBe(200);
      expect(made.body.sheets).toHaveLength(1);
      expect(await result('liu', await scan(made.body.sheets[0].link))).toMatchObject({
        result: 'returned',
        paper: { kind, subject },
      });
      expect((await read('liu', kind, subject)).body.scans).toHaveLength(1);
      expect((await pile(kind, [subject], 'li')).status, kind).toBe(404);
    }
    // Whose benefit it is stands on the sheet, not in its title.
    expect((await read('zhao', 'careCheck', check.id)).body.sheet.title).toBe('低保 复核表 2026-03-20');
    expect((await pile('dutyNotes', [walked.id])).status).toBe(404);
    expect((await pile('activitySigns', [talk.id])).status).toBe(404);
    expect((await pile('activityMinutes', [meeting.id])).status).toBe(404);
    expect((await pile('careCheck', [check.id, branch.unit])).status).toBe(404);
  });

  test('a filled sheet comes back to its record, once, by its code or by the code typed in', async () => {
    const { link, code } = (await print('liu', 'patrolWeek', WEEK)).body;
    const picture = await scan(link);
    expect(await result('liu', picture)).toMatchObject({
      result: 'returned',
      case: null,
      paper: { kind: 'patrolWeek', subject: WEEK },
    });
    expect((await result('liu', picture)).result).toBe('known');
    expect((await result('liu', await scan(), { number: code.toLowerCase() })).result).toBe('returned');
    const { scans } = (await read('zhao', 'patrolWeek', WEEK)).body;
    expect(scans).toHaveLength(2);
    expect(scans[0]).toMatchObject({ name: '扫描.jpg', mediaType: 'image/jpeg', by: '刘桂兰' });
    expect((await api.as('zhao').get(`/api/papers/scans/${scans[0].id}`)).status).toBe(200);
  });

  test('a code of another sheet or of a case on the same page is not guessed at', async () => {
    const week = (await print('liu', 'patrolWeek', WEEK)).body;
    const list = (await print('liu', 'reliefList', rice.id)).body;
    expect((await result('liu', await scan(week.link, list.link))).result).toBe('severalCases');
    expect((await result('liu', await scan(week.link), { number: list.code })).result).toBe('otherCase');
    const filed = (
      await api.as('liu').post('/api/cases', {
        body: { kind: 'help', area: VILLAGE, body: '村东头机井坏了三天。', channel: 'visit' },
      })
    ).body;
    expect((await result('liu', await scan(week.link, filed.link))).result).toBe('severalCases');
    expect((await result('liu', await scan(week.link), { number: filed.number })).result).toBe('otherCase');
    expect((await result('liu', await scan(), { number: 'ZD-000000000000' })).result).toBe('notYours');
  });

  test('another place has none of it, and a list with names is only for those who hand out or approve', async () => {
    const list = (await print('liu', 'reliefList', rice.id)).body;
    expect((await result('liu', await scan(list.link))).result).toBe('returned');
    const [{ id }] = (await read('liu', 'reliefList', rice.id)).body.scans;
    for (const login of ['li', 'qi']) {
      expect((await print(login, 'patrolWeek', WEEK)).status, login).toBe(404);
      // One that nobody has printed yet is not theirs to print first.
      expect((await print(login, 'patrolWeek', `${VILLAGE}/2026-03-09`)).status, login).toBe(404);
      expect((await read(login, 'reliefList', rice.id)).status, login).toBe(404);
      expect((await api.as(login).get(`/api/papers/scans/${id}`)).status, login).toBe(404);
      expect((await result(login, await scan(list.link))).result, login).toBe('notYours');
    }
    // 监委会 look after the ledger by surnames: the list with names and signatures is not for them.
    expect((await read('gao', 'reliefList', rice.id)).status).toBe(404);
    expect((await api.as('gao').get(`/api/papers/scans/${id}`)).status).toBe(404);
    expect((await print('liu', 'nothingLikeIt', WEEK)).status).toBe(404);
    expect((await print('liu', 'patrolWeek', `${VILLAGE}/2026-03-03`)).status).toBe(404);
    expect((await print('liu', 'reliefList', roster)).status).toBe(404);
    expect((await print('liu', 'rosterNotes', 'none')).status).toBe(404);
    expect((await api.visitor.get(`/api/papers/scans/${id}`)).status).toBe(401);
  });

  test('a module that finds a record of anywhere gives it to nobody elsewhere', async () => {
    const anywhere = { roles: ['villageCadre' as const], find: async () => ({ area: VILLAGE, title: '随处可查' }) };
    Object.assign(open.house.papers, { anywhere });
    const mine = await print('liu', 'anywhere', '1');
    expect(mine.status, mine.text).toBe(200);
    expect((await read('liu', 'anywhere', '1')).body.sheet).not.toBeNull();
    expect((await read('li', 'anywhere', '1')).status).toBe(404);
    expect((await print('li', 'anywhere', '2')).status).toBe(404);
    // Nor to a role that it is not for.
    expect((await read('zhao', 'anywhere', '1')).status).toBe(404);
  });

  test('whoever scans the code with a telephone reads what to do with the sheet, and nothing of what it is about', async () => {
    const { link, title } = (await print('liu', 'reliefList', rice.id)).body;
    const { pathname, search } = new URL(link);
    const page = await api.visitor.get(pathname + search);
    expect(page.text).toContain('自动归到原来的记录里');
    expect(page.text).not.toContain(title);
  });
});
