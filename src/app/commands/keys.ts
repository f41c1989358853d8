import { systemCtx } from '#platform/context.ts';
import { rotateKeys } from '#platform/keyfile.ts';
import { resealAll } from '#platform/reseal.ts';
import { type Command, withHouse } from '../command.ts';
import { modules } from '../modules.ts';

export const keysRotate: Command = {
  name: 'keys rotate',
  usage: 'keys rotate',
  says: "Makes a new encryption key the current one and re-encrypts people's data with it. Restart running servers afterwards.",
  options: {},
  async run({ config, progress }) {
    await rotateKeys(config.keyFile);
    return withHouse(config, 'keys rotate', async ({ house }) => {
      const done = await resealAll(
        systemCtx(house, 'keys rotate'),
        modules.flatMap((m) => m.sealed),
        (so) => progress(`\r${so.rows} rows`),
      );
      progress('\n');
      return { key: house.keys.currentVersion, ...done };
    });
  },
};
