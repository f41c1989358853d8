import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import { householdsApi } from '../households.contract.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import { type PersonView, peopleApi } from '../people.contract.ts';

/** Everything about people and households is read again after an act on them. */
export function useRefreshPeople() {
  const client = useQueryClient();
  const paths = [peopleApi.list.path, householdsApi.households.path];
  return () =>
    void client.invalidateQueries({ predicate: (q) => paths.some((path) => String(q.queryKey[0]).startsWith(path)) });
}

const labelOf = (p: PersonView) => [p.name, p.birthYear, p.phone].filter(Boolean).join(' · ');
const TYPING_MS = 300;

/** Somebody on record here, found by the beginning of the name; told apart by birth year and masked phone. */
export function PersonPicker({
  value,
  onChange,
  without,
  id,
}: {
  value?: string;
  onChange?: (id: string) => void;
  /** Somebody who cannot be meant. */
  without?: string;
  id?: string;
}) {
  const { say } = useSay();
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setName(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const ask = useAsk(peopleApi.list, { query: { ...(name && { name }) } }, { keepOld: true });
  const people = (ask.data?.items ?? []).filter((p) => p.id !== without);
  return (
    <Select
      {...(id && { id })}
      {...(value && { value })}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      placeholder={say(w.personHint)}
      loading={ask.isFetching}
      notFoundContent={say(w.none)}
      options={people.map((p) => ({ value: p.id, label: labelOf(p) }))}
      onChange={(chosen: string) => onChange?.(chosen)}
    />
  );
}

/** The name behind an id, for those who may see the person. */
export function PersonName({ id }: { id: string }) {
  const { say } = useSay();
  const ask = useAsk(peopleApi.get, { params: { id } }, { staleTime: 60_000 });
  return ask.data?.name ?? (ask.error ? say(w.agentOther) : '…');
}
