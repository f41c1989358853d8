import { type Ctx, inTransaction } from '#platform/context.ts';
import { CONTACT_DAYS, WORDS_YEARS } from './consultations.rules.ts';
import { eraseOpinions } from './opinions.store.ts';

/** Every night: contacts 90 days after the answer, words three years after it. */
export const forgetOpinions = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const today = tx.now.toZonedDateTimeISO('Asia/Shanghai');
    const contacts = today.subtract({ days: CONTACT_DAYS }).toInstant();
    await eraseOpinions(tx, contacts, today.subtract({ years: WORDS_YEARS }).toInstant());
  });
