/** Where in the app one is, kept after the # so that the phone's back button works and nothing is asked of the server. */
export type Spot = { readonly parts: readonly string[]; readonly query: Readonly<Record<string, string>> };

/** `#/case/0199…/reply?from=today` → its parts and its query; anything unreadable is the beginning. */
export function readHash(hash: string): Spot {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  try {
    return {
      parts: path.split('/').filter(Boolean).map(decodeURIComponent),
      query: Object.fromEntries(new URLSearchParams(search)),
    };
  } catch {
    return { parts: [], query: {} };
  }
}

export function hashOf(parts: readonly string[], query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${search && `?${search}`}`;
}
