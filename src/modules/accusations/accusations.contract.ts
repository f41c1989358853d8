import type { Api } from '#kernel/endpoint.ts';

export const accusationsApi = {} as const satisfies Api;
