/** What is confirmed or typed of a household's facts, on its way to the server: pure. */

/** A fact of a household, or of one of its people. */
export type FactLineKey = { readonly kind: string; readonly personId: string | null };
/** What is confirmed or changed, by line: the value that counts from now on. */
export type FactValues = Readonly<Record<string, string>>;
export const keyOf = (l: FactLineKey): string => `${l.kind}/${l.personId ?? ''}`;

/** What was typed, as the server takes it; a field left empty is not sent. */
export const givenOf = (lines: readonly FactLineKey[], values: FactValues) =>
  lines.flatMap((l) => {
    const value = values[keyOf(l)]?.trim();
    return value ? [{ kind: l.kind, value, ...(l.personId && { personId: l.personId }) }] : [];
  });
