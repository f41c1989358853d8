export const floatingViews = ['due', 'open', 'ended'] as const;
export type FloatingSearch = {
  view?: (typeof floatingViews)[number] | undefined;
  area?: string | undefined;
};
/** Whatever stands in the address, brought into what can be asked for. */
export const readFloatingSearch = (raw: Record<string, unknown>): FloatingSearch => ({
  view: floatingViews.find((v) => v === raw.view),
  area: /^\d{2,15}$/.test(String(raw.area ?? '')) ? String(raw.area) : undefined,
});
