export const enrolmentViews = ['list', 'line', 'draw'] as const;
export type EnrolmentView = (typeof enrolmentViews)[number];
/** What the address of a class says. */
export type EnrolmentSearch = { view?: EnrolmentView | undefined; open?: string | undefined };
const ID = /^[0-9a-f-]{36}$/;
export const readEnrolmentSearch = (raw: Record<string, unknown>): EnrolmentSearch => ({
  view: enrolmentViews.find((v) => v === raw.view),
  open: ID.test(String(raw.open ?? '')) ? String(raw.open) : undefined,
});
