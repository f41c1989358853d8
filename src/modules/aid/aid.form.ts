import { Refused } from '#kernel/refusal.ts';
import { deleteOldScans, keepScan, moveScans, type SheetSubject, scansBack } from '#modules/papers/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import type { Handler, PaperKind } from '#platform/module.ts';
import { householdNow } from './aid.household.ts';
import { aidFormKinds, FORM_DAYS, openStatuses, takerRoles } from './aid.rules.ts';
import { aidById, type StoredAid, selectAids } from './aid.store.ts';
import type { surveyApi } from './aid.survey.contract.ts';
import { aidFormWords as w } from './aid.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const { blank, filled } = aidFormKinds;

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  return found.catch((error) => {
    if (error instanceof Refused) return null;
    throw error;
  });
}
const sheetOf = (a: Pick<StoredAid, 'id' | 'area' | 'number'>): SheetSubject => ({
  ...{ kind: filled, subject: a.id, area: a.area },
  title: `${w.title[0]} ${a.number}`,
});
const homeOf = async (ctx: Ctx, subject: string) =>
  UUID.test(subject) ? ((await orNull(householdNow(ctx, subject)))?.household ?? null) : null;
// Whose household it is stands on the sheet, not in its title.
const blankOf = (home: { id: string; area: string }): SheetSubject => ({
  ...{ kind: blank, subject: home.id, area: home.area },
  title: w.blankTitle[0],
});

/** The application as it was told, to be signed; its subject is the application, and its scans end with it. */
export const aidForm: PaperKind = {
  roles: takerRoles,
  find: async (ctx, subject) => {
    const a = UUID.test(subject) ? await orNull(aidById(ctx, subject)) : null;
    return a && sheetOf(a);
  },
};

/**
 * A form to be filled in at home before anything is filed; its subject is the household. What comes back waits for the application, and goes to
 * the one application of the household that is under way when there is one.
 */
export const aidBlank: PaperKind = {
  roles: takerRoles,
  find: async (ctx, subject) => {
    const home = await homeOf(ctx, subject);
    return home && blankOf(home);
  },
  keep: async (tx, subject, file) => {
    const home = await homeOf(tx, subject);
    if (!home) return false;
    const under = await selectAids(tx, { which: 'open', householdId: home.id });
    const [only, ...others] = under.filter((a) => openStatuses.some((s) => s === a.status));
    return keepScan(tx, only && others.length === 0 ? sheetOf(only) : blankOf(home), file);
  },
};

/** The application that was taken down takes the forms that came back of its household before. */
export const takeForms = (
  tx: TxCtx,
  householdId: string,
  a: Pick<StoredAid, 'id' | 'area' | 'number'>,
): Promise<void> => moveScans(tx, { kind: blank, subject: householdId }, sheetOf(a));

/** What waits of a household that was merged waits at the other. */
export async function formsFollow(tx: TxCtx, from: string): Promise<void> {
  const home = await homeOf(tx, from);
  if (home && home.id !== from) await moveScans(tx, { kind: blank, subject: from }, blankOf(home));
}

/** Every night: forms nobody filed an application for within a year go, rows first, then the files themselves. */
export async function dropForms(ctx: Ctx): Promise<void> {
  const before = ctx.now.subtract({ hours: 24 * FORM_DAYS });
  await forgetFiles(ctx, await inTransaction(ctx, (tx) => deleteOldScans(tx, blank, before)));
}

/** How many filled forms of a household wait for their application. */
export const formsWaiting: Handler<(typeof surveyApi)['formsWaiting']> = async (ctx, { params }) => {
  const home = await homeOf(ctx, params.id);
  return { waiting: home ? await scansBack(ctx, blank, home.id) : 0 };
};
