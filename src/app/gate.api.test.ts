import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '#kernel/endpoint.ts';
import { branchAtWork } from '#modules/activities/activities.example.ts';
import { villageInNeed } from '#modules/care/care.example.ts';
import { asFile, template } from '#modules/facts/facts.example.ts';
import { insertAdmission, saveAdmission } from '#modules/mandates/mandates.admissions.store.ts';
import { type GateRole, type MatterKind, matterKey } from '#modules/mandates/mandates.gate.rules.ts';
import { petitionersAtWork } from '#modules/petitions/petitions.example.ts';
import { settleHome, visit } from '#modules/visits/visits.example.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { lineId, organisationId } from '#test/actors.ts';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { modules } from './modules.ts';

/*
 * 准入 (product N3): every act of every module that puts a task on another unit, walked through the gate. Whoever adds an
 * endpoint that names a unit in its input puts it here: into `rows`, or into `sendsNothing` with the reason.
 */

const VILLAGE = '150124201213';
const TOWNSHIP = '150124201';
/** Says nothing that any line of the sample lists knows. */
const STRANGE = '核验企业年检材料';

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const petitions = await petitionersAtWork(open);
const { cast } = petitions;
const unit = cast.unit;

type Line = { itemId?: string; admissionId?: string };
type Matter = { kind: MatterKind; id?: string; label: string };
/** One thing that is ready to be sent: what it is, and how it is sent by a line or an admission. */
type Fresh = { matter: Matter; send: (line: Line) => Promise<Answer> };
type Row = {
  endpoint: string;
  by: string;
  receiver: 'laoxionggou' | 'beibao';
  role: GateRole;
  /** The line of the receiver's list by which it may go. */
  line: string;
  fresh: () => Promise<Fresh>;
  /** What is refused of it: nothing in the list, unless its words always name a line. */
  outside?: { rule: string; line?: string };
};

let n = 0;
const called = () => `${STRANGE}之${'一二三四五六七八九十'[n++ % 10]}${n}`;
const ok = (answer: Answer) => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
};
/** A case that lies with the county's own clerk. */
async function caseAtCounty(): Promise<{ id: string; number: string }> {
  const receipt = await cast.file({ body: `${called()}，没有人管。`, area: VILLAGE }, 'sun');
  return { id: receipt.id, number: receipt.number };
}
const caseMatter = (c: { id: string; number: string }): Matter => ({ kind: 'case', id: c.id, label: c.number });
const numberOf = async (id: string) => (await cast.row(id)).number;

const petitionBy = (verb: 'transfer' | 'assign') => async (): Promise<Fresh> => {
  const { id, number } = await cast.file({ kind: 'petition', body: `${called()}的答复有误，要求更正。` }, 'sun');
  await cast.act('sun', 'take', id);
  await petitions.see('sun', id);
  return {
    matter: { kind: 'case', id, label: number },
    send: async (line) =>
      api.as('sun').post(`/api/petitions/${id}/${verb}`, {
        version: (await petitions.version(id))!,
        body: { organisationId: unit('beibao'), ...line },
      }),
  };
};
const designated = async (): Promise<Fresh> => {
  const id = await petitions.begun();
  await petitions.act('zhao', 'transfer', id, { organisationId: unit('qingshuiheWater') });
  await petitions.act('hao', 'object', id);
  return {
    matter: { kind: 'case', id, label: await numberOf(id) },
    send: async (line) =>
      api.as('sun').post(`/api/petitions/${id}/designate`, {
        version: (await petitions.version(id))!,
        body: { organisationId: unit('beibao'), reason: '共同上级研究定下', ...line },
      }),
  };
};

const whistled = async (): Promise<Fresh> => {
  const c = await caseAtCounty();
  return {
    matter: caseMatter(c),
    send: (line) =>
      api.as('sun').post(`/api/cases/${c.id}/whistles`, {
        body: {
          issue: '要一起到现场看一看。',
          unitIds: [unit('beibao')],
          due: '2026-03-20',
          lines: [{ organisationId: unit('beibao'), ...line }],
        },
      }),
  };
};
/** The township came to the whistle by one line; the task set there is of another one. */
const tasked = async (): Promise<Fresh> => {
  const w = await whistled();
  const made = ok(await w.send({ itemId: await lineId(open, 'beibao', 'A-013') })).body;
  const came = ok(
    await api.as('zhao').post(`/api/whistles/${made.id}/report-in`, { version: made.version, body: { who: '赵永平' } }),
  );
  return {
    matter: w.matter,
    send: (line) =>
      api.as('sun').post(`/api/whistles/${made.id}/tasks`, {
        version: came.body.version,
        body: { unitId: unit('beibao'), what: '到现场核查取水和打井', due: '2026-03-20', ...line },
      }),
  };
};

