/** What else a village shows: filled in by what it discloses and raises. */
export function VillageSections(_: { area: string }) {
  return null;
}
