export const tabs = ['open', 'mine', 'review', 'ended', 'all'] as const;
export type PetitionSearch = { which?: (typeof tabs)[number] };

/** What of an address the list understands; anything else is left out. */
export function petitionSearch(given: Record<string, unknown>): PetitionSearch {
  const which = tabs.find((tab) => tab === given.which);
  return which ? { which } : {};
}
