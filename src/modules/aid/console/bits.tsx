import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { grantsApi } from '#modules/relief/grants.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import type { Answer } from '#ui/web/call.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';

/** Everything of this module is read again: one act moves queue, registers and page. */
export function useAidAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/aid') });
}

export type FoundHousehold = Answer<typeof grantsApi.reliefHouseholds>['items'][number];
/** A household found by its head's name. */
export function HouseholdPicker({
  value,
  onChange,
  found,
  id,
}: {
  value?: string;
  onChange?: (id: string) => void;
  found: (h: FoundHousehold) => void;
  id?: string;
}) {
  const { say } = useSay();
  const [name, find] = useState('');
  const ask = useAsk(grantsApi.reliefHouseholds, { query: { name } }, { enabled: name.length > 0, keepOld: true });
  const items = ask.data?.items ?? [];
  return (
    <Select
      {...(id && { id })}
      value={value ?? null}
      showSearch={{ filterOption: false, onSearch: (text) => find(text.trim()) }}
      placeholder={say(w.findHousehold)}
      options={items.map((h) => ({
        value: h.id,
        label: `${h.head} · ${h.address} · ${say(w.persons, { n: h.size })}`,
      }))}
      onChange={(next) => {
        onChange?.(next);
        const h = items.find((x) => x.id === next);
        if (h) found(h);
      }}
    />
  );
}
