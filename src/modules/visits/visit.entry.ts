/** Which parts and when, never what was said: the journal is for good, the household's words are not. */
export const entryOf = (v: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'visit', id: v.id, area: v.area, verb, shows: 'resident', data }) as const;
