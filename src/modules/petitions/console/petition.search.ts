export const tabs = ['open', 'mine', 'review', 'ended', 'all'] as const;
/** `from` … `organ`: what stands behind a figure of the year. */
export type PetitionSearch = {
  which?: (typeof tabs)[number];
  from?: string;
  to?: string;
  area?: string;
  topic?: string;
  organ?: string;
};

const fits: Readonly<Record<Exclude<keyof PetitionSearch, 'which'>, RegExp>> = {
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
  area: /^\d{2,15}$/,
  topic: /^.{1,60}$/,
  organ: /^[0-9a-f-]{36}$/,
};

/** What of an address the list understands; anything else is left out. */
export function petitionSearch(given: Record<string, unknown>): PetitionSearch {
  const which = tabs.find((tab) => tab === given.which);
  const behind = Object.entries(fits).flatMap(([key, fit]) => {
    // A code that is all digits is read from an address as a number.
    const value = String(given[key] ?? '');
    return fit.test(value) ? [[key, value]] : [];
  });
  return { ...(which && { which }), ...(Object.fromEntries(behind) as PetitionSearch) };
}

export type YearSearch = { year?: number; area?: string };
export function petitionYearSearch(given: Record<string, unknown>): YearSearch {
  const year = Number(given.year);
  const area = String(given.area ?? '');
  return {
    ...(Number.isInteger(year) && year > 2000 && year < 2100 && { year }),
    ...(/^\d{2,15}$/.test(area) && { area }),
  };
}
