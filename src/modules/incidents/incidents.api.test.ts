import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork, outcomeOf, VILLAGE } from '#modules/cases/cases.example.ts';
import { confirm, dispute } from '#modules/cases/cases.resident.ts';
import type { Ctx } from '#platform/context.ts';
import { systemCtx } from '#platform/context.ts';
import { openTestHouse } from '#test/database.ts';
import { ask, dusty } from './incidents.example.ts';
import { letGo } from './incidents.jobs.ts';
import { placeCase } from './topics.jobs.ts';

const FIXED = '搅拌站已经拆除封堵,噪音和灰尘都没有了,请您看看。';

describe('one incident, many voices', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const system = () => systemCtx(open.house, 'test');
  const file = async (i: number) =>
    (await cast.file({ body: dusty[i % dusty.length]!, reporter: { name: `居民${i}`, phone: `1990000040${i}` } })).id;
  const toWater = async (id: string) => {
    await cast.send('liu', id, 'qingshuiheWater');
    await cast.act('hao', 'sign', id);
  };
  const status = async (id: string) => (await cast.row(id)).status;
  const verbs = async (id: string) => (await cast.journal(id)).map((e) => e.verb);
  let ids: string[] = [];
  let incident = '';

  beforeAll(async () => {
    ids = [await file(0), await file(1), await file(2), await file(3)];
    for (const id of ids.slice(0, 3)) await toWater(id);
    for (const id of ids) await placeCase(system(), id);
  });

  test('is opened with its cases; each case says so in its own history', async () => {
    const view = await ask(cast.ctx('liu'), 'openIncident', {
      input: {
        title: '碧柳花苑搅拌站噪音灰尘',
        area: VILLAGE,
        organisationId: cast.unit('qingshuiheWater'),
        caseIds: ids.slice(0, 3),
      },
    });
    incident = view.id;
    expect(view).toMatchObject({ status: 'open', attached: 3, openCases: 3 });
    expect(view.number).toMatch(/^TL-150124201213-2026-0001-\d$/);
    expect(await verbs(ids[0]!)).toContain('incident.attach');
    expect((await cast.journal(incident, 'incident')).map((e) => e.verb)).toEqual([
      'open',
      'attach',
      'attach',
      'attach',
    ]);
  });

  test('the one that is like them is suggested, with the words that say why', async () => {
    const { suggested } = await ask(cast.ctx('liu'), 'incident', { params: { id: incident } });
    expect(suggested.map((c) => c.id)).toEqual([ids[3]]);
    expect(suggested[0]?.words).toEqual(expect.arrayContaining(['碧柳花苑', '搅拌站']));
    const around = await ask(cast.ctx('liu'), 'around', { params: { id: ids[3]! } });
    expect(around.incidents.map((i) => i.id)).toEqual([incident]);
  });

  test('attaching again changes nothing; another incident cannot take the case', async () => {
    const again = await ask(cast.ctx('liu'), 'attachCases', { params: { id: incident }, input: { caseIds: ids } });
    expect(again.attached).toBe(4);
    expect((await verbs(ids[0]!)).filter((v) => v === 'incident.attach')).toHaveLength(1);
    const other = { title: '另一个', area: VILLAGE, organisationId: cast.unit('laoxionggou'), caseIds: [ids[0]] };
    expect(await outcomeOf(ask(cast.ctx('liu'), 'openIncident', { input: other }))).toBe('inAnother');
    expect((await ask(cast.ctx('liu'), 'incidents')).items).toHaveLength(1);
  });

  test('progress stands on every attached case', async () => {
    await ask(cast.ctx('hao'), 'noteIncident', { params: { id: incident }, input: { text: '明天上午现场查看。' } });
    for (const id of ids) {
      const { timeline } = await cast.see(cast.resident(id), id);
      expect(timeline.at(-1)).toMatchObject({ verb: 'incident.progress', data: { text: '明天上午现场查看。' } });
    }
    expect(
      await outcomeOf(
        ask(cast.ctx('ren'), 'noteIncident', { params: { id: incident }, input: { text: '不是我们单位' } }),
      ),
    ).toBe('notFound');
  });

  let sent: Ctx;
  test('one text is told to each case as its own reply; a case of another unit is skipped and untouched', async () => {
    const before = await cast.row(ids[3]!);
    const preview = await ask(cast.ctx('hao'), 'incident', { params: { id: incident } });
    expect(preview.cases.map((c) => c.id)).toEqual(ids.slice(0, 3));
    expect(preview.cases.every((c) => c.skips === null)).toBe(true);
    sent = cast.ctx('hao');
    const view = await ask(sent, 'replyAll', {
      params: { id: incident },
      input: { text: FIXED, outcome: 'solved' },
    });
    expect(view.status).toBe('fixed');
    expect(view.replies[0]).toMatchObject({ told: 3, waiting: 0 });
    expect(await Promise.all(ids.slice(0, 3).map(status))).toEqual(['replied', 'replied', 'replied']);
    expect(await cast.row(ids[3]!)).toEqual(before);
    const officer = await ask(cast.ctx('liu'), 'incident', { params: { id: incident } });
    expect(officer.replies[0]?.skipped).toEqual([
      {
        caseId: ids[3],
        number: before.number,
        why: 'notFound',
        says: ['您的岗位看不到这一件。', 'Your post does not see it.'],
      },
    ]);
    for (const id of ids.slice(0, 3)) {
      const { replies } = await cast.see(cast.resident(id), id);
      expect(replies).toEqual([expect.objectContaining({ n: 1, kind: 'reply', text: FIXED, outcome: 'solved' })]);
    }
  });

  test('repeated, it tells nobody twice', async () => {
    const view = await ask(sent, 'replyAll', { params: { id: incident }, input: { text: FIXED, outcome: 'solved' } });
    expect(view.replies).toHaveLength(1);
    const later = await ask(cast.ctx('hao'), 'replyAll', {
      params: { id: incident },
      input: { text: FIXED, outcome: 'solved' },
    });
    expect(later.replies[0]).toMatchObject({ told: 0 });
    expect(later.replies[0]?.skipped.map((s) => s.why)).toEqual(['answeredBefore', 'answeredBefore', 'answeredBefore']);
    const replies = await open.house.db.selectFrom('case_reply').select('id').execute();
    expect(replies).toHaveLength(3);
  });

  test('what was interrupted is finished by whoever began it, and by nobody else', async () => {
    const extra = await file(4);
    await toWater(extra);
    await ask(cast.ctx('liu'), 'attachCases', { params: { id: incident }, input: { caseIds: [extra] } });
    const { id: replyId } = await open.house.db
      .selectFrom('incident_reply')
      .select('id')
      .orderBy('at')
      .orderBy('id')
      .executeTakeFirstOrThrow();
    // As a process leaves it that dies before the last case.
    await open.house.db
      .insertInto('incident_reply_case')
      .values({ reply_id: replyId, case_id: extra, area: VILLAGE, state: 'waiting', at: open.house.now() })
      .execute();
    const params = { id: incident, replyId };
    expect(await outcomeOf(ask(cast.ctx('liu'), 'resumeReply', { params }))).toBe('notYours');
    const view = await ask(cast.ctx('hao'), 'resumeReply', { params });
    expect(view.replies.find((r) => r.id === replyId)).toMatchObject({ told: 4, waiting: 0 });
    expect(await status(extra)).toBe('replied');
    await confirm(cast.resident(extra, await cast.versionOf(extra)), {});
  });

  test('each resident decides alone: two confirm, one says not fixed and only that one stays open and climbs', async () => {
    const own = async (id: string) => cast.resident(id, await cast.versionOf(id));
    await confirm(await own(ids[0]!), {});
    await dispute(await own(ids[1]!), { text: '夜里还是有噪音' });
    await confirm(await own(ids[2]!), {});
    for (const id of ids.slice(0, 3)) await letGo(system(), { id });
    expect(await Promise.all(ids.slice(0, 3).map(status))).toEqual(['closed', 'returned', 'closed']);
    expect((await cast.row(ids[1]!)).raised_to).not.toBeNull();
    const view = await ask(cast.ctx('liu'), 'incident', { params: { id: incident } });
    expect(view.cases.filter((c) => c.optedOutAt).map((c) => c.id)).toEqual([ids[1]]);
    expect(view.cases.find((c) => c.id === ids[1])?.skips?.[0]).toBe('这一件已经不在这个同类事项里。');
    expect(await verbs(ids[1]!)).toContain('incident.optOut');
    const around = await ask(cast.ctx('liu'), 'around', { params: { id: ids[1]! } });
    expect(around.incident).toBeNull();
  });

  test('it ends when none of its cases is open; the one that went its own way does not hold it', async () => {
    const at = async () => (await ask(cast.ctx('liu'), 'incident', { params: { id: incident } })).version;
    const end = async (version: number | null) =>
      ask(cast.ctx('liu', version), 'endIncident', { params: { id: incident } });
    expect(await outcomeOf(end(null))).toBe('versionMissing');
    expect(await outcomeOf(end((await at()) - 1))).toBe('stale');
    expect(await outcomeOf(end(await at()))).toBe('casesOpen');
    await ask(cast.ctx('liu'), 'detachCase', {
      params: { id: incident },
      input: { caseId: ids[3], reason: '另外处理' },
    });
    const ended = await end(await at());
    expect(ended).toMatchObject({ status: 'ended', open: [] });
    expect(
      await outcomeOf(ask(cast.ctx('liu'), 'attachCases', { params: { id: incident }, input: { caseIds: [ids[3]] } })),
    ).toBe('notNow');
  });
});

