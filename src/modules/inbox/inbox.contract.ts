import type { Api } from '#kernel/endpoint.ts';

export const inboxApi = {} as const satisfies Api;
