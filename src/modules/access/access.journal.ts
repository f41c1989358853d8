import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { AccountVerb } from './access.words.ts';

/** Attempts on logins that do not exist are kept in one chain under this id; what was typed is not. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What happened to an account: kept for three years (domain §10.2), never with a password, a number or an address. */
export const note = (
  tx: TxCtx,
  verb: AccountVerb,
  account: { id: string; area: string },
  data: Readonly<Record<string, unknown>> = {},
  born: 'new' | 'known' = 'known',
) => record(tx, { kind: 'account', id: account.id, area: account.area, verb, shows: 'staff', data }, born);

export const nobody = (tx: TxCtx) => ({ id: NOBODY, area: tx.house.config.jurisdiction });
