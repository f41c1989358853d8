import { Dexie, type Table } from 'dexie';
import type { Draft } from './draft.ts';
import { openBytes, openJson, sealBytes, sealJson, type Vault } from './vault.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** `draft` and `blob`: as version 1 kept them, in the clear; sealed when next written. */
export type KeptDraft = { key: string; savedAt: number; sealed?: Bytes; draft?: Draft<object> };
export type KeptFile = { id: string; draftKey: string; type: string; sealed?: Bytes; blob?: Blob };
export type KeptRecord = { id: string; accountId: string; seq: number; state: string; sealed: Bytes };
export type KeptRead = { key: string; accountId: string; at: number; sealed: Bytes };

type Db = Dexie & {
  drafts: Table<KeptDraft, string>;
  files: Table<KeptFile, string>;
  outbox: Table<KeptRecord, string>;
  reads: Table<KeptRead, string>;
  vaults: Table<Vault, string>;
};
/** What this phone keeps. A newer version of the app adds tables and fields; it never drops what was not sent. */
export const db = new Dexie('baodao-field') as Db;
db.version(1).stores({ drafts: 'key', files: 'id, draftKey' });
db.version(2).stores({
  drafts: 'key',
  files: 'id, draftKey',
  outbox: 'id, accountId, [accountId+seq]',
  reads: 'key, accountId',
  vaults: 'accountId',
});

/**
 * What this app may keep now. `sealed`: everything, under the account's key. `memory`: this browser cannot seal (a page without TLS from another
 * machine), so nothing outlives the page and what is written goes at once. `closed`: nobody is signed in.
 */
type Store = { mode: 'sealed'; vault: Vault } | { mode: 'memory'; accountId: string } | { mode: 'closed' };
let store: Store = { mode: 'closed' };
/** Files of a page that cannot keep them. */
const held = new Map<string, Blob>();

export const storeMode = (): Store['mode'] => store.mode;
export const openedVault = (): Vault | null => (store.mode === 'sealed' ? store.vault : null);
/** Whose store is open. */
export const openAccount = (): string | null =>
  store.mode === 'sealed' ? store.vault.accountId : store.mode === 'memory' ? store.accountId : null;
export const openVault = (vault: Vault): void => {
  store = { mode: 'sealed', vault };
};
export const openMemory = (accountId: string): void => {
  store = { mode: 'memory', accountId };
};
export const closeStore = (): void => {
  store = { mode: 'closed' };
  held.clear();
};

/** Nothing can be kept on this phone: no key, or no sealing in this browser. */
export class NoVault extends Error {}
export function mustBeOpen(): Vault {
  const vault = openedVault();
  if (!vault) throw new NoVault('no key on this phone');
  return vault;
}

export const knownVault = (accountId: string): Promise<Vault | undefined> => db.vaults.get(accountId);
export const vaultsHere = (): Promise<Vault[]> => db.vaults.toArray();
export const keepVault = (vault: Vault): Promise<string> => db.vaults.put(vault);

/** Everything of one account is deleted, the key first: should the rest fail, it is noise. */
export async function wipe(accountId: string): Promise<void> {
  if (openedVault()?.accountId === accountId) closeStore();
  await db.vaults.delete(accountId);
  await db.transaction('rw', db.drafts, db.files, db.outbox, db.reads, async () => {
    const drafts = await db.drafts.where('key').startsWith(`${accountId}/`).primaryKeys();
    const records = await db.outbox.where('accountId').equals(accountId).primaryKeys();
    await db.files
      .where('draftKey')
      .anyOf([...drafts, ...records])
      .delete();
    await db.drafts.bulkDelete(drafts);
    await db.outbox.bulkDelete(records);
    await db.reads.where('accountId').equals(accountId).delete();
  });
}

export const sealFor = (context: string, value: unknown): Promise<Bytes> => sealJson(mustBeOpen().key, context, value);
export const openFor = <T>(context: string, sealed: Bytes): Promise<T | null> =>
  openJson<T>(mustBeOpen().key, context, sealed);

/** Keeps the content of a file; throws where it can only be held until the page is left (`NoVault`, or there is no room). */
export async function keepBlob(id: string, draftKey: string, blob: Blob): Promise<void> {
  held.set(id, blob);
  if (store.mode !== 'sealed') throw new NoVault('held in memory only');
  const sealed = await sealBytes(store.vault.key, `file/${id}`, await blob.arrayBuffer());
  await db.files.put({ id, draftKey, type: blob.type, sealed });
  held.delete(id);
}
/** What there was no room for when it was taken is kept now; throws when there still is none. */
export async function keepHeld(ids: readonly string[], draftKey: string): Promise<void> {
  for (const id of ids) {
    const blob = held.get(id);
    if (blob) await keepBlob(id, draftKey, blob);
  }
}
export async function forgetBlob(id: string): Promise<void> {
  held.delete(id);
  await db.files.delete(id);
}
/** The content of a file kept here; undefined when it is not, or is not this account's. */
export async function readFile(id: string): Promise<Blob | undefined> {
  const inMemory = held.get(id);
  if (inMemory) return inMemory;
  const kept = await db.files.get(id);
  if (!kept?.sealed) return kept?.blob;
  const plain = await openBytes(mustBeOpen().key, `file/${id}`, kept.sealed);
  return plain ? new Blob([plain], { type: kept.type }) : undefined;
}

/** What an earlier version of the app kept in the clear is sealed, once there is a key for it. */
export async function sealOld(accountId: string): Promise<void> {
  const { key } = mustBeOpen();
  for (const { draft, ...kept } of await db.drafts.where('key').startsWith(`${accountId}/`).toArray()) {
    if (!draft) continue;
    for (const { blob, ...file } of await db.files.where('draftKey').equals(kept.key).toArray())
      if (blob)
        await db.files.put({
          ...file,
          type: blob.type,
          sealed: await sealBytes(key, `file/${file.id}`, await blob.arrayBuffer()),
        });
    await db.drafts.put({ ...kept, sealed: await sealJson(key, `draft/${kept.key}`, draft) });
  }
}
