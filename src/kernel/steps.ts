/** Long work that may be put down between any two steps, so that others have their turn; what it came to is its value. */
export type Steps<T> = Generator<void, T>;

/** All steps at once, where nobody waits. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
