import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useMe } from '#ui/console/me.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { careConsoleWords as w } from '../care.console.words.ts';
import { careRoles } from '../care.rules.ts';
import { careWords } from '../care.words.ts';
import { Board } from './board.tsx';
import { type CareSearch, careViews } from './care.search.ts';
import { Due } from './due.tsx';
import { Ends } from './ends.tsx';
import { MemberDrawer } from './member.drawer.tsx';
import { Members } from './members.tsx';
import { Notices } from './notices.tsx';
import { Rules } from './rules.tsx';
import './care.css';

const route = getRouteApi('/care');

/** 特殊群体: what is due, who belongs to a class, what is to be decided and served; everything that is chosen stands in the address. */
export function CarePage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (change: Partial<CareSearch>) =>
    void navigate({ to: '/care', search: { ...search, ...change }, replace: true });
  const seesNames = careRoles.some((r) => r === role);
  const views = seesNames ? careViews : (['board'] as const);
  const view = views.find((v) => v === search.view) ?? views[0];
  const within = search.area ? { area: search.area } : {};
  const open = (member: string) => go({ member });
  return (
    <>
      <PageHead title={say(careWords.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <search className="filters no-print">
        <Segmented
          value={view}
          options={views.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next })}
        />
        <div className="filter-search">
          <PlacePicker value={search.area} onChange={(area) => go({ area })} label={say(w.onlyPlace)} clearable />
        </div>
      </search>
      {view === 'due' && <Due search={search} within={within} go={go} open={open} />}
      {view === 'members' && <Members search={search} within={within} go={go} open={open} />}
      {view === 'ends' && <Ends within={within} open={open} />}
      {view === 'notices' && <Notices within={within} open={open} />}
      {view === 'board' && (
        <Board within={within} toList={seesNames ? (area, show) => go({ view: 'due', area, show }) : null} />
      )}
      {view === 'rules' && <Rules />}
      {search.member && <MemberDrawer id={search.member} close={() => go({ member: undefined })} />}
    </>
  );
}
