import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { ProofButton } from '#modules/cases/console/index.ts';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { endText, momentText } from '#ui/web/time.ts';
import { petitionConsoleWords as w } from '../petitions.console.words.ts';
import { petitionsApi } from '../petitions.contract.ts';
import { petitionRoles } from '../petitions.parts.rules.ts';
import { type PetitionVerb, petitionVerbs } from '../petitions.rules.ts';
import type { PetitionNotice, PetitionView } from '../petitions.views.contract.ts';
import { clockWords, stateWords, verbWords } from '../petitions.words.ts';
import { type ActVerb, actsAmong } from './petition.acts.ts';
import { DeclareDialog, PetitionDialog } from './petition.dialog.tsx';
import { PaperDialog } from './petition.paper.tsx';

const isVerb = (verb: string): verb is PetitionVerb => petitionVerbs.some((known) => known === verb);

function Limits({ view }: { view: PetitionView }) {
  const { say, lang } = useSay();
  const now = Date.now();
  const told = view.clocks.filter((k) => k.state !== 'stopped');
  if (told.length === 0) return null;
  return (
    <>
      <h3>{say(w.clocks)}</h3>
      <ul className="plain">
        {told.map((k) => (
          <li key={k.id} className={k.state === 'running' && Date.parse(k.due) <= now ? 'clock is-late' : 'clock'}>
            <strong>{say(clockWords[k.ruleId] ?? [k.ruleId, k.ruleId])}</strong>
            {k.state === 'met' && <Tag>{say(w.met)}</Tag>}
            {k.state === 'missed' && <Tag className="mark">{say(w.missed)}</Tag>}
            <span className="clock-end">{say(w.due, { day: endText(k.shown, lang, now) })}</span>
            <p className="soft small">
              {[
                k.source,
                momentText(k.start, lang, now),
                k.pausedDays > 0 && say(w.pausedDays, { n: k.pausedDays }),
                k.rolled && say(w.rolled, { day: endText(k.due, lang, now) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <ProofButton of={petitionsApi.clockProof} params={{ id: view.caseId, clockId: k.id }} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Papers({ view }: { view: PetitionView }) {
  const { say, lang } = useSay();
  const [open, setOpen] = useState<PetitionNotice | null>(null);
  return (
    <>
      <h3>{say(w.notices)}</h3>
      <ul className="plain">
        {view.notices.map((n) => (
          <li key={n.id}>
            <Button type="link" className="row-open" onClick={() => setOpen(n)}>
              {say(n.title)}
            </Button>
            <span className="soft small">
              {' '}
              {n.number} · {momentText(n.sentAt, lang, Date.now())}
              {n.servedOn && ` · ${say(w.servedOn, { day: n.servedOn })}`}
            </span>
          </li>
        ))}
      </ul>
      {open && <PaperDialog view={view} notice={open} close={() => setOpen(null)} />}
    </>
  );
}

function Head({ view }: { view: PetitionView }) {
  const { say } = useSay();
  return (
    <>
      <p>
        <Tag>{say(stateWords[view.state])}</Tag>
        {view.organ && <span>{view.organ.name}</span>}
      </p>
      {view.persons !== null && (
        <p className="soft small">
          {view.representatives === null
            ? say(w.groupNoOne, { persons: view.persons })
            : say(w.group, { persons: view.persons, representatives: view.representatives })}
        </p>
      )}
      {view.round > 1 && <p className="soft small">{say(w.round, { n: view.round })}</p>}
      {view.sender && <p className="soft small">{say(w.sender, { name: view.sender.name })}</p>}
      {view.state === 'objected' && view.objection && <p>{say(w.objectionSays, { text: view.objection })}</p>}
      {view.extension && view.extension.approvedAt === null && (
        <Alert
          type="info"
          title={say(w.extensionSays, {
            days: view.extension.days,
            by: view.extension.askedBy,
            reason: view.extension.reason,
          })}
        />
      )}
      {view.ask && <p className="soft small">{say(w.askBefore, { day: view.ask.lastDay, to: view.ask.to ?? '' })}</p>}
      {view.isConflicted && <Alert type="warning" title={say(w.conflicted)} />}
    </>
  );
}

function Whole({ view, done }: { view: PetitionView; done: (view: PetitionView) => void }) {
  const { say } = useSay();
  // What is sent is decided on what was seen when the form was opened.
  const [act, setAct] = useState<{ verb: ActVerb; view: PetitionView } | null>(null);
  const [isDeclaring, declare] = useState(false);
  const open = actsAmong(view.open);
  return (
    <section className="card no-print" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      <Head view={view} />
      {open.length === 0 && <p className="soft">{say(w.none)}</p>}
      <div className="act-grid">
        {open.map((v, i) => (
          <Button key={v} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct({ verb: v, view })}>
            {say(verbWords[v])}
          </Button>
        ))}
        {view.mayDeclare && (
          <Button type="text" onClick={() => declare(true)}>
            {say(w.declare)}
          </Button>
        )}
      </div>
      {view.closed.length > 0 && (
        <>
          <h3>{say(w.closed)}</h3>
          <ul className="plain closed-acts">
            {view.closed.map(
              (c) =>
                isVerb(c.verb) && (
                  <li key={c.verb}>
                    <strong>{say(verbWords[c.verb])}</strong> <span className="soft small">{say(c.says)}</span>
                  </li>
                ),
            )}
          </ul>
        </>
      )}
      <Limits view={view} />
      <Papers view={view} />
      {act && <PetitionDialog key={act.verb} {...act} close={() => setAct(null)} done={done} />}
      {isDeclaring && <DeclareDialog view={view} close={() => declare(false)} done={done} />}
    </section>
  );
}

function Panel({ id }: { id: string }) {
  const client = useQueryClient();
  // Asked anew whenever the case has moved: the two go together.
  const ask = useAsk(petitionsApi.getPetition, { params: { id } }, { keepOld: true });
  const view = ask.data?.petition;
  const done = (next: PetitionView) => {
    client.setQueryData(keyOf(petitionsApi.getPetition, { params: { id } }), { petition: next });
    void client.invalidateQueries({ predicate: (q) => /^\/api\/(cases|petitions)/.test(String(q.queryKey[0])) });
  };
  return view ? <Whole view={view} done={done} /> : null;
}

/** The procedure of a petition on the page of its case. */
export function PetitionPanel({ id, kind }: SlotProps['case']) {
  const { role } = useMe();
  return kind === 'petition' && petitionRoles.includes(role) ? <Panel id={id} /> : null;
}
