import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '#modules/cases/cases.example.ts';
import { watchClocks } from '#modules/cases/cases.jobs.ts';
import * as resident from '#modules/cases/cases.resident.ts';
import { verifyChains } from '#platform/chain.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { type PetitionAct, petitionActs, petitionersAtWork } from './petitions.example.ts';
import { watchPetitions } from './petitions.jobs.ts';

type Step = { who: number; pick: number; choice: number; hours: number };
const people = ['zhao', 'yun', 'sun', 'hao', 'guo', 'he', 'liu'];

/** What no act may lead to, asked of the database itself: one line per broken promise. */
const brokenPromises = (id: string) => sql<{ promise: string }>`
  with p as (select * from petition where case_id = ${id}), c as (select * from cases where id = ${id}),
    k as (select * from petition_clock where case_id = ${id} and state = 'running'),
    h as (select * from petition_hand where case_id = ${id})
  select 'served only what is decided' as promise from p where served_on is not null and decided_at is null
  union all select 'decided with every part' from p where decided_at is not null
    and (coalesce(claim, '') = '' or coalesce(facts, '') = '' or coalesce(opinion, '') = '' or coalesce(basis, '') = '')
  union all select 'nobody reviews what their unit did' from petition_review r where r.case_id = ${id} and (
    exists (select from case_handling x where x.case_id = r.case_id and x.organisation_id = r.organisation_id and x.since <= r.asked_at)
    or exists (select from h where h.organisation_id = r.organisation_id and h.part in ('organ', 'sender') and h.since < r.asked_at)
    or exists (select from h where h.account_id = r.decided_by and h.part <> 'reviewer' and h.since < r.decided_at))
  union all select 'review and recheck are of two organs' from petition_review r join petition_review q using (case_id, round)
    where r.case_id = ${id} and r.level = 'review' and q.level = 'recheck' and r.organisation_id = q.organisation_id
  union all select 'a reviewer stands above the decider' from petition_review r where r.case_id = ${id} and not exists (
    with recursive up as (select o.superior_id as id from organisation o where o.id = r.of_organisation_id
      union all select o.superior_id from organisation o join up on o.id = up.id)
    select from up where up.id = r.organisation_id)
  union all select 'no approval of one’s own extension' from p where extended_by = extension_asked_by
  union all select 'extended once, by at most thirty days' from case_clock where case_id = ${id} and purpose = 'decide'
    and rule_id in ('XF-DECIDE', 'XF-EXT') and amount > 90
  union all select 'the sixty days are exactly that, or longer by what was approved' from p, case_clock x where x.case_id = ${id}
    and x.rule_id = 'XF-EXT' and p.extended_at is not null and x.state = 'running' and x.amount <> 60 + p.extension_days
  union all select 'what is owed keeps the case open and has an end' from p, c where p.state in ('executing', 'reviewServed', 'concluded')
    and c.closed_at is null and p.executed_at is null and p.served_on is not null and exists (select from k where rule_id = 'XF-EXECUTE')
    and not exists (select from case_hold x where x.case_id = p.case_id and x.held_by = 'petition' and x.until is null)
  union all select 'executing has an end' from p where p.state = 'executing' and not exists (select from k where rule_id = 'XF-EXECUTE')
  union all select 'no limit runs in an ended procedure' from p, k where k.rule_id <> 'XF-EXECUTE' and p.state in ('refused', 'diverted', 'notifiedElsewhere', 'answered', 'sealed', 'concluded', 'withdrawn')
  union all select 'under review the review runs' from p where p.state = 'reviewRequested' and not exists (select from k where rule_id = 'XF-REVIEW')
  union all select 'under recheck the recheck runs' from p where p.state = 'recheckRequested' and not exists (select from k where rule_id = 'XF-RECHECK')
  union all select 'served, the window of the person runs' from p where p.state in ('served', 'executing', 'executed')
    and not exists (select from k where rule_id = 'XF-REVIEW-ASK') and p.state <> 'executing'
  union all select 'before acceptance the fifteen days run' from p where p.state in ('registered', 'transferred', 'assigned', 'objected')
    and not exists (select from case_clock x where x.case_id = p.case_id and x.purpose = 'notify' and x.state = 'running')
  union all select 'the sixty days run from acceptance' from p, case_clock x where x.case_id = p.case_id and x.purpose = 'decide' and x.state = 'running'
    and x.rule_id in ('XF-DECIDE', 'XF-EXT') and x.start is distinct from p.accepted_at
  union all select 'before the decision the sixty days run' from p, c where p.state in ('accepted', 'investigating', 'mediating', 'hearing')
    and not exists (select from case_clock x where x.case_id = p.case_id and x.purpose = 'decide' and x.state = 'running')
  union all select 'before it is served the case is held' from p where p.state in ('registered', 'transferred', 'assigned', 'objected', 'accepted', 'investigating', 'mediating', 'hearing', 'decided')
    and not exists (select from case_hold x where x.case_id = p.case_id and x.held_by = 'petition' and x.until is null)
  union all select 'a pause is of hearing days only' from petition_clock x where x.case_id = ${id} and x.paused_days > 0
    and not exists (select from petition_hearing y where y.case_id = x.case_id and y.level = 'recheck')
  union all select 'nothing ends before it begins' from petition_clock x where x.case_id = ${id} and (x.due < x.start or x.ended_at < x.start - interval '1 day')
  union all select 'an open case has an end' from c where c.closed_at is null and c.due_at is null
  union all select 'a closed case has no running clock' from c where c.closed_at is not null
    and exists (select from case_clock x where x.case_id = c.id and x.state = 'running')
  union all select 'each step of the law is a paper' from p where p.accepted_at is not null and round = 1
    and not exists (select from petition_notice n where n.case_id = p.case_id and n.kind = 'acceptance')
  union all select 'an extension is told' from p where p.extended_at is not null
    and not exists (select from petition_notice n where n.case_id = p.case_id and n.kind = 'extension')`;

