import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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

function run(args: string[], port = 0, input = ''): ChildProcess & { said: () => string } {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, BAODAO_DATA_DIR: dataDir, PORT: String(port), BAODAO_LOG: 'warn' },
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
  test('settles the demo on an empty directory, says where it is, and refuses a second start', async () => {
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
    expect(await ended(proof)).toBe(0);
    expect(JSON.parse(proof.said().trim().split('\n').at(-1)!)).toMatchObject({ faults: 0 });
    expect(await end(first, 'SIGKILL')).toBe(null);
  });

  test('recovers by itself after a kill, and stops in order when asked', async () => {
    const again = run(['serve'], await freePort());
    await hasSaid(again, 'is ready');
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
