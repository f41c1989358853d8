import type { Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import { open } from '#platform/crypto.ts';
import { momentOf } from '#platform/personal.store.ts';
import { type HeldRow, type Reading, type Subject, sameName } from '#platform/personal.ts';
import { phoneIndex } from './bookings.store.ts';
import type { ChildRecord } from './children.rules.ts';
import { sealedChild } from './children.store.ts';

const words = {
  child: ['孩子', 'Child'],
  grade: ['年级', 'Grade'],
  guardian: ['监护人', 'Guardian'],
  phone: ['电话', 'Telephone'],
  number: ['编号', 'Number'],
  read: ['孩子的登记', 'The record of the child'],
} as const satisfies Record<string, Word>;

/** Children in a study room whose guardian left this telephone: by the guardian's name, or the child's own where the guardian asks for it. */
async function theirs(ctx: Ctx, { phone, name }: Subject) {
  if (!phone) return [];
  const rows = await ctx.db
    .selectFrom('room_child')
    .select(['id', 'number', 'school_grade', 'sealed', 'consented_at'])
    .where('phone_index', '=', phoneIndex(ctx, phone))
    .where('erased_at', 'is', null)
    .execute();
  return rows.flatMap((r) => {
    if (!r.sealed) return [];
    const record = JSON.parse(open(ctx.house.keys, r.sealed, sealedChild.columns.sealed!(r.id))) as ChildRecord;
    return sameName(record.guardian, name) || sameName(record.name, name) ? [{ ...r, record }] : [];
  });
}
export const childrenFor = async (ctx: Ctx, subject: Subject): Promise<HeldRow[]> =>
  (await theirs(ctx, subject)).map((r) => ({
    id: r.id,
    at: momentOf(r.consented_at),
    lines: [
      { says: words.number, text: r.number },
      { says: words.child, text: r.record.name },
      { says: words.grade, text: String(r.school_grade) },
      { says: words.guardian, text: r.record.guardian },
      { says: words.phone, text: r.record.phone },
    ],
  }));

/** Each reading of the child's record, with the purpose that was approved (未成年人网络保护条例 36). */
export async function readingsOfChildren(ctx: Ctx, subject: Subject): Promise<Reading[]> {
  const ids = (await theirs(ctx, subject)).map((r) => r.id);
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('room_child_read as x')
    .innerJoin('room_access as a', 'a.id', 'x.access_id')
    .select(['x.at', 'a.role', 'a.organisation_id', 'a.purpose'])
    .where('x.child_id', 'in', ids)
    .execute();
  return rows.map((r) => ({
    at: r.at,
    role: r.role,
    organisationId: r.organisation_id,
    what: words.read,
    why: r.purpose,
  }));
}
