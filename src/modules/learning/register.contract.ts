import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, optionalText, text } from '#kernel/fields.ts';
import { keeperRoles, markerRoles } from './learning.rules.ts';
import { marks, markWays } from './register.rules.ts';
import { sessionView } from './sessions.contract.ts';

const params = z.object({ id });
const mark = z.enum(marks);

export const registerView = sessionView.extend({
  area: areaCode,
  canMark: z.boolean(),
  /** Who is expected, in order of name; `state` is null until somebody said so. */
  learners: z.array(
    z.object({
      learnerId: id,
      name: z.string(),
      state: mark.nullable(),
      way: z.enum(markWays).nullable(),
    }),
  ),
});
export type RegisterView = z.output<typeof registerView>;

export const learnerView = z.object({
  id,
  area: areaCode,
  number: z.string(),
  name: z.string().nullable(),
  birthYear: z.int().nullable(),
  hasPhone: z.boolean(),
  hasKin: z.boolean(),
  agreedOn: day.nullable(),
  classes: z.array(z.object({ classId: id, name: z.string(), isOver: z.boolean() })),
  version: z.int(),
});
export type LearnerView = z.output<typeof learnerView>;

const kin = z.object({ name: text(60), phone: text(30, 3) });
export const learnerInput = z.object({
  name: text(60),
  birthYear: z.int().min(1880).max(2200).nullable(),
  phone: text(30, 3),
  kin: kin.optional(),
  agreedOn: day.optional(),
});

export const classRecord = z.object({
  sessions: z.array(sessionView),
  /** Sessions that were held. */
  held: z.int(),
  learners: z.array(
    z.object({
      learnerId: id,
      number: z.string(),
      name: z.string(),
      present: z.int(),
      absent: z.int(),
      leave: z.int(),
      hasLeft: z.boolean(),
      /** By the class's rule; a certificate is given for it, nothing else follows. */
      earns: z.boolean(),
      certificate: z.object({ id, number: z.string() }).nullable(),
    }),
  ),
  rating: z.object({ n: z.int(), mean: z.number().nullable(), words: z.array(z.string()) }),
});
export type ClassRecord = z.output<typeof classRecord>;

export const certificateView = z.object({
  id,
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  course: z.string(),
  term: z.string(),
  attended: z.int(),
  held: z.int(),
  hours: z.int(),
  issuedOn: day,
  revokedReason: z.string().nullable(),
  code: z.string(),
  link: z.string(),
  version: z.int(),
});
export type CertificateView = z.output<typeof certificateView>;

export const registerApi = {
  myRegisters: endpoint({
    method: 'GET',
    path: '/api/learning/registers/mine',
    allow: markerRoles,
    says: ['今天和最近我上的课,带名单', 'My sessions of today and the last days, with who is expected'],
    output: z.object({ items: z.array(registerView) }),
  }),
  getRegister: endpoint({
    method: 'GET',
    path: '/api/learning/sessions/:id/register',
    allow: markerRoles,
    says: ['一次课的点名册', 'The register of a session'],
    params,
    output: registerView,
  }),
  keepRegister: endpoint({
    method: 'POST',
    path: '/api/learning/registers',
    allow: markerRoles,
    says: ['点名;离线记下的后到,以写下的时间为准', 'Keep a register; what was written down later counts'],
    input: z.object({
      captured: captured(0),
      sessionId: id,
      way: z.enum(['teacher', 'paper']).default('teacher'),
      marks: z
        .array(z.object({ learnerId: id, state: mark }))
        .min(1)
        .max(2000),
    }),
    output: registerView,
  }),
  noteLeave: endpoint({
    method: 'POST',
    path: '/api/learning/sessions/:id/leave',
    allow: markerRoles,
    says: ['替学员记请假(柜台、电话)', 'Leave a learner asked for at the counter or by telephone'],
    params,
    input: z.object({ learnerId: id, way: z.enum(['counter', 'phone']), isBack: z.boolean().default(false) }),
    output: registerView,
  }),
  classRecord: endpoint({
    method: 'GET',
    path: '/api/learning/classes/:id/record',
    allow: markerRoles,
    says: ['一个班的上课记录、名单和课程评价', 'A class: its sessions, who came, what they think of the course'],
    params,
    output: classRecord,
  }),
  listLearners: endpoint({
    method: 'GET',
    path: '/api/learning/learners',
    allow: keeperRoles,
    says: ['学员名册', 'Learners'],
    query: z.object({ q: optionalText(40) }),
    output: z.object({ items: z.array(learnerView) }),
  }),
  addLearner: endpoint({
    method: 'POST',
    path: '/api/learning/learners',
    allow: keeperRoles,
    says: ['在柜台登记学员', 'Register a learner at the counter'],
    input: learnerInput,
    output: z.object({ learner: learnerView, passphrase: z.string() }),
  }),
  changeLearner: endpoint({
    method: 'PUT',
    path: '/api/learning/learners/:id',
    allow: keeperRoles,
    says: ['修改学员', 'Change a learner'],
    params,
    input: learnerInput.partial(),
    output: learnerView,
    versioned: true,
  }),
  reachLearner: endpoint({
    method: 'POST',
    path: '/api/learning/learners/:id/reach',
    allow: keeperRoles,
    says: ['看学员和亲属的电话(留痕)', 'See the telephone of a learner and of their relative; noted'],
    params,
    input: z.object({}),
    output: z.object({ phone: z.string().nullable(), kin: kin.nullable() }),
  }),
  newPassphrase: endpoint({
    method: 'POST',
    path: '/api/learning/learners/:id/passphrase',
    allow: keeperRoles,
    says: ['密码忘了,发一个新的', 'A new passphrase for a learner who lost theirs'],
    params,
    input: z.object({}),
    output: z.object({ number: z.string(), passphrase: z.string() }),
  }),
  giveCertificates: endpoint({
    method: 'POST',
    path: '/api/learning/classes/:id/certificates',
    allow: keeperRoles,
    says: ['给够出勤的学员发结业证书', 'Certificates for everybody who came often enough'],
    params,
    input: z.object({ learnerIds: z.array(id).max(2000).optional() }),
    output: z.object({ items: z.array(certificateView) }),
  }),
  listCertificates: endpoint({
    method: 'GET',
    path: '/api/learning/classes/:id/certificates',
    allow: keeperRoles,
    says: ['一个班的证书', 'The certificates of a class'],
    params,
    output: z.object({ items: z.array(certificateView) }),
  }),
  revokeCertificate: endpoint({
    method: 'POST',
    path: '/api/learning/certificates/:id/revoke',
    allow: keeperRoles,
    says: ['证书有误,收回', 'Take back a certificate that is wrong'],
    params,
    input: z.object({ reason: text(200, 2) }),
    output: certificateView,
    versioned: true,
  }),
};
export type RegisterApi = typeof registerApi;
