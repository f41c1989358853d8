/** By which the field app says that it is a phone that asks: what phones ask waits in a line of its own (`serve.phones.ts`). */
export const SURFACE_HEADER = 'baodao-surface';
