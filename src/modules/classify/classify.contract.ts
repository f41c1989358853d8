import type { Api } from '#kernel/endpoint.ts';

export const classifyApi = {} as const satisfies Api;
