import type { FieldFault } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { PageGiven } from '#platform/module.ts';
import * as resident from '../cases.resident.ts';
import { fieldWords, type ResidentVerb } from './case.words.ts';

export type ActField = 'text' | 'stars' | 'solved' | 'files' | 'pressed';

const MAX_TEXT = 2000;
const MIN_TEXT = 2;

/** What each act asks for; the text is required where it says so. */
export const actFields: Record<ResidentVerb, { fields: readonly ActField[]; needsText: boolean }> = {
  confirm: { fields: ['stars', 'text'], needsText: false },
  dispute: { fields: ['text'], needsText: true },
  supplement: { fields: ['text', 'files'], needsText: true },
  rate: { fields: ['solved', 'stars', 'text'], needsText: false },
  escalate: { fields: ['text'], needsText: true },
  changeHandler: { fields: ['text'], needsText: false },
  withdraw: { fields: ['pressed', 'text'], needsText: false },
  resume: { fields: [], needsText: false },
  reopen: { fields: ['text'], needsText: true },
};

type Form = Readonly<Record<string, string>>;
const textIn = (form: Form) => (form.text ?? '').trim();
const starsIn = (form: Form) => (/^[1-5]$/.test(form.stars ?? '') ? Number(form.stars) : undefined);

/** What has to be mended before the act can be done. */
export function actFaults(
  verb: ResidentVerb,
  { form, refusedFile }: Pick<PageGiven, 'form' | 'refusedFile'>,
): FieldFault[] {
  const { fields, needsText } = actFields[verb];
  const faults: FieldFault[] = [...(refusedFile?.faults ?? [])];
  const { length } = textIn(form);
  if (needsText && length < MIN_TEXT) faults.push({ field: 'text', rule: 'required', says: fieldWords.textShort });
  if (length > MAX_TEXT)
    faults.push({ field: 'text', rule: 'tooLong', says: fieldWords.textLong, values: { max: MAX_TEXT } });
  if (verb === 'rate' && starsIn(form) === undefined)
    faults.push({ field: 'stars', rule: 'required', says: fieldWords.noStars });
  if (fields.includes('solved') && !['yes', 'no'].includes(form.solved ?? ''))
    faults.push({ field: 'solved', rule: 'required', says: fieldWords.noSolved });
  if (fields.includes('pressed') && !['yes', 'no'].includes(form.pressed ?? ''))
    faults.push({ field: 'pressed', rule: 'required', says: fieldWords.noPressed });
  return faults;
}

/** Does what the person asked; the form was found in order before. */
export function carryOut(
  ctx: Ctx,
  verb: ResidentVerb,
  { form, files }: Pick<PageGiven, 'form' | 'files'>,
): Promise<unknown> {
  const text = textIn(form);
  const said = text === '' ? {} : { text };
  const stars = starsIn(form);
  const mark = stars === undefined ? {} : { stars };
  switch (verb) {
    case 'confirm':
      return resident.confirm(ctx, { ...mark, ...said });
    case 'dispute':
      return resident.dispute(ctx, { text });
    case 'supplement':
      return resident.supplement(ctx, { text }, files);
    case 'rate':
      return resident.rate(ctx, { stars: stars ?? 0, solved: form.solved === 'yes', ...said });
    case 'escalate':
      return resident.escalate(ctx, { text });
    case 'changeHandler':
      return resident.changeHandler(ctx, said);
    case 'withdraw':
      return resident.withdraw(ctx, { ...(text !== '' && { reason: text }), pressed: form.pressed === 'yes' });
    case 'resume':
      return resident.resume(ctx);
    case 'reopen':
      return resident.reopen(ctx, { text });
  }
}
