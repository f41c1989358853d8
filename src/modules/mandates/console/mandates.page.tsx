import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';
import { useCallback, useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { Finder, More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { mandateConsoleWords as w } from '../mandates.console.words.ts';
import { mandatesApi } from '../mandates.contract.ts';
import { duties } from '../mandates.items.rules.ts';
import { editRoles, type UnitKind, unitKinds } from '../mandates.rules.ts';
import { dutyWords, unitKindWords } from '../mandates.words.ts';
import { DraftList } from './list.form.tsx';
import { ForWhom, type Row, Standing, useDays } from './mandate.bits.tsx';
import './mandates.css';

function Lists({ rows }: { rows: readonly Row[] }) {
  const { say } = useSay();
  const go = useNavigate();
  const days = useDays();
  return (
    <Register
      rows={rows}
      keyOf={(l) => l.id}
      open={(l) => void go({ to: '/mandates/$id', params: { id: l.id } })}
      columns={[
        { head: w.name, cell: (l) => l.name },
        { head: w.forWhom, cell: (l) => <ForWhom list={l} /> },
        { head: w.edition, cell: (l) => say(w.editionNo, { n: l.edition }), isFigure: true },
        ...duties.map((duty) => ({ head: dutyWords[duty], cell: (l: Row) => l.counts[duty], isFigure: true })),
        {
          head: w.validity,
          cell: (l) => (
            <>
              {days(l)} <Standing list={l} />
              {l.hasDraft && l.status !== 'draft' && <Tag className="mark">{say(w.draftToo)}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}

/** The duty lists of one's place and of those above it, one row each. */
export function MandatesPage() {
  const { say } = useSay();
  const { role } = useMe();
  const go = useNavigate();
  const [q, setQ] = useState('');
  const [unitKind, setKind] = useState<UnitKind | 'own' | undefined>();
  const [area, setArea] = useState<string | undefined>();
  const [isDrafting, draft] = useState(false);
  const find = useCallback((typed: string) => setQ(typed), []);
  const query = { ...(q && { q }), ...(unitKind && { unitKind }), ...(area && { area }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(mandatesApi.listMandates, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(mandatesApi.listMandates, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.lists) ?? [];
  const isFiltered = Boolean(q || unitKind || area);
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <ExportButton list="mandates" filters={query} />
        {editRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => draft(true)}>
            {say(w.draft)}
          </Button>
        )}
      </PageHead>
      <search className="filters no-print">
        <Finder label={w.find} find={find} />
        <Select<UnitKind | 'own' | null>
          className="filter"
          allowClear
          placeholder={say(w.unitKind)}
          aria-label={say(w.unitKind)}
          value={unitKind ?? null}
          options={[
            ...unitKinds.map((value) => ({ value, label: say(unitKindWords[value]) })),
            { value: 'own' as const, label: say(w.ownLists) },
          ]}
          onChange={(value) => setKind(value ?? undefined)}
          popupMatchSelectWidth={false}
        />
        <div className="filter-search">
          <PlacePicker label={say(w.place)} clearable value={area} onChange={setArea} />
        </div>
      </search>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && (
        <Nothing title={say(isFiltered ? w.none : w.noneYet)} {...(!isFiltered && { hint: say(w.noneHint) })} />
      )}
      {rows.length > 0 && (
        <div className="mandate-lists">
          <Lists rows={rows} />
        </div>
      )}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
      {isDrafting && (
        <DraftList
          close={() => draft(false)}
          done={(made) => void go({ to: '/mandates/$id', params: { id: made.id } })}
        />
      )}
    </>
  );
}
