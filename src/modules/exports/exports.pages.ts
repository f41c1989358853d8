import type { z } from 'zod';
import { isAllowed, type Role } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { HouseExport } from '#platform/house.ts';
import { badInput } from '#platform/problem.ts';

export type Filters = Readonly<Record<string, string>>;
type Page = { rows: readonly unknown[]; next: string | null };

const roleIn = (roles: readonly Role[] | null, { actor }: Ctx) =>
  roles === null || (actor.kind === 'staff' && roles.includes(actor.role));

const mayTake = (ctx: Ctx, { of }: HouseExport): boolean =>
  isAllowed(of.list.allow, ctx.actor) && roleIn(of.allow, ctx);
export const namesFor = (ctx: Ctx): string[] =>
  [...ctx.house.exports].filter(([, out]) => mayTake(ctx, out)).map(([name]) => name);

/** The list, when the actor may look at it and may take it out; otherwise it is not there. */
export function exportFor(ctx: Ctx, name: string): HouseExport {
  const found = ctx.house.exports.get(name);
  if (!found || !mayTake(ctx, found)) throw notFound();
  return found;
}
export const mayTakePersons = (ctx: Ctx, { of }: HouseExport): boolean => roleIn(of.personalFor, ctx);

function parsed(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw badInput(result.error);
  return result.data;
}

const PAGE = 200;
/** What the list's own endpoint would be asked: its path's parameters out of the filters, and as many rows a page as it gives. */
function questionOf({ of: { list, cursor } }: HouseExport, filters: Filters, after: string | null) {
  const names = [...list.path.matchAll(/:(\w+)/g)].map((m) => m[1]!);
  const query: Record<string, unknown> = Object.fromEntries(
    Object.entries(filters).filter(([k]) => !names.includes(k)),
  );
  if (after !== null) query[cursor] = after;
  const isLimited = list.query?.safeParse({ ...query, limit: String(PAGE) }).success === true;
  return {
    params: parsed(list.params, Object.fromEntries(names.map((n) => [n, filters[n] ?? '']))),
    query: parsed(list.query, isLimited ? { ...query, limit: String(PAGE) } : query),
  };
}

/** Refuses filters that the list would refuse. */
export const checkFilters = (out: HouseExport, filters: Filters): void => void questionOf(out, filters, null);

/**
 * The rows page by page, as the list's own endpoint shows them to this actor: the same scope, the same filters, the same masks. The next page is read
 * while the last is written, and none beyond it.
 */
export async function* pagesOf(ctx: Ctx, out: HouseExport, filters: Filters): AsyncGenerator<readonly unknown[]> {
  const whole: Ctx = { ...ctx, most: ctx.house.config.exportRows + 1 };
  let coming: Promise<Page> | null = read(whole, out, filters, null);
  while (coming) {
    const page: Page = await coming;
    coming = page.next === null ? null : read(whole, out, filters, page.next);
    // Nobody may come for it any more; who does, meets the fault there.
    coming?.catch(() => {});
    yield page.rows;
  }
}

const nothing = { files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
async function read(ctx: Ctx, out: HouseExport, filters: Filters, after: string | null): Promise<Page> {
  const question = questionOf(out, filters, after);
  if (out.page) return out.page(ctx, question.query as never);
  return pageIn(out, await out.run(ctx, { ...question, ...nothing }));
}

function pageIn({ of }: HouseExport, answer: unknown): Page {
  const { [of.rows]: rows, next } = answer as Record<string, unknown>;
  return { rows: (rows as unknown[] | null) ?? [], next: next === null || next === undefined ? null : String(next) };
}

/** How many rows it would be; a list that cannot count itself is counted as far as `most`. */
export async function countRows(
  ctx: Ctx,
  out: HouseExport,
  filters: Filters,
  most: number,
): Promise<{ rows: number; isMore: boolean }> {
  if (out.count) return { rows: await out.count(ctx, questionOf(out, filters, null).query as never), isMore: false };
  let rows = 0;
  let isMore = false;
  const pages = pagesOf(ctx, out, filters);
  for await (const page of pages) {
    isMore = rows >= most;
    if (isMore) break;
    rows += page.length;
  }
  return { rows, isMore };
}
