import { Link } from '@tanstack/react-router';
import type { Lang } from '#kernel/words.ts';
import { useSay } from '#ui/console/say.tsx';
import { betterWhen } from '../insight.board.rules.ts';
import { insightConsoleWords as w } from '../insight.console.words.ts';
import type { FigureView } from '../insight.contract.ts';
import type { Days } from '../insight.period.rules.ts';
import type { Comparison } from '../insight.rules.ts';

type Told = { value: number | null; of: number | null };
const plain = (n: number, lang: Lang) =>
  n.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: Math.abs(n) < 100 ? 2 : 1 });

/** `1,204`, `93.5%`, or a dash where there is nothing to tell: a share of nothing is no number. */
export function valueText({ value }: Told, isShare: boolean, lang: Lang): string {
  if (value === null) return '—';
  return isShare ? `${plain(Math.round(value * 1000) / 10, lang)}%` : plain(value, lang);
}
const unitOf = (f: FigureView) => f.unit;

/** How the number stands to the one before, in words; nothing where one of them is none. */
export function useComparison() {
  const { say, lang } = useSay();
  return (f: FigureView, against: Comparison): { was: string; text: string; tone: 'good' | 'bad' | '' } | null => {
    if (!f.before || f.before.value === null || f.value === null) return null;
    const isShare = f.as === 'share';
    const change = isShare
      ? Math.round((f.value - f.before.value) * 1000) / 10
      : Math.round((f.value - f.before.value) * 100) / 100;
    const size = plain(Math.abs(change), lang);
    const n = isShare ? say(w.points, { n: size }) : size;
    const word = change === 0 ? w.same : change > 0 ? (isShare ? w.up1 : w.more) : isShare ? w.down1 : w.less;
    const better = betterWhen[f.id];
    const tone = change === 0 || !better ? '' : change > 0 === (better === 'more') ? 'good' : 'bad';
    const span = say(against === 'previous' ? w.previousSpan : w.lastYearSpan);
    const was = say(w.was, { span, value: valueText(f.before, isShare, lang) });
    // Of a count that was nothing, "more by all of it" says nothing that the number does not.
    return { was, text: f.before.value === 0 && change !== 0 ? was : `${was} · ${say(word, { n })}`, tone };
  };
}

/** One large figure: what it is, the number that opens its list, and how it stood before. */
export function NumberTile({
  f,
  area,
  unit,
  days,
  against,
}: {
  f: FigureView;
  area: string;
  unit?: string | undefined;
  days: Days;
  against: Comparison;
}) {
  const { say, lang } = useSay();
  const comparison = useComparison()(f, against);
  const isShare = f.as === 'share';
  return (
    <li className="number-tile">
      <Link
        to="/insight/figures/$name"
        params={{ name: f.id }}
        search={{ area, ...days, ...(unit && { organisationId: unit }) }}
        title={say(f.how)}
      >
        <span className="number-name">{say(f.says)}</span>
        <span className="number-value">
          {valueText(f, isShare, lang)}
          {!isShare && <small> {say(unitOf(f))}</small>}
        </span>
      </Link>
      {isShare && (
        <span className="soft small">{f.of ? say(w.ofMany, { of: plain(f.of, lang) }) : say(w.noShare)}</span>
      )}
      {comparison && <span className={`small compared ${comparison.tone}`}>{comparison.text}</span>}
    </li>
  );
}

/** A figure as one line of a list. */
export function NumberLine({
  f,
  area,
  unit,
  days,
  against,
}: {
  f: FigureView;
  area: string;
  unit?: string | undefined;
  days: Days;
  against: Comparison;
}) {
  const { say, lang } = useSay();
  const comparison = useComparison()(f, against);
  const isShare = f.as === 'share';
  return (
    <li className="number-line">
      <span title={say(f.how)}>{say(f.says)}</span>
      <span className="figure">
        <Link
          to="/insight/figures/$name"
          params={{ name: f.id }}
          search={{ area, ...days, ...(unit && { organisationId: unit }) }}
        >
          {valueText(f, isShare, lang)}
          {!isShare && ` ${say(unitOf(f))}`}
        </Link>
        {isShare && f.of !== null && f.of > 0 && (
          <span className="soft small"> {say(w.ofMany, { of: plain(f.of, lang) })}</span>
        )}
      </span>
      {comparison && <span className="small soft compared">{comparison.text}</span>}
    </li>
  );
}
