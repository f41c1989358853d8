import { useRef, useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { Button, Choice, ProblemNotice, Sheet } from '#ui/field/kit.tsx';
import { readAgain } from '#ui/field/load.ts';
import { useSay } from '#ui/field/say.ts';
import { newKey, Problem } from '#ui/web/call.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { type RevealPurpose, revealPurposes, revealWords } from '../cases.words.ts';
import { caseFieldWords as w } from './field.words.ts';
import { cases } from './wire.ts';

type Shown = { name: string | null; phone: string | null; address: string | null };

/** The person's contact data: masked until a purpose is stated; in clear only as long as this page is open. */
export function Contact({ view }: { view: CaseView }) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const { name, phone, address, mayReveal } = view.reporter;
  const seen = shown ?? { name, phone, address };
  const hasAny = Boolean(name ?? phone ?? address);
  return (
    <section className="contact">
      <h2>{say(w.contactOf)}</h2>
      {view.disclosure === 'anonymous' && <p>{say(w.anonymous)}</p>}
      {view.disclosure === 'hidden' && !mayReveal && <p>{say(w.hiddenName)}</p>}
      {hasAny && (
        <p>
          {[seen.name, seen.phone, seen.address].filter(Boolean).map((part) => (
            <span key={part}>{part} </span>
          ))}
        </p>
      )}
      {shown?.phone ? (
        <a className="button main" href={`tel:${shown.phone}`}>
          {say(w.call, { phone: shown.phone })}
        </a>
      ) : (
        mayReveal && hasAny && !shown && <Button onClick={() => setAsking(true)}>{say(w.reveal)}</Button>
      )}
      {isAsking && (
        <Reveal
          caseId={view.id}
          onShown={(found) => {
            setShown(found);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

type RevealProps = { caseId: string; onShown: (shown: Shown) => void; onClose: () => void };

function Reveal({ caseId, onShown, onClose }: RevealProps) {
  const say = useSay();
  const [purpose, setPurpose] = useState<RevealPurpose>('contact');
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newKey());
  const reveal = async () => {
    try {
      onShown(await ask(cases.reveal, { params: { id: caseId }, input: { purpose }, key: key.current }));
      readAgain(`cases/one/${caseId}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Sheet title={say(w.reveal)} onClose={onClose}>
      <p>{say(w.revealHow)}</p>
      <Choice
        label={say(w.revealPurpose)}
        value={purpose}
        options={revealPurposes.map((value) => ({ value, says: revealWords[value] }))}
        onPick={(picked) => {
          setPurpose(picked);
          key.current = newKey();
        }}
      />
      {problem && <ProblemNotice problem={problem} />}
      <Button kind="main" onClick={() => void reveal()}>
        {say(w.revealGo)}
      </Button>
    </Sheet>
  );
}
