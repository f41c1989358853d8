import type { Page } from '#platform/module.ts';
import { channelPages } from './channels.page.tsx';
import { consentPages } from './consent.page.tsx';
import { figurePages } from './figures.page.tsx';
import { listPages } from './list.page.tsx';
import { pointPages } from './point.page.tsx';

/** What is public, for anybody; and the person's own page that makes it so. */
export const pages: readonly Page[] = [...listPages, ...channelPages, ...pointPages, ...figurePages, ...consentPages];
