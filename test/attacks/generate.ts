import type { Dice } from '#demo/year/dice.ts';

/* Values for a JSON schema: such as somebody might send, and such as nobody should. */

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema is looked into as it comes
export type Schema = any;
export type Source = {
  /** An id for a field of this name. */
  idFor(name: string): string;
  area(): string;
  words(): string;
};

const HUGE = '报'.repeat(70_000);
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '结尾有零\u0000',
  '\ud800',
  '半个\udc00字',
  '\u202e反过来',
  '\ufeff',
  HUGE,
  "'; drop table cases; --",
  "' or '1'='1",
  "') union select name, phone from person --",
  '$1',
  '{{constructor.constructor("return process")()}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '../../../../etc/passwd',
  '..%2f..%2fkeys.json',
  '/etc/passwd\u0000.jpg',
  '%',
  '%%_%',
  '\\',
  '\\u0000',
  'null',
  'NaN',
  '-1',
  '1e309',
  '99999999999999999999999999',
  '0000-00-00',
  '2026-02-30',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '-000001-01-01T00:00:00Z',
  '+275760-09-14T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-4000-8000-000000000000',
  '__proto__',
  'constructor',
  'toString',
  '1501',
  '150102401007',
  '99',
  '(a+)+$',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
  '=cmd|"/c calc"!A1',
  '{"$ne":null}',
  'http://169.254.169.254/latest/meta-data/',
  '\r\nset-cookie: a=b',
];
const deep = JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) as unknown;
const hostileValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  -0.0,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  1e308,
  [],
  {},
  [null],
  [[]],
  deep,
  { $ne: null },
  { length: 1e9 },
  JSON.parse('{"__proto__":{"role":"systemAdmin"},"constructor":{"prototype":{}}}'),
];

export const hostile = (d: Dice): unknown =>
  d.chance(0.6) ? d.pick(hostileTexts) : d.pick(hostileValues as unknown[]);

/** A value that the schema takes; with `fault` now and then one that it does not, or one at the edge of it. */
export function valueFor(schema: Schema, name: string, d: Dice, from: Source, fault: number): unknown {
  if (fault > 0 && d.chance(fault)) return hostile(d);
  if ('const' in schema) return schema.const;
  if (schema.enum) return d.pick(schema.enum as unknown[]);
  const choice: Schema[] | undefined = schema.anyOf ?? schema.oneOf;
  if (choice) return valueFor(d.pick(choice), name, d, from, fault);
  const type = Array.isArray(schema.type) ? d.pick(schema.type as string[]) : schema.type;
  if (type === 'string') return textFor(schema, name, d, from, fault);
  if (type === 'integer' || type === 'number') return numberFor(schema, type, d, fault);
  if (type === 'boolean') return d.chance(0.5);
  if (type === 'null') return null;
  if (type === 'array') return listFor(schema, name, d, from, fault);
  if (type === 'object' || schema.properties) return objectFor(schema, d, from, fault);
  return d.pick([1, '词', null, {}] as unknown[]);
}

function listFor(schema: Schema, name: string, d: Dice, from: Source, fault: number): unknown[] {
  if (schema.prefixItems) return (schema.prefixItems as Schema[]).map((item) => valueFor(item, name, d, from, fault));
  const least = schema.minItems ?? 0;
  const most = Math.min(schema.maxItems ?? 3, least + 2);
  const n = fault > 0 && d.chance(0.03) ? 300 : d.between(least, Math.max(least, most));
  return Array.from({ length: n }, () => valueFor(schema.items ?? {}, name.replace(/s$/, ''), d, from, fault));
}

function objectFor(schema: Schema, d: Dice, from: Source, fault: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  const required = new Set<string>(schema.required ?? []);
  for (const [key, of] of Object.entries(schema.properties ?? {})) {
    if (required.has(key) ? fault > 0 && d.chance(0.03) : d.chance(0.5)) continue;
    made[key] = valueFor(of, key, d, from, fault);
  }
  if (typeof schema.additionalProperties === 'object')
    for (let n = d.upTo(3); n > 0; n--) {
      const key = valueFor(schema.propertyNames ?? { type: 'string' }, 'key', d, from, 0);
      made[String(key).slice(0, 100)] = valueFor(schema.additionalProperties, 'value', d, from, fault);
    }
  if (fault > 0 && d.chance(0.02)) made[d.pick(['area', 'role', 'id', 'actor', '__proto__x'])] = hostile(d);
  return made;
}

function numberFor(schema: Schema, type: string, d: Dice, fault: number): number {
  const least = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? 0, Number.MIN_SAFE_INTEGER);
  const most = Math.min(schema.maximum ?? least + 40, Number.MAX_SAFE_INTEGER);
  // The edges themselves, and what is allowed but larger than any column.
  if (d.chance(0.15)) return d.pick([least, schema.maximum ?? 2 ** 40, schema.minimum ?? -(2 ** 40)]);
  const n = least + d.upTo(Math.max(1, Math.min(most - least, 50)));
  return type === 'number' && (fault > 0 || d.chance(0.3)) ? n + 0.25 : n;
}

const two = (n: number) => String(n).padStart(2, '0');
const day = (d: Dice) =>
  d.chance(0.08)
    ? d.pick(['0001-01-01', '0000-01-01', '9999-12-31', '1900-02-28', '2100-12-31'])
    : `${d.between(2025, 2027)}-${two(d.between(1, 12))}-${two(d.between(1, 28))}`;
const pad = (text: string, least: number) => (text.length >= least ? text : text + '字'.repeat(least - text.length));

function textFor(schema: Schema, name: string, d: Dice, from: Source, fault: number): string {
  const { format, pattern = '', minLength = 0, maxLength = 200 } = schema;
  if (format === 'uuid') return from.idFor(name);
  if (format === 'date') return day(d);
  if (format === 'date-time') return `${day(d)}T${two(d.upTo(24))}:${two(d.upTo(60))}:00Z`;
  if (pattern) return patterned(pattern as string, d, from);
  if (/phone/i.test(name)) return d.pick(['19900007777', '19900007778']).slice(0, maxLength);
  if (/idNumber|identity/i.test(name)) return '150124199001017776'.slice(0, maxLength);
  if (/area|place|village/i.test(name) && d.chance(0.8)) return from.area();
  if (fault > 0 && d.chance(0.1)) return pad('', maxLength).slice(0, 5000);
  return pad(from.words(), minLength).slice(0, maxLength);
}

/** The patterns that contracts use are few. */
function patterned(pattern: string, d: Dice, from: Source): string {
  if (pattern.startsWith('^(?:\\d{2}|')) return from.area();
  if (pattern.startsWith('^[0-9a-f]{64}')) return 'ab'.repeat(32);
  if (pattern.startsWith('^([01]\\d')) return `${two(d.between(8, 18))}:${d.pick(['00', '30'])}`;
  if (/^\^\\d\{4\}-/.test(pattern)) return `2026-${two(d.between(1, 12))}`;
  if (/^\^\\d\{4\}/.test(pattern)) return d.pick(['2026', '2026-03', '2026-Q1']);
  if (/^\^\\d\{(?:12|8)\}/.test(pattern)) return pattern.includes('12') ? '150124201213' : '20260303';
  if (pattern.startsWith('^[A-Z0-9-]')) return d.pick(['A-004', 'NMG-2026-0001']);
  if (pattern.includes('n(?:')) return 'n1';
  if (pattern.includes('+/')) return Buffer.from('报到').toString('base64');
  return d.pick(['name', 'kind', 'a1', 'toString']);
}
