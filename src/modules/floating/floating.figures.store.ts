import { named, standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { directionWords, floatingStatusWords } from './floating.words.ts';

const title = `${named('r.direction', directionWords)} || ' ' || ${named('r.status', floatingStatusWords)}`;
const home = { from: 'floating_member r', unit: 'r.home_id', unitsBelow: true, title, path: "'/floating/' || r.id" };
const inflow = {
  ...home,
  from: '(select m.*, m.inflow_area as in_area from floating_member m where m.inflow_area is not null) r',
  unit: 'r.inflow_id',
};
const below = ['单位的含下级组织的', 'of a unit, those of units below it too'] as const;

/** What can be stated of Party members on the move: a member is counted, never told. */
export const floatingFigures: Readonly<Record<string, Figure>> = {
  out: {
    ...{ says: ['流出党员在册', 'Members away'], unit: units.people, as: 'rows', of: 'both' },
    how: [
      `期间结束时登记流出、还没转走或返回的党员;${below[0]}`,
      `Members registered as away when the period ended; ${below[1]}`,
    ],
    rows: standing({ ...home, day: 'r.registered_on', until: 'r.ended_on' }),
  },
  received: {
    ...{ says: ['流入党员纳管', 'Members received'], unit: units.people, as: 'rows', of: 'unit' },
    how: [
      `期间结束时已编入流入地党组织的党员;${below[0]}`,
      `Members attached to a receiving branch when the period ended; ${below[1]}`,
    ],
    rows: standing({ ...inflow, day: 'r.attached_on', until: 'r.ended_on' }),
  },
  reportedIn: {
    ...{ says: ['流动党员报到', 'Members who reported in'], unit: units.people, as: 'rows', of: 'both' },
    how: [`按报到日期在期间内的流动党员;${below[0]}`, `Members by the day they reported in; ${below[1]}`],
    rows: within({ ...home, day: 'r.reported_on' }),
  },
  contacts: {
    ...{ says: ['联系流动党员', 'Contacts with members away'], unit: units.times, as: 'rows', of: 'place' },
    how: ['按联系日期在期间内、联系上本人的次数', 'Contacts on which the member was reached, by the day'],
    rows: within({
      ...{ from: 'floating_contact r', day: 'r.day', title: "'联系 ' || r.day", path: "'/floating/' || r.floating_id" },
      where: 'r.reached',
    }),
  },
  lost: {
    ...{ says: ['失去联系', 'Out of contact'], unit: units.people, as: 'rows', of: 'both' },
    how: [
      `眼下记为失去联系、期间结束前登记的流动党员;${below[0]}`,
      `Members out of contact now, of those registered before the period ended; ${below[1]}`,
    ],
    rows: standing({ ...home, day: 'r.registered_on', until: 'r.ended_on', where: "r.status = 'lostContact'" }),
  },
};
