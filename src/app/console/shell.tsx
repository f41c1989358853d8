import { MenuOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ResetsNotice } from '#modules/access/console/resets.tsx';
import { emergencyApi } from '#modules/access/emergency.contract.ts';
import { casesApi } from '#modules/cases/cases.contract.ts';
import { intakeRoles } from '#modules/cases/cases.parts.rules.ts';
import { rightsApi } from '#modules/rights/rights.contract.ts';
import { useFocusBack } from '#ui/console/focus-back.ts';
import { useKeys } from '#ui/console/keys.tsx';
import { type News, useLive } from '#ui/console/live.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { gathered } from '#ui/web/gathered.ts';
import { consoleWords as w } from './console.words.ts';
import { MainMenu } from './main-menu.tsx';
import { TopBar } from './top-bar.tsx';

/** Of all that happens to accounts, what those above are alerted to. */
const GLASS: readonly string[] = ['breakGlass', 'endBreakGlass', 'reviewBreakGlass'];

const isAbout = (params: unknown, id: string) =>
  typeof params === 'object' && params !== null && 'id' in params && params.id === id;

/** What happens elsewhere shows here: the touched case at once, the lists as often as the server bears it: in a county something happens all the time. */
function useNews(): void {
  const client = useQueryClient();
  const lists = useMemo(
    () =>
      gathered(() =>
        Promise.all([casesApi.list, casesApi.counts].map(({ path }) => client.invalidateQueries({ queryKey: [path] }))),
      ),
    [client],
  );
  useEffect(() => lists.stop, [lists]);
  const heard = useCallback(
    (news: News) => {
      if (news.kind === 'account' && GLASS.includes(news.verb))
        void client.invalidateQueries({ queryKey: [emergencyApi.listEmergencies.path] });
      if (news.kind === 'right') void client.invalidateQueries({ queryKey: [rightsApi.listRights.path] });
      if (news.kind !== 'case') return;
      lists.came();
      // Opening a case is itself news; reading it again for that would be news again.
      if (news.verb !== 'open')
        // The case itself, and whatever else a panel on its page has asked about it.
        void client.invalidateQueries({ predicate: ({ queryKey: [, params] }) => isAbout(params, news.id) });
    },
    [client, lists],
  );
  const again = useCallback(
    () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/cases') }),
    [client],
  );
  useLive(true, heard, again);
}

/** The frame of every console page: menu left, place and person on top, the page in the middle. */
export function Shell() {
  const { say } = useSay();
  const me = useMe();
  const go = useNavigate();
  const { pathname } = useLocation();
  const [isMenuOpen, openMenu] = useState(false);
  const mayRegister = intakeRoles.some((role) => role === me.role);
  useNews();
  useFocusBack();
  useKeys([
    { key: 'g', says: w.goDesk, run: () => void go({ to: '/desk' }) },
    { key: 'l', says: w.goCases, run: () => void go({ to: '/cases' }) },
    ...(mayRegister ? [{ key: 'n', says: w.goIntake, run: () => void go({ to: '/cases/new' }) }] : []),
  ]);
  const content = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    openMenu(false);
    if (before.current === pathname) return;
    before.current = pathname;
    // Who works with the keyboard goes on in the page that has come, not behind the link that led there.
    if (!content.current?.contains(document.activeElement)) content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {say(w.skip)}
      </a>
      <header className="top no-print">
        <Button
          className="menu-button"
          type="text"
          icon={<MenuOutlined />}
          aria-label={say(w.menu)}
          onClick={() => openMenu(true)}
        />
        <TopBar />
      </header>
      <nav className="side no-print" aria-label={say(w.menu)}>
        <MainMenu />
      </nav>
      <Drawer open={isMenuOpen} onClose={() => openMenu(false)} placement="left" size={260} title={say(w.product)}>
        <MainMenu />
      </Drawer>
      <main className="content" id="content" tabIndex={-1} ref={content}>
        <ResetsNotice />
        <Outlet />
      </main>
    </div>
  );
}
