import { maskIdNumber, maskName, maskPhone } from '#kernel/identity.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { certificateOf, type StoredCertificate } from './certificates.store.ts';
import { type Known, knownItem, matched } from './items.ts';
import { itemNames, itemsInForce } from './lists.store.ts';
import { nationalOf } from './national.rules.ts';
import { papersOf } from './papers.store.ts';
import type { CertificateView, ProofRow, ProofView } from './proofs.contract.ts';
import {
  bodyOf,
  type ProofFacts,
  type ProofPart,
  proofWorkflow,
  signerRoles,
  standingOf,
  takerRoles,
} from './proofs.rules.ts';
import { checksOf, type StoredProof } from './proofs.store.ts';
import { proofRefusalWords } from './proofs.words.ts';

/** Who may work on it: people of the village, not those above who only look. */
export const worksOn = ({ actor }: Ctx): boolean => actor.kind === 'staff' && takerRoles.some((r) => r === actor.role);
export function partsOf(ctx: Ctx): ReadonlySet<ProofPart> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return new Set(['resident']);
  const parts: ProofPart[] = worksOn(ctx) ? ['handler', 'checker'] : [];
  if (signerRoles.some((r) => r === actor.role)) parts.push('signer');
  return new Set(parts);
}

/** Names of items by key, also of such as are no longer in force. */
export async function namesOf(ctx: Ctx, found: readonly StoredProof[]): Promise<(p: StoredProof) => string | null> {
  const codes = new Set(found.flatMap((p) => (p.itemKey?.startsWith('i-') ? [p.itemKey.slice(2)] : [])));
  const local = await itemNames(ctx, [...codes]);
  return (p) =>
    p.itemKey === null
      ? null
      : (nationalOf(p.itemKey)?.name[0] ?? local.get(`${p.area.slice(0, 6)}/${p.itemKey.slice(2)}`) ?? p.itemKey);
}
export const rowOf = (p: StoredProof, itemName: string | null): ProofRow => ({
  id: p.id,
  number: p.number,
  area: p.area,
  placeName: p.placeName,
  way: p.way,
  status: p.status,
  itemKey: p.itemKey,
  itemName,
  name: p.name && maskName(p.name),
  agency: p.agency,
  agencyKind: p.agencyKind,
  at: p.at.toString(),
  version: p.version,
});

export type Loaded = { p: StoredProof; known: Known | null; checks: Awaited<ReturnType<typeof checksOf>> };
export async function loadOf(ctx: Ctx, p: StoredProof, key = p.itemKey): Promise<Loaded> {
  const [known, checks] = await Promise.all([knownItem(ctx, p.area, key), checksOf(ctx, p.id)]);
  return { p, known, checks };
}
/** What the certificate would say. */
export const bodyFor = ({ p, known }: Loaded, facts = p.facts): string =>
  known?.item
    ? bodyOf(known.item.form, {
        name: p.name ?? '',
        id: p.idNumber ?? '',
        facts: facts ?? '',
        use: known.item.purpose,
      })
    : '';
export const factsOf = (ctx: Ctx, l: Loaded, more: { reason: string; meeting?: string | undefined }): ProofFacts => ({
  status: l.p.status,
  item: l.known && { kind: l.known.kind, needsMeeting: l.known.item?.needsMeeting ?? false },
  checks: l.checks.length,
  isChecker:
    ctx.actor.kind === 'staff' &&
    l.checks.some((c) => ctx.actor.kind === 'staff' && c.accountId === ctx.actor.accountId),
  hasMeeting: Boolean(more.meeting ?? l.p.meeting),
  body: bodyFor(l),
  reason: more.reason,
});

export const verifyLink = (ctx: Ctx, c: { number: string; code: string }) =>
  `${ctx.house.config.publicUrl}/proofs/verify?n=${c.number}&c=${c.code}`;
