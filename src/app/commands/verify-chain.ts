import { verifyChainsNow } from '#platform/chain.ts';
import { type Command, withHouse } from '../command.ts';

export const verifyChain: Command = {
  name: 'verify-chain',
  usage: 'verify-chain [--limit N]',
  says: 'Proves the journal: every entry, its place in its chain, and every daily root. Exits with 1 when something was changed, removed or moved.',
  options: { limit: { type: 'string' } },
  run: ({ config, flags, progress }) =>
    withHouse(config, 'verify-chain', async ({ house }) => {
      const result = await verifyChainsNow(house.db, house.config.cryptoProfile);
      for (const fault of result.faults.slice(0, Number(flags.limit ?? 50)))
        progress(`${fault.what} ${fault.kind ?? ''} ${fault.id ?? ''} ${fault.seq ?? ''} ${fault.day ?? ''}\n`);
      if (result.faults.length > 0) process.exitCode = 1;
      return { subjects: result.subjects, entries: result.entries, roots: result.roots, faults: result.faults.length };
    }),
};
