import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Config } from '#platform/config.ts';
import { systemCtx } from '#platform/context.ts';
import { writeNewSynced } from '#platform/durable.ts';
import { loadOrCreateKeys, rotateKeys } from '#platform/keyfile.ts';
import { unwrapKeys, wrapKeys } from '#platform/keyfile.wrap.ts';
import { resealAll } from '#platform/reseal.ts';
import { type Command, Unusable, withHouse } from '../command.ts';
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

/** From the environment, for a job that runs at night, or asked for at the terminal without showing it. */
async function passphrase(question: string): Promise<string> {
  const given = process.env.BAODAO_KEY_PASSPHRASE;
  if (given) return given;
  if (!process.stdin.isTTY) throw new Unusable('Give the passphrase in BAODAO_KEY_PASSPHRASE.');
  process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

const there = (path: string) =>
  readFile(path, 'utf8').catch(() => {
    throw new Unusable(`There is no file ${path}.`);
  });
const fingerprintOf = async (config: Config) =>
  (await loadOrCreateKeys(config.keyFile, config.cryptoProfile)).fingerprint;

export const keysExport: Command = {
  name: 'keys export',
  usage: 'keys export FILE',
  says: 'Writes a copy of the key file under a passphrase, to be kept apart from the backups (BAODAO_KEY_PASSPHRASE, or asked for).',
  options: {},
  async run({ config, args: [file] }) {
    if (!file) throw new Unusable('Into which file? For example: baodao keys export /media/stick/baodao-keys.json');
    const fingerprint = await fingerprintOf(config);
    const wrapped = await wrapKeys(
      await there(config.keyFile),
      await passphrase('Passphrase (12 characters or more): '),
      fingerprint,
    );
    await writeFile(resolve(file), wrapped, { mode: 0o600, flush: true });
    return { written: resolve(file), fingerprint };
  },
};

export const keysImport: Command = {
  name: 'keys import',
  usage: 'keys import FILE',
  says: 'Puts a wrapped copy of the keys in the place of the key file, where there is none.',
  options: {},
  async run({ config, args: [file] }) {
    if (!file) throw new Unusable('Which file? For example: baodao keys import /media/stick/baodao-keys.json');
    const text = await unwrapKeys(await there(resolve(file)), await passphrase('Passphrase: '));
    await writeNewSynced(config.keyFile, text, 0o600).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST'
        ? new Unusable(`There are keys at ${config.keyFile} already: they stay as they are.`)
        : error;
    });
    return { written: config.keyFile, fingerprint: await fingerprintOf(config) };
  },
};
