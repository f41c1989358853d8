import { useEffect, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { draftsOf } from '#ui/field/draft.store.ts';
import { fieldWords } from '#ui/field/field.words.ts';
import { Choice, Empty, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { dayOf } from '#ui/field/time.ts';
import { useWho, type Who } from '#ui/field/who.ts';
import type { Queue } from '../cases.contract.ts';
import type { CaseRow } from '../cases.views.contract.ts';
import { verbWords } from '../cases.words.ts';
import { isActVerb, isAddition } from './acts.ts';
import { CaseLine } from './CaseLine.tsx';
import { groupWords, caseFieldWords as w } from './field.words.ts';
import { byPlace, byTime, onceEach, waitsFor } from './plan.ts';
import { queuesOf } from './queues.ts';
import { cases } from './wire.ts';

const MOST = 100;
const orders = [
  { value: 'time', says: w.byTime },
  { value: 'place', says: w.byPlace },
] as const;

async function waiting(who: Who): Promise<CaseRow[]> {
  const asked: readonly Queue[] = queuesOf(who.role).filter((q) => !['overdue', 'raised', 'all'].includes(q));
  const found = await Promise.all(asked.map((queue) => ask(cases.list, { query: { queue, limit: MOST } })));
  return onceEach(found.flatMap((f) => f.items)).filter((row) => waitsFor(row, who.accountId));
}

/** 今天: everything that waits for this person, in the order of time or of the way. */
export function TodayPage() {
  const say = useSay();
  const who = useWho();
  const [order, setOrder] = useState<'time' | 'place'>('time');
  const loaded = useLoad(`cases/today/${who.accountId}`, () => waiting(who), { keep: true });
  return (
    <>
      <Head title={say(fieldWords.today)}>
        {loaded.value && loaded.value.length > 0 && <p>{say(w.todayCount, { n: loaded.value.length })}</p>}
      </Head>
      <Drafts accountId={who.accountId} />
      <Loading of={loaded}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={say(w.todayEmpty)}>{say(w.todayEmptyHow)}</Empty>
          ) : (
            <>
              {rows.length > 1 && (
                <Choice isPlain label={say(w.order)} value={order} options={orders} onPick={setOrder} />
              )}
              {order === 'time'
                ? byTime(rows, Date.now(), dayOf).map((g) => (
                    <Group key={g.group} title={say(groupWords[g.group])} kind={g.group} rows={g.rows} />
                  ))
                : byPlace(rows).map((p) => <Group key={p.place} title={p.place} kind="place" rows={p.rows} />)}
            </>
          )
        }
      </Loading>
    </>
  );
}

function Group({ title, kind, rows }: { title: string; kind: string; rows: readonly CaseRow[] }) {
  return (
    <section className={`group ${kind}`}>
      <h2>
        {title} <small>{rows.length}</small>
      </h2>
      <ul className="lines">
        {rows.map((row) => (
          <CaseLine key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** What was begun and not sent: it must not be forgotten because another page was opened. */
function Drafts({ accountId }: { accountId: string }) {
  const say = useSay();
  const [keys, setKeys] = useState<readonly string[]>([]);
  useEffect(() => {
    draftsOf(accountId).then(
      (found) => setKeys(found.map((f) => f.key)),
      () => setKeys([]),
    );
  }, [accountId]);
  if (keys.length === 0) return null;
  return (
    <section className="group drafts">
      <h2>{say(w.draftsWaiting, { n: keys.length })}</h2>
      <ul className="lines">
        {keys.map((key) => {
          const { href, says, verb } = draftLink(key);
          return (
            <li key={key}>
              <a className="line" href={href}>
                <strong>{say(says, verb ? { verb: say(verb) } : {})}</strong>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** `<account>/note`, `<account>/<page>/<id>/<verb>/…` → the page where it was begun, which modules below have of their own. */
function draftLink(key: string): { href: string; says: Word; verb?: Word } {
  const [, ...parts] = key.split('/');
  const [what, , verb = ''] = parts;
  const href = hashOf(parts.filter(Boolean));
  if (what === 'note') return { href, says: w.draftNote };
  return (isActVerb(verb) || isAddition(verb)) && what === 'case'
    ? { href, says: w.draftAct, verb: verbWords[verb] }
    : { href, says: w.draftOther };
}
