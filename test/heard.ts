import pg from 'pg';

/** A statement as it was asked. */
export type Asked = { text: string; values: unknown[] };

/** What is planned; what begins otherwise settles or ends something. */
const PLANNED = /^\s*(?:select|with|insert|update|delete)\b/i;

/** Tells every statement that is planned and asked of PostgreSQL from now on; what is given back ends it. */
export function hear(told: (asked: Asked) => void): () => void {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | Partial<Asked>, unknown];
    const { text = '', values } = typeof first === 'string' ? { text: first } : first;
    if (PLANNED.test(text)) told({ text, values: values ?? (Array.isArray(second) ? second : []) });
    return Reflect.apply(query, this, given) as never;
  } as never;
  return () => {
    pg.Client.prototype.query = query;
  };
}
