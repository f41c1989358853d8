import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Upload } from '#platform/module.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import type { ConsentWay, PeopleOn, WorkKind, WorkStatus } from './gallery.rules.ts';

const placeOf = (what: 'name' | 'phone' | 'guardian') => (id: string) => `gallery_work.${what}:${id}`;
export const sealedAuthor: Sealed = {
  table: 'gallery_work',
  key: 'id',
  columns: { name_sealed: placeOf('name'), phone_sealed: placeOf('phone'), guardian_sealed: placeOf('guardian') },
};
export const slipMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `gallerySlip:${number}`, passphrase));

/** What is shown is public; staff see besides what is prepared in their place. Every read begins here. */
function visibleWorks({ db, actor }: Ctx) {
  const all = db.selectFrom('gallery_work as w').innerJoin('organisation as o', 'o.id', 'w.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('w.status', '=', 'published');
  const { from, before } = prefixRange(actor.area);
  return all.where('w.area', '>=', from).where('w.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleWorks(ctx).select((eb) => [
    ...([
      'w.id',
      'w.area',
      'w.organisation_id as organisationId',
      'o.short_name as unit',
      'w.kind',
      'w.title',
    ] as const),
    ...(['w.shown_as as shownAs', 'w.class_text as classText', 'w.made_on as madeOn', 'w.about', 'w.status'] as const),
    ...(['w.uploaded_by as uploadedBy', 'w.published_at as publishedAt', 'w.ended_by as endedBy', 'w.reason'] as const),
    ...(['w.is_minor as isMinor', 'w.consent_way as consentWay', 'w.consent_on as consentOn', 'w.at'] as const),
    ...(['w.consent_text as consentText', 'w.guardian_agreed as guardianAgreed', 'w.paper_hash as paperHash'] as const),
    ...(['w.paper_type as paperType', 'w.number', 'w.mac', 'w.erased_at as erasedAt', 'w.version'] as const),
    ...(['w.name_sealed as nameSealed', 'w.phone_sealed as phoneSealed'] as const),
    'w.guardian_sealed as guardianSealed',
    placeName(eb.ref('w.area')).as('placeName'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  title: r.title ?? '—',
  placeName: r.placeName ?? r.area,
  kind: r.kind as WorkKind,
  status: r.status as WorkStatus,
  consentWay: r.consentWay as ConsentWay | null,
  endedBy: r.endedBy as 'author' | 'house' | null,
});
export type StoredWork = ReturnType<typeof typed>;
/** Who agreed: opened for whoever prepares the work, never for the page. */
export const authorOf = (ctx: Ctx, w: StoredWork) => {
  const read = (sealed: Uint8Array | null, what: 'name' | 'phone' | 'guardian') =>
    sealed ? open(ctx.house.keys, sealed, placeOf(what)(w.id)) : null;
  return {
    name: read(w.nameSealed, 'name'),
    phone: read(w.phoneSealed, 'phone'),
    guardian: read(w.guardianSealed, 'guardian'),
  };
};

type Filter = { status?: WorkStatus | undefined; kind?: WorkKind | undefined; ids?: readonly string[] };
export async function selectWorks(ctx: Ctx, f: Filter = {}): Promise<StoredWork[]> {
  if (f.ids?.length === 0) return [];
  const found = await rows(ctx)
    .$if(f.status !== undefined, (q) => q.where('w.status', '=', f.status ?? ''))
    .$if(f.kind !== undefined, (q) => q.where('w.kind', '=', f.kind ?? ''))
    .$if(f.ids !== undefined, (q) => q.where('w.id', 'in', [...(f.ids ?? [])]))
    .orderBy(sql`coalesce(w.published_at, w.at)`, 'desc')
    .orderBy('w.id')
    .limit(mostOf(ctx, 500))
    .execute();
  return found.map(typed);
}
export async function workById(ctx: Ctx, id: string): Promise<StoredWork> {
  const row = await rows(ctx).where('w.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function findWork(ctx: Ctx, by: { id: string } | { number: string }): Promise<StoredWork | null> {
  const row = await rows(ctx)
    .where((eb) => ('id' in by ? eb('w.id', '=', by.id) : eb('w.number', '=', by.number)))
    .executeTakeFirst();
  return row ? typed(row) : null;
}
export async function lockWork(tx: TxCtx, id: string): Promise<StoredWork> {
  const row = await rows(tx).where('w.id', '=', id).forNoKeyUpdate('w').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}

export type WorkValues = {
  kind: WorkKind;
  title: string;
  shownAs: string | null;
  classText: string | null;
  classId: string | null;
  madeOn: string | null;
  about: string | null;
};
const columnsOf = (v: WorkValues) => ({
  ...{ kind: v.kind, title: v.title, shown_as: v.shownAs, class_text: v.classText, class_id: v.classId },
  ...{ made_on: v.madeOn, about: v.about },
});
type NewWork = { id: string; area: string; organisationId: string; status: 'draft' | 'submitted'; by: string | null };
export const insertWork = (tx: TxCtx, n: NewWork, v: WorkValues) =>
  tx.db
    .insertInto('gallery_work')
    .values({
      ...{ id: n.id, area: n.area, organisation_id: n.organisationId, status: n.status, uploaded_by: n.by, at: tx.now },
      ...columnsOf(v),
    })
    .execute();
export const putWork = (tx: TxCtx, id: string, v: WorkValues) =>
  tx.db
    .updateTable('gallery_work')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const touchWork = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('gallery_work')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export type Consent = {
  way: ConsentWay;
  on: string;
  text: string;
  name: string;
  phone: string | null;
  isMinor: boolean;
  guardian: string | null;
  paper: { hash: string; mediaType: string } | null;
};
/** Keeps the consent, sealed, and makes the receipt by which the author takes it back; the passphrase is in the answer only. */
export async function putConsent(tx: TxCtx, id: string, c: Consent): Promise<{ number: string; passphrase: string }> {
  const sealed = (value: string | null, what: 'name' | 'phone' | 'guardian') =>
    value === null ? null : Buffer.from(seal(tx.house.keys, value, placeOf(what)(id)));
  for (;;) {
    const [number, passphrase] = [signUpNumber(randomDigits(7)), randomDigits(8)];
    const taken = await tx.db.selectFrom('gallery_work').select('id').where('number', '=', number).executeTakeFirst();
    if (taken) continue;
    await tx.db
      .updateTable('gallery_work')
      .set((eb) => ({
        ...{ consent_way: c.way, consent_on: c.on, consent_text: c.text, is_minor: c.isMinor },
        ...{ guardian_agreed: c.guardian !== null, name_sealed: sealed(c.name, 'name') },
        ...{ phone_sealed: sealed(c.phone, 'phone'), guardian_sealed: sealed(c.guardian, 'guardian') },
        ...{ paper_hash: c.paper?.hash ?? null, paper_type: c.paper?.mediaType ?? null },
        ...{ number, mac: slipMac(tx, number, passphrase), tries: 0, tries_since: null },
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    return { number, passphrase };
  }
}
type Moved = { status: WorkStatus; by: string | null; endedBy: 'author' | 'house' | null; reason: string | null };
export const putStatus = (tx: TxCtx, id: string, m: Moved) =>
  tx.db
    .updateTable('gallery_work')
    .set((eb) => ({
      status: m.status,
      ...(m.status === 'published' && { published_by: m.by, published_at: tx.now }),
      ...(m.endedBy
        ? { ended_at: tx.now, ended_by: m.endedBy, reason: m.reason }
        : { ended_at: null, ended_by: null, reason: null }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
export const { countTry, forgetTries } = triesOf('gallery_work');

/* Pictures. */
const pictures = ({ db }: Ctx) =>
  db
    .selectFrom('gallery_picture')
    .select([
      ...(['id', 'work_id as workId', 'nth', 'hash', 'thumb_hash as thumbHash', 'media_type as mediaType'] as const),
      ...(['width', 'height', 'alt', 'caption', 'people'] as const),
    ]);
type PictureRow = Awaited<ReturnType<ReturnType<typeof pictures>['execute']>>[number];
const typedPicture = (p: PictureRow) => ({ ...p, people: p.people as PeopleOn | null });
export type StoredPicture = ReturnType<typeof typedPicture>;
export const picturesOf = async (ctx: Ctx, workIds: readonly string[]): Promise<StoredPicture[]> =>
  workIds.length === 0
    ? []
    : (
        await pictures(ctx)
          .where('work_id', 'in', [...workIds])
          .orderBy('nth')
          .orderBy('id')
          .execute()
      ).map(typedPicture);
/** A picture of a work that the actor may see; anybody else’s is not there. */
export async function pictureById(ctx: Ctx, id: string): Promise<StoredPicture> {
  const row = await pictures(ctx).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  await workById(ctx, row.workId);
  return typedPicture(row);
}
export async function insertPictures(
  tx: TxCtx,
  w: { id: string; area: string },
  files: readonly Upload[],
  people: PeopleOn | null = null,
) {
  const first = (await picturesOf(tx, [w.id])).reduce((n, p) => Math.max(n, p.nth), 0) + 1;
  if (files.length === 0) return;
  await tx.db
    .insertInto('gallery_picture')
    .values(
      files.map((f, i) => ({
        ...{ id: tx.house.newId(), work_id: w.id, area: w.area, nth: first + i, hash: f.hash, people, at: tx.now },
        ...{ thumb_hash: f.thumbHash ?? f.hash, media_type: f.mediaType, width: f.width ?? 1, height: f.height ?? 1 },
      })),
    )
    .execute();
}
export const putDescribed = (
  tx: TxCtx,
  id: string,
  d: { alt: string; caption: string | null; people: PeopleOn | null },
) => tx.db.updateTable('gallery_picture').set(d).where('id', '=', id).execute();
export async function putOrder(tx: TxCtx, ids: readonly string[]): Promise<void> {
  for (const [i, id] of ids.entries())
    await tx.db
      .updateTable('gallery_picture')
      .set({ nth: i + 1 })
      .where('id', '=', id)
      .execute();
}
export const deletePicture = (tx: TxCtx, id: string) =>
  tx.db.deleteFrom('gallery_picture').where('id', '=', id).execute();

/** What ended before then is emptied; the hashes of what may go from the disk. */
export async function eraseEnded(tx: TxCtx, before: Temporal.Instant): Promise<string[]> {
  const gone = await tx.db
    .selectFrom('gallery_work')
    .select(['id', 'paper_hash as paperHash'])
    .where('erased_at', 'is', null)
    .where('ended_at', '<', before)
    .forNoKeyUpdate()
    .execute();
  if (gone.length === 0) return [];
  const ids = gone.map((w) => w.id);
  const files = await picturesOf(tx, ids);
  await tx.db.deleteFrom('exhibition_work').where('work_id', 'in', ids).execute();
  await tx.db.deleteFrom('gallery_picture').where('work_id', 'in', ids).execute();
  await tx.db
    .updateTable('gallery_work')
    .set({
      ...{ title: null, shown_as: null, class_text: null, class_id: null, about: null, reason: null },
      ...{
        name_sealed: null,
        phone_sealed: null,
        guardian_sealed: null,
        mac: null,
        paper_hash: null,
        paper_type: null,
      },
      erased_at: tx.now,
    })
    .where('id', 'in', ids)
    .execute();
  return [...files.flatMap((f) => [f.hash, f.thumbHash]), ...gone.flatMap((w) => w.paperHash ?? [])];
}
