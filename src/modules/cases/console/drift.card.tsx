import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { endText, momentText } from '#ui/web/time.ts';
import { driftWords as w } from '../cases.clocks.console.words.ts';
import { driftRoles } from '../cases.clocks.contract.ts';
import { casesApi } from '../cases.contract.ts';
import { caseRoles } from '../cases.parts.rules.ts';

const mayHear = (role: string) => driftRoles.some((r) => r === role);

/** On the desk, and only when there is something to say: limits drifted from their rules. */
export function DriftAlarm() {
  const { role } = useMe();
  return mayHear(role) ? <Alarm /> : null;
}
function Alarm() {
  const { say } = useSay();
  const n = useAsk(casesApi.clockDrift, {}).data?.items.length ?? 0;
  if (n === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={say(w.found, { n })}
      action={<Link to="/settings/time-limits">{say(w.toRules)}</Link>}
    />
  );
}

/** What the nightly recount of all running limits found (product N12). */
export function DriftCard() {
  const { role } = useMe();
  return mayHear(role) ? <Drift /> : null;
}
function Drift() {
  const { say, lang } = useSay();
  const { role } = useMe();
  const now = Date.now();
  const isReader = caseRoles.some((r) => r === role);
  const ask = useAsk(casesApi.clockDrift, {});
  return (
    <section className="card">
      <h2>{say(w.title)}</h2>
      <p className="soft">{say(w.hint)}</p>
      <Read ask={ask} rows={2}>
        {({ last, items }) => {
          if (!last) return <p>{say(w.never)}</p>;
          const run = { moment: momentText(last.at, lang, now), n: last.counted };
          if (items.length === 0) return <Alert type="success" showIcon title={say(w.even, run)} />;
          return (
            <>
              <Alert
                type="error"
                showIcon
                title={say(w.found, { n: items.length })}
                description={say(w.lastRun, run)}
              />
              <Register
                rows={items}
                keyOf={(d) => d.clockId}
                columns={[
                  {
                    head: w.number,
                    cell: (d) =>
                      isReader ? (
                        <Link to="/cases/$id" params={{ id: d.caseId }}>
                          {d.number}
                        </Link>
                      ) : (
                        d.number
                      ),
                  },
                  { head: w.purpose, cell: (d) => say(d.says) },
                  { head: w.kept, cell: (d) => endText(d.kept, lang, now) },
                  { head: w.counted, cell: (d) => endText(d.counted, lang, now) },
                  { head: w.since, cell: (d) => momentText(d.foundAt, lang, now) },
                ]}
              />
            </>
          );
        }}
      </Read>
    </section>
  );
}
