import { Button, Select } from 'antd';
import { useState } from 'react';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { sheetWords } from '#ui/console/sheet/sheet.words.ts';
import { registerConsoleWords as w } from '../register.console.words.ts';
import type { RegisterLook } from '../register.contract.ts';
import { lookReasonWords } from '../register.words.ts';

const NOBODY = 'none';
type Candidate = RegisterLook['candidates'][number];

/** Rows whose person cannot be told by a number: somebody compares and chooses, or leaves the row for later. */
export function Looks({
  looks,
  busy,
  lookAgain,
}: {
  looks: readonly RegisterLook[];
  busy: boolean;
  lookAgain: (chosen: Record<string, string>) => void;
}) {
  const { say } = useSay();
  const [chosen, choose] = useState<Record<string, string>>({});
  if (looks.length === 0) return null;
  const told = (c: Candidate) =>
    say(w.candidate, {
      name: c.name,
      born: c.birthYear ? say(w.bornIn, { year: c.birthYear }) : say(w.bornUnknown),
      place: c.placeName,
      address: c.address || say(w.noHome),
      head: c.head ?? '—',
    });
  const agrees = (c: Candidate) =>
    [c.addressSame && say(w.address), c.bornSame && say(w.born)]
      .filter((what) => what !== false)
      .map((what) => say(w.same, { what }))
      .join('、');
  return (
    <section className="card">
      <h2>{say(w.looks)}</h2>
      <p className="soft">{say(w.looksHint)}</p>
      <Register
        rows={looks}
        keyOf={(l) => String(l.row)}
        columns={[
          { head: sheetWords.row, cell: (l) => l.row, isFigure: true },
          { head: w.why, cell: (l) => `${l.name} · ${say(lookReasonWords[l.reason])}` },
          {
            head: w.who,
            cell: (l) => (
              <Select
                className="wide care-look"
                aria-label={say(w.chooseFor, { row: l.row, name: l.name })}
                placeholder={say(w.choose)}
                disabled={busy}
                allowClear
                {...(chosen[l.row] && { value: chosen[l.row] || NOBODY })}
                popupMatchSelectWidth={false}
                options={[
                  ...l.candidates.map((c) => ({
                    value: c.personId,
                    label: [told(c), agrees(c)].filter(Boolean).join(' · '),
                  })),
                  { value: NOBODY, label: say(w.nobody) },
                ]}
                onChange={(value: string | undefined) =>
                  choose(({ [l.row]: _, ...others }) => (value ? { ...others, [l.row]: value } : others))
                }
              />
            ),
          },
        ]}
      />
      <div className="form-end">
        <Button
          disabled={busy || Object.keys(chosen).length === 0}
          onClick={() =>
            lookAgain(
              Object.fromEntries(Object.entries(chosen).map(([row, who]) => [row, who === NOBODY ? '' : who] as const)),
            )
          }
        >
          {say(w.lookAgain)}
        </Button>
      </div>
    </section>
  );
}
