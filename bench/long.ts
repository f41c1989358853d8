import { crowd } from './crowd.ts';
import { held } from './held.ts';
import { lists } from './lists.ts';
import { night } from './night.ts';
import { pgbench } from './pgbench.ts';
import { phones } from './phones.ts';
import { counts, type Row } from './rows.ts';
import { stations } from './stations.ts';

/** Rows that take minutes, or that a minute has no room for. */
export const long: readonly Row[] = [counts, stations, pgbench, night, lists, crowd, phones, held];
