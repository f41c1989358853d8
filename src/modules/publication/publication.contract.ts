import type { Api } from '#kernel/endpoint.ts';

export const publicationApi = {} as const satisfies Api;
