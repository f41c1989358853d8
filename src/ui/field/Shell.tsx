import { type ReactNode, useEffect, useRef } from 'react';
import { ClockNotice } from './ClockNotice.tsx';
import { useConnection } from './connection.ts';
import { fieldWords as w } from './field.words.ts';
import { useOutbox } from './outbox.ts';
import { hashOf } from './route.ts';
import { useSay } from './say.ts';
import { useSettings } from './settings.ts';
import { useSync } from './sync.state.ts';
import { clockText } from './time.ts';
import { update, useNewVersion } from './update.ts';

const tabs = [
  { page: 'today', says: w.today, icon: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5' },
  { page: 'note', says: w.note, icon: 'M12 4v16M4 12h16' },
  { page: 'cases', says: w.cases, icon: 'M5 4h14v17l-7-4-7 4z' },
  { page: 'me', says: w.me, icon: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 4-7 8-7s8 2 8 7' },
] as const;
export type Tab = (typeof tabs)[number]['page'];

/** The state of the line in plain words, and the way to a newer version when there is one. */
export function Strip() {
  const say = useSay();
  const isConnected = useConnection();
  const hasNewVersion = useNewVersion();
  if (hasNewVersion)
    return (
      <button type="button" className="strip update" onClick={update}>
        {say(w.newVersion)}
      </button>
    );
  return <Line isConnected={isConnected} />;
}

/** What waits on this phone, how far sending has come, and what somebody has to look at; a tap opens the list. */
function Line({ isConnected }: { isConnected: boolean }) {
  const say = useSay();
  const { lang } = useSettings();
  const records = useOutbox();
  const { going, allSentAt } = useSync();
  const waiting = records.filter((r) => r.state === 'waiting').length;
  const refused = records.filter((r) => r.state === 'refused').length;
  const parts = [
    refused > 0 && say(w.refusedWaiting, { n: refused }),
    going && going.of > 0
      ? say(w.going, going)
      : waiting > 0 && say(isConnected ? w.waiting : w.offlineWaiting, { n: waiting }),
    waiting === 0 && !going && !isConnected && say(w.offline),
    waiting === 0 &&
      refused === 0 &&
      !going &&
      isConnected &&
      (allSentAt ? say(w.allSent, { at: clockText(allSentAt, lang) }) : say(w.connected)),
  ].filter(Boolean);
  const tone = refused > 0 ? 'strip refused' : isConnected ? 'strip' : 'strip offline';
  return (
    <div className={tone} role="status">
      {records.length === 0 ? parts.join(' · ') : <a href={hashOf(['outbox'])}>{parts.join(' · ')}</a>}
    </div>
  );
}

export function Shell({ tab, only, children }: { tab: Tab | null; only?: readonly Tab[]; children: ReactNode }) {
  const say = useSay();
  return (
    <div className="shell">
      <Strip />
      <main>
        <ClockNotice />
        {children}
      </main>
      <nav className="tabs" aria-label={say(w.places)}>
        {tabs
          .filter((t) => !only || only.includes(t.page))
          .map((t) => (
            <a
              key={t.page}
              href={hashOf([t.page])}
              className={t.page}
              aria-current={tab === t.page ? 'page' : undefined}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={t.icon} />
              </svg>
              <span>{say(t.says)}</span>
            </a>
          ))}
      </nav>
    </div>
  );
}

/** The head of a page. Coming to a page moves the focus to its title, so that a screen reader says where one is. */
export function Head({ title, back, children }: { title: string; back?: string; children?: ReactNode }) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <header className="head">
      {back && (
        <a className="back" href={back}>
          <span className="unseen">{say(w.back)}</span>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M15 5l-7 7 7 7" />
          </svg>
        </a>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
