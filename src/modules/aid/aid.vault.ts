import type { Ctx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';

/* What people said and own, how they are, and who signed: each value opens only in its own row and column. Never change a place. */
const places = {
  details: (id: string) => `aid.details:${id}`,
  findings: (id: string) => `aid.survey:${id}`,
  statement: (id: string) => `aid.statement:${id}`,
  objection: (id: string) => `aid.objection:${id}`,
  letter: (id: string) => `aid.letter:${id}`,
} as const;
type PlaceName = keyof typeof places;

/** What a rotation of the keys encrypts anew. */
export const sealedAid: readonly Sealed[] = [
  { table: 'aid_application', key: 'id', columns: { details_sealed: places.details } },
  { table: 'aid_survey', key: 'id', columns: { findings_sealed: places.findings } },
  { table: 'aid_statement', key: 'id', columns: { text_sealed: places.statement } },
  { table: 'aid_objection', key: 'id', columns: { said_sealed: places.objection } },
  { table: 'aid_letter', key: 'id', columns: { body_sealed: places.letter } },
];

export const sealed = ({ house }: Ctx, place: PlaceName, id: string, value: unknown): Buffer =>
  Buffer.from(seal(house.keys, JSON.stringify(value), places[place](id)));
export const opened = <T>({ house }: Ctx, place: PlaceName, id: string, value: Uint8Array): T =>
  JSON.parse(open(house.keys, value, places[place](id))) as T;
