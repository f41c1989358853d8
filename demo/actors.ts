import { members } from '#demo/cast.ts';
import type { Actor } from '#kernel/actor.ts';

/** The cast's actors by log-in; `portal` is somebody at home. */
export function actorsOf(
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Map<string, Actor> {
  const actors = new Map<string, Actor>([['portal', { kind: 'visitor' }]]);
  for (const m of members)
    actors.set(m.login, {
      kind: 'staff',
      accountId: accounts.get(m.login)!,
      name: m.name,
      role: m.role,
      organisationId: organisations.get(m.organisation)!,
      area: m.area,
    });
  return actors;
}
