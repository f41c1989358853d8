import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { caseChannels, caseKinds, type ImportCount, importCases } from '#modules/cases/index.ts';
import { systemCtx } from '#platform/context.ts';
import { hash } from '#platform/crypto.ts';
import { type Command, Unusable, withHouse } from '../command.ts';

type Fault = ImportCount['faults'][number];

const BAR = 30;
const SHOWN_FAULTS = 50;

/** A bar that redraws itself on a terminal; elsewhere a line every tenth of the way. */
function progressBar(write: (text: string) => void, isTerminal: boolean) {
  let tenth = 0;
  return (done: number, of: number) => {
    const share = of === 0 ? 1 : done / of;
    if (isTerminal) {
      const full = Math.round(share * BAR);
      write(`\r[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done}/${of}${done === of ? '\n' : ''}`);
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      write(`${done}/${of}\n`);
    }
  };
}

/** A text for a cell of a csv: quoted, since Chinese sentences have commas too. */
const quoted = (text: string | number) => `"${String(text).replaceAll('"', '""')}"`;

/** With a byte order mark, without which Excel takes UTF-8 for the local code page. */
const reportOf = (faults: readonly Fault[]) =>
  `\uFEFF${[['行号', '项目', '规则', '原因', 'reason'], ...faults.map((f) => [f.row, f.field, f.rule, f.zh, f.en])]
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n')}\r\n`;

const faultLine = (f: Fault) => `第 ${f.row} 行 row ${f.row} · ${f.field} · ${f.rule} · ${f.zh} ${f.en}\n`;

/** `field=Heading`, as often as given. */
function mapOf(given: unknown): Record<string, string> {
  const pairs = [given ?? []].flat().map(String);
  return Object.fromEntries(
    pairs.map((pair) => {
      const cut = pair.indexOf('=');
      if (cut < 1) throw new Unusable(`--map ${pair}: write it as field=Heading of the column`);
      return [pair.slice(0, cut).trim(), pair.slice(cut + 1).trim()];
    }),
  );
}

const oneOf = <K extends string>(name: string, given: unknown, allowed: readonly K[], otherwise: K): K => {
  if (given === undefined) return otherwise;
  const found = allowed.find((k) => k === given);
  if (!found) throw new Unusable(`--${name} ${String(given)}: use one of ${allowed.join(', ')}`);
  return found;
};

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Unusable(`${path} cannot be read: ${(error as Error).message}`);
  }
}

export const importCasesCommand: Command = {
  name: 'import cases',
  usage:
    'import cases FILE.xlsx|FILE.csv [--source NAME] [--area CODE] [--map field=Heading …] [--channel web] [--kind complaint] [--report refused.csv]',
  says: 'Imports cases from a table. Each number of a source (by default the name of the file) is imported once, however often it is run.',
  options: {
    source: { type: 'string' },
    area: { type: 'string' },
    map: { type: 'string', multiple: true },
    channel: { type: 'string' },
    kind: { type: 'string' },
    report: { type: 'string' },
  },
  async run({ config, args, flags, progress }) {
    const [path, ...others] = args;
    if (!path || others.length > 0) throw new Unusable('One FILE is needed: baodao import cases --help');
    const options = {
      source: typeof flags.source === 'string' ? flags.source : basename(path, extname(path)),
      area: typeof flags.area === 'string' ? flags.area : config.jurisdiction,
      kind: oneOf('kind', flags.kind, caseKinds, 'complaint'),
      channel: oneOf('channel', flags.channel, caseChannels, 'web'),
      map: mapOf(flags.map),
      onProgress: progressBar(progress, process.stderr.isTTY === true),
    };
    const bytes = await read(path);
    const file = { bytes, hash: Buffer.from(hash(config.cryptoProfile, bytes)).toString('hex') };
    const { faults, ...figures } = await withHouse(config, 'import cases', ({ house }) =>
      importCases(systemCtx(house, 'import cases'), file, options),
    );
    for (const fault of faults.slice(0, SHOWN_FAULTS)) progress(faultLine(fault));
    if (faults.length > SHOWN_FAULTS) progress(`… 另有 and ${faults.length - SHOWN_FAULTS} more: use --report FILE\n`);
    if (typeof flags.report === 'string') await writeFile(flags.report, reportOf(faults));
    const { imported, refused, known, seconds } = figures;
    return { imported, refused, known, seconds };
  },
};
