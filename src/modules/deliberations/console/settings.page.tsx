import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { rhythmWords } from '../affairs.words.ts';
import {
  type CapSetting,
  type CategorySetting,
  type ExemptionSetting,
  type PublicitySetting,
  type SettingsView,
  settingsApi,
} from '../settings.contract.ts';
import { columnRoles, settingRoles } from '../settings.rules.ts';
import { publicityWords, settingWords as w } from '../settings.words.ts';
import { CapForm, CategoryForm, ExemptionForm, PublicityForm } from './settings.forms.tsx';
import './deliberations.css';

const route = getRouteApi('/deliberations/settings');
type Origin = { area: string; placeName: string | null; validFrom: string; isNow: boolean };
type Dialog =
  | { of: 'category'; from: CategorySetting | null }
  | { of: 'cap'; from: CapSetting | null }
  | { of: 'exemption'; from: ExemptionSetting | null }
  | { of: 'publicity'; from: PublicitySetting | null };

/** What holds for the villages’ boards and levies, where it comes from, and every edition of it. */
export function AffairsSettingsPage() {
  const { say } = useSay();
  const me = useMe();
  const { area = me.area } = route.useSearch();
  const client = useQueryClient();
  const [dialog, open] = useState<Dialog | null>(null);
  const given = { query: { area } };
  const ask = useAsk(settingsApi.affairsSettings, given);
  const again = () => void client.invalidateQueries({ queryKey: [settingsApi.affairsSettings.path] });
  const may = (roles: readonly string[]) => roles.includes(me.role);
  const of = { area, close: () => open(null), done: again };
  return (
    <>
      <PageHead title={say(w.title)} note={say(may(columnRoles) ? w.note : w.lookOnly)}>
        <ButtonLink to="/deliberations" search={area === me.area ? {} : { area }}>
          {say(w.back)}
        </ButtonLink>
      </PageHead>
      <Read ask={ask} rows={10}>
        {(s: SettingsView) => (
          <>
            <Categories
              rows={s.categories}
              {...(may(columnRoles) && { change: (from) => open({ of: 'category', from }) })}
            />
            <Caps rows={s.caps} {...(may(settingRoles) && { change: (from) => open({ of: 'cap', from }) })} />
            <Exemptions
              rows={s.exemptions}
              {...(may(settingRoles) && { change: (from) => open({ of: 'exemption', from }) })}
            />
            <Publicities
              rows={s.publicities}
              {...(may(settingRoles) && { change: (from) => open({ of: 'publicity', from }) })}
            />
          </>
        )}
      </Read>
      {dialog?.of === 'category' && <CategoryForm {...of} from={dialog.from} />}
      {dialog?.of === 'cap' && <CapForm {...of} from={dialog.from} />}
      {dialog?.of === 'exemption' && <ExemptionForm {...of} from={dialog.from} />}
      {dialog?.of === 'publicity' && dialog.from && <PublicityForm {...of} from={dialog.from} />}
    </>
  );
}
type Rows<T> = { rows: readonly T[]; change?: (from: T | null) => void };

/** Where it comes from, since when, whether it holds, and the button to change it from a day on. */
function useOrigin<T extends Origin>(change: ((from: T) => void) | undefined) {
  const { say } = useSay();
  const stands = (r: T) => (r.isNow ? w.isNow : r.validFrom > dayOf(Date.now()) ? w.coming : w.past);
  return [
    { head: w.place, cell: (r: T) => r.placeName ?? say(w.everywhere) },
    { head: w.validFrom, cell: (r: T) => r.validFrom, isFigure: true },
    {
      head: w.now,
      cell: (r: T) => (r.isNow ? <b>{say(stands(r))}</b> : <span className="soft">{say(stands(r))}</span>),
    },
    ...(change
      ? [
          {
            head: w.change,
            cell: (r: T) =>
              r.isNow && (
                <Button size="small" className="no-print" onClick={() => change(r)}>
                  {say(w.change)}
                </Button>
              ),
          },
        ]
      : []),
  ];
}
const keyOfRow = (r: Origin & { code?: string; what?: string }) => `${r.code ?? r.what ?? ''}.${r.area}.${r.validFrom}`;

function Categories({ rows, change }: Rows<CategorySetting>) {
  const { say } = useSay();
  const origin = useOrigin<CategorySetting>(change);
  return (
    <section className="section">
      <Head title={say(w.categories)} {...(change && { add: say(w.addCategory), open: () => change(null) })} />
      <Register
        rows={rows}
        keyOf={keyOfRow}
        columns={[
          { head: w.category, cell: (c) => say(c.name) },
          { head: w.rhythm, cell: (c) => say(rhythmWords[c.rhythm]) },
          { head: w.columns, cell: (c) => c.columns.join('、') },
          { head: w.keptDays, cell: (c) => c.keptDays, isFigure: true },
          { head: w.basis, cell: (c) => c.basis },
          ...origin,
        ]}
      />
    </section>
  );
}
function Caps({ rows, change }: Rows<CapSetting>) {
  const { say } = useSay();
  const origin = useOrigin<CapSetting>(change);
  return (
    <section className="section">
      <h2>{say(w.caps)}</h2>
      <Register
        rows={rows}
        keyOf={keyOfRow}
        columns={[
          { head: w.personYuan, cell: (c) => c.personYuan, isFigure: true },
          { head: w.personDays, cell: (c) => c.personDays, isFigure: true },
          { head: w.basis, cell: (c) => c.basis },
          ...origin,
        ]}
      />
    </section>
  );
}
function Exemptions({ rows, change }: Rows<ExemptionSetting>) {
  const { say } = useSay();
  const origin = useOrigin<ExemptionSetting>(change);
  const yes = (is: boolean) => say(is ? w.yes : w.no);
  return (
    <section className="section">
      <Head title={say(w.exemptions)} {...(change && { add: say(w.addExemption), open: () => change(null) })} />
      <Register
        rows={rows}
        keyOf={keyOfRow}
        columns={[
          { head: w.exemption, cell: (e) => say(e.name) },
          { head: w.money, cell: (e) => yes(e.money) },
          { head: w.labour, cell: (e) => yes(e.labour) },
          ...origin,
        ]}
      />
    </section>
  );
}
function Publicities({ rows, change }: Rows<PublicitySetting>) {
  const { say } = useSay();
  const origin = useOrigin<PublicitySetting>(change);
  return (
    <section className="section">
      <h2>{say(w.publicities)}</h2>
      <Register
        rows={rows}
        keyOf={keyOfRow}
        columns={[
          { head: w.what, cell: (p) => say(publicityWords[p.what]) },
          { head: w.leastDays, cell: (p) => p.leastDays, isFigure: true },
          { head: w.keptAfter, cell: (p) => p.keptDays, isFigure: true },
          { head: w.basis, cell: (p) => p.basis },
          ...origin,
        ]}
      />
    </section>
  );
}
const Head = ({ title, add, open }: { title: string; add?: string; open?: () => void }) => (
  <div className="deliberation-head">
    <h2>{title}</h2>
    {add && (
      <Button className="no-print" onClick={open}>
        {add}
      </Button>
    )}
  </div>
);
