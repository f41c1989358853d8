import type { Api } from '#kernel/endpoint.ts';

export const mandatesApi = {} as const satisfies Api;
