import type { Workflow } from '#kernel/workflow.ts';
import type { MediationStatus } from './mediations.rules.ts';

export const mediationVerbs = [
  'consent',
  'refuse',
  'assign',
  'recuse',
  'askAnother',
  'tellRights',
  'invite',
  'appoint',
  'hold',
  'note',
  'prevent',
  'report',
  'attach',
  'agree',
  'redraft',
  'sign',
  'signMediator',
  'seal',
  'validate',
  'fail',
  'stop',
  'join',
  'fileCourt',
  'courtAccept',
  'courtDecline',
  'confirm',
  'notConfirm',
  'extend',
  'perform',
  'fulfil',
  'breach',
  'visit',
  'archive',
] as const;
export type MediationVerb = (typeof mediationVerbs)[number];
/** A party; a mediator of this dispute; the head of the committee. */
export type MediationPart = 'party' | 'mediator' | 'head';
export type MediationRefusal =
  | 'rightsUntold'
  | 'noMediator'
  | 'helperUnconsented'
  | 'closedWanted'
  | 'noSession'
  | 'partyUnsigned'
  | 'mediatorUnsigned'
  | 'sealMissing'
  | 'routesUntold'
  | 'windowPast'
  | 'aboutStatus'
  | 'notJoint'
  | 'filedAlready'
  | 'extendedAlready'
  | 'nothingOpen'
  | 'stillOpen'
  | 'filesMissing';

export type MediationFacts = {
  readonly status: MediationStatus;
  readonly parties: number;
  readonly consents: number;
  readonly rightsMissing: number;
  readonly mediators: number;
  readonly sessions: number;
  /** Did every party agree to those who are asked in (20); is a session to be open though a party wants it closed (23)? */
  readonly helpersAgreed: boolean;
  readonly againstClosed: boolean;
  readonly isOral: boolean;
  readonly unsigned: number;
  readonly mediatorSigned: boolean;
  readonly isSealed: boolean;
  readonly routesTold: boolean;
  readonly windowOpen: boolean;
  /** About who somebody is, an adoption or a marriage: no court confirms that (SF 4). */
  readonly isStatus: boolean;
  readonly joined: number;
  readonly wasFiled: boolean;
  readonly wasExtended: boolean;
  readonly openInstalments: number;
  readonly filesMissing: number;
};
type Guard = (f: MediationFacts) => MediationRefusal | false;
const first =
  (...guards: readonly Guard[]): Guard =>
  (f) =>
    guards.reduce<MediationRefusal | false>((why, guard) => why || guard(f), false);
const toldRoutes: Guard = (f) => !f.routesTold && 'routesUntold';
const inWindow: Guard = (f) =>
  f.isStatus ? 'aboutStatus' : f.wasFiled ? 'filedAlready' : !f.windowOpen && 'windowPast';

const BEFORE = ['applied', 'offered', 'accepted', 'mediating'] as const;
const LIVE = [...BEFORE, 'agreed'] as const;
const BOUND = ['valid', 'jointlyApplied', 'courtAccepted', 'confirmed', 'notConfirmed', 'performing'] as const;
const AFTER = ['performed', 'breached', 'failed', 'stopped', 'refused', 'visited'] as const;

/** From an application or an offer to an archived file (人民调解法; domain §7.1). Nobody pays: there is no verb for money (3). */
export const mediationWorkflow: Workflow<
  MediationVerb,
  MediationStatus,
  MediationPart,
  MediationFacts,
  MediationRefusal
