import { Input, InputNumber } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentWords as a, evidenceWords, signWords } from '../assessments.words.ts';
import type { EntryView, SheetLine } from '../entries.contract.ts';
import { Proofs } from './proofs.tsx';
import { pointsNow, type Stage, type Typed, type TypedMark } from './typed.ts';

type Change = (itemId: string, t: Partial<TypedMark>) => void;
type Props = {
  e: EntryView;
  stage: Stage | null;
  typed: Typed;
  change: Change;
  /** Keeps what is typed before something else changes the entry. */
  save: (() => Promise<EntryView | null>) | null;
  show: (e: EntryView) => void;
};

/** Item by item: what is scored, its proofs, the self-score, beside it the review with its word, and what holds in the end. */
export function ScoreTable({ e, stage, typed, change, save, show }: Props) {
  const { say } = useSay();
  const hasReview = stage === 'review' || e.lines.some((l) => l.review);
  const hasFinal = e.lines.some((l) => l.final);
  const heads = [
    a.item,
    a.evidence,
    a.self,
    ...(hasReview ? [a.review] : []),
    ...(hasFinal ? [a.final] : []),
    a.points,
  ];
  const sections = [...Map.groupBy(e.lines, (l) => l.item.section)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="table-scroll" tabIndex={0} aria-label={say(w.board)}>
      <table className="plain-table register score-sheet">
        <thead>
          <tr>
            {heads.map((word) => (
              <th key={word[1]} scope="col">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(([section, lines]) => (
          <tbody key={section}>
            <tr>
              <th colSpan={heads.length} scope="rowgroup" className="score-section">
                {section}
              </th>
            </tr>
            {lines.map((l) => (
              <Line key={l.item.id} {...{ e, l, stage, typed, change, save, show, hasReview, hasFinal }} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Line({
  e,
  l,
  stage,
  typed,
  change,
  save,
  show,
  hasReview,
  hasFinal,
}: Props & { l: SheetLine; hasReview: boolean; hasFinal: boolean }) {
  const { say } = useSay();
  const t = typed[l.item.id];
  const now = stage ? pointsNow(l, t?.score ?? null) : null;
  const settled = l.final ?? l.review ?? l.self;
  return (
    <tr>
      <td className="score-item">
        <b>{l.item.title}</b>{' '}
        <span className="soft small">
          {l.item.sign !== 'base' && `${say(signWords[l.item.sign])} · `}
          {say(w.points, { n: l.item.weight })} · {say(w.scoredTo, { cap: l.item.cap, step: l.item.step })}
        </span>
        <div className="soft small scheme-standard">{l.item.standard}</div>
        {l.appeal && <AppealLines l={l} />}
      </td>
      <td>
        <div className="soft small">{say(evidenceWords[l.item.evidence])}</div>
        <Proofs
          {...{ e, l, save, show }}
          typed={stage === 'self' ? t : undefined}
          change={(x) => change(l.item.id, x)}
        />
      </td>
      <td className="figure" data-head={say(a.self)}>
        {stage === 'self' ? (
          <Score l={l} label={`${say(a.self)} ${l.item.title}`} t={t} change={change} />
        ) : (
          l.self?.score
        )}
      </td>
      {hasReview && (
        <td data-head={say(a.review)}>
          {stage === 'review' ? (
            <div>
              <Score l={l} label={`${say(a.review)} ${l.item.title}`} t={t} change={change} />
              {(t?.score ?? null) !== null && t?.score !== (l.self?.score ?? 0) && (
                <Input
                  className="score-word"
                  aria-label={`${say(w.word)} ${l.item.title}`}
                  placeholder={say(w.word)}
                  value={t?.word}
                  maxLength={500}
                  onChange={(event) => change(l.item.id, { word: event.target.value })}
                />
              )}
            </div>
          ) : (
            <div>
              <span className="figure">{l.review?.score}</span>
              {l.review?.word && <div className="soft small">{l.review.word}</div>}
            </div>
          )}
        </td>
      )}
      {hasFinal && (
        <td className="figure" data-head={say(a.final)}>
          {l.final?.score}
        </td>
      )}
      <td className="figure" data-head={say(a.points)}>
        {now ?? settled?.points ?? ''}
      </td>
    </tr>
  );
}
function Score({ l, label, t, change }: { l: SheetLine; label: string; t: TypedMark | undefined; change: Change }) {
  return (
    <InputNumber
      aria-label={label}
      className="score-input"
      min={0}
      max={l.item.cap}
      step={l.item.step}
      value={t?.score ?? null}
      onChange={(score) => change(l.item.id, { score: score ?? null })}
    />
  );
}
function AppealLines({ l }: { l: SheetLine }) {
  const { say } = useSay();
  if (!l.appeal) return null;
  const { reason, answer, answeredAt } = l.appeal;
  return (
    <div className="score-appeal">
      <div>{say(w.appealSaid, { reason })}</div>
      {answer && <div>{say(w.appealAnswer, { day: answeredAt ? dayOf(Date.parse(answeredAt)) : '', answer })}</div>}
    </div>
  );
}
