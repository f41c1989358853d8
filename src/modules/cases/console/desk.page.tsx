import { Link } from '@tanstack/react-router';
import { useNearName } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { Slot } from '#ui/console/slots.tsx';
import { momentText } from '#ui/web/time.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { type CaseFilter, casesApi, type Queue } from '../cases.contract.ts';
import { caseRoles, intakeRoles } from '../cases.parts.rules.ts';
import { emptyWords, queueWords } from '../cases.queues.words.ts';
import type { CaseRow } from '../cases.views.contract.ts';
import { CalendarCard } from './calendar.card.tsx';
import { DueCell, Marks, StatusTag, whoHas } from './case.bits.tsx';
import { ChecksCard } from './checks.card.tsx';
import { DriftAlarm } from './drift.card.tsx';
import { queuesOf } from './queue.search.ts';

const FEW = 8;

function Tiles() {
  const { say } = useSay();
  const { role } = useMe();
  const ask = useAsk(casesApi.counts, {});
  return (
    <Read ask={ask} rows={2}>
      {({ queues }) => (
        <ul className="tiles">
          {queuesOf(role).map((queue) => (
            <li key={queue}>
              <Link
                to="/cases"
                search={{ queue }}
                className={`tile ${queue === 'overdue' && (queues.overdue ?? 0) > 0 ? 'tile-now' : ''}`}
              >
                <strong>{queues[queue] ?? 0}</strong>
                <span>{say(queueWords[queue])}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Read>
  );
}

function ShortRow({ row }: { row: CaseRow }) {
  const nearName = useNearName();
  return (
    <li className={row.overdue ? 'short-row is-overdue' : 'short-row'}>
      <Link to="/cases/$id" params={{ id: row.id }} className="short-title">
        {row.title}
      </Link>
      <DueCell row={row} />
      <span className="soft">
        {nearName(row.placeName)} · {whoHas(row)}
      </span>
      <span>
        <Marks row={row} />
        <StatusTag row={row} />
      </span>
    </li>
  );
}

type ShortList = { title: string; none: string; query: Partial<CaseFilter> };
function Short({ title, none, query }: ShortList) {
  const { say } = useSay();
  const ask = useAsk(casesApi.list, { query: { ...query, limit: FEW } });
  const search: { queue: Queue; sort: 'due' | 'newest' } = { queue: query.queue ?? 'all', sort: query.sort ?? 'due' };
  return (
    <section className="card">
      <header className="card-head">
        <h2>{title}</h2>
        <Link to="/cases" search={search}>
          {say(w.seeAll)}
        </Link>
      </header>
      <Read ask={ask}>
        {({ items }) => {
          if (items.length === 0) return <p className="soft">{none}</p>;
          return (
            <ul className="plain short-list">
              {items.map((row) => (
                <ShortRow key={row.id} row={row} />
              ))}
            </ul>
          );
        }}
      </Read>
    </section>
  );
}

/** What waits for me this morning: how much, what is late, what will be. */
export function DeskPage() {
  const { say, lang } = useSay();
  const me = useMe();
  const now = Date.now();
  const date = momentText(new Date(now).toISOString(), lang, now).replace(/ \d\d:\d\d$/, '');
  const mayRegister = intakeRoles.some((role) => role === me.role);
  if (!caseRoles.includes(me.role))
    return (
      <>
        <PageHead title={say(w.desk)} note={say(w.hello, { name: me.name, date })} />
        <DriftAlarm />
        <Slot at="desk" />
        <p className="soft">{say(w.noCases)}</p>
        <Slot at="ways" />
      </>
    );
  return (
    <>
      <PageHead title={say(w.desk)} note={say(w.hello, { name: me.name, date })}>
        {mayRegister && (
          <ButtonLink to="/cases/new" primary>
            {say(w.register)}
          </ButtonLink>
        )}
      </PageHead>
      <DriftAlarm />
      <Tiles />
      <div className="columns">
        <div>
          <Short title={say(queueWords.overdue)} none={say(w.overdueNone)} query={{ queue: 'overdue', sort: 'due' }} />
          <Short title={say(queueWords.soon)} none={say(emptyWords.soon)} query={{ queue: 'soon', sort: 'due' }} />
        </div>
        <div>
          <Slot at="desk" />
          <Short title={say(w.recent)} none={say(w.recentNone)} query={{ queue: 'all', sort: 'newest' }} />
          <ChecksCard />
          <CalendarCard />
        </div>
      </div>
    </>
  );
}