const duty = async (): Promise<Fresh> => {
  const title = called();
  return {
    matter: { kind: 'duty', label: title },
    send: (line) =>
      api.as('zhao').post('/api/duties', {
        body: {
          area: VILLAGE,
          organisationIds: [unit('laoxionggou')],
          title,
          recordKind: 'note',
          rrule: 'FREQ=DAILY',
          startsOn: '2026-03-03',
          openDays: 1,
          lines: [{ organisationId: unit('laoxionggou'), ...line }],
        },
      }),
  };
};

const home = await settleHome(api);
const studied = (way: 'case' | 'duty') => async (): Promise<Fresh> => {
  const v = ok(await visit(api, 'liu', home.id)).body;
  const what = called();
  return {
    matter: { kind: way === 'case' ? 'task' : 'duty', label: what },
    send: (line) =>
      api.as('zhao').post('/api/visits/studies', {
        body: {
          title: '联合研判',
          heldOn: '2026-03-03',
          weighed: '几家一起看了情况。',
          decision: '由村里先办。',
          participants: [{ organisationId: unit('laoxionggou') }, { organisationId: unit('qingshuiheWater') }],
          matters: [{ visitId: v.id }],
          tasks: [{ what, organisationId: unit('laoxionggou'), until: '2026-03-20', way, ...line }],
        },
      }),
  };
};

const branch = await branchAtWork(open, api, { by: 'zhao', area: TOWNSHIP, name: '北堡乡机关党支部' });
await branch.join('党员甲');
const meeting = async (): Promise<Fresh> => {
  const a = ok(await branch.call(ok(await branch.plan()).body.id)).body;
  const ticks = a.attendees.map((t: { id: string }) => ({ attendeeId: t.id, presence: 'present' }));
  const held = ok(await branch.attend(a.id, { ticks })).body;
  const what = called();
  return {
    matter: { kind: 'task', label: what },
    send: (line) =>
      branch.hold(held.id, held.version, {
        tasks: [{ what, organisationId: unit('laoxionggou'), dueOn: '2026-03-20', ...line }],
      }),
  };
};

const paper = {
  field: 'file',
  name: '文件.pdf',
  content: Buffer.from('%PDF-1.4\n%%EOF\n'),
  mediaType: 'application/pdf',
};
const issuing = {
  title: '暖心十条',
  issuers: JSON.stringify(['县委社会工作部']),
  issuedOn: '2026-02-10',
  isPublic: 'false',
};
const document = ok(await api.as('sun').post('/api/measures/documents', { body: issuing, files: [paper] })).body.id;
let nth = 0;
const measureBody = (body: string, leadId: string, lines: object[] = []) => ({
  ...{ nth: ++nth, body, leadId, unitIds: [], dueOn: '2026-06-30', proof: '有名单。', lines },
});
const measured = async (): Promise<Fresh> => {
  const made = measureBody(called(), unit('beibao'));
  return {
    matter: { kind: 'measure', label: `《暖心十条》第${made.nth}条` },
    send: (line) =>
      api.as('sun').post(`/api/measures/documents/${document}/measures`, {
        body: { ...made, lines: [{ organisationId: unit('beibao'), ...line }] },
      }),
  };
};
const measureMoved = async (): Promise<Fresh> => {
  const m = ok(
    await api.as('sun').post(`/api/measures/documents/${document}/measures`, {
      body: measureBody(called(), unit('qingshuiheWater')),
    }),
  ).body;
  return {
    matter: { kind: 'measure', label: `《暖心十条》第${m.nth}条` },
    send: (line) =>
      api.as('sun').post(`/api/measures/${m.id}/change`, {
        version: m.version,
        body: { verb: 'change', reason: '换一个单位牵头', leadId: unit('beibao'), ...line },
      }),
  };
};

