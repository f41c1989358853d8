import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, optionalText } from '#kernel/fields.ts';
import { MAX_BODY, MAX_TITLE } from '#modules/cases/cases.contract.ts';
import { caseRoles, handlerRoles, intakeRoles } from '#modules/cases/cases.parts.rules.ts';
import { adviceCodes } from './reply.rules.ts';

const word = z.tuple([z.string(), z.string()]);

/** What the machine would choose, each time with its grounds; nothing happens unless a person chooses it. */
export const suggestion = z.object({
  categories: z.array(
    z.object({
      category: z.string(),
      probability: z.number(),
      /** Words of the text that decided for it. */
      words: z.array(z.string()),
      /** How many texts of this category it has been learned from. */
      examples: z.number().int(),
    }),
  ),
  /** The kind of urgency the words sound like, when they do. */
  tier: z.enum(['emergency', 'utility']).nullable(),
  /** Units that handled the likest closed cases of the place, the first one most. */
  units: z.array(
    z.object({
      id,
      name: z.string(),
      /** Closed cases of the category it handled around here, and how many of them in this very village. */
      cases: z.number().int(),
      here: z.number().int(),
      likest: z.object({ number: z.string(), title: z.string() }),
    }),
  ),
  /** Why no category is suggested. */
  because: word.nullable(),
});
export type Suggestion = z.output<typeof suggestion>;

/** What a suggestion rests on, as it is kept and told. */
const grounds = z.object({
  probability: z.number(),
  /** Words of the person's own text. */
  words: z.array(z.string()),
  /** How many texts with a category it had been learned from, and how many of this one. */
  learnedFrom: z.number().int(),
  ofCategory: z.number().int(),
  units: z.array(z.object({ name: z.string(), cases: z.number().int(), here: z.number().int() })),
});
export type Grounds = z.output<typeof grounds>;
const explained = z.object({
  suggestion: grounds.extend({ category: z.string() }).nullable(),
  /** The category that people gave it. */
  chosen: z.string().nullable(),
  /** When it was suggested; null where it is worked out now. */
  keptAt: moment.nullable(),
  /** The person wants nothing suggested for their case. */
  isRefused: z.boolean(),
});
export type Explained = z.output<typeof explained>;

const writers = [...new Set<Role>([...handlerRoles, ...intakeRoles])];

export const classifyApi = {
  suggest: endpoint({
    method: 'POST',
    path: '/api/classify/suggest',
    allow: intakeRoles,
    says: ['为正在登记的内容建议类别', 'Suggest a category for what is being written down; keeps nothing'],
    input: z.object({ title: optionalText(MAX_TITLE), body: optionalText(MAX_BODY), area: areaCode }),
    output: suggestion,
  }),
  suggestFor: endpoint({
    method: 'GET',
    path: '/api/classify/cases/:id',
    allow: caseRoles,
    says: ['为一件诉求建议类别和承办单位', 'Suggest a category and a unit for a case'],
    params: z.object({ id }),
    output: suggestion.extend({ category: z.string().nullable() }),
  }),
  explain: endpoint({
    method: 'GET',
    path: '/api/classify/cases/:id/explanation',
    allow: caseRoles,
    says: ['为什么给这件诉求建议了这一类、这些单位', 'Why this category and these units were suggested for a case'],
    params: z.object({ id }),
    output: explained,
  }),
  checkReply: endpoint({
    method: 'POST',
    path: '/api/classify/cases/:id/reply-check',
    allow: writers,
    says: ['看看答复漏了什么(只提醒,不拦)', 'What a reply leaves open; a hint, never a bar; keeps nothing'],
    params: z.object({ id }),
    input: z.object({ text: optionalText(4000) }),
    output: z.object({
      advice: z.array(z.object({ code: z.enum(adviceCodes), says: word, ask: z.string().nullable() })),
    }),
  }),
  categories: endpoint({
    method: 'GET',
    path: '/api/classify/categories',
    allow: 'staff',
    says: ['类别目录', 'The categories'],
    output: z.object({
      terms: z.array(z.object({ level1: z.string(), level2: z.string(), level3: z.string() })),
    }),
  }),
  quality: endpoint({
    method: 'GET',
    path: '/api/classify/quality',
    allow: 'staff',
    says: ['建议准不准', 'How often people chose what was suggested, in the area of the post'],
    output: z.object({
      model: z
        .object({
          examples: z.number().int(),
          learnedAt: z.string(),
          categories: z.array(z.object({ category: z.string(), examples: z.number().int() })),
        })
        .nullable(),
      judged: z.array(z.object({ category: z.string(), accepted: z.number().int(), changed: z.number().int() })),
      terms: z.number().int(),
    }),
  }),
  importTerms: endpoint({
    method: 'POST',
    path: '/api/classify/taxonomy',
    allow: ['systemAdmin'],
    says: ['导入类别目录(整表替换)', 'Import the categories; the table replaces the one before'],
    upload: 'sheet',
    input: z.object({}),
    output: z.object({ terms: z.number().int(), categories: z.number().int() }),
  }),
} as const satisfies Api;
