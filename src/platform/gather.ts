import type { Socket } from 'node:net';
import type pg from 'pg';

/** The connection itself, which the driver keeps to itself. */
export const streamOf = (client: pg.Client): Socket =>
  (client as unknown as { connection: { stream: Socket } }).connection.stream;

const gathering = new WeakSet<Socket>();
/** What is asked from now to `turn` goes to the server in one piece: sending a piece costs the processor more than most of what is in it. */
export function gather(stream: Socket, turn: (send: () => void) => void): void {
  if (gathering.has(stream) || !stream.writable) return;
  gathering.add(stream);
  stream.cork();
  turn(() => {
    gathering.delete(stream);
    stream.uncork();
  });
}
