import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, text } from '#kernel/fields.ts';
import { rhythms } from './affairs.rules.ts';
import { word } from './deliberations.contract.ts';
import { deliberationRoles } from './deliberations.rules.ts';
import { columnRoles, settingRoles } from './settings.rules.ts';

/** Where a rule comes from, since when, and whether it is the one that holds. */
const origin = { area: z.string(), placeName: z.string().nullable(), validFrom: day, isNow: z.boolean() };
export const categorySetting = z.object({
  ...origin,
  code: z.string(),
  name: word,
  rhythm: z.enum(rhythms),
  columns: z.array(z.string()),
  keptDays: z.int(),
  basis: z.string(),
});
export type CategorySetting = z.output<typeof categorySetting>;
export const capSetting = z.object({ ...origin, personYuan: z.number(), personDays: z.int(), basis: z.string() });
export type CapSetting = z.output<typeof capSetting>;
export const exemptionSetting = z.object({
  ...origin,
  code: z.string(),
  name: word,
  money: z.boolean(),
  labour: z.boolean(),
});
export type ExemptionSetting = z.output<typeof exemptionSetting>;
export const publicities = ['decision', 'result'] as const;
export type Publicity = (typeof publicities)[number];
export const publicitySetting = z.object({
  ...origin,
  what: z.enum(publicities),
  leastDays: z.int(),
  keptDays: z.int(),
  basis: z.string(),
});
export type PublicitySetting = z.output<typeof publicitySetting>;
export const settingsView = z.object({
  categories: z.array(categorySetting),
  caps: z.array(capSetting),
  exemptions: z.array(exemptionSetting),
  publicities: z.array(publicitySetting),
});
export type SettingsView = z.output<typeof settingsView>;

const given = { area: areaCode, validFrom: day, basis: text(200, 2) };
/** Left out for one that is new. */
const code = z
  .string()
  .regex(/^[a-z][A-Za-z]{2,30}$/)
  .optional();
const names = { nameZh: text(60, 2), nameEn: text(120, 2) };
export const settingsApi = {
  affairsSettings: endpoint({
    method: 'GET',
    path: '/api/deliberations/settings',
    allow: deliberationRoles,
    says: [
      '村务公开的栏目、公开天数、筹资筹劳的上限和减免',
      'Columns of the notice board, how long it hangs, caps and exemptions of levies',
    ],
    query: z.object({ area: areaCode }),
    output: settingsView,
  }),
  putCategory: endpoint({
    method: 'PUT',
    path: '/api/deliberations/settings/categories',
    allow: columnRoles,
    says: ['从哪天起，一类村务公开哪些栏目、多久一次', 'From a day on: which columns a category shows, and how often'],
    input: z.object({
      ...given,
      ...names,
      code,
      rhythm: z.enum(rhythms),
      columns: z.array(text(20)).min(1).max(30),
      keptDays: z.int().min(30).max(3650),
    }),
    output: settingsView,
  }),
  putCap: endpoint({
    method: 'PUT',
    path: '/api/deliberations/settings/caps',
    allow: settingRoles,
    says: ['从哪天起，每人每年最多筹多少、出几天工', 'From a day on: how much may be asked of a person in a year'],
    input: z.object({
      ...given,
      personYuan: z.number().min(0).max(100_000).multipleOf(0.01),
      personDays: z.int().min(0).max(60),
    }),
    output: settingsView,
  }),
  putExemption: endpoint({
    method: 'PUT',
    path: '/api/deliberations/settings/exemptions',
    allow: settingRoles,
    says: ['从哪天起，哪些人减免', 'From a day on: who is exempt'],
    input: z.object({
      area: areaCode,
      validFrom: day,
      ...names,
      code,
      money: z.boolean(),
      labour: z.boolean(),
    }),
    output: settingsView,
  }),
  putPublicity: endpoint({
    method: 'PUT',
    path: '/api/deliberations/settings/publicities',
    allow: settingRoles,
    says: ['从哪天起，决议和结果至少公开几天', 'From a day on: how long decisions and results hang out'],
    input: z.object({
      ...given,
      what: z.enum(publicities),
      leastDays: z.int().min(1).max(60),
      keptDays: z.int().min(0).max(3650),
    }),
    output: settingsView,
  }),
};
export type SettingsApi = typeof settingsApi;
