import { actorsOf } from '#demo/actors.ts';
import type { Given } from '#kernel/endpoint.ts';
import { unitRoll } from '#modules/activities/index.ts';
import { addDuties } from '#modules/duties/index.ts';
import type { FloatingApi } from '#modules/floating/floating.contract.ts';
import * as floating from '#modules/floating/index.ts';
import { addMember, organisationNamed } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };

type Out = Given<FloatingApi['registerOut']>['input'];
type Story = Pick<Out, 'direction' | 'province' | 'whereabouts' | 'reason' | 'hasCard'> & {
  home: '老熊沟村党支部' | '麻花板社区第一党支部';
  by: 'liu' | 'li';
  /** Which member of the branch, by their place on its roll. */
  nth: number;
  /** How many days ago they left. */
  ago: number;
  to: 'huimin' | { name: string } | null;
  /** How far it has got. */
  until: 'out' | 'reported' | 'attached' | 'contacted' | 'lost' | 'back';
};
const inner = { direction: 'province', province: '内蒙古自治区', reason: 'work', hasCard: true } as const;
const away = { direction: 'otherProvince', reason: 'work', hasCard: false } as const;
const stories: readonly Story[] = [
  {
    ...inner,
    home: '老熊沟村党支部',
    by: 'liu',
    nth: 6,
    ago: 210,
    to: 'huimin',
    until: 'contacted',
    whereabouts: '呼和浩特市回民区，送快递',
  },
  {
    ...inner,
    home: '老熊沟村党支部',
    by: 'liu',
    nth: 7,
    ago: 120,
    to: 'huimin',
    until: 'attached',
    whereabouts: '呼和浩特市回民区，开饭馆',
    reason: 'business',
  },
  {
    ...away,
    home: '老熊沟村党支部',
    by: 'liu',
    nth: 8,
    ago: 90,
    to: { name: '深圳市某社区党支部' },
    until: 'reported',
    province: '广东省',
    whereabouts: '深圳市，电子厂',
  },
  {
    ...away,
    home: '老熊沟村党支部',
    by: 'liu',
    nth: 9,
    ago: 160,
    to: null,
    until: 'lost',
    province: '天津市',
    whereabouts: '建筑工地',
  },
  {
    ...away,
    home: '老熊沟村党支部',
    by: 'liu',
    nth: 10,
    ago: 20,
    to: null,
    until: 'out',
    province: '山西省',
    whereabouts: '大同市',
  },
  {
    direction: 'abroad',
    province: '蒙古国',
    reason: 'study',
    hasCard: true,
    home: '麻花板社区第一党支部',
    by: 'li',
    nth: 9,
    ago: 150,
    to: null,
    until: 'out',
    whereabouts: '乌兰巴托，读研',
  },
  {
    ...inner,
    home: '麻花板社区第一党支部',
    by: 'li',
    nth: 10,
    ago: 300,
    to: 'huimin',
    until: 'back',
    whereabouts: '呼和浩特市回民区',
  },
];

