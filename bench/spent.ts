import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';

/*
 * What the processes spent, from /proc: processor time does not change when somebody else's work makes everything wait, so that it can be compared
 * from run to run where requests a second cannot. Nothing where the system does not tell.
 */

const TICK_MS = 10;

/** Processor time and parent of a process. */
function statOf(pid: number | string): { parent: number; ms: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
  } catch {
    return null;
  }
}

export const spentBy = (pid: number): number => statOf(pid)?.ms ?? Number.NaN;

const childrenOf = (parent: number): string[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(name)?.parent === parent);

const OFTEN_MS = 1_000;
/**
 * All children of a process, those too that have ended: PostgreSQL has one for every connection, the product one for every worker. It is looked at once a second, so
 * that a connection that is given back takes at most its last second along.
 */
export function childrenSpent(parent: number): () => number {
  const spent = new Map<string, number>();
  const look = () => {
    try {
      for (const pid of childrenOf(parent)) spent.set(pid, Math.max(statOf(pid)?.ms ?? 0, spent.get(pid) ?? 0));
      return [...spent.values()].reduce((sum, ms) => sum + ms, 0);
    } catch {
      return Number.NaN;
    }
  };
  setInterval(look, OFTEN_MS).unref();
  return look;
}

/** Resident memory of a process and its children in MiB, now and at the most of each; NaN where the system does not tell. */
export function residentOf(pid: number): { now: number; most: number } {
  try {
    const all = [pid, ...childrenOf(pid)].map(residentAlone).filter((r) => Number.isFinite(r.now));
    return { now: all.reduce((sum, r) => sum + r.now, 0), most: all.reduce((sum, r) => sum + r.most, 0) };
  } catch {
    return { now: Number.NaN, most: Number.NaN };
  }
}

function residentAlone(pid: number | string): { now: number; most: number } {
  const read = (name: string, text: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1]) / 1024;
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    return { now: read('VmRSS', text), most: read('VmHWM', text) };
  } catch {
    return { now: Number.NaN, most: Number.NaN };
  }
}

const LOOK_MS = 100;
/** What `memory` came to while `work` ran, MiB: before it, at the most, and once it was over. */
export async function memoryWhile<T>(memory: () => { now: number }, work: () => Promise<T>) {
  const before = memory().now;
  let peak = before;
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      peak = Math.max(peak, memory().now);
      await after(LOOK_MS, null, { signal: over.signal }).catch(() => {});
    }
  })();
  const found = await work().finally(() => over.abort());
  await watching;
  return {
    found,
    memory: { beforeMiB: Math.round(before), peakMiB: Math.round(peak), afterMiB: Math.round(memory().now) },
  };
}
