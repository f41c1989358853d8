import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { draftsOf, dropDraft, readDraft } from '#ui/field/draft.store.ts';
import type { Draft, DraftFile } from '#ui/field/draft.ts';
import { dropRecord, unsentNow } from '#ui/field/outbox.ts';
import { readFile } from '#ui/field/phone.store.ts';
import { isBroken, isUnanswered } from '#ui/field/queued.ts';
import { sealBytes, sealJson, toBase64, type Vault } from '#ui/field/vault.ts';
import { Problem } from '#ui/web/call.ts';
import { phoneFieldWords as w } from './field.words.ts';
import { type Handed, sayingOf } from './saying.ts';
import { phoneWire } from './wire.ts';

/** Where the server finds the nearest place by itself: whoever answers for the phone's own. */
const NO_PLACE = '00';
const SHOWN_LETTERS = 60;
const isText = (value: unknown): value is string => typeof value === 'string';

/** Something half-written, as the tray takes it: whoever takes it up reads how far its writer had come. */
export function unfinished(key: string, savedAt: number, draft: Draft<object>, areas: readonly string[]): Handed {
  const values = Object.entries(draft.values);
  const area = values.find(([name, v]) => name === 'area' && isText(v) && /^\d{2,15}$/.test(v))?.[1];
  const text = values.map(([, v]) => v).find((v): v is string => isText(v) && /\p{Script=Han}/u.test(v));
  const says = ([zh, en]: Word, more: string): Word => [`${zh}${more}`, `${en}${more}`];
  return {
    id: draft.commandIds.main,
    kind: key.split('/')[1] ?? 'note',
    area: area ?? areas[0] ?? NO_PLACE,
    madeAt: new Date(savedAt).toISOString(),
    says: says(w.unfinished, text?.trim().slice(0, SHOWN_LETTERS) ?? ''),
    input: Object.fromEntries(values),
    files: draft.files.map(({ id, kind, name }: DraftFile) => ({ id, what: kind, name })),
  };
}

/** What lies here and is not with the server: what waits or was refused, and what is half-written. */
async function heldHere(vault: Vault): Promise<{ handed: Handed; drop: () => Promise<unknown> }[]> {
  const records = unsentNow().map((q) => ({ handed: q, drop: () => dropRecord(q.id) }));
  const drafts = await Promise.all(
    (await draftsOf(vault.accountId)).map(async ({ key, savedAt }) => {
      const draft = await readDraft(key);
      if (!draft) return [];
      return [{ handed: unfinished(key, savedAt, draft, vault.areas), drop: () => dropDraft(key) }];
    }),
  );
  return [...records, ...drafts.flat()];
}

async function handOver(vault: Vault, handed: Handed): Promise<void> {
  const params = { id: vault.phoneId };
  for (const f of handed.files) {
    const blob = await readFile(f.id);
    if (!blob) continue;
    const sealed = await sealBytes(vault.key, `rescue-file:${f.id}:${vault.phoneId}`, await blob.arrayBuffer());
    const input = { fileId: f.id, what: f.what, name: f.name || f.what, sealed: toBase64(sealed) };
    await ask(phoneWire.rescueFile, { params, input }).catch(goOn);
  }
  const sealed = await sealJson(vault.key, `rescue:${vault.phoneId}`, sayingOf(handed, 'letGo'));
  await ask(phoneWire.rescue, { params, input: { sealed: toBase64(sealed) } }).catch(goOn);
}

/** What the server will never take holds up nothing: a file too large, a record it has already. */
function goOn(error: unknown): void {
  if (!(error instanceof Problem) || isUnanswered(error.status) || isBroken(error.status)) throw error;
}

/**
 * A phone that was let go hands over what it holds under its own key: nobody needs to be signed in on it. False when something could not be
 * handed over yet, for want of an answer.
 */
export async function rescueAll(vault: Vault): Promise<boolean> {
  let isAll = true;
  for (const { handed, drop } of await heldHere(vault)) {
    try {
      await handOver(vault, handed);
      await drop();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      isAll = false;
      if (isUnanswered(error.status)) return false;
    }
  }
  return isAll;
}
