import { Button } from 'antd';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import type { CaseRow } from '../cases.views.contract.ts';
import { channelWords, kindWords, tierWords, verbWords } from '../cases.words.ts';
import { type ActVerb, actsAmong } from './case.acts.ts';
import { DueCell, Marks, StatusTag } from './case.bits.tsx';

/** Beside the list on wide screens. Only what the row says: reading the whole file is an act the person gets to see. */
export function Preview({ row, begin }: { row: CaseRow; begin: (verb: ActVerb) => void }) {
  const { say } = useSay();
  return (
    <aside className="preview no-print" aria-label={say(w.preview)}>
      <p className="mono soft">{row.number}</p>
      <h2>{row.title}</h2>
      <p>
        <StatusTag row={row} /> <Marks row={row} /> <DueCell row={row} />
      </p>
      <dl className="facts">
        <dt>{say(w.place)}</dt>
        <dd>{row.placeName}</dd>
        <dt>{say(w.kind)}</dt>
        <dd>
          {say(kindWords[row.kind])} · {say(channelWords[row.channel])} · {say(tierWords[row.tier])}
        </dd>
        <dt>{say(w.received)}</dt>
        <dd>
          <Moment at={row.receivedAt} />
        </dd>
        <dt>{say(w.firstReceiver)}</dt>
        <dd>{row.firstReceiver ? `${row.firstReceiver.organisation} · ${row.firstReceiver.name}` : say(w.notYet)}</dd>
        <dt>{say(w.handler)}</dt>
        <dd>
          {row.handler?.name ?? say(w.notYet)}
          {row.handlerPerson && ` · ${row.handlerPerson.name}`}
        </dd>
      </dl>
      <div className="acts">
        <ButtonLink to="/cases/$id" params={{ id: row.id }} primary>
          {say(w.open)}
        </ButtonLink>
        {actsAmong(row.open)
          .slice(0, 5)
          .map((verb) => (
            <Button key={verb} onClick={() => begin(verb)}>
              {say(verbWords[verb])}
            </Button>
          ))}
      </div>
      <p className="soft small">{say(w.previewHint)}</p>
    </aside>
  );
}
