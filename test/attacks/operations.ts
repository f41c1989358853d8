import { modules } from '#app/modules.ts';
import { type Allow, type Role, roles } from '#kernel/actor.ts';
import type { Endpoint } from '#kernel/endpoint.ts';
import { openApi } from '#platform/openapi.ts';
import type { Schema } from './generate.ts';

/** One operation of the API's own description, with who may call it. */
export type Operation = {
  readonly id: string;
  readonly module: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly allow: Allow;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Schema }[];
  readonly body: Schema | null;
  readonly isForm: boolean;
  readonly isVersioned: boolean;
  /** What a 200 promises; null for a file. */
  readonly answer: Schema | null;
};

// biome-ignore lint/suspicious/noExplicitAny: the document is read as any client would read it
const document = JSON.parse(JSON.stringify(openApi(modules, '0.1.0'))) as any;
export const problemSchema: Schema = document.components.schemas.Problem;

const endpoints = new Map(
  modules.flatMap((m) => Object.entries(m.api).map(([name, e]) => [`${m.name}.${name}`, e as Endpoint] as const)),
);

export const operations: readonly Operation[] = Object.entries(document.paths as Record<string, Schema>).flatMap(
  ([path, methods]) =>
    Object.entries(methods as Record<string, Schema>).map(([method, o]) => {
      const content = Object.entries((o.requestBody?.content ?? {}) as Record<string, Schema>)[0];
      return {
        id: o.operationId,
        module: o.tags[0],
        method: method.toUpperCase() as Operation['method'],
        path,
        allow: endpoints.get(o.operationId)!.allow,
        parameters: o.parameters.filter((p: Schema) => p.in !== 'header'),
        body: content?.[1].schema ?? null,
        isForm: content?.[0] === 'multipart/form-data' || Boolean(endpoints.get(o.operationId)!.upload),
        isVersioned: o.parameters.some((p: Schema) => p.name === 'If-Match'),
        answer: o.responses[200].content['application/json']?.schema ?? null,
      };
    }),
);

/** The roles an operation lets in; all of them where anybody may. */
export const rolesOf = (allow: Allow): readonly Role[] => (typeof allow === 'string' ? roles : allow);
