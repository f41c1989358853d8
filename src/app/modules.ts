import { join } from 'node:path';
import type { Module } from '#platform/module.ts';

/** The product, module by module. A module may need only modules above it: the order is the architecture diagram. */
export const modules: readonly Module[] = [];

const src = join(import.meta.dirname, '..');

/** Where migrations lie: the platform's own, then each module's. */
export const migrationFolders = (list: readonly { name: string }[] = modules): string[] => [
  join(src, 'platform/migrations'),
  ...list.map((m) => join(src, 'modules', m.name, 'migrations')),
];
