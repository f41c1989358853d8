/** A table of stations as offices keep it, read row by row. Pure. */
import { isDay } from '#kernel/identity.ts';
import { parseTime } from '#kernel/table.time.ts';
import {
  areaTextOf,
  type Columns,
  headingOf,
  lineOf,
  type TableCell,
  type TableFault,
  type TableFields,
  type TableRow,
  valuesByWord,
} from '#kernel/table.ts';
import { say, type WordValues } from '#kernel/words.ts';
import { parseHours } from './hours.read.rules.ts';
import type { Hours } from './hours.rules.ts';
import { CHINA, positionFault } from './position.rules.ts';
import {
  otherAmenityWords,
  otherKindWords,
  type SheetField,
  type SheetRule,
  sheetFaultWords,
  sheetFields,
  sheetFieldWords,
  sheetHeadings,
} from './sheet.words.ts';
import { type Amenity, amenities, namesCharge, type StationKind, stationKinds } from './stations.rules.ts';
import { amenityWords, stationKindWords } from './stations.words.ts';

export const stationTable: TableFields<SheetField> = {
  fields: sheetFields,
  headings: sheetHeadings,
  words: sheetFieldWords,
};
export const neededColumns = ['name', 'address'] as const satisfies readonly SheetField[];
export type StationFault = TableFault<SheetField>;
export type SheetStation = {
  row: number;
  area: string;
  unit: string;
  name: string;
  kind: StationKind;
  address: string;
  way: string | null;
  /** As the table has it, in the datum of the table. */
  lat: number;
  long: number;
  amenities: Amenity[];
  seats: number | null;
  hours: Hours;
  host: string;
  phone: string;
  confirmedOn: string | null;
};

const kindByWord = valuesByWord<StationKind>(stationKinds, stationKindWords, otherKindWords);
const amenityByWord = valuesByWord<Amenity>(amenities, amenityWords, otherAmenityWords);
const MAX: Partial<Record<SheetField, number>> = { name: 60, address: 200, way: 300, host: 60, phone: 60 };

/** What is wrong with a row, in both languages. */
export function stationFault(row: number, field: SheetField, rule: SheetRule, values: WordValues = {}): StationFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: sheetFieldWords[field][lang], ...values });
  const word = sheetFaultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}

