import { prefixRange } from '#kernel/area.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { declineGround, itemsFor } from '#modules/mandates/index.ts';
import { organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { latestRoot } from '#platform/chain.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { randomDigits, open as unseal } from '#platform/crypto.ts';
import { violation } from '#platform/database.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { searchTerms } from '#platform/search.ts';
import { selectDrift } from './cases.clocks.drift.store.ts';
import { forgetClockRules, insertClockRule, selectClockRules } from './cases.clocks.limits.store.ts';
import { proveClock } from './cases.clocks.proof.ts';
import type { casesApi } from './cases.contract.ts';
import { insertFiles, insertReading, selectFile, selectReporter } from './cases.detail.store.ts';
import { listCases } from './cases.list.store.ts';
import { mayReveal, partsIn } from './cases.parts.rules.ts';
import { presentCase, presentRow, sealPlace, viewCase } from './cases.present.ts';
import { countChecks } from './cases.proof.store.ts';
import { countQueues } from './cases.queues.store.ts';
import { passphraseMac, receiptOf } from './cases.report.actions.ts';
import { colleagues, savePassphrase } from './cases.route.store.ts';
import { excerptOf } from './cases.search.rules.ts';
import { lockCase, selectCase } from './cases.store.ts';
import { revealWords } from './cases.words.ts';

type Api = typeof casesApi;

export const list: Handler<Api['list']> = async (ctx, { query }) => {
  const { items, next } = await listCases(ctx, query);
  const terms = query.q ? searchTerms(query.q) : [];
  return {
    items: items.map((c) =>
      presentRow(ctx, c, terms.length > 0 ? excerptOf(`${c.title}。${c.body ?? ''}`, terms) : null),
    ),
    next,
  };
};

export const counts: Handler<Api['counts']> = async (ctx) => ({ queues: await countQueues(ctx) });

/** Opening a file is noted for the resident before it is shown. */
export const get: Handler<Api['get']> = async (ctx, { params }) => {
  const c = await selectCase(ctx, params.id);
  await insertReading(ctx, c, dayOf(ctx.now));
  return presentCase(ctx, c);
};

export const receivers: Handler<Api['receivers']> = async (ctx, { params }) => {
  const c = await selectCase(ctx, params.id);
  const units = await organisationsFor(ctx, c.area);
  const mine =
    ctx.actor.kind === 'staff' && partsIn(c, ctx.actor).has('handler')
      ? { organisationId: ctx.actor.organisationId }
      : { area: c.area };
  const people = await colleagues(ctx, mine, dayOf(ctx.now));
  return {
    units: units.map(({ id, name, kind, area }) => ({ id, name, kind, area })),
    lines: await declinableLines(ctx),
    colleagues: people.map((p) => ({ id: p.id, name: `${p.name} (${p.organisation})`, role: p.role })),
  };
};

/** The lines of the actor's own duty list by which somebody else leads. */
async function declinableLines(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  if (ctx.actor.kind !== 'staff') return [];
  const { organisationId } = ctx.actor;
  const unit = (await organisationsById(ctx, [organisationId])).get(organisationId);
  const lines = unit ? await itemsFor(ctx, organisationId) : [];
  return lines
    .filter((line) => unit && declineGround(line, unit))
    .map(({ id, code, title, leadName }) => ({ id, name: `${code} ${title}${leadName ? ` → ${leadName}` : ''}` }));
}

export const attach: Handler<Api['attach']> = (ctx, { params, files }) =>
  once(ctx, async (tx) => {
    const c = await selectCase(tx, params.id);
    if (partsIn(c, tx.actor).size === 0)
      throw new Refused('notYours', 403, ['这件事不归您办,不能添加材料。', 'This case is not yours to add to.']);
    if (files.length === 0) throw faulty('files', 'required', ['请选择文件。', 'Please choose a file.']);
    await insertFiles(tx, c, files, 'staff');
    await record(tx, {
      kind: 'case',
      id: c.id,
      area: c.area,
      verb: 'attach',
      shows: 'resident',
      data: { files: files.map((f) => f.hash) },
    });
    return viewCase(tx, c.id);
  });

export const file: Handler<Api['file']> = async (ctx, { params, query }) => {
  const c = await selectCase(ctx, params.id);
  const found = await selectFile(ctx, c.id, params.fileId);
  if (!found) throw notFound();
  const isThumb = query.size === 'thumb' && found.thumbHash;
  return {
    hash: isThumb ? found.thumbHash! : found.hash,
    mediaType: isThumb ? 'image/jpeg' : found.mediaType,
    name: found.name,
  };
};

/** Contact data in clear, once, for a stated purpose that the resident reads in the timeline (domain §12.6). */
export const reveal: Handler<Api['reveal']> = (ctx, { params, input }) =>
  inTransaction(ctx, async (tx) => {
    const c = await selectCase(tx, params.id);
    if (!mayReveal(c, tx.actor))
      throw new Refused('hidden', 403, [
        '本人不愿让您看到联系方式,可请首接人转达。',
        'The person does not wish you to see the contact data: ask the first receiver to pass it on.',
      ]);
    const sealed = await selectReporter(tx, c.id);
    await record(tx, {
      kind: 'case',
      id: c.id,
      area: c.area,
      verb: 'reveal',
      shows: 'resident',
      data: { purpose: [...revealWords[input.purpose]] },
    });
    const read = (field: 'name' | 'phone' | 'address', value: Buffer | null) =>
      value ? unseal(tx.house.keys, value, sealPlace(field, c.id)) : null;
    return {
      name: read('name', sealed.nameSealed),
      phone: read('phone', sealed.phoneSealed),
      address: read('address', sealed.addressSealed),
    };
  });

/** A lost receipt: the old passphrase ends as the new one begins, and the person sees that it was done. */
export const reissue: Handler<Api['reissue']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { version } = tx.version === null ? await selectCase(tx, params.id) : { version: tx.version };
    const c = await lockCase({ ...tx, version }, params.id);
    const parts = partsIn(c, tx.actor);
    if (!parts.has('firstReceiver') && !parts.has('dispatcher'))
      throw new Refused('notYours', 403, ['请到首接人那里重打回执。', 'The first receiver issues a new receipt.']);
    // The receipt is the person's word: who handled the case must not hold it.
    if (c.handledByActor)
      throw new Refused('closesOwnCase', 403, [
        '经办过这件事的单位不能重打回执,请没有经手的单位(如上一级)来打。',
        'A unit that handled the case may not issue its receipt: ask one that had no part in it, such as the level above.',
      ]);
    const passphrase = randomDigits(8);
    const seenBy = tx.actor.kind === 'staff' ? tx.actor.organisationId : null;
    await savePassphrase(tx, c.id, passphraseMac(tx, c.id, passphrase), seenBy);
    await record(tx, {
      kind: 'case',
      id: c.id,
      area: c.area,
      verb: 'reissue',
      shows: 'resident',
      data: { reason: input.reason },
    });
    return receiptOf(tx, c, passphrase);
  });

