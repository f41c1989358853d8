import { type ImportField, importFields } from '../cases.import.words.ts';

/** Field → heading; an empty heading leaves the field out. */
export type Mapping = Readonly<Record<ImportField, string>>;

const nothing: Mapping = {
  number: '',
  time: '',
  title: '',
  body: '',
  area: '',
  placeNote: '',
  kind: '',
  channel: '',
  tier: '',
  category: '',
  name: '',
  phone: '',
  address: '',
  due: '',
  state: '',
  endedAt: '',
  reply: '',
};

/** The whole mapping as it stands, so that what was left out stays left out. */
export const wholeMapping = (found: Readonly<Partial<Record<ImportField, string>>>): Mapping => ({
  ...nothing,
  ...found,
});

/** One column is one thing: whoever had the heading before goes without. */
export function remap(mapping: Mapping, field: ImportField, heading: string): Mapping {
  const next = { ...mapping };
  for (const other of importFields) if (heading && next[other] === heading) next[other] = '';
  return { ...next, [field]: heading };
}
