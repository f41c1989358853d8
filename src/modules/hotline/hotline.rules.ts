import { z } from 'zod';
import { caseKinds, caseTiers } from '#modules/cases/cases.rules.ts';

/** What a 12345 platform may tell of a ticket. */
export const hotlineVerbs = ['create', 'supplement', 'urge', 'reassign', 'redo', 'cancel'] as const;
export type HotlineVerb = (typeof hotlineVerbs)[number];

/** What is read from a pushed message; for each, the path in it: `data.orderNo`. */
export const hotlineFields = [
  'ticket',
  'event',
  'sequence',
  'at',
  'title',
  'body',
  'area',
  'placeNote',
  'kind',
  'category',
  'tier',
  'name',
  'phone',
  'address',
  'due',
  'receivedAt',
  'note',
  'unit',
] as const;
export type HotlineField = (typeof hotlineFields)[number];

const path = z.string().regex(/^[^.\s]{1,60}(\.[^.\s]{1,60}){0,4}$/);
const words = z.record(z.string().min(1).max(100), z.string().min(1).max(100));

/** How one platform's messages read here: all of it is data. */
export const mappingSchema = z.strictObject({
  fields: z.partialRecord(z.enum(hotlineFields), path),
  /** Their names of events. */
  events: z.record(z.string().min(1).max(60), z.enum(hotlineVerbs)).default({}),
  kinds: z.record(z.string().min(1).max(60), z.enum(caseKinds)).default({}),
  tiers: z.record(z.string().min(1).max(60), z.enum(caseTiers)).default({}),
  categories: words.default({}),
  /** Their divisions → ours. */
  areas: z.record(z.string().min(1).max(100), z.string().regex(/^\d{2,15}$/)).default({}),
  /** What stands for a ticket whose kind is not known. */
  kind: z.enum(caseKinds).default('complaint'),
});
export type HotlineMapping = z.output<typeof mappingSchema>;

/** `ticket`: the end that stands on the ticket; a number of hours or days from its receipt where it names none. */
export const deadlineSchema = z.strictObject({
  rule: z.enum(['ticket', 'count']).default('ticket'),
  amount: z.number().int().min(1).max(365).optional(),
  unit: z.enum(['h', 'd']).optional(),
});
export type HotlineDeadline = z.output<typeof deadlineSchema>;

/** Our own names for everything: what a platform that adapts to us sends. */
export const plainMapping: HotlineMapping = {
  fields: Object.fromEntries(hotlineFields.map((f) => [f, f])),
  events: {
    create: 'create',
    supplement: 'supplement',
    urge: 'urge',
    reassign: 'reassign',
    redo: 'redo',
    cancel: 'cancel',
    派单: 'create',
    补充: 'supplement',
    催办: 'urge',
    转派: 'reassign',
    退回重办: 'redo',
    重办: 'redo',
    撤单: 'cancel',
  },
  kinds: { 咨询: 'consult', 求助: 'help', 投诉: 'complaint', 举报: 'complaint', 建议: 'suggestion' },
  tiers: { 紧急: 'emergency', 特急: 'emergency', 一般: 'general', 疑难: 'complex' },
  categories: {},
  areas: {},
  kind: 'complaint',
};

export type ReadEvent = {
  ticket: string;
  verb: HotlineVerb;
  /** Orders the events of a ticket; compared as text. */
  rank: string;
  at: string;
  due: string | null;
  note: string | null;
  unit: string | null;
  /** Only with a creation. */
  said: Said | null;
};
export type Said = {
  title?: string;
  body: string;
  areaText: string | null;
  area: string | null;
  placeNote?: string;
  kind: (typeof caseKinds)[number];
  tier?: (typeof caseTiers)[number];
  category?: string;
  receivedAt: string | null;
  name?: string;
  phone?: string;
  address?: string;
};
export type EventFault = {
  field: HotlineField | 'message';
  rule: 'required' | 'value' | 'time' | 'tooShort' | 'shape';
};

const MIN_BODY = 4;
const MAX_BODY = 8000;

