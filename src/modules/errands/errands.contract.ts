import type { Api } from '#kernel/endpoint.ts';

export const errandsApi = {} as const satisfies Api;
