import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Nothing, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { type EntryView, stockApi } from '../relief.contract.ts';
import { type EntryKind, entryKinds } from '../relief.rules.ts';
import { entryKindWords } from '../relief.words.ts';
import { useReliefAgain } from './batches.tsx';

/** The ledger, newest first, each line with what is left after it; out as a table. */
export function Ledger({ within }: { within: { area?: string } }) {
  const { say } = useSay();
  const [kind, setKind] = useState<EntryKind | undefined>();
  const query = { ...within, ...(kind && { kind }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(stockApi.listEntries, { query: { ...query, paged: true } as typeof query }),
    queryFn: ({ pageParam, signal }) =>
      call(stockApi.listEntries, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="page-acts no-print">
        <ExportButton list="relief-entries" filters={query} />
        <Select
          aria-label={say(w.entryKind)}
          value={kind ?? ''}
          options={[
            { value: '', label: say(w.anyKind) },
            ...entryKinds.map((value) => ({ value, label: say(entryKindWords[value]) })),
          ]}
          onChange={(next) => setKind(entryKinds.find((k) => k === next))}
          popupMatchSelectWidth={false}
        />
      </div>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && items.length === 0 && <Nothing title={say(w.entriesNone)} />}
      {items.length > 0 && <Entries items={items} />}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}

/** Entries, each from where to where; who may undo one is offered it. */
export function Entries({ items }: { items: readonly EntryView[] }) {
  const { say } = useSay();
  const again = useReliefAgain();
  const [asking, askAbout] = useState<EntryView | null>(null);
  const of = (e: EntryView) => (n: number) => amountText(n, { unit: e.unit, money: e.money });
  return (
    <>
      <Register
        rows={items}
        keyOf={(e) => e.id}
        columns={[
          { head: w.day, cell: (e) => e.day, isFigure: true },
          {
            head: w.entryKind,
            cell: (e) => (
              <>
                {say(entryKindWords[e.kind])}
                {e.reversedBy && <span className="soft"> · {say(w.reversed)}</span>}
              </>
            ),
          },
          { head: w.item, cell: (e) => `${e.item} · ${e.batch}` },
          {
            head: w.lines,
            cell: (e) => (
              <ul className="relief-lines">
                {e.lines.map((l) => (
                  <li key={l.account}>
                    {l.account} {l.amount > 0 ? '+' : ''}
                    {of(e)(l.amount)} <span className="soft">({of(e)(l.after)})</span>
                  </li>
                ))}
              </ul>
            ),
          },
          { head: w.by, cell: (e) => e.by ?? '—' },
          {
            head: w.reason,
            cell: (e) => (
              <>
                {e.reason}
                {e.mayReverse && (
                  <Button type="link" size="small" className="no-print" onClick={() => askAbout(e)}>
                    {say(w.reverse)}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {asking && (
        <FormDialog<{ reason: string }, EntryView>
          title={w.reverseTitle}
          ok={w.reverse}
          close={() => askAbout(null)}
          done={again}
          send={(input, key) => call(stockApi.reverseEntry, { params: { id: asking.id }, input, key })}
        >
          <p className="soft">{say(w.reverseHow)}</p>
          <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
            <Input maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
