import type { House } from '#platform/house.ts';
import { type Command, type CommandGiven, isEmpty, Unusable, withHouse } from '../command.ts';
import { gatherJobs } from '../jobs.ts';
import { modules } from '../modules.ts';

const DEFAULT_SEED = 2025;

function seedOf(given: unknown): number {
  if (given === undefined) return DEFAULT_SEED;
  const seed = Number(given);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Unusable(`--seed ${String(given)}: a whole number, 0 or more`);
  return seed;
}

export const demo: Command = {
  name: 'demo',
  usage: 'demo [--year [--seed N]]',
  says: 'Settles the demo jurisdiction, 呼和浩特市 with its real divisions and an invented cast, into an empty database. --year adds a simulated 2025.',
  options: { year: { type: 'boolean' }, seed: { type: 'string' } },
  run: ({ config, flags, progress }) =>
    withHouse(config, 'demo', ({ house }) => settle(house, flags, progress), { isMadeAgain: true }),
};

async function settle(house: House, flags: CommandGiven['flags'], progress: CommandGiven['progress']): Promise<object> {
  const seed = seedOf(flags.seed);
  if (!(await isEmpty(house)))
    throw new Unusable('The database is not empty: the demo is never mixed with real records.');
  const { settleDemo } = await import('../first-data.ts');
  const { figures, ...known } = await settleDemo(house);
  if (!flags.year) return figures;
  const { settleYear } = await import('#demo/year/year.ts');
  return { ...figures, year: await settleYear(house, { ...known, seed, jobs: gatherJobs(modules), progress }) };
}
