import { sql } from 'kysely';
import type { Ctx } from './context.ts';

/** Tables whose rows are opened with a number and a passphrase, and count how often somebody tried within an hour. */
type Tried =
  | 'accusation'
  | 'activity_signup'
  | 'aid_application'
  | 'book_reader'
  | 'book_reservation'
  | 'case_reporter'
  | 'enrolment'
  | 'floating_member'
  | 'learning_certificate'
  | 'learning_learner'
  | 'gallery_work'
  | 'mediation'
  | 'opinion'
  | 'proof_request'
  | 'rights_request'
  | 'room_booking'
  | 'room_child'
  | 'team_member'
  | 'venue_booking'
  | 'visit_slip';

/** Tries at the passphrase of a row, found by `key`: `countTry` says how many there were within the last hour, this one included; 0 for no row. */
export function triesOf(table: Tried, key: 'id' | 'number' | 'case_id' = 'id') {
  return {
    async countTry({ db, now }: Ctx, of: string): Promise<number> {
      const at = now.toString();
      const hourAgo = now.subtract({ hours: 1 }).toString();
      const { rows } = await sql<{ tries: number }>`
        update ${sql.table(table)} set
          tries = case when tries_since >= ${hourAgo}::timestamptz then least(tries + 1, 1000) else 1 end,
          tries_since = case when tries_since >= ${hourAgo}::timestamptz then tries_since else ${at}::timestamptz end
        where ${sql.ref(key)} = ${of} returning tries`.execute(db);
      return rows[0]?.tries ?? 0;
    },
    async forgetTries({ db }: Ctx, of: string): Promise<void> {
      await sql`update ${sql.table(table)} set tries = 0, tries_since = null where ${sql.ref(key)} = ${of}`.execute(db);
    },
  };
}
