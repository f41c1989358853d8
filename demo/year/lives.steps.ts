import { tierFor } from '#modules/cases/cases.urgency.rules.ts';
import type { Life } from './cases.plan.ts';
import { diceFor } from './dice.ts';
import { again, type Cast, call, ended, stillBad, thanks } from './lives.ends.ts';
import { reply } from './said.ts';
import type { Desk, UnitKind } from './units.ts';

/* The acts of one case's life: hours after the one before, who, what. `person` is whoever holds the receipt. */

export type Step = {
  after: number;
  by: string;
  verb: string;
  input?: Record<string, unknown>;
  /** Key of the unit it is sent to. */
  to?: string;
  /** Not put off until the office opens. */
  urgent?: true;
  /** On which day something is to be looked at again, counted from the act. */
  reviewIn?: number;
  /** A call on departments, by their keys. */
  whistle?: readonly string[];
};
export type LifePlan = { intake: string; isVisitor: boolean; steps: readonly Step[] };

/** Who answers for a place without a person taking it: the nearest desk that may send on. */
export function nearestDesk(desks: readonly Desk[], area: string): Desk {
  const may = desks.filter(
    (k) => (k.unit === 'clerk' || k.unit === 'township' || k.unit === 'village') && area.startsWith(k.area),
  );
  return may.sort((a, b) => b.area.length - a.area.length)[0]!;
}
const officeOf = (desks: readonly Desk[], unit: UnitKind): Desk =>
  desks.find((k) => k.unit === unit) ?? desks.find((k) => k.unit === 'street')!;

const contacts = [
  '电话联系本人，问清了位置和情况，约好上门时间。',
  '到现场看过，本人在场，拍了照。',
  '回电告知已收到，说明了办理步骤和时限。',
  '本人电话没接，发了短信，下午回了过来，情况已核对。',
];
const notOurs = {
  reason: '现场核实，这一段由别的部门管养，我单位没有这项职责。',
  clause: '《呼和浩特市接诉即办工作条例》第十五条',
};

export function stepsOf(life: Life, desks: readonly Desk[], seed: number): LifePlan {
  const d = diceFor(seed, life.key);
  const isVisitor = life.channel === 'web';
  const clerk = desks.find((k) => k.unit === 'clerk')!;
  const near = nearestDesk(desks, life.area);
  const desk = life.channel === 'hotline' ? clerk : near;
  const caller = desks.find((k) => k.unit === 'caller')!;
  const local = life.topic.unit === 'township' || life.topic.unit === 'clerk' || life.way === 'whistled';
  const township = desks.find((k) => k.unit === 'township' && life.area.startsWith(k.area));
  const office = local ? (township ?? clerk) : officeOf(desks, life.topic.unit);
  const own = near.unit !== 'clerk' && (life.way === 'ownUnit' || office.login === near.login);
  return {
    intake: desk.login,
    isVisitor,
    steps: walk(life, { d, desk: own ? near : desk, clerk, caller, office, own, desks }),
  };
}

const workHours: readonly (readonly [number, number])[] = [
  [5, 4],
  [22, 5],
  [46, 4],
  [70, 3],
  [96, 1],
];
/** From the desk to whoever does it; up to and with the first reply. */
function upToReply({ d, desk, office, own }: Cast, life: Life, late = false): Step[] {
  const outcome = life.kind === 'consult' || d.chance(0.16) ? 'explained' : 'solved';
  const words = {
    text: reply(life, outcome, d),
    outcome,
    ...(outcome === 'explained' && { basis: life.topic.basis }),
  };
  const by = own ? desk.login : office.login;
  const hurry = !late && tierFor(life.body) === 'utility' ? ({ urgent: true } as const) : {};
  const isUrgent = 'urgent' in hurry;
  const hours = late ? d.between(16, 40) * 24 : isUrgent ? d.between(2, 13) : d.weighed(workHours);
  const taken: Step[] = own
    ? [{ after: d.between(1, 6) / 2, by, verb: 'take', input: {}, ...hurry }]
    : [
        {
          after: isUrgent ? 0.3 : d.between(1, 6) / 2,
          by: desk.login,
          verb: 'dispatch',
          to: office.key,
          input: {},
          ...hurry,
        },
        { after: late ? d.between(30, 90) : isUrgent ? 0.6 : d.between(1, 5), by, verb: 'sign', input: {}, ...hurry },
      ];
  return [
    ...taken,
    {
      after: isUrgent ? 0.7 : d.between(1, 3),
      by,
      verb: 'contact',
      input: { text: life.by ? '已到现场看过，拍了照。' : d.pick(contacts) },
      ...hurry,
    },
    { after: hours, by, verb: 'reply', input: words, ...hurry },
  ];
}

