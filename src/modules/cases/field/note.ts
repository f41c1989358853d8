import type { Role } from '#kernel/actor.ts';
import type { Word } from '#kernel/words.ts';
import type { ReportInput } from '../cases.contract.ts';
import { reportsThings } from '../cases.parts.rules.ts';
import type { CaseKind, Disclosure } from '../cases.rules.ts';
import { caseFieldWords as w } from './field.words.ts';

/** 记一笔: what one sees (a hazard) or what somebody says on a visit. */
export type NoteValues = {
  what: 'hazard' | 'visit';
  kind: Exclude<CaseKind, 'hazard' | 'order' | 'petition'>;
  body: string;
  area: string;
  placeNote: string;
  position: string;
  name: string;
  phone: string;
  disclosure: Disclosure;
};

export const visitKinds = ['help', 'consult', 'complaint', 'suggestion', 'errand'] as const;

export const noNote = (area: string): NoteValues => ({
  what: 'hazard',
  kind: 'help',
  body: '',
  area,
  placeNote: '',
  position: '',
  name: '',
  phone: '',
  disclosure: 'named',
});

/** Who reports things only is not asked who said what. */
export const mayNoteVisits = (role: Role): boolean => !reportsThings(role);

const PLACE_NOTE_MAX = 200;

/** What is sent for a note. A hazard has no person behind it: whatever was typed for a visit before is left out. */
export function reportOf(v: NoteValues, role: Role): ReportInput {
  const isVisit = v.what === 'visit' && mayNoteVisits(role);
  const placeNote = [v.placeNote.trim(), v.position].filter(Boolean).join(' ').slice(0, PLACE_NOTE_MAX);
  const isNamed = isVisit && v.disclosure !== 'anonymous';
  return {
    kind: isVisit ? v.kind : 'hazard',
    channel: isVisit ? 'visit' : reportsThings(role) ? 'courier' : 'patrol',
    area: v.area,
    body: v.body,
    disclosure: isVisit ? v.disclosure : 'anonymous',
    ...(placeNote && { placeNote }),
    reporter: isNamed ? { ...(v.name && { name: v.name }), ...(v.phone && { phone: v.phone }) } : {},
  };
}

const BODY_MIN = 4;
const LINE_MAX = 30;
/** How a note is known again in the list of what waits. */
export const firstLine = (body: string): string => body.trim().split('\n')[0]?.slice(0, LINE_MAX) ?? '';

/** What the server would refuse at once: said here too, since it may be days until the server is asked. */
export const missingIn = (v: NoteValues): Readonly<Partial<Record<'body' | 'area', Word>>> => ({
  ...(v.body.trim().length < BODY_MIN && { body: w.bodyShort }),
  ...(v.area === '' && { area: w.placePick }),
});
