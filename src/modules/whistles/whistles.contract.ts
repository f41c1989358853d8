import type { Api } from '#kernel/endpoint.ts';

export const whistlesApi = {} as const satisfies Api;
