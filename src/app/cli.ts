import { parseArgs } from 'node:util';
import { Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { BadConfig, readConfig } from '#platform/config.ts';
import { KeysNotOpened } from '#platform/keyfile.wrap.ts';
import { DataDirHeld } from '#platform/lock.ts';
import { type Command, Unusable } from './command.ts';
import { backupCommand, backupDrill, restoreCommand } from './commands/backup.ts';
import { bulletin } from './commands/bulletin.ts';
import { demo } from './commands/demo.ts';
import { evalClassify } from './commands/eval.ts';
import { importCasesCommand } from './commands/import.ts';
import { importLabelsCommand, importTaxonomyCommand } from './commands/import-categories.ts';
import { jurisdictionAdd, jurisdictionList, jurisdictionMove } from './commands/jurisdiction.ts';
import { keysExport, keysImport, keysRotate } from './commands/keys.ts';
import { migrateCommand } from './commands/migrate.ts';
import { personExport } from './commands/person.ts';
import { serve } from './commands/serve.ts';
import { userAdd } from './commands/user.ts';
import { verifyChain } from './commands/verify-chain.ts';
import { WrongKeys } from './open.ts';

const commands: readonly Command[] = [
  serve,
  migrateCommand,
  demo,
  bulletin,
  importCasesCommand,
  importLabelsCommand,
  importTaxonomyCommand,
  evalClassify,
  userAdd,
  personExport,
  verifyChain,
  keysRotate,
  keysExport,
  keysImport,
  backupCommand,
  backupDrill,
  restoreCommand,
  jurisdictionAdd,
  jurisdictionList,
  jurisdictionMove,
];

function help(): string {
  const width = Math.max(...commands.map((c) => c.name.length)) + 2;
  return [
    'baodao COMMAND [options]',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(width)}${c.says}`),
    '',
    'baodao COMMAND --help explains one command.',
  ].join('\n');
}

function helpOf(c: Command): string {
  const options = Object.entries(c.options).map(([name, o]) => `  --${name}${o.type === 'string' ? ' VALUE' : ''}`);
  return [`baodao ${c.usage}`, '', c.says, ...(options.length > 0 ? ['', ...options] : [])].join('\n');
}

/** The command whose name (one or two words) the arguments begin with. */
function find(argv: readonly string[]): { command: Command; rest: string[] } | null {
  for (const words of [2, 1]) {
    const command = commands.find((c) => c.name === argv.slice(0, words).join(' '));
    if (command) return { command, rest: argv.slice(words) };
  }
  return null;
}

/** What to tell somebody whose call failed: a sentence for what is foreseen, the whole stack for a bug. */
function reasonOf(error: unknown): string {
  if (error instanceof Refused)
    return [error.says, ...error.faults.map((f) => f.says)]
      .map((w) => `${say(w, 'zh', error.values)} ${say(w, 'en', error.values)}`)
      .join('\n');
  if (
    error instanceof Unusable ||
    error instanceof BadConfig ||
    error instanceof DataDirHeld ||
    error instanceof WrongKeys ||
    error instanceof KeysNotOpened
  )
    return error.message;
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return error.message;
  return (error as Error).stack ?? String(error);
}

/** Runs one command. Figures go to stdout as the last line, everything else to stderr; a failure sets the exit code. */
export async function runCli(argv: readonly string[]): Promise<void> {
  const found = find(argv);
  if (!found) {
    const asked = argv.length === 0 || argv.includes('--help') || argv.includes('-h');
    process[asked ? 'stdout' : 'stderr'].write(`${help()}\n`);
    if (!asked) process.exitCode = 2;
    return;
  }
  const { command, rest } = found;
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const flags = values as Record<string, string | boolean | undefined>;
    if (flags.help) {
      process.stdout.write(`${helpOf(command)}\n`);
      return;
    }
    const progress = (text: string) => process.stderr.write(text);
    const figures = await command.run({ config: readConfig(), args: positionals, flags, progress });
    if (figures) process.stdout.write(`${JSON.stringify(figures)}\n`);
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exitCode = 1;
  }
}
