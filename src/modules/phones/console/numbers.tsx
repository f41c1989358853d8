import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { Finder } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { numbersApi } from '../numbers.contract.ts';
import { numberRoles } from '../numbers.rules.ts';
import { phoneConsoleWords as w } from '../phones.console.words.ts';

/** For whoever comes with a paper that bears a provisional number. */
export function FindNumber() {
  const { say } = useSay();
  const { role } = useMe();
  const [number, find] = useState('');
  if (!numberRoles.some((r) => r === role)) return null;
  return (
    <section className="card">
      <p className="soft small">{say(w.numberHow)}</p>
      <search className="filters">
        <Finder label={w.numberFind} find={find} />
      </search>
      {number && <Found number={number} />}
    </section>
  );
}

function Found({ number }: { number: string }) {
  const { say, lang } = useSay();
  const ask = useAsk(numbersApi.findNumber, { query: { number } });
  const at = (moment: string) => momentText(moment, lang, Date.now());
  return (
    <Read ask={ask} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{say(w.numberNone)}</p>
        ) : (
          <ul className="plain">
            {items.map(({ id, provisional, number: real, placeName, by, madeAt, arrivedAt }) => (
              <li key={id}>
                <strong>
                  {real ? say(w.numberIs, { provisional, number: real }) : say(w.numberKept, { provisional })}
                </strong>
                <p className="soft small">
                  {say(w.numberBy, { place: placeName, by, made: at(madeAt), arrived: at(arrivedAt) })}
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </Read>
  );
}
