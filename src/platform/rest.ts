import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/*
 * A house stands idle most of the day, on a machine that is often small. What was only needed to start, or while hundreds were asking, is given back
 * when nobody asks any more: left to itself the engine keeps it until it runs short. Nobody waits for the tenth of a second it takes.
 */

const QUIET_MS = 15_000;
/** After the start, whose own rubbish is the greatest. */
const QUIET_FIRST_MS = 3_000;
const LOOK_MS = 1_000;

/** Gives back all that can be given back. The engine hands it out to whoever asks for it by name. */
function giveBack(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: object) => void;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** `asked` tells that somebody asked; `stop` ends the watch. */
export type Rest = { asked(): void; stop(): void };
export type RestMeans = { now: () => number; collect: () => void };

export function restWhenQuiet({ now, collect }: RestMeans = { now: () => performance.now(), collect: giveBack }): Rest {
  let last = now() + QUIET_FIRST_MS - QUIET_MS;
  let isRested = false;
  const look = setInterval(() => {
    if (isRested || now() - last < QUIET_MS) return;
    isRested = true;
    collect();
  }, LOOK_MS);
  look.unref();
  return {
    asked() {
      last = now();
      isRested = false;
    },
    stop: () => clearInterval(look),
  };
}
