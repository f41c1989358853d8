import type { Api } from '#kernel/endpoint.ts';

export const hotlineApi = {} as const satisfies Api;
