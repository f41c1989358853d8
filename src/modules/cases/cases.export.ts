import type { Ctx } from '#platform/context.ts';
import type { ListOut } from '#platform/module.ts';
import type { CaseFilter } from './cases.contract.ts';
import { casesExport } from './cases.export.contract.ts';
import { countCases, listCases } from './cases.list.store.ts';
import { presentRow } from './cases.present.ts';

const PAGE = 500;

/** The list of cases grows without end: it is counted before it is taken out, and read in larger pages. */
export const casesOut: ListOut = {
  of: casesExport,
  count: (ctx: Ctx, query: CaseFilter) => countCases(ctx, query),
  async page(ctx: Ctx, query: CaseFilter) {
    const { items, next } = await listCases(ctx, { ...query, limit: PAGE });
    const rows = items.map((c) => ({
      ...presentRow(ctx, c),
      ...{ category: c.category, externalNumber: c.externalNumber },
    }));
    return { rows, next };
  },
};
