import { isReached, onReached } from '#ui/field/connection.ts';
import { readAgain } from '#ui/field/load.ts';
import { forgetOldSent, onOutbox, readOutbox, recordsNow, unsentNow } from '#ui/field/outbox.ts';
import { openAccount, storeMode } from '#ui/field/phone.store.ts';
import { groupsOf, pauseAfter, runsOf } from '#ui/field/queued.ts';
import { putSync } from '#ui/field/sync.state.ts';
import { sendTogether } from './batch.ts';
import { sendRecord } from './send.ts';

/** How many things are sent at once: a village's line is thin, a server is not. */
const AT_ONCE = 6;
/** How many groups of records that may go together. */
const GROUPS_AT_ONCE = 2;

let isRunning = false;
let tries = 0;
/** The way opened again while something was being sent: that it failed says nothing about now. */
let isOpenAgain = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function stopWaiting(): void {
  clearTimeout(timer);
  timer = undefined;
}
/** Tries again by itself after a while; one timer at a time. */
function later(ms: number): void {
  stopWaiting();
  timer = setTimeout(() => {
    timer = undefined;
    void sync();
  }, ms);
}
function afterPause(): void {
  tries += 1;
  later(isOpenAgain ? 0 : pauseAfter(tries, Math.random()));
}

const LOCK = 'baodao-outbox';

/** One tab sends at a time, so that nothing is sent twice at once; where the browser has no locks, each tab's own flag has to do. */
const alone = (work: () => Promise<void>): Promise<void> =>
  'locks' in navigator
    ? // Another tab may be closed in the middle of it: this one looks again.
      navigator.locks.request(LOCK, { ifAvailable: true }, (lock) =>
        lock ? work() : later(pauseAfter(1, Math.random())),
      )
    : work();

/** Does something with records that must not be on their way meanwhile: after what is being sent, before what is sent next. */
export const withOutbox = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request(LOCK, work) : work();

/** Sends what waits, now. Comes back by itself while something waits and there is no answer. */
export async function sync(): Promise<void> {
  if (isRunning || storeMode() === 'closed') return;
  isRunning = true;
  isOpenAgain = false;
  stopWaiting();
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
  const account = openAccount();
  // Nothing of one person's is sent in another's name.
  const isMine = () => openAccount() === account;
  let done = 0;
  let stop: 'unanswered' | 'signedOut' | null = null as 'unanswered' | 'signedOut' | null;
  let isBroken = false;
  putSync({ going: { done, of: waiting.length } });
  const { groups, rest } = groupsOf(runsOf(waiting));
  const runs = rest;
  /** Those that may go together, a few groups at a time; a server that takes none together has them one by one. */
  const together = async () => {
    for (let group = groups.shift(); group && !stop; group = groups.shift()) {
      if (!isMine()) return;
      const came = await sendTogether(group);
      if (!isMine()) return;
      if (came === null) {
        runs.push(...group.map((q) => [q]));
        continue;
      }
      isBroken ||= came.includes('broken');
      stop ??= came.find((c) => c === 'signedOut' || c === 'unanswered') ?? null;
      done += came.filter((c) => c === 'sent' || c === 'refused').length;
      putSync({ going: { done, of: waiting.length } });
    }
  };
  const worker = async () => {
    for (let run = runs.shift(); run && !stop; run = runs.shift())
      for (const q of run) {
        if (!isMine()) return;
        const came = await sendRecord(q);
        if (!isMine()) return;
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
  await Promise.all(Array.from({ length: GROUPS_AT_ONCE }, together));
  if (!stop) await Promise.all(Array.from({ length: AT_ONCE }, worker));
  // Whoever has come meanwhile has records of their own.
  if (!isMine()) return later(0);
  if (done > 0) readAgain();
  await after(stop, isBroken);
}

/** What comes next: again after a while where there was no answer, at once where something was written meanwhile. */
async function after(stop: 'unanswered' | 'signedOut' | null, isBroken: boolean): Promise<void> {
  if (stop === 'signedOut') return;
  if (stop || isBroken) {
    afterPause();
    return;
  }
  tries = 0;
  await forgetOldSent();
  if (unsentNow().length === 0) putSync({ allSentAt: Date.now() });
  else if (recordsNow().some((q) => q.state === 'waiting')) later(0);
}

/** From now on what is written goes as soon as there is a way. Returns what stops it. */
export function startSync(): () => void {
  const soon = () => {
    if (!recordsNow().some((q) => q.state === 'waiting')) return;
    if (isReached()) void sync();
    // The phone has a network and the server is away: no event will say that it is back.
    else if (timer === undefined && !isRunning) afterPause();
  };
  const opened = () => {
    isOpenAgain = isRunning;
    void sync();
  };
  const stops = [onReached(opened), onOutbox(soon)];
  const shown = () => document.visibilityState === 'visible' && void sync();
  document.addEventListener('visibilitychange', shown);
  putSync({ going: null, allSentAt: null });
  void sync();
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener('visibilitychange', shown);
    stopWaiting();
    // The next is not told that all of somebody else's was sent.
    putSync({ going: null, allSentAt: null });
  };
}
