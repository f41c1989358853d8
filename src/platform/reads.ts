import type { Socket } from 'node:net';
import pg from 'pg';
import { gather, streamOf } from './gather.ts';
import { traceStatements } from './trace.ts';

/*
 * What people read most is asked over a few connections of its own (docs/decisions/0050): each plans a text once, for whatever values, and is asked anew before it has answered
 * (the driver's pipeline mode). Only what is short may go there (`statement`), for whoever asks behind it waits.
 */

type Row = Record<string, unknown>;

/** The same in all connections; statements are few (see `statement`). */
const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? `read${names.size}`;
  names.set(text, name);
  return name;
}

/** A connection and how many wait on it. While nobody does it does not keep the program alive. */
class Line {
  waiting = 0;
  private readonly stream: Socket;
  private readonly client: pg.Client;
  private readonly over: () => void;

  constructor(client: pg.Client, over: () => void) {
    this.client = client;
    this.over = over;
    this.stream = streamOf(client);
    this.stream.unref();
    client.on('error', over);
    client.on('end', over);
  }

  async ask(text: string, values: readonly unknown[]): Promise<Row[]> {
    // What comes in one turn of the loop goes out in one.
    gather(this.stream, setImmediate);
    if (this.waiting === 0) this.stream.ref();
    this.waiting += 1;
    try {
      return (await this.client.query<Row>({ name: nameOf(text), text, values: values as unknown[] })).rows;
    } catch (error) {
      // The server said good-bye: nobody else is to ask here, though the line is not yet cut.
      if ((error as { severity?: string }).severity === 'FATAL') this.over();
      throw error;
    } finally {
      this.waiting -= 1;
      if (this.waiting === 0) this.stream.unref();
    }
  }

  /** Whoever waits for the end is to see it: until then the line keeps the program alive. */
  end(): Promise<void> {
    this.stream.ref();
    return this.client.end();
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

  constructor(config: pg.ClientConfig, most: number) {
    this.config = config;
    this.most = most;
  }

  async ask(text: string, values: readonly unknown[]): Promise<Row[]> {
    const line = this.idlest() ?? (await this.opened());
    this.wasAsked = true;
    return line.ask(text, values);
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
    for (const line of this.lines) if (!best || line.waiting < best.waiting) best = line;
    if (best && best.waiting > 0 && this.lines.length < this.most) this.opened().catch(() => {});
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
    const client = new pg.Client({ ...this.config, pipeline: true });
    client.on('error', () => {});
    await client.connect();
    traceStatements(client);
    const line: Line = new Line(client, () => {
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
