import { join } from 'node:path';
import { access } from '#modules/access/access.module.ts';
import { cases } from '#modules/cases/cases.module.ts';
import { organisations } from '#modules/organisations/organisations.module.ts';
import { people } from '#modules/people/people.module.ts';
import { places } from '#modules/places/places.module.ts';
import type { Module } from '#platform/module.ts';

/** The product, module by module. A module may need only modules above it: the order is the architecture diagram. */
export const modules: readonly Module[] = [places, organisations, people, access, cases];

const src = join(import.meta.dirname, '..');

/** Where migrations lie: the platform's own, then each module's. */
export const migrationFolders = (list: readonly { name: string }[] = modules): string[] => [
  join(src, 'platform/migrations'),
  ...list.map((m) => join(src, 'modules', m.name, 'migrations')),
];
