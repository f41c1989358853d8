import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { applyScheme, keptScheme, prefersDark } from './theme.ts';

type SchemeHere = { isDark: boolean; toggle: () => void };
const Context = createContext<SchemeHere>({ isDark: false, toggle: () => {} });
export const useScheme = () => useContext(Context);

/** Follows the device until the person says otherwise. */
export function SchemeProvider({ children }: { children: ReactNode }) {
  const [scheme, setScheme] = useState(keptScheme);
  const [deviceIsDark, setDevice] = useState(() => prefersDark().matches);
  useEffect(() => {
    const query = prefersDark();
    const changed = () => setDevice(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  const isDark = scheme === 'dark' || (scheme === 'auto' && deviceIsDark);
  const toggle = useCallback(() => {
    const next = isDark ? 'light' : 'dark';
    // Before the next drawing: the theme reads its colours from the page.
    applyScheme(next);
    setScheme(next);
  }, [isDark]);
  const value = useMemo(() => ({ isDark, toggle }), [isDark, toggle]);
  return <Context value={value}>{children}</Context>;
}
