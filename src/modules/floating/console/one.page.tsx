import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { floatingConsoleWords as w } from '../floating.console.words.ts';
import { type FloatingView, floatingApi } from '../floating.contract.ts';
import {
  consentWayWords,
  directionWords,
  floatingStatusWords,
  floatingVerbWords,
  reasonWords,
  sideWords,
  stepWords,
  wayWords,
} from '../floating.words.ts';
import { type FloatingVerb, floatingVerbs } from '../floating.workflow.rules.ts';
import { Card } from './card.tsx';
import { DueLines } from './floating.page.tsx';
import { ActDialog, Answer } from './verbs.dialogs.tsx';
import './floating.css';

const route = getRouteApi('/floating/$id');

/** One member on the move: the record, what is due, contacts, every step; print leaves the buttons out. */
export function OneFloatingPage() {
  const { id } = route.useParams();
  const ask = useAsk(floatingApi.getFloating, { params: { id } });
  return (
    <Read ask={ask} rows={8}>
      {(f) => <One f={f} />}
    </Read>
  );
}

/** Verbs in the order of the way; a note of a contact is one button for both outcomes. */
const shownVerbs = floatingVerbs.filter((v) => v !== 'tryContact' && v !== 'correct');

function One({ f }: { f: FloatingView }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [verb, act] = useState<FloatingVerb | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const params = { id: f.id };
  const newCard = useDeed((_: undefined, key) => call(floatingApi.floatingCode, { params, input: {}, key }));
  const show = (next: FloatingView) => {
    client.setQueryData(keyOf(floatingApi.getFloating, { params }), next);
    void client.invalidateQueries({ queryKey: [floatingApi.listFloating.path] });
  };
  const closed = new Map(f.closed.map((c) => [c.verb, c.says]));
  const isKeeper = f.mySides.length > 0;
  const first = shownVerbs.find((v) => v !== 'edit' && f.open.includes(v));
  return (
    <>
      <PageHead title={f.name} note={`${say(floatingStatusWords[f.status])} · ${f.home}`}>
        {shownVerbs.map((v) => {
          const why = closed.get(v);
          if (!f.open.includes(v) && !why) return null;
          return (
            <Button
              key={v}
              type={v === first ? 'primary' : 'default'}
              disabled={Boolean(why)}
              title={why && say(why)}
              onClick={() => act(v)}
            >
              {say(v === 'contact' ? w.addContact : floatingVerbWords[v])}
            </Button>
          );
        })}
        {isKeeper && (
          <Button
            loading={newCard.pending}
            onClick={() => void newCard.run(undefined).then((made) => made && setCode(made.code))}
          >
            {say(w.newCard)}
          </Button>
        )}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <ButtonLink to="/floating">{say(w.back)}</ButtonLink>
      </PageHead>
      {f.closed.map((c) => (
        <Alert
          key={c.verb}
          className="no-print"
          type="info"
          showIcon
          title={`${say(floatingVerbWords[c.verb])}${say(colon)}${say(c.says)}`}
        />
      ))}
      {newCard.problem && <Fault problem={newCard.problem} />}
      {f.due.length > 0 && (
        <section className="card">
          <h2>{say(w.due)}</h2>
          <DueLines due={f.due} />
        </section>
      )}
      <Record f={f} isKeeper={isKeeper} />
      <Contacts f={f} />
      <Appraisals f={f} />
      <Corrections f={f} show={show} isKeeper={isKeeper} />
      <Steps f={f} />
      {verb && <ActDialog f={f} verb={verb} close={() => act(null)} done={show} />}
      {code && <Card name={f.name} code={code} close={() => setCode(null)} />}
    </>
  );
}

function Phone({ f, isKeeper }: { f: FloatingView; isKeeper: boolean }) {
  const { say } = useSay();
  const see = useDeed((_: undefined, key) => call(floatingApi.floatingPhone, { params: { id: f.id }, input: {}, key }));
  const [phone, setPhone] = useState<string | null>(null);
  return (
    <>
      <span className="mono">{phone ?? f.phone ?? '—'}</span>{' '}
      {isKeeper && f.phone && !phone && (
        <Button
          size="small"
          className="no-print"
          loading={see.pending}
          onClick={() => void see.run(undefined).then((answer) => answer && setPhone(answer.phone))}
        >
          {say(w.seePhone)}
        </Button>
      )}
    </>
  );
}

