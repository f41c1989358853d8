import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { careChangeWords, careConsoleWords as w } from '../care.console.words.ts';
import { careApi, type MemberFull } from '../care.contract.ts';
import { enrolRoles, proposeRoles } from '../care.rules.ts';
import { basisKindWords, careClassWords, circumstanceWords, endReasonWords } from '../care.words.ts';
import { CheckPart } from './check.part.tsx';
import { EndPart } from './end.part.tsx';
import { Pace, Propose, Reclass } from './member.dialogs.tsx';
import { NoticeLine } from './notices.tsx';

/** One benefit: whose, on what basis, every check with its tries, every proposal and paper, and its history. */
export function MemberDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const ask = useAsk(careApi.getCareMember, { params: { id } });
  return (
    <Drawer open onClose={close} size="large" title={say(w.benefit)}>
      <Read ask={ask} rows={8}>
        {(m) => (
          <>
            <Facts m={m} />
            <Acts m={m} />
            {m.ends.map((e) => (
              <EndPart key={e.id} e={e} />
            ))}
            {m.notices.length > 0 && (
              <section className="section">
                <h3>{say(w.notices)}</h3>
                {m.notices.map((n) => (
                  <NoticeLine key={n.id} n={n} />
                ))}
              </section>
            )}
            <section className="section">
              <h3>{say(w.checks)}</h3>
              <p className="soft no-print">{say(w.recordHow)}</p>
              {m.checks.map((c) => (
                <CheckPart key={c.id} c={c} m={m} />
              ))}
            </section>
            <History m={m} />
          </>
        )}
      </Read>
    </Drawer>
  );
}

function Facts({ m }: { m: MemberFull }) {
  const { say } = useSay();
  const facts: [string, string][] = [
    [say(w.careClass), `${say(careClassWords[m.careClass])} · ${say(circumstanceWords[m.circumstance])}`],
    [say(w.since), m.since],
    [say(w.basis), [say(basisKindWords[m.basisKind]), m.basisNumber].filter(Boolean).join(' · ')],
    ...(
      [
        [w.paid, m.amountCents],
        [w.amount, m.localCents],
      ] as const
    ).flatMap(([word, cents]): [string, string][] =>
      cents ? [[say(word), say(w.amountMonth, { yuan: `${cents / 100} 元` })]] : [],
    ),
    ...(m.recheckMonths
      ? ([[say(w.recheckMonths), say(w.everyMonths, { n: m.recheckMonths })]] as [string, string][])
      : []),
    ...(m.nextRecheck ? ([[say(w.nextRecheck), m.nextRecheck]] as [string, string][]) : []),
    ...(m.nextCertification ? ([[say(w.nextCertification), m.nextCertification]] as [string, string][]) : []),
    ...(m.endedOn
      ? ([[say(w.endedOn), `${m.endedOn} · ${m.endReason ? say(endReasonWords[m.endReason]) : ''}`]] as [
          string,
          string,
        ][])
      : []),
    [say(w.people), m.people.map((p) => p.name).join('、')],
  ];
  return (
    <>
      <p>
        <strong>{m.person ?? m.household}</strong> {m.person && m.person !== m.household && `(${m.household})`}{' '}
        {m.address} · {m.placeName}
      </p>
      <dl className="facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Acts({ m }: { m: MemberFull }) {
  const { say } = useSay();
  const { role } = useMe();
  const [dialog, show] = useState<'propose' | 'reclass' | 'pace' | null>(null);
  if (m.endedOn) return null;
  const has = (roles: readonly string[]) => roles.includes(role);
  const isProposed = m.ends.some((e) => e.state === 'proposed');
  return (
    <div className="page-acts no-print">
      {has(enrolRoles) && <Button onClick={() => show('pace')}>{say(w.pace)}</Button>}
      {has(enrolRoles) && m.mayBecome.length > 0 && <Button onClick={() => show('reclass')}>{say(w.reclass)}</Button>}
      {has(proposeRoles) && !isProposed && <Button onClick={() => show('propose')}>{say(w.propose)}</Button>}
      {dialog === 'propose' && <Propose m={m} close={() => show(null)} />}
      {dialog === 'reclass' && <Reclass m={m} close={() => show(null)} />}
      {dialog === 'pace' && <Pace m={m} close={() => show(null)} />}
    </div>
  );
}

function History({ m }: { m: MemberFull }) {
  const { say, lang } = useSay();
  return (
    <section className="section">
      <h3>{say(w.history)}</h3>
      <ol className="care-history">
        {m.changes.map((c) => {
          const word = careChangeWords[c.verb];
          const reason = typeof c.data.reason === 'string' && c.verb === 'reclass' ? ` · ${c.data.reason}` : '';
          return (
            <li key={c.at + c.verb}>
              <time dateTime={c.at}>{momentText(c.at, lang, Date.now())}</time> {word ? say(word) : c.verb}
              {reason}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
