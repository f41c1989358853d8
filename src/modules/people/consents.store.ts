import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { AuthorisationInput, AuthorisationView, ConsentInput, ConsentView } from './consents.contract.ts';
import type { ConsentGiver, ConsentPurpose, ErrandScope, Medium } from './people.rules.ts';
import { visiblePeople } from './people.store.ts';
import { no } from './people.words.ts';

/** The consents of visible people. */
const visibleConsents = (ctx: Ctx) =>
  ctx.db
    .selectFrom('consent')
    .select(['id', 'purpose', 'scope', 'given_by', 'witness', 'evidence', 'given_at', 'withdrawn_at'])
    .where('person_id', 'in', visiblePeople(ctx).select('person.id'));
const visibleAuthorisations = (ctx: Ctx) =>
  ctx.db
    .selectFrom('authorisation')
    .select([
      'id',
      'agent_account_id',
      'agent_person_id',
      'scope',
      'medium',
      'witness',
      'evidence',
      'valid_from',
      'valid_to',
      'given_at',
      'revoked_at',
    ])
    .where('person_id', 'in', visiblePeople(ctx).select('person.id'));

type ConsentRow = Awaited<ReturnType<ReturnType<typeof visibleConsents>['execute']>>[number];
type AuthorisationRow = Awaited<ReturnType<ReturnType<typeof visibleAuthorisations>['execute']>>[number];

const consentOf = (row: ConsentRow): ConsentView => ({
  id: row.id,
  purpose: row.purpose as ConsentPurpose,
  scope: row.scope,
  givenBy: row.given_by as ConsentGiver,
  witness: row.witness,
  evidence: row.evidence,
  givenAt: row.given_at.toString(),
  withdrawnAt: row.withdrawn_at?.toString() ?? null,
});
const authorisationOf = (row: AuthorisationRow): AuthorisationView => ({
  id: row.id,
  agentAccountId: row.agent_account_id,
  agentPersonId: row.agent_person_id,
  scope: row.scope as ErrandScope[],
  medium: row.medium as Medium,
  witness: row.witness,
  evidence: row.evidence,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  givenAt: row.given_at.toString(),
  revokedAt: row.revoked_at?.toString() ?? null,
});

export async function consentsOf(ctx: Ctx, personId: string): Promise<ConsentView[]> {
  const rows = await visibleConsents(ctx).where('person_id', '=', personId).orderBy('given_at', 'desc').execute();
  return rows.map(consentOf);
}

/** Those that stand; for the house's rules, so within whatever the actor sees. */
export const activeConsents = async (ctx: Ctx, personId: string): Promise<ConsentView[]> =>
  (await consentsOf(ctx, personId)).filter((consent) => consent.withdrawnAt === null);

export async function insertConsent(
  tx: TxCtx,
  person: { id: string; area: string },
  input: ConsentInput,
): Promise<ConsentView> {
  const row = {
    id: tx.house.newId(),
    purpose: input.purpose,
    scope: input.scope,
    given_by: input.givenBy,
    witness: input.witness ?? null,
    evidence: input.evidence ?? null,
    given_at: tx.now,
    withdrawn_at: null,
  };
  await tx.db
    .insertInto('consent')
    .values({ ...row, person_id: person.id, area: person.area })
    .execute()
    .catch((error) => {
      throw violation(error)?.constraint === 'consent_once' ? no('alreadyGiven') : error;
    });
  return consentOf(row);
}

export async function lockConsent(tx: TxCtx, personId: string, id: string): Promise<ConsentView> {
  const row = await visibleConsents(tx)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return consentOf(row);
}

export async function endConsent(tx: TxCtx, id: string): Promise<void> {
  await tx.db.updateTable('consent').set({ withdrawn_at: tx.now }).where('id', '=', id).execute();
}

export async function authorisationsOf(ctx: Ctx, personId: string): Promise<AuthorisationView[]> {
  const rows = await visibleAuthorisations(ctx).where('person_id', '=', personId).orderBy('given_at', 'desc').execute();
  return rows.map(authorisationOf);
}

export async function insertAuthorisation(
  tx: TxCtx,
  person: { id: string; area: string },
  input: AuthorisationInput,
): Promise<AuthorisationView> {
  const row = {
    id: tx.house.newId(),
    agent_account_id: input.agentAccountId ?? null,
    agent_person_id: input.agentPersonId ?? null,
    scope: [...new Set(input.scope)],
    medium: input.medium,
    witness: input.witness ?? null,
    evidence: input.evidence ?? null,
    valid_from: input.validFrom,
    valid_to: input.validTo,
    given_at: tx.now,
    revoked_at: null,
  };
  await tx.db
    .insertInto('authorisation')
    .values({ ...row, person_id: person.id, area: person.area })
    .execute();
  return authorisationOf(row);
}

export async function lockAuthorisation(tx: TxCtx, personId: string, id: string): Promise<AuthorisationView> {
  const row = await visibleAuthorisations(tx)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return authorisationOf(row);
}

export async function endAuthorisation(tx: TxCtx, id: string): Promise<void> {
  await tx.db.updateTable('authorisation').set({ revoked_at: tx.now }).where('id', '=', id).execute();
}
