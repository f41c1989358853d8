import { actorsOf } from '#demo/actors.ts';
import type { SettledHome } from '#demo/households.ts';
import {
  addAllowanceRule,
  addCareRule,
  assignChecks,
  type CareClass,
  decideEnd,
  enrol,
  nextChecks,
  proposeEnd,
  visitCheck,
} from '#modules/care/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const COUNTY = '150124';
const given = {
  params: undefined,
  query: undefined,
  input: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};
/** A hand that signs nobody's name. */
const strokes: [number, number][][] = [
  [
    [20, 55],
    [60, 24],
    [96, 66],
    [150, 30],
  ],
];

/** Benefits by the head of the household: since when, and how many days ago the last check was. */
const benefits: readonly {
  head: string;
  careClass: CareClass;
  isPersonal?: true;
  circumstance?: 'changing';
  since: string;
  /** Negative: the next one is due that many days ago; else so many days ahead. */
  dueIn: number;
  months: number;
}[] = [
  { head: '韩大柱', careClass: 'elderAllowance', isPersonal: true, since: '2023-06-01', dueIn: 9, months: 12 },
  { head: '王满仓', careClass: 'needyHome', isPersonal: true, since: '2019-04-10', dueIn: 18, months: 6 },
  { head: '张有福', careClass: 'minimumLiving', circumstance: 'changing', since: '2024-03-15', dueIn: 4, months: 6 },
  { head: '刘二旦', careClass: 'elderAllowance', isPersonal: true, since: '2017-02-01', dueIn: 6, months: 12 },
  { head: '陈玉莲', careClass: 'minimumLiving', since: '2022-05-20', dueIn: -8, months: 12 },
  { head: '杨海明', careClass: 'relapseMarginal', since: '2025-09-02', dueIn: 80, months: 6 },
  { head: '郭四小', careClass: 'minimumLiving', since: '2021-11-11', dueIn: -3, months: 12 },
  { head: '马建国', careClass: 'heavySpending', since: '2025-10-20', dueIn: 14, months: 12 },
  { head: '云桂芳', careClass: 'elderAllowance', isPersonal: true, since: '2025-06-01', dueIn: 11, months: 12 },
];

/** Who receives what, what is due of it, and what came of the tries of these weeks. */
export async function settleCare(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
  homes: readonly SettledHome[],
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string) => ({ ...systemCtx(house, 'settle'), actor: actors.get(login)! });
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const rule = { leadDays: 30, secondDays: 10, validFrom: '2024-01-01', source: '演示数据：清水河县高龄津贴发放办法' };
  for (const [ageFrom, ageTo, amountCents] of [
    [80, 90, 10_000],
    [90, 100, 20_000],
    [100, null, 60_000],
  ] as const)
    await addAllowanceRule(as('bai'), {
      ...given,
      input: { area: COUNTY, ageFrom, ageTo, amountCents, months: 12, needsWitness: false, ...rule },
    });
  await addCareRule(as('bai'), {
    ...given,
    input: {
      ...{ area: '150124201', careClass: 'needyHome', circumstance: 'steady', kind: 'certification', months: 6 },
      ...{ needsWitness: true, ...rule, source: '演示数据：北堡乡特困人员半年认证一次' },
    },
  });
  const checks = new Map<string, { id: string; memberId: string }>();
  for (const { head, isPersonal, dueIn, months, ...benefit } of benefits) {
    const home = homes.find((h) => h.head === head);
    if (!home) throw new Error(`${head} lives nowhere`);
    const { memberId } = await inTransaction(as(home.area.startsWith(COUNTY) ? 'zhao' : 'qi'), (tx) =>
      enrol(tx, {
        householdId: home.id,
        personId: isPersonal ? home.headId : null,
        ...benefit,
        basis: { kind: 'register', number: '民政台账' },
        lastCheckedOn: today.add({ days: dueIn }).subtract({ months }).toString(),
      }),
    );
    const [check] = await nextChecks(as('zhao'), memberId);
    if (check) checks.set(head, { id: check.id, memberId });
  }
  const of = (head: string) => checks.get(head)!;
  const visit = (login: string, head: string, daysAgo: number, more: object) => {
    const id = house.newId();
    const madeAt = house.now().subtract({ hours: 24 * daysAgo });
    return visitCheck(
      { ...as(login), command: { id, fingerprint: new Uint8Array() } },
      {
        ...given,
        params: { id: of(head).id },
        input: {
          captured: { id, madeAt: madeAt.toString(), files: [] },
          ...{ method: 'home', outcome: 'confirmed', proof: 'signature', strokes, hasPhotoConsent: false },
          witness: '高满喜',
          ...more,
        },
      },
    );
  };
  const missed = { outcome: 'notFound', whyMissed: 'nobodyHome', proof: undefined, strokes: [] } as const;
  await visit('chen', '张有福', 2, {});
  await visit('chen', '刘二旦', 3, { ...missed, whyMissed: 'away' });
  await visit('chen', '郭四小', 15, missed);
  await visit('liu', '郭四小', 5, { ...missed, method: 'counter', whyMissed: 'didNotCome' });
  await assignChecks(as('zhao'), {
    ...given,
    input: {
      ids: ['王满仓', '陈玉莲'].map((head) => of(head).id),
      organisationId: organisations.get('laoxionggou')!,
      accountId: accounts.get('chen')!,
      plannedOn: today.toString(),
    },
  });
  await proposeEnd(as('liu'), {
    ...given,
    params: { id: of('郭四小').memberId },
    input: { reason: 'unreachable', facts: '上门一次、约到村部一次都没见到人，邻居说去了外地女儿家，电话打不通。' },
  });
  const end = await proposeEnd(as('liu'), {
    ...given,
    params: { id: of('马建国').memberId },
    input: { reason: 'ageOrTerm', facts: '刚性支出困难认定已满 12 个月，今年医疗支出已报销。' },
  });
  await decideEnd(
    { ...as('zhao'), version: end.version },
    {
      ...given,
      params: { id: end.id },
      input: { verb: 'end', grounds: '认定期满，再次核查不再符合条件。', endsOn: today.add({ days: 20 }).toString() },
    },
  );
  return benefits.length;
}
