import { Tag } from 'antd';
import { colon } from '#kernel/words.ts';
import { useSay } from '#ui/console/say.tsx';
import { Strokes } from '#ui/console/strokes.tsx';
import { urlOf } from '#ui/web/call.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { selfCareItems } from '../aid.means.rules.ts';
import { selfCareLevelWords, selfCareWords, yuan } from '../aid.means.words.ts';
import { surveyApi } from '../aid.survey.contract.ts';
import type { AidView, SurveyView } from '../aid.views.contract.ts';
import { surveyPurposeWords } from '../aid.words.ts';
import { PaperSurvey } from './paper.survey.tsx';

/** What two people found, each survey whole: also one that came when another had moved the application. */
export function Surveys({ a }: { a: AidView }) {
  const { say } = useSay();
  return (
    <section className="card">
      <header className="card-head">
        <h2>{say(w.surveys)}</h2>
        {a.open.includes('survey') && <PaperSurvey a={a} />}
      </header>
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
            `${say(selfCareLevelWords[s.selfCareLevel])}${say(colon)}${selfCareItems.map((i) => `${say(selfCareWords[i])}${selfCare[i] ? '✓' : '✗'}`).join(' ')}`,
          ] as [readonly [string, string], string],
        ]
      : []),
  ];
  return (
    <article>
      <h3>
        {s.day} {s.purpose !== 'apply' && <Tag>{say(surveyPurposeWords[s.purpose])}</Tag>}{' '}
        {!s.counts && <Tag>{say(w.kept)}</Tag>}
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
      {s.typist && <p className="soft small">{say(w.onPaper, { name: s.typist })}</p>}
      {s.signatures && <Signs s={s} signatures={s.signatures} />}
      <Pictures s={s} />
    </article>
  );
}

type Signatures = NonNullable<SurveyView['signatures']>;
function Signs({ s, signatures }: { s: SurveyView; signatures: Signatures }) {
  const { say } = useSay();
  return (
    <div className="aid-signs">
      <Sign strokes={signatures.first} who={s.first} />
      <Sign strokes={signatures.second} who={s.second} />
      <Sign strokes={signatures.household} who={`${say(w.householdSide)} ${s.signer}`} />
    </div>
  );
}

/** Pictures are shown; a sheet that was scanned is opened. */
function Pictures({ s }: { s: SurveyView }) {
  const { say } = useSay();
  if (s.files.length === 0) return null;
  const urlOfFile = (n: number) => urlOf(surveyApi.surveyFile, { params: { id: s.id, n } });
  return (
    <div className="aid-pictures">
      {s.files.map((type, n) =>
        type === 'application/pdf' ? (
          <a key={urlOfFile(n)} href={urlOfFile(n)} target="_blank" rel="noreferrer">
            {say(w.scan, { n: n + 1 })}
          </a>
        ) : (
          <a key={urlOfFile(n)} href={urlOfFile(n)} target="_blank" rel="noreferrer">
            <img src={urlOfFile(n)} alt={say(w.photo, { n: n + 1 })} loading="lazy" />
          </a>
        ),
      )}
    </div>
  );
}

function Sign({ strokes, who }: { strokes: Signatures['first']; who: string }) {
  const { say } = useSay();
  return (
    <figure>
      <Strokes strokes={strokes} label={say(w.signature, { who })} />
      <figcaption className="soft small">{who}</figcaption>
    </figure>
  );
}
