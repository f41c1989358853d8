import { Tag } from 'antd';
import { useNearName } from '#modules/places/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import type { Answer } from '#ui/web/call.ts';
import { mandateConsoleWords as w } from '../mandates.console.words.ts';
import type { mandatesApi } from '../mandates.contract.ts';
import { mandateStatusWords, unitKindWords } from '../mandates.words.ts';

export type Whole = Answer<typeof mandatesApi.getMandate>;
export type Row = Answer<typeof mandatesApi.listMandates>['lists'][number];
export type Item = Whole['items'][number];

/** For whom: the organisation, or the kind of unit and where. */
export function ForWhom({ list }: { list: Pick<Row, 'organisation' | 'unitKind' | 'placeName' | 'area'> }) {
  const { say } = useSay();
  const nearName = useNearName();
  if (list.organisation) return list.organisation.name;
  const place = list.placeName ? nearName(list.placeName) : list.area;
  return `${place} · ${list.unitKind ? say(unitKindWords[list.unitKind]) : ''}`;
}

type Days = { validFrom: string; validTo: string | null };
export function useDays(): (days: Days) => string {
  const { say } = useSay();
  return ({ validFrom, validTo }) =>
    validTo ? say(w.fromTo, { from: validFrom, to: validTo }) : say(w.from, { from: validFrom });
}

/** A draft, in force, or published for other days. */
export function Standing({ list }: { list: Pick<Row, 'status' | 'holds'> }) {
  const { say } = useSay();
  const isDraft = list.status === 'draft';
  return (
    <Tag className={list.holds ? 'status status-received' : 'status'}>
      {say(isDraft ? mandateStatusWords.draft : list.holds ? w.holds : w.notHolding)}
    </Tag>
  );
}
