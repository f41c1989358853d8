import { attendActivity, callActivity, holdActivity, planActivity } from '#modules/activities/index.ts';
import type { Ctx } from '#platform/context.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };

/** 讲评帮乐庆 and one volunteer activity a month, by the committees of the village and the community: who came is a name on a list, nobody is called. */
const civic = [
  { kind: 'volunteering', title: '帮独居老人收拾院子' },
  { kind: 'civicEvent', way: 'talk', title: '乡音宣讲：政策讲给您听' },
  { kind: 'volunteering', title: '清理沟渠和路边垃圾' },
  { kind: 'civicEvent', way: 'review', title: '评一评：谁家院子收拾得好' },
  { kind: 'volunteering', title: '给行动不便的人送药、理发' },
  { kind: 'civicEvent', way: 'help', title: '农忙帮工互助' },
  { kind: 'volunteering', title: '防火巡查、清枯草' },
  { kind: 'civicEvent', way: 'joy', title: '村里秧歌排练' },
  { kind: 'lawTalk', title: '宅基地和养老金：律师答问' },
  { kind: 'civicEvent', way: 'feast', title: '过节包饺子，请老人来' },
] as const;
const cameToIt = ['韩秀英', '乔三虎', '田桂芝', '王占山', '白玉兰', '何建平'];
/** Two a month until now; in the months of law talks and feasts there was no volunteering, which is to be seen. */
export async function holdCivic(
  as: (at?: Temporal.Instant) => Ctx,
  unit: string,
  year: number,
  upTo: number,
): Promise<void> {
  for (let month = 1; month < upTo; month += 1) {
    const [first, second] = [civic[(2 * month - 2) % civic.length]!, civic[(2 * month - 1) % civic.length]!];
    for (const [i, c] of [first, second].entries()) {
      const startsAt = Temporal.PlainDate.from({ year, month, day: 8 + 10 * i })
        .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: { hour: 9 } })
        .toInstant();
      const [early, endsAt] = [startsAt.subtract({ hours: 48 }), startsAt.add({ hours: 3 })];
      const span = { startsAt: startsAt.toString(), endsAt: endsAt.toString() };
      const input = { organisationId: unit, where: '文化广场', way: undefined, ...c, ...span };
      const { id, version } = await planActivity(as(early), { ...given, params: undefined, input });
      const params = { id };
      await callActivity({ ...as(early), version }, { ...given, params, input: {} });
      const at = as(startsAt);
      const captured = { id: at.command.id, madeAt: startsAt.toString(), files: [] };
      const guests = cameToIt.slice(0, 3 + ((month + i) % 4));
      const there = await attendActivity(at, {
        ...given,
        params,
        input: { captured, ticks: [], memberIds: [], guests },
      });
      const words = {
        host: '村(居)委会',
        recorder: '值班人员',
        minutes: '按计划开展，来的人自愿参加。',
        decisions: [],
        tasks: [],
      };
      await holdActivity({ ...as(endsAt), version: there.version }, { ...given, params, input: words });
    }
  }
}
