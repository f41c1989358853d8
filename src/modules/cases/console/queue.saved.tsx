import { CloseOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import type { Queue } from '../cases.contract.ts';
import { type SavedView, savedApi } from '../cases.saved.contract.ts';
import { savedWords as w } from '../cases.saved.words.ts';
import { isFiltered, type QueueSearch, queueSearch } from './queue.search.ts';

type Filter = SavedView['filter'];

/** Lists somebody asks for again and again, each one press away; kept with the account, so they are there on any computer. */
export function SavedViews({
  search,
  queue,
  open,
}: {
  search: QueueSearch;
  queue: Queue;
  open: (view: QueueSearch) => void;
}) {
  const { say } = useSay();
  const client = useQueryClient();
  const views = useAsk(savedApi.savedViews, {}).data?.views ?? [];
  const keep = useDeed((given: { name: string; filter: Filter }, key) =>
    call(savedApi.saveView, { input: given, key }),
  );
  const drop = useDeed((id: string, key) => call(savedApi.dropView, { params: { id }, key }));
  const [name, setName] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(savedApi.savedViews) });
  const save = async () => {
    if (!name?.trim()) return;
    if (!(await keep.run({ name: name.trim(), filter: { ...search, queue } }))) return;
    setName(null);
    await refresh();
  };
  const remove = async (id: string) => {
    if (await drop.run(id)) await refresh();
  };
  const mayKeep = isFiltered(search);
  if (views.length === 0 && !mayKeep) return null;
  const problem = keep.problem ?? drop.problem;
  return (
    <nav className="saved no-print" aria-label={say(w.label)}>
      {views.map((view) => (
        <span key={view.id} className="saved-view">
          <Button size="small" type="text" onClick={() => open(queueSearch.parse(view.filter))}>
            {view.name}
          </Button>
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={say(w.drop, { name: view.name })}
            onClick={() => void remove(view.id)}
          />
        </span>
      ))}
      {mayKeep && (
        <Popover
          trigger="click"
          open={name !== null}
          onOpenChange={(isOpen) => setName(isOpen ? '' : null)}
          title={say(w.name)}
          content={
            <form
              className="saved-form"
              onSubmit={(event) => {
                event.preventDefault();
                void save();
              }}
            >
              <Input
                value={name ?? ''}
                maxLength={40}
                placeholder={say(w.namePlaceholder)}
                aria-label={say(w.name)}
                onChange={(event) => setName(event.target.value)}
              />
              <Button htmlType="submit" type="primary" disabled={!name?.trim()} loading={keep.pending}>
                {say(w.keep)}
              </Button>
            </form>
          }
        >
          <Button size="small" type="link">
            {say(w.save)}
          </Button>
        </Popover>
      )}
      {problem && <Fault problem={problem} />}
    </nav>
  );
}
