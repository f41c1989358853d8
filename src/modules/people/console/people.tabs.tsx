import { Link } from '@tanstack/react-router';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { householdReaders } from '../households.contract.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';

/** From people to the households they live in, and back. */
export function PeopleTabs({ current }: { current: 'people' | 'households' }) {
  const { say } = useSay();
  const { role } = useMe();
  if (!householdReaders.some((r) => r === role)) return null;
  const tabs = [
    { key: 'people', to: '/people', says: w.people },
    { key: 'households', to: '/people/households', says: w.households },
  ] as const;
  return (
    <nav className="tabs" aria-label={say(w.sections)}>
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          className="tab"
          to={tab.to}
          activeOptions={{ exact: true }}
          aria-current={tab.key === current ? 'page' : undefined}
        >
          {say(tab.says)}
        </Link>
      ))}
    </nav>
  );
}