export const clockProof: Handler<Api['clockProof']> = (ctx, { params }) => proveClock(ctx, params.id, params.clockId);

export const clockDrift: Handler<Api['clockDrift']> = async (ctx) => {
  const { last, items } = await selectDrift(ctx);
  return {
    last: last && { ...last, at: last.at.toString() },
    items: items.map((d) => ({
      ...d,
      kept: d.kept.toString(),
      counted: d.counted.toString(),
      foundAt: d.foundAt.toString(),
    })),
  };
};

/** A share of fewer people than this says nothing about a unit (domain §12.8, §12.20). */
const FEWEST_REACHED = 5;
export const closingChecks: Handler<Api['closingChecks']> = async (ctx) => {
  const area = ctx.actor.kind === 'staff' ? ctx.actor.area : '';
  const units = await countChecks(ctx, prefixRange(area));
  return {
    units: units.map((u) => ({ ...u, differs: u.reached < FEWEST_REACHED ? null : u.differs })),
  };
};

/** Anybody may hold it against what stands on their receipt. */
export const root: Handler<Api['root']> = async (ctx) => ({ root: await latestRoot(ctx) });

export const clockRules: Handler<Api['clockRules']> = async (ctx) => ({ rules: await selectClockRules(ctx) });

export const addClockRule: Handler<Api['addClockRule']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    try {
      await insertClockRule(tx, input);
    } catch (error) {
      if (violation(error)?.code === '23505')
        throw faulty('validFrom', 'once', ['同一天已有这条规则。', 'This rule already begins on that day.']);
      throw error;
    }
    await record(
      tx,
      { kind: 'clockRule', id: tx.house.newId(), area: input.area || '15', verb: 'add', shows: 'public', data: input },
      'new',
    );
    forgetClockRules(tx);
    return { id: input.id };
  });
