import { members, organisations } from '#demo/cast.ts';
import { itemsFor } from '#modules/mandates/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/** The id of an organisation of the cast in this house, by its key. */
export async function organisationId({ house }: { house: House }, key: string): Promise<string> {
  const known = organisations.find((o) => o.key === key);
  if (!known) throw new Error(`no organisation of the cast is called ${key}`);
  const row = await house.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', known.name)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The ids of the whole cast, by login and by key, as what settles the demo takes them. */
export async function castIds(open: { house: House }) {
  const rows = await open.house.db.selectFrom('staff_account').select(['id', 'username']).execute();
  const accounts = new Map(rows.map((a) => [a.username ?? '', a.id]));
  const ids = organisations.map(async ({ key }) => [key, await organisationId(open, key)] as const);
  return { accounts, organisations: new Map(await Promise.all(ids)) };
}
/** The line of the duty list that holds for a unit of the cast today, by its code: what a dispatcher picks by hand. */
export async function lineId(open: { house: House }, key: string, code: string): Promise<string> {
  const items = await itemsFor(systemCtx(open.house, 'test'), await organisationId(open, key));
  const item = items.find((i) => i.code === code);
  if (!item) throw new Error(`the list of ${key} has no line ${code}`);
  return item.id;
}

/** A context as a member of the cast at their post, carrying out a new command: `await staffCtx(open, 'zhao')`. */
export async function staffCtx(open: { house: House }, login: string, more: Partial<Ctx> = {}): Promise<Ctx> {
  const { house } = open;
  const member = members.find((m) => m.login === login);
  if (!member) throw new Error(`nobody in the cast signs in as ${login}`);
  const account = await house.db
    .selectFrom('staff_account')
    .select('id')
    .where('username', '=', login)
    .executeTakeFirstOrThrow();
  return {
    house,
    db: house.dbFor(member.area),
    actor: {
      kind: 'staff',
      accountId: account.id,
      name: member.name,
      role: member.role,
      organisationId: await organisationId(open, member.organisation),
      area: member.area,
    },
    now: house.now(),
    lang: 'zh',
    command: { id: house.newId(), fingerprint: new Uint8Array() },
    version: null,
    origin: null,
    ...more,
  };
}
