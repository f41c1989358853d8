import { useSyncExternalStore } from 'react';
import { onAnswered } from '#ui/web/call.ts';
import { offBy } from './time.ts';

/**
 * How far this phone's clock is off, as the server's last answer said (its `Date`). Remembered for where there is no network: a clock that was a
 * day ahead this morning is so in the valley too, until somebody sets it right and the next answer says so.
 */
const KEY = 'baodao.field.clock';
/** An answer that took longer says too little about when it was given. */
const QUICK_MS = 10_000;
const MINUTE = 60_000;

function read(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}
let off = read();
const watchers = new Set<() => void>();

onAnswered((serverAt, left, came) => {
  if (came - left > QUICK_MS) return;
  const next = offBy(serverAt, (left + came) / 2);
  // A clock that runs as it did is no news.
  if (Math.abs(next - off) < MINUTE) return;
  off = next;
  try {
    localStorage.setItem(KEY, String(off));
  } catch {
    // Known until the page is left.
  }
  for (const watcher of watchers) watcher();
});

/** The moment as the server counts it. */
export const trueNow = (): string => new Date(Date.now() + off).toISOString();

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
/** In ms, 0 while the clock is right: above, the phone is slow; below, it is ahead. */
export const useClockOff = (): number => useSyncExternalStore(watch, () => off);
