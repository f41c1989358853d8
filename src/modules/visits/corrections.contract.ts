import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { answerLevels } from './climbs.rules.ts';
import { answererRoles, correctionParts, outcomes, visitorRoles, visitReaders, wishes } from './visits.rules.ts';

/** What the household says to what was written, and what it was answered. */
export const correctionView = z.object({
  id,
  wish: z.enum(wishes),
  part: z.enum(correctionParts),
  text: z.string().nullable(),
  at: moment,
  outcome: z.enum(outcomes).nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: moment.nullable(),
  isLate: z.boolean(),
  /** Who is to answer now; since when, where it came from below. */
  level: z.enum(answerLevels),
  climbedAt: moment.nullable(),
  outcomes: z.array(z.enum(outcomes)),
  version: z.int(),
});
export type CorrectionView = z.output<typeof correctionView>;

export const waitingCorrection = z.object({
  id,
  visitId: id,
  area: areaCode,
  placeName: z.string(),
  household: z.string().nullable(),
  address: z.string(),
  purposeSays: z.tuple([z.string(), z.string()]),
  day,
  wish: z.enum(wishes),
  part: z.enum(correctionParts),
  at: moment,
  isLate: z.boolean(),
  level: z.enum(answerLevels),
  /** It lies with the level of whoever asks, or came up to it from below. */
  isYours: z.boolean(),
});

const slip = z.object({ number: z.string(), passphrase: z.string(), link: z.string() });

export const correctionsApi = {
  corrections: endpoint({
    method: 'GET',
    path: '/api/visits/corrections',
    allow: visitReaders,
    says: ['等答复的更正', 'What households said to what was written, to be answered'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({ items: z.array(waitingCorrection) }),
  }),
  answerCorrection: endpoint({
    method: 'POST',
    path: '/api/visits/:id/corrections/:correctionId/answer',
    allow: answererRoles,
    says: ['答复这一户的更正', 'Answer a household’s correction'],
    params: z.object({ id, correctionId: id }),
    input: z.object({ outcome: z.enum(outcomes), answer: text(1000, 2), newText: optionalText(2000) }),
    output: correctionView,
    versioned: true,
  }),
  printSlips: endpoint({
    method: 'POST',
    path: '/api/visits/slips',
    allow: visitorRoles,
    says: ['印空白走访表和回执单', 'Blank sheets with slips, to take along'],
    input: z.object({ count: z.int().min(1).max(50) }),
    output: z.object({ slips: z.array(slip) }),
  }),
  newSlip: endpoint({
    method: 'POST',
    path: '/api/visits/:id/slip',
    allow: visitorRoles,
    says: ['重打回执单(旧的作废)', 'A new slip; the one before ends'],
    params: z.object({ id }),
    input: z.object({}),
    output: slip,
  }),
} as const satisfies Api;
