export const consultationViews = ['calls', 'standing', 'tasks'] as const;
/** What the address of the page says. */
export type ConsultationSearch = { view?: (typeof consultationViews)[number] | undefined };
/** Whatever stands in the address, brought into what can be asked for. */
export const readConsultationSearch = (raw: Record<string, unknown>): ConsultationSearch => ({
  view: consultationViews.find((v) => v === raw.view),
});
