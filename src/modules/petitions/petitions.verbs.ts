import type { Given } from '#kernel/endpoint.ts';
import { faulty } from '#kernel/refusal.ts';
import { referAccusation } from '#modules/accusations/index.ts';
import { isBoundByPetitionLaw } from '#modules/cases/cases.clocks.rules.ts';
import {
  changeClocks,
  contentForSeal,
  giveCaseTo,
  releaseHold,
  type StoredCase,
  sealCase,
} from '#modules/cases/index.ts';
import { type Organisation, organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import {
  act,
  type Doing,
  dayBefore,
  type Effect,
  replyToCase,
  sendNotice,
  staff,
  today,
  wrongReceiver,
} from './petitions.act.ts';
import { caseClockRules, EXTENSION } from './petitions.clocks.rules.ts';
import { endClocks, shownOf, startClock } from './petitions.clocks.store.ts';
import type { PetitionsApi } from './petitions.contract.ts';
import { formalDay, notices, noticeTitles } from './petitions.notices.rules.ts';
import { endHearing, insertHearing } from './petitions.review.store.ts';
import { procedureArticles, refusalArticles } from './petitions.rules.ts';
import type { PetitionView } from './petitions.views.contract.ts';
import { procedureWords, refusalReasonWords } from './petitions.words.ts';

/* What an organ does with a petition up to its decision (信访工作条例 22–24, 28–34). */

export type Verb<N extends keyof PetitionsApi> = (ctx: Ctx, given: Given<PetitionsApi[N]>) => Promise<PetitionView>;

/** Organs the law binds that answer for the place of the case, without the one that has it. */
export async function receiversFor(
  ctx: Ctx,
  c: Pick<StoredCase, 'area'>,
  without: string | null,
): Promise<Organisation[]> {
  return (await organisationsFor(ctx, c.area)).filter((o) => isBoundByPetitionLaw(o.kind) && o.id !== without);
}

/** Given on, with the person told in the same act; the organ that gets it has its own days, counted from now (22, 23). */
async function giveOn(d: Doing, to: string, note: string | undefined, as: 'transferred' | 'assigned'): Promise<Effect> {
  const { tx, c, p, standing } = d;
  const organ = (await receiversFor(tx, c, standing.organId)).find((o) => o.id === to);
  if (!organ) throw wrongReceiver();
  await giveCaseTo(tx, c, organ.id);
  await endClocks(tx, p, 'met', ['register']);
  await startClock(tx, p, 'object', tx.now, organ.id);
  await changeClocks(tx, c, {
    end: { notify: 'met', contact: 'stopped' },
    start: { notify: caseClockRules.notifyTransferred, contact: null },
  });
  const notifyBy = dayBefore(await shownOf(tx, c.id, 'notify'), tx);
  const sender = staff(tx).organisationId;
  await sendNotice(tx, p, {
    kind: 'referral',
    body: notices.referral({ how: as, to: organ.name, notifyBy }),
    organisationId: sender,
  });
  return {
    change: {
      organisation_id: organ.id,
      sender_organisation_id: sender,
      given_as: as,
      objection: null,
      transfers: p.transfers + 1,
    },
    data: { to: organ.shortName, ...(note && { note }) },
  };
}

export const transfer: Verb<'transfer'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'transfer', (d) => giveOn(d, input.organisationId, input.note, 'transferred'));
export const assign: Verb<'assign'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'assign', (d) => giveOn(d, input.organisationId, input.note, 'assigned'));

export const object: Verb<'object'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'object', async ({ tx, p }) => {
    await endClocks(tx, p, 'met', ['object']);
    return { change: { objection: input.reason }, data: { reason: input.reason } };
  });

/** Only with the sender's consent does it go back (23); what the sender then does with it begins anew. */
export const agreeObjection: Verb<'agreeObjection'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'agreeObjection', async ({ tx, c, p }) => {
    const sender = p.senderId!;
    await giveCaseTo(tx, c, sender);
    await changeClocks(tx, c, {
      end: { notify: 'stopped', contact: 'stopped' },
      start: { notify: caseClockRules.notifyDirect, contact: null },
    });
    const unit = (await organisationsById(tx, [sender])).get(sender);
    if (unit?.kind === 'party') await startClock(tx, p, 'register', tx.now, sender);
    return {
      change: { organisation_id: sender, sender_organisation_id: null, given_as: null },
      data: { to: unit?.shortName, ...(input.note && { note: input.note }) },
    };
  });

