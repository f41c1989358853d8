import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '#ui/console/keys.tsx';
import { useSay } from '#ui/console/say.tsx';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import type { BoardLine, RoundView } from '../assessments.contract.ts';
import { assessmentWords as a, scoreStatusWords, starWords } from '../assessments.words.ts';

const shown = (n: number | null) => (n === null ? '' : n.toFixed(2).replace(/\.?0+$/, ''));

function Line({ line, isChosen, open }: { line: BoardLine; isChosen: boolean; open: () => void }) {
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
          {say(a.reviewer)}:{line.reviewer}
        </div>
      </th>
      <td>{say(scoreStatusWords[line.status])}</td>
      {line.cells.map((c) => {
        const differs = c.review !== null && c.review !== (c.self ?? 0);
        const told = [`${say(a.self)} ${c.self ?? '—'}`, `${say(a.review)} ${c.review ?? '—'}`];
        return (
          <td key={c.itemId} className="figure" title={told.join(' · ')}>
            {shown(c.points)}
            {differs && <span className="board-dot" role="img" aria-label={told.join(' · ')} />}
          </td>
        );
      })}
      <td className="figure">
        <b className={line.isFinal ? '' : 'soft'}>{shown(line.total)}</b>
      </td>
      <td>{line.stars === null ? '' : say(starWords[line.stars])}</td>
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
        <table className="plain-table score-board">
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
              <Line key={line.id} line={line} isChosen={i === at} open={() => openEntry(line.id)} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
