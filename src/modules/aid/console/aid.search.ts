import { type AidKind, aidKinds } from '../aid.rules.ts';

export const aidViews = ['queue', 'kin', 'custody', 'settings'] as const;
export type AidViewName = (typeof aidViews)[number];
export const whiches = ['open', 'late', 'paid', 'ended', 'all'] as const;
export type Which = (typeof whiches)[number];
/** What the address of the page says. */
export type AidSearch = {
  view?: AidViewName | undefined;
  which?: Which | undefined;
  kind?: AidKind | undefined;
  area?: string | undefined;
};

/** Whatever stands in the address, brought into what can be asked for. */
export function readAidSearch(raw: Record<string, unknown>): AidSearch {
  return {
    view: aidViews.find((v) => v === raw.view),
    which: whiches.find((v) => v === raw.which),
    kind: aidKinds.find((k) => k === raw.kind),
    area: /^\d{2,15}$/.test(String(raw.area ?? '')) ? String(raw.area) : undefined,
  };
}
