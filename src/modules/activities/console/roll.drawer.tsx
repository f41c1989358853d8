import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { rollRoles, type Standing, standings } from '../activities.rules.ts';
import { standingWords } from '../activities.words.ts';
import { type MemberView, yearApi } from '../year.contract.ts';

/** 支部名册: who has a vote, who sits on the committee, which group; names come from the organisation's members. */
export function Roll({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const { role } = useMe();
  const isKeeper = rollRoles.some((r) => r === role);
  const [changing, change] = useState<MemberView | null>(null);
  const ask = useAsk(yearApi.unitRoll, { params: { id } });
  return (
    <Drawer open onClose={close} title={say(w.roll)} size="large">
      <p className="soft">{say(w.rollHint)}</p>
      <Read ask={ask} rows={6}>
        {({ items }) => (
          <Register
            rows={items}
            keyOf={(m) => m.membershipId}
            {...(isKeeper && { open: change })}
            columns={[
              { head: w.name, cell: (m) => m.name },
              { head: w.standing, cell: (m) => say(standingWords[m.standing]) },
              { head: w.committee, cell: (m) => m.onCommittee && say(w.yes) },
              { head: w.group, cell: (m) => m.group ?? '' },
            ]}
          />
        )}
      </Read>
      {changing && (
        <Change
          id={id}
          member={changing}
          close={() => change(null)}
          done={() => void client.invalidateQueries({ queryKey: [yearApi.unitRoll.path] })}
        />
      )}
      <Button className="no-print" onClick={() => window.print()}>
        {say(w.print)}
      </Button>
    </Drawer>
  );
}

type Entry = { standing: Standing; onCommittee: boolean; group?: string };
type ChangeProps = { id: string; member: MemberView; close: () => void; done: () => void };
function Change({ id, member, close, done }: ChangeProps) {
  const { say } = useSay();
  return (
    <FormDialog<Entry, MemberView>
      title={[`${member.name}`, member.name]}
      start={{
        standing: member.standing,
        onCommittee: member.onCommittee,
        ...(member.group && { group: member.group }),
      }}
      close={close}
      done={done}
      send={(input, key) =>
        call(yearApi.putMember, {
          params: { id, membershipId: member.membershipId },
          input: { ...input, onCommittee: Boolean(input.onCommittee) },
          key,
        })
      }
    >
      <Form.Item name="standing" label={say(w.standing)}>
        <Select options={standings.map((value) => ({ value, label: say(standingWords[value]) }))} />
      </Form.Item>
      <Form.Item name="onCommittee" valuePropName="checked">
        <Checkbox>{say(w.committee)}</Checkbox>
      </Form.Item>
      <Form.Item name="group" label={say(w.group)}>
        <Input maxLength={30} placeholder={say(w.noGroup)} />
      </Form.Item>
    </FormDialog>
  );
}
