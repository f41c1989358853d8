import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { useSay } from '#ui/field/say.ts';
import { caseFieldWords as w } from './field.words.ts';
import { cases } from './wire.ts';

const SEARCH_FROM = 8;

type PickerProps = {
  caseId: string;
  what: 'person' | 'unit' | 'line';
  label: string;
  value: string;
  onPick: (id: string) => void;
  fault: string | undefined;
};

/** Who it may go to, as the server says; a long list can be narrowed by a few characters. */
export function Picker({ caseId, what, label, value, onPick, fault }: PickerProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const loaded = useLoad(`cases/receivers/${caseId}`, () => ask(cases.receivers, { params: { id: caseId } }));
  return (
    <fieldset className="choice" aria-describedby={fault ? `${what}-fault` : undefined}>
      <legend>{label}</legend>
      <Loading of={loaded}>
        {({ units, colleagues, lines }) => {
          const all = { unit: units, person: colleagues, line: lines }[what];
          const shown = all.filter((o) => o.name.includes(typed.trim()) || o.id === value);
          return (
            <>
              {all.length === 0 && <p>{say(what === 'line' ? w.noLines : w.noColleagues)}</p>}
              {all.length > SEARCH_FROM && (
                <input
                  type="search"
                  aria-label={say(w.searchGo)}
                  placeholder={say(w.searchGo)}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
              <div className="tall">
                {shown.map((o) => (
                  <label key={o.id}>
                    <input type="radio" name={what} checked={value === o.id} onChange={() => onPick(o.id)} />
                    <span>{o.name}</span>
                  </label>
                ))}
              </div>
            </>
          );
        }}
      </Loading>
      {fault && (
        <p className="fault" id={`${what}-fault`}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
