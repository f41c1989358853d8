import type { Api } from '#kernel/endpoint.ts';

export const incidentsApi = {} as const satisfies Api;