function valueAt(message: unknown, way: string): unknown {
  let here = message;
  for (const step of way.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

const clean = (value: unknown, max: number): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
        .toWellFormed()
        .replace(/(?![\n\t])\p{Cc}/gu, '')
        .trim()
        .slice(0, max)
    : '';

/** `2026-03-03 09:30:00` (Beijing time), ISO with a zone, or seconds or milliseconds since 1970. */
export function readTime(value: string): Temporal.Instant | null {
  if (/^\d{10}$/.test(value)) return Temporal.Instant.fromEpochMilliseconds(Number(value) * 1000);
  if (/^\d{13}$/.test(value)) return Temporal.Instant.fromEpochMilliseconds(Number(value));
  const text = value.replaceAll('/', '-').replace(' ', 'T');
  try {
    return /(?:Z|[+-]\d\d:?\d\d)$/.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant();
  } catch {
    return null;
  }
}

const MAX_RANK_DIGITS = 18;
/** A sequence number goes before the time of the event, where the platform gives one; both as text of one length. */
export const rankOf = (sequence: string, at: Temporal.Instant): string =>
  /^\d{1,18}$/.test(sequence)
    ? sequence.padStart(MAX_RANK_DIGITS, '0')
    : String(at.epochMilliseconds).padStart(MAX_RANK_DIGITS, '0');

/** Reads one pushed message by a platform's mapping: what it says here, or all that is wrong with it. */
export function readEvent(
  message: unknown,
  mapping: HotlineMapping,
  now: Temporal.Instant,
): { read: ReadEvent } | { faults: EventFault[] } {
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    return { faults: [{ field: 'message', rule: 'shape' }] };
  const faults: EventFault[] = [];
  const value = (field: HotlineField, max = 200) => {
    const way = mapping.fields[field];
    return way ? clean(valueAt(message, way), max) : '';
  };
  const time = (field: HotlineField) => {
    const text = value(field);
    const found = text ? readTime(text) : null;
    if (text && !found) faults.push({ field, rule: 'time' });
    return found;
  };
  const ticket = value('ticket', 60).normalize('NFKC');
  if (!ticket) faults.push({ field: 'ticket', rule: 'required' });
  const name = value('event', 60);
  const verb = Object.hasOwn(mapping.events, name) ? mapping.events[name] : undefined;
  if (!verb) faults.push({ field: 'event', rule: name ? 'value' : 'required' });
  const sequence = value('sequence', 30);
  if (sequence && !/^\d{1,18}$/.test(sequence)) faults.push({ field: 'sequence', rule: 'value' });
  const at = time('at');
  // Without either nobody could say which of two events is the later one.
  if (!sequence && !at) faults.push({ field: 'at', rule: 'required' });
  const due = time('due');
  const receivedAt = time('receivedAt');
  const body = value('body', MAX_BODY);
  if (verb === 'create' && body.length < MIN_BODY) faults.push({ field: 'body', rule: body ? 'tooShort' : 'required' });
  if (faults.length > 0 || !verb) return { faults };
  const optional = (field: HotlineField, max = 200) => value(field, max) || null;
  return {
    read: {
      ticket,
      verb,
      rank: rankOf(sequence, at ?? now),
      at: (at ?? now).toString(),
      due: due?.toString() ?? null,
      note: optional('note', 1000) ?? (verb === 'supplement' ? optional('body', 1000) : null),
      unit: optional('unit', 80),
      said: verb === 'create' ? saidIn(value, mapping, body, receivedAt) : null,
    },
  };
}

function saidIn(
  value: (field: HotlineField, max?: number) => string,
  mapping: HotlineMapping,
  body: string,
  receivedAt: Temporal.Instant | null,
): Said {
  const pick = <V>(of: Readonly<Record<string, V>>, key: string): V | undefined =>
    Object.hasOwn(of, key) ? of[key] : undefined;
  const areaText = value('area', 100);
  const title = value('title', 120);
  const placeNote = value('placeNote');
  const tier = pick(mapping.tiers, value('tier', 60));
  const theirs = value('category', 100);
  const category = (pick(mapping.categories, theirs) ?? theirs).slice(0, 60);
  const [name, phone, address] = [value('name', 40), value('phone', 30), value('address')];
  return {
    body,
    areaText: areaText || null,
    area: pick(mapping.areas, areaText) ?? (/^\d{2,15}$/.test(areaText) ? areaText : null),
    kind: pick(mapping.kinds, value('kind', 60)) ?? mapping.kind,
    receivedAt: receivedAt?.toString() ?? null,
    ...(title && { title }),
    ...(placeNote && { placeNote }),
    ...(tier && { tier }),
    ...(category && { category }),
    ...(name && { name }),
    ...(phone && { phone }),
    ...(address && { address }),
  };
}

/** When the ticket must be done by: what stands on it, else so long after it was received, as the platform's rule has it. */
export function dueOf(
  rule: HotlineDeadline,
  due: string | null,
  receivedAt: Temporal.Instant,
): Temporal.Instant | null {
  if (due && rule.rule === 'ticket') return Temporal.Instant.from(due);
  if (!rule.amount || !rule.unit) return due ? Temporal.Instant.from(due) : null;
  return receivedAt.add({ hours: rule.unit === 'h' ? rule.amount : rule.amount * 24 });
}

/** What a ticket has come to so far. The same events give the same ticket, in whatever order they arrive. */
export type TicketState = {
  dueRank: string | null;
  due: string | null;
  assignedRank: string | null;
  assignedTo: string | null;
  isCancelled: boolean;
  urges: number;
  redos: number;
  highest: string | null;
};
const isLater = (rank: string, than: string | null) => than === null || rank > than;

/**
 * One event more. What is counted or added (urges, returns to be done again, what was supplemented, a cancellation) counts whenever it comes; of what
 * replaces (the unit, the deadline) the later one by rank stays. `superseded`: it came after a later one and changes nothing.
 */
export function applied(state: TicketState, e: ReadEvent): { state: TicketState; isSuperseded: boolean } {
  const takesDue = e.due !== null && isLater(e.rank, state.dueRank);
  const takesUnit = e.verb === 'reassign' && isLater(e.rank, state.assignedRank);
  const next: TicketState = {
    ...state,
    ...(takesDue && { due: e.due, dueRank: e.rank }),
    ...(takesUnit && { assignedTo: e.unit, assignedRank: e.rank }),
    isCancelled: state.isCancelled || e.verb === 'cancel',
    urges: state.urges + (e.verb === 'urge' ? 1 : 0),
    redos: state.redos + (e.verb === 'redo' ? 1 : 0),
    highest: isLater(e.rank, state.highest) ? e.rank : state.highest,
  };
  return { state: next, isSuperseded: e.verb === 'reassign' && !takesUnit };
}
