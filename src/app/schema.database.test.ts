import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemaOf } from '#platform/database.ts';
import { describeSchema } from '#platform/describe.ts';
import { openTestHouse } from '#test/database.ts';

const db = join(import.meta.dirname, '../../db');

const { owner, house } = await openTestHouse();

/** Where the tables lie on another machine the coordinator describes its own shells of them, without policies. */
test.skipIf(house.isSpread)(
  'db/schema.sql and db/tables.ts are what the migrations make (npm run db:describe)',
  async () => {
    const { sql, types } = await describeSchema(owner, schemaOf(house.config.jurisdiction));
    expect(sql).toBe(readFileSync(join(db, 'schema.sql'), 'utf8'));
    expect(types).toBe(readFileSync(join(db, 'tables.ts'), 'utf8'));
  },
);
