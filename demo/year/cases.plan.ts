import type { CaseChannel } from '#modules/cases/index.ts';
import { type Day, lastDay } from './days.ts';
import { type Dice, diceFor } from './dice.ts';
import { reply, type Said, sayOne, shares } from './said.ts';
import { type County, counties } from './units.ts';

/* The cases of the year before any of them is told: the same for the same seed. */

/** Rung up at 12345 and done there: it comes with the table of the week. */
export type Ticket = Said & { number: string; endedOn: Day; endedAt: string; result: string };
/** How a case of our own goes. */
export const ways = [
  'answered',
  'plain',
  'ownUnit',
  'confirmed',
  'late',
  'redone',
  'disputed',
  'declined',
  'insisted',
  'suspended',
  'unreasonable',
  'withdrawn',
  'whistled',
  'checked',
] as const;
export type Way = (typeof ways)[number];
export type Life = Said & { nth: number; county: string; channel: CaseChannel; way: Way; key: string; by?: string };
export type CasesPlan = { tickets: Ticket[]; lives: Life[] };

export const HOTLINE_CASES = 17_000;
export const OWN_CASES = 3_100;

const wayWeights: readonly (readonly [Way, number])[] = [
  ['plain', 34],
  ['confirmed', 17],
  ['ownUnit', 14],
  ['answered', 8],
  ['late', 7],
  ['redone', 5],
  ['disputed', 3],
  ['declined', 3],
  ['insisted', 1.5],
  ['suspended', 2.5],
  ['unreasonable', 1.5],
  ['withdrawn', 1.5],
  ['whistled', 7],
];
const channelWeights: readonly (readonly [CaseChannel, number])[] = [
  ['hotline', 26],
  ['web', 24],
  ['phone', 18],
  ['reception', 14],
  ['wechatGroup', 10],
  ['visit', 8],
];

const isOver = (day: Day) => Temporal.PlainDate.compare(day, lastDay) > 0;
function ticketOf(said: Said, n: number, d: Dice): Ticket {
  const days = d.weighed([
    [0, 3],
    [1, 5],
    [2, 5],
    [3, 4],
    [4, 3],
    [6, 2],
    [9, 1],
    [14, 0.5],
  ]);
  const outcome = said.kind === 'consult' || d.chance(0.2) ? 'explained' : 'solved';
  const hour = days === 0 ? Math.min(23, Number(said.clock.slice(0, 2)) + d.between(1, 5)) : d.between(9, 17);
  return {
    ...said,
    number: `HH${said.day.toString().slice(0, 7).replace('-', '')}${String(n + 1).padStart(6, '0')}`,
    ...(isOver(said.day.add({ days }))
      ? { endedOn: said.day, endedAt: '22:59' }
      : { endedOn: said.day.add({ days }), endedAt: `${String(hour).padStart(2, '0')}:59` }),
    result: reply(said, outcome, d),
  };
}

/** `asConsult`: a question is answered, hardly ever fought over. */
function wayOf(said: Said, d: Dice): Way {
  if (said.kind === 'consult')
    return d.weighed([
      ['answered', 7],
      ['plain', 2],
      ['confirmed', 1],
    ] as const);
  if (said.kind === 'petition') return 'plain';
  return d.weighed(wayWeights);
}

export function planCases(seed: number, size = 1, within: readonly County[] = counties): CasesPlan {
  const tickets: Ticket[] = [];
  const lives: Life[] = [];
  const whole = shares.reduce((sum, [, w]) => sum + w, 0);
  for (const [code, share] of shares) {
    const county = within.find((c) => c.code === code);
    if (!county) continue;
    const called = diceFor(seed, `tickets ${code}`);
    const times = (n: number) => Math.ceil(((n * size) / whole) * share);
    for (let i = times(HOTLINE_CASES); i > 0; i -= 1)
      tickets.push(ticketOf(sayOne(county, called), tickets.length, called));
    const came = diceFor(seed, `lives ${code}`);
    for (let i = times(OWN_CASES); i > 0; i -= 1) {
      const said = sayOne(county, came);
      const channel = came.weighed(channelWeights);
      lives.push({
        ...said,
        ...(said.kind === 'petition' && { kind: 'complaint' }),
        ...{ nth: lives.length, county: code, channel, way: wayOf(said, came), key: `life ${code} ${i}` },
      });
    }
  }
  return { tickets, lives };
}

/** Tables come on Mondays. */
export const mondayAfter = (day: Day): Day => day.add({ days: 8 - day.dayOfWeek });
