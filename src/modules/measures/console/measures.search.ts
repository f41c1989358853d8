import { type Standing, standings } from '../measures.rules.ts';

export const measureViews = ['documents', 'mine', 'units'] as const;
/** What the address of the pages says. */
export type MeasureSearch = {
  view?: (typeof measureViews)[number] | undefined;
  standing?: Standing | undefined;
  unit?: string | undefined;
  open?: string | undefined;
};
const ID = /^[0-9a-f-]{36}$/;
const text = (value: unknown) => (value === undefined ? '' : String(value));
/** Whatever stands in the address, brought into what can be asked for. */
export const readMeasureSearch = (raw: Record<string, unknown>): MeasureSearch => ({
  view: measureViews.find((v) => v === raw.view),
  standing: standings.find((s) => s === raw.standing),
  unit: ID.test(text(raw.unit)) ? text(raw.unit) : undefined,
  open: ID.test(text(raw.open)) ? text(raw.open) : undefined,
});
