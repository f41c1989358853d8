import { openedVault } from '#ui/field/phone.store.ts';
import type { Queued, QueuedFile, trayReasonOf } from '#ui/field/queued.ts';

/** What is handed over: a record from the outbox, or something half-written. */
export type Handed = Pick<Queued, 'id' | 'kind' | 'area' | 'madeAt' | 'says' | 'input'> & {
  readonly files: readonly Omit<QueuedFile, 'sent'>[];
  /** What was written on paper meanwhile is found by it; something half-written has none. */
  readonly provisional?: string;
};

const SHOWN = 300;
const numbered = (text: string, label: string, provisional = '') =>
  provisional ? `${text.slice(0, SHOWN - label.length - provisional.length - 4)} · ${label} ${provisional}` : text;

/** A record as the tray takes it: what would have been sent, and how a person reads it. */
export const sayingOf = (q: Handed, why: ReturnType<typeof trayReasonOf> | 'letGo') => ({
  id: q.id,
  phoneId: openedVault()?.phoneId ?? null,
  why,
  area: q.area,
  madeAt: q.madeAt,
  kind: q.kind,
  words: {
    zh: numbered(q.says[0], '临时编号', q.provisional),
    en: numbered(q.says[1], 'provisional number', q.provisional),
  },
  content: { ...q.input },
  files: q.files.map((f) => f.id),
});
