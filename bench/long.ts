import { crowd } from './crowd.ts';
import { held } from './held.ts';
import { pgbench } from './pgbench.ts';
import { phones } from './phones.ts';
import type { Row } from './rows.ts';

/** Rows that take minutes. */
export const long: readonly Row[] = [pgbench, crowd, phones, held];
