import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { normalPhone, readIdNumber } from '#kernel/identity.ts';
import { copyFor, personMeant } from '#modules/rights/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { type Command, Unusable, withHouse } from '../command.ts';

const SHORTEST = 10;

/** Everything that is held about one person, as one archive: for whoever answers where there is no browser (PIPL 45). */
export const personExport: Command = {
  name: 'person export',
  usage:
    'person export DIR --area CODE --name NAME [--id-number N] [--phone N] --purpose "WHY, AS THE PERSON WILL READ IT"',
  says: 'Writes everything held about one person as an archive (page, data, files), and writes down that it was taken out.',
  options: {
    area: { type: 'string' },
    name: { type: 'string' },
    'id-number': { type: 'string' },
    phone: { type: 'string' },
    purpose: { type: 'string' },
  },
  async run({ config, args, flags, progress }) {
    const [folder] = args;
    const { area, name, purpose } = flags;
    if (!folder || typeof area !== 'string' || typeof name !== 'string')
      throw new Unusable('DIR, --area and --name are needed: baodao person export --help');
    if (typeof purpose !== 'string' || purpose.trim().length < SHORTEST)
      throw new Unusable(`--purpose in at least ${SHORTEST} characters: the person reads it.`);
    const read = typeof flags['id-number'] === 'string' ? readIdNumber(flags['id-number']) : null;
    const phone = typeof flags.phone === 'string' ? normalPhone(flags.phone) : null;
    if (typeof read !== 'object' || (!read && !phone)) throw new Unusable('A valid --id-number or --phone is needed.');
    return withHouse(config, 'person export', ({ house }) =>
      inTransaction(systemCtx(house, 'person export'), async (tx) => {
        const by = read ? { idNumber: read.value } : { phone: phone ?? '', name };
        const personId = await personMeant(tx, area, by);
        const made = await copyFor(tx, { area, name, phone, personId, purpose: purpose.trim() });
        mkdirSync(folder, { recursive: true });
        const path = join(folder, made.file.name);
        await pipeline(made.file.content, createWriteStream(path, { mode: 0o600 }));
        progress(`${path}\n`);
        return { kinds: made.kinds, records: made.records, isRegistered: personId !== null };
      }),
    );
  },
};
