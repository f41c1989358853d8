import { Agent, request } from 'node:http';
import { SURFACE_HEADER } from '#kernel/surface.ts';

/** What a closed loop of callers saw: each asks again as soon as it was answered. Times in milliseconds. */
export type Seen = {
  requests: number;
  failed: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
};

export type Ask = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };
export type Said = { status: number; text: string; headers: Record<string, string | string[] | undefined> };

/** One caller with one connection of its own, kept open. */
export function callerTo(base: string): (ask: Ask) => Promise<Said> {
  const { hostname, port } = new URL(base);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return ({ method, path, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const sent = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) };
      const asking = request({ agent, hostname, port, method, path, headers: sent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString(), headers: answer.headers }),
        );
      });
      asking.on('error', reject);
      asking.end(body);
    });
}

/** A device with so many connections, as a browser has them: takes answers as they come, compressed, and keeps none of them but where `keeps`. */
export function deviceTo(base: string, cookie: string, connections: number) {
  const { hostname, port } = new URL(base);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { cookie, [SURFACE_HEADER]: 'field', 'accept-encoding': 'gzip, deflate, br' };
  return {
    ask: ({ method, path, headers: more, body }: Ask, keeps = false) =>
      new Promise<{ status: number; bytes: number; kept: Buffer }>((resolve, reject) => {
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        const sent = { ...headers, ...more, ...length };
        const asking = request({ agent, hostname, port, method, path, headers: sent }, (answer) => {
          const parts: Buffer[] = [];
          let bytes = 0;
          answer.on('data', (part: Buffer) => {
            bytes += part.length;
            if (keeps) parts.push(part);
          });
          answer.on('error', reject);
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes, kept: Buffer.concat(parts) }));
        });
        asking.on('error', reject);
        asking.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** Takes a file and keeps none of it; its bytes. */
export const bytesOf = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const asking = request(url, { headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('error', reject);
      answer.on('end', () => (answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${answer.statusCode}`))));
    });
    asking.on('error', reject);
    asking.end();
  });

const at = (sorted: Float64Array, share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** What these times (ms) of `seconds` of asking come to. */
export function seenOf(times: readonly number[], failed: number, seconds: number): Seen {
  const sorted = Float64Array.from(times).sort();
  return {
    requests: times.length,
    failed,
    seconds,
    perSecond: times.length / seconds,
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    p99: at(sorted, 0.99),
  };
}

/** `callers` loops of `once` for `seconds`; `once` says whether it went as it should. The first tenth of the time warms up and is not counted. */
export async function drive(
  callers: number,
  seconds: number,
  once: (caller: number, turn: number) => Promise<boolean>,
): Promise<Seen> {
  const times: number[] = [];
  let failed = 0;
  const begin = performance.now();
  const counted = begin + seconds * 100;
  const end = counted + seconds * 1000;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = 0; performance.now() < end; turn++) {
        const asked = performance.now();
        const well = await once(caller, turn);
        const answered = performance.now();
        if (asked < counted || answered > end) continue;
        if (!well) failed += 1;
        times.push(answered - asked);
      }
    }),
  );
  return seenOf(times, failed, seconds);
}

/** Holds a line on which the server sends news; resolves once it stands, with what hangs up. */
export const listenTo = <T>(base: string, cookie: string, heard: (news: T) => void): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const asking = request(`${base}/api/live`, { headers: { cookie }, agent: false }, (answer) => {
      let rest = '';
      answer.on('data', (part: Buffer) => {
        const lines = `${rest}${part}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('data: {"kind"')) heard(JSON.parse(line.slice(6)) as T);
      });
      answer.on('error', () => {});
      resolve(() => asking.destroy());
    });
    asking.on('error', reject);
    asking.end();
  });
