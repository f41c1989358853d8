import { openedVault } from '#ui/field/phone.store.ts';
import type { Queued, QueuedFile, trayReasonOf } from '#ui/field/queued.ts';

/** What is handed over: a record from the outbox, or something half-written. */
export type Handed = Pick<Queued, 'id' | 'kind' | 'area' | 'madeAt' | 'says' | 'input'> & {
  readonly files: readonly Omit<QueuedFile, 'sent'>[];
};

/** A record as the tray takes it: what would have been sent, and how a person reads it. */
export const sayingOf = (q: Handed, why: ReturnType<typeof trayReasonOf> | 'letGo') => ({
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
