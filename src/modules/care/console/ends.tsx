import { Button } from 'antd';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { careConsoleWords as w } from '../care.console.words.ts';
import { careClassWords } from '../care.words.ts';
import { endsApi } from '../ends.contract.ts';
import { EndPart } from './end.part.tsx';

/** What was proposed and waits for another person. */
export function Ends({ within, open }: { within: { area?: string }; open: (member: string) => void }) {
  const { say } = useSay();
  const ask = useAsk(endsApi.listEnds, { query: within }, { keepOld: true });
  return (
    <>
      <ExportLine list="care-ends" filters={within} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.endsNone)} hint={say(w.proposeHow)} />
          ) : (
            items.map((e) => (
              <div key={e.id}>
                <EndPart
                  e={e}
                  title={`${e.person ?? e.household} · ${say(careClassWords[e.careClass])} · ${e.placeName}`}
                />
                <Button type="link" className="row-open no-print" onClick={() => open(e.memberId)}>
                  {say(w.openPerson)}
                </Button>
              </div>
            ))
          )
        }
      </Read>
    </>
  );
}
