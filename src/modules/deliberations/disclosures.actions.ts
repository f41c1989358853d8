import { isWithin, parentOf } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { type Receipt, receiverFor, registerAll } from '#modules/cases/index.ts';
import { countRecord } from '#modules/duties/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AffairsApi, ItemView } from './affairs.contract.ts';
import { columnOutside, isDue, reviewRoles, tableFault } from './affairs.rules.ts';
import { affairsNo as no } from './affairs.words.ts';
import { dayAfter } from './deliberations.rules.ts';
import { entryOf, noted, partsOf, staffOf, villageOf } from './deliberations.view.ts';
import {
  categoriesFor,
  insertItem,
  insertQuestion,
  itemById,
  itemsOf,
  putDown,
  type StoredItem,
} from './disclosures.store.ts';

type Handles = { [K in keyof AffairsApi]: Handler<AffairsApi[K]> };
export const itemView = ({ fileHash: _h, fileType: _t, ...i }: StoredItem): ItemView => i;

export const villageAffairs: Handles['villageAffairs'] = async (ctx, { query: { area } }) => {
  if (!isWithin(area, staffOf(ctx).area)) throw notFound();
  const today = dayOf(ctx.now);
  const [categories, items] = await Promise.all([categoriesFor(ctx, area, today), itemsOf(ctx, area)]);
  return {
    categories: categories.map(({ keptDays: _k, ...c }) => {
      const lastOn = items.find((i) => i.category === c.code && i.downOn === null)?.publishedOn ?? null;
      return { ...c, lastOn, isDue: isDue(c.rhythm, lastOn, today) };
    }),
    items: items.map(itemView),
  };
};

/** Which duty of the village an item satisfies: its finances every month, the rest every quarter (30). */
const dutyOf = (category: string) => (category === 'finance' ? 'financeDisclosure' : 'disclosure');
export const disclose: Handles['disclose'] = (ctx, { input, files }) =>
  noted(ctx, { kind: 'disclosure', id: ctx.command.id, area: staffOf(ctx).area, what: 'publish' }, () =>
    once(ctx, async (tx) => {
      const village = await villageOf(tx, input.area);
      const today = dayOf(tx.now);
      const category = (await categoriesFor(tx, input.area, today)).find((c) => c.code === input.category);
      if (!category) throw no('categoryUnknown', 'category');
      const outside = columnOutside(input.columns, category.columns);
      if (outside) throw no('fieldNotPublic', 'columns', { field: outside });
      const texts = [input.title, input.body, input.period];
      const fault = tableFault({ columns: input.columns, rows: input.rows, texts });
      if (fault) throw no(fault, fault === 'rowsUneven' ? 'rows' : 'body');
      if (input.correctsId && (await itemById(tx, input.correctsId)).area !== input.area) throw notFound();
      const [file] = files;
      const id = tx.house.newId();
      await insertItem(tx, {
        ...input,
        id,
        organisationId: village.organisationId,
        accountId: staffOf(tx).accountId,
        correctsId: input.correctsId ?? null,
        publishedOn: today,
        untilOn: dayAfter(today, category.keptDays),
        file: file ? { hash: file.hash, mediaType: file.mediaType, name: file.name } : null,
      });
      const { role } = staffOf(tx);
      await countRecord(tx, {
        kind: dutyOf(input.category),
        id,
        on: today,
        organisationId: village.organisationId,
        role,
        area: input.area,
      });
      await record(
        tx,
        {
          ...entryOf('disclosure', { id, area: input.area }, 'publish', { category: input.category }),
          shows: 'public',
        },
        'new',
      );
      return itemView(await itemById(tx, id));
    }),
  );
export const takeDownItem: Handles['takeDownItem'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const i = await itemById(tx, params.id);
    const isReviewer = reviewRoles.some((r) => r === staffOf(tx).role);
    if (!isReviewer && !partsOf(tx, i.area).has('keeper')) throw no('notYours');
    if (i.downOn !== null) throw no('notNow');
    await putDown(tx, i.id, dayOf(tx.now), input.why);
    await record(tx, entryOf('disclosure', i, 'takenDown', { why: input.why }));
    return itemView(await itemById(tx, i.id));
  });

export type Asked = { what: string; name: string; phone: string };
/**
 * A question or complaint about an item goes to the township (31): a case of the township's own place, which the village does not see, with a receipt
 * like any other.
 */
export const askAbout = (ctx: Ctx, itemId: string, asked: Asked): Promise<Receipt> =>
  once({ ...ctx, actor: { kind: 'visitor' } }, async (tx) => {
    const item = await itemById(tx, itemId);
    if (asked.what.trim().length < 4) throw no('askMissing', 'what');
    const township = parentOf(item.area) ?? item.area;
    const isNamed = asked.name.trim() !== '';
    const [made] = await registerAll(tx, [
      {
        kind: 'complaint',
        channel: 'web',
        area: township,
        title: `村务公开:${item.title}`.slice(0, 40),
        body: asked.what.trim().slice(0, 2000),
        disclosure: isNamed ? 'hidden' : 'anonymous',
        reporter: isNamed
          ? { name: asked.name.trim().slice(0, 40), ...(asked.phone.trim() && { phone: asked.phone.trim() }) }
          : {},
        receiver: await receiverFor(tx, township),
      },
    ]);
    if (!made) throw new Error('a case was not registered');
    await insertQuestion(tx, { itemId, caseId: made.id, area: item.area, on: dayOf(tx.now) });
    return made;
  });
