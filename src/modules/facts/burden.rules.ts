/** What filling in costs a unit (减负表, product N11). Of units and forms, never of a person: no row has one. */

/** Seconds of a person's time. Not measured on anybody, so that nobody is timed: configurable estimates of our own. */
export const seconds = { typed: 10, reused: 1, photo: 30, record: 15 } as const;

/** A form that asks more than this of a unit in a week is over budget, unless who ordered it set another. Default of our own. */
export const DEFAULT_BUDGET_MINUTES = 30;

export type Effort = {
  readonly typed: number;
  readonly reused: number;
  readonly photos: number;
  readonly records: number;
};

export const minutesOf = (e: Effort): number =>
  Math.round(
    (e.typed * seconds.typed + e.reused * seconds.reused + e.photos * seconds.photo + e.records * seconds.record) / 6,
  ) / 10;

/** Records that are captured in the field, besides returns; `return:` and its id is a return. */
export const captureForms = ['patrol', 'visit', 'certification', 'handout', 'fact'] as const;
export type CaptureForm = (typeof captureForms)[number];

/** The Monday of the week a day lies in. */
export function weekOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

const unasked = new Set(['id', 'madeAt', 'files', 'captured', 'version']);
/** How many fields of an input somebody filled in: what the phone adds by itself does not count. */
export function fieldsTyped(input: unknown, key = ''): number {
  if (unasked.has(key) || key.endsWith('Id') || input === null || input === undefined || input === '') return 0;
  if (Array.isArray(input)) return input.reduce((n: number, one) => n + fieldsTyped(one), 0);
  if (typeof input !== 'object') return 1;
  return Object.entries(input).reduce((n, [name, value]) => n + fieldsTyped(value, name), 0);
}
