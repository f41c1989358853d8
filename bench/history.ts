import type pg from 'pg';
import { searchVector } from '#platform/search.ts';
import { putIndexesBack, setIndexesAside } from './indexes.ts';

/*
 * Years of cases, written straight into the tables: what the product would have been told one by one. Enough for everything that reads (queues, case
 * pages, search, figures); chains are not linked, for nobody verifies what never happened.
 */

const THINGS = [
  '路灯',
  '井盖',
  '水渠',
  '机井',
  '护坡',
  '垃圾池',
  '健身器材',
  '围墙',
  '桥面',
  '排水沟',
  '变压器',
  '公厕',
  '文化广场',
  '自来水',
  '暖气',
  '低保金',
  '医保卡',
  '宅基地',
  '土地流转',
  '村务公开',
];
const TROUBLES = [
  '坏了三天没人修',
  '不亮了',
  '漏水',
  '被车撞断了',
  '堵了',
  '一直没有答复',
  '想问问怎么办',
  '缺了一块',
  '裂了缝',
  '该换了',
  '太旧了',
  '没人管',
  '味道很大',
  '晚上很吵',
  '结冰了路滑',
];
const WHERE = [
  '村东头',
  '村西口',
  '大队部旁边',
  '小学门口',
  '后沟',
  '三号楼下',
  '市场南侧',
  '公路拐弯处',
  '河沿上',
  '老年活动室',
];
const WHEN = ['', '上个月就说过,', '昨天夜里', '今年春天起', '下雨以后', '过年前'];

/** Rare words by their number, common ones by nature: every body is a sentence of four parts and an own mark. */
function sentences(n: number): { title: string; body: string; search: string }[] {
  return Array.from({ length: n }, (_, i) => {
    const thing = THINGS[i % 20]!;
    const trouble = TROUBLES[Math.floor(i / 20) % 15]!;
    const where = WHERE[Math.floor(i / 300) % 10]!;
    const when = WHEN[Math.floor(i / 3000) % 6]!;
    const title = `${where}的${thing}${trouble}`;
    const body = `${title}。${when}希望尽快处理,处理完给个准话。编号${i}。`;
    return { title, body, search: searchVector(title, body) };
  });
}

const CHUNK = 50_000;
/** From so many on indexes are built afterwards. */
const MANY = 500_000;
const FILLED = ['cases', 'case_reporter', 'case_responsibility', 'case_clock', 'journal', 'journal_head'];
/** Seven or eight digits, where the product begins with four. */
export const NUMBERED_FROM = 8_000_000;
/** One in this many is still open. */
const OPEN_ONE_IN = 40;
/** One in this many ran over its time. */
const OVER_ONE_IN = 30;
const CATEGORIES = [
  '供水',
  '供暖',
  '道路',
  '路灯',
  '垃圾',
  '物业',
  '低保',
  '医保',
  '养老',
  '宅基地',
  '土地',
  '用电',
  '噪音',
  '村务公开',
  '教育',
  '就业',
];

/** Loads cases `from`+1 … `to`, the newest last, over three years up to now; `told` hears how far it is. */
export async function loadHistory(owner: pg.Pool, from: number, to: number, told: (n: number) => void): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('create temporary table said (i integer primary key, title text, body text, search tsvector)');
    const said = sentences(18_000);
    await client.query(
      'insert into said select i, title, body, search::tsvector from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as s (i, title, body, search)',
      [said.map((_, i) => i), said.map((s) => s.title), said.map((s) => s.body), said.map((s) => s.search)],
    );
    await client.query(DESKS);
    // What is written refers to nothing that is not there: nobody needs to look.
    await client.query('set session_replication_role = replica');
    await putIndexesBack(client, () => {});
    if (to - from > MANY) await setIndexesAside(client, FILLED);
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from desk');
    for (let at = from; at < to; at += CHUNK) {
      const upTo = Math.min(at + CHUNK, to);
      await client.query(CASES, [at + 1, upTo, rows[0]!.n, to]);
      for (const more of FOLLOWING) await client.query(more);
      await client.query('drop table made');
      told(upTo);
    }
    await client.query('reset session_replication_role; drop table said; drop table desk');
    await putIndexesBack(client, () => told(to));
    await client.query('analyze');
  } finally {
    client.release();
  }
}

