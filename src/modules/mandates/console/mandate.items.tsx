import { Button, Tag } from 'antd';
import { useCallback, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Nothing } from '#ui/console/parts.tsx';
import { Finder } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { mandateConsoleWords as w } from '../mandates.console.words.ts';
import { type Duty, duties } from '../mandates.items.rules.ts';
import { dutyWords } from '../mandates.words.ts';
import type { Item, Whole } from './mandate.bits.tsx';

/** How many items of each duty; a click shows only those. */
function Tabs({ list, duty, choose }: { list: Whole; duty: Duty | null; choose: (duty: Duty | null) => void }) {
  const { say } = useSay();
  const tabs = [
    { key: null, label: say(kitWords.all), n: list.items.length },
    ...duties.map((key) => ({ key, label: say(dutyWords[key]), n: list.counts[key] })),
  ];
  return (
    <nav className="tabs no-print" aria-label={say(w.duty)}>
      {tabs.map((tab) => (
        <button
          key={tab.key ?? 'all'}
          type="button"
          className="tab"
          aria-current={tab.key === duty ? 'true' : undefined}
          onClick={() => choose(tab.key)}
        >
          {tab.label}
          <span className="tab-count">{tab.n}</span>
        </button>
      ))}
    </nav>
  );
}

const saysOf = (i: Item) =>
  [i.code, i.title, i.basis, i.leadName, i.how, i.description, ...i.words].join('\n').toLowerCase();

export function ItemTable({
  items,
  edit,
  remove,
  says = w.title,
}: {
  items: readonly Item[];
  /** What this table is called where there are several. */
  says?: Word;
  edit?: (item: Item) => void;
  remove?: (item: Item) => void;
}) {
  const { say } = useSay();
  const heads = [w.code, w.itemTitle, w.duty, w.basis, w.lead, w.how, ...(remove ? [w.act] : [])];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="table-scroll" tabIndex={0} aria-label={say(says)}>
      <table className="plain-table mandate-items">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head[1]} scope="col" className={head === w.act ? 'no-print' : ''}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((i) => (
            <tr key={i.id}>
              <td className="figure">
                {edit ? (
                  <Button type="link" className="row-open" onClick={() => edit(i)}>
                    {i.code}
                  </Button>
                ) : (
                  i.code
                )}
              </td>
              <td className="mandate-title">
                {i.title}
                {i.description && <span className="soft small block">{i.description}</span>}
              </td>
              <td>
                <Tag className={`status duty-${i.duty}`}>{say(dutyWords[i.duty])}</Tag>
              </td>
              <td>{i.basis}</td>
              <td>{i.leadName ?? <span className="soft">{say(w.itself)}</span>}</td>
              <td>{i.how ?? ''}</td>
              {remove && (
                <td className="no-print">
                  <Button size="small" onClick={() => remove(i)}>
                    {say(w.removeItem)}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The items of one edition, with their figures, a search and a filter. */
export function Items({
  list,
  edit,
  remove,
}: {
  list: Whole;
  edit: ((item: Item) => void) | null;
  remove: ((item: Item) => void) | null;
}) {
  const { say } = useSay();
  const [duty, choose] = useState<Duty | null>(null);
  const [q, setQ] = useState('');
  const find = useCallback((typed: string) => setQ(typed.toLowerCase()), []);
  if (list.items.length === 0) return <Nothing title={say(w.noItems)} />;
  const shown = list.items.filter((i) => (duty === null || i.duty === duty) && (q === '' || saysOf(i).includes(q)));
  return (
    <>
      <Tabs list={list} duty={duty} choose={choose} />
      <search className="filters no-print">
        <Finder label={w.findItem} find={find} />
      </search>
      {shown.length === 0 ? (
        <Nothing title={say(w.noItemFound)} />
      ) : (
        <ItemTable items={shown} {...(edit && { edit })} {...(remove && { remove })} />
      )}
    </>
  );
}
