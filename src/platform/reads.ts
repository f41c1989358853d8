import { channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import pg from 'pg';
import { tracedStatement } from './trace.ts';
import {
  bindHead,
  bindMessage,
  describeMessage,
  executeMessage,
  type ParserOf,
  parseMessage,
  readFields,
  readRow,
  readShape,
  type Shape,
} from './wire.ts';

/*
 * What people read most is asked over a few connections of its own (docs/decisions/0050): each plans a text once, for whatever values, and is asked anew before it has answered.
 * Only what is short may go there (`statement`), for whoever asks behind it waits.
 */

/** Tells every statement that goes this way: tests hold their plans to indexes. */
export const askedChannel = channel('baodao.read');

type Row = Record<string, unknown>;
type Known = { name: string; head: Buffer; isSent: boolean; shape: Shape | null };
type Asked = {
  known: Known;
  sendsText: boolean;
  rows: Row[];
  refused: Error | null;
  done(rows: Row[]): void;
  failed(error: Error): void;
};

/** The same in all connections; statements are few (see `statement`). */
const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? `read${names.size}`;
  names.set(text, name);
  return name;
}

const [PARSED, ROW, ERROR, READY, DESCRIBED] = [49, 68, 69, 90, 84];
const HEADER = 5;

/** A connection that is past its sign-in, which the driver saw to. */
class Line {
  readonly waiting: Asked[] = [];
  isOver = false;
  private readonly stream: Socket;
  private readonly client: pg.Client;
  private readonly known = new Map<string, Known>();
  private readonly parserOf: ParserOf;
  private rest: Buffer | null = null;
  private isCorked = false;

  constructor(client: pg.Client, parserOf: ParserOf, over: () => void) {
    this.client = client;
    this.parserOf = parserOf;
    this.stream = (client as unknown as { connection: { stream: Socket } }).connection.stream;
    // From here on the driver only watches whether it breaks.
    this.stream.removeAllListeners('data');
    this.stream.on('data', (part: Buffer) => this.read(part));
    this.stream.unref();
    const breaks = () => {
      if (this.isOver) return;
      this.isOver = true;
      over();
      for (const asked of this.waiting.splice(0)) asked.failed(new Error('Connection terminated unexpectedly'));
    };
    client.on('error', breaks);
    client.on('end', breaks);
  }

  ask(text: string, values: readonly unknown[]): Promise<Row[]> {
    const known = this.knownOf(text);
    // Before anything is sent: a value that cannot be is the caller's fault.
    const bind = bindMessage(known.head, values);
    const sendsText = !known.isSent;
    // What comes in one turn of the loop goes out in one.
    if (!this.isCorked) {
      this.isCorked = true;
      this.stream.cork();
      setImmediate(() => {
        this.isCorked = false;
        this.stream.uncork();
      });
    }
    if (sendsText) this.stream.write(parseMessage(known.name, text));
    this.stream.write(bind);
    if (!known.shape) this.stream.write(describeMessage);
    this.stream.write(executeMessage);
    known.isSent = true;
    if (this.waiting.length === 0) this.stream.ref();
    return new Promise((done, failed) => {
      this.waiting.push({ known, sendsText, rows: [], refused: null, done, failed });
    });
  }

  end(): Promise<void> {
    return this.isOver ? Promise.resolve() : this.client.end();
  }

  private knownOf(text: string): Known {
    const found = this.known.get(text);
    if (found) return found;
    const name = nameOf(text);
    const made = { name, head: bindHead(name), isSent: false, shape: null };
    this.known.set(text, made);
    return made;
  }

  private read(part: Buffer): void {
    const from = this.rest ? Buffer.concat([this.rest, part]) : part;
    let at = 0;
    while (from.length - at >= HEADER) {
      const end = at + 1 + from.readInt32BE(at + 1);
      if (end > from.length) break;
      this.take(from, at, end);
      at = end;
    }
    this.rest = at < from.length ? from.subarray(at) : null;
  }

  private take(from: Buffer, at: number, end: number): void {
    const asked = this.waiting[0];
    if (!asked) return;
    const body = at + HEADER;
    switch (from[at]) {
      case ROW:
        asked.rows.push(readRow(from, body, end, asked.known.shape!));
        break;
      case READY:
        this.waiting.shift();
        if (this.waiting.length === 0) this.stream.unref();
        if (asked.refused) asked.failed(asked.refused);
        else asked.done(asked.rows);
        break;
      case PARSED:
        asked.sendsText = false;
        break;
      case DESCRIBED:
        asked.known.shape = readShape(from, body, this.parserOf);
        break;
      case ERROR: {
        // It was refused before it was known: it is to be sent again.
        if (asked.sendsText) asked.known.isSent = false;
        const { C: code, M: said, n: constraint } = readFields(from, body, end);
        asked.refused = Object.assign(new pg.DatabaseError(said ?? '', end - at, 'error'), { code, constraint });
        break;
      }
      default:
    }
  }
}

/** After so long without a question the lines, and their plans with them, are given back. */
const QUIET_MS = 30 * 60_000;

export class Reads {
  private readonly lines: Line[] = [];
  private opening: Promise<Line> | null = null;
  private quiet: NodeJS.Timeout | null = null;
  private wasAsked = false;
  private isEnded = false;
  private readonly config: pg.ClientConfig;
  private readonly most: number;
  private readonly parserOf: ParserOf;

  constructor(config: pg.ClientConfig, most: number, parserOf: ParserOf) {
    this.config = config;
    this.most = most;
    this.parserOf = parserOf;
  }

  async ask(text: string, values: readonly unknown[]): Promise<Row[]> {
    if (askedChannel.hasSubscribers) askedChannel.publish({ text, values });
    const line = this.idlest() ?? (await this.opened());
    this.wasAsked = true;
    return tracedStatement(text, () => line.ask(text, values));
  }

  async end(): Promise<void> {
    this.isEnded = true;
    if (this.quiet) clearInterval(this.quiet);
    await this.opening?.catch(() => {});
    await Promise.all(this.lines.splice(0).map((line) => line.end()));
  }

  /** The line with the fewest waiting; when all have some and there may be more, one is opened beside. */
  private idlest(): Line | null {
    let best: Line | null = null;
    for (const line of this.lines) if (!best || line.waiting.length < best.waiting.length) best = line;
    if (best && best.waiting.length > 0 && this.lines.length < this.most) this.opened().catch(() => {});
    return best;
  }

  private opened(): Promise<Line> {
    this.opening ??= this.open().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  private async open(): Promise<Line> {
    if (this.isEnded) throw new Error('Connection terminated');
    const client = new pg.Client(this.config);
    client.on('error', () => {});
    await client.connect();
    const line: Line = new Line(client, this.parserOf, () => {
      const at = this.lines.indexOf(line);
      if (at >= 0) this.lines.splice(at, 1);
    });
    this.lines.push(line);
    this.quiet ??= setInterval(() => this.rest(), QUIET_MS).unref();
    return line;
  }

  private rest(): void {
    const wasAsked = this.wasAsked;
    this.wasAsked = false;
    if (wasAsked) return;
    for (const line of this.lines.splice(0)) line.end().catch(() => {});
  }
}
