import { ask } from '#ui/field/ask.ts';
import { dropRecord } from '#ui/field/outbox.ts';
import { openedVault, readFile } from '#ui/field/phone.store.ts';
import { type Queued, trayReasonOf } from '#ui/field/queued.ts';
import { sealBytes, sealJson, toBase64, type Vault } from '#ui/field/vault.ts';
import { sendFiles } from './send.ts';
import { phoneWire } from './wire.ts';

/** A record as the tray takes it: what would have been sent, and how a person reads it. */
const sayingOf = (q: Queued, why: ReturnType<typeof trayReasonOf> | 'letGo') => ({
  id: q.id,
  phoneId: openedVault()?.phoneId ?? null,
  why,
  area: q.area,
  madeAt: q.madeAt,
  kind: q.kind,
  words: { zh: q.says[0], en: q.says[1] },
  content: { ...q.input },
  files: q.files.map((f) => f.id),
});

/** Hands one record over to whoever answers for its place now; it leaves this phone only when it has arrived. */
export async function handToTray(q: Queued): Promise<void> {
  await sendFiles(q);
  await ask(phoneWire.offerTray, { input: sayingOf(q, trayReasonOf(q.refusal)), key: q.id });
  await dropRecord(q.id);
}

/** A phone that was let go hands everything over under its own key: nobody needs to be signed in on it. */
export async function rescueAll(vault: Vault, records: readonly Queued[]): Promise<void> {
  const params = { id: vault.phoneId };
  for (const q of records) {
    for (const f of q.files) {
      const blob = await readFile(f.id);
      if (!blob) continue;
      const sealed = await sealBytes(vault.key, `rescue-file:${f.id}:${vault.phoneId}`, await blob.arrayBuffer());
      const input = { fileId: f.id, what: f.what, name: f.name, sealed: toBase64(sealed) };
      await ask(phoneWire.rescueFile, { params, input });
    }
    const sealed = await sealJson(vault.key, `rescue:${vault.phoneId}`, sayingOf(q, 'letGo'));
    await ask(phoneWire.rescue, { params, input: { sealed: toBase64(sealed) } });
    await dropRecord(q.id);
  }
}
