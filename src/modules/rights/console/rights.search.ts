export type RightsSearch = { all?: boolean; id?: string };
export const readRightsSearch = (raw: Record<string, unknown>): RightsSearch => ({
  ...(raw.all === true && { all: true }),
  ...(typeof raw.id === 'string' && { id: raw.id }),
});
