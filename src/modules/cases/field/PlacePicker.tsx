import { useState } from 'react';
import { Button, Field, Sheet } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { useSay } from '#ui/field/say.ts';
import { caseFieldWords as w } from './field.words.ts';
import { keptPlaces, placesBelow } from './places.ts';

const SEARCH_FROM = 8;
const MOST = 100;

type PlacePickerProps = { area: string; value: string; onPick: (code: string) => void; fault: string | undefined };

/** Where it is, from the list of villages and grids below one's own area. */
export function PlacePicker({ area, value, onPick, fault }: PlacePickerProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const loaded = useLoad(`places/${area}`, () => placesBelow(area));
  const all = loaded.value ?? keptPlaces(area);
  const chosen = all.find((p) => p.code === value);
  const found = all.filter((p) => p.name.includes(typed.trim()) || p.code.startsWith(typed.trim() || '-'));
  return (
    <>
      <Field label={say(w.place)} fault={fault}>
        {(wiring) => (
          <button {...wiring} type="button" className="button plain picked" onClick={() => setOpen(true)}>
            {chosen?.name ?? say(w.placePick)}
          </button>
        )}
      </Field>
      {isOpen && (
        <Sheet title={say(w.placePick)} onClose={() => setOpen(false)}>
          {all.length === 0 && <p>{say(w.placeNone)}</p>}
          {all.length > SEARCH_FROM && (
            <input
              type="search"
              aria-label={say(w.placeFind)}
              placeholder={say(w.placeFind)}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
          <ul className="lines">
            {found.slice(0, MOST).map((p) => (
              <li key={p.code} data-depth={typed ? 0 : p.depth}>
                <Button
                  kind={p.code === value ? 'main' : 'quiet'}
                  onClick={() => {
                    onPick(p.code);
                    setOpen(false);
                  }}
                >
                  {p.name}
                </Button>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
}
