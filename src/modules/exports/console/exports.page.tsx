import { useInfiniteQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useState } from 'react';
import { roles } from '#kernel/actor.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Moment, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type ExportRow, exportsApi } from '../exports.contract.ts';
import { overseerRoles } from '../exports.rules.ts';
import { exportEndWords, exportPurposeWords, filterWords, exportWords as w } from '../exports.words.ts';
import { ExportButton } from './export-button.tsx';

function Rows({ rows }: { rows: readonly ExportRow[] }) {
  const { say } = useSay();
  const post = (e: ExportRow) => {
    const role = roles.find((known) => known === e.role);
    return [e.unit, role && say(roleWords[role])].filter(Boolean).join(' · ');
  };
  return (
    <Register
      rows={rows}
      keyOf={(e) => e.id}
      columns={[
        {
          head: w.list,
          cell: (e) => (
            <div>
              {e.title}
              <div className="mono soft small">{e.number}</div>
            </div>
          ),
        },
        { head: w.at, cell: (e) => <Moment at={e.at} />, isFigure: true },
        {
          head: w.who,
          cell: (e) => (
            <div>
              {e.who}
              <div className="soft small">{post(e)}</div>
            </div>
          ),
        },
        {
          head: w.purpose,
          cell: (e) => [say(exportPurposeWords[e.purpose]), e.words].filter(Boolean).join('：'),
        },
        {
          head: w.filters,
          cell: (e) =>
            Object.entries(e.filters)
              .map(([name, value]) => `${say(filterWords[name] ?? [name, name])} ${value}`)
              .join('，') || '—',
        },
        { head: w.personal, cell: (e) => say(e.isPersonal ? w.with : w.without) },
        { head: w.rows, cell: (e) => e.rows?.toLocaleString() ?? '—', isFigure: true },
        { head: w.ended, cell: (e) => say(exportEndWords[e.ended ?? 'waiting']) },
      ]}
    />
  );
}

/** Who took which list out: one's own, and for who oversees those of the place. */
export function ExportsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const isOverseer = overseerRoles.some((r) => r === role);
  const [mine, setMine] = useState(false);
  const query = isOverseer && mine ? { mine: 'true' } : {};
  const list = useInfiniteQuery({
    queryKey: keyOf(exportsApi.listExports, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(exportsApi.listExports, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    // What was just taken out stands there when one comes to look.
    staleTime: 0,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)}>
        <ExportButton list="exports" filters={query} />
      </PageHead>
      {isOverseer && (
        <search className="filters no-print">
          <Radio.Group
            value={mine}
            optionType="button"
            aria-label={say(w.who)}
            options={[
              { value: false, label: say(w.everybody) },
              { value: true, label: say(w.mine) },
            ]}
            onChange={(event) => setMine(event.target.value)}
          />
        </search>
      )}
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(w.nothing)} hint={say(w.nothingHint)} />}
      {rows.length > 0 && <Rows rows={rows} />}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}
