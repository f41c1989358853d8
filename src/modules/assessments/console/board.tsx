import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useKeys } from '#ui/console/keys.tsx';
import { useSay } from '#ui/console/say.tsx';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import type { BoardLine, RoundView } from '../assessments.contract.ts';
import { assessmentWords as a, scoreStatusWords, starWords } from '../assessments.words.ts';

const shown = (n: number | null) => (n === null ? '' : n.toFixed(2).replace(/\.?0+$/, ''));

type LineProps = { line: BoardLine; items: RoundView['items']; isChosen: boolean; open: () => void };
function Line({ line, items, isChosen, open }: LineProps) {
  const { say } = useSay();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <tr ref={row} className={isChosen ? 'chosen' : ''} aria-current={isChosen ? 'true' : undefined}>
      <th scope="row">
        <Button type="link" className="row-open" onClick={open}>
          {line.organisation}
        </Button>
        <div className="soft small">
          {say(a.reviewer)}
          {say(colon)}
          {line.reviewer}
        </div>
      </th>
      <td data-head={say(w.where)}>{say(scoreStatusWords[line.status])}</td>
      {line.cells.map((c, i) => {
        const differs = c.review !== null && c.review !== (c.self ?? 0);
        const told = [`${say(a.self)} ${c.self ?? '—'}`, `${say(a.review)} ${c.review ?? '—'}`];
        return (
          <td key={c.itemId} className="figure" title={told.join(' · ')} data-head={items[i]?.title}>
            {shown(c.points)}
            {differs && <span className="board-dot" role="img" aria-label={told.join(' · ')} />}
          </td>
        );
      })}
      <td className="figure" data-head={say(w.total)}>
        <b className={line.isFinal ? '' : 'soft'}>{shown(line.total)}</b>
      </td>
      <td data-head={say(w.starsTitle)}>{line.stars === null ? '' : say(starWords[line.stars])}</td>
    </tr>
  );
}

/** Organisations by items, with what counts now and where each stands; moved through by keyboard. */
export function Board({ r, openEntry }: { r: RoundView; openEntry: (id: string) => void }) {
  const { say } = useSay();
  const [at, move] = useState(0);
  const last = r.lines.length - 1;
  useKeys([
    { key: 'j', says: w.keyDown, run: () => move((n) => Math.min(last, n + 1)) },
    { key: 'k', says: w.keyUp, run: () => move((n) => Math.max(0, n - 1)) },
    { key: 'Enter', says: w.keyOpen, run: () => r.lines[at] && openEntry(r.lines[at].id) },
  ]);
  return (
    <>
      <p className="soft small no-print">{say(w.boardHint)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section className="table-scroll" tabIndex={0} aria-label={say(w.board)}>
        <table className="plain-table register score-board">
          <thead>
            <tr>
              <th scope="col">{say(a.organisation)}</th>
              <th scope="col">{say(w.where)}</th>
              {r.items.map((i) => (
                <th key={i.id} scope="col" title={i.standard}>
                  {i.title}
                  <span className="soft small">
                    {' '}
                    {say(w.points, { n: `${i.sign === 'minus' ? '−' : i.sign === 'plus' ? '+' : ''}${i.weight}` })}
                  </span>
                </th>
              ))}
              <th scope="col">{say(w.total)}</th>
              <th scope="col">{say(w.starsTitle)}</th>
            </tr>
          </thead>
          <tbody>
            {r.lines.map((line, i) => (
              <Line key={line.id} line={line} items={r.items} isChosen={i === at} open={() => openEntry(line.id)} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
