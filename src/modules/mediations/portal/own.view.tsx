import type { Refused } from '#kernel/refusal.ts';
import { colon, type Word } from '#kernel/words.ts';
import { Button, FaultSummary, Form, PostButton } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import type { Tracked } from '../mediations.track.ts';
import { disputeWords, fileWords, mediationClockWords, rightsWords, routeWords } from '../mediations.words.ts';
import { nowWords, mediationPortalWords as w } from './mediation.words.ts';

type Of = { m: Tracked };

function Parties({ m }: Of) {
  const t = useSay();
  const answer = (a: 'yes' | 'no' | null) => t(a === 'yes' ? w.yes : a === 'no' ? w.no : w.unanswered);
  return (
    <>
      <h2>{t(w.parties)}</h2>
      <ul className="plain-list card">
        {m.parties.map((p) => (
          <li key={p.id}>
            <b>{p.name}</b> {p.isOwn && `(${t(w.you)})`} · <span className="soft">{answer(p.answer)}</span>
          </li>
        ))}
      </ul>
      <p className="soft">
        {t(w.mediatorsAre)}
        {t(colon)}
        {m.mediators.join('、') || t(w.waiting)} · {m.committee} {m.committeePhone}
      </p>
    </>
  );
}

function Agreement({ m }: Of) {
  const t = useSay();
  const { lang, now } = useFrame();
  if (!m.agreement) return null;
  const a = m.agreement;
  const lines: (readonly [Word, string])[] = [
    [w.facts, a.facts],
    [w.issues, a.issues],
    [w.responsibility, a.responsibility],
    [w.content, a.content],
    [w.manner, a.manner],
  ];
  return (
    <>
      <h2>{t(w.agreement)}</h2>
      {m.validOn && <p className="lead">{t(w.validOn, { day: dayText(m.validOn, lang, now) })}</p>}
      <dl className="facts card">
        {lines.map(([head, says]) => (
          <div key={head[1]}>
            <dt>{t(head)}</dt>
            <dd className="as-written">{says}</dd>
          </div>
        ))}
      </dl>
      {m.instalments.length > 0 && (
        <>
          <h3>{t(w.toDo)}</h3>
          <ul className="plain-list card">
            {m.instalments.map((i) => (
              <li key={i.id}>
                <p>{i.what}</p>
                <p className={i.isLate ? 'span late' : 'soft'}>
                  {i.doneOn
                    ? t(w.doneOn, { day: dayText(i.doneOn, lang, now) })
                    : t(w.due, { day: dayText(i.dueOn, lang, now) })}
                  {i.isLate && ` · ${t(w.late)}`}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {m.form === 'written' && (
        <>
          <h3>{t(w.signed)}</h3>
          <ul>
            {m.parties.map((p) => (
              <li key={p.id}>
                {p.name}: {p.signedOn ? t(w.signedOn, { day: dayText(p.signedOn, lang, now) }) : t(w.unsigned)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Papers({ m }: Of) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      {m.records.length > 0 && (
        <>
          <h2>{t(w.sessions)}</h2>
          {m.records.map((r) => (
            <details key={r.id} className="card">
              <summary>{dayText(r.on, lang, now)}</summary>
              <p className="as-written">{r.text}</p>
            </details>
          ))}
        </>
      )}
      {m.files.length > 0 && (
        <>
          <h2>{t(w.papers)}</h2>
          <ul>
            {m.files.map((f) => (
              <li key={f.id}>
                <a href={`/mediation/mine/file/${f.id}`}>{t(fileWords[f.kind])}</a>{' '}
                <span className="soft">{f.name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const buttons = [
  ['consent', w.consent],
  ['join', w.join],
  ['askAnother', w.askAnother],
  ['refuse', w.refuse],
  ['stop', w.stop],
] as const;
type ActsProps = Of & { isUnsure: boolean };
function Acts({ m, isUnsure }: ActsProps) {
  const t = useSay();
  const shown = buttons.filter(([verb]) => m.open.includes(verb));
  if (shown.length === 0) return null;
  return (
    <section className="no-print" id="acts">
      <h2>{t(w.acts)}</h2>
      {isUnsure && (
        <Notice tone="now">
          <p>{t(w.sureMissing)}</p>
        </Notice>
      )}
      {shown.map(([verb, label]) => (
        <Form key={verb} id={verb} action="/mediation/mine/act" state={{ values: {}, faults: [] }} hidden={{ verb }}>
          {verb === 'consent' && (
            <label className="tick">
              <input type="checkbox" name="closed" value="yes" /> {t(w.closed)}
            </label>
          )}
          {verb === 'join' && <p className="soft">{t(w.joinHow)}</p>}
          {(verb === 'stop' || verb === 'refuse') && (
            <label className="tick">
              <input type="checkbox" name="sure" value="yes" /> {t(w.sure)}
            </label>
          )}
          <Button look={verb === 'consent' || verb === 'join' ? 'main' : 'plain'}>{t(label)}</Button>
        </Form>
      ))}
    </section>
  );
}

function Words({ title, of }: { title: Word; of: readonly Word[] }) {
  const t = useSay();
  return (
    <details className="card">
      <summary>{t(title)}</summary>
      <ul>
        {of.map((word) => (
          <li key={word[1]}>{t(word)}</li>
        ))}
      </ul>
    </details>
  );
}

/** What one party sees: the shared file, in plain words, and what it may do now. */
export function Own({ m, isUnsure, refused }: ActsProps & { refused: Refused | null }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const hasEnded = ['refused', 'failed', 'stopped', 'breached', 'notConfirmed'].includes(m.status);
  return (
    <>
      <h1>{m.number}</h1>
      <FaultSummary faults={[]} refused={refused} labels={{}} />
      <h2>{t(w.whatNow)}</h2>
      <p className="lead">{t(nowWords[m.status])}</p>
      {m.appointment && (
        <p>
          {t(w.meets, {
            at: momentText(Temporal.Instant.from(m.appointment.at), lang, now),
            place: m.appointment.place,
          })}
        </p>
      )}
      {m.clocks.map((c) => (
        <p key={c.name} className={c.isOver ? 'span late' : 'soft'}>
          {t(w.clock, {
            what: t(mediationClockWords[c.name]),
            day: dayText(c.until, lang, now),
            source: c.source,
          })}
        </p>
      ))}
      {(hasEnded || m.endedAs === 'refused') && (
        <>
          <h2>{t(w.routes)}</h2>
          <ul>
            {routeWords.map((word) => (
              <li key={word[1]}>{t(word)}</li>
            ))}
          </ul>
        </>
      )}
      <Acts m={m} isUnsure={isUnsure} />
      <h2>{t(w.said)}</h2>
      <p className="soft">{t(disputeWords[m.kind])}</p>
      <p className="as-written">{m.body}</p>
      <Parties m={m} />
      <Agreement m={m} />
      <Papers m={m} />
      <Words title={w.rights} of={rightsWords.rights} />
      <Words title={w.duties} of={rightsWords.duties} />
      <h2>{t(w.openings)}</h2>
      {m.openings.length === 0 && <p className="soft">{t(w.noOpenings)}</p>}
      <ul>
        {m.openings.map((o) => (
          <li key={`${o.name}${o.at}`}>{t(w.opening, { name: o.name, at: momentText(o.at, lang, now) })}</li>
        ))}
      </ul>
      <PostButton action="/mediation/mine/leave">{t(w.leave)}</PostButton>
    </>
  );
}