const inspection = ok(
  await api.as('sun').post('/api/inspections', {
    body: {
      ...{ year: 2026, nth: 1, title: '第一轮巡察', inspectedIds: [unit('beibao'), unit('qingshuiheWater')] },
      ...{ begunOn: '2026-01-05', endedOn: '2026-01-20', toldOn: '2026-02-01' },
    },
  }),
).body.id;
let finding = 0;
const found = async () => {
  const body = { inspectedId: unit('beibao'), nth: ++finding, category: 'other', body: called() };
  return ok(await api.as('sun').post(`/api/inspections/${inspection}/findings`, { body })).body;
};
const findingMatter = (f: { nth: number }): Matter => ({ kind: 'measure', label: `《第一轮巡察》第${f.nth}个问题` });
const inspected = async (): Promise<Fresh> => {
  const f = await found();
  return {
    matter: findingMatter(f),
    send: (line) =>
      api.as('sun').post(`/api/inspections/findings/${f.id}/owner`, {
        version: f.version,
        body: { ownerId: unit('beibao'), leaderPost: '乡长', ...line },
      }),
  };
};
const rectified = async (): Promise<Fresh> => {
  const f = await found();
  const itemId = await lineId(open, 'beibao', 'A-013');
  const body = { ownerId: unit('beibao'), leaderPost: '乡长', itemId };
  const at = `/api/inspections/findings/${f.id}`;
  const { version } = ok(await api.as('sun').post(`${at}/owner`, { version: f.version, body })).body;
  const measures = [{ body: called(), unitId: unit('laoxionggou'), dueOn: '2026-06-30' }];
  return {
    matter: findingMatter(f),
    send: (line) =>
      api.as('zhao').post(`${at}/plan`, {
        version,
        body: { measures, lines: [{ organisationId: unit('laoxionggou'), ...line }] },
      }),
  };
};

const needy = villageInNeed(api);
const checked = async (): Promise<Fresh> => {
  const member = await needy.enrol(await needy.household());
  const { body } = await api.as('zhao').get(`/api/care/members/${member.id}`);
  const ids = body.checks.map((c: { id: string }) => c.id).slice(0, 1);
  return {
    matter: { kind: 'check', label: '待遇复核和生存认证' },
    send: (line) =>
      api.as('zhao').post('/api/care/checks/assign', { body: { ids, organisationId: unit('laoxionggou'), ...line } }),
  };
};

const returned = async (): Promise<Fresh> => {
  const name = called();
  const content = await template(name, ['姓名', '是否独居']);
  const read = ok(await api.as('zhao').post('/api/returns/template', { body: {}, files: [asFile(content)] })).body;
  const body = { name, basis: '某局月度制度', every: 'month', rows: 'household', headRow: String(read.headRow) };
  return {
    matter: { kind: 'return', label: name },
    send: (line) =>
      api.as('zhao').post('/api/returns', {
        body: { ...body, columns: JSON.stringify(read.columns), ...line },
        files: [asFile(content)],
      }),
  };
};

const opened = async (): Promise<Fresh> => {
  const title = called();
  return {
    matter: { kind: 'incident', label: title },
    send: (line) =>
      api.as('sun').post('/api/incidents', {
        body: { title, area: TOWNSHIP, organisationId: unit('beibao'), caseIds: [], ...line },
      }),
  };
};

const down = { by: 'sun', receiver: 'beibao', role: 'lead', line: 'A-013' } as const;
const toVillage = { by: 'zhao', receiver: 'laoxionggou', role: 'assist', line: 'A-005' } as const;
const rows: readonly Row[] = [
  {
    ...down,
    endpoint: 'POST /api/cases/:id/dispatch',
    receiver: 'laoxionggou',
    line: 'A-004',
    fresh: async () => {
      const c = await caseAtCounty();
      return {
        matter: caseMatter(c),
        send: async (line) =>
          api.as('sun').post(`/api/cases/${c.id}/dispatch`, {
            version: await cast.versionOf(c.id),
            body: { organisationId: unit('laoxionggou'), ...line },
          }),
      };
    },
  },
  { ...down, endpoint: 'POST /api/petitions/:id/transfer', line: 'A-014', fresh: petitionBy('transfer') },
  { ...down, endpoint: 'POST /api/petitions/:id/assign', line: 'A-014', fresh: petitionBy('assign') },
  { ...down, endpoint: 'POST /api/petitions/:id/designate', line: 'A-014', fresh: designated },
  { ...down, endpoint: 'POST /api/cases/:id/whistles', role: 'assist', fresh: whistled },
  { ...down, endpoint: 'POST /api/whistles/:id/tasks', role: 'assist', fresh: tasked, outside: { rule: 'takenBack' } },
  { ...down, endpoint: 'POST /api/incidents', fresh: opened },
  { ...toVillage, endpoint: 'POST /api/duties', fresh: duty },
  { ...toVillage, endpoint: 'POST /api/visits/studies', role: 'lead', fresh: studied('case') },
  { ...toVillage, endpoint: 'POST /api/visits/studies', fresh: studied('duty') },
  { ...toVillage, endpoint: 'POST /api/activities/:id/hold', role: 'lead', fresh: meeting },
  { ...down, endpoint: 'POST /api/measures/documents/:id/measures', fresh: measured },
  { ...down, endpoint: 'POST /api/measures/:id/change', fresh: measureMoved },
  { ...down, endpoint: 'POST /api/inspections/findings/:id/owner', fresh: inspected },
  { ...toVillage, endpoint: 'POST /api/inspections/findings/:id/plan', fresh: rectified },
  {
    ...toVillage,
    endpoint: 'POST /api/care/checks/assign',
    line: 'B-004',
    fresh: checked,
    outside: { rule: 'takenBack', line: 'C-002' },
  },
  { ...toVillage, endpoint: 'POST /api/returns', line: 'B-005', fresh: returned },
];