function walk(life: Life, c: Cast): Step[] {
  const { d, desk, clerk, caller, office, own } = c;
  const told = upToReply(c, life, life.way === 'late');
  const [by, before] = [own ? desk.login : office.login, told.slice(0, -1)];
  switch (life.way) {
    case 'answered': {
      const text = reply(life, 'explained', d);
      return [
        {
          after: d.between(1, 4) / 4,
          by: desk.login,
          verb: 'answer',
          input: { text, outcome: 'explained', basis: life.topic.basis },
        },
        ...ended(c),
      ];
    }
    case 'confirmed':
      return [
        ...told,
        {
          after: d.between(2, 60),
          by: 'person',
          verb: 'confirm',
          input: {
            stars: d.weighed([
              [5, 6],
              [4, 3],
              [3, 1],
            ] as const),
            text: d.pick(thanks),
          },
        },
      ];
    case 'redone':
      return own
        ? [...told, ...ended(c)]
        : [...told, call(c, { result: 'unsolved', text: d.pick(stillBad) }), ...again(c, life)];
    case 'disputed':
      return own
        ? [...told, ...ended(c)]
        : [
            ...told,
            { after: d.between(5, 50), by: 'person', verb: 'dispute', input: { text: d.pick(stillBad) } },
            ...again(c, life),
          ];
    case 'declined':
    case 'insisted':
      return own ? [...told, ...ended(c)] : turned(life, c, told);
    case 'suspended':
      return own
        ? [...told, ...ended(c)]
        : [
            ...before,
            {
              after: 30,
              by,
              verb: 'proposeSuspension',
              reviewIn: 45,
              input: {
                reason: '要等管网改造一并施工，眼下没有条件办成。',
                plan: '列入改造计划，先做临时处置，每一个半月到现场看一次。',
              },
            },
            { after: 20, by: clerk.login, verb: 'approveSuspension', input: { note: '同意，按期复查。' } },
            {
              after: 40 * 24,
              by,
              verb: 'reviewSuspension',
              reviewIn: 60,
              input: { text: '改造已招标，临时处置还管用，已电话告知本人。' },
            },
            { after: d.between(30, 55) * 24, by, verb: 'resumeWork', input: { reason: '改造已开工，恢复办理。' } },
            {
              after: d.between(3, 12) * 24,
              by,
              verb: 'reply',
              input: { text: reply(life, 'solved', d), outcome: 'solved' },
            },
            ...ended(c),
          ];
    case 'unreasonable':
      return own
        ? [...told, ...ended(c)]
        : [
            ...before,
            {
              after: 30,
              by,
              verb: 'proposeUnreasonable',
              input: {
                basis: life.topic.basis,
                explanation: `经到现场核实并查阅台账，${reply(life, 'explained', d)}`,
                appeal: '不同意的，可以向上一级机关申请复查，或者依法申请行政复议。',
              },
            },
            { after: 25, by: clerk.login, verb: 'confirmUnreasonable', input: { note: '材料齐全，解释到位。' } },
            {
              after: 40,
              by: caller.login,
              verb: 'callback',
              input: { result: 'explained', stars: 3, text: '话说明白了，不太情愿也认。' },
            },
          ];
    case 'withdrawn':
      return [
        ...before.slice(0, 1),
        { after: 9, by: 'person', verb: 'withdraw', input: { reason: '问题已经自己解决了。', pressed: false } },
      ];
    case 'whistled':
      return own || office.unit !== 'township'
        ? [...told, ...ended(c)]
        : [
            ...before,
            { after: 2, by: office.login, verb: 'whistle', whistle: [office.key] },
            told.at(-1)!,
            ...ended(c),
          ];
    default:
      return [...told, ...ended(c)];
  }
}

/** Declined by a clause: the level above agrees, and it goes to another unit; or holds that it is theirs. */
function turned(life: Life, c: Cast, told: readonly Step[]): Step[] {
  const { d, clerk, office, desks } = c;
  const back: Step = { after: 4, by: office.login, verb: 'return', input: notOurs };
  const [first, sign, ...rest] = told;
  if (life.way === 'insisted')
    return [
      first!,
      back,
      { after: 9, by: clerk.login, verb: 'insist', input: { reason: '按清单由你单位牵头，请继续办理。' } },
      ...rest,
      ...ended(c),
    ];
  const other = officeOf(desks, office.unit === 'street' ? 'road' : 'street');
  return [
    first!,
    back,
    { after: 9, by: clerk.login, verb: 'allowReturn', input: { reason: '核对清单，确实不归其管，改派。' } },
    { after: d.between(1, 4), by: clerk.login, verb: 'dispatch', to: other.key, input: {} },
    ...[sign!, ...rest].map((s) => ({ ...s, by: other.login })),
    ...ended(c),
  ];
}
