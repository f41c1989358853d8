import { seenOf } from './load.ts';

/** One kind of thing that comes in, so often a second, whatever becomes of it. */
export type Stream = { name: string; perSecond: number; send(n: number): Promise<boolean> };
/** What one minute saw. */
export type Minute = { requests: number; failed: number; p50: number; p99: number };

/**
 * An open loop: things come at their time, like people do, whether or not what came before was answered; each is timed from the moment it should have been sent. A
 * closed loop would ask less the slower the answers are, and so not see how long people wait (coordinated omission).
 */
export async function driveOpen(
  streams: readonly Stream[],
  minutes: number,
  everyMinute: (minute: number) => void,
): Promise<{ minutes: Minute[]; byName: Record<string, Minute>; mostOpen: number }> {
  const begin = performance.now();
  const end = begin + minutes * 60_000;
  const seen: { name: string; at: number; ms: number; isWell: boolean }[] = [];
  let open = 0;
  let mostOpen = 0;
  const one = async (s: Stream, n: number, due: number) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    const isWell = await s.send(n).catch(() => false);
    open -= 1;
    seen.push({ name: s.name, at: due - begin, ms: performance.now() - due, isWell });
  };
  const flow = async (s: Stream) => {
    const sent: Promise<void>[] = [];
    for (let n = 0, due = begin; due < end; n += 1, due = begin + (n * 1000) / s.perSecond) {
      const early = due - performance.now();
      if (early > 1) await new Promise((go) => setTimeout(go, early));
      sent.push(one(s, n, due));
    }
    await Promise.all(sent);
  };
  const telling = Array.from({ length: Math.ceil(minutes) }, (_, i) =>
    setTimeout(() => everyMinute(i), (i + 1) * 60_000),
  );
  await Promise.all(streams.map(flow));
  for (const timer of telling) clearTimeout(timer);
  const of = (some: typeof seen): Minute => {
    const { p50, p99 } = seenOf(
      some.map((s) => s.ms),
      0,
      60,
    );
    return {
      requests: some.length,
      failed: some.filter((s) => !s.isWell).length,
      p50: Math.round(p50),
      p99: Math.round(p99),
    };
  };
  const minuteOf = Map.groupBy(seen, (s) => Math.floor(s.at / 60_000));
  const nameOf = Map.groupBy(seen, (s) => s.name);
  return {
    minutes: [...minuteOf].sort(([a], [b]) => a - b).map(([, some]) => of(some)),
    byName: Object.fromEntries([...nameOf].map(([name, some]) => [name, of(some)])),
    mostOpen,
  };
}