/** An admission in force, as several hands would have decided it. */
async function admitted(row: Row, matter: Matter): Promise<string> {
  const id = open.house.newId();
  const area = row.receiver === 'beibao' ? TOWNSHIP : VILLAGE;
  await inTransaction(systemCtx(open.house, 'test'), async (tx) => {
    await insertAdmission(tx, {
      ...{
        id,
        area,
        county: '150124',
        year: 2026,
        organisationId: unit('qingshuiheCivil'),
        receiverId: unit(row.receiver),
      },
      ...{ role: row.role, matterKind: matter.kind, matterId: matter.id ?? null, matterLabel: matter.label },
      ...{
        matterKey: matterKey(matter),
        task: '协助核验',
        basis: '示例',
        fundsYuan: 1000,
        fundsSource: '县级',
        people: '一人',
      },
      ...{ until: '2026-12-31', level: 'county' as const },
    });
    await saveAdmission(tx, id, {
      status: 'inForce',
      decision: 'approved',
      validFrom: '2026-03-01',
      validTo: '2026-12-31',
    });
  });
  return id;
}
const fault = (answer: Answer) => [answer.status, answer.body.errors?.[0]?.rule ?? answer.body.code];
/** 越权派单 in the journal of the unit that tried it, and in the figures. */
async function overreaches(login: string): Promise<[number, number]> {
  const { organisationId: id } = cast.actor(login);
  const [journal, decisions] = await Promise.all([
    open.house.db
      .selectFrom('journal')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('subject_kind', '=', 'organisation')
      .where('subject_id', '=', id)
      .where('verb', '=', 'overreach')
      .executeTakeFirstOrThrow(),
    open.house.db
      .selectFrom('gate_decision')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('dispatcher_id', '=', id)
      .where('outcome', '=', 'refused')
      .executeTakeFirstOrThrow(),
  ]);
  return [Number(journal.n), Number(decisions.n)];
}

