import type { Datum, Position, PublicStatus } from '#modules/publication/publication.rules.ts';
import type { Attribute, Service } from './services.rules.ts';

/* How GeoReport v2 says things, read as real clients send them. Pure. */

/** Fields of a request as they came: every field any number of times. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** An error of the standard: the status of the answer, and what it says. */
export type Fault = { readonly code: number; readonly description: string };
export const fault = (code: number, description: string): Fault => ({ code, description });

export const first = (fields: Fields, name: string): string | undefined =>
  fields
    .get(name)
    ?.find((v) => v.trim() !== '')
    ?.trim();

/** Clients split a name on a space: 张 三 is 张三 again, John Smith stays two words. */
export function joinName(firstName: string | undefined, lastName: string | undefined): string | undefined {
  const parts = [firstName, lastName].map((p) => (p ?? '').trim()).filter(Boolean);
  const joined = parts.join(' ').replace(/(?<=[\p{Script=Han}·])\s+(?=[\p{Script=Han}·])/gu, '');
  return joined === '' ? undefined : joined;
}

const number = (text: string | undefined) =>
  text !== undefined && /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;

/** `lat` and `long`: both or none, within the globe. */
export function positionIn(fields: Fields): Position | Fault | null {
  const [lat, long] = [first(fields, 'lat'), first(fields, 'long') ?? first(fields, 'lon')];
  if (lat === undefined && long === undefined) return null;
  const at = { lat: number(lat), long: number(long) };
  if (at.lat === null || at.long === null || Math.abs(at.lat) > 90 || Math.abs(at.long) > 180)
    return fault(400, 'lat and long must both be given, as decimal degrees.');
  return { lat: at.lat, long: at.long };
}

const datums: Readonly<Record<string, Datum>> = {
  wgs84: 'wgs84',
  'epsg:4326': 'wgs84',
  gcj02: 'gcj02',
  'gcj-02': 'gcj02',
  bd09: 'bd09',
  'bd-09': 'bd09',
};
export const datumOf = (text: string | undefined, otherwise: Datum): Datum | null =>
  text === undefined ? otherwise : (datums[text.toLowerCase()] ?? null);

const ATTRIBUTE = /^attribute\[([^\]]+)\](?:\[\])?$/;

/** `attribute[CODE]=x`, `attribute[CODE][]=x` (repeated), by code. */
export function attributesIn(fields: Fields): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const [name, values] of fields) {
    const code = ATTRIBUTE.exec(name)?.[1];
    const given = values.map((v) => v.trim()).filter(Boolean);
    if (code && given.length > 0) all.set(code, [...(all.get(code) ?? []), ...given]);
  }
  return all;
}

const isDatetime = (text: string) =>
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text);

function attributeFault(a: Attribute, given: readonly string[]): Fault | null {
  if (given.length === 0) return a.required ? fault(400, `attribute[${a.code}] is required (${a.says[0]}).`) : null;
  const [value = ''] = given;
  if (a.values && given.some((v) => !a.values?.some((known) => known.key === v)))
    return fault(400, `attribute[${a.code}] must be one of: ${a.values.map((v) => v.key).join(', ')}.`);
  if (a.datatype === 'number' && number(value) === null) return fault(400, `attribute[${a.code}] must be a number.`);
  if (a.datatype === 'datetime' && !isDatetime(value))
    return fault(400, `attribute[${a.code}] must be a date and time.`);
  if (a.datatype === 'singlevaluelist' && given.length > 1) return fault(400, `attribute[${a.code}] takes one value.`);
  return null;
}

/** What is wrong with the attributes of a service; codes it does not know are let be, as clients send their own along. */
export const attributeFaults = (s: Service, given: ReadonlyMap<string, readonly string[]>): Fault[] =>
  s.attributes.flatMap((a) => attributeFault(a, given.get(a.code) ?? []) ?? []);

/** The attributes as lines under the description: what was asked, what was answered. */
export function attributeLines(s: Service, given: ReadonlyMap<string, readonly string[]>): string[] {
  return s.attributes.flatMap((a) => {
    const answers = (given.get(a.code) ?? []).map((v) => a.values?.find((known) => known.key === v)?.name[0] ?? v);
    return answers.length > 0 ? [`${a.says[0]}:${answers.join('、')}`] : [];
  });
}

export const RANGE_DAYS = 90;

export type Range = { from: Temporal.Instant; to: Temporal.Instant };
const filed = ['start_date', 'end_date'] as const;
const moved = ['updated_after', 'updated_before'] as const;

