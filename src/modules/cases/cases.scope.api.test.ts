import { describe, expect, test } from 'vitest';
import { members, organisations } from '#demo/cast.ts';
import { isAllowed } from '#kernel/actor.ts';
import { inTransaction } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import * as actions from './cases.actions.ts';
import { type CaseFilter, casesApi, queues } from './cases.contract.ts';
import { castAtWork, MAHUABAN, outcomeOf, type StaffVerb, TOWNSHIP, VILLAGE } from './cases.example.ts';
import { listCases } from './cases.list.store.ts';
import { escalate } from './cases.resident.ts';
import { caseStatuses } from './cases.rules.ts';
import { allVisibleCases, visibleCases } from './cases.sight.store.ts';

/** A case as the oracle knows it: by the names of the cast, not by anything the product stored. */
type Known = {
  id: string;
  area: string;
  first: string;
  /** Units it was ever sent to, the last of them having it now. */
  sent: readonly string[];
  raised?: string;
  offered?: string;
  disclosure?: 'hidden' | 'anonymous';
  /** Sent back, or waiting for a decision: nobody is at work on it. */
  idle?: true;
  /** The unit it was sent to declined; the one above it decides. */
  arbitrating?: true;
};
type Member = (typeof members)[number];
const named = (text: string) => text.split(' ');

/** The oracle, written from domain §12 and product roles, apart from the rules. */
const OVERVIEW = named('villageCadre townshipClerk townshipLeader countyClerk hotlineAgent caller');
const DISPATCH = named('villageCadre townshipClerk countyClerk hotlineAgent');
const WORKERS = named(
  'villageCadre gridWorker agent townshipClerk countyClerk departmentClerk civilAffairs propertyWorker mediator',
);
const INTAKE = named(
  'villageCadre gridWorker agent townshipClerk countyClerk hotlineAgent departmentClerk propertyWorker courierVolunteer',
);
const SECOND_KEY = named('villageCadre townshipClerk townshipLeader countyClerk');
const ANY = [...new Set([...OVERVIEW, ...WORKERS, ...INTAKE, 'reviewer'])];

const isInside = (m: Member, c: Known) => c.area.startsWith(m.area);
const sees = (m: Member, c: Known) =>
  (OVERVIEW.includes(m.role) && isInside(m, c)) ||
  m.login === c.first ||
  m.login === c.offered ||
  c.sent.includes(m.organisation) ||
  c.raised === m.organisation ||
  is.arbitrating(m, c);

