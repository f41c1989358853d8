import type { Db } from '#platform/database.ts';

/** What the journal says of one subject, in the order in which it was written. */
export const journalOf = (db: Db, subjectId: string) =>
  db.selectFrom('journal').select(['verb', 'data']).where('subject_id', '=', subjectId).orderBy('seq').execute();
