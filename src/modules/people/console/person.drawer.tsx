import { Alert, Button, Drawer } from 'antd';
import { useState } from 'react';
import { roles } from '#kernel/actor.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { PlaceName } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Moment, Opening, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { householdReaders, householdsApi } from '../households.contract.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import { type Access, type PersonView, peopleApi } from '../people.contract.ts';
import { hearers, writers } from '../people.rules.ts';
import { peopleWords } from '../people.words.ts';
import { HouseholdDrawer } from './household.drawer.tsx';
import { useRefreshPeople } from './people.bits.tsx';
import { Authorisations } from './person.authorisations.tsx';
import { Consents } from './person.consents.tsx';
import { EditPerson } from './person.form.tsx';
import { Sealed } from './person.reveal.tsx';

function Facts({ person, looked }: { person: PersonView; looked: () => void }) {
  const { say } = useSay();
  const sealed = [
    ['phone', w.phone, person.phone],
    ['idNumber', w.idNumber, person.idNumber],
    ['bank', w.bank, person.bank],
    ['health', w.health, person.hasHealth ? say(w.recorded) : null],
  ] as const;
  return (
    <>
      <dl className="facts">
        <dt>{say(w.area)}</dt>
        <dd>
          <PlaceName code={person.area} />
        </dd>
        <dt>{say(w.birthYear)}</dt>
        <dd>{person.birthYear ?? '—'}</dd>
        <dt>{say(w.basis)}</dt>
        <dd>{say(peopleWords.bases[person.basis])}</dd>
        {sealed.map(([field, label, masked]) => (
          <div key={field} className="fact">
            <dt>{say(label)}</dt>
            <dd>
              <Sealed person={person} field={field} masked={masked} looked={looked} />
            </dd>
          </div>
        ))}
      </dl>
      {person.warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={say(peopleWords.warnings[warning])} />
      ))}
    </>
  );
}

function Households({ personId }: { personId: string }) {
  const { say } = useSay();
  const ask = useAsk(householdsApi.households, { query: { personId } });
  const [opened, open] = useState<string | null>(null);
  return (
    <section className="drawer-part">
      <h2>{say(w.household)}</h2>
      <Read ask={ask} rows={1}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{say(w.householdNone)}</p>}
            {items.map((h) => (
              <Button key={h.id} type="link" className="row-open" onClick={() => open(h.id)}>
                {h.address}
              </Button>
            ))}
          </>
        )}
      </Read>
      {opened && <HouseholdDrawer id={opened} close={() => open(null)} />}
    </section>
  );
}

function OneAccess({ access }: { access: Access }) {
  const { say } = useSay();
  const role = roles.find((known) => known === access.role);
  return (
    <li className="entry-line">
      <div>
        <Moment at={access.at} /> · {role && say(roleWords[role])}
        <p className="soft small">
          {[say(peopleWords.fields[access.field]), say(peopleWords.purposes[access.purpose]), access.reason]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}

/** What the person sees too: who looked at a number in full, when and why. */
function Accesses({ personId }: { personId: string }) {
  const { say } = useSay();
  const ask = useAsk(peopleApi.accesses, { params: { id: personId } });
  return (
    <section className="drawer-part">
      <h2>{say(w.accesses)}</h2>
      <Read ask={ask} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{say(w.accessesNone)}</p>}
            <ul className="plain">
              {items.map((access) => (
                <OneAccess key={access.at + access.field + (access.accountId ?? '')} access={access} />
              ))}
            </ul>
          </>
        )}
      </Read>
    </section>
  );
}

/** One person: the numbers masked, what they agreed to, who acts for them, where they live, who looked. */
export function PersonDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const refresh = useRefreshPeople();
  const ask = useAsk(peopleApi.get, { params: { id } });
  const [isEditing, edit] = useState(false);
  const mayEdit = role === 'dataProtection' || writers.some((r) => r === role);
  const isHearer = hearers.some((r) => r === role);
  return (
    <Drawer open onClose={close} size={480} title={ask.data?.name ?? <Opening />}>
      <Read ask={ask}>
        {(person) => (
          <>
            <Facts person={person} looked={refresh} />
            {mayEdit && (
              <div className="acts">
                <Button onClick={() => edit(true)}>{say(w.edit)}</Button>
              </div>
            )}
            {isHearer && <Consents personId={person.id} />}
            <Authorisations person={person} />
            {householdReaders.some((r) => r === role) && <Households personId={person.id} />}
            {isHearer && <Accesses personId={person.id} />}
            {isEditing && <EditPerson person={person} close={() => edit(false)} done={refresh} />}
          </>
        )}
      </Read>
    </Drawer>
  );
}
