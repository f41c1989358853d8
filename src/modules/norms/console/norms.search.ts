export const normViews = ['charters', 'reminders', 'appeals', 'counts'] as const;
export type NormView = (typeof normViews)[number];
export type NormSearch = { view?: NormView | undefined };
/** Whatever stands in the address, brought into what can be asked for. */
export const readNormSearch = (raw: Record<string, unknown>): NormSearch => ({
  view: normViews.find((v) => v === raw.view),
});
