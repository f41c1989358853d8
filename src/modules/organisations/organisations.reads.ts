import { checkAreaCode } from '#kernel/area.ts';
import type { Given, Output } from '#kernel/endpoint.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { selectMembers } from './members.store.ts';
import type { organisationsApi } from './organisations.contract.ts';
import { deriveStructure, isOpenOn, type Structure } from './organisations.rules.ts';
import {
  listOrganisations as list,
  selectOrganisation,
  selectOrganisations,
  selectSubordinates,
  selectSuperiors,
} from './organisations.store.ts';

type Api = typeof organisationsApi;

const PAGE = 200;

/** `150124~0192…`: the area and id of the last row of a page; null for what no page ever said. */
function readCursor(after: string | undefined): { area: string; id: string } | null {
  const match = /^(\d{2,15})~([0-9a-f-]{36})$/.exec(after ?? '');
  return match?.[1] && match[2] ? { area: match[1], id: match[2] } : null;
}

export async function listOrganisations(
  ctx: Ctx,
  { query }: Given<Api['listOrganisations']>,
): Promise<Output<Api['listOrganisations']>> {
  const area = query.area ?? null;
  if (area !== null && checkAreaCode(area)) return { organisations: [], next: null };
  const rows = await list(ctx, {
    area,
    kind: query.kind ?? null,
    q: query.q ?? null,
    openDay: query.closed ? null : dayOf(ctx.now),
    after: readCursor(query.after),
    limit: PAGE + 1,
  });
  const organisations = rows.slice(0, PAGE);
  const last = organisations.at(-1);
  return { organisations, next: rows.length > PAGE && last ? `${last.area}~${last.id}` : null };
}

/** One organisation with its superiors bottom-up, those below it, and its members past and present; 404 outside the actor's line. */
export async function presentOrganisation(ctx: Ctx, id: string): Promise<Output<Api['getOrganisation']>> {
  const organisation = await selectOrganisation(ctx, id);
  const today = dayOf(ctx.now);
  const superiors = await selectSuperiors(ctx, id);
  const subordinates = await selectSubordinates(ctx, id, today);
  const [successor] = organisation.successorId ? await selectOrganisations(ctx, [organisation.successorId]) : [];
  return {
    ...organisation,
    isOpen: isOpenOn(organisation, today),
    successor: successor ? { id: successor.id, name: successor.name } : null,
    superiors,
    subordinates: subordinates.map(({ id, name, kind }) => ({ id, name, kind })),
    members: (await selectMembers(ctx, id, null)).map(({ organisation: o, ...m }) => ({
      ...m,
      organisation: o && { id: o.id, name: o.name },
    })),
  };
}

export const getOrganisation = (ctx: Ctx, { params }: Given<Api['getOrganisation']>) =>
  presentOrganisation(ctx, params.id);

/** "1+N" as it stands today, derived from who is subordinate and who has joined. */
export async function structureOf(ctx: Ctx, id: string): Promise<Structure> {
  const one = await selectOrganisation(ctx, id);
  const today = dayOf(ctx.now);
  const members = await selectMembers(ctx, id, today);
  const subordinates = (await selectSubordinates(ctx, id, today)).filter((s) => isOpenOn(s, today));
  const joined = members.flatMap(({ organisation, role }) => (organisation ? [{ ...organisation, role }] : []));
  return deriveStructure(one, subordinates, joined);
}

export const getStructure = (ctx: Ctx, { params }: Given<Api['getStructure']>) => structureOf(ctx, params.id);
