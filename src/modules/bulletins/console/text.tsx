import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FigureDrawer } from '#modules/insight/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import type { BulletinView, ChartView, DraftView, TextView } from '../bulletins.contract.ts';
import { bulletinConsoleWords as w } from '../bulletins.words.ts';
import { headingText, numberText, type Para, type Part, type Ref } from '../prose.rules.ts';

export type Shown = Pick<BulletinView | DraftView, 'area' | 'organisationId' | 'from' | 'to' | 'earlier'>;
type FigureRef = Extract<Ref, { figure: string }>;

/** A number opens its list beside the text; a part of what is counted of cases goes to its page. */
function Told({ part, of, open }: { part: Part; of: Shown; open: (ref: FigureRef) => void }) {
  const { ref } = part;
  if (!ref) return part.text;
  if ('slice' in ref) {
    const unit = ref.slice.unit ?? of.organisationId;
    const search = { area: of.area, from: of.from, to: of.to, ...ref.slice, ...(unit && { unit }) };
    return (
      <Link className="bulletin-number" to="/insight/slice" search={search as never}>
        {part.text}
      </Link>
    );
  }
  const show = () => open(ref);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button is a box of its own and cannot break over lines as words do.
    <span
      role="button"
      tabIndex={0}
      className="bulletin-number"
      onClick={show}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' && e.key !== ' ') return;
        e.preventDefault();
        show();
      }}
    >
      {part.text}
    </span>
  );
}

function Sentences({ para, of, open }: { para: Para; of: Shown; open: (ref: FigureRef) => void }) {
  let at = 0;
  return (
    <p>
      {para.map((part) => {
        at += part.text.length;
        return <Told key={at} part={part} of={of} open={open} />;
      })}
    </p>
  );
}

/** Bars for the eye, and the same numbers as a table for whoever listens. */
function Chart({ chart }: { chart: ChartView }) {
  const { lang, say } = useSay();
  const at = (word: readonly [string, string]) => (lang === 'zh' ? word[0] : word[1]);
  const most = Math.max(1, ...chart.points.map((p) => p.n));
  const step = 100 / chart.points.length;
  const wide = Math.min(step * 0.7, 9);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide chart scrolls by itself, with the keys too.
    <figure className="bulletin-chart" tabIndex={0}>
      <figcaption>{say(w.chartTable, { title: at(chart.title), unit: at(chart.unit) })}</figcaption>
      <svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
        {chart.points.map((p, i) => (
          <rect
            key={p.label[1]}
            x={(i + 0.5) * step - wide / 2}
            width={wide}
            y={32 - (30 * p.n) / most}
            height={(30 * p.n) / most}
          />
        ))}
      </svg>
      <table>
        <tbody>
          <tr>
            {chart.points.map((p) => (
              <th key={p.label[1]} scope="col">
                {at(p.label)}
              </th>
            ))}
          </tr>
          <tr>
            {chart.points.map((p) => (
              <td key={p.label[1]}>{numberText(p.n, lang)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </figure>
  );
}

function Beside({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <section className="bulletin-beside">
      <h2>{title}</h2>
      <ul>
        {items.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** The text of a bulletin; every number of it opens what is behind it. */
export function BulletinText({ text, of }: { text: TextView; of: Shown }) {
  const { say, lang } = useSay();
  const [opened, open] = useState<FigureRef | null>(null);
  const prose = text[lang];
  const days = opened?.before ? of.earlier : { from: of.from, to: of.to };
  return (
    <>
      <h1 className="bulletin-title">{prose.title}</h1>
      <Sentences para={prose.lead} of={of} open={open} />
      {prose.sections.map((s, i) => (
        <section key={s.nth}>
          <h2>{headingText(s.heading, i, lang)}</h2>
          {s.paras.map((para) => (
            <Sentences key={para.map((p) => p.text).join('')} para={para} of={of} open={open} />
          ))}
          {text.charts
            .filter((c) => c.section === s.nth)
            .map((c) => (
              <Chart key={c.title[1]} chart={c} />
            ))}
        </section>
      ))}
      <Beside title={say(w.left)} items={prose.left.map((l) => say(w.leftItem, { says: l.says, why: l.why }))} />
      <Beside title={say(w.notes)} items={text.notes.map((n) => say(n))} />
      {opened && (
        <FigureDrawer
          name={opened.figure}
          area={of.area}
          organisationId={opened.organisationId ?? of.organisationId ?? undefined}
          days={days}
          close={() => open(null)}
        />
      )}
    </>
  );
}
