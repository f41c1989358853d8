/** The door of `places`: divisions and their readable names, and the working days this house counts by. */
import type { Ctx } from '#platform/context.ts';
import { dayOf } from './places.rules.ts';
import { type StoredPlace, selectChildren, selectPlace, selectPlaces, selectSuccessor } from './places.store.ts';

export { calendarOf, importCalendar } from './calendar.actions.ts';
export { type ImportCount, importPlaces } from './places.import.ts';
export { placesByText } from './places.named.store.ts';
export { ancestorsOf, dayOf, isOpenOn, type PlaceKind, type PlaceRow, placeSubject } from './places.rules.ts';
export { placeName } from './places.store.ts';
export { placeKindWords } from './places.words.ts';
export { behind, type Door, doorPages, nothingShown, receiptDoor, type Shown } from './portal/door.tsx';
export { elderFrameOf, frameOf } from './portal/frame.ts';
export { verifyPagesOf } from './portal/verify.tsx';

export type Place = StoredPlace;

/** The place of a code, closed ones too; null when unknown. */
export const placeOf = (ctx: Ctx, code: string): Promise<Place | null> => selectPlace(ctx, code);

/** Into which a closed place was merged; null when it is open or nobody said. */
export const successorOf = (ctx: Ctx, place: Place): Promise<Place | null> => selectSuccessor(ctx, place);

/** Readable names from the county down, e.g. 清水河县北堡乡老熊沟村民委员会; a code that is unknown is not in the map. */
export async function placeNames(ctx: Ctx, codes: readonly string[]): Promise<Map<string, string>> {
  return new Map((await selectPlaces(ctx, codes)).map((p) => [p.code, p.fullName]));
}

/** The short names of places, e.g. 北堡乡. */
export async function placeNamed(ctx: Ctx, codes: readonly string[]): Promise<Map<string, string>> {
  return new Map((await selectPlaces(ctx, codes)).map((p) => [p.code, p.name]));
}

/** The places right below this one that are in use today, in order of code. */
export const childrenOf = (ctx: Ctx, code: string): Promise<(Place & { hasChildren: boolean })[]> =>
  selectChildren(ctx, code, dayOf(ctx.now));
