import { z } from 'zod';
import { levelOf } from './area.ts';

const NO_AREA = ['没有这样的行政区划代码', 'is no division code'] as const;

/** Field types that every contract uses; moments and days travel as ISO text. */
export const id = z.uuid();
export const moment = z.string();
export const day = z.iso.date();
export const areaCode = z
  .string()
  .regex(/^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{15})$/, { abort: true })
  .refine((code) => levelOf(code) !== null, { params: { rule: 'area', says: NO_AREA } });

// NUL is no sign of any script, and PostgreSQL keeps no text with one.
const withoutNul = (t: string) => t.replaceAll('\0', '');

/** A text a person wrote: trimmed, not empty, at most `max` characters. */
export const text = (max: number, min = 1) => z.string().overwrite(withoutNul).trim().min(min).max(max);
/** A text that may be left out; an empty one counts as left out, any other has at least `min` characters. */
export const optionalText = (max: number, min = 1) =>
  z
    .string()
    .overwrite(withoutNul)
    .trim()
    .max(max)
    .check(({ value, issues }) => {
      if (value !== '' && value.length < min)
        issues.push({ code: 'too_small', origin: 'string', minimum: min, inclusive: true, input: value });
    })
    .transform((t) => (t === '' ? undefined : t))
    .optional();

/**
 * What comes with a record that was written down away from the server (docs/decisions/0011): the id the phone gave it, when it was
 * written, and the ids of the files that were sent before it.
 */
export const captured = (maxFiles = 9) =>
  z.object({
    ...{ id, madeAt: z.iso.datetime({ offset: true }), files: z.array(id).max(maxFiles).default([]) },
    /** The number the phone gave it meanwhile, which may stand on paper. */
    provisional: z.string().max(20).optional(),
  });
export type Captured = z.output<ReturnType<typeof captured>>;

const fromText = (value: unknown) => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
};
/** A value that comes beside a file: the fields of a form travel as texts, and this one's text is JSON. */
export const formJson = <T extends z.ZodType>(schema: T) => z.preprocess(fromText, schema);