describe('what a resident sees of the others', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const { startApi, cookiesOf } = await import('#test/api.ts');
  const api = await startApi(open);
  const page = async (receipt: { number: string; passphrase: string }) => {
    const answer = await api.visitor.post('/track', {
      body: { number: receipt.number, passphrase: receipt.passphrase },
    });
    return (await api.withCookie(cookiesOf(answer)).get('/case')).text;
  };

  test('a number from five on, fewer as "others", and nothing of who they are', async () => {
    const receipts = [];
    for (let i = 0; i < 6; i++)
      receipts.push(await cast.file({ body: dusty[i]!, reporter: { name: `老邻居${i}`, phone: `1990000050${i}` } }));
    const view = await ask(cast.ctx('liu'), 'openIncident', {
      input: {
        title: '搅拌站',
        area: VILLAGE,
        organisationId: cast.unit('laoxionggou'),
        caseIds: receipts.slice(0, 5).map((r) => r.id),
      },
    });
    await ask(cast.ctx('liu'), 'noteIncident', { params: { id: view.id }, input: { text: '已经联系厂方停工。' } });
    const few = await page(receipts[0]!);
    expect(few).toContain('还有别人也反映了');
    expect(few).not.toMatch(/还有 \d+ 户/);
    expect(few).toContain('已经联系厂方停工。');
    await ask(cast.ctx('liu'), 'attachCases', { params: { id: view.id }, input: { caseIds: [receipts[5]!.id] } });
    const many = await page(receipts[0]!);
    expect(many).toContain('和您一样的还有 5 户反映，一起办');
    for (const other of receipts.slice(1)) expect(many).not.toContain(other.number);
    expect(many).not.toMatch(/老邻居[1-5]|199000005/);
  });

  test('the list is read in pages, the newest first, each incident once', async () => {
    for (const title of ['停水', '路灯'])
      await ask(cast.ctx('liu'), 'openIncident', {
        input: { title, area: VILLAGE, organisationId: cast.unit('laoxionggou'), caseIds: [(await cast.file()).id] },
      });
    const all = await ask(cast.ctx('liu'), 'incidents', { query: { limit: 100 } });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await ask(cast.ctx('liu'), 'incidents', { query: { limit: 1, after } });
      seen.push(...page.items.map((i) => i.id));
      after = page.next ?? undefined;
    } while (after);
    expect(all).toMatchObject({ next: null });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(all.items.map((i) => i.id));
    expect(await outcomeOf(ask(cast.ctx('liu'), 'incidents', { query: { after: 'x' } }))).toBe('faulty');
  });

  test('two cases that belong together know of each other; the resident reads only that they do', async () => {
    const a = await cast.file({ body: dusty[0]! });
    const b = await cast.file({ body: dusty[1]! });
    const { id } = await ask(cast.ctx('liu'), 'linkCases', {
      params: { id: a.id },
      input: { otherId: b.id, kind: 'duplicate_of' },
    });
    for (const [here, there, fromHere] of [
      [a, b, true],
      [b, a, false],
    ] as const) {
      const { links } = await ask(cast.ctx('zhao'), 'around', { params: { id: here.id } });
      expect(links).toMatchObject([{ kind: 'duplicate_of', fromHere, other: { id: there.id } }]);
    }
    const again = { params: { id: b.id }, input: { otherId: a.id, kind: 'same_matter' } };
    expect(await outcomeOf(ask(cast.ctx('liu'), 'linkCases', again))).toBe('linkedBefore');
    const text = await page(a);
    expect(text).toContain('已并入同类事项');
    expect(text).not.toContain(b.number);
    expect(await cast.versionOf(a.id)).toBe(1);
    await ask(cast.ctx('liu'), 'unlinkCases', { params: { id: b.id, linkId: id } });
    expect((await ask(cast.ctx('liu'), 'around', { params: { id: a.id } })).links).toEqual([]);
  });
});
