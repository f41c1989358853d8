import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { useOutbox } from '#ui/field/outbox.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import type { CarriedHousehold } from '../facts.contract.ts';
import { givenOf } from '../facts.given.rules.ts';
import { factWriters } from '../facts.rules.ts';
import { factSourceWords } from '../facts.words.ts';
import { FactLines } from './FactLines.tsx';
import { type Carried, dueIn, type FactsForm, factsOf, noFacts, wrongIn } from './facts.ts';
import { factsFieldWords as w } from './field.words.ts';
import { facts } from './wire.ts';

export const mayWriteFacts = (role: string): boolean => factWriters.some((r) => r === role);

/** What is known about the households of one's place; kept on the phone. Null for who has nothing to do with it. */
export function useCarriedFacts() {
  const { accountId, role } = useWho();
  const key = mayWriteFacts(role) ? `facts/carry/${accountId}` : null;
  return useLoad(key, () => ask(facts.carry), { keep: true });
}

/** On 记一笔: the way to the facts of households. */
export function FactsLink() {
  const say = useSay();
  const { role } = useWho();
  if (!mayWriteFacts(role)) return null;
  return (
    <a className="button plain" href={hashOf(['facts'])}>
      {say(w.open)}
    </a>
  );
}

const MOST = 100;
/** 户情: the households of one's place, those with something to be asked first. */
export function FactsPage() {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const loaded = useCarriedFacts();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['note'])} />
      <Loading of={loaded}>
        {({ households, more }) => {
          const text = typed.trim();
          const found = households.filter((h) => `${h.head ?? ''} ${h.address}`.includes(text));
          const isDue = (h: CarriedHousehold) => h.lines.some((l) => l.state !== 'fresh');
          if (households.length === 0) return <Empty title={say(w.none)}>{say(w.noneHow)}</Empty>;
          return (
            <>
              <input
                type="search"
                aria-label={say(w.find)}
                placeholder={say(w.find)}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
              {more && <p className="hint">{say(w.notAll, { n: households.length })}</p>}
              <Group title={say(w.due)} households={found.filter(isDue)} />
              <Group title={say(w.rest)} households={found.filter((h) => !isDue(h))} />
            </>
          );
        }}
      </Loading>
    </>
  );
}

function Group({ title, households }: { title: string; households: readonly CarriedHousehold[] }) {
  const say = useSay();
  if (households.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {title} <small>{households.length}</small>
      </h2>
      <ul className="lines">
        {households.slice(0, MOST).map((h) => (
          <li key={h.id}>
            <a className="line" href={hashOf(['facts', h.id])}>
              <strong>{h.head ?? h.address}</strong>
              <span className="about">
                <span>{h.address}</span>
                <span>{say(w.counts, dueIn(h))}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 户情 of one household: tap what is unchanged, write only what changed. */
export function HouseholdFactsPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useCarriedFacts();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['facts'])} />
      <Loading of={loaded}>
        {(carried) => {
          const household = carried.households.find((h) => h.id === id);
          return household ? (
            <HouseholdFacts household={household} kinds={carried.kinds} />
          ) : (
            <Empty title={say(w.gone)} />
          );
        }}
      </Loading>
    </>
  );
}

function HouseholdFacts({ household, kinds }: { household: CarriedHousehold; kinds: Carried['kinds'] }) {
  const say = useSay();
  const form = useCapture<FactsForm>('facts', household.id, noFacts);
  const [kept, setKept] = useState<string | null>(null);
  const waiting = useOutbox().some((q) => q.kind === 'facts' && q.about === household.id && q.state === 'waiting');
  if (kept) return <Kept id={kept} onAnother={() => history.back()} />;
  if (!form) return null;
  const { values } = form.draft;
  const wrong = wrongIn(kinds, household.lines, values.values);
  const isEmpty = givenOf(household.lines, values.values).length === 0;
  const missing = wrong ? { values: wrong } : isEmpty ? { values: w.nothing } : {};
  return (
    <>
      <div className="subject">
        <strong>{household.head ?? household.address}</strong>
        <span className="about">
          <span>{household.address}</span>
          <span>{say(w.counts, dueIn(household))}</span>
        </span>
      </div>
      {!waiting && <p className="hint">{say(w.how)}</p>}
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missing}
        onKeep={async () => setKept((await form.keep({ endpoint: facts.write, ...factsOf(household, values) })).id)}
      >
        {(fault) => (
          <>
            <FactLines
              kinds={kinds}
              household={household}
              values={values.values}
              onChange={(next) => form.set({ values: next })}
            />
            <Choice
              label={say(w.source)}
              value={values.source}
              options={(['visit', 'said', 'paper'] as const).map((value) => ({ value, says: factSourceWords[value] }))}
              onPick={(source) => form.set({ source })}
            />
            {fault('values') && (
              <p className="fault" role="alert">
                {fault('values')}
              </p>
            )}
          </>
        )}
      </CaptureFrame>
    </>
  );
}
