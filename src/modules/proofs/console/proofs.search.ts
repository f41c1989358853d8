export const proofViews = ['requests', 'register', 'lists', 'demands'] as const;
/** What the address of the page says. */
export type ProofSearch = {
  view?: (typeof proofViews)[number] | undefined;
  all?: true | undefined;
  open?: string | undefined;
  edition?: string | undefined;
  agency?: string | undefined;
  from?: string | undefined;
};
const ID = /^[0-9a-f-]{36}$/;
const text = (value: unknown) => (value === undefined ? '' : String(value));

/** Whatever stands in the address, brought into what can be asked for. */
export const readProofSearch = (raw: Record<string, unknown>): ProofSearch => ({
  view: proofViews.find((v) => v === raw.view),
  all: text(raw.all) === 'true' ? true : undefined,
  open: ID.test(text(raw.open)) ? text(raw.open) : undefined,
  edition: ID.test(text(raw.edition)) ? text(raw.edition) : undefined,
  agency: text(raw.agency).slice(0, 80) || undefined,
  from: /^\d{4}-\d\d-\d\d$/.test(text(raw.from)) ? text(raw.from) : undefined,
});
