import type { Page } from '#platform/module.ts';
import { actPages } from './act.page.tsx';
import { casePages } from './case.page.tsx';
import { clockPages } from './clock.page.tsx';
import { delegatePages } from './delegates.page.tsx';
import { reportPages } from './report.pages.tsx';
import { trackPages } from './track.page.tsx';

/** Everything residents reach of a case: say it, find it again, see it, act on it. */
export const pages: readonly Page[] = [
  ...reportPages,
  ...trackPages,
  ...casePages,
  ...clockPages,
  ...actPages,
  ...delegatePages,
];
