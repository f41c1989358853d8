import { keepScan, moveScans, type SheetSubject } from '#modules/papers/index.ts';
import { livingHousehold } from '#modules/people/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { PaperKind } from '#platform/module.ts';
import { factWriters } from './facts.rules.ts';
import { type FactHome, selectHome } from './facts.store.ts';
import { factPaperWords as w } from './facts.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KIND = 'householdFacts';

const homeOf = async (ctx: Ctx, subject: string): Promise<FactHome | null> =>
  UUID.test(subject) ? ((await selectHome(ctx, subject)) ?? null) : null;
// Whose household it is stands on the sheet, not in its title.
const sheetOf = (home: FactHome): SheetSubject => ({
  ...{ kind: KIND, subject: home.id, area: home.area },
  title: `${w.title[0]} ${home.placeName}`,
});

/** What is asked of a household, on paper; its subject is the household. A sheet printed before a merge leads to the other. */
export const householdFacts: PaperKind = {
  roles: factWriters,
  find: async (ctx, subject) => {
    const home = await homeOf(ctx, subject);
    return home && sheetOf(home);
  },
  keep: async (tx, subject, file) => {
    const home = await homeOf(tx, subject);
    return home ? keepScan(tx, sheetOf(home), file) : false;
  },
};

/** A household was merged into another: the sheets that came back of it are read there. */
export async function sheetsFollow(tx: TxCtx, from: string): Promise<void> {
  const home = await homeOf(tx, await livingHousehold(tx, from));
  if (home && home.id !== from) await moveScans(tx, { kind: KIND, subject: from }, sheetOf(home));
}
