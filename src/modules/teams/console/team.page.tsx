import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { colon } from '#kernel/words.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { teamConsoleWords as w } from '../teams.console.words.ts';
import { type TeamCard, type TeamView, teamsApi } from '../teams.contract.ts';
import { outcomes } from '../teams.rules.ts';
import { consentWords, teamOutcomeWords, teamWords } from '../teams.words.ts';
import { TeamFields } from './team.fields.tsx';

const route = getRouteApi('/teams/$id');
export function TeamPage() {
  const { id } = route.useParams();
  const ask = useAsk(teamsApi.getTeam, { params: { id } });
  return (
    <Read ask={ask} rows={6}>
      {(t) => <Team t={t} />}
    </Read>
  );
}

type Which = 'add' | 'edit' | 'close';
/** One team: what its reports became as a whole, who is in it and since when; nobody is counted. */
function Team({ t }: { t: TeamView }) {
  const { say } = useSay();
  const client = useQueryClient();
  const params = { id: t.id };
  const [dialog, show] = useState<Which | null>(null);
  const [card, setCard] = useState<TeamCard | null>(null);
  const key = keyOf(teamsApi.getTeam, { params });
  const end = useDeed((memberId: string, command) =>
    call(teamsApi.endTeamMember, { params: { id: t.id, memberId }, input: {}, key: command }),
  );
  const figures: [readonly [string, string], number][] = [
    [w.members, t.members],
    [w.reports, t.counts.reports],
    ...outcomes.map((o): [readonly [string, string], number] => [teamOutcomeWords[o], t.counts[o]]),
  ];
  return (
    <>
      <PageHead title={t.name} note={`${t.placeName} · ${t.unit} · ${t.phone}`}>
        {!t.closedOn && (
          <>
            <Button type="primary" onClick={() => show('add')}>
              {say(w.addMember)}
            </Button>
            <Button onClick={() => show('edit')}>{say(w.edit)}</Button>
            <Button onClick={() => show('close')}>{say(w.close)}</Button>
          </>
        )}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <ButtonLink to="/teams">{say(w.back)}</ButtonLink>
      </PageHead>
      <dl className="figures">
        {figures.map(([word, n]) => (
          <div key={word[1]} className="card">
            <dt>{say(word)}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      <section className="card">
        <p>{t.what}</p>
        <p className="soft">{t.how}</p>
      </section>
      {t.closedOn && <p className="soft">{say(w.closedOn, { day: t.closedOn })}</p>}
      {end.problem && <Fault problem={end.problem} />}
      <Register
        rows={t.people}
        keyOf={(m) => m.id}
        columns={[
          { head: w.person, cell: (m) => m.name },
          { head: w.joinedOn, cell: (m) => m.joinedOn },
          { head: w.consent, cell: (m) => say(consentWords[m.consent]) },
          {
            head: w.leftOn,
            cell: (m) =>
              m.leftOn ?? (
                <Button
                  size="small"
                  className="no-print"
                  aria-label={`${m.name} ${say(w.end)}`}
                  onClick={() => void end.run(m.id).then((next) => next && client.setQueryData(key, next))}
                >
                  {say(w.end)}
                </Button>
              ),
          },
        ]}
      />
      {dialog && <Dialog of={dialog} t={t} close={() => show(null)} give={setCard} />}
      {card && (
        <Modal open title={say(w.cardTitle)} onCancel={() => setCard(null)} footer={null}>
          <p>{say(w.cardSays)}</p>
          <p>
            {say(w.number)}
            {say(colon)}
            <strong className="mono">{inFours(card.number)}</strong>
          </p>
          <p>
            {say(w.code)}
            {say(colon)}
            <strong className="mono">{inFours(card.code)}</strong>
          </p>
        </Modal>
      )}
    </>
  );
}

type DialogProps = { of: Which; t: TeamView; close: () => void; give: (card: TeamCard) => void };
function Dialog({ of, t, close, give }: DialogProps) {
  const { say } = useSay();
  const client = useQueryClient();
  const params = { id: t.id };
  const rules = [{ required: true, message: say(w.required) }];
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/teams') });
  if (of === 'edit')
    return (
      <FormDialog<Pick<TeamView, 'name' | 'what' | 'how' | 'phone'>, TeamView>
        title={w.edit}
        ok={w.save}
        start={{ name: t.name, what: t.what, how: t.how, phone: t.phone }}
        close={close}
        done={again}
        send={(input, key) => call(teamsApi.editTeam, { params, input, version: t.version, key })}
      >
        <TeamFields />
      </FormDialog>
    );
  if (of === 'close')
    return (
      <FormDialog<object, TeamView>
        title={w.close}
        ok={w.close}
        start={{}}
        close={close}
        done={again}
        send={(_, key) => call(teamsApi.closeTeam, { params, input: {}, version: t.version, key })}
      >
        <p>
          <strong>{t.name}</strong>
        </p>
        <p>{say(w.closeSays, { n: t.members })}</p>
      </FormDialog>
    );
  return (
    <FormDialog<{ name: string; phone: string; consent: 'paper' | 'spoken' }, TeamCard>
      title={w.addMember}
      start={{ consent: 'spoken' }}
      close={close}
      done={(made) => {
        give(made);
        again();
      }}
      send={(input, command) => call(teamsApi.addTeamMember, { params, input, key: command })}
    >
      <p className="soft">{say(teamWords.consent)}</p>
      <Form.Item name="name" label={say(w.person)} rules={rules}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={say(w.mobile)} rules={rules}>
        <Input maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="consent" label={say(w.consent)} rules={rules}>
        <Select options={(['spoken', 'paper'] as const).map((value) => ({ value, label: say(consentWords[value]) }))} />
      </Form.Item>
    </FormDialog>
  );
}
