import type { Ask } from './ask.ts';
import { GATED_DOORS, THE_PERSON, THE_STEERING_GROUP } from './ask.ts';
import type { Evidence } from './evidence.ts';
import type { RefusalCode } from './refusal.ts';

/** Category of link proposals in the catalogue. */
export const LINK_CATEGORY = 'link';

/** What the steering group's sums are for. */
const STATISTICS = 'steering-statistics';

/** Why no row needs to be looked at; undefined when the rows may decide. */
export function barrier(ask: Ask, evidence: Evidence): RefusalCode | undefined {
  if (!GATED_DOORS.includes(ask.door)) return 'DOOR_UNKNOWN';
  if (ask.network !== evidence.network) return 'NETWORK_DIFFERS';
  if (evidence.erased) return 'CASE_ERASED';
  if (!mayTell(ask, evidence)) return 'SENDER_NOT_LINKED';
  if (!mayBeTold(ask, evidence)) return 'RECIPIENT_NOT_LINKED';
  if (ask.at < evidence.agreement.from) return 'AGREEMENT_NOT_IN_FORCE';
  if (ask.happenedAt > ask.at) return 'HAPPENED_IN_FUTURE';
  return undefined;
}

/** What an agency recorded stays the person's to see after the agency left the case. */
function mayTell(ask: Ask, evidence: Evidence): boolean {
  if (ask.sender === THE_PERSON) return false;
  return ask.door === 'subject-access' || evidence.linked.includes(ask.sender);
}

/** Whether the person looks at the own case: what agencies told them there, by rows whose recipient is the person. */
export function isPersonsView({ door, recipient }: Ask): boolean {
  return door === 'person-view' && recipient === THE_PERSON;
}

/** Whether an event is asked for only to be counted: for the steering group, at its own door and for its one purpose. */
function isCounted({ door, recipient, purpose }: Ask): boolean {
  return door === 'steering' && recipient === THE_STEERING_GROUP && purpose === STATISTICS;
}

/**
 * At the doors into the hub a basis suffices; at the doors out of it the recipient must also hold a link to the case.
 * A link proposal is the one thing that reaches an agency which holds no link yet.
 */
function mayBeTold(ask: Ask, evidence: Evidence): boolean {
  if (ask.door === 'subject-access') return true;
  // The person's view is for nobody else, and the person comes by no other door: one's own case needs no link.
  if (ask.door === 'person-view' || ask.recipient === THE_PERSON) return isPersonsView(ask);
  if (ask.door === 'steering' || ask.recipient === THE_STEERING_GROUP) return isCounted(ask);
  if (ask.door === 'outbox' || ask.door === 'intake') return true;
  if (evidence.linked.includes(ask.recipient)) return true;
  return ask.category === LINK_CATEGORY && evidence.invited.includes(ask.recipient);
}
