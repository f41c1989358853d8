const AROUND = 24;

/** The first finding in a text with some words around it, marked «so»; null when no term stands there whole. */
export function excerptOf(text: string, terms: readonly string[]): string | null {
  const low = text.toLowerCase();
  const at = terms
    .map((term) => ({ term, i: low.indexOf(term) }))
    .filter((f) => f.i >= 0)
    .sort((a, b) => a.i - b.i)[0];
  if (!at) return null;
  const from = Math.max(0, at.i - AROUND);
  const to = Math.min(text.length, at.i + at.term.length + AROUND * 2);
  const piece = text.slice(from, to);
  const pattern = new RegExp(terms.map((t) => t.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
  return `${from > 0 ? '…' : ''}${piece.replace(pattern, (found) => `«${found}»`)}${to < text.length ? '…' : ''}`.replace(
    /\s+/g,
    ' ',
  );
}
