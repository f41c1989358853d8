import { Tag } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { selfCareItems } from '../aid.means.rules.ts';
import { selfCareLevelWords, selfCareWords, yuan } from '../aid.means.words.ts';
import { surveyApi } from '../aid.survey.contract.ts';
import type { AidView, SurveyView } from '../aid.views.contract.ts';

/** What two people found, each survey whole: also one that came when another had moved the application. */
export function Surveys({ a }: { a: AidView }) {
  const { say } = useSay();
  return (
    <section className="card">
      <h2>{say(w.surveys)}</h2>
      {a.surveys.length === 0 && <p className="soft">{say(w.surveyNone)}</p>}
      {a.surveys.map((s) => (
        <One key={s.id} s={s} />
      ))}
    </section>
  );
}

function One({ s }: { s: SurveyView }) {
  const { say } = useSay();
  const { selfCare } = s;
  const facts: [readonly [string, string], string][] = [
    [w.living, s.living],
    [w.work, s.work],
    [w.house, s.house],
    [w.spending, s.spending],
    ...(s.seenYearCents !== null ? [[w.seen, yuan(s.seenYearCents)] as [readonly [string, string], string]] : []),
    ...(selfCare && s.selfCareLevel
      ? [
          [
            w.selfCare,
            `${say(selfCareLevelWords[s.selfCareLevel])}:${selfCareItems.map((i) => `${say(selfCareWords[i])}${selfCare[i] ? '✓' : '✗'}`).join(' ')}`,
          ] as [readonly [string, string], string],
        ]
      : []),
  ];
  return (
    <article>
      <h3>
        {s.day} {!s.counts && <Tag>{say(w.kept)}</Tag>}
      </h3>
      <p className="soft">
        {say(w.signers, {
          first: s.first,
          second: s.second,
          signer: [s.signer, s.signerWhy].filter(Boolean).join(':'),
        })}
      </p>
      <dl className="aid-facts">
        {facts.map(([head, text]) => (
          <div key={head[1]} className="aid-fact">
            <dt>{say(head)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="aid-signs">
        <Sign strokes={s.signatures.first} who={s.first} />
        <Sign strokes={s.signatures.second} who={s.second} />
        <Sign strokes={s.signatures.household} who={`${say(w.householdSide)} ${s.signer}`} />
      </div>
      {s.files > 0 && (
        <div className="aid-pictures">
          {Array.from({ length: s.files }, (_, n) => n).map((n) => (
            <img
              key={n}
              src={urlOf(surveyApi.surveyFile, { params: { id: s.id, n } })}
              alt={say(w.photo, { n: n + 1 })}
              loading="lazy"
            />
          ))}
        </div>
      )}
    </article>
  );
}

const MARGIN = 6;
function Sign({ strokes, who }: { strokes: SurveyView['signatures']['first']; who: string }) {
  const { say } = useSay();
  const points = strokes.flat();
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const box = `${left} ${top} ${Math.max(...xs) - left + MARGIN} ${Math.max(...ys) - top + MARGIN}`;
  return (
    <figure>
      <svg viewBox={box} role="img" aria-label={say(w.signature, { who })}>
        {strokes.map((s) => (
          <polyline
            key={s.map((p) => p.join()).join(' ')}
            points={s.map((p) => p.join()).join(' ')}
            fill="none"
            stroke="#16211d"
            strokeWidth={3}
          />
        ))}
      </svg>
      <figcaption className="soft small">{who}</figcaption>
    </figure>
  );
}
