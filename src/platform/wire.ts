/*
 * The few messages of PostgreSQL's protocol (version 3, "Message Formats" in its manual) that asking a known statement needs. The driver knows all of them, and takes
 * three times as long over an answer of twenty rows: it makes an event of each row, and describes each answer anew.
 */

/** Column types whose text holds no sign beyond ASCII, so that it need not be decoded. */
const ASCII = new Set([16, 17, 20, 21, 23, 26, 700, 701, 1082, 1083, 1114, 1184, 1700, 2950]);
/** Texts as they are. */
const TEXT = new Set([18, 19, 25, 705, 1042, 1043]);

type Column = { name: string; isAscii: boolean; parse: ((text: string) => unknown) | null };
/** What the rows of a statement look like. */
export type Shape = { columns: readonly Column[]; empty: Record<string, unknown> };
export type ParserOf = (oid: number) => (text: string) => unknown;

const message = (type: string, body: Buffer): Buffer => {
  const whole = Buffer.allocUnsafe(body.length + 5);
  whole.write(type, 0, 'latin1');
  whole.writeInt32BE(body.length + 4, 1);
  body.copy(whole, 5);
  return whole;
};
const zeroEnded = (text: string) => Buffer.from(`${text}\0`);

export const parseMessage = (name: string, text: string): Buffer =>
  message('P', Buffer.concat([zeroEnded(name), zeroEnded(text), Buffer.alloc(2)]));
export const describeMessage = message('D', Buffer.from('P\0'));
/** Carry it out, and the end of the question: what follows stands for itself. */
export const executeMessage = Buffer.concat([message('E', Buffer.alloc(5)), message('S', Buffer.alloc(0))]);

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
/** A value as the server reads it; null stays null. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return `{${value.map((v) => (v === null ? 'NULL' : quoted(valueText(v) ?? ''))).join(',')}}`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  throw new Error('a value that a read cannot send');
}

/** Binds values to a statement; `head` is its name as `bindHead` gives it. */
export const bindHead = (name: string): Buffer => Buffer.concat([Buffer.alloc(1), zeroEnded(name), Buffer.alloc(2)]);
export function bindMessage(head: Buffer, values: readonly unknown[]): Buffer {
  const texts = values.map(valueText);
  let length = 5 + head.length + 4;
  for (const text of texts) length += 4 + (text === null ? 0 : Buffer.byteLength(text));
  const whole = Buffer.allocUnsafe(length);
  whole[0] = 66;
  whole.writeInt32BE(length - 1, 1);
  head.copy(whole, 5);
  let at = whole.writeInt16BE(texts.length, 5 + head.length);
  for (const text of texts) {
    if (text === null) at = whole.writeInt32BE(-1, at);
    else {
      const bytes = whole.write(text, at + 4);
      at = whole.writeInt32BE(bytes, at) + bytes;
    }
  }
  whole.writeInt16BE(0, at);
  return whole;
}

/** Reads a description of rows whose body begins at `at`. */
export function readShape(from: Buffer, at: number, parserOf: ParserOf): Shape {
  const columns: Column[] = [];
  let next = at + 2;
  for (let n = from.readInt16BE(at); n > 0; n--) {
    const end = from.indexOf(0, next);
    const name = from.toString('utf8', next, end);
    const oid = from.readInt32BE(end + 7);
    columns.push({ name, isAscii: ASCII.has(oid), parse: TEXT.has(oid) || oid === 2950 ? null : parserOf(oid) });
    next = end + 19;
  }
  // Rows are copies of one object, which keeps the engine from thinking each of another kind.
  const empty: Record<string, unknown> = {};
  for (const { name } of columns) empty[name] = null;
  return { columns, empty };
}

const isAscii = (text: string) => !/[\x80-\xff]/.test(text);

/** Reads one row whose body lies from `at` to `end`. */
export function readRow(from: Buffer, at: number, end: number, { columns, empty }: Shape): Record<string, unknown> {
  const row = { ...empty };
  // Taken out of the buffer at once: what is not ASCII is taken out again.
  const whole = from.toString('latin1', at, end);
  let next = 2;
  for (const column of columns) {
    const length = from.readInt32BE(at + next);
    next += 4;
    if (length < 0) continue;
    const cut = whole.slice(next, next + length);
    const text = column.isAscii || isAscii(cut) ? cut : from.toString('utf8', at + next, at + next + length);
    row[column.name] = column.parse ? column.parse(text) : text;
    next += length;
  }
  return row;
}

/** The fields of a refusal whose body begins at `at`, by their letters. */
export function readFields(from: Buffer, at: number, end: number): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (let next = at; next < end && from[next] !== 0; ) {
    const stop = from.indexOf(0, next + 1);
    fields[String.fromCharCode(from[next]!)] = from.toString('utf8', next + 1, stop);
    next = stop + 1;
  }
  return fields;
}
