import { type ActivityKind, activityKinds } from '../activities.rules.ts';

export const activityViews = ['years', 'list', 'tasks'] as const;
export type ActivityView = (typeof activityViews)[number];
/** What the address of the page says. */
export type ActivitySearch = {
  view?: ActivityView | undefined;
  year?: number | undefined;
  area?: string | undefined;
  kind?: ActivityKind | undefined;
  missing?: boolean | undefined;
};
export function readActivitySearch(raw: Record<string, unknown>): ActivitySearch {
  const year = Number(raw.year);
  return {
    view: activityViews.find((v) => v === raw.view),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
    area: /^\d{2,15}$/.test(String(raw.area ?? '')) ? String(raw.area) : undefined,
    kind: activityKinds.find((k) => k === raw.kind),
    missing: raw.missing === true || raw.missing === 'true' || undefined,
  };
}
export const readYearSearch = (raw: Record<string, unknown>): { year?: number | undefined } => ({
  year: readActivitySearch(raw).year,
});
/** The page that plans a year: of which year, and for one unit when it is reached from there. */
export const readPlanSearch = (
  raw: Record<string, unknown>,
): { year?: number | undefined; unit?: string | undefined } => ({
  year: readActivitySearch(raw).year,
  unit: /^[0-9a-f-]{36}$/.test(String(raw.unit ?? '')) ? String(raw.unit) : undefined,
});