/** The units above one of the cast, in its own system. */
const above = (key: string | undefined): string[] => {
  const superior = organisations.find((o) => o.key === key)?.superior;
  return superior ? [superior, ...above(superior)] : [];
};
const is = {
  firstReceiver: (m: Member, c: Known) => m.login === c.first,
  offered: (m: Member, c: Known) => m.login === c.offered,
  dispatcher: (m: Member, c: Known) => DISPATCH.includes(m.role) && isInside(m, c),
  handler: (m: Member, c: Known) => WORKERS.includes(m.role) && c.sent.at(-1) === m.organisation,
  superior: (m: Member, c: Known) =>
    SECOND_KEY.includes(m.role) && isInside(m, c) && above(c.sent.at(-1)).includes(m.organisation),
  arbiter: (m: Member, c: Known) => SECOND_KEY.includes(m.role) && is.arbitrating(m, c),
  arbitrating: (m: Member, c: Known) => c.arbitrating === true && above(c.sent.at(-1))[0] === m.organisation,
  caller: (m: Member, c: Known) => m.role === 'caller' && isInside(m, c),
};
type Part = keyof typeof is;
/** Verb: the posts that may ever do it, and what one must be to the case. */
const VERBS: Partial<Record<StaffVerb, [readonly string[], readonly Part[]]>> = {
  answer: [INTAKE, ['firstReceiver']],
  take: [INTAKE, ['firstReceiver', 'dispatcher']],
  dispatch: [INTAKE, ['firstReceiver', 'dispatcher']],
  recall: [DISPATCH, ['dispatcher']],
  sign: [WORKERS, ['handler']],
  return: [WORKERS, ['handler']],
  insist: [SECOND_KEY, ['superior', 'arbiter']],
  allowReturn: [SECOND_KEY, ['superior', 'arbiter']],
  categorise: [
    [...WORKERS, ...INTAKE],
    ['firstReceiver', 'dispatcher', 'handler'],
  ],
  proposeSuspension: [WORKERS, ['handler']],
  approveSuspension: [SECOND_KEY, ['superior']],
  refuseSuspension: [SECOND_KEY, ['superior']],
  reviewSuspension: [
    [...WORKERS, ...SECOND_KEY],
    ['handler', 'superior'],
  ],
  resumeWork: [
    [...WORKERS, ...SECOND_KEY],
    ['handler', 'superior'],
  ],
  checkClosed: [['caller'], ['caller']],
  assign: [WORKERS, ['handler']],
  contact: [
    [...WORKERS, ...INTAKE],
    ['handler', 'firstReceiver'],
  ],
  note: [ANY, ['handler', 'firstReceiver', 'dispatcher', 'superior', 'caller']],
  reply: [WORKERS, ['handler']],
  proposeUnreasonable: [WORKERS, ['handler']],
  confirmUnreasonable: [SECOND_KEY, ['superior']],
  rejectUnreasonable: [SECOND_KEY, ['superior']],
  callback: [['caller'], ['caller']],
  reopen: [DISPATCH, ['dispatcher']],
  supplement: [INTAKE, ['firstReceiver']],
  offerHandover: [INTAKE, ['firstReceiver']],
  acceptHandover: [ANY, ['offered']],
  declineHandover: [ANY, ['offered']],
};
const reveals = (m: Member, c: Known) => {
  if (c.disclosure === 'anonymous') return false;
  if (is.firstReceiver(m, c) || is.caller(m, c)) return true;
  return c.disclosure !== 'hidden' && (is.dispatcher(m, c) || (is.handler(m, c) && !c.idle));
};

