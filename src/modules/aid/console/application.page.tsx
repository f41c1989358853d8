import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { aidColumnWords, aidConsoleWords as w } from '../aid.console.words.ts';
import { aidApi } from '../aid.contract.ts';
import { stepWords, yuan } from '../aid.means.words.ts';
import { type AidVerb, aidVerbs, isMonthly } from '../aid.rules.ts';
import type { AidView } from '../aid.views.contract.ts';
import { aidDoneWords, aidKindWords, aidStatusWords, aidVerbWords, filerWords } from '../aid.words.ts';
import { ActDialog } from './act.dialog.tsx';
import { type ActVerb, isAct, onward } from './acts.ts';
import { Due } from './aid.page.tsx';
import { useAidAgain } from './bits.tsx';
import { KinDialog } from './kin.dialog.tsx';
import { Letters } from './letters.tsx';
import { Means } from './means.tsx';
import { FormToSign } from './paper.form.tsx';
import { Notices, Objections, Papers, Statements } from './parts.tsx';
import { Stages } from './stages.tsx';
import { Surveys } from './surveys.tsx';
import './aid.css';

const route = getRouteApi('/aid/$id');

/** One application: what was said and found on the left, its limits, acts and letters on the right. */
export function ApplicationPage() {
  const { id } = route.useParams();
  const ask = useAsk(aidApi.getAid, { params: { id } });
  return (
    <Read ask={ask} rows={10}>
      {(a) => <Application a={a} />}
    </Read>
  );
}

function Application({ a }: { a: AidView }) {
  const { say } = useSay();
  return (
    <>
      <PageHead title={`${a.applicant} · ${say(aidKindWords[a.kind])}`} note={<span className="mono">{a.number}</span>}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <FormToSign a={a} />
        <Link to="/aid">{say(w.back)}</Link>
      </PageHead>
      {a.erasedOn && <Alert type="info" showIcon title={say(w.erased, { day: a.erasedOn })} />}
      {a.reviewer && <Alert type="info" showIcon title={say(w.reviewWith, { name: a.reviewer })} />}
      {a.isFrozen && <Alert type="warning" showIcon title={say(w.frozen)} />}
      <div className="aid-page">
        <div>
          <Facts a={a} />
          <Means a={a} />
          <Surveys a={a} />
          <Statements a={a} />
          <Objections a={a} />
        </div>
        <div>
          <Acts a={a} />
          <Limits a={a} />
          <Stages a={a} />
          <Papers a={a} />
          <Letters a={a} />
          <Notices a={a} />
          <Steps a={a} />
        </div>
      </div>
    </>
  );
}

function Facts({ a }: { a: AidView }) {
  const { say } = useSay();
  const sum = a.amountCents === null ? null : yuan(a.amountCents);
  const amount =
    sum &&
    [
      isMonthly(a.kind) ? say(w.perMonth, { sum, month: (a.paidFrom ?? '').slice(0, 7) }) : say(w.once, { sum }),
      a.paidUntil && say(w.until, { day: a.paidUntil }),
    ]
      .filter(Boolean)
      .join(' · ');
  const facts: [readonly [string, string], string][] = [
    [aidColumnWords.status, say(aidStatusWords[a.status])],
    ...(amount ? [[w.amount, amount] as [readonly [string, string], string]] : []),
    [w.household, `${a.placeName} · ${a.address} · ${say(w.persons, { n: a.size })}`],
    [w.filedBy, [say(filerWords[a.filedBy]), a.entrusted, a.takenBy].filter(Boolean).join(' · ')],
    ...(a.grantId ? [[w.batch, say(w.ledger)] as [readonly [string, string], string]] : []),
    ...a.kin.map((k): [readonly [string, string], string] => [
      w.isKin,
      `${k.official}(${say(w[k.post])})· ${k.relation}`,
    ]),
  ];
  return (
    <section className="card">
      <h2>
        {say(w.said)} {a.isKin && <Tag>{say(w.isKin)}</Tag>} {a.isSpecial && <Tag>{say(w.special)}</Tag>}
      </h2>
      <p className="said">{a.reason}</p>
      <dl className="aid-facts">
        {facts.map(([head, text]) => (
          <div key={head[1] + text} className="aid-fact">
            <dt>{say(head)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What can be done now stands first; what the rules refuse is shown with the reason. */
function Acts({ a }: { a: AidView }) {
  const { say } = useSay();
  const again = useAidAgain();
  const [verb, show] = useState<ActVerb | 'kin' | null>(null);
  const open = [...onward, ...aidVerbs.filter((v) => !onward.includes(v))].filter(
    (v): v is ActVerb => a.open.includes(v) && isAct(v),
  );
  const mayDeclare = a.open.some((v: AidVerb) => v !== 'secondStop');
  return (
    <section className="card no-print">
      <h2>{say(w.acts)}</h2>
      {open.length === 0 && <p className="soft">{say(w.nothingToDo)}</p>}
      <div className="aid-acts">
        {open.map((v, i) => (
          <Button key={v} type={i === 0 && onward.includes(v) ? 'primary' : 'default'} onClick={() => show(v)}>
            {say(aidVerbWords[v])}
          </Button>
        ))}
        {mayDeclare && <Button onClick={() => show('kin')}>{say(w.declareKin)}</Button>}
      </div>
      {a.open.includes('survey') && <p className="soft">{say(w.surveyOnPhone)}</p>}
      {a.closed.length > 0 && (
        <>
          <h3>{say(w.closedActs)}</h3>
          <ul className="plain closed-acts">
            {a.closed.map((c) => (
              <li key={c.verb}>
                <strong>{say(aidVerbWords[c.verb])}</strong> <span className="soft">{say(c.says)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {verb === 'kin' && <KinDialog a={a} close={() => show(null)} done={again} />}
      {verb && verb !== 'kin' && <ActDialog a={a} verb={verb} close={() => show(null)} done={again} />}
    </section>
  );
}

function Limits({ a }: { a: AidView }) {
  const { say } = useSay();
  return (
    <section className="card">
      <h2>{say(w.clocks)}</h2>
      {a.clocks.length === 0 && <p className="soft">{say(w.noClock)}</p>}
      <ul className="plain">
        {a.clocks.map((c) => (
          <li key={c.step}>
            <Due due={c} />
            <p className="soft small">
              {say(stepWords[c.step])} · {c.source}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ a }: { a: AidView }) {
  const { say, lang } = useSay();
  return (
    <section className="card">
      <h2>{say(w.steps)}</h2>
      <ul className="plain">
        {[...a.steps].reverse().map((s) => (
          <li key={s.at + s.verb}>
            {s.verb in aidDoneWords ? say(aidDoneWords[s.verb as keyof typeof aidDoneWords]) : s.verb}
            <p className="soft small">
              {[momentText(s.at, lang, Date.now()), s.unit, s.by].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
