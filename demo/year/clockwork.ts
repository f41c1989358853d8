import { at, type Day, daysBetween } from './days.ts';

/* Time running forward: what is to happen stands in lines, each line acts in order, the lines of a day run side by side, then the night comes. */

export type Act = (now: Temporal.Instant) => Promise<void>;
type Due = { when: number; act: Act };

/** Acts of people who have to do with one another: one after the other, by their time. */
export class Line {
  readonly name: string;
  readonly #due: Due[] = [];

  constructor(name: string) {
    this.name = name;
  }

  put(when: Temporal.Instant, act: Act): void {
    const ms = when.epochMilliseconds;
    let [low, high] = [0, this.#due.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      // Latest first: the next one is taken from the end.
      if (this.#due[middle]!.when > ms) low = middle + 1;
      else high = middle;
    }
    this.#due.splice(low, 0, { when: ms, act });
  }

  get left(): number {
    return this.#due.length;
  }

  /** Everything up to a moment, also what comes up on the way; returns how much it was. */
  async run(until: Temporal.Instant, tick: (now: Temporal.Instant) => void): Promise<number> {
    let n = 0;
    for (let next = this.#due.at(-1); next && next.when <= until.epochMilliseconds; next = this.#due.at(-1)) {
      this.#due.pop();
      const now = Temporal.Instant.fromEpochMilliseconds(next.when);
      tick(now);
      await next.act(now).catch((cause: unknown) => {
        throw new Error(`${this.name}, ${now}: ${(cause as Error).message}`, { cause });
      });
      n += 1;
    }
    return n;
  }
}

export type Clockwork = {
  /** The line of a name; made when it is first asked for. */
  line(name: string): Line;
  now(): Temporal.Instant;
  /** How much is still to happen. */
  left(): number;
  /** Runs the days one after the other; `night` closes each. Returns how many acts there were. */
  run(from: Day, to: Day, night: (day: Day) => Promise<void>): Promise<number>;
};

export function clockwork(begins: Temporal.Instant): Clockwork {
  const lines = new Map<string, Line>();
  let moment = begins;
  const tick = (now: Temporal.Instant) => {
    moment = now;
  };
  return {
    line(name) {
      const line = lines.get(name) ?? new Line(name);
      lines.set(name, line);
      return line;
    },
    now: () => moment,
    left: () => [...lines.values()].reduce((n, line) => n + line.left, 0),
    async run(from, to, night) {
      let n = 0;
      for (const day of daysBetween(from, to)) {
        const until = at(day, '23:30');
        const done = await Promise.all([...lines.values()].map((line) => line.run(until, tick)));
        n += done.reduce((a, b) => a + b, 0);
        tick(at(day, '23:40'));
        await night(day);
      }
      return n;
    },
  };
}

/** A story told in one piece: each moment it yields is waited for before it goes on. */
export type Story = AsyncGenerator<Temporal.Instant, void, Temporal.Instant>;
export function putStory(line: Line, story: Story): void {
  const goOn = async (now: Temporal.Instant) => {
    const next = await story.next(now);
    if (!next.done) line.put(next.value, goOn);
  };
  line.put(Temporal.Instant.fromEpochMilliseconds(0), goOn);
}
