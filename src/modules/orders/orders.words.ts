import type { Word } from '#kernel/words.ts';
import {
  type DayPart,
  type FeeState,
  type OrderRefusal,
  type OrderStage,
  type OrderVerb,
  type Service,
  services,
} from './orders.rules.ts';

export const ordersWords = {
  title: ['服务单', 'Service orders'],
} as const satisfies Record<string, Word>;

export const serviceWords: Record<Service, Word> = {
  heating: ['供暖', 'Heating'],
  water: ['供水', 'Water'],
  power: ['供电', 'Power'],
  gas: ['燃气', 'Gas'],
  lift: ['电梯', 'Lift'],
  locks: ['门锁门禁', 'Locks and doors'],
  drains: ['下水疏通', 'Drains'],
  cleaning: ['保洁', 'Cleaning'],
  repair: ['小修小补', 'Small repairs'],
};

/** The service somebody wrote by its name, in a table or as the category of a case; null for another text. */
export const serviceNamed = (name: string): Service | null =>
  services.find((s) => s === name || serviceWords[s].some((word) => word === name)) ?? null;

export const stageWords: Record<OrderStage, Word> = {
  waiting: ['等派单', 'Waiting to be sent'],
  offered: ['等接单', 'Waiting to be taken'],
  taken: ['已接单', 'Taken'],
  arrived: ['师傅已到', 'Somebody is there'],
  answered: ['已完成,等本人确认', 'Done, to be confirmed'],
  ended: ['已结束', 'Ended'],
};

export const dayPartWords: Record<DayPart, Word> = {
  any: ['全天都行', 'any time'],
  morning: ['上午', 'in the morning'],
  afternoon: ['下午', 'in the afternoon'],
  evening: ['晚上', 'in the evening'],
};

export const feeStateWords: Record<FeeState, Word> = {
  stated: ['等本人同意', 'not yet agreed'],
  agreed: ['本人已同意', 'agreed'],
  refused: ['本人不同意', 'not agreed'],
};

export const orderVerbWords: Record<OrderVerb, Word> = {
  choose: ['选服务并派单', 'Choose the service and send it'],
  take: ['接单', 'Take it'],
  plan: ['改上门时间', 'Change the visit'],
  arrive: ['已到门口', 'Arrived'],
  stateFee: ['报费用', 'State a fee'],
  dropFee: ['取消费用', 'Drop the fee'],
  agreeFee: ['本人同意费用', 'The person agrees to the fee'],
  refuseFee: ['本人不同意费用', 'The person does not agree'],
};

export const orderRefusalWords: Record<OrderRefusal | 'notNow' | 'notYours', Word> = {
  notNow: ['这一单现在不能这样办,请刷新看最新情况。', 'Not possible now: look at the order again.'],
  notYours: ['这一步不归您办。', 'This step is not yours to take.'],
  sayWhenFirst: ['先告诉居民谁去、什么时候去。', 'First say who comes and when.'],
  feeAgreed: ['费用本人已经同意,不能再改。', 'The fee is agreed and stays as it is.'],
  noFee: ['没有报过费用。', 'No fee was stated.'],
  notYourWord: [
    '费用要由本人同意,干活的单位不能替本人同意。',
    'Agreeing is the person’s: whoever does the work cannot do it for them.',
  ],
  sentAlready: ['这一单派过了,请用“派件”改派。', 'It was sent before: dispatch it to another unit.'],
  noProvider: [
    '这个地方的服务目录里还没有人做这一项,请用“派件”派给能做的单位,或由社区自己办。',
    'Nobody in this place’s catalogue does this: dispatch it to a unit that can, or do it yourself.',
  ],
};

/** What the timelines say; the holes are filled when it is written down. */
export const orderEntryWords = {
  visit: ['{unit}接单:{coming},{window}上门', '{unit} took it: {coming} comes {window}'],
  plan: ['上门改为{window},{coming}', 'The visit is now {window}, {coming}'],
  arrive: ['{coming}已到', '{coming} is there'],
  stateFee: [
    '报费用{fee}:{note}。本人同意后才做',
    'A fee of {fee} is stated: {note}. Done only when the person agrees',
  ],
  dropFee: ['取消费用,不收钱', 'The fee is dropped; nothing is charged'],
  agreeFee: ['本人同意费用{fee}', 'The person agrees to a fee of {fee}'],
  refuseFee: ['本人不同意费用{fee}', 'The person does not agree to a fee of {fee}'],
  choose: ['归为“{service}”', 'Ordered as {service}'],
  hold: ['费用{fee}还没有经本人同意', 'the person has not agreed to the fee of {fee}'],
} as const satisfies Record<string, Word>;

export const catalogueRefusals = {
  rankTwice: ['同一个单位只能出现一次。', 'A unit can stand there only once.'],
  notForPlace: ['这个单位不负责那个地方。', 'This unit does not answer for that place.'],
  outside: ['只能维护自己地方的目录。', 'Only the catalogue of your own place.'],
  unknownPlace: ['没有这个地方。', 'There is no such place.'],
  unknownService: ['不认识的服务“{service}”。', 'Not a service: “{service}”.'],
  unknownUnit: ['没有叫“{unit}”的单位,或不止一个。', 'No unit, or more than one, is called “{unit}”.'],
  noPhone: ['请填单位值班电话。', 'Give the telephone of the unit’s desk.'],
  noHeader: ['表头要有:地方代码、服务、单位、电话。', 'The table needs the headings 地方代码, 服务, 单位 and 电话.'],
  visitOrder: ['结束时间要晚于开始时间。', 'The end must be later than the beginning.'],
  visitPast: ['上门时间已经过去了。', 'That time is over.'],
} as const satisfies Record<string, Word>;
