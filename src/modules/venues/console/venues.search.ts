export const venueViews = ['week', 'ours', 'venues'] as const;
/** What the address of the page says. */
export type VenueSearch = {
  view?: (typeof venueViews)[number] | undefined;
  /** The Monday of the week. */
  week?: string | undefined;
  venue?: string | undefined;
  open?: string | undefined;
  booking?: string | undefined;
};
const ID = /^[0-9a-f-]{36}$/;
const text = (value: unknown) => (value === undefined ? '' : String(value));

/** Whatever stands in the address, brought into what can be asked for. */
export const readVenueSearch = (raw: Record<string, unknown>): VenueSearch => ({
  view: venueViews.find((v) => v === raw.view),
  week: /^\d{4}-\d\d-\d\d$/.test(text(raw.week)) ? text(raw.week) : undefined,
  venue: ID.test(text(raw.venue)) ? text(raw.venue) : undefined,
  open: ID.test(text(raw.open)) ? text(raw.open) : undefined,
  booking: ID.test(text(raw.booking)) ? text(raw.booking) : undefined,
});