type As = (login: string, at: Temporal.Instant) => Ctx;
/** One member's way, every step on the day on which it would have been taken. */
async function tell(
  as: As,
  now: Temporal.Instant,
  huimin: string,
  unit: string,
  s: Story,
  phone: string,
): Promise<void> {
  const at = (days: number) => now.subtract({ hours: 24 * Math.max(0, s.ago - days) });
  const roll = await unitRoll(as(s.by, now), { ...given, params: { id: unit }, input: undefined });
  const member = roll.items[s.nth];
  if (!member) return;
  const { direction, province, whereabouts, reason, hasCard } = s;
  const { id } = await floating.registerOut(as(s.by, at(3)), {
    ...given,
    params: undefined,
    input: {
      ...{ homeId: unit, membershipId: member.membershipId, phone, leftOn: dayOf(at(0)) },
      ...{ direction, province, whereabouts, reason, hasCard, consentWay: 'paper', consentOn: dayOf(at(3)) },
      ...(s.to === 'huimin' ? { inflowId: huimin } : { inflowName: s.to?.name }),
    },
  });
  let version = 1;
  const acting = (login: string, days: number) => ({ ...as(login, at(days)), version });
  const params = { id };
  const on = (days: number) => ({ ...given, params, input: { on: dayOf(at(days)) } });
  const keep = (v: { version: number }) => {
    version = v.version;
  };
  const people = { name: s.by === 'liu' ? '刘桂兰' : '李雪梅', accountId: actorId(as(s.by, now)) };
  if (s.until !== 'out') keep(await floating.nameContact(acting(s.by, 5), { ...given, params, input: people }));
  const contact = async (days: number, way: 'phone' | 'family' | 'message', reached: boolean, note?: string) => {
    const ctx = as(s.by, at(days));
    const captured = { id: ctx.command.id, madeAt: at(days).toString(), files: [] };
    keep(await floating.contactFloating(ctx, { ...given, params, input: { captured, way, reached, note } }));
  };
  if (s.until === 'out') return;
  if (s.until === 'lost') {
    await contact(60, 'phone', false, '电话停机');
    await contact(75, 'message', false);
    await contact(90, 'family', false, '家里说换了工地，新号码还没告诉家里');
    keep(await floating.loseFloating(acting(s.by, 100), { ...given, params, input: {} }));
    return;
  }
  const receiver = s.to === 'huimin' ? 'nie' : s.by;
  keep(await floating.reportIn(acting(receiver, 12), on(12)));
  if (s.until === 'reported') return;
  keep(await floating.attachFloating(acting(receiver, 18), on(18)));
  if (s.until === 'attached') return;
  await contact(80, 'phone', true, '在那边参加了两次主题党日，一切都好');
  await contact(150, 'message', true, '想问医保在哪边交，已转村里代办员');
  if (s.until === 'back') keep(await floating.comeBack(acting(s.by, 270), on(270)));
}
/** What the branches owe their members away, as a duty like any other: a contact each quarter, satisfied by what was noted. */
async function oweContacts(as: As, now: Temporal.Instant): Promise<void> {
  const begun = now.subtract({ hours: 24 * 180 });
  for (const [by, name, needs] of [
    ['zhao', '老熊沟村党支部', 1],
    ['qi', '麻花板社区第一党支部', 1],
  ] as const) {
    const unit = await organisationNamed(systemCtx(as(by, now).house, 'settle'), name);
    if (!unit) throw new Error(`${name} is settled with the activities`);
    await addDuties(as(by, begun), {
      ...given,
      params: undefined,
      input: {
        ...{ area: unit.area, organisationIds: [unit.id], title: '每季度联系流动党员' },
        recordKind: 'floatingContact',
        ...{ rrule: 'FREQ=MONTHLY;INTERVAL=3', startsOn: dayOf(begun), openDays: null, needs },
      },
    });
  }
}
const actorId = ({ actor }: Ctx): string => (actor.kind === 'staff' ? actor.accountId : '');

/** Members of two branches who are away, some of them taken in by the floating-member branch of 回民区. */
export async function settleFloating(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as: As = (login, now) => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const huimin = organisations.get('huiminFloating')!;
  for (const [i, personName] of ['聂永刚', '巴雅尔', '任丽萍'].entries())
    await addMember(systemCtx(house, 'settle'), {
      ...given,
      params: { id: huimin },
      input: { personName, role: i === 0 ? 'head' : 'member', validFrom: '2024-06-01' },
    });
  await oweContacts(as, house.now());
  for (const [i, s] of stories.entries()) {
    const unit = await organisationNamed(systemCtx(house, 'settle'), s.home);
    if (!unit) throw new Error(`${s.home} is settled with the activities`);
    await tell(as, house.now(), huimin, unit.id, s, `1990000${String(860 + i).padStart(4, '0')}`);
  }
  return stories.length;
}
