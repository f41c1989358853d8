import { type KindName, kindNames } from '../templates.words.ts';

/** What the address of a draft says; left out is what is usual. */
export type DraftSearch = {
  area?: string;
  organisationId?: string;
  from?: string;
  to?: string;
  kind?: KindName;
  against?: 'previous' | 'lastYear';
};

export function readDraftSearch(raw: Record<string, unknown>): DraftSearch {
  const text = (name: string) => (raw[name] === undefined ? '' : String(raw[name]));
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(text(name)) ? { [name]: text(name) } : {});
  const kind = kindNames.find((k) => k === raw.kind);
  const against = (['previous', 'lastYear'] as const).find((c) => c === raw.against);
  return {
    ...(/^\d{2,15}$/.test(text('area')) && { area: text('area') }),
    ...(/^[0-9a-f-]{36}$/.test(text('organisationId')) && { organisationId: text('organisationId') }),
    ...day('from'),
    ...day('to'),
    ...(kind && { kind }),
    ...(against && { against }),
  };
}
