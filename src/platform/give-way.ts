import { setImmediate } from 'node:timers/promises';
import type { Steps } from '#kernel/steps.ts';

/** How long such work keeps the process to itself before it lets requests pass. */
const SLICE_MS = 8;

/** Does long work in slices, so that nobody who asks waits for it. */
export async function givingWay<T>(steps: Steps<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await setImmediate();
    began = performance.now();
  }
}
