import { lastDayOf } from '#kernel/clock.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { channelWords } from '#modules/cases/cases.words.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Loaded } from './petitions.load.ts';
import { type StoredNotice, selectNotices } from './petitions.notices.store.ts';
import { partsInPetition } from './petitions.parts.rules.ts';
import type { PetitionView } from './petitions.views.contract.ts';
import { refusalWords } from './petitions.words.ts';
import { petitionWorkflow } from './petitions.workflow.rules.ts';

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });
const isoOrNull = (at: Temporal.Instant | null) => (at ? iso(at) : null);

/** Papers each with the day they reached the person, which a record of service says afterwards. */
export function presentNotices(stored: readonly StoredNotice[]): PetitionView['notices'] {
  const served = new Map(stored.flatMap((n) => (n.ofId && n.servedOn ? [[n.ofId, n.servedOn]] : [])));
  return stored.map((n) => ({
    id: n.id,
    kind: n.kind,
    number: n.number,
    templateVersion: n.templateVersion,
    title: [...n.body.title],
    clauses: n.body.clauses.map(([zh, en]) => [zh, en]),
    parts: n.body.parts.map(({ label, text }) => ({ label: [label[0], label[1]], text: [text[0], text[1]] })),
    rights: n.body.rights.map(([zh, en]) => [zh, en]),
    recipient: n.recipient,
    organ: n.organ,
    sentAt: iso(n.sentAt),
    method: n.method,
    servedOn: n.servedOn ?? served.get(n.id) ?? null,
    ofId: n.ofId,
  }));
}

/** How the procedure stands, with the verbs open to the actor and why the others of theirs are not. */
export async function presentPetition(ctx: Ctx, loaded: Loaded): Promise<PetitionView> {
  const { c, p, facts, standing, reviews, hearings, clocks, next } = loaded;
  const parts = partsInPetition(standing, ctx.actor);
  const { open, closed } = openVerbs(petitionWorkflow, facts, parts, ctx.now);
  const ids = [standing.organId, p.senderId, p.decidedOrganisationId, next?.reviewerId].flatMap((x) => (x ? [x] : []));
  const units = await organisationsById(ctx, ids);
  const people = await accountNames(
    ctx,
    [p.extensionAskedBy, p.extendedBy].flatMap((x) => (x ? [x] : [])),
  );
  const unit = (x: string | null) => {
    const found = x ? units.get(x) : undefined;
    return found ? { id: found.id, name: found.name } : null;
  };
  // Approving is not asked for twice, and a request that nobody made stands in no one's way.
  const told = closed.filter(({ why }) => !['noExtensionAsked', 'nothingToExecute', 'noHearing'].includes(why));
  const staff = ctx.actor.kind === 'staff';
  return {
    caseId: p.caseId,
    number: c.number,
    title: c.title,
    channel: [...channelWords[c.channel]],
    receivedAt: iso(c.receivedAt),
    caseStatus: c.status,
    link: `${ctx.house.config.publicUrl}/track?n=${c.number}`,
    version: p.version,
    state: p.state,
    round: p.round,
    matter: p.matter,
    persons: p.persons,
    representatives: p.representatives,
    organ: unit(standing.organId),
    sender: unit(p.senderId),
    objection: p.objection,
    onward: p.onward,
    answer: p.answer,
    extension:
      p.extensionDays !== null && p.extensionAskedAt && (staff || p.extendedAt)
        ? {
            days: p.extensionDays,
            reason: p.extensionReason ?? '',
            askedAt: iso(p.extensionAskedAt),
            askedBy: people.get(p.extensionAskedBy ?? '') ?? '',
            approvedAt: isoOrNull(p.extendedAt),
            approvedBy: p.extendedBy ? (people.get(p.extendedBy) ?? null) : null,
          }
        : null,
    decision: p.decidedAt
      ? {
          outcome: p.outcome!,
          claim: p.claim ?? '',
          facts: p.facts ?? '',
          opinion: p.opinion ?? '',
          basis: p.basis ?? '',
          measures: p.measures,
          decidedAt: iso(p.decidedAt),
          organ: unit(p.decidedOrganisationId)?.name ?? '',
          servedOn: p.servedOn,
          executeBy: p.executeBy,
          execution: p.execution,
        }
      : null,
    reviews: reviews.map(({ organisationId: _, ...r }) => ({
      ...r,
      askedAt: iso(r.askedAt),
      decidedAt: isoOrNull(r.decidedAt),
    })),
    hearings: hearings.map(({ id: _, ...h }) => h),
    ask:
      next && facts.askBy
        ? {
            level: next.level,
            to: unit(next.reviewerId)?.name ?? null,
            lastDay: lastDayOf(facts.askBy),
            until: iso(facts.askBy),
          }
        : null,
    clocks: clocks.map(({ caseId: _, area: __, ...k }) => ({
      ...k,
      start: iso(k.start),
      due: iso(k.due),
      shown: iso(k.shown),
      endedAt: isoOrNull(k.endedAt),
    })),
    notices: presentNotices(await selectNotices(ctx, p.caseId)),
    isConflicted: facts.isConflicted,
    mayDeclare: staff && !facts.isConflicted && [...parts].some((part) => part !== 'counter'),
    open,
    closed: told.map(({ verb, why }) => ({ verb, why, says: [...refusalWords[why]] as [string, string] })),
  };
}
