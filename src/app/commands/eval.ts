import { readFile } from 'node:fs/promises';
import {
  crossValidate,
  type Example,
  examplesIn,
  examplesOf,
  judge,
  type ReadTable,
  scoreOf,
  termsIn,
  textsIn,
} from '#modules/classify/index.ts';
import type { SheetRow } from '#platform/sheet.row.ts';
import { COMMAND_LINE_LIMITS, readSheet } from '#platform/sheet.ts';
import { type Command, type CommandGiven, Unusable } from '../command.ts';

type Given = Pick<CommandGiven, 'flags' | 'progress'>;

/** The items of the table a flag names, none when it is not given. Rows that could not be used are counted aloud: figures that leave some out in silence are no figures. */
async function tableOf<T>(
  { flags, progress }: Given,
  flag: string,
  read: (rows: readonly SheetRow[]) => ReadTable<T>,
): Promise<T[]> {
  const path = flags[flag];
  if (typeof path !== 'string') return [];
  const bytes = await readFile(path).catch((error: Error) => {
    throw new Unusable(`--${flag} ${path} cannot be read: ${error.message}`);
  });
  const { items, fault, left } = read(await readSheet(bytes, COMMAND_LINE_LIMITS));
  if (left > 0)
    progress(
      `--${flag} ${path}: ${left} ${left === 1 ? 'row' : 'rows'} without text or label ${left === 1 ? 'is' : 'are'} left out\n`,
    );
  if (fault) throw new Unusable(`--${flag} ${path}: ${fault.says[1].replace('{columns}', fault.columns)}`);
  return items;
}

const wholeNumber = (flags: Given['flags'], flag: string, least: number): number | null => {
  const given = flags[flag];
  if (given === undefined) return null;
  const number = Number(given);
  if (!Number.isInteger(number) || number < least) throw new Unusable(`--${flag}: a whole number from ${least} on`);
  return number;
};

const rounded = (x: number) => Math.round(x * 10_000) / 10_000;

export const evalClassify: Command = {
  name: 'eval classify',
  usage: 'eval classify --train FILE (--test FILE | --folds N [--seed N]) [--taxonomy FILE] [--unlabelled FILE]',
  says: 'Measures the suggestion of categories: learns from one labelled table and judges another, or parts of the same one in turn.',
  options: {
    train: { type: 'string' },
    test: { type: 'string' },
    folds: { type: 'string' },
    seed: { type: 'string' },
    taxonomy: { type: 'string' },
    unlabelled: { type: 'string' },
  },
  async run(given) {
    const { flags } = given;
    const folds = wholeNumber(flags, 'folds', 2);
    if (typeof flags.train !== 'string' || (typeof flags.test === 'string') === (folds !== null))
      throw new Unusable('--train FILE and either --test FILE or --folds N are needed: baodao eval classify --help');
    const train: Example[] = await tableOf(given, 'train', examplesIn);
    const known = new Set(train.map((example) => example.category));
    const more = examplesOf(await tableOf(given, 'taxonomy', termsIn)).filter((term) => known.has(term.category));
    const others = await tableOf(given, 'unlabelled', textsIn);
    if (known.size < 2) throw new Unusable('--train: two categories at least are needed to tell them apart');
    if (folds !== null) {
      const mean = crossValidate(train, { folds, seed: wholeNumber(flags, 'seed', 0) ?? 1, more, others });
      return { ...mean, accuracy: rounded(mean.accuracy), macroF1: rounded(mean.macroF1) };
    }
    const test: Example[] = await tableOf(given, 'test', examplesIn);
    const { accuracy, macroF1 } = scoreOf(judge([...train, ...more], test, others));
    return { accuracy: rounded(accuracy), macroF1: rounded(macroF1), train: train.length, test: test.length };
  },
};
