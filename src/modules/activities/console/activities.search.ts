import { type ActivityKind, activityKinds } from '../activities.rules.ts';

export const activityViews = ['years', 'list', 'tasks'] as const;
export type ActivityView = (typeof activityViews)[number];
/** What the address of the page says. */
export type ActivitySearch = {
  view?: ActivityView | undefined;
  year?: number | undefined;
  area?: string | undefined;
  kind?: ActivityKind | undefined;
};
export function readActivitySearch(raw: Record<string, unknown>): ActivitySearch {
  const year = Number(raw.year);
  return {
    view: activityViews.find((v) => v === raw.view),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
    area: /^\d{2,15}$/.test(String(raw.area ?? '')) ? String(raw.area) : undefined,
    kind: activityKinds.find((k) => k === raw.kind),
  };
}
export const readYearSearch = (raw: Record<string, unknown>): { year?: number | undefined } => ({
  year: readActivitySearch(raw).year,
});
