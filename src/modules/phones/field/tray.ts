import { ask } from '#ui/field/ask.ts';
import { trueNow } from '#ui/field/clock.ts';
import { dropRecord, keepRecord, readOutbox, recordsNow } from '#ui/field/outbox.ts';
import { arrived, isBroken, isUnanswered, isUnsent, type Queued, trayReasonOf } from '#ui/field/queued.ts';
import { Problem } from '#ui/web/call.ts';
import { sayingOf } from './saying.ts';
import { sendFiles } from './send.ts';
import { withOutbox } from './sync.ts';
import { phoneWire } from './wire.ts';

const isFinal = (error: unknown): error is Problem =>
  error instanceof Problem && error.status !== 401 && !isUnanswered(error.status) && !isBroken(error.status);

/**
 * Hands one record over to whoever answers for its place now; it leaves this phone only when it has arrived. Not while it is being sent: it is
 * then looked at anew, for it may have arrived meanwhile.
 */
export const handToTray = ({ id }: Pick<Queued, 'id'>): Promise<void> =>
  withOutbox(async () => {
    await readOutbox();
    const q = recordsNow().find((r) => r.id === id);
    if (!q || !isUnsent(q)) return;
    // A file that is not taken (too large, broken) does not keep the record here.
    await sendFiles(q).catch((error: unknown) => {
      if (!isFinal(error)) throw error;
    });
    try {
      // Handed over with a clock that was ahead, it was written now at the latest.
      const now = trueNow();
      const madeAt = Date.parse(q.madeAt) > Date.parse(now) ? now : q.madeAt;
      await ask(phoneWire.offerTray, { input: sayingOf({ ...q, madeAt }, trayReasonOf(q.refusal)), key: q.id });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'arrived') throw error;
      // It was carried out, and only the answer was lost.
      return keepRecord(arrived(q, null, new Date().toISOString()));
    }
    await dropRecord(id);
  });
