/** What people ask about their own data (个人信息保护法 44–50): who they must be, who answers, by when, on which grounds it may be refused. Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const rightKinds = ['access', 'correct', 'delete', 'explain'] as const;
export type RightKind = (typeof rightKinds)[number];
export const rightStatuses = ['filed', 'verified', 'granted', 'refused', 'withdrawn'] as const;
export type RightStatus = (typeof rightStatuses)[number];
export const rightVerbs = ['verify', 'grant', 'refuse', 'extend', 'withdraw', 'tell'] as const;
export type RightVerb = (typeof rightVerbs)[number];
export type RightPart = 'taker' | 'answerer' | 'person';
export const rightWays = ['portal', 'counter', 'phone'] as const;
export type RightWay = (typeof rightWays)[number];
/** For oneself, for a child one is guardian of (PIPL 31), as close kin of somebody who died (PIPL 49). */
export const whoseKinds = ['self', 'child', 'deceased'] as const;
export type Whose = (typeof whoseKinds)[number];
/** With a paper at a counter, or by a code read out on the telephone that is on record: equal ways (PIPL 50; domain §12.22). */
export const proofs = ['inPerson', 'code'] as const;
export type RightProof = (typeof proofs)[number];
export const toldWays = ['receipt', 'phone', 'paper'] as const;
export type ToldWay = (typeof toldWays)[number];
/**
 * The closed list of grounds for a refusal; whoever refuses names one and says it in words (PIPL 45, 47, 50). The law closes it, so nobody here may
 * add one; the days of the answer are the county's to set (`rightsDays`).
 */
export const grounds = ['keptByLaw', 'notTheirs', 'notProven', 'harmsOthers', 'isCorrect', 'repeated'] as const;
export type Ground = (typeof grounds)[number];

/** Who writes a request down and makes sure of the person. They see the request, never what is held in other modules (domain §12.13). */
export const takerRoles = [
  'villageCadre',
  'townshipClerk',
  'countyClerk',
  'dataProtection',
] as const satisfies readonly Role[];
/** Who answers for the county: its data protection officer, or where there is none its clerk. */
export const answererRoles = ['countyClerk', 'dataProtection'] as const satisfies readonly Role[];
export const rightRoles = [...takerRoles, 'townshipLeader'] as const satisfies readonly Role[];

export const CODE_MINUTES = 15;
export const CODE_DIGITS = 6;
export const MAX_TRIES = 5;
export const SHORTEST_REASON = 10;
/** The request is kept as long as a complaint about it may reasonably be made. */
export const KEPT_YEARS = 3;
/** From here on they ask themselves (PIPL 31): a guardian asks for a child that is younger. */
export const CHILD_AGE = 14;
/** Whether somebody born on that day is one for whom a guardian asks. */
export const isChild = (birthDate: string, today: string): boolean =>
  today < Temporal.PlainDate.from(birthDate).add({ years: CHILD_AGE }).toString();

export type RightFacts = {
  readonly status: RightStatus;
  readonly kind: RightKind;
  readonly whose: Whose;
  readonly isProven: boolean;
  readonly hasPerson: boolean;
  readonly isExtended: boolean;
  /** What whoever acts gives along. */
  readonly proof: RightProof | null;
  readonly ground: Ground | null;
  readonly reason: string;
  /** The answerer wrote the request down, or is whose data is asked for. */
  readonly isOwn: boolean;
};
export type RightRefusal =
  | 'notProvenYet'
  | 'guardianInPerson'
  | 'groundMissing'
  | 'reasonMissing'
  | 'extendedAlready'
  | 'ownRequest'
  | 'answerMissing';

const reasonOf = (f: RightFacts): 'reasonMissing' | false =>
  f.reason.trim().length < SHORTEST_REASON && 'reasonMissing';
/** Who a request is answered for must be sure: else somebody else would read it. A refusal needs that only where it says who they are. */
export const rightWorkflow: Workflow<RightVerb, RightStatus, RightPart, RightFacts, RightRefusal> = {
  verify: {
    from: ['filed'],
    to: { among: ['verified', 'granted'], choose: (f) => (f.kind === 'access' ? 'granted' : 'verified') },
    by: ['taker', 'person'],
    unless: (f) => f.whose !== 'self' && f.proof !== 'inPerson' && 'guardianInPerson',
  },
  grant: {
    from: ['verified'],
    to: 'granted',
    by: ['answerer'],
    unless: (f) =>
      f.isOwn
        ? 'ownRequest'
        : !f.isProven
          ? 'notProvenYet'
          : f.kind !== 'delete' && reasonOf(f)
            ? 'answerMissing'
            : false,
  },
  refuse: {
    from: ['filed', 'verified'],
    to: 'refused',
    by: ['answerer'],
    unless: (f) => (f.isOwn ? 'ownRequest' : f.ground === null ? 'groundMissing' : reasonOf(f)),
  },
  extend: {
    from: ['filed', 'verified'],
    to: 'same',
    by: ['answerer'],
    unless: (f) => (f.isExtended ? 'extendedAlready' : reasonOf(f)),
  },
  withdraw: { from: ['filed', 'verified'], to: 'withdrawn', by: ['person'] },
  tell: { from: ['granted', 'refused'], to: 'same', by: ['taker'] },
};
