import { addMember, addOrganisation, organisationNamed } from '#modules/organisations/index.ts';
import type { OrganisationKind } from '#modules/organisations/organisations.rules.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/* 1+7+N, 1+5+N and 1+11 as they come from what is registered. Companies and brands are invented; what 五随, 五员 and 六者 say is left to whoever uses them. */

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const SINCE = '2025-01-01';

function register(house: House) {
  const ctx = () => systemCtx(house, 'settle');
  return {
    add: (name: string, kind: OrganisationKind, area: string, superiorId: string | null = null, shortName = name) =>
      inTransaction(ctx(), (tx) => addOrganisation(tx, { name, shortName, kind, area, superiorId, validFrom: SINCE })),
    join: (id: string, organisationId: string, role: 'branch' | 'unit') =>
      addMember(ctx(), { ...given, params: { id }, input: { organisationId, role, validFrom: SINCE } }),
    known: async (name: string): Promise<string> => {
      const found = await organisationNamed(ctx(), name);
      if (!found) throw new Error(`${name} is not there`);
      return found.id;
    },
  };
}

/** Seven brands, each where its head office is. */
export const brands = [
  ['小蓝马', '150102'],
  ['青城达', '150103'],
  ['草原飞', '150104'],
  ['丝路递', '150105'],
  ['白云速运', '150102'],
  ['牧歌快运', '150105'],
  ['驼铃物流', '150103'],
] as const;
export const brandBranch = (brand: string): string => `${brand}快递党支部`;

/** The couriers' committee with its seven branches; stations are given to them when they come. */
export async function settleCouriers(house: House, organisations: ReadonlyMap<string, string>): Promise<string> {
  const { add, join } = register(house);
  const committee = await add(
    '呼和浩特市快递行业党委',
    'party',
    '1501',
    organisations.get('city') ?? null,
    '快递行业党委',
  );
  for (const [brand, area] of brands) await add(brandBranch(brand), 'party', area, committee);
  for (const name of ['快递行业工会联合会', '快递行业团工委', '快递行业妇联'])
    await add(name, 'mass', '1501', committee);
  const centre = organisations.get('couriers');
  if (centre) await join(committee, centre, 'unit');
  return committee;
}

const communityUnits: readonly (readonly [string, OrganisationKind])[] = [
  ['麻花板社区卫生服务站', 'department'],
  ['麻花板小学', 'department'],
  ['麻花板第一幼儿园', 'department'],
  ['呼伦贝尔北路派出所麻花板警务室', 'department'],
  ['青城银行麻花板支行', 'company'],
  ['大青山药房麻花板店', 'company'],
  ['麻花板便民市场管理所', 'company'],
  ['青城律师事务所麻花板服务点', 'company'],
  ['麻花板养老服务驿站', 'company'],
  ['敕勒川书屋', 'company'],
];

/** 麻花板社区: one committee, five branches, twelve member units, three mass organisations. */
async function settleCommunity(house: House, organisations: ReadonlyMap<string, string>): Promise<void> {
  const { add, join, known } = register(house);
  const AREA = '150102401007';
  const committee = await add('麻花板社区党委', 'party', AREA);
  for (const name of ['麻花板社区第一党支部', '麻花板社区第二党支部', '麻花板红色物业党支部'])
    await join(committee, await known(name), 'branch');
  for (const name of ['麻花板社区离退休党支部', '麻花板社区商户联合党支部'])
    await join(committee, await add(name, 'party', AREA), 'branch');
  for (const key of ['mahuabanProperty', 'heating']) await join(committee, organisations.get(key)!, 'unit');
  for (const [name, kind] of communityUnits) await join(committee, await add(name, kind, AREA), 'unit');
  for (const name of ['麻花板社区工会联合会', '麻花板社区团支部', '麻花板社区妇联'])
    await add(name, 'mass', AREA, committee);
}

const propertyBranches = [
  ['海东华庭物业', '150102001'],
  ['锡林花园物业', '150102002'],
  ['中山里物业', '150102003'],
  ['东街大院物业', '150102004'],
  ['西街新苑物业', '150102005'],
  ['东风家园物业', '150102006'],
  ['迎新小区物业', '150102007'],
  ['成吉思汗名都物业', '150102008'],
  ['鸿盛新城物业', '150102400'],
  ['丁香雅居物业', '150102402'],
  ['东河湾物业', '150102403'],
] as const;

/** The property industry of the district: one committee, eleven branches. */
async function settleProperty(house: House, organisations: ReadonlyMap<string, string>): Promise<void> {
  const { add } = register(house);
  const committee = await add(
    '新城区物业行业党委',
    'party',
    '150102',
    organisations.get('xincheng') ?? null,
    '物业行业党委',
  );
  for (const [name, area] of propertyBranches) await add(`${name}党支部`, 'party', area, committee);
}

/** After the branches of `settleActivities`. Returns how many structures there are besides the couriers'. */
export async function settleStructures(house: House, organisations: ReadonlyMap<string, string>): Promise<number> {
  await settleCommunity(house, organisations);
  await settleProperty(house, organisations);
  return 2;
}
