import type { Agreement } from '#agreement';
import { agreementHash, cellsFor } from '#agreement';
import { catalogueEntry, fieldClasses, purposes } from '#catalogue';
import type { Ask, Evidence, PermitRecord, Provision, RefusalCode } from '#gate';
import { admit, Refusal, THE_PERSON, THE_STEERING_GROUP } from '#gate';
import { followingConditions } from './following-conditions.ts';
import type { Need } from './need.ts';
import { conditionsIn } from './need.ts';

/** Who would tell whom about which kind of event, and when. */
export interface Question {
  readonly sender: string;
  readonly recipient: string;
  /** Full name of the type. */
  readonly eventType: string;
  /** An instant. */
  readonly at: string;
}

/** What may stand against a disclosure in the supposed case. */
export type Burden =
  | { readonly kind: 'none' }
  /** The processing was restricted after the consents were given, or before (Art. 18 GDPR). */
  | { readonly kind: 'restricted'; readonly consents: 'earlier' | 'later' }
  /** An objection against this cell was upheld (Art. 21 GDPR). */
  | { readonly kind: 'objection'; readonly rowId: string };

const EVENT = 'supposed-event';
const EARLY = '1970-01-01T00:00:00.000Z';
const NEVER = '9999-12-31T00:00:00.000Z';
const UNBURDENED: Burden = { kind: 'none' };

/** What the gate itself answers in a case made up for the question: all of `needs` is so in it, and nothing else. */
export function answerOf(
  agreement: Agreement,
  question: Question,
  purpose: string,
  needs: readonly Need[],
  burden: Burden = UNBURDENED,
): PermitRecord | RefusalCode {
  const answer = admit(askOf(agreement, question, purpose), evidenceOf(agreement, question, needs, burden));
  return answer instanceof Refusal ? answer.code : answer.record;
}

/** The door by which this recipient is told. */
function doorTo(recipient: string): Ask['door'] {
  if (recipient === THE_PERSON) return 'person-view';
  return recipient === THE_STEERING_GROUP ? 'steering' : 'claim';
}

function askOf({ network }: Agreement, { sender, recipient, eventType, at }: Question, purpose: string): Ask {
  const entry = catalogueEntry(eventType);
  return {
    door: doorTo(recipient),
    network,
    caseId: 'supposed-case',
    sender,
    recipient,
    actor: 'system',
    eventIds: [EVENT],
    eventType,
    category: entry?.category ?? '',
    fields: entry?.fields.map(({ name }) => name) ?? [],
    purpose,
    happenedAt: at,
    at,
  };
}

function evidenceOf(
  agreement: Agreement,
  { sender, recipient, eventType, at }: Question,
  needs: readonly Need[],
  burden: Burden,
): Evidence {
  const cells = cellsFor(agreement, { eventType, sender });
  return {
    network: agreement.network,
    caseRevision: 0,
    registryRevision: 0,
    agreement: { hash: agreementHash(agreement), from: agreement.from, cells },
    linked: agreement.parties.map(({ agency }) => agency),
    invited: [],
    provisions: provisionsOf({ sender, recipient, at }, needs, burden),
    facts: followingConditions(agreement, sender, conditionsIn(needs)),
    restrictions: burden.kind === 'restricted' ? [{ eventIds: '*', from: restrictedFrom(at) }] : [],
    objections: burden.kind === 'objection' ? [{ rowId: burden.rowId, from: EARLY }] : [],
    requests: needs.includes('request')
      ? [{ id: 'supposed-request', by: recipient, about: eventType, open: true, answers: [EVENT] }]
      : [],
    clearances: needs.includes('clerk')
      ? cells.map(({ id }) => ({ rowId: id, recipient, eventId: EVENT }))
      : [],
    disputed: [],
    doubted: [],
    fields: fieldClasses(eventType),
    erased: false,
  };
}

/** Consent and release as wide as they can be: what then stays hidden is hidden by the agreement. */
function provisionsOf(
  { sender, recipient, at }: Pick<Question, 'sender' | 'recipient' | 'at'>,
  needs: readonly Need[],
  burden: Burden,
): readonly Provision[] {
  const forms: readonly (readonly [Need, Provision['form']])[] = [
    ['consent', 'consent'],
    ['secrecy-release', 'secrecy-release'],
  ];
  const isLater = burden.kind === 'restricted' && burden.consents === 'later';
  return forms
    .filter(([need]) => needs.includes(need))
    .map(([, form]) => ({
      consentId: `supposed-${form}`,
      provisionId: 'supposed-provision',
      form,
      source: sender,
      recordedBy: sender,
      recipients: [recipient],
      purposes: purposes.map(({ id }) => id),
      eventTypes: ['*'],
      depth: 'detail',
      special: true,
      validFrom: isLater ? restrictedFrom(at) : EARLY,
      validUntil: NEVER,
    }));
}

/** A restriction that began a day before the question. */
function restrictedFrom(at: string): string {
  return new Date(Date.parse(at) - 86_400_000).toISOString();
}
