import type { Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import { itemsInForce, type StoredItem } from './lists.store.ts';
import {
  NATIONAL_SOURCE,
  nationalCandidates,
  nationalKey,
  nationalOf,
  nationalProofs,
  suggest,
} from './national.rules.ts';
import type { ItemKind } from './proofs.rules.ts';

export type Instead = { who: Word; how: Word; source: string };
/** An item as requests point to it: of the national list, or of the county's list in force. */
export type Known = { key: string; name: string; kind: ItemKind; instead: Instead | null; item: StoredItem | null };

export const localKey = (code: string) => `i-${code}`;
const ofLocal = (item: StoredItem): Known => ({
  key: localKey(item.code),
  name: item.name,
  kind: item.kind,
  instead:
    item.kind === 'never'
      ? { who: [item.who, item.who], how: [item.how, item.how], source: [item.law, item.article].join('') }
      : null,
  item,
});
const ofNational = (key: string): Known | null => {
  const n = nationalOf(key);
  return (
    n && {
      key,
      name: n.name[0],
      kind: 'never',
      instead: { who: n.who, how: n.how, source: NATIONAL_SOURCE },
      item: null,
    }
  );
};
/** What can be asked for at a place: the county's list first, then the national twenty. */
export const knownAt = (items: readonly StoredItem[]): Known[] => [
  ...items.map(ofLocal),
  ...nationalProofs.flatMap((n) => ofNational(nationalKey(n.nth)) ?? []),
];
/** The item of this key as it is in force at the place; null when it is not. */
export async function knownItem(ctx: Ctx, area: string, key: string | null): Promise<Known | null> {
  if (!key) return null;
  const national = ofNational(key);
  if (national) return national;
  const item = (await itemsInForce(ctx, area)).find((i) => localKey(i.code) === key);
  return item ? ofLocal(item) : null;
}
/** What somebody's words may mean among these. */
export function matched(text: string, items: readonly StoredItem[]): Known[] {
  const candidates = [
    ...items.map((i) => ({ key: localKey(i.code), name: i.name, words: i.words.split(/[、,,;;\s]+/).filter(Boolean) })),
    ...nationalCandidates,
  ];
  const known = knownAt(items);
  return suggest(text, candidates).flatMap((key) => known.find((k) => k.key === key) ?? []);
}
