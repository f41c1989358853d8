import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { KeysProvider } from '#ui/console/keys.tsx';
import { SayProvider, useSay } from '#ui/console/say.tsx';
import { SchemeProvider, useScheme } from '#ui/console/scheme.tsx';
import { SlotsProvider } from '#ui/console/slots.tsx';
import { themeOf } from '#ui/console/theme.ts';
import { Problem } from '#ui/web/call.ts';
import { router } from './router.tsx';
import { Session } from './session.tsx';
import { slots } from './slots.ts';

const MOST_TRIES = 2;
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal is an answer and does not change by asking again.
      retry: (tries, error) =>
        tries < MOST_TRIES && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
  },
});

function Dressed({ children }: { children: ReactNode }) {
  const { lang } = useSay();
  const { isDark } = useScheme();
  const theme = useMemo(() => themeOf(isDark), [isDark]);
  useEffect(() => {
    dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  }, [lang]);
  return (
    <ConfigProvider theme={theme} locale={lang === 'zh' ? zhCN : enGB} button={{ autoInsertSpace: false }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}

const WallScreen = lazy(async () => ({
  default: (await import('#modules/insight/console/wall.screen.tsx')).WallScreen,
}));
/** A screen that holds a pass: nobody signs in at it, and no other page of the console is there. */
const isScreen = window.location.pathname === '/console/wall/screen';

/** The staff console: language, colours, keyboard and session around the pages. */
export function Console() {
  return (
    <SayProvider>
      <SchemeProvider>
        <Dressed>
          <QueryClientProvider client={client}>
            {isScreen ? (
              <Suspense>
                <WallScreen />
              </Suspense>
            ) : (
              <Session>
                <KeysProvider>
                  <SlotsProvider slots={slots}>
                    <RouterProvider router={router} />
                  </SlotsProvider>
                </KeysProvider>
              </Session>
            )}
          </QueryClientProvider>
        </Dressed>
      </SchemeProvider>
    </SayProvider>
  );
}
