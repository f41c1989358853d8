import { db, openedVault, openFor, sealFor } from './phone.store.ts';

/** What was read from the server and is kept, sealed, for where there is no network. */
export type KeptRead<T> = { value: T; at: number };

const keyOf = (key: string) => {
  const vault = openedVault();
  return vault && `${vault.accountId}/${key}`;
};

export async function keepRead(key: string, value: unknown): Promise<void> {
  const vault = openedVault();
  const full = keyOf(key);
  if (!vault || !full) return;
  const sealed = await sealFor(`read/${full}`, value);
  // No room for what can be read again is no reason to fail: what was written has priority.
  await db.reads.put({ key: full, accountId: vault.accountId, at: Date.now(), sealed }).catch(() => undefined);
}

export async function readKept<T>(key: string): Promise<KeptRead<T> | null> {
  const full = keyOf(key);
  const kept = full ? await db.reads.get(full).catch(() => undefined) : undefined;
  if (!kept || !full) return null;
  const value = await openFor<T>(`read/${full}`, kept.sealed);
  return value === null ? null : { value, at: kept.at };
}

export const forgetKept = (accountId: string): Promise<number> =>
  db.reads.where('accountId').equals(accountId).delete();
