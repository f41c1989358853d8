/**
 * One spelling for one JSON value (as RFC 8785: no spaces, keys in order of UTF-16 units, numbers as ECMAScript prints them), so
 * that a hash of it can be checked after the value has been through `jsonb`. Agrees with `JSON.stringify` about what is left
 * out (`undefined`, functions; `null` for them in arrays) and about `toJSON`. Throws `TypeError` for what JSON would lose:
 * NaN and infinities, bigint, Map, Set, bytes and other class instances.
 */
export function canonicalJson(value: unknown): string {
  const text = spelled(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

function spelled(raw: unknown): string | undefined {
  const value = hasToJson(raw) ? raw.toJSON('') : raw;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('not a JSON value: number without end');
    return JSON.stringify(value);
  }
  if (typeof value === 'bigint') throw new TypeError('not a JSON value: bigint');
  if (Array.isArray(value)) return `[${Array.from(value, (item) => spelled(item) ?? 'null').join(',')}]`;
  if (typeof value === 'object') return spelledObject(value);
  return undefined;
}

function spelledObject(value: object): string {
  const parent = Object.getPrototypeOf(value);
  if (parent !== null && Object.getPrototypeOf(parent) !== null)
    throw new TypeError('not a JSON value: class instance');
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const text = spelled((value as Record<string, unknown>)[key]);
    if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(',')}}`;
}

function hasToJson(value: unknown): value is { toJSON(key: string): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}
