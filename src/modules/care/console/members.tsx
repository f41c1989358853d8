import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { careApi, type MemberView, memberDues } from '../care.contract.ts';
import { enrolRoles } from '../care.rules.ts';
import { careClassWords, endReasonWords } from '../care.words.ts';
import { registerConsoleWords as rw } from '../register.console.words.ts';
import { Only, OnlyClass, useCareAgain } from './care.bits.tsx';
import type { CareSearch } from './care.search.ts';
import { Enrol } from './enrol.dialog.tsx';

type Given = {
  search: CareSearch;
  within: { area?: string };
  go: (change: Partial<CareSearch>) => void;
  open: (member: string) => void;
};

/** Who belongs to which class, by class, place and what is due; a list of names leaves only with its purpose. */
export function Members({ search, within, go, open }: Given) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useCareAgain();
  const [dialog, show] = useState<'enrol' | null>(null);
  const { careClass, due, ended } = search;
  const query = { ...within, ...(careClass && { careClass }), ...(due && { due }), ...(ended && { ended }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(careApi.listMembers, { query: { ...query, paged: true } }),
    queryFn: ({ pageParam, signal }) =>
      call(careApi.listMembers, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="filters no-print">
        <OnlyClass value={careClass} pick={(next) => go({ careClass: next })} />
        <Only
          label={w.dueOn}
          any={w.anyDue}
          value={due}
          values={memberDues}
          words={{ month: w.month, overdue: w.overdue }}
          pick={(next) => go({ due: next })}
        />
        <Select
          aria-label={say(w.state)}
          value={ended ?? ''}
          options={[
            { value: '', label: say(w.showNow) },
            { value: '1', label: say(w.showEnded) },
          ]}
          onChange={(next) => go({ ended: next === '1' ? '1' : undefined })}
          popupMatchSelectWidth={false}
        />
        {enrolRoles.some((r) => r === role) && (
          <span className="page-acts">
            <ExportButton list="care-members" filters={query} />
            <Button type="primary" onClick={() => show('enrol')}>
              {say(w.enrol)}
            </Button>
            <ButtonLink to="/care/register">{say(rw.open)}</ButtonLink>
          </span>
        )}
      </div>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(w.membersNone)} hint={say(w.membersNoneHow)} />}
      {rows.length > 0 && <List items={rows} isEnded={ended === '1'} open={open} />}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
      {dialog === 'enrol' && (
        <Enrol
          close={() => show(null)}
          done={(m) => {
            again();
            open(m.id);
          }}
        />
      )}
    </>
  );
}

function List({
  items,
  isEnded,
  open,
}: {
  items: readonly MemberView[];
  isEnded: boolean;
  open: (id: string) => void;
}) {
  const { say } = useSay();
  return (
    <Register
      rows={items}
      keyOf={(m) => m.id}
      open={(m) => open(m.id)}
      columns={[
        { head: w.household, cell: (m) => m.household },
        { head: w.person, cell: (m) => m.person ?? '—' },
        { head: w.careClass, cell: (m) => say(careClassWords[m.careClass]) },
        { head: w.place, cell: (m) => `${m.placeName} ${m.address}` },
        { head: w.size, cell: (m) => m.size, isFigure: true },
        { head: w.since, cell: (m) => m.since, isFigure: true },
        ...(isEnded
          ? [
              {
                head: w.endedOn,
                cell: (m: MemberView) => `${m.endedOn} ${m.endReason ? say(endReasonWords[m.endReason]) : ''}`,
              },
            ]
          : [
              { head: w.nextRecheck, cell: (m: MemberView) => m.nextRecheck ?? '—', isFigure: true },
              { head: w.nextCertification, cell: (m: MemberView) => m.nextCertification ?? '—', isFigure: true },
            ]),
      ]}
    />
  );
}