/** `start_date` and `end_date`, or another pair of them: ninety days at most, the latest ninety when nothing is said. */
export function rangeIn(
  fields: Fields,
  now: Temporal.Instant,
  names: readonly [string, string] = filed,
): Range | Fault {
  const days = { hours: RANGE_DAYS * 24 };
  const momentIn = (name: string) => {
    const text = first(fields, name);
    return text === undefined ? null : instantOf(text);
  };
  const [start, end] = [momentIn(names[0]), momentIn(names[1])];
  if (start === false || end === false)
    return fault(400, `${names.join(' and ')} must be ISO 8601, such as 2026-03-01T00:00:00+08:00.`);
  if (!start) return { from: (end ?? now).subtract(days), to: end ?? now.add({ seconds: 1 }) };
  const furthest = start.add(days);
  const to = end ?? now.add({ seconds: 1 });
  return { from: start, to: Temporal.Instant.compare(to, furthest) > 0 ? furthest : to };
}

/** Which requests by date: those filed within a range, those that moved within one (`updated_after`, `updated_before`), or both. */
export function rangesIn(fields: Fields, now: Temporal.Instant): { filed: Range | null; moved: Range | null } | Fault {
  const says = (names: readonly string[]) => names.some((name) => first(fields, name) !== undefined);
  const movedIn = says(moved) ? rangeIn(fields, now, moved) : null;
  if (movedIn && 'code' in movedIn) return movedIn;
  // Who asks for what moved lately means old requests too.
  const filedIn = movedIn && !says(filed) ? null : rangeIn(fields, now);
  return filedIn && 'code' in filedIn ? filedIn : { filed: filedIn, moved: movedIn };
}

/** A moment as clients write it; without a zone it is the place's own time, a bare day its beginning. False for anything else. */
export function instantOf(text: string): Temporal.Instant | false {
  // A plus that was not escaped arrives as a space.
  const written = text
    .trim()
    .replace(/ (\d{2}:\d{2})$/, '+$1')
    .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T');
  if (!isDatetime(written)) return false;
  try {
    if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(written) && written.includes('T')) return Temporal.Instant.from(written);
    return Temporal.PlainDateTime.from(written).toZonedDateTime('Asia/Shanghai').toInstant();
  } catch {
    return false;
  }
}

export const isClosed = (status: PublicStatus): boolean =>
  status === 'solved' || status === 'explained' || status === 'unreached';

/** Statuses of the service-request-updates extension. */
export const updateStatuses = [
  'OPEN',
  'FIXED',
  'IN_PROGRESS',
  'ACTION_SCHEDULED',
  'INVESTIGATING',
  'DUPLICATE',
  'NOT_COUNCILS_RESPONSIBILITY',
  'NO_FURTHER_ACTION',
  'INTERNAL_REFERRAL',
  'FOR_TRIAGE',
  'CLOSED',
  'CANCELLED',
  'REOPEN',
] as const;
export type UpdateStatus = (typeof updateStatuses)[number];

const steps: Readonly<Record<string, UpdateStatus | undefined>> = {
  report: 'OPEN',
  import: 'OPEN',
  dispatch: 'INTERNAL_REFERRAL',
  take: 'IN_PROGRESS',
  sign: 'IN_PROGRESS',
  insist: 'IN_PROGRESS',
  return: 'FOR_TRIAGE',
  recall: 'FOR_TRIAGE',
  allowReturn: 'FOR_TRIAGE',
  passOn: 'INTERNAL_REFERRAL',
  approveSuspension: 'ACTION_SCHEDULED',
  resumeWork: 'IN_PROGRESS',
  // An answer is not an end: the person has yet to say so.
  answer: 'INVESTIGATING',
  reply: 'INVESTIGATING',
  confirmUnreasonable: 'INVESTIGATING',
  dispute: 'REOPEN',
  reopen: 'REOPEN',
  changeHandler: 'REOPEN',
  lapse: 'CANCELLED',
};
const ends: Readonly<Record<string, UpdateStatus | undefined>> = {
  solved: 'FIXED',
  explained: 'NO_FURTHER_ACTION',
  unreached: 'CLOSED',
};

/** The acts that are told as updates; the store asks by them. */
export const toldVerbs: readonly string[] = [...Object.keys(steps), 'confirm', 'callback'];

/** What an entry of a case's chain is to a client; null for what did not move it. */
export function updateStatusOf(
  verb: string,
  result: unknown,
  outcome: string | null,
  isLast: boolean,
): UpdateStatus | null {
  if (verb === 'callback') {
    if (result === 'unsolved') return 'REOPEN';
    return isLast && outcome ? (ends[outcome] ?? null) : null;
  }
  if (verb === 'confirm') return isLast && outcome ? (ends[outcome] ?? 'CLOSED') : null;
  return steps[verb] ?? null;
}
