export const deliberationViews = [
  'matters',
  'meetings',
  'disclosures',
  'levies',
  'deputies',
  'officers',
  'rites',
  'setup',
] as const;
export type DeliberationView = (typeof deliberationViews)[number];
/** What the address of the page says. */
export type DeliberationSearch = { view?: DeliberationView | undefined; area?: string | undefined };
export const readDeliberationSearch = (raw: Record<string, unknown>): DeliberationSearch => ({
  view: deliberationViews.find((v) => v === raw.view),
  area: /^\d{2,15}$/.test(String(raw.area ?? '')) ? String(raw.area) : undefined,
});
