import { Link } from '@tanstack/react-router';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { factConsoleWords as w } from '../facts.console.words.ts';
import { factReaders } from '../facts.rules.ts';
import { returnRoles } from '../returns.rules.ts';

const tabs = [
  { to: '/facts', says: w.title, roles: factReaders as readonly string[] },
  { to: '/returns', says: w.returns, roles: returnRoles as readonly string[] },
  { to: '/burden', says: w.burden, roles: returnRoles as readonly string[] },
] as const;

/** From what is known to the tables made of it, and what they cost. */
export function FactsTabs({ current }: { current: (typeof tabs)[number]['to'] }) {
  const { say } = useSay();
  const { role } = useMe();
  return (
    <nav className="tabs no-print" aria-label={say(w.sections)}>
      {tabs
        .filter((tab) => tab.roles.includes(role))
        .map((tab) => (
          <Link
            key={tab.to}
            className="tab"
            to={tab.to}
            activeOptions={{ exact: true }}
            aria-current={tab.to === current ? 'page' : undefined}
          >
            {say(tab.says)}
          </Link>
        ))}
    </nav>
  );
}