export const denyObjection: Verb<'denyObjection'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'denyObjection', ({ c }) => ({ data: { to: c.handlerName ?? '', reason: input.reason } }));

/** The common superior says whose it is (24): told to the person and to the organ, which accepts it or says in writing why the law forbids that. */
export const designate: Verb<'designate'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'designate', async (d) => {
    const { tx, c, p } = d;
    const organ = (await receiversFor(tx, c, null)).find((o) => o.id === input.organisationId);
    if (!organ) throw wrongReceiver();
    await giveCaseTo(tx, c, organ.id);
    await endClocks(tx, p, 'met', ['register', 'object']);
    await changeClocks(tx, c, {
      end: { notify: 'stopped', contact: 'stopped' },
      start: { notify: caseClockRules.notifyTransferred, contact: null },
    });
    const notifyBy = dayBefore(await shownOf(tx, c.id, 'notify'), tx);
    const common = staff(tx).organisationId;
    await sendNotice(tx, p, {
      kind: 'referral',
      body: notices.referral({ how: 'designated', to: organ.name, notifyBy }),
      organisationId: common,
    });
    return {
      change: {
        organisation_id: organ.id,
        sender_organisation_id: common,
        given_as: 'designated',
        objection: null,
      },
      data: { to: organ.shortName, reason: input.reason },
    };
  });

/** Said in writing, and the case answered with it: from there on it is the person's word or a call-back, as with any answer. */
async function tellAndEnd(
  d: Doing,
  kind: 'elsewhere' | 'diversion' | 'refusal',
  body: ReturnType<(typeof notices)[typeof kind]>,
  basis: string,
): Promise<void> {
  await endClocks(d.tx, d.p, 'met', ['register', 'object']);
  await endClocks(d.tx, d.p, 'stopped');
  await sendNotice(d.tx, d.p, { kind, body, organisationId: staff(d.tx).organisationId });
  const text = [noticeTitles[kind][0], ...[...body.clauses, ...body.rights].map(([zh]) => zh)].join('\n');
  await replyToCase(d.tx, d.c.id, { text, outcome: 'explained', basis });
}

export const notifyElsewhere: Verb<'notifyElsewhere'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'notifyElsewhere', async (d) => {
    await tellAndEnd(d, 'elsewhere', notices.elsewhere(input), '信访工作条例第二十三条');
    return { change: { onward: input.where }, data: { reason: input.why, note: input.where } };
  });

export const divert: Verb<'divert'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'divert', async (d) => {
    await tellAndEnd(d, 'diversion', notices.diversion(input), procedureArticles[input.procedure]);
    return {
      change: { onward: `${procedureWords[input.procedure][0]}:${input.instructions}` },
      data: { reason: [...procedureWords[input.procedure]], note: input.instructions },
    };
  });

/** One of two reasons, its article, and the way on: all three, or it is no refusal (domain §1.5). */
export const refuse: Verb<'refuse'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'refuse', async (d) => {
    const article = refusalArticles[input.reason];
    if (input.article !== article)
      throw faulty('article', 'article', ['这一理由的依据是{article}。', 'The article for this reason is {article}.'], {
        article,
      });
    await tellAndEnd(d, 'refusal', notices.refusal(input), article);
    return {
      change: { refusal_reason: input.reason, refusal_article: article, onward: input.onward },
      data: { reason: `${refusalReasonWords[input.reason][0]}(${article})`, note: input.onward },
    };
  });

/**
 * An accusation of somebody in office is handed to the discipline organ that is free of the accused's line, and the case closed to the
 * sight of all staff, whoever did it included. News of it says no more than that it was led elsewhere.
 */
export const seal: Verb<'seal'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'seal', async ({ tx, c, p }) => {
    const { body, name, phone, address } = await contentForSeal(tx, c);
    const { organ } = await referAccusation(tx, {
      area: c.area,
      accused: input.accused,
      accusedOrganisationId: input.accusedOrganisationId ?? null,
      body,
      disclosure: name ? 'named' : 'anonymous',
      name: name ?? undefined,
      contact: [phone, address].filter(Boolean).join(' ') || undefined,
    });
    await endClocks(tx, p, 'stopped');
    await releaseHold(tx, { by: 'petition', ref: c.id });
    await sendNotice(tx, p, { kind: 'seal', body: notices.seal({ organ }), organisationId: staff(tx).organisationId });
    await sealCase(tx, c);
    return { recordedAs: 'divert', data: { to: organ } };
  });

