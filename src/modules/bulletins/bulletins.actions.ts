import { isWithin, levelOf, prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { CaseKind } from '#modules/cases/cases.rules.ts';
import { formulasOn } from '#modules/cases/cases.tally.rules.ts';
import { kindWords } from '#modules/cases/cases.words.ts';
import { dayAfter, spanBefore } from '#modules/insight/insight.rules.ts';
import { organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type {
  AskedBulletin,
  BulletinBrief,
  BulletinsApi,
  BulletinView,
  CorrectionView,
  TextView,
} from './bulletins.contract.ts';
import { mayIssue, type Subject } from './bulletins.rules.ts';
import {
  bulletinById,
  checkedAt,
  correctionsOf,
  editionOf,
  insertBulletin,
  insertNumbers,
  lastRoot,
  type NumberRow,
  nextNumber,
  numberOfBulletin,
  numbersOf,
  restatementOf,
  type StoredBulletin,
  selectBulletins,
} from './bulletins.store.ts';
import { no } from './bulletins.words.ts';
import { wordFile } from './document.ts';
import { hangOut, takeDown } from './public.store.ts';
import { numbersToFreeze, recountOnLook } from './recount.ts';
import { kindsForPlace, kindsForUnit, type Written, write, writePublic } from './write.ts';

type Handles = { [K in keyof BulletinsApi]: Handler<BulletinsApi[K]> };
const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

const subjectOf = (q: AskedBulletin): Subject => ({ area: q.area, organisationId: q.organisationId ?? null });
const isIssuer = (ctx: Ctx, of: Subject) => ctx.actor.kind === 'staff' && mayIssue(ctx.actor, of);
function issuing(ctx: Ctx, of: Subject) {
  if (ctx.actor.kind !== 'staff' || !mayIssue(ctx.actor, of)) throw no('notYours');
  return ctx.actor;
}
const plain = ({ zh, en, charts, notes }: TextView): TextView => ({ zh, en, charts, notes });
const askedOf = (b: StoredBulletin): AskedBulletin => ({
  ...{ area: b.area, from: b.from, to: b.to, kind: b.kind, against: b.against },
  ...(b.organisationId && { organisationId: b.organisationId }),
});

export const bulletinSubjects: Handles['bulletinSubjects'] = async (ctx, { query: { area } }) => {
  if (ctx.actor.kind !== 'staff' || !isWithin(area, ctx.actor.area)) throw notFound();
  const place = await placeOf(ctx, area);
  if (!place) throw notFound();
  const { from, before } = prefixRange(area);
  const units = (await organisationsFor(ctx, area))
    .filter((o) => o.area >= from && o.area < before && levelOf(o.area) === levelOf(area))
    .map((o) => ({ id: o.id, name: o.name, kinds: kindsForUnit(o.kind) }))
    .filter((o) => o.kinds.length > 0);
  return { placeName: place.fullName, kinds: kindsForPlace(place.kind), units };
};

const draftOf = (ctx: Ctx, q: AskedBulletin, d: Written) => ({
  ...{
    area: q.area,
    organisationId: q.organisationId ?? null,
    subject: d.subject,
    kind: q.kind,
    from: q.from,
    to: q.to,
  },
  ...{ against: d.against, earlier: d.earlier, asOf: ctx.now.toString({ smallestUnit: 'second' }), text: d.text },
  mayIssue: d.isOver && isIssuer(ctx, subjectOf(q)),
});
export const draftBulletin: Handles['draftBulletin'] = async (ctx, { query }) =>
  draftOf(ctx, query, await write(ctx, query));

export const draftDocument: Handles['draftDocument'] = async (ctx, { query: { lang, ...query } }) => {
  const d = await write(ctx, query);
  return wordFile({ text: d.text, lang, issuer: null, number: null, asOf: ctx.now, changed: [] });
};

/** Everything the text states is frozen with it: numbers, what shows their rows, formulas, the moment, the root of the journal. */
export const issueBulletin: Handles['issueBulletin'] = (ctx, { input: { restates, ...asked } }) =>
  once(ctx, async (tx) => {
    const of = subjectOf(asked);
    const actor = issuing(tx, of);
    const unit = (await organisationsById(tx, [actor.organisationId])).get(actor.organisationId)!;
    const year = Number(dayOf(tx.now).slice(0, 4));
    // The number comes first: whoever else issues for this unit waits here, and then sees what was issued.
    const number = await nextNumber(tx, unit, year);
    const written = await write(tx, asked);
    if (!written.isOver) throw no('notOver', { day: asked.to }, 'to');
    const before = await editionOf(tx, { ...of, kind: asked.kind, from: asked.from, to: asked.to });
    if (before && !restates) throw no('issuedAlready', { number: before.number });
    if (restates && before?.id !== restates)
      throw before && (await restatementOf(tx, restates))
        ? no('restatedAlready', { number: before.number })
        : no('restatesOther');
    const id = tx.house.newId();
    await insertBulletin(tx, {
      ...{ id, ...of, issuerId: unit.id, accountId: actor.accountId, number, edition: (before?.edition ?? 0) + 1 },
      ...{ restates: restates ?? null, kind: asked.kind, from: asked.from, to: asked.to, against: written.against },
      body: { ...written.text, subject: written.subject, facts: written.facts },
      ...{ formula: formulasOn(asked.from).version, root: await lastRoot(tx) },
    });
    await insertNumbers(tx, { id, area: of.area }, await numbersToFreeze(tx, written.text.zh, written));
    const data = { number, kind: asked.kind, from: asked.from, to: asked.to, ...(restates && { restates }) };
    await record(tx, { kind: 'bulletin', id, area: of.area, verb: 'issue', shows: 'staff', data }, 'new');
    return present(tx, await bulletinById(tx, id));
  });

function briefOf(b: StoredBulletin): BulletinBrief {
  const other = spanBefore({ from: b.from, before: dayAfter(b.to) }, b.against);
  return {
    ...{
      id: b.id,
      area: b.area,
      organisationId: b.organisationId,
      subject: b.body.subject,
      kind: b.kind,
      from: b.from,
      to: b.to,
    },
    ...{
      against: b.against,
      earlier: { from: other.from, to: dayBefore(other.before) },
      asOf: b.asOf,
      number: b.number,
    },
    ...{
      issuer: b.issuer,
      title: [b.body.zh.title, b.body.en.title],
      edition: b.edition,
      isPublic: b.publishedAt !== null,
    },
    corrections: b.corrections ?? 0,
  };
}
export const listBulletins: Handles['listBulletins'] = async (ctx) => ({
  items: (await selectBulletins(ctx)).map(briefOf),
});

/** What a number is called; of a part of the cases also which part. */
function calledIn(ctx: Ctx, n: NumberRow, units: ReadonlyMap<string, { shortName: string }>): [string, string] {
  const { says } = ctx.house.figures.get(n.figure) ?? ctx.house.figures.get('cases.received')!;
  if (!n.slice) return [says[0], says[1]];
  const { kind, category, unit } = n.slice;
  const part = kind
    ? kindWords[kind as CaseKind]
    : unit
      ? pair(units.get(unit)?.shortName ?? '')
      : pair(category ?? '');
  const whole = unit ? (rateSays(ctx, n.slice.measure) ?? says) : says;
  return [[whole[0], part[0]].filter(Boolean).join('·'), [whole[1], part[1]].filter(Boolean).join(' · ')];
}
const pair = (text: string): [string, string] => [text, text];
const rateOf: Readonly<Record<string, string>> = {
  response: 'cases.responseRate',
  solved: 'cases.solvedRate',
  stars: 'cases.satisfiedRate',
};
const rateSays = (ctx: Ctx, measure: string) => ctx.house.figures.get(rateOf[measure] ?? '')?.says;

async function numberViews(ctx: Ctx, rows: readonly NumberRow[]) {
  const units = await organisationsById(
    ctx,
    rows.flatMap((n) => n.slice?.unit ?? []),
  );
  return rows.map((n) => numberView(ctx, n, units));
}
function numberView(ctx: Ctx, n: NumberRow, units: ReadonlyMap<string, { shortName: string }>) {
  const figure = ctx.house.figures.get(n.slice ? 'cases.received' : n.figure);
  const unit = n.of !== null ? (['%', '%'] as const) : (figure?.unit ?? (['', ''] as const));
  return {
    ...{ nth: n.nth, figure: n.figure, says: calledIn(ctx, n, units), unit: [...unit] as [string, string] },
    ...{ isShare: n.of !== null, isPart: n.slice !== null },
    ...{ from: n.from, to: dayBefore(n.before), organisationId: n.organisationId },
    ...{ value: n.value, of: n.of, digest: n.digest },
  };
}

/** What later records changed, for whoever may read the bulletin. */
export async function changesOf(ctx: Ctx, id: string): Promise<CorrectionView[]> {
  const numbers = new Map((await numberViews(ctx, await numbersOf(ctx, id))).map((n) => [n.nth, n]));
  return (await correctionsOf(ctx, id)).map(({ nth, at, ...c }) => ({
    ...c,
    number: numbers.get(nth)!,
    at: at.toString(),
  }));
}

async function present(ctx: Ctx, b: StoredBulletin): Promise<BulletinView> {
  return {
    ...briefOf(b),
    text: plain(b.body),
    numbers: await numberViews(ctx, await numbersOf(ctx, b.id)),
    changed: await changesOf(ctx, b.id),
    ...{ formula: b.formula, root: b.root, rootDay: b.rootDay },
    checkedAt: (await checkedAt(ctx, b.id))?.toString() ?? null,
    restates: b.restates ? await numberOfBulletin(ctx, b.restates) : null,
    restatedBy: await restatementOf(ctx, b.id),
    publishedAt: b.publishedAt?.toString() ?? null,
    mayIssue: isIssuer(ctx, b),
  };
}
export const getBulletin: Handles['getBulletin'] = async (ctx, { params }) => {
  await recountOnLook(ctx, await bulletinById(ctx, params.id));
  return present(ctx, await bulletinById(ctx, params.id));
};
export const bulletinDocument: Handles['bulletinDocument'] = async (ctx, { params, query: { lang } }) => {
  const b = await bulletinById(ctx, params.id);
  await recountOnLook(ctx, b);
  const changed = await changesOf(ctx, b.id);
  return wordFile({
    text: b.body,
    lang,
    issuer: b.issuer,
    number: b.number,
    asOf: Temporal.Instant.from(b.asOf),
    changed,
  });
};

export const showBulletin: Handles['showBulletin'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const b = await bulletinById(tx, params.id);
    const actor = issuing(tx, b);
    if (b.publishedAt) throw no('publicAlready');
    await hangOut(
      tx,
      b,
      writePublic(askedOf(b), { facts: b.body.facts, text: b.body, subject: b.body.subject }),
      actor.accountId,
    );
    await record(tx, {
      kind: 'bulletin',
      id: b.id,
      area: b.area,
      verb: 'show',
      shows: 'public',
      data: { number: b.number },
    });
    return present(tx, await bulletinById(tx, b.id));
  });
export const hideBulletin: Handles['hideBulletin'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const b = await bulletinById(tx, params.id);
    issuing(tx, b);
    if (!b.publishedAt) throw no('notPublic');
    await takeDown(tx, b.id);
    await record(tx, {
      kind: 'bulletin',
      id: b.id,
      area: b.area,
      verb: 'hide',
      shows: 'public',
      data: { number: b.number },
    });
    return present(tx, await bulletinById(tx, b.id));
  });
