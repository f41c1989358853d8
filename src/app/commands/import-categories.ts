import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { importLabels, importTaxonomy, learnAgain } from '#modules/classify/index.ts';
import { systemCtx } from '#platform/context.ts';
import { type Command, type CommandGiven, Unusable, withHouse } from '../command.ts';

async function fileOf({ args }: CommandGiven, name: string): Promise<{ path: string; bytes: Buffer }> {
  const [path, ...others] = args;
  if (!path || others.length > 0) throw new Unusable(`One FILE is needed: baodao ${name} --help`);
  const bytes = await readFile(path).catch((error: Error) => {
    throw new Unusable(`${path} cannot be read: ${error.message}`);
  });
  return { path, bytes };
}

export const importLabelsCommand: Command = {
  name: 'import labels',
  usage: 'import labels FILE.xlsx|FILE.csv [--source NAME]',
  says: 'Imports texts with the category people gave them (id, title, body, label) for suggestions to learn from. No case is made of them, and who wrote them is not kept.',
  options: { source: { type: 'string' } },
  async run(given) {
    const { path, bytes } = await fileOf(given, 'import labels');
    const { flags, config } = given;
    const source = typeof flags.source === 'string' ? flags.source : basename(path, extname(path));
    return withHouse(config, 'import labels', async ({ house }) => {
      const figures = await importLabels(systemCtx(house, 'import labels'), bytes, source);
      await learnAgain(systemCtx(house, 'import labels'));
      return figures;
    });
  },
};

export const importTaxonomyCommand: Command = {
  name: 'import taxonomy',
  usage: 'import taxonomy FILE.xlsx|FILE.csv',
  says: 'Imports the categories of this jurisdiction (level1, level2, level3). The table replaces the one before.',
  options: {},
  async run(given) {
    const { bytes } = await fileOf(given, 'import taxonomy');
    return withHouse(given.config, 'import taxonomy', ({ house }) =>
      importTaxonomy(systemCtx(house, 'import taxonomy'), bytes),
    );
  },
};
