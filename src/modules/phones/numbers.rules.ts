/** Numbers that phones give before a record is at the server: 临0303-001, of a phone and a day. Pure. */
import type { Role } from '#kernel/actor.ts';

/** Whoever sits where people come with a paper in their hand. */
export const numberRoles = [
  'villageCadre',
  'gridWorker',
  'agent',
  'townshipClerk',
  'townshipLeader',
  'departmentClerk',
  'civilAffairs',
  'partyAffairs',
  'countyClerk',
] as const satisfies readonly Role[];

const NUMBER = /^临?(\d{4})-?(\d{3,6})$/;
/** As it stands on paper, however it was typed; null when it is none. */
export function parseProvisional(text: string): string | null {
  const parts = NUMBER.exec(
    text
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/[‐‑‒–—―−]/g, '-'),
  );
  return parts ? `临${parts[1]}-${parts[2]}` : null;
}
