import type { Api } from '#kernel/endpoint.ts';

export const open311Api = {} as const satisfies Api;
