import type { Api } from '#kernel/endpoint.ts';

export const handoversApi = {} as const satisfies Api;
