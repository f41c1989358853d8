import { afterAll, expect, test } from 'vitest';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { type Asked, hear } from '#test/heard.ts';

/*
 * What people wait for finds its rows by an index, whatever there is of them. With little in the books PostgreSQL would rather read a whole table: it is
 * told not to wherever it can help it, so that what it still reads whole has no index to go by.
 */

/** Tables that grow with every case, however many years. */
const LARGE = new Set(
  'cases case_reporter case_responsibility case_handling case_clock case_reply case_file case_offer case_rating case_check case_hold case_reading case_origin journal journal_head command incident_case topic_mark case_tally case_tally_exact'.split(
    ' ',
  ),
);

let heard: Asked[] | null = null;
afterAll(hear((asked) => heard?.push(asked)));

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: Plan[];
};
const wholeReads = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && LARGE.has(plan['Relation Name'] ?? '') ? [plan['Relation Name']!] : []),
  ...(plan.Plans ?? []).flatMap(wholeReads),
];
/** Walks of an index from its beginning, past everybody's cases, for a page that shows those of one village or one desk. */
const walksOfAll = (plan: Plan): string[] => [
  ...(plan['Relation Name'] === 'cases' &&
  plan['Index Name'] &&
  !/left|area|_id|_to|\bid\b/.test(plan['Index Cond'] ?? '')
    ? [plan['Index Name']]
    : []),
  ...(plan.Plans ?? []).flatMap(walksOfAll),
];

const open = await openTestHouse();
const api = await startApi(open);

/** What is seen of a plan where another machine carries it out is only that it does. */
test.skipIf(open.house.isSpread)('no large table is read whole where somebody waits', async () => {
  const water = await organisationId(open, 'qingshuiheWater');
  const statements = new Map<string, { asked: Asked; what: string }>();
  const listen = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    heard = [];
    const answer = await work();
    for (const asked of heard) statements.set(asked.text, { asked, what });
    heard = null;
    return answer;
  };
  const act = async (login: string, url: string, body: object, version?: number) => {
    const who = api.as(login);
    const said = await listen(url.split('/').at(-1)!, () =>
      who.post(url, { body, ...(version !== undefined && { version }) }),
    );
    expect(said.status, said.text).toBe(200);
    return said.body;
  };
  const { id } = await act('liu', '/api/cases', {
    ...{ kind: 'help', channel: 'visit', area: '150124201213', body: '村东头的机井坏了三天。' },
    reporter: { name: '赵满仓', phone: '19900001001' },
  });
  await act('liu', `/api/cases/${id}/dispatch`, { organisationId: water }, 1);
  await act('hao', `/api/cases/${id}/sign`, {}, 2);
  await act('hao', `/api/cases/${id}/reply`, { text: '已派人修好,请您看看。', outcome: 'solved' }, 3);
  await act('zhou', `/api/cases/${id}/callback`, { result: 'solved' }, 4);

  // A village, a township, a county, and a unit without a place of its own.
  const logins = ['liu', 'zhao', 'sun', 'hao'];
  const pages = [
    '/api/cases?queue=all',
    '/api/cases?queue=all&sort=newest',
    ...['desk', 'mine', 'unit', 'callback', 'review', 'overdue', 'soon', 'raised', 'offered'].flatMap((queue) => [
      `/api/cases?queue=${queue}`,
      `/api/cases?queue=${queue}&sort=newest`,
    ]),
    `/api/cases?queue=all&sort=newest&q=${encodeURIComponent('机井')}`,
    `/api/cases/${id}`,
    '/api/cases/counts',
  ];
  for (const login of logins)
    for (const page of pages) {
      const { status } = await listen(`${login} ${page}`, () => api.as(login).get(page));
      expect([200, 404], page).toContain(status);
    }
  expect(statements.size).toBeGreaterThan(60);

  const client = await open.owner.connect();
  const found: string[] = [];
  try {
    await client.query('set enable_seqscan = off');
    // For tests of existence it weighs only the sizes: a page that is thought to hold a million rows is not read for one.
    await client.query('update pg_class set reltuples = 1000000, relpages = 1 where relname = any($1)', [[...LARGE]]);
    for (const { asked, what } of statements.values()) {
      const { rows } = await client.query(`explain (format json) ${asked.text}`, asked.values);
      const plan = rows[0]['QUERY PLAN'][0].Plan as Plan;
      for (const table of wholeReads(plan)) found.push(`${what}: ${table}`);
      if (/^liu .*queue=(?:all|desk)/.test(what))
        for (const index of walksOfAll(plan)) found.push(`${what}: all of ${index}`);
    }
  } finally {
    client.release(true);
  }
  expect([...new Set(found)]).toEqual([]);
});
