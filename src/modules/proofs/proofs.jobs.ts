import { type Ctx, inTransaction } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { dropGuesses } from './certificates.store.ts';
import { ERASE_MONTHS, REGISTER_YEARS } from './proofs.rules.ts';
import { eraseEnded } from './proofs.store.ts';

/** Every night: personal fields and pictures of ended requests go, those of certificates with the register's years, and yesterday's guesses. */
export async function forgetProofs(ctx: Ctx): Promise<void> {
  const hashes = await inTransaction(ctx, async (tx) => {
    const today = tx.now.toZonedDateTimeISO('Asia/Shanghai');
    const before = today.subtract({ months: ERASE_MONTHS }).toInstant();
    const gone = await eraseEnded(tx, before, today.subtract({ years: REGISTER_YEARS }).toInstant());
    await dropGuesses(tx, tx.now.subtract({ hours: 24 }));
    return gone;
  });
  await forgetFiles(ctx, hashes);
}
