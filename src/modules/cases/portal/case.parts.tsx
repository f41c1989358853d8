import { roles } from '#kernel/actor.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { DateText, Empty, Notice, Remaining, Said, Timeline } from '#ui/portal/parts.tsx';
import type { ResidentView } from '../cases.resident.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { outcomeText, type ToldClock, toldClocks, toldTimeline } from './case.view.ts';
import { caseWords as w } from './case.words.ts';

type Has<T = CaseView> = { c: T };
const at = (text: string) => Temporal.Instant.from(text);

export function Who({ c }: Has) {
  const t = useSay();
  const first = c.firstReceiver && [c.firstReceiver.organisation, c.firstReceiver.name].filter(Boolean).join(' ');
  const person = c.handlerPerson?.name;
  return (
    <section>
      <h2>{t(w.whoTitle)}</h2>
      <dl className="facts card">
        <dt>{t(w.firstReceiver)}</dt>
        <dd>{first ?? c.desk?.name}</dd>
        <dt>{t(w.handler)}</dt>
        <dd>{c.handler ? [c.handler.name, person].filter(Boolean).join(' ') : t(w.noHandler)}</dd>
      </dl>
    </section>
  );
}

const isRunning = (k: ToldClock) => k.state === 'running' || k.state === 'late';

function ClockStanding({ k }: { k: ToldClock }) {
  const t = useSay();
  if (isRunning(k)) return <Remaining end={k.end} />;
  return (
    <span className={k.state === 'missed' ? 'span late' : 'soft'}>{t(k.state === 'missed' ? w.missed : w.met)}</span>
  );
}

/** Every limit with its source: anybody can check the date. */
export function Clocks({ c }: Has) {
  const t = useSay();
  const { lang, now } = useFrame();
  const clocks = toldClocks(c, lang, now);
  return (
    <section>
      <h2>{t(w.longTitle)}</h2>
      {clocks.length === 0 ? (
        <p className="soft">{t(w.noClock)}</p>
      ) : (
        <ul className="plain-list card">
          {clocks.map((k) => (
            <li key={k.id}>
              <p>
                {k.sentence} <ClockStanding k={k} />
              </p>
              {k.state === 'late' && <p className="late">{t(w.overdueTold)}</p>}
              <p className="soft small">
                {t(w.basis, { source: k.source })} <a href={`/case/clock/${k.id}`}>{t(w.proof)}</a>
              </p>
              {k.provisional && isRunning(k) && <p className="soft small">{t(w.provisional)}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Photos as small pictures that open large, sound to listen to, papers as links. */
export function Files({ files }: { files: CaseView['files'] }) {
  const t = useSay();
  const photos = files.filter((f) => f.kind === 'photo');
  const others = files.filter((f) => f.kind !== 'photo');
  return (
    <>
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((f, i) => (
            <li key={f.id}>
              <a href={`/case/files/${f.id}`}>
                <img
                  src={`/case/files/${f.id}${f.hasThumb ? '?size=thumb' : ''}`}
                  alt={t(w.photo, { n: i + 1 })}
                  width={104}
                  height={104}
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.map((f) =>
        f.kind === 'sound' ? (
          <div key={f.id}>
            <p className="small soft">{t(w.sound, { name: f.name })}</p>
            {/* biome-ignore lint/a11y/useMediaCaption: what a person recorded comes without captions */}
            <audio controls preload="none" src={`/case/files/${f.id}`} aria-label={t(w.sound, { name: f.name })} />
          </div>
        ) : (
          <p key={f.id}>
            <a href={`/case/files/${f.id}`}>{f.name}</a>
          </p>
        ),
      )}
    </>
  );
}

export function Replies({ c }: Has) {
  const t = useSay();
  const evidence = c.files.filter((f) => f.from === 'staff');
  if (c.replies.length === 0 && evidence.length === 0) return null;
  return (
    <section>
      <h2>{t(w.repliesTitle)}</h2>
      {[...c.replies].reverse().map((r) => (
        <div className="card" key={r.n}>
          <p className="soft small">
            <DateText at={at(r.at)} /> · {t(w.replyBy, { organisation: r.organisation, by: r.by })}
          </p>
          {r.kind === 'unreasonable' && <Notice>{<p>{t(w.unreasonable)}</p>}</Notice>}
          <Said>{r.text}</Said>
          {r.basis && <p className="soft">{t(w.basis, { source: r.basis })}</p>}
          {r.appeal && (
            <Notice title={t(w.appeal)}>
              <p>{r.appeal}</p>
            </Notice>
          )}
        </div>
      ))}
      {evidence.length > 0 && (
        <>
          <h3>{t(w.evidence)}</h3>
          <Files files={evidence} />
        </>
      )}
    </section>
  );
}

export function YourWords({ c }: Has) {
  const t = useSay();
  const { lang } = useFrame();
  const own = c.files.filter((f) => f.from === 'resident');
  const outcome = outcomeText(c, lang);
  return (
    <section>
      <h2>{t(w.saidTitle)}</h2>
      <div className="card">
        <Said>{c.body}</Said>
        <p className="soft small">
          {[c.placeName, c.placeNote].filter(Boolean).join(' · ')} · <DateText at={at(c.receivedAt)} />
        </p>
        {outcome && <p>{t(w.outcome, { outcome })}</p>}
        {own.length > 0 && (
          <>
            <h3>{t(w.yourFiles)}</h3>
            <Files files={own} />
          </>
        )}
      </div>
    </section>
  );
}

export function StepByStep({ c }: Has) {
  const t = useSay();
  const { lang } = useFrame();
  return (
    <section>
      <h2>{t(w.timelineTitle)}</h2>
      <Timeline
        items={toldTimeline(c, lang).map(({ text, ...entry }) => ({
          ...entry,
          children: text && (
            <blockquote>
              <Said>{text}</Said>
            </blockquote>
          ),
        }))}
      />
    </section>
  );
}

/** Who opened my file, when, and in which capacity (domain §12.6). */
export function Readers({ c }: Has<ResidentView>) {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.readersTitle)}</h2>
      {c.readers.length === 0 ? (
        <Empty>{t(w.readersNone)}</Empty>
      ) : (
        <ul className="plain-list card">
          {c.readers.map((r) => {
            const role = roles.find((name) => name === r.role);
            return (
              <li key={`${r.at}${r.name}${r.organisation}`}>
                <p>
                  {r.organisation} {r.name}
                  {role && <span className="soft"> · {t(roleWords[role])}</span>}
                </p>
                <p className="soft small">
                  <DateText at={at(r.at)} />
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
