import { readdirSync, readFileSync } from 'node:fs';

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

/** All living children of a process: PostgreSQL has one for every connection. */
export function spentByChildren(parent: number): number {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map(statOf).reduce((sum, s) => sum + (s?.parent === parent ? s.ms : 0), 0);
  } catch {
    return Number.NaN;
  }
}

/** Resident memory of a process in MiB, now and at its most; NaN where the system does not tell. */
export function residentOf(pid: number): { now: number; most: number } {
  const read = (name: string, text: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1]) / 1024;
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    return { now: read('VmRSS', text), most: read('VmHWM', text) };
  } catch {
    return { now: Number.NaN, most: Number.NaN };
  }
}
