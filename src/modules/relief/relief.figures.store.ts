import { named, standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { purposeWords } from './relief.words.ts';

/** What households were handed; a hand-out that was reversed, whenever that was found, never happened. */
const from = `relief_line r
  join relief_entry e on e.id = r.entry_id and e.kind = 'handout' and not exists (select from relief_entry z where z.reverses = e.id)
  join relief_batch b on b.id = r.batch_id
  join relief_handout h on h.id = e.handout_id
  join relief_grant g on g.id = h.grant_id`;
const handed = (where: string, amount?: string) =>
  within({
    ...{ from, day: 'e.day', key: 'h.household_id', unit: 'h.organisation_id', path: "'/relief?grant=' || g.id" },
    title: `b.number || ' ' || b.item || ' ' || ${named('g.purpose', purposeWords)}`,
    ...(amount && { amount }),
    where: `r.account_kind = 'household' and ${where}`,
  });
const bags = "b.kind = 'goods' and b.unit = '袋' and b.item ~ '米|面'";
const money = "b.kind = 'money'";
const emergency = "b.kind = 'money' and g.purpose = 'emergency'";
const yuan = 'r.amount / 100.0';
const net = [';发错后冲正的不计', '; what was reversed does not count'] as const;

/** What can be stated of relief: by the ledger, net of what was reversed. */
export const reliefStated: Readonly<Record<string, Figure>> = {
  bags: {
    ...{ says: ['发放米面', 'Rice and flour handed out'], unit: units.bags, as: 'sum', of: 'both' },
    how: [
      `按发放日期在期间内、按袋计的米和面${net[0]}`,
      `Rice and flour counted by the bag, by the day of handing out${net[1]}`,
    ],
    rows: handed(bags, 'r.amount'),
  },
  bagHouseholds: {
    ...{ says: ['领到米面的户', 'Households given rice and flour'], unit: units.households, as: 'keys', of: 'both' },
    how: [
      `期间内领到米或面的不同户数,一户领几次只计一户${net[0]}`,
      `Different households that were given rice or flour; each counts once${net[1]}`,
    ],
    rows: handed(bags, 'r.amount'),
  },
  goodsHouseholds: {
    ...{ says: ['领到物资的户', 'Households given goods'], unit: units.households, as: 'keys', of: 'both' },
    how: [`期间内领到任何救助物资的不同户数${net[0]}`, `Different households that were given any goods${net[1]}`],
    rows: handed("b.kind = 'goods'", 'r.amount'),
  },
  yuan: {
    ...{ says: ['发放救助金', 'Relief money'], unit: units.yuan, as: 'sum', of: 'both' },
    how: [`按发放日期在期间内的救助资金${net[0]}`, `Relief money by the day it was given${net[1]}`],
    rows: handed(money, yuan),
  },
  moneyHouseholds: {
    ...{ says: ['领到救助金的户', 'Households given money'], unit: units.households, as: 'keys', of: 'both' },
    how: [`期间内领到救助资金的不同户数${net[0]}`, `Different households that were given money${net[1]}`],
    rows: handed(money, yuan),
  },
  emergencyHouseholds: {
    ...{ says: ['急难救助的户', 'Emergency relief: households'], unit: units.households, as: 'keys', of: 'both' },
    how: [
      `期间内按急难救助领到资金的不同户数${net[0]}`,
      `Different households given money as emergency relief${net[1]}`,
    ],
    rows: handed(emergency, yuan),
  },
  emergencyYuan: {
    ...{ says: ['急难救助金', 'Emergency relief: money'], unit: units.yuan, as: 'sum', of: 'both' },
    how: [`按发放日期在期间内的急难救助资金${net[0]}`, `Money given as emergency relief, by its day${net[1]}`],
    rows: handed(emergency, yuan),
  },
  countsOpen: {
    ...{ says: ['盘点差异没查清', 'Count differences not explained'], unit: units.things, as: 'rows', of: 'both' },
    how: [
      '期间结束时盘点有差异、还没查清的',
      'Counts with a difference that nobody had explained when the period ended',
    ],
    rows: standing({
      ...{ from: 'relief_count r join relief_batch b on b.id = r.batch_id', day: 'r.day', unit: 'r.organisation_id' },
      ...{ title: "b.number || ' ' || b.item", path: "'/relief'", where: "r.status <> 'even'" },
      until: "(r.explained_at at time zone 'Asia/Shanghai')::date",
    }),
  },
};