/** Degrees as people write them: 111.6713, 111.6713°E, 东经111.6713, 111°40'17". */
export function degreesIn(cell: TableCell): number | null {
  if (typeof cell === 'number') return cell;
  const t = lineOf(cell)
    .normalize('NFKC')
    .replace(/东经|北纬|[EN\s]/gi, '');
  // ″ is two ′ by now.
  const dms = /^(\d{1,3})[°度](\d{1,2})['′’分](?:(\d{1,2}(?:\.\d+)?)(?:["”秒]|''|′′|’’))?$/.exec(t);
  if (dms) return Number(dms[1]) + Number(dms[2]) / 60 + Number(dms[3] ?? 0) / 3600;
  return /^\d{1,3}(?:\.\d+)?[°度]?$/.test(t) ? Number.parseFloat(t) : null;
}

/** Longitude and latitude, in two cells or in one. */
function positionIn(long: TableCell, lat: TableCell, both: TableCell) {
  const parts = lineOf(both)
    .normalize('NFKC')
    .split(/[,、;\s]+/)
    .filter(Boolean);
  if (lineOf(long) === '' && lineOf(lat) === '')
    return parts.length === 0
      ? null
      : { long: degreesIn(parts[0] ?? ''), lat: degreesIn(parts[1] ?? ''), n: parts.length };
  return { long: degreesIn(long), lat: degreesIn(lat), n: Number(lineOf(long) !== '') + Number(lineOf(lat) !== '') };
}

/** The services in a cell; what is none is named. */
export function amenitiesIn(text: string): { found: Amenity[]; strange: string[] } {
  const parts = text
    .normalize('NFKC')
    .split(/[、,;/+|\n]|(?<=\p{Script=Han})\s+/u)
    .map((p) => p.replace(/^免费|等$/g, '').trim())
    .filter(Boolean);
  const known = parts.map((p) => [p, amenityByWord.get(headingOf(p))] as const);
  return {
    found: amenities.filter((a) => known.some(([, k]) => k === a)),
    strange: known.flatMap(([p, k]) => (k ? [] : [p])),
  };
}

function dayIn(cell: TableCell): string | null {
  const text = lineOf(cell);
  if (isDay(text)) return text;
  return parseTime(cell)?.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() ?? null;
}

/** Reads one row: the station, or everything that is wrong with it. */
export function readStation(
  { number: row, cells }: TableRow,
  columns: Columns<SheetField>,
  today: string,
): { read: SheetStation } | { faults: StationFault[] } {
  const cell = (f: SheetField): TableCell => (columns[f] === undefined ? null : (cells[columns[f]] ?? null));
  const line = (f: SheetField) => lineOf(cell(f));
  const faults: StationFault[] = [];
  const fault = (f: SheetField, rule: SheetRule, values?: WordValues) =>
    faults.push(stationFault(row, f, rule, values));
  for (const f of ['name', 'address', 'host', 'phone'] as const) {
    if (line(f) === '') fault(f, 'required');
    else if (line(f).length < (f === 'phone' ? 3 : 2)) fault(f, 'tooShort');
  }
  for (const [f, max] of Object.entries(MAX) as [SheetField, number][])
    if (line(f).length > max) fault(f, 'tooLong', { max });
  for (const f of ['name', 'address', 'way', 'host', 'amenities', 'hours'] as const)
    if (namesCharge(line(f))) fault(f, 'charge');
  const kind = line('kind') === '' ? 'redBee' : kindByWord.get(headingOf(line('kind')));
  if (!kind) fault('kind', 'kind');
  const at = positionIn(cell('long'), cell('lat'), cell('position'));
  const atField = columns.long === undefined ? 'position' : 'long';
  const position = at && at.n === 2 && at.long !== null && at.lat !== null ? { long: at.long, lat: at.lat } : null;
  if (!at) fault(atField, 'required');
  else if (!position) fault(atField, at.n < 2 ? 'positionHalf' : 'positionUnread');
  const country = position && positionFault(position, CHINA);
  if (country) fault(atField, country, { place: '国内' });
  const { found, strange } = amenitiesIn(line('amenities'));
  const known = amenities.map((a) => amenityWords[a][0]).join('、');
  if (strange.length > 0 && !namesCharge(line('amenities')))
    fault('amenities', 'amenity', { part: strange.join('、'), known });
  else if (found.length === 0 && strange.length === 0) fault('amenities', 'required');
  const seats = line('seats')
    ? Number(
        line('seats')
          .normalize('NFKC')
          .replace(/[个座人位]$/, ''),
      )
    : null;
  if (seats !== null && !(Number.isInteger(seats) && seats >= 1 && seats <= 500)) fault('seats', 'seats');
  const read = parseHours(line('hours'));
  if ('fault' in read) fault('hours', read.fault, { part: read.part });
  const confirmedOn = line('confirmed') ? dayIn(cell('confirmed')) : null;
  if (line('confirmed') && !confirmedOn) fault('confirmed', 'confirmed');
  if (confirmedOn && confirmedOn > today) fault('confirmed', 'confirmedAhead');
  if (faults.length > 0 || !kind || !position || 'fault' in read) return { faults };
  const { hours } = read;
  const texts = {
    name: line('name'),
    address: line('address'),
    way: line('way') || null,
    host: line('host'),
    // Full-width digits are the same number.
    phone: line('phone').normalize('NFKC'),
  };
  return {
    read: {
      row,
      area: areaTextOf(cell('area')),
      unit: line('unit'),
      ...texts,
      kind,
      ...position,
      amenities: found,
      seats,
      hours,
      confirmedOn,
    },
  };
}
