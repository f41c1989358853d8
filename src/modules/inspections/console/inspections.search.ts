import { type FindingCategory, findingCategories, type Standing, standings } from '../inspections.rules.ts';

export const inspectionViews = ['rounds', 'waiting', 'mine', 'units', 'published'] as const;
/** What the address of the pages says. */
export type InspectionSearch = {
  view?: (typeof inspectionViews)[number] | undefined;
  standing?: Standing | undefined;
  category?: FindingCategory | undefined;
  unit?: string | undefined;
  repeated?: true | undefined;
};
const ID = /^[0-9a-f-]{36}$/;
const text = (value: unknown) => (value === undefined ? '' : String(value));
/** Whatever stands in the address, brought into what can be asked for. */
export const readInspectionSearch = (raw: Record<string, unknown>): InspectionSearch => ({
  view: inspectionViews.find((v) => v === raw.view),
  standing: standings.find((s) => s === raw.standing),
  category: findingCategories.find((c) => c === raw.category),
  unit: ID.test(text(raw.unit)) ? text(raw.unit) : undefined,
  repeated: text(raw.repeated) === 'true' ? true : undefined,
});
