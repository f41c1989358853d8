import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, Waiting } from '#ui/console/parts.tsx';
import { More } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { assignRoles } from '../care.rules.ts';
import { careClassWords, checkKindWords } from '../care.words.ts';
import { type CheckRow, checkShows, checksApi } from '../checks.contract.ts';
import { checkStateWords, urgencyWords } from '../checks.words.ts';
import { Assign, Sync } from './assign.dialog.tsx';
import { OnlyClass, OnlyKind, useCareAgain } from './care.bits.tsx';
import type { CareSearch } from './care.search.ts';
import { Sheets } from './sheet.tsx';

type Given = {
  search: CareSearch;
  within: { area?: string };
  go: (change: Partial<CareSearch>) => void;
  open: (member: string) => void;
};

/** What is due, soonest first; several are assigned, printed or marked at once. */
export function Due({ search, within, go, open }: Given) {
  const { say } = useSay();
  const show = search.show ?? 'month';
  const { kind, careClass } = search;
  const query = { ...within, show, ...(kind && { kind }), ...(careClass && { careClass }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(checksApi.listChecks, { query: { ...query, paged: true } }),
    queryFn: ({ pageParam, signal }) =>
      call(checksApi.listChecks, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ExportLine list="care-checks" filters={query} />
      <div className="filters no-print">
        <Select
          aria-label={say(w.show)}
          value={show}
          options={checkShows.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ show: next })}
          popupMatchSelectWidth={false}
        />
        <OnlyKind value={kind} pick={(next) => go({ kind: next })} />
        <OnlyClass value={careClass} pick={(next) => go({ careClass: next })} />
      </div>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(w.none)} hint={say(w.noneHow)} />}
      {rows.length > 0 && <List key={JSON.stringify(query)} items={rows} open={open} />}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}

type Dialog = 'assign' | 'sync' | 'sheets';
function List({ items, open }: { items: readonly CheckRow[]; open: (member: string) => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useCareAgain();
  const [chosen, choose] = useState<readonly string[]>([]);
  const [dialog, show] = useState<Dialog | null>(null);
  const [told, tell] = useState<string | null>(null);
  const those = items.filter((c) => chosen.includes(c.id));
  const mayAssign = assignRoles.some((r) => r === role);
  const done = (says: string) => {
    tell(says);
    choose([]);
    again();
  };
  return (
    <>
      <div className="filters no-print">
        <Checkbox
          checked={those.length === items.length}
          indeterminate={those.length > 0 && those.length < items.length}
          onChange={(event) => choose(event.target.checked ? items.map((c) => c.id) : [])}
        >
          {say(w.chooseAll)}
        </Checkbox>
        <span className="soft">{say(w.chosen, { n: those.length })}</span>
        {mayAssign && (
          <>
            <Button disabled={those.length === 0} onClick={() => show('assign')}>
              {say(w.assign)}
            </Button>
            <Button disabled={!those.some((c) => c.settledOn)} onClick={() => show('sync')}>
              {say(w.sync)}
            </Button>
          </>
        )}
        <Button disabled={those.length === 0} onClick={() => show('sheets')}>
          {say(w.sheets)}
        </Button>
      </div>
      {told && <Alert type="success" showIcon closable title={told} className="no-print" />}
      <div className="table-scroll">
        <table className="plain-table register">
          <thead>
            <tr>
              <th scope="col" className="no-print" aria-label={say(w.choose)} />
              {[w.household, w.person, w.careClass, w.place, w.dueOn, w.state, w.who].map((head) => (
                <th key={head[1]} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((c) => (
              <Line
                key={c.id}
                c={c}
                open={open}
                isChosen={chosen.includes(c.id)}
                choose={(is) => choose(is ? [...chosen, c.id] : chosen.filter((id) => id !== c.id))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {dialog === 'assign' && <Assign checks={those} close={() => show(null)} done={done} />}
      {dialog === 'sync' && <Sync checks={those} close={() => show(null)} done={done} />}
      {dialog === 'sheets' && <Sheets checks={those} close={() => show(null)} />}
    </>
  );
}

type LineGiven = {
  c: CheckRow;
  open: (member: string) => void;
  isChosen: boolean;
  choose: (is: boolean) => void;
};
function Line({ c, open, isChosen, choose }: LineGiven) {
  const { say } = useSay();
  const kind = say(checkKindWords[c.kind]);
  return (
    <tr>
      <td className="no-print">
        <Checkbox
          aria-label={say(w.chooseOne, { household: c.household, kind })}
          checked={isChosen}
          onChange={(event) => choose(event.target.checked)}
        />
      </td>
      <td>
        <div>
          <Button type="link" className="row-open" onClick={() => open(c.memberId)}>
            {c.household}
          </Button>
          <br />
          <span className="soft">{c.address}</span>
        </div>
      </td>
      <td data-head={say(w.person)}>{c.person ?? '—'}</td>
      <td data-head={say(w.careClass)}>
        {say(careClassWords[c.careClass])} · {kind}
      </td>
      <td data-head={say(w.place)}>{c.placeName}</td>
      <td data-head={say(w.dueOn)} className="figure">
        <div>
          {c.urgency === 'overdue' ? (
            <span className="care-now">
              {c.dueOn} {say(urgencyWords.overdue)}
            </span>
          ) : (
            c.dueOn
          )}
          {c.secondDueOn && !c.settledOn && (
            <>
              <br />
              <span className="soft">{say(w.secondBy, { day: c.secondDueOn })}</span>
            </>
          )}
        </div>
      </td>
      <td data-head={say(w.state)}>{say(checkStateWords[c.state])}</td>
      <td data-head={say(w.who)}>
        {c.unit ? [c.unit, c.assignee].filter(Boolean).join(' ') : <span className="soft">{say(w.notAssigned)}</span>}
        {c.plannedOn && <span className="soft"> {say(w.planned, { day: c.plannedOn })}</span>}
      </td>
    </tr>
  );
}
