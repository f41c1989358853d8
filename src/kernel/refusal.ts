import type { Word, WordValues } from './words.ts';

/** One input field that breaks a rule: `field` is a path such as `reporter.phone`. */
export type FieldFault = { field: string; rule: string; says: Word; values?: WordValues };

/**
 * "No" as an answer: a code a program can test and a sentence a person can act on, in both languages.
 * Everything else that is thrown is a bug and surfaces as such.
 */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  readonly says: Word;
  readonly values: WordValues;
  readonly faults: readonly FieldFault[];

  constructor(
    code: string,
    status: number,
    says: Word,
    more: { values?: WordValues; faults?: readonly FieldFault[] } = {},
  ) {
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.status = status;
    this.says = says;
    this.values = more.values ?? {};
    this.faults = more.faults ?? [];
  }
}

/** Outside what the actor may see is the same as not there. */
export const notFound = () =>
  new Refused('notFound', 404, ['没有找到,或您无权查看。', 'Not found, or not yours to see.']);

export const stale = () =>
  new Refused('stale', 412, [
    '别人刚刚改过这一件,请看过最新情况再操作。',
    'Someone changed this meanwhile: look at it again first.',
  ]);

export const versionMissing = () =>
  new Refused('versionMissing', 428, [
    '请求没有说明依据的是哪一版(If-Match)。',
    'The request does not say which version it was decided on (If-Match).',
  ]);

/** A single field that breaks a rule (422). */
export const faulty = (field: string, rule: string, says: Word, values?: WordValues) =>
  new Refused('faulty', 422, says, {
    faults: [values ? { field, rule, says, values } : { field, rule, says }],
    ...(values ? { values } : {}),
  });