describe('every dispatch goes through the gate', () => {
  test.each(rows.map((row, i) => [i, row.endpoint] as const))('%i %s', async (i) => {
    const row = rows[i]!;
    const line = row.outside?.line ? { itemId: await lineId(open, row.receiver, row.outside.line) } : {};
    const before = await overreaches(row.by);

    const outside = await row.fresh();
    expect(fault(await outside.send(line))).toEqual([422, row.outside?.rule ?? 'notInList']);
    expect(await overreaches(row.by), '越权派单 is in the journal').toEqual([before[0] + 1, before[1] + 1]);

    const other = await admitted(row, { kind: outside.matter.kind, label: `另一件事 ${++n}` });
    const misused = await outside.send({ admissionId: other });
    expect(fault(misused)).toEqual([422, 'anotherMatter']);
    expect(misused.text, 'by name').toContain('另一件事');

    await admitted(row, outside.matter);
    ok(await outside.send(line));

    const inside = await row.fresh();
    // The checks of one place are one matter: what was admitted for it stays admitted, and a line is cited all the same.
    ok(await inside.send({ itemId: await lineId(open, row.receiver, row.line) }));
    const last = await open.house.db
      .selectFrom('gate_decision')
      .select(['outcome', 'role'])
      .where('receiver_id', '=', unit(row.receiver))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(last).toMatchObject({ outcome: 'inList', role: row.role });
  });

  test('a row of a table of measures is refused in its place, and the others go in', async () => {
    const { Workbook } = (await import('exceljs')).default;
    const book = new Workbook();
    const sheet = book.addWorksheet('分解');
    sheet.addRow(['序号', '工作任务', '责任部门', '配合部门', '完成时限', '完成标志']);
    sheet.addRow([91, STRANGE, '北堡乡政府', '', '年底前', '有记录']);
    sheet.addRow([92, '给快递员备热水', '北堡乡政府', '', '年底前', '有记录']);
    const content = Buffer.from(await book.xlsx.writeBuffer());
    const bring = (dryRun: boolean) =>
      api.as('sun').post(`/api/measures/documents/${document}/import`, {
        body: { dryRun: String(dryRun) },
        files: [{ field: 'file', name: '分解.xlsx', content }],
      });
    const before = await overreaches('sun');
    const look = ok(await bring(true)).body;
    expect(look.faults).toMatchObject([{ row: 2, field: 'lead', rule: 'notInList' }]);
    expect(await overreaches('sun'), 'looking is no dispatch').toEqual(before);
    expect(ok(await bring(false)).body).toMatchObject({ imported: 1 });
    expect(await overreaches('sun')).toEqual([before[0] + 1, before[1] + 1]);
  });

  test('danger goes at once and is counted; a unit without a list is told so and goes; nothing is asked on the way up', async () => {
    const fire = await cast.file({ body: `${STRANGE}的院里着火了，有人被困。` }, 'sun');
    expect((await cast.send('sun', fire.id, 'laoxionggou')).status).toBe('dispatched');
    const community = await cast.file({ area: '150102401007', body: `${STRANGE}没人管。` }, 'dai');
    await cast.send('dai', community.id, 'mahuaban');
    const up = await cast.file({ body: `${STRANGE}没人管。` });
    await cast.send('liu', up.id, 'beibao');
    const kinds = await open.house.db
      .selectFrom('gate_decision')
      .select(['matter_id as id', 'outcome'])
      .where('matter_id', 'in', [fire.id, community.id, up.id])
      .execute();
    expect(kinds).toEqual([{ id: fire.id, outcome: 'urgent' }]);
    const look = await api
      .as('dai')
      .get(`/api/cases/${community.id}/gate?receiverId=${await organisationId(open, 'mahuaban')}`);
    expect(look.body.look.free).toBe('noList');
  });

  test('what is refused says whose it is by the lists of the place', async () => {
    const c = await cast.file({ body: '村里停水三天了，自来水一滴都没有。' }, 'sun');
    const look = await api.as('sun').get(`/api/cases/${c.id}/gate?receiverId=${unit('laoxionggou')}`);
    expect(look.body.look.refusal).toMatchObject({
      why: 'notInList',
      says: [expect.stringContaining('县水利局'), expect.any(String)],
    });
  });

  test('what one unit alone is to do names its own line, not that of the case; looking counts nothing', async () => {
    const c = await cast.file({ body: '村里停水三天了，自来水一滴都没有。' }, 'sun');
    const before = await overreaches('sun');
    const ask = (login: string, what: string, role = 'assist') =>
      api.as(login).post(`/api/cases/${c.id}/gate`, { body: { receiverId: unit('beibao'), role, what } });
    const warm = ok(await ask('sun', '给快递员备热水')).body;
    expect(warm.number).toBe(c.number);
    expect(warm.look).toMatchObject({ free: null, refusal: null, receiver: { id: unit('beibao') } });
    expect(warm.look.itemId).toEqual(expect.any(String));
    expect(ok(await ask('sun', '到现场核查取水许可')).body.look.refusal.why).toBe('takenBack');
    const strange = ok(await ask('sun', STRANGE)).body.look;
    expect(strange).toMatchObject({ itemId: null, refusal: { why: 'notInList' } });
    expect((await ask('sun', '查')).body.errors[0].field).toBe('what');
    // Who does not see the case learns nothing of it.
    expect((await ask('dai', STRANGE)).status).toBe(404);
    expect((await ask('admin', STRANGE)).status).toBe(403);
    expect(await overreaches('sun')).toEqual(before);
  });

  test('before a return is ordered, one look for each duty list of its villages', async () => {
    const before = await overreaches('zhao');
    const ask = (login: string, name: string) => api.as(login).post('/api/returns/gate', { body: { name } });
    const [list, ...others] = ok(await ask('zhao', '低保家庭收入月报')).body.lists;
    expect(others).toEqual([]);
    expect(list).toMatchObject({ village: expect.any(String), villages: expect.any(Number) });
    expect(list.look).toMatchObject({ free: null, refusal: null, list: { id: list.listId } });
    const refused = ok(await ask('zhao', STRANGE)).body.lists[0].look;
    expect(refused).toMatchObject({ itemId: null, refusal: { why: 'notInList' } });
    expect((await ask('zhao', '一')).body.errors[0].field).toBe('name');
    for (const login of ['liu', 'ma']) expect((await ask(login, STRANGE)).status, login).toBe(403);
    // A township without villages that have a list is asked nothing.
    expect(ok(await ask('qi', STRANGE)).body.lists).toEqual([]);
    expect(await overreaches('zhao')).toEqual(before);
  });
});

