import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const services = ['heating', 'water', 'power', 'gas', 'lift', 'locks', 'drains', 'cleaning', 'repair'] as const;
export type Service = (typeof services)[number];

/** Water, power, gas and heat are answered within the day (北京市接诉即办工作条例 art 19). */
const utilities: readonly Service[] = ['heating', 'water', 'power', 'gas'];
export const tierOf = (service: Service | null) =>
  service !== null && utilities.includes(service) ? ('utility' as const) : ('general' as const);

/** The most particular first: 电梯 is not power, 水管堵了 is drains and not water. */
const signs: readonly (readonly [Service, RegExp])[] = [
  ['lift', /电梯/],
  ['drains', /下水|堵(了|住|塞)|马桶|地漏|反水|返水|污水/],
  ['heating', /供暖|供热|暖气|地暖|停暖|屋里冷|家里冷/],
  ['gas', /燃气|煤气|天然气/],
  ['locks', /门锁|开锁|换锁|锁(坏|打不开)|门禁|钥匙/],
  ['power', /停电|没电|断电|跳闸|电(路|线|表|闸)|灯(不亮|坏)/],
  ['water', /停水|没水|断水|漏水|水(管|龙头|表|压)|自来水/],
  ['cleaning', /保洁|打扫|垃圾|清扫|楼道脏/],
  ['repair', /维修|修(一下|理)|墙皮|漏雨|门窗|玻璃/],
];

/** Which service somebody's words are about; null when they do not say. A suggestion that people may overrule. */
export const serviceIn = (text: string): Service | null => signs.find(([, sign]) => sign.test(text))?.[0] ?? null;

export const dayParts = ['any', 'morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** Who keeps the catalogue of their place. */
export const catalogueRoles = ['villageCadre', 'townshipClerk', 'countyClerk'] as const satisfies readonly Role[];

/** How far an order is; worked out from its case and what was added, never stored. */
export const orderStages = [
  'waiting', // 等派单
  'offered', // 已派单,等接单
  'taken', // 已接单
  'arrived', // 师傅已到
  'answered', // 已完成,等本人确认
  'ended',
] as const;
export type OrderStage = (typeof orderStages)[number];

/** The stage by the case's status: what is being decided about it elsewhere is for the order no more than waiting. */
export function stageOf(o: {
  caseStatus: string;
  arrivedAt: Temporal.Instant | null;
  isTakersUnit: boolean;
}): OrderStage {
  if (o.caseStatus === 'closed' || o.caseStatus === 'withdrawn') return 'ended';
  if (o.caseStatus === 'dispatched') return 'offered';
  if (o.caseStatus === 'replied') return 'answered';
  if (o.caseStatus === 'handling') return o.isTakersUnit && o.arrivedAt ? 'arrived' : 'taken';
  return 'waiting';
}

export const feeStates = ['stated', 'agreed', 'refused'] as const;
export type FeeState = (typeof feeStates)[number];

export type OrderPart = 'resident' | 'firstReceiver' | 'dispatcher' | 'handler';
export type OrderVerb = 'choose' | 'take' | 'plan' | 'arrive' | 'stateFee' | 'dropFee' | 'agreeFee' | 'refuseFee';
export type OrderRefusal = 'sayWhenFirst' | 'feeAgreed' | 'noFee' | 'notYourWord' | 'sentAlready' | 'noProvider';

export type OrderFacts = {
  status: OrderStage;
  /** The unit that has it has said when somebody comes. */
  hasVisit: boolean;
  fee: FeeState | null;
  /** The actor, or the actor's unit, has handled it: their word is not the person's. */
  handledByActor: boolean;
  /** It went to somebody and came back: where it goes next is the desk's decision, by the case's own verbs. */
  wasSent: boolean;
  /** The place names somebody for the service; null while nobody asks for one. */
  hasProvider: boolean | null;
};

const isFeeSettled = (c: OrderFacts): OrderRefusal | false =>
  c.fee === null ? 'noFee' : c.fee === 'agreed' && 'feeAgreed';
/** Agreeing is the person's; their neighbourhood may note it for them, whoever does the work may not. */
const isNotTheirs = (c: OrderFacts): OrderRefusal | false => isFeeSettled(c) || (c.handledByActor && 'notYourWord');

/** What is done on an order besides the verbs of its case (domain §14: ordered → dispatched → taken → done → rated). */
export const orderWorkflow: Workflow<OrderVerb, OrderStage, OrderPart, OrderFacts, OrderRefusal> = {
  choose: {
    from: ['waiting'],
    to: 'offered',
    by: ['firstReceiver', 'dispatcher'],
    unless: (c) => (c.wasSent ? 'sentAlready' : c.hasProvider === false && 'noProvider'),
  },
  take: { from: ['offered'], to: 'taken', by: ['handler'] },
  plan: { from: ['taken'], to: 'same', by: ['handler'] },
  // Nobody stands at a door unannounced.
  arrive: { from: ['taken'], to: 'arrived', by: ['handler'], unless: (c) => !c.hasVisit && 'sayWhenFirst' },
  // What costs something is said before it is done, and done when the person agrees.
  stateFee: {
    from: ['taken', 'arrived'],
    to: 'same',
    by: ['handler'],
    unless: (c) => c.fee === 'agreed' && 'feeAgreed',
  },
  dropFee: { from: ['taken', 'arrived'], to: 'same', by: ['handler'], unless: isFeeSettled },
  agreeFee: { from: ['taken', 'arrived'], to: 'same', by: ['resident', 'firstReceiver'], unless: isNotTheirs },
  refuseFee: { from: ['taken', 'arrived'], to: 'same', by: ['resident', 'firstReceiver'], unless: isNotTheirs },
};

export type Provider = { organisationId: string; rank: number };

/** Who is asked next: the first of the place's providers that has not had it yet; null when all have. */
export function nextProvider<P extends Provider>(providers: readonly P[], hadIt: ReadonlySet<string>): P | null {
  return [...providers].sort((a, b) => a.rank - b.rank).find((p) => !hadIt.has(p.organisationId)) ?? null;
}

const two = (n: number) => String(n).padStart(2, '0');
/** `3月3日 14:00–16:00`, on the clock of the place; both languages, for it is kept as it was told. */
export function windowText(from: Temporal.Instant, to: Temporal.Instant): [zh: string, en: string] {
  const [a, b] = [from, to].map((at) => at.toZonedDateTimeISO('Asia/Shanghai')) as [
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
  ];
  const clock = (t: Temporal.ZonedDateTime) => `${two(t.hour)}:${two(t.minute)}`;
  const day = (t: Temporal.ZonedDateTime): [string, string] => [
    `${t.month}月${t.day}日`,
    `${t.year}-${two(t.month)}-${two(t.day)}`,
  ];
  const isOneDay = a.toPlainDate().equals(b.toPlainDate());
  return [0, 1].map((i) => `${day(a)[i as 0]} ${clock(a)}–${isOneDay ? '' : `${day(b)[i as 0]} `}${clock(b)}`) as [
    string,
    string,
  ];
}

/** `80 元`, `80.50 元`. */
export function feeText(cents: number): [zh: string, en: string] {
  const yuan = cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
  return [`${yuan} 元`, `${yuan} yuan`];
}
