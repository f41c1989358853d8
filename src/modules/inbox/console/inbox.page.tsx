import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useKeys } from '#ui/console/keys.tsx';
import { Fault, Moment, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { More } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { inboxConsoleWords as w } from '../inbox.console.words.ts';
import { type DraftRow, inboxApi } from '../inbox.contract.ts';
import { type DraftStatus, draftStatuses } from '../inbox.rules.ts';
import { sourceWords, statusWords } from '../inbox.words.ts';
import { Draft } from './draft.view.tsx';
import './inbox.css';

function Row({
  row,
  isCurrent,
  isOpen,
  open,
}: {
  row: DraftRow;
  isCurrent: boolean;
  isOpen: boolean;
  open: () => void;
}) {
  const { say } = useSay();
  return (
    <li id={`draft-${row.id}`} className={isCurrent ? 'inbox-row is-current' : 'inbox-row'}>
      <button type="button" onClick={open} aria-expanded={isOpen}>
        <span className="inbox-row-title">{row.title}</span>
        <span className="soft small">
          {say(sourceWords[row.source])} · {row.sender ?? say(w.unknownSender)} · <Moment at={row.receivedAt} />
        </span>
        <span className="soft small">
          {row.placeName}
          {row.files > 0 && ` · ${say(w.files, { n: row.files })}`}
          {row.case && <span className="mono"> · {row.case.number}</span>}
          {row.automatic && <Tag className="mark">{say(w.automatic)}</Tag>}
        </span>
      </button>
    </li>
  );
}

/** What reached us and is not yet a case: list left, the opened one beside it. */
export function InboxPage() {
  const { say } = useSay();
  const [status, setStatus] = useState<DraftStatus>('new');
  const [current, setCurrent] = useState<string | null>(null);
  const [opened, open] = useState<string | null>(null);
  const query = { status };
  const list = useInfiniteQuery({
    queryKey: keyOf(inboxApi.list, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(inboxApi.list, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 60_000,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const index = Math.max(
    rows.findIndex((row) => row.id === current),
    0,
  );
  const here = rows[index]?.id ?? null;
  const move = (by: number) => setCurrent(rows[Math.min(Math.max(index + by, 0), rows.length - 1)]?.id ?? null);
  useEffect(() => {
    if (current) document.getElementById(`draft-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useKeys([
    { key: 'j', says: w.next, run: () => move(1) },
    { key: 'k', says: w.previous, run: () => move(-1) },
    { key: 'Enter', says: w.open, run: () => open(here) },
  ]);
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <ExportButton list="inbox" filters={query} />
        <ButtonLink to="/inbox/chat">{say(w.paste)}</ButtonLink>
      </PageHead>
      <Segmented<DraftStatus>
        className="inbox-tabs"
        aria-label={say(w.status)}
        value={status}
        options={draftStatuses.map((value) => ({ value, label: say(statusWords[value]) }))}
        onChange={(value) => {
          setStatus(value);
          open(null);
        }}
      />
      <div className="inbox">
        <div className="inbox-list">
          {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
          {list.isPending && <Waiting rows={6} />}
          {list.isSuccess && rows.length === 0 && (
            <Nothing title={say(status === 'new' ? w.none : w.noneOther)} hint={say(w.noneHint)} />
          )}
          <ul className="plain">
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                isCurrent={row.id === here}
                isOpen={row.id === opened}
                open={() => {
                  setCurrent(row.id);
                  open(row.id);
                }}
              />
            ))}
          </ul>
          <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
        </div>
        {opened ? (
          <Draft key={opened} id={opened} close={() => open(null)} />
        ) : (
          rows.length > 0 && (
            <p className="inbox-empty soft">
              {say(w.choose)}
              <br />
              {say(w.openHint)}
            </p>
          )
        )}
      </div>
    </>
  );
}
