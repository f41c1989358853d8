import { useEffect, useSyncExternalStore } from 'react';
import { Problem } from '#ui/web/call.ts';
import { onReached } from './connection.ts';
import { keepRead, readKept } from './kept.ts';

/** What was read from the server while the app is open. `from`: it is what the phone had kept, of that time. */
type Kept = { value?: unknown; problem?: Problem | undefined; at: number; busy: boolean; from?: number | undefined };
export type Loaded<T> = {
  value: T | undefined;
  problem: Problem | undefined;
  busy: boolean;
  /** When what is shown was read, if it is what the phone had kept; undefined when the server has just said it. */
  keptAt: number | undefined;
  again: () => void;
};

const FRESH_MS = 15_000;
const nothing: Kept = { at: 0, busy: false };
const kept = new Map<string, Kept>();
const readers = new Map<string, () => Promise<unknown>>();
/** The keys whose values are kept on the phone, sealed, for where there is no network. */
const keeping = new Set<string>();
const watchers = new Set<() => void>();
/** Counts the people and posts that have been here: an answer to an earlier one comes too late. */
let era = 0;

function put(key: string, change: Partial<Kept>) {
  kept.set(key, { ...(kept.get(key) ?? nothing), ...change });
  for (const watcher of watchers) watcher();
}

async function read(key: string): Promise<void> {
  const run = readers.get(key);
  if (!run || kept.get(key)?.busy) return;
  const begun = era;
  put(key, { busy: true });
  try {
    const value = await run();
    if (begun !== era) return;
    put(key, { value, problem: undefined, busy: false, at: Date.now(), from: undefined });
    if (keeping.has(key)) void keepRead(key, value);
  } catch (error) {
    if (begun === era) put(key, { problem: error instanceof Problem ? error : undefined, busy: false });
    if (begun === era && error instanceof Problem && error.status === 0 && keeping.has(key)) await showKept(key);
    if (!(error instanceof Problem)) throw error;
  }
}

/** There is no way to the server: what the phone has kept is shown, and says from when it is. */
async function showKept(key: string): Promise<void> {
  const begun = era;
  if (kept.get(key)?.value !== undefined) return;
  const found = await readKept(key);
  if (found && begun === era && kept.get(key)?.value === undefined)
    put(key, { value: found.value, from: found.at, at: 0 });
}

/** Reads everything on the screen again whose key begins so. What nobody looks at is forgotten. */
export function readAgain(prefix = ''): Promise<unknown> {
  const keys = [...kept.keys()].filter((key) => key.startsWith(prefix));
  for (const key of keys) if (!readers.has(key)) kept.delete(key);
  return Promise.all(keys.filter((key) => readers.has(key)).map(read));
}

/** An answer that already holds the newest: no need to ask for it again. */
export const putLoaded = (key: string, value: unknown) => put(key, { value, problem: undefined, at: Date.now() });

/** Nothing of one person may be seen by the next who signs in on this phone. */
export function forgetAll(): void {
  era += 1;
  kept.clear();
  keeping.clear();
  for (const watcher of watchers) watcher();
}

onReached(() => readAgain());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && readAgain());

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/**
 * What `run` reads, kept under `key`: shows what is known at once and reads again when that is not fresh. Null: not yet. `keep`: it is kept on the
 * phone too, sealed, and shown where there is no network.
 */
export function useLoad<T>(key: string | null, run: () => Promise<T>, { keep = false } = {}): Loaded<T> {
  const at = useSyncExternalStore(watch, () => (key === null ? nothing : (kept.get(key) ?? nothing)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says everything that `run` depends on
  useEffect(() => {
    if (key === null) return;
    readers.set(key, run);
    if (keep) keeping.add(key);
    const known = kept.get(key);
    if (!known || known.problem || Date.now() - known.at > FRESH_MS) void read(key);
    return () => {
      if (readers.get(key) === run) readers.delete(key);
    };
  }, [key]);
  return {
    value: at.value as T | undefined,
    problem: at.problem,
    busy: at.busy,
    keptAt: at.from,
    again: () => key !== null && void read(key),
  };
}
