import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { planConsoleWords as w } from '../plans.console.words.ts';
import { type PlanRow, type PlanView, plansApi } from '../plans.contract.ts';
import { villageRoles } from '../plans.rules.ts';
import { planStatusWords, planWords } from '../plans.words.ts';
import './plans.css';

/** 一村一策: the plans of one's place, and which villages have none. */
export function PlansPage() {
  const { say } = useSay();
  const { role } = useMe();
  const [isDrafting, draft] = useState(false);
  const ask = useAsk(plansApi.listPlans, { query: {} });
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={say(planWords.title)} note={say(w.hint)}>
        <ExportButton list="plans" />
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {villageRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => draft(true)}>
            {say(w.draft)}
          </Button>
        )}
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ items, without }) => (
          <>
            {items.length === 0 ? <Nothing title={say(w.none)} hint={say(w.noneHint)} /> : <Plans items={items} />}
            {without.length > 0 && (
              <details className="plans-without" open={without.length <= 30}>
                <summary>{say(w.without, { n: without.length })}</summary>
                <p>{without.join('、')}</p>
              </details>
            )}
            {isDrafting && (
              <Begin
                before={items.filter((p) => p.status === 'inForce' || p.status === 'ended')}
                close={() => draft(false)}
                done={(p) => void navigate({ to: '/plans/$id', params: { id: p.id } })}
              />
            )}
          </>
        )}
      </Read>
    </>
  );
}

function Plans({ items }: { items: readonly PlanRow[] }) {
  const { say } = useSay();
  return (
    <Register
      rows={items}
      keyOf={(p) => p.id}
      columns={[
        {
          head: planWords.village,
          cell: (p) => (
            <Link to="/plans/$id" params={{ id: p.id }}>
              {p.placeName}
            </Link>
          ),
        },
        { head: w.name, cell: (p) => p.title },
        { head: planWords.years, cell: (p) => `${p.fromYear}–${p.toYear}`, isFigure: true },
        { head: planWords.status, cell: (p) => say(planStatusWords[p.status]) },
        { head: w.reached, cell: (p) => `${p.reached} / ${p.goals}`, isFigure: true },
        { head: w.done, cell: (p) => `${p.done} / ${p.measures}`, isFigure: true },
        {
          head: w.overdue,
          cell: (p) => <span className={p.overdue > 0 ? 'plans-late' : ''}>{p.overdue || ''}</span>,
          isFigure: true,
        },
        {
          head: w.review,
          cell: (p) =>
            p.reviewsDue.length > 0 && (
              <span className="plans-late">{say(w.reviewDue, { years: p.reviewsDue.join('、') })}</span>
            ),
        },
      ]}
    />
  );
}

type Entry = { title: string; fromYear: number; toYear: number; copyFrom?: string };
function Begin({
  before,
  close,
  done,
}: {
  before: readonly PlanRow[];
  close: () => void;
  done: (p: PlanView) => void;
}) {
  const { say } = useSay();
  const client = useQueryClient();
  const required = [{ required: true, message: say(w.required) }];
  const year = Number(dayOf(Date.now()).slice(0, 4));
  return (
    <FormDialog<Entry, PlanView>
      title={w.draft}
      start={{ title: say(planWords.title), fromYear: year, toYear: year + 2 }}
      close={close}
      done={(p) => {
        void client.invalidateQueries({ queryKey: [plansApi.listPlans.path] });
        done(p);
      }}
      send={({ copyFrom, ...input }, key) =>
        call(plansApi.draftPlan, { input: { ...input, ...(copyFrom && { copyFrom }) }, key })
      }
    >
      <Form.Item name="title" label={say(w.name)} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="fromYear" label={say(w.fromYear)} rules={required}>
          <InputNumber min={2000} max={2200} className="wide" />
        </Form.Item>
        <Form.Item name="toYear" label={say(w.toYear)} rules={required}>
          <InputNumber min={2000} max={2200} className="wide" />
        </Form.Item>
      </div>
      {before.length > 0 && (
        <Form.Item name="copyFrom" label={say(w.copyFrom)}>
          <Select
            allowClear
            options={before.map((p) => ({ value: p.id, label: `${p.title} ${p.fromYear}–${p.toYear}` }))}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}