describe('role × place × case', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const api = await startApi(open);
  const cases: Record<string, Known> = {};
  const know = (name: string, c: Known) => {
    cases[name] = c;
    return c.id;
  };
  const own = async (id: string) => cast.resident(id, await cast.versionOf(id));

  let { id } = await cast.file();
  know('received at the village', { id, area: VILLAGE, first: 'liu', sent: [] });
  ({ id } = await cast.file({}, 'chen'));
  await cast.send('chen', id, 'qingshuiheWater');
  await cast.act('chen', 'offerHandover', id, { personId: cast.actor('wang').accountId });
  know('dispatched by the grid worker, responsibility offered', {
    id,
    area: VILLAGE,
    first: 'chen',
    sent: ['qingshuiheWater'],
    offered: 'wang',
  });
  ({ id } = await cast.file({}, 'wang'));
  await cast.send('wang', id, 'qingshuiheWater');
  await cast.act('hao', 'return', id);
  know('declined by the bureau', {
    id,
    area: VILLAGE,
    first: 'wang',
    sent: ['qingshuiheWater'],
    idle: true,
    arbitrating: true,
  });
  ({ id } = await cast.file({ disclosure: 'hidden' }, 'wang'));
  await cast.send('wang', id, 'qingshuiheWater');
  await cast.act('hao', 'return', id);
  await cast.act('sun', 'allowReturn', id);
  await cast.send('zhao', id, 'qingshuiheTransport');
  await cast.act('ren', 'sign', id);
  know('sent on to another bureau, hidden', {
    id,
    area: VILLAGE,
    first: 'wang',
    sent: ['qingshuiheWater', 'qingshuiheTransport'],
    disclosure: 'hidden',
  });
  ({ id } = await cast.replied({ disclosure: 'anonymous' }));
  know('replied, anonymous', { id, area: VILLAGE, first: 'liu', sent: ['qingshuiheWater'], disclosure: 'anonymous' });
  ({ id } = await cast.file({}, 'chen'));
  await cast.act('liu', 'take', id);
  await cast.act('liu', 'proposeUnreasonable', id);
  know('proposed as unreasonable by the village', { id, area: VILLAGE, first: 'chen', sent: ['laoxionggou'] });
  ({ id } = await cast.file({ area: TOWNSHIP }, 'zhao'));
  await escalate(await own(id), { text: '请县里看看' });
  know('said at the township, raised', { id, area: TOWNSHIP, first: 'zhao', sent: [], raised: 'qingshuihe' });
  ({ id } = await cast.file({ area: MAHUABAN }, 'zhang'));
  await cast.send('zhang', id, 'mahuabanProperty');
  await cast.act('ma', 'sign', id);
  await cast.act('zhang', 'offerHandover', id, { personId: cast.actor('li').accountId });
  know('at the property company of another district', {
    id,
    area: MAHUABAN,
    first: 'zhang',
    sent: ['mahuabanProperty'],
    offered: 'li',
  });
  ({ id } = await cast.replied());
  await cast.act('zhou', 'callback', id);
  know('closed', { id, area: VILLAGE, first: 'liu', sent: ['qingshuiheWater'], idle: true });
  const all = Object.entries(cases);

  test.each(members.map((m) => [`${m.login} ${m.role}`, m] as const))('%s sees what is theirs', async (_, m) => {
    const caller = api.as(m.login);
    const mayAsk = ANY.includes(m.role);
    const list = await caller.get('/api/cases?limit=200');
    expect(list.status).toBe(mayAsk ? 200 : 403);
    const theirs = all.filter(([, c]) => mayAsk && sees(m, c)).map(([name]) => name);
    if (mayAsk) {
      const listed: string[] = list.body.items.map((i: { id: string }) => i.id);
      expect(all.filter(([, c]) => listed.includes(c.id)).map(([name]) => name)).toEqual(theirs);
      expect(listed).toHaveLength(theirs.length);
    }
    for (const [name, c] of all) {
      const one = await caller.get(`/api/cases/${c.id}`);
      expect(one.status, name).toBe(!mayAsk ? 403 : theirs.includes(name) ? 200 : 404);
      if (one.status !== 200) continue;
      expect(one.body.reporter.mayReveal, name).toBe(reveals(m, c));
      if (!reveals(m, c)) expect(one.body.reporter, name).toMatchObject({ name: null, phone: null, address: null });
      expect(one.text, name).not.toContain('19900001234');
    }
  });

  test('the counts of a queue are of what one sees', async () => {
    for (const login of ['liu', 'hao', 'li', 'sun']) {
      const m = members.find((x) => x.login === login)!;
      const { body } = await api.as(login).get('/api/cases/counts');
      expect(body.queues.all, login).toBe(all.filter(([, c]) => sees(m, c)).length);
    }
  });

  test('what one sees is the same asked row by row and all at once', async () => {
    for (const m of members) {
      const ctx = cast.ctx(m.login);
      const ids = async (rows: ReturnType<typeof visibleCases>) =>
        (await rows.select('cases.id').orderBy('cases.id').execute()).map((r) => r.id);
      const seen = await ids(visibleCases(ctx));
      expect(await ids(allVisibleCases(ctx)), m.login).toEqual(seen);
    }
  });

  test('a queue as everybody opens it holds what the same question narrowed by nothing holds, page after page', async () => {
    const walk = async (m: Member, asked: Omit<CaseFilter, 'limit' | 'after'>, limit: number) => {
      const found: string[] = [];
      for (let after: string | undefined; ; ) {
        const { items, next } = await listCases(cast.ctx(m.login), { ...asked, limit, ...(after && { after }) });
        found.push(...items.map((c) => c.id));
        if (!next) return found;
        after = next;
      }
    };
    let compared = 0;
    for (const m of members) {
      for (const queue of queues)
        for (const sort of ['due', 'newest'] as const) {
          const narrowed = await walk(m, { queue, sort, status: [...caseStatuses] }, 200);
          expect(await walk(m, { queue, sort }, 2), `${m.login} ${queue} ${sort}`).toEqual(narrowed);
          compared += narrowed.length;
        }
    }
    expect(compared).toBeGreaterThan(50);
  });

  test.each(all.map(([name, c]) => [name, c] as const))('%s: who may do what', async (_, c) => {
    const version = await cast.versionOf(c.id);
    const input = (verb: StaffVerb, m: Member) =>
      verb === 'dispatch'
        ? { organisationId: cast.unit('qingshuiheWater') }
        : verb === 'assign' || verb === 'offerHandover'
          ? { personId: cast.actor(m.login).accountId }
          : {};
    /** Tries it and takes it back. */
    const attempt = async (m: Member, verb: StaffVerb) => {
      const ctx = cast.ctx(m.login, version);
      if (!isAllowed(casesApi[verb].allow, ctx.actor)) return 'notAllowed';
      let outcome = '';
      await inTransaction(ctx, async (tx) => {
        outcome = await outcomeOf(cast.call(tx, verb, c.id, input(verb, m)));
        throw new Error('taken back');
      }).catch((error: Error) => {
        if (error.message !== 'taken back') throw error;
      });
      return outcome;
    };
    const verdicts = await Promise.all(
      members.map(async (m) => {
        const lines: [string, string, string][] = [];
        for (const [name, [posts, parts]] of Object.entries(VERBS)) {
          const verb = name as StaffVerb;
          const expected = !posts.includes(m.role)
            ? 'notAllowed'
            : !sees(m, c)
              ? 'notFound'
              : parts.some((part) => is[part](m, c))
                ? 'theirs'
                : 'notYours';
          const outcome = await attempt(m, verb);
          const found = ['notAllowed', 'notFound', 'notYours'].includes(outcome) ? outcome : 'theirs';
          if (found !== expected) lines.push([`${m.login} ${verb}`, expected, outcome]);
        }
        return lines;
      }),
    );
    expect(verdicts.flat()).toEqual([]);
    expect(await cast.versionOf(c.id)).toBe(version);
  });

  test('over HTTP the same: not allowed and not theirs 403, not seen 404', async () => {
    const { id: caseId } = cases['received at the village']!;
    const ask = async (login: string, verb: string) =>
      (await api.as(login).post(`/api/cases/${caseId}/${verb}`, { version: 1, body: { reason: '试一下' } })).status;
    expect(await ask('audit', 'recall')).toBe(403);
    expect(await ask('admin', 'note')).toBe(403);
    expect(await ask('bao', 'sign')).toBe(403);
    expect(await ask('dai', 'recall')).toBe(404);
    expect(await ask('sun', 'offer-handover')).toBe(422);
    expect(await ask('yun', 'insist')).toBe(403);
  });

  test('contact data is given for a purpose, noted for the person, and to nobody else', async () => {
    for (const [name, c] of all)
      for (const m of members.filter((x) => ANY.includes(x.role))) {
        const entries = async () => (await cast.journal(c.id)).filter((e) => e.verb === 'reveal').length;
        const before = await entries();
        const outcome = await outcomeOf(
          actions.reveal(cast.ctx(m.login), {
            params: { id: c.id },
            query: undefined,
            input: { purpose: 'contact' },
            files: [],
            exchange: { ip: '', cookie: '', sendCookies: () => {} },
          }),
        );
        const expected = !sees(m, c) ? 'notFound' : reveals(m, c) ? 'ok' : 'hidden';
        expect(outcome, `${m.login}: ${name}`).toBe(expected);
        expect(await entries()).toBe(before + (expected === 'ok' ? 1 : 0));
      }
  });

  test('nobody calls back what their own unit answered, whichever post they now stand in', async () => {
    const filed = await cast.file({}, 'zhao');
    await cast.act('zhao', 'answer', filed.id);
    const version = await cast.versionOf(filed.id);
    const caller = cast.actor('zhou');
    const samePerson = { ...caller, accountId: cast.actor('zhao').accountId };
    const sameUnit = { ...caller, organisationId: cast.unit('beibao') };
    for (const actor of [samePerson, sameUnit])
      expect(await outcomeOf(cast.call(cast.ctxOf(actor, version), 'callback', filed.id))).toBe('closesOwnCase');
    expect(await outcomeOf(cast.call(cast.ctxOf(caller, version), 'callback', filed.id))).toBe('ok');
  });
});
