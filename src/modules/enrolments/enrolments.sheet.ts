import type { ClassView } from './enrolments.contract.ts';
import { enrolmentStatusWords, priorityWords, wayWords } from './enrolments.words.ts';

export const listColumns = [
  { head: '序号', width: 7 },
  { head: '回执编号', width: 12, isText: true },
  { head: '签号', width: 10, isText: true },
  { head: '姓名', width: 12 },
  { head: '出生年份', width: 10 },
  { head: '电话', width: 16, isText: true },
  { head: '亲属或监护人', width: 24 },
  { head: '怎么报的', width: 12 },
  { head: '优先条件', width: 24 },
  { head: '状态', width: 14 },
  { head: '候补第几位', width: 12 },
  { head: '导出', width: 20 },
];
/** As the desk prints it; telephones stay masked, whoever has to ring up opens them one by one. */
export const sheetRows = (view: ClassView, taken: string) =>
  view.items.map((e) => [
    ...[e.arrival, e.number, e.lot, e.name ?? '—', e.birthYear, e.phone, e.kin, wayWords[e.way][0]],
    ...[e.claims.map((p) => priorityWords[p][0]).join('、'), enrolmentStatusWords[e.status][0], e.inLine, taken],
  ]);
