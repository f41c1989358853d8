import { resealPeople } from '#modules/people/index.ts';
import { systemCtx } from '#platform/context.ts';
import { rotateKeys } from '#platform/keyfile.ts';
import { type Command, withHouse } from '../command.ts';

export const keysRotate: Command = {
  name: 'keys rotate',
  usage: 'keys rotate',
  says: "Makes a new encryption key the current one and re-encrypts people's data with it. Restart running servers afterwards.",
  options: {},
  async run({ config, progress }) {
    await rotateKeys(config.keyFile);
    return withHouse(config, 'keys rotate', async ({ house }) => {
      const done = await resealPeople(systemCtx(house, 'keys rotate'), (n) => progress(`\r${n} re-encrypted`));
      progress('\n');
      return { key: house.keys.currentVersion, ...done };
    });
  },
};
