import { XMLBuilder } from 'fast-xml-parser';

/** A value of an answer: nothing is an empty element, a list repeats its element. */
export type Value = string | number | boolean | null | { readonly [name: string]: Value } | readonly Value[];

const builder = new XMLBuilder({ ignoreAttributes: true, suppressEmptyNode: false, format: false });
// What XML 1.0 has no place for, whatever a person typed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

function clean(value: Value): Value {
  if (value === null) return '';
  if (typeof value === 'string') return value.toWellFormed().replace(NO_XML, '');
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(clean);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]));
}
const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A document with its declaration; `{ services: { service: [a, b] } }` is two `service` elements in `services`. */
export const xmlOf = (root: { readonly [name: string]: Value }): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${String(builder.build(clean(root)))}\n`;
