import type { Api } from '#kernel/endpoint.ts';

export const ordersApi = {} as const satisfies Api;
