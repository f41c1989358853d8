import { Button, Select } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { Fault, Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import type { CaseView } from '../cases.views.contract.ts';
import {
  channelWords,
  disclosureWords,
  kindWords,
  type RevealPurpose,
  revealPurposes,
  revealWords,
  tierWords,
} from '../cases.words.ts';

type Contact = { name: string | null; phone: string | null; address: string | null };

/** Contact data stays masked until somebody says what for; what was said is shown to the person. */
function Reporter({ view }: { view: CaseView }) {
  const { say } = useSay();
  const [clear, setClear] = useState<Contact | null>(null);
  const [purpose, setPurpose] = useState<RevealPurpose | null>(null);
  const deed = useDeed((why: RevealPurpose, key) =>
    call(casesApi.reveal, { params: { id: view.id }, input: { purpose: why }, key }),
  );
  if (view.disclosure === 'anonymous') return <p>{say(w.anonymous)}</p>;
  if (!view.reporter.mayReveal) return <p>{say(w.hiddenFrom)}</p>;
  const shown = clear ?? view.reporter;
  const nothing = <span className="soft">{say(w.none)}</span>;
  return (
    <>
      <dl className="facts">
        <dt>{say(w.name)}</dt>
        <dd>{shown.name ?? nothing}</dd>
        <dt>{say(w.phone)}</dt>
        <dd>{shown.phone ? clear ? <a href={`tel:${shown.phone}`}>{shown.phone}</a> : shown.phone : nothing}</dd>
        <dt>{say(w.address)}</dt>
        <dd>{shown.address ?? nothing}</dd>
      </dl>
      {!clear && (shown.name ?? shown.phone ?? shown.address) && (
        <div className="reveal no-print">
          <p className="soft" id="reveal-why">
            {say(w.revealWhy)}
          </p>
          <Select
            value={purpose}
            aria-labelledby="reveal-why"
            options={revealPurposes.map((value) => ({ value, label: say(revealWords[value]) }))}
            onChange={setPurpose}
          />
          <Button
            disabled={purpose === null}
            loading={deed.pending}
            onClick={async () => purpose && setClear(await deed.run(purpose))}
          >
            {say(w.reveal)}
          </Button>
        </div>
      )}
      {deed.problem && <Fault problem={deed.problem} />}
    </>
  );
}

export function Said({ view }: { view: CaseView }) {
  const { say } = useSay();
  const facts: [string, string | null][] = [
    [say(w.place), [view.placeName, view.placeNote].filter(Boolean).join(' · ')],
    [say(w.kind), `${say(kindWords[view.kind])} · ${say(tierWords[view.tier])}`],
    [say(w.channel), say(channelWords[view.channel])],
    [say(w.category), view.category],
    [say(w.externalNumber), view.externalNumber],
    [say(w.disclosure), say(disclosureWords[view.disclosure])],
    [say(w.firstReceiver), view.firstReceiver && `${view.firstReceiver.organisation} · ${view.firstReceiver.name}`],
    [say(w.handler), view.handler && [view.handler.name, view.handlerPerson?.name].filter(Boolean).join(' · ')],
  ];
  return (
    <>
      <section className="card">
        <h2>{say(w.words)}</h2>
        <p className="body-text">{view.body}</p>
        <dl className="facts">
          <dt>{say(w.received)}</dt>
          <dd>
            <Moment at={view.receivedAt} />
          </dd>
          {facts.map(
            ([label, value]) =>
              value && (
                <div key={label} className="fact">
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      </section>
      <section className="card">
        <h2>{say(w.who)}</h2>
        <Reporter view={view} />
      </section>
    </>
  );
}
