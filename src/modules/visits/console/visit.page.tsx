import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { studyRoles } from '../studies.rules.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { type NeedView, type VisitView, visitsApi, type Wording } from '../visits.contract.ts';
import { visitorRoles } from '../visits.rules.ts';
import { needCategoryWords, spokenToWords, visitHowWords, visitResultWords } from '../visits.words.ts';
import { Corrections } from './corrections.tsx';
import { Files } from './files.tsx';
import { Mend, type Mending, NewSlip } from './mend.dialog.tsx';
import { StudyDialog } from './study.dialog.tsx';
import './visits.css';

const route = getRouteApi('/visits/$id');
type Dialog = 'slip' | 'study' | Mending | null;

/** One visit: the household's words first, every wording beside the one before, and what the household says to it. */
export function VisitPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const ask = useAsk(visitsApi.getVisit, { params: { id } });
  return (
    <>
      <span className="visit-back no-print">
        <ButtonLink to="/visits">{say(w.back)}</ButtonLink>
      </span>
      <Read ask={ask} rows={10}>
        {(v) => <Visit v={v} />}
      </Read>
    </>
  );
}

function Visit({ v }: { v: VisitView }) {
  const { say } = useSay();
  const { role } = useMe();
  const [dialog, show] = useState<Dialog>(null);
  const isVisitor = visitorRoles.some((r) => r === role);
  const title = `${v.household ?? v.address} · ${say(v.purposeSays)}`;
  const mend = (part: Mending['part'], now: string, needId?: string) =>
    v.mayMend ? () => show({ part, now, ...(needId && { needId }) }) : null;
  return (
    <>
      <PageHead title={title} note={`${v.placeName} · ${v.address} · ${v.day}`}>
        {studyRoles.some((r) => r === role) && <Button onClick={() => show('study')}>{say(w.holdAbout)}</Button>}
        {isVisitor && v.result === 'talked' && <Button onClick={() => show('slip')}>{say(w.newSlip)}</Button>}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      {v.link && (
        <figure className="paper-only paper-code">
          <QrCode text={v.link} size={96} />
          <figcaption>{say(w.readCode)}</figcaption>
        </figure>
      )}
      <div className="visit-columns">
        <div>
          <Part title={say(w.said)} of={v.said} mend={mend('said', v.said[0]?.text ?? '')} />
          <Needs v={v} mend={mend} />
          <Part title={say(w.note)} of={v.note} mend={mend('note', v.note[0]?.text ?? '')} />
          <Files v={v} />
        </div>
        <div>
          <About v={v} />
          <Corrections v={v} />
        </div>
      </div>
      {dialog === 'slip' && <NewSlip v={v} close={() => show(null)} />}
      {dialog === 'study' && <StudyDialog v={v} close={() => show(null)} />}
      {dialog !== null && typeof dialog === 'object' && <Mend v={v} of={dialog} close={() => show(null)} />}
    </>
  );
}

/** The wording that counts, and the ones before it; with who and why. */
export function Wordings({ of, mend }: { of: readonly Wording[]; mend: (() => void) | null }) {
  const { say } = useSay();
  return of.map((t, i) => (
    <div key={t.id} className={i === 0 ? 'visit-wording' : 'visit-wording is-earlier'}>
      {i === 1 && <small className="soft">{say(w.earlier)}</small>}
      <p className={i === 0 ? 'visit-said' : 'visit-said soft'}>{t.text ?? say(w.erased)}</p>
      <small className="soft">
        {t.by} · <Moment at={t.at} />
        {t.reason && ` · ${t.reason}`}
      </small>{' '}
      {i === 0 && mend && t.text !== null && (
        <Button type="link" size="small" className="no-print" onClick={mend}>
          {say(w.mend)}
        </Button>
      )}
    </div>
  ));
}

function Part({ title, of, mend }: { title: string; of: readonly Wording[]; mend: (() => void) | null }) {
  if (of.length === 0) return null;
  return (
    <section className="section">
      <h2>{title}</h2>
      <Wordings of={of} mend={mend} />
    </section>
  );
}

type MendOf = (part: Mending['part'], now: string, needId?: string) => (() => void) | null;
function Needs({ v, mend }: { v: VisitView; mend: MendOf }) {
  const { say } = useSay();
  if (v.needsTold.length === 0) return null;
  return (
    <section className="section">
      <h2>{say(w.needsTold)}</h2>
      {v.needsTold.map((n) => (
        <Need key={n.id} n={n} mend={mend} />
      ))}
    </section>
  );
}
function Need({ n, mend }: { n: NeedView; mend: MendOf }) {
  const { say } = useSay();
  return (
    <div className="visit-row">
      <small className="soft">
        {n.nth}. {say(needCategoryWords[n.category])}
        {n.placeNote && ` · ${n.placeNote}`}
        {n.caseId && n.caseNumber && (
          <>
            {' · '}
            <Link to="/cases/$id" params={{ id: n.caseId }} className="mono">
              {n.caseNumber}
            </Link>{' '}
            {say(n.isCaseClosed ? w.isDone : w.notDone)}
          </>
        )}
      </small>
      <Wordings of={n.what} mend={mend('need', n.what[0]?.text ?? '', n.id)} />
      {n.told.length > 0 && (
        <>
          <small className="soft">{say(w.told)}</small>
          <Wordings of={n.told} mend={mend('told', n.told[0]?.text ?? '', n.id)} />
        </>
      )}
    </div>
  );
}

function About({ v }: { v: VisitView }) {
  const { say } = useSay();
  const spoken = v.spokenName ?? (v.spokenTo ? say(spokenToWords[v.spokenTo]) : '—');
  const facts: [string, ReactNode][] = [
    [say(w.visitors), `${v.visitors.join('、')} · ${v.unit}`],
    [say(w.why), v.why],
    [say(w.how), `${say(visitHowWords[v.how])} · ${say(visitResultWords[v.result])}`],
    [say(w.spoken), spoken],
    [
      say(w.arrived),
      <>
        <Moment at={v.madeAt} /> / <Moment at={v.arrivedAt} />
      </>,
    ],
    ...(v.slip ? [[say(w.slip), inFours(v.slip)] as [string, ReactNode]] : []),
    ...v.answers.map((a) => [say(a.asked), say(a.value)] as [string, ReactNode]),
    ...v.facts.map((f) => [[f.of, say(f.name)].filter(Boolean).join(' '), say(f.value)] as [string, ReactNode]),
    ...v.studies.map(
      (s) =>
        [
          say(w.studies),
          <Link key={s.id} to="/visits/studies/$id" params={{ id: s.id }}>
            {s.title} · {s.heldOn}
          </Link>,
        ] as [string, ReactNode],
    ),
  ];
  return (
    <section className="card">
      <dl className="facts">
        {facts.map(([head, text], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is drawn whole each time
          <Fragment key={i}>
            <dt>{head}</dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
