import { type Ctx, inTransaction } from '#platform/context.ts';
import { wipeSignUpNames } from './attendees.store.ts';
import { CONTACT_DAYS } from './signups.rules.ts';
import { eraseContacts } from './signups.store.ts';

/** Every night: names and phones of who signed up go, 90 days after the activity (domain §10.2). */
export async function forgetContacts(ctx: Ctx): Promise<void> {
  const before = ctx.now.subtract({ hours: CONTACT_DAYS * 24 });
  await inTransaction(ctx, async (tx) => {
    await eraseContacts(tx, before);
    await wipeSignUpNames(tx);
  });
}
