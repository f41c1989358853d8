import { type BoardKind, boardKinds } from '../insight.board.rules.ts';
import { type Days, type PeriodKind, periodKinds, periodOf } from '../insight.period.rules.ts';
import type { Comparison } from '../insight.rules.ts';

/** What the address of a board says; left out is what is usual. */
export type BoardSearch = {
  board?: BoardKind | undefined;
  area?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  against?: Comparison | undefined;
  map?: string | undefined;
};
/** What the address of a list behind a number says. */
export type FigureSearch = { own?: true; area?: string; organisationId?: string; from?: string; to?: string };
export type SliceSearch = {
  area?: string;
  from?: string;
  to?: string;
  own?: true;
  measure: string;
  states?: string;
  kind?: string;
  category?: string;
  unit?: string;
};
export type WallSearch = {
  board?: BoardKind | undefined;
  area?: string | undefined;
  span?: WallSpan | undefined;
};
export type WallSpan = Exclude<PeriodKind, 'own'>;
export const wallSpans = periodKinds.filter((k): k is WallSpan => k !== 'own');

type Raw = Record<string, unknown>;
const text = (raw: Raw, name: string) => (raw[name] === undefined ? '' : String(raw[name]));
const dayIn = (raw: Raw, name: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text(raw, name)) && !Number.isNaN(Date.parse(text(raw, name))) ? text(raw, name) : undefined;
const areaIn = (raw: Raw) => (/^\d{2,15}$/.test(text(raw, 'area')) ? text(raw, 'area') : undefined);
const idIn = (raw: Raw, name: string) => (/^[0-9a-f-]{36}$/.test(text(raw, name)) ? text(raw, name) : undefined);
const given = <T extends object>(all: T) =>
  Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

export const readBoardSearch = (raw: Raw): BoardSearch =>
  given({
    board: boardKinds.find((b) => b === raw.board),
    area: areaIn(raw),
    from: dayIn(raw, 'from'),
    to: dayIn(raw, 'to'),
    against: (['previous', 'lastYear'] as const).find((c) => c === raw.against),
    map: text(raw, 'map') || undefined,
  });
export const readFigureSearch = (raw: Raw): FigureSearch =>
  given({
    own: raw.own === true ? (true as const) : undefined,
    area: areaIn(raw),
    organisationId: idIn(raw, 'organisationId'),
    from: dayIn(raw, 'from'),
    to: dayIn(raw, 'to'),
  });
export const readSliceSearch = (raw: Raw): SliceSearch => ({
  measure: text(raw, 'measure') || 'received',
  ...given({
    area: areaIn(raw),
    from: dayIn(raw, 'from'),
    to: dayIn(raw, 'to'),
    states: text(raw, 'states') || undefined,
    kind: text(raw, 'kind') || undefined,
    category: raw.category === undefined ? undefined : text(raw, 'category'),
    unit: idIn(raw, 'unit'),
  }),
});
export const readWallSearch = (raw: Raw): WallSearch =>
  given({
    board: boardKinds.find((b) => b === raw.board),
    area: areaIn(raw),
    span: wallSpans.find((s) => s === raw.span),
  });

/** The days of an address; this month when it says none. */
export const daysIn = ({ from, to }: { from?: string | undefined; to?: string | undefined }, today: string): Days =>
  from && to && from <= to ? { from, to } : periodOf('month', today);
