import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { FormGate } from '#modules/mandates/console/index.ts';
import { useNearName } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Moment, PageHead, Read, Remaining } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import { incidentsApi } from '../incidents.contract.ts';
import { dutyRoles } from '../incidents.rules.ts';
import { CaseLink, CaseStatusTag, HeatBar, Trend, UnitField } from './bits.tsx';
import { Formula } from './formula.tsx';
import { OpenIncident } from './incident.form.tsx';

const route = getRouteApi('/hot-spots/$id');
type Topic = z.output<typeof incidentsApi.topic.output>;

function Proactive({ t, close }: { t: Topic; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  return (
    <FormDialog<{ title: string; body: string; organisationId: string; itemId?: string }, { caseId: string }>
      title={w.makeProactive}
      ok={w.makeProactive}
      start={{ title: t.name }}
      close={close}
      send={(input, key) => call(incidentsApi.makeProactive, { params: { id: t.id }, input, key })}
      done={() => void client.invalidateQueries({ queryKey: [incidentsApi.topic.path] })}
    >
      <p>{say(w.proactiveHint)}</p>
      <Form.Item name="title" label={say(w.matter)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="body" label={say(w.body)} rules={[{ required: true, min: 4, message: say(w.required) }]}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 4 }} />
      </Form.Item>
      <UnitField area={t.area} />
      <FormGate unit="organisationId" part="lead" kind="case" label="title" text={['body']} name="itemId" />
    </FormDialog>
  );
}

function Standing({ t }: { t: Topic }) {
  const { say } = useSay();
  return (
    <>
      {t.incident && (
        <Alert
          type="info"
          title={
            <Link to="/incidents/$id" params={{ id: t.incident.id }}>
              {say(w.incidentIs, { number: t.incident.number })}
            </Link>
          }
        />
      )}
      {t.proactive && (
        <Alert
          type="info"
          title={
            <>
              <Link to="/cases/$id" params={{ id: t.proactive.caseId }}>
                {say(w.proactiveIs, { number: t.proactive.number, unit: t.proactive.unit })}
              </Link>{' '}
              <CaseStatusTag status={t.proactive.status} />{' '}
              {t.proactive.dueAt && <Remaining due={t.proactive.dueAt} overdue={t.proactive.overdue} />}
            </>
          }
        />
      )}
    </>
  );
}

function Whole({ t }: { t: Topic }) {
  const { say } = useSay();
  const nearName = useNearName();
  const { role } = useMe();
  const go = route.useNavigate();
  const open = t.cases.filter((c) => c.status !== 'closed' && c.status !== 'withdrawn');
  const [picked, pick] = useState<ReadonlySet<string>>(new Set(open.map((c) => c.id)));
  const [dialog, setDialog] = useState<'incident' | 'proactive' | null>(null);
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    pick(next);
  };
  return (
    <>
      <PageHead title={t.name} note={`${t.place} · ${t.firstDay} – ${t.lastDay}`}>
        {dutyRoles.some((r) => r === role) && (
          <>
            <Button onClick={() => setDialog('proactive')}>{say(w.makeProactive)}</Button>
            <Button type="primary" disabled={picked.size === 0} onClick={() => setDialog('incident')}>
              {say(w.makeIncident)}
            </Button>
          </>
        )}
      </PageHead>
      <Standing t={t} />
      <section className="card">
        <p>
          <HeatBar heat={t.heat} hottest={t.heat} /> <Trend t={t} />
        </p>
        <Formula asOf={t.asOf} version={t.version} t={t} />
      </section>
      <section className="hot-spots">
        <h2>{say(w.cases)}</h2>
        <Register
          rows={t.cases}
          keyOf={(c) => c.id}
          columns={[
            {
              head: w.matter,
              cell: (c) => (
                <>
                  {open.includes(c) && (
                    <Checkbox
                      checked={picked.has(c.id)}
                      onChange={() => toggle(c.id)}
                      aria-label={say(w.pick, { number: c.number })}
                    />
                  )}{' '}
                  <CaseLink c={c} />
                </>
              ),
            },
            { head: w.status, cell: (c) => <CaseStatusTag status={c.status} /> },
            { head: w.place, cell: (c) => nearName(c.placeName) },
            { head: w.received, cell: (c) => <Moment at={c.receivedAt} /> },
          ]}
        />
      </section>
      {dialog === 'proactive' && <Proactive t={t} close={() => setDialog(null)} />}
      {dialog === 'incident' && (
        <OpenIncident
          start={{ title: t.name }}
          area={t.area}
          topicId={t.id}
          caseIds={[...picked]}
          close={() => setDialog(null)}
          done={(made) => void go({ to: '/incidents/$id', params: { id: made.id } })}
        />
      )}
    </>
  );
}

/** One hot spot: how hot and why, its cases, and what an officer makes of it. */
export function TopicPage() {
  const { id } = route.useParams();
  const ask = useAsk(incidentsApi.topic, { params: { id }, query: {} });
  return (
    <Read ask={ask} rows={10}>
      {(t) => <Whole key={t.id} t={t} />}
    </Read>
  );
}
