import { randomBytes } from 'node:crypto';
import type { Actor } from '#kernel/actor.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Clockwork } from './clockwork.ts';
import type { County, Desk, Unit } from './units.ts';

/** What every part of the year is handed: who acts, the clock, and chance. */
export type Stage = {
  house: House;
  seed: number;
  clock: Clockwork;
  /** Of the cast and of the year, by log-in. */
  actors: Map<string, Actor>;
  /** Ids by the key of the cast or of the year. */
  organisations: Map<string, string>;
  units: readonly Unit[];
  counties: readonly County[];
  desks: ReadonlyMap<string, readonly Desk[]>;
  as(who: string | Actor, now: Temporal.Instant, version?: number | null): Ctx;
  tally: Tally;
};

/** What came of it so far, by name; what was refused, by its code. */
export type Tally = { counts: Map<string, number>; refused: Map<string, number> };
export const count = (t: Tally, name: string, n = 1): void => void t.counts.set(name, (t.counts.get(name) ?? 0) + n);
export const countOf = (t: Tally, name: string): number => t.counts.get(name) ?? 0;

/** What an act is given besides its parameters, as a request would bring it. */
export const given = {
  params: undefined,
  query: undefined,
  input: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};

/** An id whose time is that of the simulated moment (UUID version 7): lists that go by id go by time. */
export function idAt(now: Temporal.Instant): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.epochMilliseconds, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The house as it is in the year: its clock is the simulated one, and nobody is told twice: what listens runs at its simulated time or not at all. */
export const houseOfYear = (house: House, clock: Clockwork): House => ({
  ...house,
  now: clock.now,
  newId: () => idAt(clock.now()),
  listeners: new Map(),
});

export function contextFor(house: House, actors: ReadonlyMap<string, Actor>): Stage['as'] {
  return (who, now, version = null) => {
    const actor = typeof who === 'string' ? actors.get(who) : who;
    if (!actor) throw new Error(`${String(who)} is nobody in this year`);
    return {
      ...systemCtx(house, 'year'),
      actor,
      now,
      version,
      command: { id: house.newId(), fingerprint: new Uint8Array() },
    };
  };
}

/** What a telephone adds: the id of the record and when it was written. */
export const captured = (ctx: Ctx) => ({ id: ctx.command.id, madeAt: ctx.now.toString(), files: [] });
