import { actorsOf } from '#demo/actors.ts';
import {
  attendMeeting,
  callMeeting,
  countVote,
  holdMeeting,
  moveMeeting,
  openVote,
} from '#modules/deliberations/index.ts';
import { adoptCharter, draftCharter, fileCharter, giveReminder, noteSeen, sendCharter } from '#modules/norms/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const checks = ['adoptedRightly', 'lawKept', 'rightsKept', 'womenEqual', 'nobodyNamed'] as const;
const clauses = [
  '爱护水源，不往沟渠、机井边倒垃圾和污水。',
  '房前屋后自己收拾，柴草码齐，不占路。',
  '红白事从简，一桌不超过十个菜，村里的桌椅大家借着用。',
  '秸秆不烧，腾不出手的跟村里说，帮忙拉走。',
  '狗要拴，牲畜不上路。',
  '邻里有事先坐下来说，说不拢找调解员，也可以依法信访、起诉。',
  '出嫁、离婚、丧偶的妇女和其他村民一样，该有的都有。',
  '谁家没做到，村里私下提醒、上门帮忙，不点名，不罚款。',
];
const reminders = [
  {
    behaviour: 'blocking' as const,
    text: '您家门口的柴草占了半边路，雨天车过不去。方便的话这周挪一挪，要帮忙就说一声。',
  },
  { behaviour: 'animals' as const, text: '您家的狗晚上没拴，放学的孩子绕着走。请晚上拴一拴。' },
];
/** Months ago, day, behaviour, how many. */
const seen = [
  [8, '05', 'litter', 9],
  [8, '19', 'burning', 6],
  [7, '11', 'clutter', 12],
  [5, '08', 'litter', 7],
  [5, '21', 'clutter', 8],
  [4, '15', 'animals', 6],
] as const;

/** 老熊沟村's charter, filed by 北堡乡; two reminders of whom nobody knows; what was seen, counted. */
export async function settleNorms(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const actors = actorsOf(accounts, organisations);
  const as: As = (login, at = house.now()) => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login) as Ctx['actor'],
    now: at,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const noon = (day: Temporal.PlainDate) => Temporal.Instant.from(`${day}T10:00:00+08:00`);
  const day = (ago: number) => today.subtract({ days: ago });
  const text = { name: '老熊沟村村规民约', text: clauses.join('\n') };
  const { id } = await draftCharter(as('liu', noon(day(230))), { ...given, params: undefined, input: text });
  const params = { id };
  const voteId = await vote(as, day, noon);
  await adoptCharter(as('liu', noon(day(209))), { ...given, params, input: { voteId, isAsVoted: false } });
  await sendCharter(as('liu', noon(day(208))), { ...given, params, input: {} });
  await fileCharter(as('zhao', noon(day(201))), { ...given, params, input: { checks: [...checks] } });
  for (const [months, on, behaviour, n] of seen) {
    const onDay = `${today.subtract({ months }).toString().slice(0, 8)}${on}`;
    const at = noon(Temporal.PlainDate.from(onDay).add({ days: 1 }));
    await noteSeen(as('liu', at), { ...given, params: undefined, input: { behaviour, onDay, n } });
  }
  for (const r of reminders) {
    const input = { ...r, onDay: `${day(2)}`, days: 30, isAdult: true };
    await giveReminder(as('liu'), { ...given, params: undefined, input });
  }
}

type As = (login: string, at?: Temporal.Instant) => Ctx;
const VILLAGE = '150124201213';
/** The households' representatives vote on it by hands; its minutes are written, and then it can be cited. */
async function vote(
  as: As,
  day: (ago: number) => Temporal.PlainDate,
  noon: (day: Temporal.PlainDate) => Temporal.Instant,
): Promise<string> {
  const then = noon(day(210));
  const called = await callMeeting(as('liu', noon(day(225))), {
    ...given,
    params: undefined,
    input: {
      ...{ area: VILLAGE, kind: 'households', part: '', isAppraisal: false },
      title: '村民会议：修订村规民约',
      agenda: '一、逐条念村规民约草案；二、大家说意见；三、表决。',
      ...{ calledBy: 'committee', signatures: 0, where: '戏台前' },
      ...{ notifiedOn: `${day(225)}`, startsAt: then.subtract({ hours: 1 }).toString() },
    },
  });
  const params = { id: called.id };
  const here = { ticks: [], present: 131, signatures: 131, women: 60 };
  const came = await attendMeeting(as('liu', then), { ...given, params, input: here });
  const at = (version: number): Ctx => ({ ...as('liu', then), version });
  await moveMeeting(at(came.version), { ...given, params, input: { verb: 'begin', reason: '' } });
  const question = '是否通过修订后的村规民约（八条）';
  const put = await openVote(as('liu', then), {
    ...given,
    params,
    input: { question, way: 'hands', medium: 'counted' },
  });
  const [asked] = put.votes;
  if (!asked) throw new Error('no vote');
  const numbers = { yes: 118, no: 6, abstain: 7, blank: 0, invalid: 0, issued: 0, tellers: [], supervisor: '' };
  const sat = await countVote(as('liu', then), { ...given, params: { id: asked.id }, input: numbers });
  const minutes =
    '一百三十一户派代表到会。八条逐条念过，第三条按大家的意见改成“一桌不超过十个菜”。举手表决，当场宣布通过。';
  await holdMeeting(at(sat.version), { ...given, params, input: { host: '高满喜', recorder: '陈志强', minutes } });
  return asked.id;
}
