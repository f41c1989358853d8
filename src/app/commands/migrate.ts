import type { Command } from '../command.ts';
import { bringUpToDate, withHouse } from '../command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  says: 'Brings the database up to date. Every other command does so by itself.',
  options: {},
  run: ({ config }) =>
    withHouse(config, 'migrate', async (_open, url) => ({ migrated: await bringUpToDate(config, url) })),
};
