import { Button, DatePicker, Input, type InputRef, Select } from 'antd';
import dayjs from 'dayjs';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { caseChannels, caseKinds, caseStatuses } from '../cases.rules.ts';
import { channelWords, kindWords, statusWords } from '../cases.words.ts';
import { isFiltered, type QueueSearch } from './queue.search.ts';

type Change = (next: Partial<QueueSearch>) => void;
const TYPING_MS = 300;

/** What is typed is asked for when the typing rests. */
function SearchBox({ q, change, inner }: { q: string; change: Change; inner: RefObject<HTMLInputElement | null> }) {
  const { say } = useSay();
  const [text, setText] = useState(q);
  const box = useRef<InputRef>(null);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    inner.current = box.current?.input ?? null;
  });
  useEffect(() => {
    if (text === q) return;
    const timer = setTimeout(() => change({ q: text || undefined }), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      ref={box}
      className="filter-search"
      allowClear
      value={text}
      placeholder={say(w.searchHint)}
      aria-label={say(w.searchHint)}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

type Choice<T extends string> = {
  label: Word;
  words: Readonly<Record<T, Word>>;
  all: readonly T[];
  value: readonly T[] | undefined;
  change: (value: T[] | undefined) => void;
};
function Several<T extends string>({ label, words, all, value, change }: Choice<T>) {
  const { say } = useSay();
  return (
    <Select<T[]>
      className="filter"
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      placeholder={say(label)}
      aria-label={say(label)}
      value={[...(value ?? [])]}
      options={all.map((v) => ({ value: v, label: say(words[v]) }))}
      onChange={(next) => change(next.length > 0 ? next : undefined)}
    />
  );
}

export function Filters({
  search,
  sort,
  change,
  searchBox,
}: {
  search: QueueSearch;
  /** The order it is shown in, chosen or not. */
  sort: 'due' | 'newest';
  change: Change;
  searchBox: RefObject<HTMLInputElement | null>;
}) {
  const { say } = useSay();
  const none = {
    status: undefined,
    kind: undefined,
    channel: undefined,
    area: undefined,
    q: undefined,
    from: undefined,
    to: undefined,
  };
  return (
    <search className="filters no-print">
      <SearchBox q={search.q ?? ''} change={change} inner={searchBox} />
      <Several
        label={w.status}
        words={statusWords}
        all={caseStatuses}
        value={search.status}
        change={(status) => change({ status })}
      />
      <Several
        label={w.kind}
        words={kindWords}
        all={caseKinds}
        value={search.kind}
        change={(kind) => change({ kind })}
      />
      <Several
        label={w.channel}
        words={channelWords}
        all={caseChannels}
        value={search.channel}
        change={(channel) => change({ channel })}
      />
      <div className="filter">
        <PlacePicker value={search.area} onChange={(area) => change({ area })} label={say(w.place)} clearable />
      </div>
      <DatePicker.RangePicker
        className="filter-dates"
        allowEmpty
        value={[search.from ? dayjs(search.from) : null, search.to ? dayjs(search.to) : null]}
        onChange={(days) => change({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
        aria-label={say(w.received)}
      />
      <Select
        className="filter-sort"
        value={sort}
        aria-label={say(w.sort)}
        options={[
          { value: 'due' as const, label: say(w.sortDue) },
          { value: 'newest' as const, label: say(w.sortNewest) },
        ]}
        onChange={(sort) => change({ sort })}
      />
      {isFiltered(search) && (
        <Button type="link" onClick={() => change(none)}>
          {say(w.clear)}
        </Button>
      )}
    </search>
  );
}