export const accept: Verb<'accept'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'accept', async ({ tx, c, p }) => {
    if (input.representatives && input.representatives > (input.persons ?? 1))
      throw faulty('representatives', 'order', [
        '代表人数不能多于涉及人数。',
        'There are not more to speak than there are.',
      ]);
    await endClocks(tx, p, 'met', ['register', 'object']);
    // Sixty days from acceptance (34), not from the day it came in: the fifteen before it are a limit of their own (23).
    await changeClocks(tx, c, { end: { notify: 'met', decide: 'stopped' }, start: { decide: caseClockRules.decide } });
    const decideBy = dayBefore(await shownOf(tx, c.id, 'decide'), tx);
    await sendNotice(tx, p, {
      kind: 'acceptance',
      body: notices.acceptance({ day: today(tx), decideBy }),
      organisationId: staff(tx).organisationId,
    });
    return {
      change: {
        matter: input.matter,
        persons: input.persons ?? null,
        representatives: input.representatives ?? null,
        accepted_at: tx.now,
      },
    };
  });

const said = (text: string | undefined) => (text ? { text } : {});
export const investigate: Verb<'investigate'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'investigate', () => ({ data: said(input.text) }));
export const mediate: Verb<'mediate'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'mediate', () => ({ data: said(input.text) }));
export const endMediation: Verb<'endMediation'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'endMediation', () => ({ data: { reason: input.reason } }));

export const settle: Verb<'settle'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'settle', async ({ tx, p }) => {
    await sendNotice(tx, p, {
      kind: 'agreement',
      body: notices.agreement({ text: input.agreement }),
      organisationId: staff(tx).organisationId,
    });
    return { change: { agreement: input.agreement } };
  });

/** A hearing of the handling organ (31): announced in writing; it pauses nothing. */
export const openHearing: Verb<'openHearing'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'openHearing',
    async ({ tx, p }) => {
      await insertHearing(tx, p, { level: 'first', ...input });
      await sendNotice(tx, p, {
        kind: 'hearing',
        body: notices.hearing({ ...input, days: null }),
        organisationId: staff(tx).organisationId,
      });
      return { data: { from: formalDay(input.from) } };
    },
    (tx) => ({ daysOutOfOrder: hearingOutOfOrder(input, today(tx)) }),
  );

export const closeHearing: Verb<'closeHearing'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'closeHearing',
    async ({ tx, hearings }) => {
      const open = hearings.find((h) => h.heldTo === null)!;
      checkHeld(open.from, input.heldTo);
      await endHearing(tx, open.id, input);
      return {};
    },
    (tx) => ({ daysOutOfOrder: input.heldTo > today(tx) }),
  );

const LONGEST_HEARING_DAYS = 30;
/** From today on, the first day before the last, and no longer than the limit it would stretch. */
export const hearingOutOfOrder = (h: { from: string; to: string }, day: string): boolean =>
  h.from < day || h.to < h.from || Temporal.PlainDate.from(h.from).until(h.to).days >= LONGEST_HEARING_DAYS;

export function checkHeld(from: string, heldTo: string): void {
  if (heldTo < from) throw faulty('heldTo', 'order', ['结束日期不能早于开始日期。', 'It did not end before it began.']);
}

export const askExtension: Verb<'askExtension'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'askExtension', ({ tx }) => ({
    change: {
      extension_days: input.days,
      extension_reason: input.reason,
      extension_asked_by: staff(tx).accountId,
      extension_asked_at: tx.now,
    },
    data: { days: input.days, reason: input.reason },
    shows: 'staff',
  }));

/** The limit is longer only once another person has approved it and the petitioner is told why (34). */
export const approveExtension: Verb<'approveExtension'> = (ctx, { params }) =>
  act(ctx, params.id, 'approveExtension', async ({ tx, c, p, standing }) => {
    const days = p.extensionDays ?? 0;
    await changeClocks(tx, c, { extend: { decide: { amount: days, ...EXTENSION } } });
    await sendNotice(tx, p, {
      kind: 'extension',
      body: notices.extension({
        days,
        reason: p.extensionReason ?? '',
        decideBy: dayBefore(await shownOf(tx, c.id, 'decide'), tx),
      }),
      organisationId: standing.organId ?? staff(tx).organisationId,
    });
    return {
      change: { extended_by: staff(tx).accountId, extended_at: tx.now },
      data: { days, reason: p.extensionReason },
    };
  });

export const refuseExtension: Verb<'refuseExtension'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'refuseExtension', () => ({
    change: { extension_days: null, extension_reason: null, extension_asked_by: null, extension_asked_at: null },
    data: { reason: input.reason },
    shows: 'staff',
  }));
