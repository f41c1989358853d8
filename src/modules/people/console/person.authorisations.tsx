import { App, Button } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { type AuthorisationView, consentsApi } from '../consents.contract.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import type { PersonView } from '../people.contract.ts';
import { hearers, writers } from '../people.rules.ts';
import { peopleWords } from '../people.words.ts';
import { Authorise, useAgents } from './authorise.dialog.tsx';
import { PersonName, useRefreshPeople } from './people.bits.tsx';

type Agents = ReturnType<typeof useAgents>['data'];
function AgentName({ one, agents }: { one: AuthorisationView; agents: Agents }) {
  const { say } = useSay();
  const { accountId, name } = useMe();
  if (one.agentPersonId) return <PersonName id={one.agentPersonId} />;
  if (one.agentAccountId === accountId) return name;
  return agents?.items.find((agent) => agent.id === one.agentAccountId)?.name ?? say(w.agentStaff);
}

function OneAuthorisation({
  one,
  agents,
  revoke,
}: {
  one: AuthorisationView;
  agents: Agents;
  revoke: (() => void) | null;
}) {
  const { say, lang } = useSay();
  return (
    <li className={one.revokedAt ? 'entry-line soft' : 'entry-line'}>
      <div>
        <strong>
          <AgentName one={one} agents={agents} />
        </strong>{' '}
        · {one.scope.map((errand) => say(peopleWords.errands[errand])).join('、')}
        <p className="soft small">
          {[
            say(w.validity, { from: one.validFrom, to: one.validTo }),
            say(peopleWords.media[one.medium]),
            one.witness && `${say(w.witness)} ${one.witness}`,
            one.revokedAt && say(w.revoked, { moment: momentText(one.revokedAt, lang, Date.now()) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!one.revokedAt && revoke && (
        <Button size="small" onClick={revoke}>
          {say(w.revoke)}
        </Button>
      )}
    </li>
  );
}

/** Who may run errands for the person, for what and how long. */
export function Authorisations({ person }: { person: PersonView }) {
  const { say } = useSay();
  const { role } = useMe();
  const { modal } = App.useApp();
  const refresh = useRefreshPeople();
  const isWriter = writers.some((r) => r === role);
  const isHearer = hearers.some((r) => r === role);
  const ask = useAsk(consentsApi.authorisations, { params: { id: person.id } });
  const agents = useAgents(person.area, isWriter);
  const [isGiving, give] = useState(false);
  const end = useDeed((authorisationId: string, key) =>
    call(consentsApi.revokeAuthorisation, { params: { id: person.id, authorisationId }, key }),
  );
  const sure = (one: AuthorisationView) =>
    modal.confirm({
      title: say(w.revokeSure),
      okText: say(w.revoke),
      cancelText: say(kitWords.cancel),
      onOk: async () => {
        await end.run(one.id);
        refresh();
      },
    });
  return (
    <section className="drawer-part">
      <header className="card-head">
        <h2>{say(w.authorisations)}</h2>
        {isWriter && (
          <Button size="small" onClick={() => give(true)}>
            {say(w.authorise)}
          </Button>
        )}
      </header>
      <Read ask={ask} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{say(w.authorisationsNone)}</p>}
            <ul className="plain">
              {items.map((one) => (
                <OneAuthorisation
                  key={one.id}
                  one={one}
                  agents={agents.data}
                  revoke={isHearer ? () => sure(one) : null}
                />
              ))}
            </ul>
          </>
        )}
      </Read>
      {end.problem && <Fault problem={end.problem} />}
      {isGiving && <Authorise person={person} close={() => give(false)} done={refresh} />}
    </section>
  );
}
