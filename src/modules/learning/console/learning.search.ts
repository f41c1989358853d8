export const learningViews = ['timetable', 'classes', 'learners', 'catalogue'] as const;
export type LearningView = (typeof learningViews)[number];
/** What the address of the page says. */
export type LearningSearch = {
  view?: LearningView | undefined;
  term?: string | undefined;
  /** A day of the week that is shown. */
  week?: string | undefined;
  /** Columns are days, or the rooms of one day. */
  by?: 'rooms' | undefined;
  room?: string | undefined;
  class?: string | undefined;
  session?: string | undefined;
};
const ID = /^[0-9a-f-]{36}$/;
const text = (value: unknown) => (value === undefined ? '' : String(value));
const idIn = (value: unknown) => (ID.test(text(value)) ? text(value) : undefined);

/** Whatever stands in the address, brought into what can be asked for. */
export const readLearningSearch = (raw: Record<string, unknown>): LearningSearch => ({
  view: learningViews.find((v) => v === raw.view),
  term: idIn(raw.term),
  week: /^\d{4}-\d\d-\d\d$/.test(text(raw.week)) ? text(raw.week) : undefined,
  by: raw.by === 'rooms' ? 'rooms' : undefined,
  room: idIn(raw.room),
  class: idIn(raw.class),
  session: idIn(raw.session),
});
