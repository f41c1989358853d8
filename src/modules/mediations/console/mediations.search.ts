export const mediationViews = ['queue', 'ended', 'registers', 'figures'] as const;
/** What the address of the page says. */
export type MediationSearch = { view?: (typeof mediationViews)[number] | undefined };
/** Whatever stands in the address, brought into what can be asked for. */
export const readMediationSearch = (raw: Record<string, unknown>): MediationSearch => ({
  view: mediationViews.find((v) => v === raw.view),
});
