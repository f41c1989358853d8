import { Dexie, type Table } from 'dexie';
import type { Draft } from './draft.ts';

type KeptDraft = { key: string; draft: Draft<object>; savedAt: number };
type KeptFile = { id: string; draftKey: string; blob: Blob };

/** The phone's own store. Drafts belong to one account: the key begins with its id, and nobody else is shown them. */
const db = new Dexie('baodao-field') as Dexie & { drafts: Table<KeptDraft, string>; files: Table<KeptFile, string> };
db.version(1).stores({ drafts: 'key', files: 'id, draftKey' });

export const readDraft = async (key: string): Promise<Draft<object> | undefined> => (await db.drafts.get(key))?.draft;

export const keepDraft = (key: string, draft: Draft<object>): Promise<string> =>
  db.drafts.put({ key, draft, savedAt: Date.now() });

export async function dropDraft(key: string): Promise<void> {
  await db.transaction('rw', db.drafts, db.files, async () => {
    await db.drafts.delete(key);
    await db.files.where('draftKey').equals(key).delete();
  });
}

export const keepFile = (draftKey: string, id: string, blob: Blob): Promise<string> =>
  db.files.put({ id, draftKey, blob });

export const readFile = async (id: string): Promise<Blob | undefined> => (await db.files.get(id))?.blob;

export const dropFile = (id: string): Promise<void> => db.files.delete(id);

/** The keys of what an account has begun, newest first. */
export async function draftsOf(accountId: string): Promise<{ key: string; savedAt: number }[]> {
  const found = await db.drafts.where('key').startsWith(`${accountId}/`).toArray();
  return found.map(({ key, savedAt }) => ({ key, savedAt })).sort((a, b) => b.savedAt - a.savedAt);
}
