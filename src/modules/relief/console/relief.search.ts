import { type GrantStatus, grantStatuses } from '../relief.rules.ts';

export const reliefViews = ['batches', 'grants', 'ledger', 'counts'] as const;
export type ReliefView = (typeof reliefViews)[number];
/** What the address of the page says. */
export type ReliefSearch = {
  view?: ReliefView | undefined;
  area?: string | undefined;
  status?: GrantStatus | undefined;
  batch?: string | undefined;
  grant?: string | undefined;
};

/** Whatever stands in the address, brought into what can be asked for. */
export function readReliefSearch(raw: Record<string, unknown>): ReliefSearch {
  const text = (name: string) => (raw[name] === undefined ? '' : String(raw[name]));
  const idIn = (name: string) => (/^[0-9a-f-]{36}$/.test(text(name)) ? text(name) : undefined);
  return {
    view: reliefViews.find((v) => v === raw.view),
    area: /^\d{2,15}$/.test(text('area')) ? text('area') : undefined,
    status: grantStatuses.find((s) => s === raw.status),
    batch: idIn('batch'),
    grant: idIn('grant'),
  };
}
