import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { faulty } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { attachFiles, caseForWork, partsIn, recordOnCase } from '#modules/cases/index.ts';
import { paperCodeIn, returnScan } from '#modules/papers/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler, Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { caseNumbered, hasFile } from './alike.store.ts';
import type { inboxApi } from './inbox.contract.ts';
import { inboxRefusals, inboxWords } from './inbox.words.ts';
import { codesOn } from './sheets.read.ts';

type Returned = Awaited<ReturnType<Handler<(typeof inboxApi)['returnSheets']>>>['sheets'][number];

/**
 * Scanned paper goes back to the case, or the record of another kind, whose QR is on it. A number given by hand is for sheets whose code cannot be read; it never
 * overrules a code. What belongs nowhere is not kept.
 */
export const returnSheets: Handler<(typeof inboxApi)['returnSheets']> = async (ctx, { input, files }) => {
  if (files.length === 0) throw faulty('files', 'required', inboxRefusals.noFiles);
  const typedPaper = input.number === undefined ? null : paperCodeIn(input.number);
  const typed = input.number === undefined || typedPaper ? null : parseCaseNumber(input.number);
  if (typeof typed === 'string') throw faulty('number', 'unknown', inboxRefusals.noSuchCase);
  const given = typed && formatCaseNumber(typed);
  const read: { file: Upload; numbers: string[]; papers: string[] }[] = [];
  // One after another: a page takes the processor for itself.
  for (const file of files) read.push({ file, ...(await codesOn(ctx, file)) });
  return once(ctx, async (tx) => {
    const sheets: Returned[] = [];
    for (const { file, numbers, papers } of read)
      sheets.push(
        papers.length > 0 || typedPaper
          ? await returnPaper(tx, file, { numbers, papers }, { number: given, paper: typedPaper })
          : await returnSheet(tx, file, numbers, given),
      );
    return { sheets };
  });
};

/** A sheet of a record that is no case goes to what it was printed for. */
async function returnPaper(
  tx: TxCtx,
  file: Upload,
  on: { numbers: readonly string[]; papers: readonly string[] },
  given: { number: string | null; paper: string | null },
): Promise<Returned> {
  const [code = given.paper, ...others] = on.papers;
  const told = (result: Returned['result'], paper: Returned['paper'] = null): Returned => ({
    name: file.name,
    result,
    number: code,
    case: null,
    paper,
  });
  if (others.length > 0 || on.numbers.length > 0) return told('severalCases');
  if (!code) return told('noCode');
  if (given.number || (given.paper && given.paper !== code)) return told('otherCase');
  const { result, paper } = await returnScan(tx, code, file);
  return told(result, paper);
}

async function returnSheet(
  tx: TxCtx,
  file: Upload,
  numbers: readonly string[],
  given: string | null,
): Promise<Returned> {
  const [number = given, ...others] = numbers;
  const told = (result: Returned['result'], found: Returned['case'] = null): Returned => ({
    name: file.name,
    result,
    number: number ?? null,
    case: found,
    paper: null,
  });
  if (others.length > 0) return told('severalCases');
  if (!number) return told('noCode');
  if (given && given !== number) return told('otherCase');
  const named = await caseNumbered(tx, number);
  if (!named) return told('notYours');
  const c = await caseForWork(tx, named.id);
  if (partsIn(c, tx.actor).size === 0) return told('notYours');
  const found = { id: c.id, number: c.number, title: c.title };
  if (await hasFile(tx, c.id, file.hash)) return told('known', found);
  await attachFiles(tx, c, [file], 'staff');
  await recordOnCase(tx, c, {
    verb: 'inbox.sheet',
    says: [say(inboxWords.sheet, 'zh'), say(inboxWords.sheet, 'en')],
    shows: 'resident',
    data: { files: [file.hash], byCode: numbers.length > 0 },
  });
  return told('returned', found);
}
