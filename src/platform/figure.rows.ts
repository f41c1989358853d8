import { type RawBuilder, sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Word } from '#kernel/words.ts';
import type { Ctx } from './context.ts';
import type { Figure, FigureRow, FigureScope } from './figure.ts';

/*
 * How most modules state their figures: the records of one table that lie in the place, belong to the unit and count on a day of the
 * span. Everything here is SQL that a module's own store writes down as a constant; what is asked for comes in as parameters only.
 */

/** Records as SQL; `r` is the table that has the area. */
export type Told = {
  readonly from: string;
  readonly day: string;
  readonly title: string;
  /** What is counted once where keys are counted; the record itself when left out. */
  readonly key?: string;
  /** The column with the unit it belongs to; left out where it belongs to a place only. */
  readonly unit?: string;
  /**
   * Units below the one that is asked of count for it: what stands with an industry committee is kept by its branches; `joined`: those
   * that joined it or one of them too.
   */
  readonly unitsBelow?: boolean | 'joined';
  readonly amount?: string;
  readonly path?: string;
  /** What depends on the moment is a parameter (`sql`), so that the text is the same whenever it is asked. */
  readonly where?: string | RawBuilder<unknown>;
};

/** The day of a moment, on the clock of the place. */
export const onDay = (column: string): string => `(${column} at time zone 'Asia/Shanghai')::date`;

/** A code as its Chinese word, for the title of a row. */
export const named = (column: string, words: Readonly<Record<string, Word>>): string =>
  `case ${column} ${Object.entries(words)
    .map(([code, [zh]]) => `when '${code}' then '${zh.replaceAll("'", "''")}'`)
    .join(' ')} else ${column} end`;

const joined = sql`union select m.member_organisation_id from organisation_member m join u on u.id = m.organisation_id where m.member_organisation_id is not null`;
const unitIs = (t: Told, organisationId: string | undefined) => {
  if (!organisationId || !t.unit) return sql``;
  const unit = sql.raw(t.unit);
  if (!t.unitsBelow) return sql`and ${unit} = ${organisationId}::uuid`;
  return sql`and ${unit} in (
      with recursive u as (
        select ${organisationId}::uuid as id union select o.id from organisation o join u on o.superior_id = u.id
      ) select id from u ${t.unitsBelow === 'joined' ? joined : sql``})`;
};

const chosen = (t: Told, scope: FigureScope, when: RawBuilder<unknown>): RawBuilder<FigureRow> => {
  const { from, before } = prefixRange(scope.area);
  const unit = unitIs(t, scope.organisationId);
  return sql<FigureRow>`
    select ${sql.raw(t.key ?? 'r.id')}::text as key, ${sql.raw(t.day)} as day, r.area, ${sql.raw(t.title)} as title,
      ${sql.raw(t.amount ?? '1')} as amount, ${sql.raw(t.path ?? 'null::text')} as path
    from ${sql.raw(t.from)}
    where r.area >= ${from} and r.area < ${before} ${unit} and ${when} and ${typeof t.where === 'object' ? t.where : sql.raw(t.where ?? 'true')}`;
};

/** What counts on a day within the span. */
export const within =
  (told: Told | ((ctx: Ctx, scope: FigureScope) => Told)): Figure['rows'] =>
  (ctx: Ctx, scope: FigureScope) => {
    const t = typeof told === 'function' ? told(ctx, scope) : told;
    return chosen(
      t,
      scope,
      sql`${sql.raw(t.day)} >= ${scope.from}::date and ${sql.raw(t.day)} < ${scope.before}::date`,
    );
  };

/** What stood when the span ended: begun before its end, and not over by then (`until`: the day it was over, or null). */
export const standing =
  (t: Told & { readonly until?: string }): Figure['rows'] =>
  (_ctx: Ctx, scope: FigureScope) =>
    chosen(
      t,
      scope,
      sql`${sql.raw(t.day)} < ${scope.before}::date
        and ${t.until ? sql`(${sql.raw(t.until)} is null or ${sql.raw(t.until)} >= ${scope.before}::date)` : sql`true`}`,
    );

/** What things are counted in. */
export const units = {
  cases: ['件', 'cases'],
  things: ['项', 'items'],
  times: ['次', 'times'],
  personTimes: ['人次', 'person-times'],
  people: ['人', 'people'],
  households: ['户', 'households'],
  bags: ['袋', 'bags'],
  yuan: ['元', 'yuan'],
  days: ['天', 'days'],
  hours: ['小时', 'hours'],
  months: ['个月', 'months'],
  events: ['场', 'events'],
  places: ['处', 'places'],
  units: ['个', 'units'],
  copies: ['册次', 'loans'],
  papers: ['份', 'papers'],
  classes: ['个班', 'classes'],
  subjects: ['门', 'subjects'],
  works: ['件', 'works'],
  percent: ['%', '%'],
} as const satisfies Record<string, Word>;
