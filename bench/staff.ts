import type { Role } from '#kernel/actor.ts';
import { addAccount, hashPassword } from '#modules/access/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { PASSWORD } from '#test/world.ts';
import type { Books } from './books.ts';
import { signInBefore } from './people.ts';

/** Somebody the cast does not have, in a post at a place. */
export type Extra = { login: string; role: Role; area: string };

/** Codes of all villages, in order. */
export async function villagesOf({ owner }: Books): Promise<string[]> {
  const { rows } = await owner.query<{ code: string }>('select code from place where length(code) = 12 order by code');
  return rows.map((r) => r.code);
}

/** The unit that answers for a place: its own, or the nearest above it. */
async function unitsOf({ owner }: Books, areas: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ area: string; unit: string }>(
    `select a.area, u.id as unit from unnest($1::text[]) as a (area) cross join lateral (
       select o.id from organisation o where starts_with(a.area, o.area) and o.kind in ('party', 'government', 'committee')
       order by length(o.area) desc, o.id limit 1) u`,
    [areas],
  );
  return new Map(rows.map((r) => [r.area, r.unit]));
}

/** Takes on those who are not there yet, and signs all of them in. */
export async function takeOn(books: Books, wanted: readonly Extra[]): Promise<void> {
  const { rows } = await books.owner.query<{ login: string }>(
    'select username as login from staff_account where username = any($1)',
    [wanted.map((w) => w.login)],
  );
  const known = new Set(rows.map((r) => r.login));
  const missing = wanted.filter((w) => !known.has(w.login));
  if (missing.length > 0) {
    const units = await unitsOf(books, [...new Set(missing.map((w) => w.area))]);
    const hash = await hashPassword(PASSWORD);
    await inTransaction(systemCtx(books.house, 'bench'), async (tx) => {
      for (const { login, role, area } of missing) {
        const organisationId = units.get(area);
        if (!organisationId) throw new Error(`no unit answers for ${area}`);
        const posts = [{ role, organisationId, area, validFrom: '2024-01-01' }];
        await addAccount(tx, { login, name: `测速${login}`, phone: '19900000099', password: { hash }, posts });
      }
    });
  }
  await signInBefore(
    books.house,
    wanted.map((w) => w.login),
  );
}
