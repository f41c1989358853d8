import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareValue } from 'pg/lib/utils.js';
import { hear } from './heard.ts';

/* With BAODAO_HEARD=DIR a run of the tests writes down each statement it asks, once, with the values of its first time (test/spread.ts). */

/** A line of what was written down: values as PostgreSQL reads them. */
export type Heard = { text: string; values: (string | null)[] };

const asText = (value: unknown): string | null => {
  const sent = prepareValue(value);
  return Buffer.isBuffer(sent) ? `\\x${sent.toString('hex')}` : sent === null ? null : String(sent);
};

/** Files share a worker's modules, but each runs what sets it up. */
const worker = globalThis as { hears?: boolean };
const dir = process.env.BAODAO_HEARD;
if (dir && !worker.hears) {
  worker.hears = true;
  const known = new Set<string>();
  hear(({ text, values }) => {
    if (known.has(text)) return;
    known.add(text);
    const heard: Heard = { text, values: values.map(asText) };
    appendFileSync(join(dir, `${process.pid}.jsonl`), `${JSON.stringify(heard)}\n`);
  });
}
