import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, inject } from 'vitest';
import { settleDemo } from '#app/first-data.ts';
import { openHouse, prepareDatabase } from '#app/open.ts';
import { readConfig } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { BARE, cloneTemplate, createDatabase, databaseAt } from '#test/server.ts';
import { sessionFor } from '#test/session.ts';

/* The ground of the attacks: the whole demonstration, in which every module is alive, with everything the server would write into its log. */

export type Row = { readonly table: string; readonly id: string; readonly area: string };
export type Ground = Awaited<ReturnType<typeof layGround>>;

/** The county whose records nobody of the other one may see. */
export const OTHERS = '150102';
export const CANARY = '金丝雀不该在这里';

/** What those of another county may read, table by table, and why. */
export const OPEN_TO_OTHERS: Readonly<Record<string, string>> = {
  organisation: 'the directory of offices',
  place_alias: 'what a place is also called',
  station: 'on the public map',
  venue: 'open to visitors',
  team: 'open to whoever wants to join',
  order_service: 'the catalogue of services',
  mandate_list: 'published duty lists, which the gate cites',
  mandate_item: 'published duty lists, which the gate cites',
  aid_limit: 'published limits',
  aid_standard: 'published standards',
  proof_edition: 'the published list of proofs',
  proof_item: 'the published list of proofs',
  learning_term: 'the public timetable of the university',
  learning_course: 'the public timetable of the university',
  learning_class: 'the public timetable of the university',
  learning_session: 'the public timetable of the university',
  learning_room: 'the public timetable of the university',
  learning_teacher: 'the public timetable of the university',
};
/** What two places answer for together, by module and table. */
export const OF_BOTH: Readonly<Record<string, string>> = {
  'floating floating_member': 'the branch a member left and the one that receives them',
  'floating floating_contact': 'the branch a member left and the one that receives them',
  'floating staff_account': 'who of the other branch keeps in touch',
  'venues venue_booking': 'the unit that asked for the visit',
  'venues staff_account': 'who of that unit asked',
};

export async function layGround() {
  const template = inject('template');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const url = databaseAt(template, name);
  if (inject('workers').length > 0) await createDatabase(template, inject('workers'), name);
  else await cloneTemplate(template, [], name, BARE);
  const config = readConfig({ BAODAO_DATA_DIR: inject('dataDir'), BAODAO_LOG: 'info' });
  const schema = schemaOf(config.jurisdiction);
  const owner = openPool(url, schema, 'owner', 2);
  await prepareDatabase(owner, config.jurisdiction);
  const log: string[] = [];
  const sink = new Writable({
    write(line: Buffer, _, done) {
      log.push(line.toString());
      done();
    },
  });
  const opened = await openHouse(config, url, { connections: 20 });
  const { level } = opened.house.log;
  const open = { ...opened, house: { ...opened.house, log: pino({ level, base: null }, sink) } };
  afterAll(async () => {
    await open.close();
    await owner.end();
  });
  await settleDemo(open.house);
  const planted = await plantCanaries(owner, schema);
  const rows = await everyRow(owner, schema);
  return { open, owner, schema, log, planted, rows };
}

/** Writes the canary into every text a person wrote in the other county, but where everybody may read it anyway. Returns how many. */
async function plantCanaries(owner: Owner, schema: string): Promise<number> {
  const { rows: columns } = await owner.query<{ t: string; c: string }>(
    `select c.table_name as t, c.column_name as c from information_schema.columns c
     join information_schema.tables b using (table_schema, table_name)
     where c.table_schema = $1 and b.table_type = 'BASE TABLE' and c.data_type = 'text' and c.is_generated = 'NEVER' and c.column_name <> 'area'
       and exists (select from information_schema.columns a where a.table_schema = $1 and a.table_name = c.table_name and a.column_name = 'area')`,
    [schema],
  );
  let planted = 0;
  const hidden = columns.filter(
    ({ t }) => !(t in OPEN_TO_OTHERS) && !Object.keys(OF_BOTH).some((key) => key.endsWith(` ${t}`)),
  );
  for (const { t, c } of hidden)
    await owner
      .query(`update "${t}" set "${c}" = "${c}" || '${CANARY}' where area like '${OTHERS}%' and "${c}" ~ '[一-鿿]'`)
      .then(({ rowCount }) => {
        planted += rowCount ?? 0;
      })
      // A column with a rule of its own (a code, a unique word) keeps what it has.
      .catch(() => {});
  return planted;
}

type Owner = ReturnType<typeof openPool>;

/** Every row that lies somewhere, by its id. */
async function everyRow(owner: Owner, schema: string): Promise<Map<string, Row>> {
  const { rows: tables } = await owner.query<{ t: string }>(
    `select table_name as t from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = $1 and table_type = 'BASE TABLE' and column_name in ('id', 'area') and (column_name = 'area' or data_type = 'uuid')
     group by 1 having count(*) = 2`,
    [schema],
  );
  const all = new Map<string, Row>();
  const { rows } = await owner.query<Row>(
    tables.map(({ t }) => `select '${t}' as table, id::text, area from "${t}"`).join(' union all '),
  );
  for (const row of rows) all.set(row.id, row);
  return all;
}

/** Somebody signed in: the cookie, the post, the place. */
export type Person = { login: string; role: string; area: string; cookie: string };

/** Everybody of the demonstration who has a post, signed in. */
export async function everybody(ground: Ground): Promise<Person[]> {
  const { rows } = await ground.owner.query<{ login: string; role: string; area: string }>(
    `select distinct on (a.username) a.username as login, p.role, p.area from staff_account a join post p on p.account_id = a.id
     where a.username is not null and a.disabled_at is null order by a.username, p.valid_from`,
  );
  return Promise.all(rows.map(async (r) => ({ ...r, cookie: await cookieOf(ground, r.login) })));
}

/** What was done to accounts is taken back, so that everybody can go on asking. */
export async function restoreAccounts(ground: Ground): Promise<void> {
  await ground.owner.query(
    'update staff_account set disabled_at = null, temporary_until = null where disabled_at is not null or temporary_until is not null',
  );
  const { rows } = await ground.owner.query<{ id: string }>(
    'select id from post where valid_to is not null order by valid_from desc, id',
  );
  for (const { id } of rows)
    await ground.owner.query('update post set valid_to = null where id = $1', [id]).catch((error: { code: string }) => {
      // A post of the same kind, or of another administrator's, was given meanwhile: that one stays.
      if (error.code !== '23P01') throw error;
    });
}

export async function cookieOf(ground: Ground, login: string): Promise<string> {
  const { name, value } = await sessionFor(ground.open.house, login);
  return `${name}=${value}`;
}
