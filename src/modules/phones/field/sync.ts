import { isReached, onReached } from '#ui/field/connection.ts';
import { readAgain } from '#ui/field/load.ts';
import { forgetOldSent, onOutbox, readOutbox, recordsNow } from '#ui/field/outbox.ts';
import { storeMode } from '#ui/field/phone.store.ts';
import { pauseAfter, runsOf } from '#ui/field/queued.ts';
import { putSync } from '#ui/field/sync.state.ts';
import { sendRecord } from './send.ts';

/** How many things are sent at once: a village's line is thin, a server is not. */
const AT_ONCE = 6;

let isRunning = false;
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const LOCK = 'baodao-outbox';

/** One tab sends at a time, so that nothing is sent twice at once; where the browser has no locks, each tab's own flag has to do. */
const alone = (work: () => Promise<void>): Promise<void> =>
  'locks' in navigator
    ? navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
    : work();

/** Does something with records that must not be on their way meanwhile: after what is being sent, before what is sent next. */
export const withOutbox = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request(LOCK, work) : work();

/** Sends what waits, now. Comes back by itself while something waits and there is no answer. */
export async function sync(): Promise<void> {
  if (isRunning || storeMode() === 'closed') return;
  isRunning = true;
  clearTimeout(timer);
  try {
    await alone(sendAll);
  } finally {
    isRunning = false;
    putSync({ going: null });
  }
}

async function sendAll(): Promise<void> {
  await readOutbox();
  const waiting = recordsNow().filter((q) => q.state === 'waiting');
  if (waiting.length === 0) return;
  let done = 0;
  let stop: 'unanswered' | 'signedOut' | null = null;
  let isBroken = false;
  putSync({ going: { done, of: waiting.length } });
  const runs = runsOf(waiting);
  const worker = async () => {
    for (let run = runs.shift(); run && !stop; run = runs.shift())
      for (const q of run) {
        const came = await sendRecord(q);
        if (came === 'unanswered' || came === 'signedOut') {
          stop = came;
          break;
        }
        // One on which the server falls over holds up what builds on it, and nothing else.
        if (came === 'broken') {
          isBroken = true;
          break;
        }
        done += 1;
        putSync({ going: { done, of: waiting.length } });
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (done > 0) readAgain();
  await after(stop, isBroken);
}

/** What comes next: again after a while where there was no answer, at once where something was written meanwhile. */
async function after(stop: 'unanswered' | 'signedOut' | null, isBroken: boolean): Promise<void> {
  if (stop === 'signedOut') return;
  if (stop || isBroken) {
    tries += 1;
    timer = setTimeout(() => void sync(), pauseAfter(tries, Math.random()));
    return;
  }
  tries = 0;
  await forgetOldSent();
  if (recordsNow().every((q) => q.state === 'sent')) putSync({ allSentAt: Date.now() });
  else if (recordsNow().some((q) => q.state === 'waiting')) timer = setTimeout(() => void sync(), 0);
}

/** From now on what is written goes as soon as there is a way. Returns what stops it. */
export function startSync(): () => void {
  const soon = () => {
    if (isReached() && recordsNow().some((q) => q.state === 'waiting')) void sync();
  };
  const stops = [onReached(() => void sync()), onOutbox(soon)];
  const shown = () => document.visibilityState === 'visible' && void sync();
  document.addEventListener('visibilitychange', shown);
  void sync();
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener('visibilitychange', shown);
    clearTimeout(timer);
  };
}