function Record({ f, isKeeper }: { f: FloatingView; isKeeper: boolean }) {
  const { say } = useSay();
  const inflow = f.inflow && `${f.inflow}${f.inflowPlace ? ` · ${f.inflowPlace}` : ''}`;
  const where = [say(directionWords[f.direction]), f.province, f.whereabouts].filter(Boolean).join(' · ');
  const facts: [readonly [string, string], React.ReactNode][] = [
    [w.home, `${f.home}${f.homePlace ? ` · ${f.homePlace}` : ''}`],
    [w.inflow, inflow ?? '—'],
    [w.vote, say(f.status === 'relationMoved' ? w.voteMoved : w.voteHome)],
    [w.whereTo, where],
    [w.reason, say(reasonWords[f.reason])],
    [w.hasCard, say(f.hasCard ? w.cardYes : w.cardNo)],
    [w.phone, <Phone key="phone" f={f} isKeeper={isKeeper} />],
    [w.leftOn, `${f.leftOn}${f.awayUntil ? ` — ${f.awayUntil}` : ''}`],
    [w.reportedOn, f.reportedOn ?? '—'],
    [w.attachedOn, f.attachedOn ?? '—'],
    [w.contactPerson, `${f.contactName ?? say(w.contactNone)} · ${say(w.contactEvery, { n: f.contactEvery })}`],
    [w.told, `${f.consentOn} · ${say(consentWayWords[f.consentWay])}`],
    ...(f.endedOn ? [[w.endedOn, f.endedOn] as [readonly [string, string], string]] : []),
  ];
  return (
    <section className="card">
      <h2>{say(w.record)}</h2>
      <dl className="floating-facts">
        {facts.map(([head, value]) => (
          <div key={head[1]} style={{ display: 'contents' }}>
            <dt>{say(head)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Contacts({ f }: { f: FloatingView }) {
  const { say } = useSay();
  return (
    <section className="card">
      <h2>{say(w.contacts)}</h2>
      {f.contacts.length === 0 ? (
        <p className="soft">{say(w.contactsNone)}</p>
      ) : (
        <Register
          rows={f.contacts}
          keyOf={(c) => c.id}
          columns={[
            { head: w.day, cell: (c) => c.day },
            { head: w.side, cell: (c) => say(sideWords[c.side]) },
            { head: w.way, cell: (c) => say(wayWords[c.way]) },
            { head: w.reached, cell: (c) => say(c.reached ? w.yes : w.no) },
            { head: w.note, cell: (c) => c.note ?? '' },
            { head: w.who, cell: (c) => c.by },
          ]}
        />
      )}
    </section>
  );
}

function Appraisals({ f }: { f: FloatingView }) {
  const { say } = useSay();
  return (
    <section className="card">
      <h2>{say(w.appraisals)}</h2>
      {f.appraisals.length === 0 && <p className="soft">{say(w.appraisalsNone)}</p>}
      <ul className="plain">
        {f.appraisals.map((a) => (
          <li key={a.year}>{say(w.appraisedAt, { year: a.year, side: say(sideWords[a.side]), day: a.heldOn })}</li>
        ))}
      </ul>
    </section>
  );
}

type CorrectionsProps = { f: FloatingView; show: (f: FloatingView) => void; isKeeper: boolean };
function Corrections({ f, show, isKeeper }: CorrectionsProps) {
  const { say } = useSay();
  const [answering, answer] = useState<string | null>(null);
  if (f.corrections.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(w.corrections)}</h2>
      <ul className="plain">
        {f.corrections.map((c) => (
          <li key={c.id}>
            <Moment at={c.at} /> · {c.text}
            {c.answer && ` · ${say(w.answer)}${say(colon)}${c.answer}`}{' '}
            {!c.answer && isKeeper && (
              <Button size="small" className="no-print" onClick={() => answer(c.id)}>
                {say(w.answer)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answering && <Answer f={f} correctionId={answering} close={() => answer(null)} done={show} />}
    </section>
  );
}

function Steps({ f }: { f: FloatingView }) {
  const { say } = useSay();
  const known = f.steps.filter((s): s is typeof s & { verb: keyof typeof stepWords } => s.verb in stepWords);
  return (
    <section className="card">
      <h2>{say(w.steps)}</h2>
      <ol className="plain">
        {known.toReversed().map((s) => (
          <li key={`${s.at} ${s.verb}`}>
            <Moment at={s.at} /> · {say(stepWords[s.verb])}
            {s.by === 'member' && ` · ${say(w.byMember)}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
