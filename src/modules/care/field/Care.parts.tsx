import { useEffect } from 'react';
import { ask } from '#ui/field/ask.ts';
import { Empty, Loading } from '#ui/field/kit.tsx';
import { readAgain, useLoad } from '#ui/field/load.ts';
import { useOutbox } from '#ui/field/outbox.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useWho } from '#ui/field/who.ts';
import { visitRoles } from '../care.rules.ts';
import { careClassWords, checkKindWords } from '../care.words.ts';
import type { RoundItem } from '../checks.contract.ts';
import { careFieldWords as w } from './field.words.ts';
import { care } from './wire.ts';

const AT_HOME = 6;

/** The open checks of one's place with who lives there; kept on the phone. */
export function useRound() {
  const { accountId } = useWho();
  return useLoad(`care/round/${accountId}`, () => ask(care.round), { keep: true });
}
/** What this phone has recorded is left out until the list has been read again: a second try may be open by then. */
function useOpen(loaded: ReturnType<typeof useRound>): RoundItem[] {
  const outbox = useOutbox().filter((q) => q.kind === 'certify');
  const arrived = outbox.filter((q) => q.state === 'sent').length;
  useEffect(() => {
    if (arrived > 0) readAgain('care/');
  }, [arrived]);
  const done = new Set(
    outbox.filter((q) => q.state === 'waiting' || (q.state === 'sent' && loaded.busy)).map((q) => q.about),
  );
  const items = loaded.value?.items ?? [];
  return items.filter((i) => !done.has(i.id)).sort((a, b) => Number(b.isMine) - Number(a.isMine));
}

/** On the page of today: whom to see; what is planned and what is due soonest first. */
export function CareToday() {
  const { role } = useWho();
  return visitRoles.some((r) => r === role) ? <Waiting /> : null;
}

function Waiting() {
  const say = useSay();
  const open = useOpen(useRound());
  if (open.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{open.length}</small>
      </h2>
      <Lines items={open.slice(0, AT_HOME)} />
      {open.length > AT_HOME && (
        <a className="button plain" href={hashOf(['care'])}>
          {say(w.all, { n: open.length })}
        </a>
      )}
    </section>
  );
}

/** Everybody who is to be seen in one's place. */
export function CareListPage() {
  const say = useSay();
  const loaded = useRound();
  return (
    <>
      <Head title={say(w.today)} back={hashOf(['today'])} />
      <Loading of={loaded}>{() => <Whole />}</Loading>
    </>
  );
}
function Whole() {
  const say = useSay();
  const open = useOpen(useRound());
  return open.length === 0 ? <Empty title={say(w.none)} /> : <Lines items={open} />;
}

function Lines({ items }: { items: readonly RoundItem[] }) {
  const say = useSay();
  return (
    <ul className="lines">
      {items.map((i) => (
        <li key={i.id}>
          <a className="line" href={hashOf(['certify', i.id])}>
            <strong>
              {i.person ?? i.household} · {say(careClassWords[i.careClass])} {say(checkKindWords[i.kind])}
            </strong>
            <span className="about">
              <When i={i} />
              <span>{i.address}</span>
              {i.isMine && <span>{say(w.mine)}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function When({ i }: { i: RoundItem }) {
  const say = useSay();
  if (i.secondDueOn) return <span className="now">{say(w.second, { day: i.secondDueOn })}</span>;
  if (i.urgency === 'overdue') return <span className="now">{say(w.overdue, { day: i.dueOn })}</span>;
  return (
    <>
      <span>{say(w.dueOn, { day: i.dueOn })}</span>
      {i.plannedOn && <span>{say(w.planned, { day: i.plannedOn })}</span>}
    </>
  );
}
