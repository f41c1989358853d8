import { type ReactNode, useState } from 'react';
import { Button, Choice, Field } from '#ui/field/kit.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import type { CarriedHousehold, CarriedLine } from '../facts.contract.ts';
import { type FactValues, keyOf } from '../facts.given.rules.ts';
import { showFact } from '../facts.rules.ts';
import { ageOf, type Kind } from './facts.ts';
import { factsFieldWords as w } from './field.words.ts';
import './facts.css';

type LinesProps = {
  kinds: readonly Kind[];
  household: Pick<CarriedHousehold, 'lines' | 'members'>;
  values: FactValues;
  onChange: (values: FactValues) => void;
  /** Only these kinds, where a purpose names them. */
  only?: readonly string[];
};

/** Facts of a household: what is to be asked again stands first, what is not known yet and what still holds fold away. */
export function FactLines({ kinds, household, values, onChange, only }: LinesProps) {
  const say = useSay();
  const lines = household.lines.filter((l) => !only || only.includes(l.kind));
  const set = (line: CarriedLine, value: string | null) => {
    const { [keyOf(line)]: _, ...rest } = values;
    onChange(value === null ? rest : { ...rest, [keyOf(line)]: value });
  };
  const draw = (some: readonly CarriedLine[]) =>
    some.map((line) => {
      const kind = kinds.find((k) => k.key === line.kind);
      const person = household.members.find((m) => m.personId === line.personId)?.name;
      const given = values[keyOf(line)];
      return (
        kind && (
          <Line key={keyOf(line)} line={line} kind={kind} person={person} value={given} set={(v) => set(line, v)} />
        )
      );
    });
  const of = (state: CarriedLine['state']) => lines.filter((l) => l.state === state);
  const [stale, missing, fresh] = [of('stale'), of('missing'), of('fresh')];
  return (
    <>
      <ul className="fact-lines">{draw(stale)}</ul>
      {missing.length > 0 && (
        <Folded says={say(w.notKnown, { n: missing.length })} isOpen={only !== undefined || stale.length === 0}>
          {draw(missing)}
        </Folded>
      )}
      {fresh.length > 0 && <Folded says={say(w.fresh, { n: fresh.length })}>{draw(fresh)}</Folded>}
    </>
  );
}

function Folded({ says, isOpen = false, children }: { says: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details className="fact-folded" open={isOpen}>
      <summary>{says}</summary>
      <ul className="fact-lines">{children}</ul>
    </details>
  );
}

type LineProps = {
  line: CarriedLine;
  kind: Kind;
  person: string | undefined;
  value: string | undefined;
  set: (value: string | null) => void;
};
function Line({ line, kind, person, value, set }: LineProps) {
  const say = useSay();
  const [isOpen, open] = useState(value !== undefined && value !== line.value);
  const label = [person, say([kind.zh, kind.en])].filter(Boolean).join(' · ');
  const known = line.value;
  const isSame = value !== undefined && value === known && !isOpen;
  const asks = known === null || isOpen;
  return (
    <li className={isSame || value ? 'is-done' : undefined}>
      {known !== null && <Known label={label} line={line} kind={kind} />}
      {asks ? (
        <FactInput kind={kind} label={label} value={value ?? ''} set={set} isBare={known !== null} />
      ) : (
        isSame && <p className="good">{say(w.confirmed)}</p>
      )}
      {known !== null && (
        <div className="ways">
          {isSame || isOpen ? (
            <Button
              kind="quiet"
              onClick={() => {
                set(null);
                open(false);
              }}
            >
              {say(w.undo)}
            </Button>
          ) : (
            <>
              <Button onClick={() => set(known)}>{say(w.same)}</Button>
              <Button kind="quiet" onClick={() => open(true)}>
                {say(w.change)}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function Known({ label, line, kind }: { label: string; line: CarriedLine; kind: Kind }) {
  const say = useSay();
  const { lang } = useSettings();
  const [age, n] = line.on ? ageOf(line.on, Date.now()) : [w.unknown, 0];
  return (
    <p className="fact-known">
      <span>{label}</span>
      <strong>
        {showFact(kind, line.value ?? '', lang)}
        {kind.unit && ` ${kind.unit}`}
      </strong>
      <small className={line.state === 'stale' ? 'is-stale' : undefined}>
        {say(age, { n })}
        {line.owner && ` · ${line.owner}`}
      </small>
    </p>
  );
}

type InputProps = {
  kind: Pick<Kind, 'type' | 'choices' | 'unit'>;
  label: string;
  value: string;
  set: (value: string) => void;
  /** What is asked stands above already. */
  isBare?: boolean;
};
/** One value by its type: what the server will read is what can be entered. Questions of a visit are asked by it too. */
export function FactInput({ kind, label, value, set, isBare }: InputProps) {
  const say = useSay();
  const keys = kind.type === 'yesNo' ? ['yes', 'no'] : kind.choices.map((c) => c.key);
  const asked = isBare ? say(w.change) : label + (kind.unit ? `(${kind.unit})` : '');
  if (kind.type === 'yesNo' || kind.type === 'choice')
    return (
      <Choice
        label={asked}
        value={value || null}
        options={keys.map((key) => ({ value: key, says: [showFact(kind, key, 'zh'), showFact(kind, key, 'en')] }))}
        onPick={set}
      />
    );
  return (
    <Field label={asked}>
      {(wiring) => (
        <input
          {...wiring}
          type={kind.type === 'day' ? 'date' : 'text'}
          inputMode={kind.type === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          maxLength={20}
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
}
