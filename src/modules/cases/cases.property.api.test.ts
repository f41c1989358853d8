import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { isAllowed } from '#kernel/actor.ts';
import { verifyChains } from '#platform/chain.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { recountClocks } from './cases.clocks.proof.ts';
import { casesApi } from './cases.contract.ts';
import { type CastAtWork, castAtWork, outcomeOf, type StaffVerb } from './cases.example.ts';
import { foldTally, lapseWithdrawals, settleProvisional, watchClocks } from './cases.jobs.ts';
import { presentRow } from './cases.present.ts';
import { countQueues, countSeen } from './cases.queues.store.ts';
import * as resident from './cases.resident.ts';
import { findCase } from './cases.store.ts';
import { tallyMeasures } from './cases.tally.rules.ts';
import { rebuildTally } from './cases.tally.store.ts';
import { caseWorkflow } from './cases.workflow.rules.ts';

/** Who may act next, which of the verbs open to them, and how the time goes on. */
type Step = { who: number; pick: number; choice: number; hours: number };
/** How far the case has come before chance takes over: most of what can go wrong lies deep. */
const stages = ['received', 'handling', 'replied', 'closed'] as const;

const people = ['liu', 'chen', 'wang', 'zhao', 'yun', 'sun', 'zhou', 'hao', 'ren', 'wu', 'li', 'zhouAtTheBureau'];
const residentVerbs = {
  confirm: (ctx, n) => resident.confirm(ctx, { stars: 1 + (n % 5) }),
  dispute: (ctx) => resident.dispute(ctx, { text: '没办好' }),
  supplement: (ctx) => resident.supplement(ctx, { text: '再补充一点' }),
  rate: (ctx, n) => resident.rate(ctx, { stars: 1 + (n % 5), solved: n % 2 === 0 }),
  escalate: (ctx) => resident.escalate(ctx, { text: '请上级看看' }),
  changeHandler: (ctx) => resident.changeHandler(ctx, {}),
  withdraw: (ctx, n) => resident.withdraw(ctx, { pressed: n % 2 === 0 }),
  resume: (ctx) => resident.resume(ctx),
  reopen: (ctx) => resident.reopen(ctx, { text: '又坏了' }),
} satisfies Record<string, (ctx: ReturnType<CastAtWork['resident']>, n: number) => Promise<unknown>>;
const isResidentVerb = (verb: string): verb is keyof typeof residentVerbs => verb in residentVerbs;

/** What no act may lead to, asked of the database itself: one line per broken promise. */
const brokenPromises = (id: string) => sql<{ promise: string }>`
  with c as (select * from cases where id = ${id}),
    k as (select * from case_clock where case_id = ${id} and state = 'running'),
    j as (select * from journal where subject_kind = 'case' and subject_id = ${id})
  select 'one person answers for it' as promise
    where (select count(*) from case_responsibility r where r.case_id = ${id} and r.until is null) <> 1
  union all select 'who answers for it is who is named' from c
    where not exists (select from case_responsibility r where r.case_id = c.id and r.until is null
      and r.account_id = c.first_receiver_id and r.organisation_id = c.first_receiver_organisation_id)
  union all select 'at work, the unit that has it is the one it was sent to' from c
    where status in ('dispatched', 'handling', 'reviewing', 'suspending', 'suspended') and not exists (select from case_handling h
      where h.case_id = c.id and h.until is null and h.organisation_id = c.handler_organisation_id)
  union all select 'an ended case has no running clock' from c where closed_at is not null and exists (select from k)
  union all select 'an open case has an end' from c where closed_at is null and due_at is null
  union all select 'its end is the earliest running one' from c
    where due_at is distinct from (select min(shown) from k where purpose <> 'return')
  union all select 'it does not circle' from c where bounces > 3
  union all select 'it went round as often as it counts' from c
    where bounces < (select count(*) from j where verb in ('return', 'recall', 'passOn'))
  union all select 'a decline waits for another unit to judge' from c
    where status = 'arbitrating' and (arbiter_organisation_id is null or arbiter_organisation_id = handler_organisation_id
      or not exists (select from case_decline d where d.case_id = c.id and d.decided_at is null and d.clause <> ''))
  union all select 'a decline that waits for nobody' from c
    where status <> 'arbitrating' and coalesce(status_before, '') <> 'arbitrating'
      and exists (select from case_decline d where d.case_id = c.id and d.decided_at is null)
  union all select 'on record by two people, with a day to look again' from c
    where status = 'suspended' and not exists (select from case_suspension s where s.case_id = c.id and s.ended_at is null
      and s.approved_by is not null and s.approved_by <> s.proposed_by
      and exists (select from k where purpose = 'review'))
  union all select 'on record and yet not' from c
    where 'suspended' not in (status, coalesce(status_before, '')) and 'suspending' not in (status, coalesce(status_before, ''))
      and exists (select from case_suspension s where s.case_id = c.id and s.ended_at is null)
  union all select 'closed with something unfinished' from c
    where status = 'closed' and exists (select from case_hold h where h.case_id = c.id and h.until is null)
  union all select 'called solved with nothing to show' from c
    where status = 'closed' and outcome = 'solved' and kind in ('order', 'hazard')
      and not exists (select from case_file f where f.case_id = c.id and f.given_by = 'staff' and f.kind = 'photo')
  union all select 'no third call' from c where callback_tries > 2
  union all select 'the journal has no gap' from j having count(*) <> coalesce(max(seq), 0)
  union all select 'nobody closes their own case' from c, lateral (
      select * from j where verb in ('confirm', 'callback', 'lapse') order by seq desc limit 1) e
    where c.status = 'closed' and e.actor_kind = 'staff' and (
      exists (select from case_handling h where h.case_id = c.id and e.actor_organisation_id = h.organisation_id)
      or exists (select from case_reply p where p.case_id = c.id
        and (e.actor_organisation_id = p.organisation_id or e.actor_id = p.account_id)))
  union all select 'it is closed by the person or a call' from c, lateral (
      select verb from j where verb not in ('note', 'rate', 'escalate', 'overdue', 'warn', 'attach', 'reveal', 'reissue', 'categorise', 'checkClosed')
      order by seq desc limit 1) e
    where c.status = 'closed' and e.verb not in ('confirm', 'callback')`;

