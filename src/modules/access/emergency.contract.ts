import { z } from 'zod';
import { roles } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, text } from '#kernel/fields.ts';
import { emergencyVerdicts, emergencyWhys, MAX_HOURS, reviewerRoles } from './emergency.rules.ts';

export const emergencyShape = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  who: z.string(),
  role: z.enum(roles),
  why: z.enum(emergencyWhys),
  reason: z.string(),
  startedAt: moment,
  until: moment,
  endedAt: moment.nullable(),
  isOpen: z.boolean(),
  verdict: z.enum(emergencyVerdicts).nullable(),
  note: z.string().nullable(),
  reviewer: z.string().nullable(),
  version: z.number().int(),
  open: z.array(z.enum(['end', 'review'])),
});
export type EmergencyView = z.infer<typeof emergencyShape>;
const byId = z.object({ id });

export const emergencyApi = {
  listEmergencies: endpoint({
    method: 'GET',
    path: '/api/emergencies',
    allow: 'staff',
    says: ['应急进入', 'Emergency access: one’s own, and for those above that of their place'],
    output: z.object({ items: z.array(emergencyShape) }),
  }),
  startEmergency: endpoint({
    method: 'POST',
    path: '/api/emergencies',
    allow: 'staff',
    says: ['应急进入', 'Take a post for some hours'],
    input: z.object({
      role: z.enum(roles),
      area: areaCode,
      why: z.enum(emergencyWhys),
      reason: text(500),
      hours: z.number().positive().max(MAX_HOURS),
    }),
    output: emergencyShape,
  }),
  endEmergency: endpoint({
    method: 'POST',
    path: '/api/emergencies/:id/end',
    allow: 'staff',
    says: ['结束应急进入', 'End it now'],
    params: byId,
    output: emergencyShape,
  }),
  reviewEmergency: endpoint({
    method: 'POST',
    path: '/api/emergencies/:id/review',
    allow: reviewerRoles,
    versioned: true,
    says: ['复核应急进入', 'Say whether it was right'],
    params: byId,
    input: z.object({ verdict: z.enum(emergencyVerdicts), note: text(500, 4) }),
    output: emergencyShape,
  }),
} as const;