> = {
  // 17: it begins when every party wants it; one that clearly refuses ends it.
  consent: {
    from: ['applied', 'offered'],
    to: {
      among: ['applied', 'offered', 'accepted'],
      choose: (f) => (f.consents >= f.parties ? 'accepted' : f.status === 'offered' ? 'offered' : 'applied'),
    },
    by: ['party', 'mediator'],
  },
  refuse: { from: ['applied', 'offered'], to: 'refused', by: ['party', 'mediator'] },
  // 19: assigned by the committee or chosen by the parties.
  assign: { from: [...LIVE, ...BOUND, ...AFTER], to: 'same', by: ['head'] },
  recuse: { from: [...LIVE, ...BOUND, ...AFTER], to: 'same', by: ['mediator', 'head'] },
  askAnother: { from: BEFORE, to: 'same', by: ['party'] },
  tellRights: { from: BEFORE, to: 'same', by: ['mediator'] },
  // 20: kin, neighbours, experts are asked in with the parties' consent.
  invite: {
    from: ['accepted', 'mediating'],
    to: 'same',
    by: ['mediator'],
    unless: (f) => !f.helpersAgreed && 'helperUnconsented',
  },
  // 21, 22: in time and where it suits the parties; they read it on their own page.
  appoint: { from: ['accepted', 'mediating'], to: 'same', by: ['mediator'] },
  hold: {
    from: ['accepted', 'mediating'],
    to: 'mediating',
    by: ['mediator'],
    unless: first(
      (f) => f.mediators === 0 && 'noMediator',
      (f) => f.rightsMissing > 0 && 'rightsUntold',
      (f) => f.againstClosed && 'closedWanted',
    ),
  },
  note: { from: ['accepted', 'mediating'], to: 'same', by: ['mediator'] },
  // 25: what may grow worse is met with preventive measures; what may be a crime goes to the police.
  prevent: { from: LIVE, to: 'same', by: ['mediator'] },
  report: { from: LIVE, to: 'same', by: ['mediator'] },
  attach: {
    from: [...LIVE, ...BOUND, ...AFTER],
    to: 'same',
    by: ['mediator'],
  },
  // 28, 30: an oral agreement holds from the day it is made, its content recorded.
  agree: {
    from: ['mediating'],
    to: { among: ['agreed', 'valid'], choose: (f) => (f.isOral ? 'valid' : 'agreed') },
    by: ['mediator'],
    unless: (f) => f.sessions === 0 && 'noSession',
  },
  redraft: { from: ['agreed'], to: 'mediating', by: ['mediator'] },
  sign: { from: ['agreed'], to: 'same', by: ['mediator'] },
  signMediator: { from: ['agreed'], to: 'same', by: ['mediator'] },
  seal: { from: ['agreed'], to: 'same', by: ['mediator'], unless: (f) => f.unsigned > 0 && 'partyUnsigned' },
  // 29: signed by every party, by the mediator, and sealed.
  validate: {
    from: ['agreed'],
    to: 'valid',
    by: ['mediator'],
    unless: first(
      (f) => f.unsigned > 0 && 'partyUnsigned',
      (f) => !f.mediatorSigned && 'mediatorUnsigned',
      (f) => !f.isSealed && 'sealMissing',
    ),
  },
  // 26: what fails ends, and the parties are told of arbitration, the administration and the courts.
  fail: { from: ['accepted', 'mediating', 'agreed'], to: 'failed', by: ['mediator'], unless: toldRoutes },
  // 23: a party may stop at any time, without a reason.
  stop: { from: LIVE, to: 'stopped', by: ['party', 'mediator'] },
  join: { from: ['valid', 'performing'], to: 'same', by: ['party', 'mediator'], unless: inWindow },
  fileCourt: {
    from: ['valid', 'performing'],
    to: 'jointlyApplied',
    by: ['mediator'],
    unless: first(inWindow, (f) => f.joined < f.parties && 'notJoint'),
  },
  courtAccept: { from: ['jointlyApplied'], to: 'courtAccepted', by: ['mediator'] },
  courtDecline: { from: ['jointlyApplied'], to: 'notConfirmed', by: ['mediator'], unless: toldRoutes },
  confirm: { from: ['courtAccepted'], to: 'confirmed', by: ['mediator'] },
  notConfirm: { from: ['courtAccepted'], to: 'notConfirmed', by: ['mediator'], unless: toldRoutes },
  extend: { from: ['courtAccepted'], to: 'same', by: ['mediator'], unless: (f) => f.wasExtended && 'extendedAlready' },
  // 31: the committee follows what was agreed until it is done.
  perform: {
    from: [...BOUND, 'breached'],
    to: {
      among: ['performing', 'jointlyApplied', 'courtAccepted'],
      choose: (f) => (f.status === 'jointlyApplied' || f.status === 'courtAccepted' ? f.status : 'performing'),
    },
    by: ['mediator'],
    unless: (f) => f.openInstalments === 0 && 'nothingOpen',
  },
  fulfil: {
    from: ['valid', 'confirmed', 'notConfirmed', 'performing'],
    to: 'performed',
    by: ['mediator'],
    unless: (f) => f.openInstalments > 0 && 'stillOpen',
  },
  breach: {
    from: ['valid', 'confirmed', 'notConfirmed', 'performing'],
    to: 'breached',
    by: ['mediator'],
    unless: first((f) => f.openInstalments === 0 && 'nothingOpen', toldRoutes),
  },
  visit: { from: ['performed', 'breached', 'visited'], to: 'visited', by: ['mediator'] },
  archive: {
    from: ['visited', 'failed', 'stopped', 'refused'],
    to: 'archived',
    by: ['mediator'],
    unless: (f) => f.filesMissing > 0 && 'filesMissing',
  },
};

/** What is asked of an act as its form is sent: buttons are offered as if it were answered. */
export const askedInForm: ReadonlySet<string> = new Set(['helperUnconsented', 'closedWanted', 'routesUntold']);

/** Where a mediator goes, and what is written down there: a session, or how it is kept (31: return visits). */
export const onSite = [
  'accepted',
  'mediating',
  'performed',
  'breached',
  'visited',
] as const satisfies readonly MediationStatus[];
export const nextOnSite = (status: MediationStatus): 'session' | 'visit' =>
  status === 'accepted' || status === 'mediating' ? 'session' : 'visit';
