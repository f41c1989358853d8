/** What the address of the page says. */
export const visitViews = ['visits', 'corrections', 'studies', 'purposes'] as const;
export type VisitSearch = {
  view?: (typeof visitViews)[number] | undefined;
  purpose?: string | undefined;
  area?: string | undefined;
  needs?: 'open' | undefined;
  corrections?: 'open' | undefined;
};

/** Whatever stands in the address, brought into what can be asked for. */
export function readVisitSearch(raw: Record<string, unknown>): VisitSearch {
  const text = (name: string) => (raw[name] === undefined ? '' : String(raw[name]));
  return {
    view: visitViews.find((v) => v === raw.view),
    purpose: /^[a-z][A-Za-z0-9]{1,39}$/.test(text('purpose')) ? text('purpose') : undefined,
    area: /^\d{2,15}$/.test(text('area')) ? text('area') : undefined,
    needs: raw.needs === 'open' ? 'open' : undefined,
    corrections: raw.corrections === 'open' ? 'open' : undefined,
  };
}
