/** Field → heading; an empty heading leaves the field out. */
export type Mapping<F extends string> = Readonly<Record<F, string>>;

/** The whole mapping as it stands, so that what was left out stays left out. */
export const wholeMapping = <F extends string>(
  fields: readonly F[],
  found: Readonly<Partial<Record<F, string | undefined>>>,
): Mapping<F> => Object.fromEntries(fields.map((field) => [field, found[field] ?? ''])) as Mapping<F>;

/** One column is one thing: whoever had the heading before goes without. */
export function remap<F extends string>(mapping: Mapping<F>, field: F, heading: string): Mapping<F> {
  const others = Object.entries<string>(mapping).map(([other, h]) => [other, heading && h === heading ? '' : h]);
  return { ...(Object.fromEntries(others) as Mapping<F>), [field]: heading };
}