async function certificateView(ctx: Ctx, c: StoredCertificate, isWhole: boolean): Promise<CertificateView> {
  const names = await accountNames(ctx, [c.signedBy]);
  const isIssued = c.issuedOn !== null && c.expiresOn !== null;
  return {
    number: c.number,
    itemName: c.itemName,
    unit: c.unit,
    body: isWhole ? c.body : null,
    signedBy: names.get(c.signedBy) ?? '',
    issuedOn: c.issuedOn,
    expiresOn: c.expiresOn,
    seal: c.seal,
    code: isWhole && isIssued ? c.code : null,
    link: isWhole && isIssued && c.code ? verifyLink(ctx, { number: c.number, code: c.code }) : null,
    standing:
      c.expiresOn === null ? null : standingOf({ expiresOn: c.expiresOn, revokedAt: c.revokedAt }, dayOf(ctx.now)),
    usedOn: c.usedOn,
    usedAtUnit: c.usedAtUnit,
  };
}

/** The whole of one request for those who handle it; those above read what it is and how far, with masks. */
export async function presentProof(ctx: Ctx, p: StoredProof): Promise<ProofView> {
  const l = await loadOf(ctx, p);
  const isWhole = worksOn(ctx);
  const names = await accountNames(
    ctx,
    l.checks.map((c) => c.accountId),
  );
  const certificate = await certificateOf(ctx, p.id);
  const facts = factsOf(ctx, l, { reason: '----' });
  const { open, closed } = openVerbs(proofWorkflow, facts, partsOf(ctx), ctx.now);
  const isNew = p.status === 'requested' && isWhole && p.said !== null;
  const suggested = isNew ? matched(p.said ?? '', await itemsInForce(ctx, p.area)) : [];
  const itemName = (await namesOf(ctx, [p]))(p);
  const { item } = l.known ?? {};
  return {
    ...rowOf(p, itemName),
    name: isWhole ? p.name : p.name && maskName(p.name),
    idNumber: p.idNumber && (isWhole ? p.idNumber : maskIdNumber(p.idNumber)),
    phone: p.phone && (isWhole ? p.phone : maskPhone(p.phone)),
    said: isWhole ? p.said : null,
    facts: isWhole ? p.facts : null,
    note: isWhole ? p.note : null,
    meeting: p.meeting,
    needsMeeting: item?.needsMeeting ?? false,
    instead: l.known?.instead
      ? { who: [...l.known.instead.who], how: [...l.known.instead.how], source: l.known.instead.source }
      : null,
    basis:
      item?.kind === 'issue'
        ? {
            law: item.law,
            article: item.article,
            procedure: item.procedure,
            materials: item.materials,
            form: item.form,
          }
        : null,
    suggested: suggested.map(({ key, name, kind }) => ({ key, name, kind })),
    checks: l.checks.map((c) => ({
      by: names.get(c.accountId) ?? '',
      at: c.at.toString(),
      found: isWhole ? c.found : null,
    })),
    papers: isWhole ? (await papersOf(ctx, p.id)).map(({ hash: _, ...f }) => f) : [],
    certificate: certificate && (await certificateView(ctx, certificate, isWhole)),
    isErased: p.erasedAt !== null,
    mayWork: isWhole,
    // What needs an item is offered before one is chosen: it is chosen in the same step.
    open: p.status === 'requested' && isWhole ? [...new Set([...open, 'answer' as const, 'accept' as const])] : open,
    closed: closed
      .filter(({ verb }) => !(p.status === 'requested' && (verb === 'answer' || verb === 'accept')))
      .map(({ verb, why }) => ({ verb, says: [...proofRefusalWords[why]] as [string, string] })),
  };
}
export const mayWithdraw = (ctx: Ctx, l: Loaded): boolean =>
  decide(proofWorkflow, 'withdraw', factsOf(ctx, l, { reason: '' }), new Set<ProofPart>(['resident']), ctx.now).ok;
