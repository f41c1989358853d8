/**
 * A line before something dear: so many are served at once, the others wait in the order in which they came and hold nothing meanwhile.
 * `enter` resolves with what makes room for the next; whoever goes away before their turn (`gone`) is passed over, and is told so by null.
 */
export type Line = { enter(gone?: AbortSignal): Promise<(() => void) | null>; readonly waiting: number };

export function makeLine(atOnce: number): Line {
  const waiting = new Set<() => void>();
  let inside = 0;
  /** Room for one more; who makes it twice makes it once. */
  const leaver = () => {
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      inside -= 1;
      const [next] = waiting;
      next?.();
    };
  };
  return {
    enter(gone) {
      if (gone?.aborted) return Promise.resolve(null);
      if (inside < atOnce) {
        inside += 1;
        return Promise.resolve(leaver());
      }
      return new Promise((resolve) => {
        const stop = () => {
          waiting.delete(turn);
          gone?.removeEventListener('abort', leave);
        };
        const turn = () => {
          stop();
          inside += 1;
          resolve(leaver());
        };
        const leave = () => {
          stop();
          resolve(null);
        };
        waiting.add(turn);
        gone?.addEventListener('abort', leave);
      });
    },
    get waiting() {
      return waiting.size;
    },
  };
}

/**
 * What many ask for at once is made once for all who wait for it: whoever comes while the same is still in line is given that, whoever comes after it was
 * begun is given one that is begun later. So nobody is told less than there was when they asked.
 */
export function madeTogether<T>(atOnce: number): (what: string, make: () => Promise<T>) => Promise<T> {
  const line = makeLine(atOnce);
  const inLine = new Map<string, Promise<T>>();
  return (what, make) => {
    const known = inLine.get(what);
    if (known) return known;
    const making = (async () => {
      const leave = await line.enter();
      inLine.delete(what);
      try {
        return await make();
      } finally {
        leave?.();
      }
    })();
    inLine.set(what, making);
    return making;
  };
}
