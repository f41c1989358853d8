import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { whistlesApi } from '../whistles.contract.ts';
import { type Box, boxes } from '../whistles.rules.ts';
import {
  boxWords,
  unitStatusWords,
  whistleConsoleWords as w,
  whistleStatusWords,
  whistlesWords,
} from '../whistles.words.ts';

/** The whistles of a unit: those it called, those it was called to, and who did not come in time. */
export function WhistlesPage() {
  const { say } = useSay();
  const [box, choose] = useState<Box>('all');
  const ask = useAsk(whistlesApi.list, { query: { box } }, { keepOld: true });
  return (
    <>
      <PageHead title={say(whistlesWords.title)} />
      <nav className="tabs no-print" aria-label={say(whistlesWords.title)}>
        {boxes.map((b) => (
          <button
            key={b}
            type="button"
            className="tab"
            aria-current={b === box ? 'true' : undefined}
            onClick={() => choose(b)}
          >
            {say(boxWords[b])}
          </button>
        ))}
      </nav>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say(w.empty)}</p>
          ) : (
            <Register
              rows={items}
              keyOf={(x) => x.id}
              columns={[
                {
                  head: w.issue,
                  cell: (x) => (
                    <Link to="/whistles/$id" params={{ id: x.id }}>
                      {x.issue}
                    </Link>
                  ),
                },
                { head: w.place, cell: (x) => x.placeName },
                { head: w.lead, cell: (x) => x.lead.name },
                {
                  head: w.unitsTitle,
                  cell: (x) => x.units.map((u) => `${u.name}(${say(unitStatusWords[u.status])})`).join(' '),
                },
                { head: w.calledAt, cell: (x) => <Moment at={x.calledAt} /> },
                { head: w.due, cell: (x) => x.due },
                { head: w.status, cell: (x) => say(whistleStatusWords[x.status]) },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
