import { maskName, maskPhone } from '#kernel/identity.ts';
import { say } from '#kernel/words.ts';
import { openVerbs } from '#kernel/workflow.ts';
import type { Ctx } from '#platform/context.ts';
import { open as unseal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { type Details, selectDetails } from './cases.detail.store.ts';
import { mayReveal, partsIn } from './cases.parts.rules.ts';
import type { ListedCase } from './cases.rows.store.ts';
import { type StoredCase, selectCase } from './cases.store.ts';
import { openSuspension } from './cases.suspension.store.ts';
import type { CaseRow, CaseView } from './cases.views.contract.ts';
import { refusalWords } from './cases.words.ts';
import { caseWorkflow } from './cases.workflow.rules.ts';

const iso = (at: Temporal.Instant | null) => at?.toString({ smallestUnit: 'second' }) ?? null;
/** Moments inside JSON come as PostgreSQL prints them. */
const fromJson = (at: unknown) => Temporal.Instant.from(String(at)).toString({ smallestUnit: 'second' });

/** `case.name:<id>` and the like: where a sealed field belongs, so that it opens nowhere else. */
export const sealPlace = (field: 'name' | 'phone' | 'address', caseId: string) => `case.${field}:${caseId}`;

/** What a rotation of the keys encrypts anew. */
export const sealedReporter: Sealed = {
  table: 'case_reporter',
  key: 'case_id',
  columns: {
    name_sealed: (id) => sealPlace('name', id),
    phone_sealed: (id) => sealPlace('phone', id),
    address_sealed: (id) => sealPlace('address', id),
  },
};

const unitOf = (id: string | null, name: string | null) => (id && name ? { id, name } : null);

/** A row of a list, with the verbs open to the actor. */
export function presentRow(ctx: Ctx, c: ListedCase, excerpt: string | null = null): CaseRow {
  return {
    id: c.id,
    number: c.number,
    version: c.version,
    area: c.area,
    placeName: c.placeName,
    kind: c.kind,
    tier: c.tier,
    channel: c.channel,
    status: c.status,
    outcome: c.outcome,
    title: c.title,
    excerpt,
    receivedAt: iso(c.receivedAt)!,
    closedAt: iso(c.closedAt),
    dueAt: iso(c.dueAt),
    provisional: c.dueProvisional,
    overdue: c.dueAt !== null && Temporal.Instant.compare(c.dueAt, ctx.now) <= 0,
    raised: c.raisedTo !== null,
    redoCount: c.redoCount,
    desk: unitOf(c.deskOrganisationId, c.deskName),
    handler: unitOf(c.handlerOrganisationId, c.handlerName),
    handlerPerson:
      c.handlerId && c.handlerPersonName
        ? { id: c.handlerId, name: c.handlerPersonName, organisation: c.handlerName ?? '' }
        : null,
    firstReceiver: { id: c.firstReceiverId, name: c.firstReceiverName, organisation: c.firstReceiverOrganisationName },
    open: openVerbs(caseWorkflow, c, partsIn(c, ctx.actor), ctx.now).open,
  };
}

/** Contact data as this actor may see it: whole for the person, masked for those who may ask for it, nothing for others. */
function reporterOf(ctx: Ctx, c: StoredCase, d: Details): CaseView['reporter'] {
  const own = ctx.actor.kind === 'receipt' && !ctx.actor.delegate;
  const reveals = mayReveal(c, ctx.actor);
  if (!own && !reveals) return { name: null, phone: null, address: null, mayReveal: false };
  const read = (field: 'name' | 'phone' | 'address', sealed: Buffer | null) =>
    sealed ? unseal(ctx.house.keys, sealed, sealPlace(field, c.id)) : null;
  const name = read('name', d.nameSealed);
  const phone = read('phone', d.phoneSealed);
  return {
    name: name && maskName(name),
    phone: phone && maskPhone(phone),
    address: own ? read('address', d.addressSealed) : d.addressSealed ? '••••••' : null,
    mayReveal: reveals,
  };
}

const actorName = (e: { actorKind: string; actor: string | null; verb: string; data: unknown }, lang: Ctx['lang']) =>
  e.actor ??
  (isByDelegate(e)
    ? lang === 'zh'
      ? '本人托的人'
      : 'whom the person entrusted'
    : e.actorKind === 'receipt' || e.actorKind === 'visitor'
      ? lang === 'zh'
        ? '本人'
        : 'the person'
      : lang === 'zh'
        ? '系统'
        : 'system');

const isByDelegate = ({ verb, data }: { verb: string; data: unknown }) =>
  !verb.startsWith('delegate.') && typeof data === 'object' && data !== null && 'delegate' in data;

/** Who saw the contact data, who printed a receipt, who else was entrusted: for the person alone. */
const ownAffair = (verb: string) => verb === 'reveal' || verb === 'reissue' || verb.startsWith('delegate.');

const atRest: readonly string[] = ['suspending', 'suspended'];
async function suspensionOf(ctx: Ctx, c: StoredCase): Promise<CaseView['suspension']> {
  // Read only where there is one: most cases never have it.
  if (!atRest.includes(c.status) && !atRest.includes(c.statusBefore ?? '')) return null;
  const s = await openSuspension(ctx, c.id);
  if (!s) return null;
  const { reason, plan, ownerName, organisation, nextReview, approvedAt } = s;
  return { reason, plan, owner: ownerName, organisation, nextReview, approved: approvedAt !== null };
}

/** The address in every code we print: the person looks there, and a scanned sheet is known by it. */
export const linkOf = (ctx: Ctx, number: string): string => `${ctx.house.config.publicUrl}/track?n=${number}`;

/** A case with everything that hangs on it. The person sees no staff-only entries. */
export const presentCase = async (ctx: Ctx, c: StoredCase): Promise<CaseView> =>
  presentWith(ctx, c, await detailsFor(ctx, c.id));

/** What hangs on a case, of it what this actor may read; 404 where there is none. */
export const detailsFor = (ctx: Ctx, caseId: string): Promise<Details> =>
  selectDetails(ctx, caseId, ctx.actor.kind === 'receipt' ? ['public', 'resident'] : ['public', 'resident', 'staff']);

export async function presentWith(ctx: Ctx, c: StoredCase, d: Details): Promise<CaseView> {
  const { closed } = openVerbs(caseWorkflow, c, partsIn(c, ctx.actor), ctx.now);
  const offer = d.offers[0];
  const rating = d.ratings[0];
  // Whom the person entrusted learns no more of their door and their telephone than whom they did not.
  const isDelegate = ctx.actor.kind === 'receipt' && ctx.actor.delegate !== undefined;
  return {
    ...presentRow(ctx, c),
    body: c.body,
    placeNote: isDelegate ? null : c.placeNote,
    category: c.category,
    disclosure: c.disclosure,
    externalNumber: c.externalNumber,
    reporter: reporterOf(ctx, c, d),
    bounces: c.bounces,
    callbackTries: c.callbackTries,
    returnBy: iso(c.returnBy),
    withdrawUntil: iso(c.withdrawUntil),
    closed: closed.map(({ verb, why }) => ({
      verb,
      why,
      says: [
        say(refusalWords[why], 'zh', { holds: c.holds.map(([zh]) => zh).join(';') }),
        say(refusalWords[why], 'en', { holds: c.holds.map(([, en]) => en).join('; ') }),
      ] as [string, string],
    })),
    offer: offer
      ? {
          by: { id: offer.fromId, name: offer.fromName, organisation: '' },
          to: { id: offer.toId, name: offer.toName, organisation: '' },
          reason: offer.reason,
        }
      : null,
    holds: c.holds,
    confirmed: c.isConfirmed,
    suspension: await suspensionOf(ctx, c),
    clocks: d.clocks.map((k) => ({
      ...k,
      start: fromJson(k.start),
      due: fromJson(k.due),
      shown: fromJson(k.shown),
      endedAt: k.endedAt && fromJson(k.endedAt),
    })) as CaseView['clocks'],
    timeline: d.timeline
      .filter((e) => !isDelegate || !ownAffair(e.verb))
      .map((e) => ({
        seq: e.seq,
        at: fromJson(e.at),
        verb: e.verb,
        shows: e.shows as 'public',
        actor: actorName(e, ctx.lang),
        organisation: e.organisation,
        data: e.data as Record<string, unknown>,
        hash: e.hash,
      })),
    replies: d.replies.map((r) => ({ ...r, by: r.by ?? '', at: fromJson(r.at) })) as CaseView['replies'],
    files: d.files.map((f) => ({ ...f, at: fromJson(f.at), hasThumb: Boolean(f.hasThumb) })) as CaseView['files'],
    link: linkOf(ctx, c.number),
    rating:
      rating && ctx.actor.kind !== 'staff'
        ? { stars: rating.stars, solved: rating.solved, text: rating.text, at: fromJson(rating.at) }
        : null,
  };
}

export const viewCase = async (ctx: Ctx, id: string) => presentCase(ctx, await selectCase(ctx, id));
