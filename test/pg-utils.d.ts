declare module 'pg/lib/utils.js' {
  /** As the driver sends a value; what is not of the database's own kinds as text or JSON. */
  export function prepareValue(value: unknown): Buffer | string | null;
}
