export const assessmentViews = ['rounds', 'schemes'] as const;
export type AssessmentView = (typeof assessmentViews)[number];
/** What the address of the page says. */
export type AssessmentSearch = { view?: AssessmentView | undefined };
export const readAssessmentSearch = (raw: Record<string, unknown>): AssessmentSearch => ({
  view: assessmentViews.find((v) => v === raw.view),
});
