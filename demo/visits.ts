import { actorsOf } from '#demo/actors.ts';
import type { SettledHome } from '#demo/households.ts';
import { answerCorrection, climbCorrections, correctOwn, holdStudy, recordVisit } from '#modules/visits/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/* Visits of these weeks: what households said, needed and corrected, and what several units then weighed together. */

const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};
type Input = Parameters<typeof recordVisit>[1]['input'];
type Told = Partial<Input> & { by: string; ago: number; head: string; purpose: string };

const need = (
  category: Input['needs'][number]['category'],
  what: string,
  more: Partial<Input['needs'][number]> = {},
): Input['needs'][number] => ({ category, what, files: [], ...more });

const told: readonly Told[] = [
  {
    by: 'chen',
    ago: 9,
    head: '王满仓',
    purpose: 'elder',
    answers: { meals: 'yes', medicine: 'yes', nextDays: '7' },
    said: '腿疼，去乡里取药得走半天，坐不上车。',
    needs: [need('medical', '降压药快吃完了，自己去不了乡卫生院取。', { placeNote: '老熊沟 4 号' })],
  },
  {
    by: 'wang',
    ago: 6,
    head: '张有福',
    purpose: 'weeklyScreening',
    answers: { errand: 'yes', danger: 'no' },
    said: '孩子的助学手续不知道到哪里办。',
    needs: [
      need('papers', '助学申请表到哪里领、要带什么？', {
        told: '表在乡便民中心领，带户口本和学校证明，我周四替您去取。',
      }),
    ],
  },
  { by: 'chen', ago: 5, head: '郭四小', purpose: 'livingAllowance', result: 'nobody' },
  {
    by: 'chen',
    ago: 4,
    head: '刘二旦',
    purpose: 'winterSafety',
    answers: { flue: 'no', alarm: 'no', wiring: 'yes' },
    said: '炉子冒烟，窗户不敢关严。',
    note: '南屋炉筒接缝开了，线路是老铝线。',
    needs: [
      need('heating', '炉筒漏烟，要换一节炉筒，再装一个报警器。', { placeNote: '老熊沟 9 号南屋' }),
      need('power', '屋里电线老化，接头发热，要请电工来看。', { placeNote: '老熊沟 9 号' }),
    ],
  },
  {
    by: 'liu',
    ago: 12,
    head: '杨海明',
    purpose: 'fangFanPin',
    answers: { incomeDown: 'yes', bigSpending: 'no', helpReached: 'yes' },
    facts: [
      { kind: 'housingSafe', value: 'yes' },
      { kind: 'waterSafe', value: 'yes' },
      { kind: 'wageIncome', value: '6800' },
    ],
    said: '今年外面活少，三个月没出去干活了。',
    needs: [need('work', '想在附近找个活，家里走不开，出不了远门。')],
  },
  {
    by: 'feng',
    ago: 3,
    head: '云桂芳',
    purpose: 'heatSupply',
    answers: { roomTemperature: '17.5', radiatorsWarm: 'no', leaks: 'no' },
    said: '北屋的暖气一直不热，晚上冷。',
    needs: [need('heating', '北屋一组暖气不热，室温 17.5 度，请来调。', { placeNote: '3 号楼 2 单元 201 北屋' })],
  },
];

async function visitAll(
  house: House,
  actors: ReturnType<typeof actorsOf>,
  homes: readonly SettledHome[],
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const { by, ago, head, ...more } of told) {
    const id = house.newId();
    const madeAt = house.now().subtract({ hours: 24 * ago });
    const isTalked = (more.result ?? 'talked') === 'talked';
    const householdId = homes.find((h) => h.head === head)!.id;
    await recordVisit(
      { ...systemCtx(house, 'settle'), actor: actors.get(by)!, command: { id, fingerprint: new Uint8Array() } },
      {
        ...given,
        input: {
          captured: { id, madeAt: madeAt.toString(), files: [] },
          how: 'home',
          result: 'talked',
          answers: {},
          needs: [],
          facts: [],
          factSource: 'visit',
          hasConsent: false,
          strokes: [],
          householdId,
          ...(isTalked && { spokenTo: 'relative' as const }),
          ...more,
        },
      },
    );
    made.set(head, id);
  }
  return made;
}

/** Records the visits, lets two households say what is wrong, and holds a joint study. Returns how many visits there are. */
export async function settleVisits(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
  homes: readonly SettledHome[],
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const visits = await visitAll(house, actors, homes);
  const as = (login: string) => ({ ...systemCtx(house, 'settle'), actor: actors.get(login)! });
  const answered = await correctOwn(as('portal'), visits.get('王满仓')!, {
    wish: 'add',
    part: 'said',
    text: '儿子周末能回来，平时没人。',
  });
  await answerCorrection(
    { ...as('liu'), version: 1 },
    {
      ...given,
      params: { id: visits.get('王满仓')!, correctionId: answered.id },
      input: { outcome: 'noted', answer: '记在旁边了，平时由网格员送药。' },
    },
  );
  // Nobody of the village answered within a week: it lies with the township, on its desk.
  await correctOwn({ ...as('portal'), now: house.now().subtract({ hours: 24 * 9 }) }, visits.get('杨海明')!, {
    wish: 'wrong',
    part: 'said',
    text: '是两个月没出去，不是三个月。',
  });
  await climbCorrections(systemCtx(house, 'settle'));
  const unit = (key: string) => ({ organisationId: organisations.get(key)! });
  const until = house.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().add({ days: 10 }).toString();
  const today = house.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  await holdStudy(as('zhao'), {
    ...given,
    input: {
      title: '刘二旦家取暖用电安全',
      heldOn: today,
      heldWhere: '老熊沟村部',
      matters: [{ visitId: visits.get('刘二旦')! }],
      participants: [unit('beibao'), unit('laoxionggou'), unit('qingshuiheCivil'), { name: '高满喜' }],
      weighed: '炉筒漏烟、电线老化，老人独住，一家单位办不了：换炉筒村里能办，换线要请电工，费用看能不能走临时救助。',
      decision: '村里先换炉筒、装报警器；县民政局看临时救助；换线前每天有人上门看一眼。',
      tasks: [{ what: '换炉筒、装报警器', organisationId: organisations.get('laoxionggou')!, until, way: 'duty' }],
    },
  });
  return visits.size;
}
