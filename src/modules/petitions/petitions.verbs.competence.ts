import { faulty } from '#kernel/refusal.ts';
import { referAccusation } from '#modules/accusations/index.ts';
import { isBoundByPetitionLaw } from '#modules/cases/cases.clocks.rules.ts';
import {
  admitCase,
  changeClocks,
  contentForSeal,
  giveCaseTo,
  releaseHold,
  type StoredCase,
  sealCase,
} from '#modules/cases/index.ts';
import { gateData } from '#modules/mandates/index.ts';
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
  wrongReceiver,
} from './petitions.act.ts';
import { caseClockRules } from './petitions.clocks.rules.ts';
import { endClocks, shownOf, startClock } from './petitions.clocks.store.ts';
import { notices, noticeTitles } from './petitions.notices.rules.ts';
import { procedureArticles, refusalArticles } from './petitions.rules.ts';
import type { Verb } from './petitions.verbs.ts';
import { procedureWords, refusalReasonWords } from './petitions.words.ts';

/* Whose a petition is: given on, disputed, decided above, led elsewhere, refused or sealed (信访工作条例 22–24, 28, 30). */

/** Organs the law binds that answer for the place of the case, without the one that has it. */
export async function receiversFor(
  ctx: Ctx,
  c: Pick<StoredCase, 'area'>,
  without: string | null,
): Promise<Organisation[]> {
  return (await organisationsFor(ctx, c.area)).filter((o) => isBoundByPetitionLaw(o.kind) && o.id !== without);
}

/** Given on, with the person told in the same act; the organ that gets it has its own days, counted from now (22, 23). */
type Given = {
  organisationId: string;
  note?: string | undefined;
  itemId?: string | undefined;
  admissionId?: string | undefined;
};
async function giveOn(d: Doing, given: Given, as: 'transferred' | 'assigned'): Promise<Effect> {
  const { tx, c, p, standing } = d;
  const { organisationId: to, note, itemId, admissionId } = given;
  const organ = (await receiversFor(tx, c, standing.organId)).find((o) => o.id === to);
  if (!organ) throw wrongReceiver();
  const admitted = await admitCase(tx, c, { receiverId: organ.id, role: 'lead', itemId, admissionId });
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
    data: { to: organ.shortName, ...gateData(admitted), ...(note && { note }) },
  };
}

export const transfer: Verb<'transfer'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'transfer', (d) => giveOn(d, input, 'transferred'));
export const assign: Verb<'assign'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'assign', (d) => giveOn(d, input, 'assigned'));

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
    const { itemId, admissionId } = input;
    const admitted = await admitCase(tx, c, { receiverId: organ.id, role: 'lead', itemId, admissionId });
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
      data: { to: organ.shortName, ...gateData(admitted), reason: input.reason },
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
