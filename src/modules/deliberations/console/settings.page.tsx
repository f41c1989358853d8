import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { isWithin } from '#kernel/area.ts';
import type { Word } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { type Column, Register } from '#ui/console/register.tsx';
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
  const yes = (is: boolean) => say(is ? w.yes : w.no);
  // What a narrower place decided is changed there; what comes from around, by the place that is looked at.
  const from = dialog?.from;
  const place = from && isWithin(from.area, area) ? from.area : area;
  const of = { area: place, close: () => open(null), done: again };
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
            <Editions
              title={w.categories}
              rows={s.categories}
              head={{ head: w.category, cell: (c) => say(c.name) }}
              columns={[
                { head: w.rhythm, cell: (c) => say(rhythmWords[c.rhythm]) },
                { head: w.columns, cell: (c) => c.columns.join('、') },
                { head: w.keptDays, cell: (c) => c.keptDays, isFigure: true },
                { head: w.basis, cell: (r) => r.basis },
              ]}
              add={w.addCategory}
              change={may(columnRoles) ? (from) => open({ of: 'category', from }) : undefined}
            />
            <Editions
              title={w.caps}
              rows={s.caps}
              columns={[
                { head: w.personYuan, cell: (c) => c.personYuan, isFigure: true },
                { head: w.personDays, cell: (c) => c.personDays, isFigure: true },
                { head: w.basis, cell: (r) => r.basis },
              ]}
              change={may(settingRoles) ? (from) => open({ of: 'cap', from }) : undefined}
            />
            <Editions
              title={w.exemptions}
              rows={s.exemptions}
              head={{ head: w.exemption, cell: (e) => say(e.name) }}
              columns={[
                { head: w.money, cell: (e) => yes(e.money) },
                { head: w.labour, cell: (e) => yes(e.labour) },
              ]}
              add={w.addExemption}
              change={may(settingRoles) ? (from) => open({ of: 'exemption', from }) : undefined}
            />
            <Editions
              title={w.publicities}
              rows={s.publicities}
              head={{ head: w.what, cell: (p) => say(publicityWords[p.what]) }}
              columns={[
                { head: w.leastDays, cell: (p) => p.leastDays, isFigure: true },
                { head: w.keptAfter, cell: (p) => p.keptDays, isFigure: true },
                { head: w.basis, cell: (r) => r.basis },
              ]}
              change={may(settingRoles) ? (from) => open({ of: 'publicity', from }) : undefined}
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
type Editions<T> = {
  title: Word;
  rows: readonly T[];
  /** What a row is called; where it is left out, by its place. */
  head?: Column<T>;
  columns: readonly Column<T>[];
  add?: Word;
  change?: ((from: T | null) => void) | undefined;
};
const keyOfRow = (r: Origin & { code?: string; what?: string }) => `${r.code ?? r.what ?? ''}.${r.area}.${r.validFrom}`;

/** Editions of one kind: what they say, where they come from, since when, whether they hold, and the button to change one from a day on. */
function Editions<T extends Origin>({ title, rows, head, columns, add, change }: Editions<T>) {
  const { say } = useSay();
  const stands = (r: T) => (r.isNow ? w.isNow : r.validFrom > dayOf(Date.now()) ? w.coming : w.past);
  const place: Column<T> = { head: w.place, cell: (r) => r.placeName ?? say(w.everywhere) };
  const origin: Column<T>[] = [
    { head: w.validFrom, cell: (r) => r.validFrom, isFigure: true },
    { head: w.now, cell: (r) => (r.isNow ? <b>{say(stands(r))}</b> : <span className="soft">{say(stands(r))}</span>) },
  ];
  const changing: Column<T> = {
    head: w.change,
    cell: (r) =>
      r.isNow && (
        <Button size="small" className="no-print" onClick={() => change?.(r)}>
          {say(w.change)}
        </Button>
      ),
  };
  return (
    <section className="section">
      <div className="deliberation-head">
        <h2>{say(title)}</h2>
        {add && change && (
          <Button className="no-print" onClick={() => change(null)}>
            {say(add)}
          </Button>
        )}
      </div>
      <Register
        rows={rows}
        keyOf={keyOfRow}
        columns={[head ?? place, ...columns, ...(head ? [place] : []), ...origin, ...(change ? [changing] : [])]}
      />
    </section>
  );
}
