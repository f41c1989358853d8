import { Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Opening, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { organisationConsoleWords as w } from '../organisations.console.words.ts';
import { organisationsApi } from '../organisations.contract.ts';
import { organisationKindWords } from '../organisations.words.ts';
import { Members } from './members.section.tsx';
import { type Entry, NameFields, type Whole } from './organisation.fields.tsx';
import { Close, Move } from './organisation.move.tsx';

type Parts = readonly { id: string; name: string }[];
function Ways({ parts, open }: { parts: Parts; open: (id: string) => void }) {
  if (parts.length === 0) return '—';
  return parts.map((part) => (
    <Button key={part.id} type="link" className="row-open" onClick={() => open(part.id)}>
      {part.name}
    </Button>
  ));
}

function Facts({ one, open }: { one: Whole; open: (id: string) => void }) {
  const { say } = useSay();
  return (
    <dl className="facts">
      <dt>{say(w.kind)}</dt>
      <dd>
        {say(organisationKindWords[one.kind])} {!one.isOpen && <Tag>{say(w.closed)}</Tag>}
      </dd>
      <dt>{say(w.area)}</dt>
      <dd>{one.placeName ?? one.area}</dd>
      <dt>{say(w.duty)}</dt>
      <dd>{one.duty ?? '—'}</dd>
      <dt>{say(w.since)}</dt>
      <dd>{one.validFrom}</dd>
      {one.successor && (
        <>
          <dt>{say(w.successor)}</dt>
          <dd>
            <Ways parts={[one.successor]} open={open} />
          </dd>
        </>
      )}
      <dt>{say(w.superior)}</dt>
      <dd>
        <Ways parts={one.superiors} open={open} />
      </dd>
      <dt>{say(w.below)}</dt>
      <dd>
        <Ways parts={one.subordinates} open={open} />
      </dd>
    </dl>
  );
}

export function OrganisationDrawer({
  id,
  open,
  close,
  refresh,
}: {
  id: string;
  open: (id: string) => void;
  close: () => void;
  refresh: () => void;
}) {
  const { say } = useSay();
  const { role } = useMe();
  const ask = useAsk(organisationsApi.getOrganisation, { params: { id } });
  const [isEditing, edit] = useState(false);
  const [isMoving, move] = useState(false);
  const [isClosing, end] = useState(false);
  return (
    <Drawer open onClose={close} size={440} title={ask.data?.name ?? <Opening />}>
      <Read ask={ask}>
        {(one) => (
          <>
            <Facts one={one} open={open} />
            {role === 'systemAdmin' && one.isOpen && (
              <div className="acts">
                <Button onClick={() => edit(true)}>{say(w.edit)}</Button>
                <Button onClick={() => move(true)}>{say(w.move)}</Button>
                <Button onClick={() => end(true)}>{say(w.close)}</Button>
              </div>
            )}
            <Members one={one} mayChange={role === 'systemAdmin' && one.isOpen} refresh={refresh} />
            {isClosing && <Close one={one} close={() => end(false)} done={refresh} />}
            {isMoving && <Move one={one} close={() => move(false)} done={refresh} />}
            {isEditing && (
              <FormDialog<Entry, Whole>
                title={w.edit}
                start={{ name: one.name, shortName: one.shortName, kind: one.kind, duty: one.duty ?? '' }}
                close={() => edit(false)}
                done={refresh}
                send={({ name, shortName, kind, duty }, key) =>
                  call(organisationsApi.editOrganisation, {
                    params: { id },
                    version: one.version,
                    input: { name, shortName, kind, duty: duty || null },
                    key,
                  })
                }
              >
                <NameFields />
              </FormDialog>
            )}
          </>
        )}
      </Read>
    </Drawer>
  );
}