describe('whatever the cast does, in whatever order', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const cast = await castAtWork(open);
  const done = new Map<string, number>();
  const mayBeRefused = ['faulty', 'noHandler', 'noLevelAbove', 'evidenceMissing', 'inHandlersReach', 'reviewPassed'];

  /** Whoever makes the calls may have a post in a unit that handles cases: nothing but the rules keeps them from an own one. */
  const ctxAs = (login: string, version: number | null = null) =>
    login === 'zhouAtTheBureau'
      ? cast.ctxOf({ ...cast.actor('zhou'), organisationId: cast.unit('qingshuiheWater') }, version)
      : cast.ctx(login, version);

  // What is in hand of somebody is looked for where they have a post: 周's own includes none at the bureau.
  const hasPostThere = (login: string) => !login.startsWith('zhou');

  /** Input for the verbs that need more than words. */
  const inputFor = (verb: string, login: string, n: number): Record<string, unknown> => {
    const units = [
      'qingshuiheWater',
      'qingshuiheTransport',
      'beibao',
      'laoxionggou',
      'laoxionggouErrands',
      'qingshuihe',
    ];
    const persons = ['liu', 'chen', 'wang', 'zhao', 'sun', 'hao'];
    if (verb === 'dispatch') return { organisationId: cast.unit(units[n % units.length]!) };
    if (verb === 'assign') return { personId: cast.actor(n % 4 ? login : 'chen').accountId };
    if (verb === 'offerHandover') return { personId: cast.actor(persons[n % persons.length]!).accountId };
    const review = () =>
      house
        .now()
        .add({ hours: 24 * 20 })
        .toZonedDateTimeISO('Asia/Shanghai')
        .toPlainDate()
        .toString();
    if (verb === 'proposeSuspension' || verb === 'reviewSuspension') return { nextReview: review() };
    if (verb === 'checkClosed') return { result: ['same', 'differs', 'unreached'][n % 3] };
    if (verb === 'callback') return { result: ['solved', 'explained', 'unsolved', 'unreached'][n % 4] };
    return {};
  };

  /** The verbs open to somebody, each of which their post may really carry out (house rule 7). */
  async function openTo(ctx: ReturnType<CastAtWork['ctx']>, id: string): Promise<string[]> {
    const found = await findCase(ctx, id);
    if (!found) return [];
    const { open: verbs } = presentRow(ctx, found);
    const known = new Map(Object.entries(casesApi));
    if (ctx.actor.kind === 'staff')
      for (const verb of verbs)
        expect(isAllowed(known.get(verb)!.allow, ctx.actor), `${ctx.actor.role} ${verb}`).toBe(true);
    return verbs;
  }

  async function reach(stage: (typeof stages)[number], id: string): Promise<void> {
    const depth = stages.indexOf(stage);
    if (depth > 0) {
      await cast.send('liu', id, 'qingshuiheWater');
      await cast.act('hao', 'sign', id);
    }
    if (depth > 1) await cast.act('hao', 'reply', id, { outcome: 'explained' });
    if (depth > 2) await cast.act('zhou', 'callback', id, { result: 'unreached' });
    if (depth > 2) await cast.act('zhou', 'callback', id, { result: 'unreached' });
  }

  /** What this walk did least is tried first: no loop of two verbs keeps the others out, and the same steps walk the same way again. */
  async function take(step: Step, id: string, walked: Map<string, number>): Promise<boolean> {
    const version = await cast.versionOf(id);
    const logins = [0, 1, 2, 3, 4].map((n) => people[(step.who + n) % people.length]!);
    const may: { login: string; verb: string; ctx: ReturnType<CastAtWork['ctx']> }[] = [];
    for (const login of new Set(['resident', ...logins])) {
      const ctx = login === 'resident' ? cast.resident(id, version) : ctxAs(login, version);
      for (const verb of await openTo(ctx, id)) may.push({ login, verb, ctx });
    }
    const times = (verb: string) => walked.get(verb) ?? 0;
    const least = Math.min(...may.map(({ verb }) => times(verb)));
    const seldom = may.filter(({ verb }) => times(verb) === least);
    const next = seldom[step.pick % Math.max(1, seldom.length)];
    if (!next) return false;
    const { login, verb, ctx } = next;
    walked.set(verb, times(verb) + 1);
    const work =
      login === 'resident' && isResidentVerb(verb)
        ? residentVerbs[verb](ctx, step.choice)
        : cast.call(ctx, verb as StaffVerb, id, inputFor(verb, login, step.choice));
    const outcome = await outcomeOf(work);
    if (outcome === 'ok') done.set(verb, (done.get(verb) ?? 0) + 1);
    else expect(mayBeRefused, `${login} ${verb}`).toContain(outcome);
    expect(await cast.versionOf(id), `${verb}: one act, one version`).toBe(version + (outcome === 'ok' ? 1 : 0));
    return true;
  }

  const step = fc.record({
    who: fc.noBias(fc.nat(people.length - 1)),
    pick: fc.noBias(fc.nat(97)),
    choice: fc.noBias(fc.nat(97)),
    hours: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(0, 1) },
      { weight: 1, arbitrary: fc.constantFrom(24, 60, 24 * 8) },
    ),
  });
  const kinds = fc.constantFrom('complaint', 'petition', 'order', 'consult');

  const walk = fc.asyncProperty(
    kinds,
    fc.constantFrom('liu', 'chen', 'zhao', 'wu'),
    // What is open at the first stage alone is the most: it gets the most walks.
    fc.constantFrom('received', ...stages),
    fc.array(step, { minLength: 12, maxLength: 40, size: 'max' }),
    async (kind, first, stage, steps) => {
      open.setNow(TEST_NOW);
      const { id } = await cast.file({ kind }, stage === 'received' ? first : 'liu');
      await reach(stage, id);
      const walked = new Map<string, number>();
      for (const s of steps) {
        open.setNow(house.now().add({ hours: s.hours }));
        if (s.hours > 1) {
          await lapseWithdrawals(systemCtx(house, 'lapse'));
          await watchClocks(systemCtx(house, 'watchClocks'));
          if (s.choice % 2) await foldTally(systemCtx(house, 'foldTally'));
          await settleProvisional(systemCtx(house, 'settle'));
          expect((await recountClocks(systemCtx(house, 'recount'))).drifted).toEqual([]);
        }
        const hasActed = await take(s, id, walked);
        if (!hasActed && s.hours <= 1) continue;
        const { rows } = await brokenPromises(id).execute(house.db);
        expect(rows.map((r) => r.promise)).toEqual([]);
      }
      for (const login of people.filter(hasPostThere))
        expect(await countQueues(cast.ctx(login)), login).toEqual(await countSeen(cast.ctx(login)));
    },
  );

  test('keeps every promise, by chance', { timeout: 300_000 }, async () => {
    await fc.assert(walk, { numRuns: 8, interruptAfterTimeLimit: 60_000, endOnFailure: true });
  });

  test('keeps every promise on a walk that meets every verb', { timeout: 300_000 }, async () => {
    done.clear();
    await fc.assert(walk, { numRuns: 24, seed: 7, endOnFailure: true });
    // The house's own two, and what needs a draw or a rare order of things: tried in tests of their own.
    const elsewhere = ['lapse', 'passOn', 'checkClosed', 'rate'];
    const verbs = Object.keys(caseWorkflow).filter((verb) => !elsewhere.includes(verb));
    expect(verbs.filter((verb) => !done.has(verb))).toEqual([]);
    expect((await verifyChains(house.db, house.config.cryptoProfile)).faults).toEqual([]);
  });

  test('what each act noted as its difference adds up to what a count from the cases themselves gives', async () => {
    const ctx = systemCtx(house, 'tally');
    const sums = async () => {
      await foldTally(ctx);
      // Which number stands for a word is nobody's promise, but that of one word stands the same everywhere.
      const words = sql`join case_tally_what w on w.id = t.what left join case_tally_matter m on m.id = t.matter left join case_tally_unit u on u.id = t.unit`;
      const all = (table: string, grain: string) =>
        sql<object>`select ${sql.raw(grain)} as grain, area, measure, day, state, kind, category, u.unit, n from ${sql.table(table)} t ${words}`.execute(
          house.db,
        );
      const { rows } = await all('case_tally_exact', '0');
      const { rows: coarser } = await all('case_tally', 'grain');
      return [...rows, ...coarser].map((r) => Object.values(r).join(' ')).sort();
    };
    const noted = await sums();
    await inTransaction(ctx, rebuildTally);
    expect(noted).toEqual(await sums());
    for (const measure of Object.keys(tallyMeasures)) expect(noted.join(), measure).toContain(` ${measure} `);
  });
});
