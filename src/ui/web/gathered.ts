/** So soon after news something is read again where nothing happened for a while; news come in bunches. */
const SOON_MS = 800;
/** And so often at the most, however much happens: hundreds of pages are open, and each reads what it shows. */
const SELDOM_MS = 10_000;
/** Pages that heard the same do not all ask in the same moment. */
const SPREAD_MS = 1_200;

export type GatherMeans = { now(): number; random(): number };
const means: GatherMeans = { now: () => performance.now(), random: () => Math.random() };

/** Gathers news into one reading: soon where it is quiet, seldom where much happens, but never put off for as long as more comes. */
export function gathered(read: () => void, { now, random } = means): { came(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return {
    came() {
      if (timer !== undefined) return;
      const wait = Math.max(SOON_MS, last + SELDOM_MS - now()) + random() * SPREAD_MS;
      timer = setTimeout(() => {
        timer = undefined;
        last = now();
        read();
      }, wait);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
