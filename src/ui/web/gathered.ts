/** So soon after news something is read again; news come in bunches. */
const SOON_MS = 500;
/** Pages that heard the same do not all ask in the same moment. */
const SPREAD_MS = 700;
/** After reading again it rests so many times as long as the reading took: a server that has hundreds of open pages is asked less the harder it finds it. */
const REST = 20;
const LONGEST_REST_MS = 30_000;

export type GatherMeans = { now(): number; random(): number };
const means: GatherMeans = { now: () => performance.now(), random: () => Math.random() };

/** Gathers news into one reading: soon where it is quiet, seldom where much happens or the answer is slow, but never put off for as long as more comes. */
export function gathered(read: () => unknown, { now, random } = means): { came(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReading = false;
  let hasCome = false;
  let restsUntil = Number.NEGATIVE_INFINITY;
  const run = async () => {
    timer = undefined;
    hasCome = false;
    isReading = true;
    const begun = now();
    // What went wrong is shown where it is read.
    await Promise.resolve(read()).catch(() => {});
    isReading = false;
    restsUntil = now() + Math.min(LONGEST_REST_MS, (now() - begun) * REST);
    if (hasCome) wait();
  };
  const wait = () => {
    if (timer !== undefined || isReading) return;
    timer = setTimeout(() => void run(), Math.max(SOON_MS, restsUntil - now()) + random() * SPREAD_MS);
  };
  return {
    came() {
      hasCome = true;
      wait();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      hasCome = false;
    },
  };
}
