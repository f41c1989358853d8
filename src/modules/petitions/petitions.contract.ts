import type { Api } from '#kernel/endpoint.ts';

export const petitionsApi = {} as const satisfies Api;
