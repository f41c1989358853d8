/**
 * 准入: may a task go to a village or a township (domain §8.1, §8.2; 厅字〔2022〕28号; 社区工作事项准入; 小马拉大车)? It goes when a line
 * of the receiver's list holds it, or when an admission was decided for exactly this matter. Everything else is 越权派单.
 */
import { type Admission, admits, type ItemContent } from './mandates.items.rules.ts';

/** What a unit may be asked to do through the product. An admission opens the gate for one of them. */
export const matterKinds = ['case', 'duty', 'measure', 'task', 'incident', 'return', 'check'] as const;
export type MatterKind = (typeof matterKinds)[number];
export const gateRoles = ['lead', 'assist'] as const;
export type GateRole = (typeof gateRoles)[number];

/** Where there is no gate: the house's own work, what stays or goes up, who is no village or township, who has no list yet, danger. */
export const freeReasons = ['house', 'ownOrUp', 'notGrassroots', 'noList', 'urgent'] as const;
export type FreeReason = (typeof freeReasons)[number];

export type Standing = {
  /** null: the house itself or the person concerned. */
  readonly dispatcher: { readonly id: string; readonly area: string; readonly superiorIds: readonly string[] } | null;
  readonly receiver: { readonly id: string; readonly area: string };
  /** Is it a village, a community, a township or a subdistrict? Departments answer for their law, not for a gate. */
  readonly isGrassroots: boolean;
  readonly hasList: boolean;
  /** Danger to life: never queued and never kept waiting (domain §8.4, §12.21). */
  readonly isUrgent: boolean;
};

/** Why this one needs no line; null where it does. */
export function freeOfGate(s: Standing): FreeReason | null {
  if (s.dispatcher === null) return 'house';
  const { dispatcher, receiver } = s;
  if (dispatcher.area.startsWith(receiver.area) || dispatcher.superiorIds.includes(receiver.id)) return 'ownOrUp';
  if (!s.isGrassroots) return 'notGrassroots';
  if (!s.hasList) return 'noList';
  return s.isUrgent ? 'urgent' : null;
}

const hits = (item: Pick<ItemContent, 'words'>, text: string): number =>
  item.words.filter((word) => text.includes(word)).length;

/** The line that a text names more clearly than any other; 'several' when more of them fit alike, null when none does. */
export function clearItem<I extends Pick<ItemContent, 'words'>>(
  items: readonly I[],
  text: string,
): I | 'several' | null {
  const most = Math.max(0, ...items.map((i) => hits(i, text)));
  if (most === 0) return null;
  const [first, ...others] = items.filter((i) => hits(i, text) === most);
  return first && others.length === 0 ? first : 'several';
}

/** The same matter is the same record; what is no record yet is known by what it is called, however it is spaced. */
export function matterKey(matter: {
  readonly kind: MatterKind;
  readonly id?: string | undefined;
  readonly label: string;
}): string {
  return `${matter.kind}:${
    matter.id ??
    matter.label
      .normalize('NFKC')
      .replace(/[\s\p{P}]/gu, '')
      .toLowerCase()
  }`;
}

/** An admission as the gate meets it. Days are half-open: `validTo` is the first one on which it no longer holds. */
export type Opening = {
  readonly id: string;
  readonly number: string;
  readonly receiverId: string;
  readonly matterKey: string;
  readonly matterLabel: string;
  readonly role: GateRole;
  readonly status: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};
const holds = (o: Opening, today: string) =>
  o.status === 'inForce' && o.validFrom !== null && o.validFrom <= today && (o.validTo === null || today < o.validTo);

export const gateRefusals = [
  'notInList',
  'assistOnly',
  'takenBack',
  'severalFit',
  'notItsItem',
  'anotherMatter',
  'anotherReceiver',
  'notInForce',
] as const;
export type GateRefusal = (typeof gateRefusals)[number];
/** These say that somebody pushed down what is not the receiver's; the others only that a choice is still to be made. */
export const overreaching: ReadonlySet<GateRefusal> = new Set([
  'notInList',
  'assistOnly',
  'takenBack',
  'anotherMatter',
  'anotherReceiver',
  'notInForce',
]);

/** Why an admission does not open the gate here; null when it does. One for leading holds for assisting too. */
export function openingFault(
  o: Opening,
  on: { readonly receiverId: string; readonly key: string; readonly role: GateRole; readonly today: string },
): GateRefusal | null {
  if (o.receiverId !== on.receiverId) return 'anotherReceiver';
  if (o.matterKey !== on.key) return 'anotherMatter';
  if (!holds(o, on.today)) return 'notInForce';
  return o.role === 'assist' && on.role === 'lead' ? 'assistOnly' : null;
}

export type GateGiven<I> = {
  readonly items: readonly I[];
  readonly text: string;
  readonly key: string;
  readonly role: GateRole;
  readonly receiverId: string;
  readonly today: string;
  /** The line that somebody picked by hand. */
  readonly itemId?: string | undefined;
  /** The line by which this matter went to this unit before. */
  readonly earlier?: I | null;
  /** The admission that somebody named; `undefined` when none was. */
  readonly named?: Opening | null | undefined;
  /** All admissions of this receiver that the gate could know of. */
  readonly openings: readonly Opening[];
};
export type GateVerdict<I> =
  | { readonly ok: true; readonly by: 'item'; readonly item: I }
  | { readonly ok: true; readonly by: 'admission'; readonly opening: Opening }
  | {
      readonly ok: false;
      readonly why: GateRefusal;
      /** The line that stands against it, or one that would carry it. */
      readonly item: I | null;
      readonly opening: Opening | null;
    };

const REFUSED: Readonly<Record<Exclude<Admission, 'inList'>, GateRefusal>> = {
  notInList: 'notInList',
  assistOnly: 'assistOnly',
  takenBack: 'takenBack',
};

/** The verdict on a task that is not free of the gate. Words only suggest a line; one picked by hand decides. */
export function gate<I extends Pick<ItemContent, 'words' | 'duty'> & { readonly id: string }>(
  g: GateGiven<I>,
): GateVerdict<I> {
  const no = (why: GateRefusal, item: I | null = null, opening: Opening | null = null) =>
    ({ ok: false, why, item, opening }) as const;
  if (g.named !== undefined) {
    if (g.named === null) return no('notInForce');
    const fault = openingFault(g.named, g);
    return fault ? no(fault, null, g.named) : { ok: true, by: 'admission', opening: g.named };
  }
  const picked = g.itemId === undefined ? undefined : (g.items.find((i) => i.id === g.itemId) ?? null);
  if (picked === null) return no('notItsItem');
  const fits = picked ?? clearItem(g.items, g.text);
  const item = fits === 'several' ? (g.earlier ?? null) : (fits ?? g.earlier ?? null);
  const verdict = admits(item, g.role);
  if (item && verdict === 'inList') return { ok: true, by: 'item', item };
  const opening = g.openings.find((o) => openingFault(o, g) === null);
  if (opening) return { ok: true, by: 'admission', opening };
  if (fits === 'several' && item === null) return no('severalFit');
  return no(verdict === 'inList' ? 'notInList' : REFUSED[verdict], item);
}

/** What a county counts of its gate. `urgent` went for danger; `refused` are the pushes that did not. */
export const gateOutcomes = ['inList', 'admitted', 'urgent', 'refused'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];
