import type { Word } from '#kernel/words.ts';

/** Somebody of a household signs or receives, or another for them, who is named with the reason. Pure. */
export const OTHER = 'other';
export type MemberValues = { otherName: string; otherWhy: string };
export type OfHousehold = { readonly personId: string; readonly name: string };

type Said = { pick: Word; fill: Word };
/** What is not said yet, by field; `field` is where whoever it is was to be picked. */
export const memberFaults = (field: string, who: string, v: MemberValues, w: Said): Partial<Record<string, Word>> => ({
  ...(!who && { [field]: w.pick }),
  ...(who === OTHER && !v.otherName.trim() && { otherName: w.fill }),
  ...(who === OTHER && v.otherWhy.trim().length < 2 && { otherWhy: w.fill }),
});

/** As it is sent: a person of the household, or the other's name and the reason. */
export function memberSaid(members: readonly OfHousehold[], who: string, v: MemberValues) {
  const member = members.find((m) => m.personId === who);
  return member
    ? { personId: member.personId, name: member.name }
    : { name: v.otherName.trim(), why: v.otherWhy.trim() };
}