/** Endpoints that name a unit and send it nothing, each with the reason. */
const sendsNothing: Readonly<Record<string, string>> = {
  'POST /api/organisations/:id/members': 'who sits in an organisation',
  'PUT /api/accounts/:id/posts': 'who works where',
  'POST /api/mandates': 'the list itself',
  'POST /api/gate/look': 'only looks',
  'POST /api/bulletins': 'states the numbers of a unit',
  'POST /api/insight/walls': 'whose board a screen shows',
  'POST /api/cases/:id/gate': 'only looks',
  'POST /api/admissions': 'asks that the gate be opened',
  'POST /api/accusations/:id/transfer': 'between discipline organs, which are neither village nor township',
  'PUT /api/order-services': 'who provides a service; the person orders, and a provider may leave it to the next',
  'POST /api/whistles/:id/rate': 'what units say of one another',
  'POST /api/rosters': 'the days of a unit’s own people, by its own head',
  'POST /api/rosters/import': 'the days of a unit’s own people, by its own head',
  'PUT /api/plans/:id': 'a village’s own draft; what it would put on others asks the gate when it is approved',
  'POST /api/rooms': 'whose room it is',
  'POST /api/reading-rooms': 'who runs a reading room',
  'PUT /api/reading-rooms/:id': 'who runs a reading room',
  'PUT /api/rooms/:id': 'whose room it is',
  'POST /api/mediation-committees': 'whose committee it is',
  'POST /api/relief/stores': 'where goods lie',
  'POST /api/activities/requirements': 'the Party life of branches, by the Party’s own rules',
  'POST /api/activities/plans/draft': 'only drafts',
  'POST /api/activities/plans': 'the Party life of branches, by the Party’s own rules',
  'POST /api/activities': 'what a unit holds itself; what a meeting sets others is walked above',
  'POST /api/assessments/rounds': 'scores organisations by a published scheme and sets them no task',
  'POST /api/stations': 'who keeps a station',
  'PUT /api/stations/:id': 'who keeps a station',
  'POST /api/stations/import': 'who keeps a station',
  'POST /api/venues': 'who keeps a venue',
  'PUT /api/venues/:id': 'who keeps a venue',
  'POST /api/venues/:id/bookings': 'who comes to visit',
};
const namesUnit = /"(?:organisationId|organisationIds|unitId|unitIds|leadId|receiverId)":/;
test('every endpoint that names a unit in what it is given is walked here, or says why it sends nothing', () => {
  const walked = new Set(rows.map((r) => r.endpoint));
  const also = new Set([
    'POST /api/measures/documents/:id/import',
    // 未诉先办 makes a case and sends it by the case's own dispatch.
    'POST /api/topics/:id/proactive',
    // A finding whistles on a case that is born with it, by the whistle's own gate (inspections.api.test.ts).
    'POST /api/inspections/findings/:id/whistle',
  ]);
  const found: string[] = [];
  for (const m of modules)
    for (const e of Object.values(m.api) as Endpoint[]) {
      if (e.method === 'GET' || !e.input) continue;
      const schema = JSON.stringify(z.toJSONSchema(e.input, { io: 'input', unrepresentable: 'any' }));
      if (namesUnit.test(schema)) found.push(`${e.method} ${e.path}`);
    }
  expect(found.length).toBeGreaterThan(rows.length);
  const unexplained = found.filter((key) => !walked.has(key) && !also.has(key) && !(key in sendsNothing));
  expect(unexplained).toEqual([]);
  expect(Object.keys(sendsNothing).filter((key) => !found.includes(key))).toEqual([]);
});
