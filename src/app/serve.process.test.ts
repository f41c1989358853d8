import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freePort } from '#platform/cluster.ts';

/* What an operator does with the program: start, start twice, kill, stop, ask for a proof. Each is a real process. */

const dataDir = mkdtempSync(join(tmpdir(), 'baodao-serve-'));
const main = join(import.meta.dirname, '../main.ts');
const started: ChildProcess[] = [];

afterAll(async () => {
  await Promise.all(started.filter((p) => p.exitCode === null && p.signalCode === null).map((p) => end(p, 'SIGTERM')));
  rmSync(dataDir, { recursive: true, force: true });
});

function run(
  args: string[],
  port = 0,
  input = '',
  more: NodeJS.ProcessEnv = {},
): ChildProcess & { said: () => string } {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, BAODAO_DATA_DIR: dataDir, PORT: String(port), BAODAO_LOG: 'warn', ...more },
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  child.stdin.end(input);
  return Object.assign(child, { said: () => text });
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) =>
    child.exitCode !== null ? resolve(child.exitCode) : child.on('exit', (code) => resolve(code)),
  );
const end = (child: ChildProcess, signal: NodeJS.Signals) => {
  child.kill(signal);
  return ended(child);
};

/** Resolves when the program has said this, fails when it ended before. */
const hasSaid = (child: ReturnType<typeof run>, words: string) =>
  new Promise<void>((resolve, reject) => {
    const look = () => {
      if (child.said().includes(words)) resolve();
    };
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', look);
    child.on('exit', () => reject(new Error(`ended without "${words}":\n${child.said()}`)));
    look();
  });

describe('the program', () => {
  // Half a minute on a quiet machine, most of it the demo's own acts.
  test('settles the demo on an empty directory, says where it is, and refuses a second start', {
    timeout: 400_000,
  }, async () => {
    const port = await freePort();
    const first = run(['serve'], port);
    await hasSaid(first, 'is ready');
    expect(first.said()).toMatch(/Demo log-ins, all with the password {2}\S+-\d{4}/);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);

    const second = run(['serve'], await freePort());
    expect(await ended(second)).toBe(1);
    expect(second.said()).toContain(`is held by process ${first.pid}`);

    // The command line works beside the running server, on its database.
    const proof = run(['verify-chain']);
    expect(await ended(proof), proof.said()).toBe(0);
    expect(JSON.parse(proof.said().trim().split('\n').at(-1)!)).toMatchObject({ faults: 0 });
    expect(await end(first, 'SIGKILL')).toBe(null);
  });

  test('recovers by itself after a kill, and several processes answer as one', async () => {
    const port = await freePort();
    const again = run(['serve'], port, '', { BAODAO_WORKERS: '2' });
    await hasSaid(again, 'is ready');
    const pids = /Answered by 2 processes: (\d+), (\d+)/.exec(again.said())!.slice(1).map(Number);
    // A connection of its own for each: the two take turns.
    const open = (method: string, path: string, headers: Record<string, string>, body = '') =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const asking = request({ agent: false, port, host: '127.0.0.1', method, path, headers }, resolve);
        asking.on('error', reject).end(body);
      });
    const json = (more = {}) => ({ 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...more });
    const password = readFileSync(join(dataDir, 'demo-password.txt'), 'utf8').trim();
    const entered = await open('POST', '/api/sign-in', json(), JSON.stringify({ login: 'zhao', password }));
    const cookie = entered.headers['set-cookie']!.map((line) => line.split(';')[0]).join('; ');

    const streams = await Promise.all([1, 2].map(() => open('GET', '/api/live', { cookie })));
    const heard = streams.map((stream) => {
      let text = '';
      return new Promise<string>((resolve) =>
        stream
          .on('error', () => {})
          .on('data', (part: Buffer) => {
            text += part;
            if (text.includes('"verb":"report"')) resolve(text);
          }),
      );
    });
    const told = { kind: 'help', channel: 'visit', area: '150124201213', body: '村东头的机井坏了三天。' };
    const reporter = { name: '赵满仓', phone: '19900001001' };
    const filed = await open('POST', '/api/cases', json({ cookie }), JSON.stringify({ ...told, reporter }));
    expect(filed.statusCode).toBe(200);
    await Promise.all(heard);

    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) statuses.push((await open('POST', '/track', form, 'number=1')).resume().statusCode!);
    expect(statuses.indexOf(429), 'the thirty-first, whoever answered the others').toBe(30);

    // Each had one of the streams: one of them ends with its process, and another process takes its place.
    const ended = streams.map((stream) => new Promise<void>((resolve) => stream.on('close', resolve)));
    process.kill(pids[0]!, 'SIGKILL');
    await Promise.race(ended);
    expect(streams.filter((stream) => stream.closed)).toHaveLength(1);
    await hasSaid(again, `worker ${pids[0]} ended (SIGKILL); another one begins`);
    expect((await open('GET', '/readyz', {})).statusCode).toBe(200);
    expect(await end(again, 'SIGTERM')).toBe(0);
  });

  test('adds an account from the command line, and says why it will not', async () => {
    const made = run(
      ['user', 'add', 'meng', '--name', '孟和', '--role', 'gridWorker', '--unit', '老熊沟村民委员会'],
      0,
      'steppe-wind-2026\n',
    );
    expect(await ended(made), made.said()).toBe(0);
    const weak = run(
      ['user', 'add', 'meng2', '--name', '孟和', '--role', 'gridWorker', '--unit', '老熊沟村民委员会'],
      0,
      'short\n',
    );
    expect(await ended(weak)).toBe(1);
    expect(weak.said()).toMatch(/[\u4e00-\u9fff]/);
    const unknown = run(['user', 'add', 'x', '--name', 'x', '--role', 'king', '--unit', 'x']);
    expect(await ended(unknown)).toBe(1);
    expect(unknown.said()).toContain('--role king');
  });
});
