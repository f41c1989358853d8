import type pg from 'pg';
import type { Config } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { isSpread, machineOf, moveTo } from '#platform/spread.ts';
import { type Command, Unusable, withHouse } from '../command.ts';

const CODE = /^\d{2}(\d{2}(\d{2})?)?$/;
const FROM_A_CODE = 'A jurisdiction is a province, a city or a county by its division code, for example 150124.';
const ON_A_SERVER = 'Several jurisdictions need a PostgreSQL server of their own: set DATABASE_URL.';

async function withOwner<T>(config: Config, work: (owner: pg.Pool) => Promise<T>): Promise<T> {
  if (!config.databaseUrl) throw new Unusable(ON_A_SERVER);
  const owner = openPool(config.databaseUrl, 'baodao', 'owner', 1);
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
const codeIn = (args: readonly string[]): string => {
  const [code] = args;
  if (!code || !CODE.test(code)) throw new Unusable(FROM_A_CODE);
  return code;
};

async function move(owner: pg.Pool, code: string, to: string | undefined): Promise<void> {
  const [, host, port] = /^(.+):(\d+)$/.exec(to ?? '') ?? [];
  if (!host) throw new Unusable('Where to? A machine of the cluster as HOST:PORT.');
  if (!(await isSpread(owner))) throw new Unusable('This database is a single server: there is no other machine.');
  await moveTo(owner, schemaOf(code), host, Number(port));
}

export const jurisdictionAdd: Command = {
  name: 'jurisdiction add',
  usage: 'jurisdiction add CODE [--machine HOST:PORT]',
  says: 'Makes the tables of a jurisdiction in this database, a schema of its own; on Citus it lies whole on one machine. Start a process for it with BAODAO_JURISDICTION=CODE.',
  options: { machine: { type: 'string' } },
  async run({ config, args, flags }) {
    const code = codeIn(args);
    return withOwner(config, async (owner) => {
      // Opening it makes its tables and notes its keys.
      await withHouse({ ...config, jurisdiction: code }, 'jurisdiction add', async () => {});
      if (typeof flags.machine === 'string') await move(owner, code, flags.machine);
      return { jurisdiction: code, machine: await machineOf(owner, schemaOf(code)) };
    });
  },
};

export const jurisdictionList: Command = {
  name: 'jurisdiction list',
  usage: 'jurisdiction list',
  says: 'The jurisdictions of this database, and on Citus the machine each lies on.',
  options: {},
  run: ({ config }) =>
    withOwner(config, async (owner) => {
      const { rows } = await owner.query<{ code: string }>('select code from baodao.jurisdiction order by code');
      const all = [];
      for (const { code } of rows) all.push({ code, machine: await machineOf(owner, schemaOf(code)) });
      return { jurisdictions: all };
    }),
};

export const jurisdictionMove: Command = {
  name: 'jurisdiction move',
  usage: 'jurisdiction move CODE HOST:PORT',
  says: 'Moves a jurisdiction to another machine of a Citus cluster while people work; it is read and written to the end, with a pause of seconds when it changes over.',
  options: {},
  async run({ config, args }) {
    const code = codeIn(args);
    return withOwner(config, async (owner) => {
      await move(owner, code, args[1]);
      return { jurisdiction: code, machine: await machineOf(owner, schemaOf(code)) };
    });
  },
};
