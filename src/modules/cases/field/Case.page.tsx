import { ask } from '#ui/field/ask.ts';
import { Button, Loading, Notice } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { CasePanels } from '#ui/field/slots.tsx';
import { goTo, useSpot } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import { urlOf } from '#ui/web/call.ts';
import { reportsThings } from '../cases.parts.rules.ts';
import type { CaseVerb } from '../cases.rules.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { kindWords, outcomeWords, purposeWords, statusWords, verbWords } from '../cases.words.ts';
import { fieldVerbs, isActVerb, isAddition } from './acts.ts';
import { Due } from './CaseLine.tsx';
import { Contact } from './Contact.tsx';
import { caseFieldWords as w } from './field.words.ts';
import { Timeline } from './Timeline.tsx';
import { cases } from './wire.ts';

const BIG_BUTTONS = 2;

/** One case on the phone: what happened, how long there is left, whom to call, and the next step as a big button. */
export function CasePage({ id }: { id: string }) {
  const say = useSay();
  const { query } = useSpot();
  const loaded = useLoad(`cases/one/${id}`, () => ask(cases.get, { params: { id } }), { keep: true });
  return (
    <>
      <Head title={loaded.value?.title ?? say(w.caseTitle)} back={hashOf(['today'])} />
      {query.done && isActVerb(query.done) && (
        <Notice kind="good">{say(w.nextOpen, { verb: say(verbWords[query.done]) })}</Notice>
      )}
      <Loading of={loaded}>{(view) => <Case view={view} />}</Loading>
    </>
  );
}

/** A hazard seen on patrol has nobody behind it to be called. */
const isOwnFinding = (view: CaseView) => view.kind === 'hazard' && view.disclosure === 'anonymous';

const isVerb = (verb: string): verb is CaseVerb => Object.hasOwn(verbWords, verb);

function Case({ view: shown }: { view: CaseView }) {
  const say = useSay();
  const { role } = useWho();
  const view = reportsThings(role) ? { ...shown, open: [], closed: [] } : shown;
  const open = fieldVerbs.filter((verb) => view.open.includes(verb));
  const waitedFor = open.filter((verb) => !['note', 'declineHandover', 'offerHandover', 'supplement'].includes(verb));
  const big = waitedFor.slice(0, BIG_BUTTONS);
  const more = open.filter((verb) => !big.includes(verb));
  const atDesk = view.open.filter((verb) => !isActVerb(verb) && !isAddition(verb) && isVerb(verb));
  const act = (verb: string) => goTo(['case', view.id, verb]);
  return (
    <article className="case">
      <p className="about">
        <span>{say(statusWords[view.status])}</span>
        {view.outcome && <span>{say(outcomeWords[view.outcome])}</span>}
        <span>{say(kindWords[view.kind])}</span>
        <span>{view.number}</span>
      </p>
      {view.offer && view.open.includes('acceptHandover') && (
        <Notice>{say(w.offer, { by: view.offer.by?.name ?? '', reason: view.offer.reason })}</Notice>
      )}
      <section>
        <h2>{say(w.happened)}</h2>
        <p className="body">{view.body}</p>
        <p className="about">
          <span>{view.placeName}</span>
          {view.placeNote && <span>{view.placeNote}</span>}
        </p>
        <Files view={view} />
      </section>
      <Clocks view={view} />
      {!isOwnFinding(view) && <Contact view={view} />}
      <Handlers view={view} />
      <CasePanels {...view} />
      <Replies view={view} />
      <Timeline entries={view.timeline} />
      {(more.length > 0 || view.closed.length > 0 || atDesk.length > 0) && (
        <section className="more">
          <h2>{say(w.canDo)}</h2>
          {more.map((verb) => (
            <Button key={verb} onClick={() => act(verb)}>
              {say(verbWords[verb])}
            </Button>
          ))}
          {view.closed.map(
            ({ verb, says }) =>
              isVerb(verb) && (
                <Button key={verb} why={say(says)}>
                  {say(verbWords[verb])}
                </Button>
              ),
          )}
          {atDesk.map((verb) => isVerb(verb) && <p key={verb}>{say(w.atDesk, { verb: say(verbWords[verb]) })}</p>)}
        </section>
      )}
      {big.length > 0 && (
        <div className="next">
          {big.map((verb, i) => (
            <Button key={verb} kind={i === 0 ? 'main' : 'plain'} onClick={() => act(verb)}>
              {say(verbWords[verb])}
            </Button>
          ))}
        </div>
      )}
    </article>
  );
}

