import type { Ctx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';

const secretPlace = (id: string) => `hotline.secret:${id}`;
const readPlace = (id: string) => `hotline.event:${id}`;

export const shutSecret = (ctx: Ctx, sourceId: string, secret: string): Buffer =>
  Buffer.from(seal(ctx.house.keys, secret, secretPlace(sourceId)));
export const openSecret = (ctx: Ctx, sourceId: string, sealed: Uint8Array): string =>
  open(ctx.house.keys, sealed, secretPlace(sourceId));
export const shutRead = (ctx: Ctx, eventId: string, read: unknown): Buffer =>
  Buffer.from(seal(ctx.house.keys, JSON.stringify(read), readPlace(eventId)));
export const openRead = (ctx: Ctx, eventId: string, sealed: Uint8Array): unknown =>
  JSON.parse(open(ctx.house.keys, sealed, readPlace(eventId)));

/** What a rotation of the keys encrypts anew. */
export const hotlineSealed: readonly Sealed[] = [
  { table: 'hotline_source', key: 'id', columns: { secret_sealed: secretPlace } },
  { table: 'hotline_event', key: 'id', columns: { read_sealed: readPlace } },
];
