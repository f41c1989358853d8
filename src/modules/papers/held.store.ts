import { sql } from 'kysely';
import type { Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import { type HeldIn, heldIn, momentOf } from '#platform/personal.store.ts';
import type { Held, HeldFile, HeldRow } from '#platform/personal.ts';

/* What came back on paper, for whoever asks what is held about them: each module says which of its sheets are about somebody. */

/** The scans of sheets that were printed for one record, to go along with it. */
export const scansWith = (...kinds: readonly string[]): NonNullable<HeldIn['files']> => ({
  of: sql`select s.subject, c.hash, c.media_type from paper_sheet s join paper_scan c on c.sheet_id = s.id where s.kind in (${sql.join(kinds)})`,
  by: 'subject',
});

/** The same for records that show nothing of themselves here: which sheet it was, and when it last came back. */
export async function scansOf(ctx: Ctx, kind: string, subjects: readonly string[]): Promise<HeldRow[]> {
  const { rows } = await sql<{ id: string; title: string; at: Temporal.Instant } & HeldFile>`
    select s.subject as id, s.title, c.at, c.hash, c.media_type as "mediaType" from paper_sheet s join paper_scan c on c.sheet_id = s.id
    where s.kind = ${kind} and s.subject = any(${[...subjects]}::text[]) order by c.at desc, c.id`.execute(ctx.db);
  return [...Map.groupBy(rows, (r) => r.id)].map(([id, scans]) => ({
    ...{ id, at: momentOf(scans[0]!.at), files: scans.map(({ hash, mediaType }) => ({ hash, mediaType })) },
    lines: [{ says: ['哪张表', 'Sheet'], text: scans[0]!.title }],
  }));
}

/** Nobody else lived in the household when the sheet came back, or since: what stands on it is of one person. */
const isAlone = (subject: string, at: string) => sql<boolean>`(
  select count(distinct m.person_id) <= 1 from household_member m
   where m.household_id::text = ${sql.ref(subject)} and (m.valid_to is null or m.valid_to > ${sql.ref(at)}::date))`;
const othersOnIt: Word = [
  '表上还有家里其他人的情况,扫描件不随副本给;您自己的部分可以到村(社区)当面看',
  'Others of your household stand on it: the scan is not in the copy. See your own part at the village or community',
];

/** Filled sheets of a household. Whoever lives in it reads that they came back; the scan goes along only to somebody who lives alone. */
export const scansOfHome = (
  kind: string,
  words: Pick<Held, 'name' | 'says' | 'why' | 'until'> & { readonly kept: Word },
): Held =>
  heldIn({
    ...words,
    table: 'paper_scan',
    under: { table: 'paper_sheet', by: 'sheet_id', household: 'subject' },
    where: sql<boolean>`exists (select from paper_sheet s where s.id = t.sheet_id and s.kind = ${kind})`,
    files: {
      of: sql`select c.id as scan_id, c.hash, c.media_type from paper_scan c join paper_sheet s on s.id = c.sheet_id
        where s.kind = ${kind} and ${isAlone('s.subject', 'c.at')}`,
      by: 'scan_id',
    },
    at: 'at',
    shows: { name: ['文件', 'File'] },
    derived: {
      others: {
        says: ['说明', 'Note'],
        of: sql`case when not (select ${isAlone('s.subject', 't.at')} from paper_sheet s where s.id = t.sheet_id) then 'others' end`,
        words: { others: othersOnIt },
      },
    },
  });
