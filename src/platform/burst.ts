/** Whether commands come in faster than people act: a phone that was away for days sends what has waited. */
const WINDOW_MS = 1500;
const MANY = 8;
const LOOK_EVERY_MS = 200;
/** However long it goes on: what gives way is not put off for ever. */
const LONGEST_MS = 20_000;

let came: number[] = [];
let tell: (() => void) | null = null;
let told = Number.NEGATIVE_INFINITY;
export function commandCame(at = performance.now()): void {
  came = [...came.slice(1 - MANY), at];
  if (!tell || at - told < LOOK_EVERY_MS || !isBurst(at)) return;
  told = at;
  tell();
}
/** Jobs may run in another process than the one commands come to: `to` is told as long as they come fast, and calls `burstElsewhere` there. */
export function tellBursts(to: () => void): void {
  tell = to;
}
export function burstElsewhere(at = performance.now()): void {
  came = new Array<number>(MANY).fill(at);
}

export const isBurst = (at = performance.now()): boolean => came.length >= MANY && at - came[0]! < WINDOW_MS;

/** Resolves when commands come at a walking pace again, or when that has taken long enough. */
export async function afterBurst(): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  while (isBurst() && performance.now() < until) await new Promise((go) => setTimeout(go, LOOK_EVERY_MS));
}
