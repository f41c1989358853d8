import { standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

/** What can be stated of reading rooms. A loan is forgotten when the book comes back: what is left is how many there were in a month. */
export const booksStated: Readonly<Record<string, Figure>> = {
  loans: {
    ...{ says: ['图书借阅', 'Loans'], unit: units.copies, as: 'sum', of: 'both', whole: 'month' },
    how: [
      '期间内各月借出的册次;只按整月留数,借的是谁、借的什么都不留',
      'Loans by month: only numbers of whole months are kept, nobody’s reading',
    ],
    rows: within({
      ...{ from: 'book_month r join reading_room m on m.id = r.room_id', unit: 'm.organisation_id', amount: 'r.lent' },
      ...{
        key: "r.room_id || ' ' || r.month || ' ' || r.class || ' ' || r.is_child",
        day: "to_date(r.month, 'YYYY-MM')",
      },
      ...{
        title: "m.name || ' ' || r.month || ' ' || r.class || case when r.is_child then ' 少儿' else '' end",
        path: "'/books'",
      },
    }),
  },
  titles: {
    ...{ says: ['藏书', 'Titles'], unit: units.units, as: 'rows', of: 'both' },
    how: ['期间结束前登记的书目', 'Titles entered before the period ended'],
    rows: standing({
      ...{ from: 'book r join reading_room m on m.id = r.room_id', day: "(r.at at time zone 'Asia/Shanghai')::date" },
      ...{ unit: 'm.organisation_id', title: 'r.title', path: "'/books'" },
    }),
  },
};
