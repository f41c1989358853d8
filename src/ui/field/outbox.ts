import { useEffect, useSyncExternalStore } from 'react';
import { trueNow } from './clock.ts';
import { db, forgetBlob, keepHeld, mustBeOpen, openedVault, openFor, sealFor, storeMode } from './phone.store.ts';
import { isGone, isUnsent, type Queued } from './queued.ts';

const SENT_KEPT = 100;
let records: readonly Queued[] = [];
let readFor = '';
const watchers = new Set<() => void>();

function show(next: readonly Queued[]) {
  records = next;
  for (const watcher of watchers) watcher();
}

/** While hundreds are sent, a list of hundreds is not drawn hundreds of times. */
const DRAW_EVERY_MS = 250;
let drawing: ReturnType<typeof setTimeout> | undefined;
function showSoon(next: readonly Queued[]) {
  records = next;
  if (drawing) return;
  drawing = setTimeout(() => {
    drawing = undefined;
    show(records);
    tellOthers();
  }, DRAW_EVERY_MS);
}

/** Another tab of the same phone writes into the same outbox: it says so. */
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('baodao-outbox') : null;
channel?.addEventListener('message', () => void readOutbox());
const tellOthers = () => channel?.postMessage('changed');

/** Reads what is kept of the account whose store is open. */
export async function readOutbox(): Promise<void> {
  const vault = openedVault();
  if (!vault) return storeMode() === 'closed' ? show([]) : undefined;
  readFor = vault.accountId;
  const kept = await db.outbox
    .where('[accountId+seq]')
    .between([vault.accountId, -1], [vault.accountId, Number.MAX_SAFE_INTEGER])
    .toArray();
  const opened = await Promise.all(kept.map((k) => openFor<Queued>(`outbox/${k.id}`, k.sealed)));
  if (openedVault()?.accountId === readFor) show(opened.flatMap((q) => q ?? []));
}
/** Nothing of one account is shown to the next. */
export const forgetOutbox = (): void => show([]);

/** Puts a new record at the end and moves its files to it, in one transaction: nothing is half in the outbox. */
export async function enqueue(q: Queued): Promise<void> {
  if (storeMode() === 'memory') return show([...records, q]);
  const { accountId } = mustBeOpen();
  await keepHeld(
    q.files.map((f) => f.id),
    q.draft.key,
  );
  const sealed = await sealFor(`outbox/${q.id}`, q);
  await db.transaction('rw', db.outbox, db.drafts, db.files, async () => {
    const last = await db.outbox
      .where('[accountId+seq]')
      .between([accountId, -1], [accountId, Number.MAX_SAFE_INTEGER])
      .last();
    await db.outbox.put({ id: q.id, accountId, seq: (last?.seq ?? 0) + 1, state: q.state, sealed });
    await db.files.where('draftKey').equals(q.draft.key).modify({ draftKey: q.id });
    await db.drafts.delete(q.draft.key);
  });
  show([...records, q]);
  tellOthers();
}

/** Writes down what became of a record. */
export async function keepRecord(q: Queued): Promise<void> {
  if (storeMode() === 'memory') return show(records.map((r) => (r.id === q.id ? q : r)));
  const { accountId } = mustBeOpen();
  const sealed = await sealFor(`outbox/${q.id}`, q);
  // Most records have no files: looking for some costs as much as the record itself.
  const hadFiles = (records.find((r) => r.id === q.id)?.files.length ?? 1) > 0;
  const isDone = q.state === 'sent' && hadFiles;
  await db.transaction('rw', isDone ? [db.outbox, db.files] : [db.outbox], async () => {
    const kept = await db.outbox.get(q.id);
    // Somebody else has signed in meanwhile: under their key the record would be noise to its writer.
    if (kept?.accountId !== accountId) return;
    await db.outbox.put({ ...kept, state: q.state, sealed });
    if (isDone) await db.files.where('draftKey').equals(q.id).delete();
  });
  showSoon(records.map((r) => (r.id === q.id ? q : r)));
}

/** The same for many without files, in one go. */
export async function keepRecords(became: readonly Queued[]): Promise<void> {
  const by = new Map(became.map((q) => [q.id, q]));
  if (storeMode() !== 'memory') {
    const { accountId } = mustBeOpen();
    const sealed = await Promise.all(became.map(async (q) => [q, await sealFor(`outbox/${q.id}`, q)] as const));
    await db.transaction('rw', db.outbox, async () => {
      const kept = await db.outbox.bulkGet(became.map((q) => q.id));
      const next = sealed.flatMap(([q, bytes], i) => {
        const before = kept[i];
        return before?.accountId === accountId ? [{ ...before, state: q.state, sealed: bytes }] : [];
      });
      await db.outbox.bulkPut(next);
    });
  }
  showSoon(records.map((r) => by.get(r.id) ?? r));
}

/** Takes a record out: it was handed over, taken up again, or thrown away by its writer. */
export async function dropRecord(id: string, filesGoTo: string | null = null): Promise<void> {
  if (storeMode() === 'memory') {
    if (filesGoTo === null) for (const f of records.find((r) => r.id === id)?.files ?? []) await forgetBlob(f.id);
    return show(records.filter((r) => r.id !== id));
  }
  await db.transaction('rw', db.outbox, db.files, async () => {
    await db.outbox.delete(id);
    if (filesGoTo === null) await db.files.where('draftKey').equals(id).delete();
    else await db.files.where('draftKey').equals(id).modify({ draftKey: filesGoTo });
  });
  show(records.filter((r) => r.id !== id));
  tellOthers();
}

/** Only the newest of what has arrived is kept, to look up what a provisional number has become. */
export async function forgetOldSent(): Promise<void> {
  const sent = records.filter((r) => r.state === 'sent');
  for (const old of sent.slice(0, Math.max(0, sent.length - SENT_KEPT))) await dropRecord(old.id);
}

/** What was thrown away a day ago and not brought back is gone now. */
export async function forgetDeleted(): Promise<void> {
  const now = trueNow();
  for (const q of records.filter((r) => isGone(r, now))) await dropRecord(q.id);
}

export const recordsNow = (): readonly Queued[] => records;
export const unsentNow = (): readonly Queued[] => records.filter(isUnsent);

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
export const onOutbox = watch;
export const useOutbox = (): readonly Queued[] => useSyncExternalStore(watch, () => records);

/** Reads the outbox again whenever this page comes to the front. */
export function useFreshOutbox(): void {
  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && void readOutbox();
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, []);
}
