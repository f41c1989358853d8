import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { openTestHouse } from '#test/database.ts';
import { type CastAtWork, castAtWork, MAHUABAN, TOWNSHIP, VILLAGE } from './cases.example.ts';
import { foldTally, watchClocks } from './cases.jobs.ts';
import * as resident from './cases.resident.ts';
import { formulas, shareOf, type TallyBy, type TallyMeasure } from './cases.tally.rules.ts';
import { type TallyQuestion, tallyOf } from './cases.tally.store.ts';

describe('what is counted of cases', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const ctx = systemCtx(house, 'tally');
  let cast: CastAtWork;
  const year = { from: '2026-01-01', before: '2027-01-01' };
  const ask = (more: Partial<TallyQuestion> & { measures: readonly TallyMeasure[]; by: TallyBy }) =>
    tallyOf(ctx, { area: '1501', ...year, ...more });

  beforeAll(async () => {
    cast = await castAtWork(open);
    const later = async (days: number) => {
      open.setNow(house.now().add({ hours: 24 * days }));
      await watchClocks(systemCtx(house, 'watch'));
    };
    const content = await cast.replied({ category: '供水' });
    await resident.confirm(cast.resident(content.id, await cast.versionOf(content.id)), { stars: 4 });
    const cross = await cast.replied({ category: '供水' });
    await resident.dispute(cast.resident(cross.id, await cast.versionOf(cross.id)), { text: '还是没水' });
    // Done again and well: the month in which it was not keeps saying so.
    await cast.send('zhao', cross.id, 'qingshuiheWater');
    await cast.act('hao', 'sign', cross.id);
    await cast.act('hao', 'reply', cross.id);
    await cast.act('zhou', 'callback', cross.id, { result: 'solved' });
    await later(40);
    // Signed for and not in touch in time: missed, though it is answered later.
    const late = await cast.file({ category: '道路' });
    await cast.send('liu', late.id, 'qingshuiheWater');
    await cast.act('hao', 'sign', late.id);
    await later(5);
    await foldTally(ctx);
    await cast.act('hao', 'reply', late.id, { outcome: 'explained' });
    await cast.act('zhou', 'callback', late.id, { result: 'explained', stars: 2 });
    await cast.file({ area: MAHUABAN, kind: 'order' }, 'wu');
    const said = await cast.file({ kind: 'consult' });
    await cast.act('liu', 'answer', said.id);
  });

  test('a rate is of what was owed, asked or given', async () => {
    const rows = await ask({ measures: ['response', 'solved', 'stars'], by: 'state' });
    const [f] = formulas;
    expect(shareOf(rows, f!.response)).toEqual({ good: 3, of: 4 });
    // One who says it is explained was not asked whether it is solved.
    expect(shareOf(rows, f!.solved)).toEqual({ good: 1, of: 2 });
    expect(shareOf(rows, f!.satisfied)).toEqual({ good: 1, of: 2 });
  });

  const questions: [string, Partial<TallyQuestion> & { by: TallyBy }, string][] = [
    ['by place', { by: 'place' }, 'left(area, 6)'],
    ['by place below a township', { by: 'place', area: TOWNSHIP }, 'left(area, 12)'],
    ['by kind, a year with days left over', { by: 'kind', from: '2026-02-02', before: '2026-05-05' }, 'kind'],
    ['by category', { by: 'category' }, "coalesce(category, '')"],
    ['by category of one kind', { by: 'category', kind: 'consult' }, "coalesce(category, '')"],
    ['by unit', { by: 'unit' }, 'coalesce(handler_organisation_id, desk_organisation_id)::text'],
    ['by day', { by: 'day', area: VILLAGE }, "to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')"],
    [
      'by day of a township',
      { by: 'day', area: TOWNSHIP },
      "to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')",
    ],
    ['by place of one unit', { by: 'place', unit: 'qingshuiheWater' }, 'left(area, 6)'],
    ['by kind of one unit', { by: 'kind', unit: 'qingshuiheWater' }, 'kind'],
    [
      'by unit of a village',
      { by: 'unit', area: VILLAGE },
      'coalesce(handler_organisation_id, desk_organisation_id)::text',
    ],
    ['by kind where no sums are kept', { by: 'kind', area: '15' }, 'kind'],
    ['by place where no sums are kept', { by: 'place', area: '15' }, 'left(area, 4)'],
    ['by month', { by: 'month' }, "to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM') || '-01'"],
    ['of a few days', { by: 'kind', from: '2026-03-03', before: '2026-03-04' }, 'kind'],
  ];
  test.each(['half of it folded', 'all of it folded'])(
    'equals what the cases say, told apart in every way, %s',
    async (how) => {
      if (how.startsWith('all')) await foldTally(ctx);
      const waiting = await house.db.selectFrom('case_tally_delta').select('id').execute();
      expect(waiting.length > 0).toBe(how.startsWith('half'));
      for (const [what, q, key] of questions) {
        const { area = '1501', from = year.from, before = year.before, kind = null } = q;
        const unit = q.unit ? cast.unit(q.unit) : null;
        const { rows } = await sql<{ key: string; state: string; n: number }>`
        select ${sql.raw(key)} as key, coalesce(outcome, status) as state, count(*)::int as n from cases
        where area like ${`${area}%`} and (received_at at time zone 'Asia/Shanghai')::date >= ${from}::date
          and (received_at at time zone 'Asia/Shanghai')::date < ${before}::date and (${kind}::text is null or kind = ${kind})
          and (${unit}::uuid is null or coalesce(handler_organisation_id, desk_organisation_id) = ${unit})
        group by 1, 2 order by 1, 2`.execute(house.db);
        const counted = await ask({ measures: ['received'], ...q, ...(unit && { unit }) });
        expect(
          counted.map(({ key: k, state, n }) => ({ key: k, state, n })),
          what,
        ).toEqual(rows);
        expect(rows.length, what).toBeGreaterThan(0);
      }
      // A sum that came to nothing is taken away.
      for (const table of ['case_tally', 'case_tally_exact'] as const)
        expect(await house.db.selectFrom(table).select('n').where('n', '=', 0).execute()).toEqual([]);
    },
  );

  test('says what is overdue, done again, sent on or answered at once', async () => {
    const rows = await ask({ measures: ['overdue', 'redone', 'route', 'channel'], by: 'state' });
    const n = (measure: string, state: string) => rows.find((r) => r.measure === measure && r.state === state)?.n ?? 0;
    expect([n('redone', '1'), n('route', 'dispatched'), n('route', 'direct'), n('channel', 'reception')]).toEqual([
      1, 3, 1, 5,
    ]);
    expect(n('overdue', 'open') + n('overdue', 'ended')).toBeGreaterThan(0);
  });
});
