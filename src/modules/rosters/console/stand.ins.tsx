import { Alert, Button } from 'antd';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { rosterConsoleWords as w } from '../rosters.console.words.ts';
import { type RosterView, rostersApi } from '../rosters.contract.ts';

/** Free days of a published roster: who was asked to stand in, and the next one to ask. */
export function StandIns({ roster, again }: { roster: RosterView; again: () => void }) {
  const { say } = useSay();
  const ask = useDeed((day: string, key) =>
    call(rostersApi.askStandIn, { params: { id: roster.id }, input: { day }, key }),
  );
  const today = dayOf(Date.now());
  const free = roster.gaps.filter((day) => day >= today);
  if (free.length === 0) return null;
  const askedOf = (day: string) =>
    roster.swaps.find((s) => s.isStandIn && s.status === 'offered' && s.fromDay === day)?.to.name;
  const send = async (day: string) => {
    if (await ask.run(day)) again();
  };
  return (
    <Alert
      className="no-print"
      type="warning"
      showIcon
      title={say(w.gapsLeft, { n: free.length, days: free.map((day) => day.slice(5)).join('、') })}
      description={
        <>
          {ask.problem && <Fault problem={ask.problem} />}
          <ul className="plain roster-mine">
            {free.map((day) => {
              const name = askedOf(day);
              return (
                <li key={day}>
                  {name ? say(w.standInAsked, { day, name }) : say(w.standInOpen, { day })}{' '}
                  {roster.isMine && !name && (
                    <Button size="small" loading={ask.pending} onClick={() => void send(day)}>
                      {say(w.standIn)}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          {roster.isMine && <p className="soft small">{say(w.standInHow)}</p>}
        </>
      }
    />
  );
}
