import { trueNow } from '#ui/field/clock.ts';
import { keepDraft, readDraft } from '#ui/field/draft.store.ts';
import { beginDraft } from '#ui/field/draft.ts';
import { dropRecord, keepRecord, readOutbox, recordsNow } from '#ui/field/outbox.ts';
import { broughtBack, isTimeWrong, putAside, type Queued } from '#ui/field/queued.ts';
import { goTo } from '#ui/field/useSpot.ts';
import { newKey } from '#ui/web/call.ts';
import { withOutbox } from './sync.ts';

/** draftThere: something half-written stands on that page and would be lost · gone: it has been sent meanwhile */
export type Came = 'done' | 'draftThere' | 'gone';

/** Works on a record that is not on its way and has not arrived meanwhile. */
const onStanding = (id: string, work: (q: Queued) => Promise<Came>): Promise<Came> =>
  withOutbox(async () => {
    await readOutbox();
    const q = recordsNow().find((r) => r.id === id);
    return q && (q.state === 'waiting' || q.state === 'refused') ? work(q) : 'gone';
  });

/** Takes a record up again where it was written: the form opens with what was typed, and its files. */
export const mend = (id: string): Promise<Came> =>
  onStanding(id, async (q) => {
    const { key, values } = q.draft;
    if (await readDraft(key)) return 'draftThere';
    const files = q.files.map((f) => ({ id: f.id, name: f.name, kind: f.what }));
    // What was wrong may have been something else than its time: it was written when it was written.
    const madeAt = isTimeWrong(q.refusal) ? {} : { madeAt: q.madeAt };
    await keepDraft(key, { ...beginDraft(values, newKey), ...madeAt, files });
    await dropRecord(q.id, key);
    goTo(key.split('/').slice(1));
    return 'done';
  });

/** Deletes a record, so that it can still be brought back for a day. */
export const throwAway = (id: string): Promise<Came> =>
  onStanding(id, async (q) => {
    await keepRecord(putAside(q, trueNow()));
    return 'done';
  });
export const bringBack = (q: Queued): Promise<void> => keepRecord(broughtBack(q));