/** Every village with the unit and the person that answer for it. */
const DESKS = `
create temporary table desk as
select (row_number() over (order by p.code))::int - 1 as i, p.code as area, d.organisation_id, d.account_id, d.organisation_kind
from place p
cross join lateral (
  select post.organisation_id, post.account_id, o.kind as organisation_kind
  from post join organisation o on o.id = post.organisation_id
  where starts_with(p.code, post.area) and post.role in ('villageCadre', 'townshipClerk', 'countyClerk', 'hotlineAgent')
  order by length(post.area) desc, post.id limit 1
) d
where length(p.code) = 12`;

const CASES = `
create temporary table made as
with new as (
  select g as n, uuidv7() as id, s.title, s.body, s.search, desk.*,
    g % ${OPEN_ONE_IN} = 0 as open, g % ${OVER_ONE_IN} = 0 as over,
    (array['${CATEGORIES.join("','")}'])[g::bigint * 31 % ${CATEGORIES.length + 2} + 1] as category,
    now() - interval '1 day' - (($4::int - g)::float8 / $4) * interval '1095 days' as at
  from generate_series($1::int, $2::int) g
  join desk on desk.i = ((g::bigint * 7919) % $3::int)::int
  join said s on s.i = ((g::bigint * 104729) % 18000)::int
), written as (
  insert into cases (id, number, area, kind, tier, channel, status, outcome, title, body, search, received_at,
    desk_organisation_id, first_receiver_id, first_receiver_organisation_id, due_at, replied_at, closed_at,
    category, overdue_at, response, responded_on, said_solved, said_stars, said_on, stars_on)
  select id, 'SQ-' || area || '-' || extract(year from at)::int || '-' || (${NUMBERED_FROM} + n) || '-0', area,
    (array['help','complaint','consult','suggestion'])[n % 4 + 1], 'general', (array['web','visit','hotline','phone'])[n % 4 + 1],
    case when open then 'received' else 'closed' end, case when open then null else 'solved' end,
    title, body, search, at, organisation_id, account_id, organisation_id,
    case when open then at + interval '15 days' end, case when open then null else at + interval '3 days' end, case when open then null else at + interval '5 days' end,
    category, case when over and (not open or at + interval '4 days' < now()) then at + interval '4 days'
      when open and at + interval '15 days' < now() then at + interval '15 days' end,
    case when n % 11 = 0 then 'missed' else 'met' end, (at + interval '1 day')::date,
    case when open then null else n % 9 <> 0 end, case when open then null else n % 5 + 1 end,
    case when open then null else (at + interval '5 days')::date end, case when open then null else (at + interval '5 days')::date end
  from new returning id
)
select new.* from new join written using (id)`;

const FOLLOWING = [
  `insert into case_reporter (case_id, area, disclosure) select id, area, 'anonymous' from made`,
  `insert into case_responsibility (id, case_id, area, account_id, organisation_id, since)
   select uuidv7(), id, area, account_id, organisation_id, at from made`,
  `insert into case_clock (id, case_id, area, purpose, rule_id, source, unit, amount, duty, start, due, shown, rolled, provisional, state, ended_at,
     warned_48_at, warned_24_at, overdue_at)
   select uuidv7(), id, area, 'handle', 'bench', 'bench', 'd', 15, 'organ', at, at + interval '15 days', at + interval '15 days', false, false,
     case when open then 'running' else 'met' end, case when open then null else at + interval '3 days' end,
     case when open and at + interval '13 days' < now() then at + interval '13 days' end,
     case when open and at + interval '14 days' < now() then at + interval '14 days' end,
     case when open and at + interval '15 days' < now() then at + interval '15 days' end from made`,
  `insert into journal (subject_kind, subject_id, seq, at, area, verb, actor_kind, shows, data, salt, digest, hash)
   select 'case', id, 1, at, area, 'report', 'visitor', 'resident', '{}', ''::bytea, ''::bytea, sha256(id::text::bytea) from made`,
  `insert into journal_head (subject_kind, subject_id, seq, hash) select 'case', id, 1, sha256(id::text::bytea) from made`,
];
