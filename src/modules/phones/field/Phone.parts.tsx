import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { useConnection } from '#ui/field/connection.ts';
import { draftsOf } from '#ui/field/draft.store.ts';
import { fieldWords } from '#ui/field/field.words.ts';
import { Button, Field, ProblemNotice, Sheet } from '#ui/field/kit.tsx';
import { putLoaded, readAgain, useLoad } from '#ui/field/load.ts';
import { unsentNow, useOutbox } from '#ui/field/outbox.ts';
import { openedVault } from '#ui/field/phone.store.ts';
import { isUnsent } from '#ui/field/queued.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import type { PhoneView } from '../house.contract.ts';
import { forgetPhone } from './enter.ts';
import { phoneFieldWords as w } from './field.words.ts';
import { Room } from './Room.tsx';
import { sync } from './sync.ts';
import { handToTray } from './tray.ts';
import { phoneWire } from './wire.ts';

/** What this phone keeps, my other phones, and the way out (`signOut`: ends the sign-in, then forgets what the phone keeps). */
export function PhonePart({ signOut }: { signOut: (forget: () => Promise<void>) => Promise<void> }) {
  const say = useSay();
  const records = useOutbox();
  return (
    <>
      <Room />
      <nav className="more">
        <a className="button plain" href={hashOf(['outbox'])}>
          {say(w.outbox)} {records.filter(isUnsent).length || ''}
        </a>
        <a className="button plain" href={hashOf(['tray'])}>
          {say(w.tray)}
        </a>
      </nav>
      <Phones />
      <SignOut signOut={signOut} />
    </>
  );
}

function Phones() {
  const say = useSay();
  const { lang } = useSettings();
  const loaded = useLoad('phones/mine', () => ask(phoneWire.list));
  const [asks, setAsks] = useState<PhoneView | null>(null);
  const mine = loaded.value?.items.filter((p) => p.isMine) ?? [];
  if (mine.length === 0) return null;
  return (
    <section>
      <h2>{say(w.phones)}</h2>
      <ul className="lines">
        {mine.map((p) => (
          <li key={p.id} className="line">
            <strong>{p.name}</strong>
            <span className="about">
              <span>{say(w.seenOn, { day: dayText(p.lastSeenOn, lang) })}</span>
              {p.id === openedVault()?.phoneId && <span>{say(w.thisPhone)}</span>}
              {p.letGo && <span>{say(w.isLetGo)}</span>}
            </span>
            {!p.letGo && p.id !== openedVault()?.phoneId && (
              <Button kind="quiet" onClick={() => setAsks(p)}>
                {say(w.letGo)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asks && <LetGo phone={asks} onClose={() => setAsks(null)} />}
    </section>
  );
}

function LetGo({ phone, onClose }: { phone: PhoneView; onClose: () => void }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const letGo = async () => {
    try {
      await ask(phoneWire.letGo, { params: { id: phone.id }, input: { reason } });
      readAgain('phones/');
      onClose();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Sheet title={`${say(w.letGo)} ${phone.name}`} onClose={onClose}>
      <p>{say(w.letGoAsk)}</p>
      <Field label={say(w.letGoWhy)}>
        {(wiring) => <input {...wiring} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      {problem && <ProblemNotice problem={problem} />}
      <div className="send">
        <Button kind="main" disabled={reason.trim().length < 2} onClick={() => void letGo()}>
          {say(w.letGo)}
        </Button>
        <Button onClick={onClose}>{say(fieldWords.cancel)}</Button>
      </div>
    </Sheet>
  );
}

/** Signing out deletes what is kept on this phone: who has something unsent is asked first, and can hand it over. */
function SignOut({ signOut }: { signOut: (forget: () => Promise<void>) => Promise<void> }) {
  const say = useSay();
  const { accountId } = useWho();
  const isConnected = useConnection();
  const [asks, setAsks] = useState<{ drafts: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const unsent = unsentNow().length;
  const leave = async (first: () => Promise<void>) => {
    try {
      await first();
      await signOut(() => forgetPhone(accountId));
      putLoaded('phones/mine', undefined);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setAsks(null);
      setProblem(error);
    }
  };
  const begin = async () => {
    const drafts = (await draftsOf(accountId).catch(() => [])).length;
    if (drafts + unsentNow().length > 0) setAsks({ drafts });
    else await leave(async () => {});
  };
  const handOver = async () => {
    for (const q of unsentNow()) await handToTray(q);
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Button why={isConnected ? undefined : say(w.signOutOffline)} onClick={() => void begin()}>
        {say(w.signOut)}
      </Button>
      {asks && (
        <Sheet title={say(w.signOut)} onClose={() => setAsks(null)}>
          <p>{say(w.signOutHow, { unsent, drafts: asks.drafts })}</p>
          <div className="send">
            {unsent > 0 && (
              <>
                <Button
                  kind="main"
                  onClick={() => {
                    setAsks(null);
                    void sync();
                  }}
                >
                  {say(w.signOutSend)}
                </Button>
                <Button onClick={() => void leave(handOver)}>{say(w.signOutTray)}</Button>
              </>
            )}
            {unsent === 0 && (
              <Button kind="main" onClick={() => void leave(async () => {})}>
                {say(w.signOutYes)}
              </Button>
            )}
            <Button onClick={() => setAsks(null)}>{say(fieldWords.cancel)}</Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