/** What each running clock waits for, until when, and by which rule. */
function Clocks({ view }: { view: CaseView }) {
  const say = useSay();
  const running = view.clocks
    .filter((k) => !k.endedAt && (k.state === 'running' || k.state === 'missed'))
    .sort((a, b) => (a.shown < b.shown ? -1 : 1));
  if (running.length === 0) return null;
  return (
    <section className="clocks">
      <h2>{say(w.time)}</h2>
      <ul>
        {running.map((k) => (
          <li key={k.id}>
            <a href={hashOf(['case', view.id, 'clock', k.id])}>
              {say(w.limitOf, { purpose: say(purposeWords[k.purpose]) })}
            </a>
            <Due
              row={{ dueAt: k.shown, overdue: Date.parse(k.shown) <= Date.now(), provisional: k.provisional }}
              exactly
            />
          </li>
        ))}
      </ul>
      <details>
        <summary>{say(w.sources)}</summary>
        <ul>
          {running.map((k) => (
            <li key={k.id}>{say(w.source, { purpose: say(purposeWords[k.purpose]), source: k.source })}</li>
          ))}
        </ul>
      </details>
      {running.some((k) => k.provisional) && <p className="hint">{say(w.provisionalWhy)}</p>}
    </section>
  );
}

function Files({ view }: { view: CaseView }) {
  const say = useSay();
  if (view.files.length === 0) return null;
  const url = (fileId: string, size: 'full' | 'thumb') =>
    urlOf(cases.file, { params: { id: view.id, fileId }, query: { size } });
  return (
    <ul className="files shown" aria-label={say(w.files)}>
      {view.files.map((f) => (
        <li key={f.id}>
          {f.kind === 'sound' ? (
            // biome-ignore lint/a11y/useMediaCaption: a person's own voice note has no captions
            <audio controls preload="none" src={url(f.id, 'full')} aria-label={f.name} />
          ) : (
            <a href={url(f.id, 'full')} target="_blank" rel="noreferrer">
              {f.hasThumb ? <img className="thumb" src={url(f.id, 'thumb')} alt={f.name} loading="lazy" /> : f.name}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Handlers({ view }: { view: CaseView }) {
  const say = useSay();
  const handler = [view.handler?.name, view.handlerPerson?.name].filter(Boolean).join(' ');
  return (
    <section>
      <h2>{say(w.whoHandles)}</h2>
      <dl>
        {view.firstReceiver && (
          <div>
            <dt>{say(w.firstReceiver)}</dt>
            <dd>
              {view.firstReceiver.name} {view.firstReceiver.organisation}
            </dd>
          </div>
        )}
        {handler && (
          <div>
            <dt>{say(w.handler)}</dt>
            <dd>{handler}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Replies({ view }: { view: CaseView }) {
  const say = useSay();
  if (view.replies.length === 0) return null;
  return (
    <section>
      <h2>{say(w.replies)}</h2>
      {view.replies.map((r) => (
        <blockquote key={r.n}>
          <p className="body">{r.text}</p>
          <p className="about">
            <span>{say(outcomeWords[r.outcome])}</span>
            <span>
              {r.organisation} {r.by}
            </span>
          </p>
        </blockquote>
      ))}
    </section>
  );
}
