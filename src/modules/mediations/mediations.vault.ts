import type { Ctx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';

/* What people said, who they are and what they agreed: each value opens only in its own row and column. Never change a place. */
const places = {
  body: (id: string) => `mediation.body:${id}`,
  agreement: (id: string) => `mediation.agreement:${id}`,
  court: (id: string) => `mediation.court:${id}`,
  party: (id: string) => `mediation.party:${id}`,
  record: (id: string) => `mediation.record:${id}`,
  file: (id: string) => `mediation.file:${id}`,
  witness: (id: string) => `mediation.witness:${id}`,
  appointment: (id: string) => `mediation.appointment:${id}`,
  instalment: (id: string) => `mediation.instalment:${id}`,
} as const;
type PlaceName = keyof typeof places;

/** What a rotation of the keys encrypts anew. */
export const sealedMediation: readonly Sealed[] = [
  {
    table: 'mediation',
    key: 'id',
    columns: { body_sealed: places.body, agreement_sealed: places.agreement, court_sealed: places.court },
  },
  { table: 'mediation_party', key: 'id', columns: { said_sealed: places.party } },
  { table: 'mediation_record', key: 'id', columns: { body_sealed: places.record, witness_sealed: places.witness } },
  { table: 'mediation_file', key: 'id', columns: { name_sealed: places.file } },
  { table: 'mediation_appointment', key: 'id', columns: { where_sealed: places.appointment } },
  { table: 'mediation_instalment', key: 'id', columns: { what_sealed: places.instalment } },
];

export const sealed = ({ house }: Ctx, place: PlaceName, id: string, value: unknown): Buffer =>
  Buffer.from(seal(house.keys, JSON.stringify(value), places[place](id)));
/** Null once it was erased. */
export const opened = <T>({ house }: Ctx, place: PlaceName, id: string, value: Uint8Array | null): T | null =>
  value === null ? null : (JSON.parse(open(house.keys, value, places[place](id))) as T);
