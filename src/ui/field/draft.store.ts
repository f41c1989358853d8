import type { Draft } from './draft.ts';
import { db, openFor, sealFor } from './phone.store.ts';

/** Writes on their way: who reads a draft reads what was written last. */
const writing = new Set<Promise<unknown>>();
function underWay<T>(work: Promise<T>): Promise<T> {
  writing.add(work);
  const end = () => writing.delete(work);
  work.then(end, end);
  return work;
}

/** Drafts belong to one account: the key begins with its id, the account's key seals them, and nobody else is shown them. */
export async function readDraft(key: string): Promise<Draft<object> | undefined> {
  await Promise.allSettled(writing);
  const kept = await db.drafts.get(key);
  if (!kept) return undefined;
  if (!kept.sealed) return kept.draft;
  return (await openFor<Draft<object>>(`draft/${key}`, kept.sealed)) ?? undefined;
}

export const keepDraft = (key: string, draft: Draft<object>): Promise<string> =>
  underWay(sealFor(`draft/${key}`, draft).then((sealed) => db.drafts.put({ key, sealed, savedAt: Date.now() })));

export const dropDraft = (key: string): Promise<void> =>
  underWay(
    Promise.resolve(
      db.transaction('rw', db.drafts, db.files, async () => {
        await db.drafts.delete(key);
        await db.files.where('draftKey').equals(key).delete();
      }),
    ),
  );

/** The keys of what an account has begun, newest first. */
export async function draftsOf(accountId: string): Promise<{ key: string; savedAt: number }[]> {
  const found = await db.drafts.where('key').startsWith(`${accountId}/`).toArray();
  return found.map(({ key, savedAt }) => ({ key, savedAt })).sort((a, b) => b.savedAt - a.savedAt);
}