describe('whatever the cast does with a petition, in whatever order', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const w = await petitionersAtWork(open);
  const done = new Map<string, number>();
  const isAct = (verb: string): verb is PetitionAct => petitionActs.some((known) => known === verb);
  const mayBeRefused = ['faulty', 'caseNotAtWork', 'heldOpen'];

  const inputFor = (verb: string, n: number): Record<string, unknown> => {
    if (['transfer', 'assign', 'designate'].includes(verb))
      return { organisationId: w.cast.unit(['qingshuiheWater', 'qingshuihe', 'beibao', 'city'][n % 4]!) };
    if (verb === 'accept' && n % 5 === 0) return { matter: 'suggestion' };
    if (verb === 'decide' && n % 3 === 0) return { outcome: 'support', executeBy: '2027-01-01' };
    if (verb === 'decideReview' && n % 4 === 0)
      return { finding: 'change', outcome: 'support', executeBy: '2027-01-01' };
    if (verb === 'serve' && n % 5 === 0) return { servedOn: '2026-03-03' };
    return {};
  };
  /** The way on is tried more often than the way out. */
  const isExit = (verb: string) => ['refuse', 'divert', 'notifyElsewhere', 'seal'].includes(verb);

  /** Whom to ask first: who works where it now lies, mostly; sometimes anybody. */
  async function somebodyWith(step: Step, id: string): Promise<[string, PetitionAct] | []> {
    const { state, extension_asked_at: asked, extended_at: extended, sender_organisation_id: sender } = await w.row(id);
    const lies =
      state === 'objected'
        ? sender
        : /^re(view|check)/.test(state)
          ? await lastReview(id)
          : (await w.cast.row(id)).handler_organisation_id;
    const near = people.filter((login) => w.cast.actor(login).organisationId === lies);
    const heads = asked && !extended ? ['yun', 'sun'] : [];
    const asks = step.choice % 7 === 0 || near.length === 0 ? people : [...near, ...heads];
    const login = asks[step.who % asks.length]!;
    const all = await openTo(login, id);
    const onward = all.filter((v) => !isExit(v));
    const verbs = step.choice % 9 && onward.length > 0 ? onward : all;
    const verb = verbs[step.pick % Math.max(1, verbs.length)];
    return verb ? [login, verb] : [];
  }
  const lastReview = async (id: string) =>
    (
      await house.db
        .selectFrom('petition_review')
        .select('organisation_id')
        .where('case_id', '=', id)
        .where('served_on', 'is', null)
        .orderBy('level')
        .executeTakeFirst()
    )?.organisation_id ?? null;

  async function openTo(login: string, id: string): Promise<PetitionAct[]> {
    try {
      return ((await w.see(login, id))?.open ?? []).filter(isAct);
    } catch {
      return []; // Not theirs to see.
    }
  }

  async function take(step: Step, id: string): Promise<void> {
    if (step.who % 4 === 0) {
      const p = await w.row(id);
      const c = await w.cast.row(id);
      const ctx = w.cast.resident(id, await w.cast.versionOf(id));
      const outcome =
        ['served', 'executing', 'executed', 'reviewServed'].includes(p.state) && step.choice % 2
          ? await outcomeOf(w.ask(id, p.state === 'reviewServed' ? 'recheck' : 'review'))
          : c.status === 'replied'
            ? await outcomeOf(step.choice % 5 ? resident.confirm(ctx, {}) : resident.dispute(ctx, { text: '没办好' }))
            : 'none';
      if (outcome === 'ok') done.set('person', (done.get('person') ?? 0) + 1);
      return;
    }
    const [login, verb] = await somebodyWith(step, id);
    if (!login || !verb) return;
    const before = await w.version(id);
    const outcome = await outcomeOf(w.act(login, verb, id, inputFor(verb, step.choice)));
    if (outcome === 'ok') done.set(verb, (done.get(verb) ?? 0) + 1);
    else
      expect([...mayBeRefused, 'servedOutOfTime', 'daysOutOfOrder', 'fieldsMissing'], `${login} ${verb}`).toContain(
        outcome,
      );
    expect(await w.version(id), `${verb}: one act, one version`).toBe(before! + (outcome === 'ok' ? 1 : 0));
  }

  /** Where a run begins: at once, or where chance alone would seldom lead it. */
  const preludes = ['township', 'county', 'passedOn', 'served', 'passedOnServed'] as const;
  async function begunAs(prelude: (typeof preludes)[number]): Promise<string> {
    if (prelude === 'served') return w.served();
    if (prelude === 'township') return w.begun();
    const id = await w.begun('qingshuihe', 'sun');
    if (prelude === 'county') return id;
    await w.act('sun', 'transfer', id, { organisationId: w.cast.unit('qingshuiheWater') });
    if (prelude === 'passedOn') return id;
    for (const verb of ['accept', 'investigate', 'decide', 'serve'] as const) await w.act('hao', verb, id);
    return id;
  }

  const step = fc.record({
    who: fc.nat(997),
    pick: fc.nat(97),
    choice: fc.nat(97),
    hours: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(0, 1) },
      { weight: 1, arbitrary: fc.constantFrom(24, 24 * 8, 24 * 33) },
    ),
  });

  test('keeps every promise', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...preludes),
        fc.array(step, { minLength: 20, maxLength: 30 }),
        async (prelude, steps) => {
          open.setNow(TEST_NOW);
          const id = await begunAs(prelude);
          for (const s of steps) {
            open.setNow(house.now().add({ hours: s.hours }));
            if (s.hours > 1) {
              await watchClocks(w.run('watchClocks'));
              await watchPetitions(w.run('watchPetitions'));
            }
            await take(s, id);
            const { rows } = await brokenPromises(id).execute(house.db);
            expect(rows.map((r) => r.promise)).toEqual([]);
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
    expect(done.size, [...done].join(' ')).toBeGreaterThan(15);
    expect((await verifyChains(house.db, house.config.cryptoProfile)).faults).toEqual([]);
  });
});
