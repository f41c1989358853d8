import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { teamConsoleWords as w } from '../teams.console.words.ts';
import { type TeamView, teamsApi } from '../teams.contract.ts';
import { teamWords } from '../teams.words.ts';
import { TeamFields } from './team.fields.tsx';

type Entry = { area: string; name: string; what: string; how: string; phone: string };

/** 志愿队: the teams of the place. */
export function TeamsPage() {
  const { say } = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { area } = useMe();
  const [isAdding, add] = useState(false);
  const ask = useAsk(teamsApi.listTeams, {});
  const open = (id: string) => void navigate({ to: '/teams/$id', params: { id } });
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <>
      <PageHead title={say(teamWords.title)} note={say(w.hint)}>
        <ExportButton list="teams" />
        <Button type="primary" onClick={() => add(true)}>
          {say(w.add)}
        </Button>
      </PageHead>
      <Read ask={ask} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(t) => t.id}
              open={(t) => open(t.id)}
              columns={[
                {
                  head: w.name,
                  cell: (t) => (t.closedOn ? `${t.name} · ${say(w.closedOn, { day: t.closedOn })}` : t.name),
                },
                { head: w.place, cell: (t) => t.placeName },
                { head: w.unit, cell: (t) => t.unit },
                { head: w.members, cell: (t) => t.members, isFigure: true },
                { head: w.phone, cell: (t) => t.phone },
              ]}
            />
          )
        }
      </Read>
      {isAdding && (
        <FormDialog<Entry, TeamView>
          title={w.add}
          start={{ area }}
          close={() => add(false)}
          done={(t) => {
            void client.invalidateQueries({ queryKey: [teamsApi.listTeams.path] });
            open(t.id);
          }}
          send={(input, key) => call(teamsApi.addTeam, { input, key })}
        >
          <Form.Item name="area" label={say(w.place)} rules={rules}>
            <PlacePicker label={say(w.place)} />
          </Form.Item>
          <TeamFields />
        </FormDialog>
      )}
    </>
  );
}
