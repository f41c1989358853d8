import { z } from 'zod';
import type { Allow } from '#kernel/actor.ts';
import type { Endpoint } from '#kernel/endpoint.ts';
import type { Module } from './module.ts';

const schemaOf = (type: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return schema;
};

function parametersOf(e: Endpoint) {
  const part = (type: z.ZodType | undefined, where: 'path' | 'query') => {
    if (!type) return [];
    const schema = schemaOf(type, 'input') as { properties?: Record<string, object>; required?: string[] };
    return Object.entries(schema.properties ?? {}).map(([name, of]) => ({
      name,
      in: where,
      required: where === 'path' || (schema.required ?? []).includes(name),
      schema: of,
    }));
  };
  const headers = [
    ...(e.method === 'GET'
      ? []
      : [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string', format: 'uuid' },
            description: 'A repeated command gets the first answer.',
          },
        ]),
    ...(e.versioned
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: true,
            schema: { type: 'string' },
            description: 'The version the change was decided on.',
          },
        ]
      : []),
  ];
  return [...part(e.params, 'path'), ...part(e.query, 'query'), ...headers];
}

const whoMay = (allow: Allow) => (typeof allow === 'string' ? allow : allow.join(', '));
const problem = {
  description: 'Refused, with the reason in both languages',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function operation(module: string, name: string, e: Endpoint) {
  const type = e.upload ? 'multipart/form-data' : 'application/json';
  return {
    operationId: `${module}.${name}`,
    tags: [module],
    summary: e.says[1],
    description: `${e.says[0]} — who may: ${whoMay(e.allow)}`,
    parameters: parametersOf(e),
    ...(e.input && { requestBody: { required: true, content: { [type]: { schema: schemaOf(e.input, 'input') } } } }),
    ...(e.allow === 'anyone' ? { security: [] } : {}),
    responses: {
      200: e.download
        ? {
            description: 'The file',
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          }
        : { description: 'Done', content: { 'application/json': { schema: schemaOf(e.output, 'output') } } },
      '4XX': problem,
    },
  };
}

/** The OpenAPI 3.1 document, printed from the modules' contracts. */
export function openApi(modules: readonly Module[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const m of modules) {
    for (const [name, e] of Object.entries(m.api)) {
      const path = e.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [e.method.toLowerCase()]: operation(m.name, name, e) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baodao 报到',
      version,
      description: '群众动嘴,干部跑腿。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: modules.filter((m) => Object.keys(m.api).length > 0).map((m) => ({ name: m.name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'baodao.session_token' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            detail: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  field: { type: 'string' },
                  rule: { type: 'string' },
                  zh: { type: 'string' },
                  en: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  };
}
