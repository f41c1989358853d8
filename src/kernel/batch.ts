/** Several commands in one request, each for itself: as if each had come alone, but over a thin line only once (docs/decisions/0012). */
export const BATCH_PATH = '/api/batch';
export const BATCH_MOST = 25;
export type BatchItem = {
  readonly method: 'POST';
  readonly path: string;
  /** Idempotency-Key: the command's own. */
  readonly key: string;
  /** If-Match. */
  readonly version?: number;
  readonly input: object;
};
/** In the order of what was sent; `body` is what the command would have been answered alone. */
export type BatchAnswer = { readonly status: number; readonly body: unknown };
