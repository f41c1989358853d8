import { type FormEvent, useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { fieldWords } from '#ui/field/field.words.ts';
import { Button, Empty, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { moveTo, useSpot } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import { CaseLine } from './CaseLine.tsx';
import { queueWords, caseFieldWords as w } from './field.words.ts';
import { queuesOf } from './queues.ts';
import { cases } from './wire.ts';

const PAGE = 30;
const MOST = 200;

/** 我的件: the queues of the post; which one, and what is searched for, stand in the address. */
export function QueuesPage() {
  const say = useSay();
  const who = useWho();
  const { query } = useSpot();
  const mine = queuesOf(who.role);
  const queue = mine.find((q) => q === query.queue) ?? mine[0];
  const q = query.q ?? '';
  const limit = Math.min(Number(query.limit) || PAGE, MOST);
  const counts = useLoad(queue ? `cases/counts/${who.accountId}` : null, () => ask(cases.counts));
  const list = useLoad(queue ? `cases/list/${who.accountId}/${queue}/${q}/${limit}` : null, () =>
    ask(cases.list, { query: { queue: q ? 'all' : queue, q, limit } }),
  );
  if (!queue)
    return (
      <>
        <Head title={say(fieldWords.cases)} />
        <Empty title={say(w.queueEmpty)}>{say(w.queueEmptyHow)}</Empty>
      </>
    );
  return (
    <>
      <Head title={say(fieldWords.cases)} />
      <Search key={q} q={q} />
      {!q && mine.length > 1 && (
        <nav className="chips" aria-label={say(w.queues)}>
          {mine.map((name) => (
            <a key={name} href={hashOf(['cases'], { queue: name })} aria-current={name === queue ? 'true' : undefined}>
              {say(queueWords[name])}
              {name !== 'all' && counts.value && <small> {counts.value.queues[name]}</small>}
            </a>
          ))}
        </nav>
      )}
      <Loading of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={say(q ? w.foundNothing : w.queueEmpty)}>{q ? undefined : say(w.queueEmptyHow)}</Empty>
          ) : (
            <>
              <ul className="lines results">
                {items.map((row) => (
                  <CaseLine key={row.id} row={row} />
                ))}
              </ul>
              {next && limit < MOST && (
                <Button onClick={() => moveTo(['cases'], { ...query, limit: String(limit + PAGE) })}>
                  {say(w.more)}
                </Button>
              )}
            </>
          )
        }
      </Loading>
    </>
  );
}

function Search({ q }: { q: string }) {
  const say = useSay();
  const [typed, setTyped] = useState(q);
  const find = (event: FormEvent) => {
    event.preventDefault();
    moveTo(['cases'], typed.trim() ? { q: typed.trim() } : {});
  };
  return (
    <search>
      <form className="search" onSubmit={find}>
        <input
          type="search"
          aria-label={say(w.search)}
          placeholder={say(w.search)}
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '' && q) moveTo(['cases']);
          }}
        />
        <Button type="submit">{say(w.searchGo)}</Button>
      </form>
    </search>
  );
}
