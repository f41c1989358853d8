import { crowd } from './crowd.ts';
import { held } from './held.ts';
import { lists } from './lists.ts';
import { night } from './night.ts';
import { pgbench } from './pgbench.ts';
import { phones } from './phones.ts';
import type { Row } from './rows.ts';

/** Rows that take minutes. */
export const long: readonly Row[] = [pgbench, night, lists, crowd, phones, held];
