import { type MemberDue, memberDues } from '../care.contract.ts';
import { type CareClass, type CheckKind, careClasses, checkKinds } from '../care.rules.ts';
import { type CheckShow, checkShows } from '../checks.contract.ts';

export const careViews = ['due', 'members', 'ends', 'notices', 'board', 'rules'] as const;
export type CareView = (typeof careViews)[number];
/** What the address of the page says. */
export type CareSearch = {
  view?: CareView | undefined;
  area?: string | undefined;
  show?: CheckShow | undefined;
  kind?: CheckKind | undefined;
  careClass?: CareClass | undefined;
  due?: MemberDue | undefined;
  ended?: '1' | undefined;
  member?: string | undefined;
};

/** Whatever stands in the address, brought into what can be asked for. */
export function readCareSearch(raw: Record<string, unknown>): CareSearch {
  const text = (name: string) => (raw[name] === undefined ? '' : String(raw[name]));
  return {
    view: careViews.find((v) => v === raw.view),
    area: /^\d{2,15}$/.test(text('area')) ? text('area') : undefined,
    show: checkShows.find((s) => s === raw.show),
    kind: checkKinds.find((k) => k === raw.kind),
    careClass: careClasses.find((c) => c === raw.careClass),
    due: memberDues.find((d) => d === raw.due),
    ended: text('ended') === '1' ? '1' : undefined,
    member: /^[0-9a-f-]{36}$/.test(text('member')) ? text('member') : undefined,
  };
}
