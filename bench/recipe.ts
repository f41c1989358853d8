import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';

/*
 * One transaction as the product sent it to PostgreSQL, to be sent again and again without the product: the floor under every intake. What is new
 * each time (identifiers, the number on the receipt) and the place are marked and filled in anew at every turn.
 */

export type Value = null | number | boolean | string | { bytes: string } | readonly Value[];
export type Statement = { text: string; name?: string; values: readonly Value[] };
/** `fresh`: identifiers made for this one; `number`: the receipt's number; `area`: the place it lies in. */
export type Recipe = { statements: readonly Statement[]; fresh: readonly string[]; number: string; area: string };

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function keepable(given: unknown): Value {
  if (given === null || given === undefined) return null;
  if (Buffer.isBuffer(given)) return { bytes: given.toString('base64') };
  if (Array.isArray(given)) return given.map(keepable);
  if (typeof given === 'number' || typeof given === 'boolean' || typeof given === 'string') return given;
  return String(given);
}

let listening: Statement[] | null = null;
let hooked = false;
/** From here on every statement of every connection of this process can be listened to. */
function hook(): void {
  if (hooked) return;
  hooked = true;
  const send = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    const asked =
      typeof first === 'string'
        ? { text: first, values: second }
        : (first as { text: string; values?: unknown; name?: string });
    if (listening && typeof asked?.text === 'string')
      listening.push({
        text: asked.text,
        ...('name' in asked && asked.name && { name: asked.name }),
        values: Array.isArray(asked.values) ? asked.values.map(keepable) : [],
      });
    return Reflect.apply(send, this, given) as never;
  } as never;
}

/** The statements of the one transaction that `work` runs, from its begin to its commit. */
async function listen(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  hook();
  const heard: Statement[] = [];
  listening = heard;
  try {
    await work();
  } finally {
    listening = null;
  }
  const from = heard.findIndex((s) => /^(?:begin|start transaction)/i.test(s.text));
  const to = heard.findIndex((s, i) => i > from && /^commit/i.test(s.text));
  if (from < 0 || to < 0) throw new Error('no transaction was heard');
  return heard.slice(from, to + 1);
}

/** Listens to an intake twice: what differs between the two is what is new in each. */
export async function recordIntake(intake: () => Promise<{ number: string; area: string }>): Promise<Recipe> {
  let receipt = { number: '', area: '' };
  const before = await listen(intake);
  const statements = await listen(async () => {
    receipt = await intake();
  });
  const known = new Set(JSON.stringify(before).match(UUID));
  const fresh = [...new Set(JSON.stringify(statements).match(UUID))].filter((id) => !known.has(id));
  return { statements, fresh, ...receipt };
}

export const keepRecipe = (file: string, recipe: Recipe): void => writeFileSync(file, JSON.stringify(recipe));
export const readRecipe = (file: string): Recipe => JSON.parse(readFileSync(file, 'utf8')) as Recipe;

/** Ten digits, as neither the product nor the history has them: what is written again and again is no case anybody could open, and is taken away. */
export const COPIED_FROM = 9_000_000_000;
export const COPIED = '-[0-9]{10}-0$';

export type Sendable = { text: string; name?: string; values: unknown[] };

/** The recipe's statements with new identifiers and a number of its own, in `area`. Values without anything to fill in are shared. */
export function cook(recipe: Recipe): (area: string, serial: number) => Sendable[] {
  const marks = [...recipe.fresh, recipe.number, recipe.area];
  const pattern = new RegExp(marks.map((m) => m.replace(/[-.]/g, '\\$&')).join('|'), 'g');
  const isFilled = (value: Value): boolean => typeof value === 'string' && value.search(pattern) >= 0;
  const still = (value: Value): unknown =>
    value !== null && typeof value === 'object' && 'bytes' in value ? Buffer.from(value.bytes, 'base64') : value;
  const prepared = recipe.statements.map((s) => ({
    ...s,
    values: s.values.map((v) => ({ v, still: still(v), filled: isFilled(v) })),
  }));
  const [kind = 'SQ', , year = '2026'] = recipe.number.split('-');
  return (area, serial) => {
    const now = new Map<string, string>(recipe.fresh.map((id) => [id, crypto.randomUUID()]));
    now.set(recipe.area, area);
    now.set(recipe.number, `${kind}-${area}-${year}-${COPIED_FROM + serial}-0`);
    return prepared.map(({ text, name, values }) => ({
      text,
      ...(name && { name }),
      values: values.map(({ v, still: as, filled }) =>
        filled ? (v as string).replace(pattern, (m) => now.get(m) ?? m) : as,
      ),
    }));
  };
}
