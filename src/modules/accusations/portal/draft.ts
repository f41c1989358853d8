import { isWithin, levelOf } from '#kernel/area.ts';
import type { FieldFault } from '#kernel/refusal.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import { ancestorsOf, childrenOf, type Place, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { PageGiven } from '#platform/module.ts';
import { badInput } from '#platform/problem.ts';
import { type AccusationInput, accusationInput, MAX_FILES } from '../accusations.contract.ts';
import { accuseFaults } from './accuse.words.ts';

const fieldNames = [
  'area',
  'accused',
  'accusedOrganisationId',
  'body',
  'keepOut',
  'disclosure',
  'name',
  'contact',
] as const;
type FieldName = (typeof fieldNames)[number];
export type Draft = { readonly values: Readonly<Record<FieldName, string>>; readonly commandId: string };

/** What was typed so far. It travels in the pages themselves: nothing of it is kept before it is sent. */
export function readDraft(ctx: Ctx, { form, query }: PageGiven): Draft {
  const picked = form.go?.startsWith('area:') ? form.go.slice(5) : undefined;
  const asked = picked ?? form.area ?? query.area ?? '';
  const { jurisdiction } = ctx.house.config;
  const typed = Object.fromEntries(fieldNames.map((name) => [name, form[name] ?? ''])) as Record<FieldName, string>;
  return {
    values: {
      ...typed,
      area: isWithin(asked, jurisdiction) ? asked : jurisdiction,
      disclosure: form.disclosure ?? 'named',
    },
    commandId: form.commandId ?? ctx.house.newId(),
  };
}

/** The hidden fields of the page that asks for the place: everything else. */
export const carried = ({ values }: Draft): Record<string, string> => values;

export type PlaceChoices = { chain: Place[]; options: Place[]; top: string };

/** The places chosen so far below the jurisdiction, and those to choose from next; grids are no choice. */
export async function placeChoices(ctx: Ctx, area: string): Promise<PlaceChoices> {
  const top = ctx.house.config.jurisdiction;
  const codes = [...ancestorsOf(area), area].filter((code) => code.length > top.length);
  const chain = (await Promise.all(codes.map((code) => placeOf(ctx, code)))).filter((place) => place !== null);
  const end = chain.at(-1)?.code ?? top;
  const isDeepest = levelOf(end) === 'village' || levelOf(end) === 'grid';
  return { chain, options: isDeepest ? [] : await childrenOf(ctx, end), top };
}

/** The county must be known: it decides which discipline organ is the nearest. */
export async function placeFault(ctx: Ctx, area: string): Promise<FieldFault | null> {
  const level = levelOf(area);
  const isKnown =
    level !== null && level !== 'province' && level !== 'prefecture' && (await placeOf(ctx, area)) !== null;
  return isKnown ? null : { field: 'area', rule: 'noPlace', says: accuseFaults.noPlace };
}

/** The units somebody of which can be accused at this place: those there, above it and inside it. */
export const unitsAt = (ctx: Ctx, area: string) => organisationsFor(ctx, area);

/** The draft as it can be filed, or what has to be mended first. */
export async function checkDraft(
  ctx: Ctx,
  draft: Draft,
  given: Pick<PageGiven, 'held' | 'refusedFile'>,
): Promise<{ input: AccusationInput | null; faults: FieldFault[] }> {
  const { values } = draft;
  const unit = values.accusedOrganisationId;
  const parsed = accusationInput.safeParse({ ...values, accusedOrganisationId: unit || null });
  const faults: FieldFault[] = [...(given.refusedFile?.faults ?? [])];
  if (!parsed.success) faults.push(...badInput(parsed.error).faults);
  if (unit && !(await unitsAt(ctx, values.area)).some((o) => o.id === unit))
    faults.push({ field: 'accusedOrganisationId', rule: 'unknown', says: accuseFaults.unit });
  if (given.held.length > MAX_FILES)
    faults.push({ field: 'files', rule: 'tooMany', says: accuseFaults.tooMany, values: { most: MAX_FILES } });
  return { input: parsed.success && faults.length === 0 ? parsed.data : null, faults };
}
