/** @typedef {Record<string, any>} Schema */
/** @typedef {{ required?: readonly string[], properties: Record<string, Schema> }} Body */
/** @typedef {(type: string, name: string) => Schema} FieldOf the schema of one field of a command of the catalogue */

const nothing = { properties: {} };
const reference = {
  type: 'string',
  pattern: '^(?! )[^\\p{C}\\u2028\\u2029]{1,64}(?<! )$',
  description: "the agency's own reference number, as text so that leading zeros stay",
};
const reason = { type: 'string', minLength: 3, maxLength: 200, description: 'why, without names of persons' };
const instant = { type: 'string', format: 'date-time', description: 'UTC, milliseconds, Z' };
const purpose = { type: 'string', description: 'a purpose that GET /desk/agency lists' };
const ids = { type: 'array', items: { type: 'string' }, uniqueItems: true };

const CASE = '/desk/cases/:reference';
const CONSENT = `${CASE}/consents/:consentId`;
const RIGHT = `${CASE}/rights/:request`;

/**
 * What each call with a body takes; a test asks a running desk which fields it knows.
 * @param {FieldOf} fieldOf
 * @returns {Record<string, Body>}
 */
export function deskBodies(fieldOf) {
  /** @param {string} type @param {readonly string[]} names @param {readonly string[]} [required] @returns {Body} */
  const from = (type, names, required = names) => ({
    required,
    properties: Object.fromEntries(names.map((name) => [name, fieldOf(`de.wegmarke.${type}.v1`, name)])),
  });
  const { consentId, ...given } = from('consent.give', [
    'consentId',
    'notice',
    'givenBy',
    'representedUntil',
    'identityCheck',
    'supersedes',
    'provisions',
  ]).properties;
  const recordedBy = fieldOf('de.wegmarke.consent.object.v1', 'recordedBy');
  return {
    'POST /desk/cases': { required: ['reference'], properties: { reference } },
    [`POST ${CASE}/link-codes`]: nothing,
    [`POST ${CASE}/person-codes`]: from('case.make-person-code', ['channel']),
    [`POST ${CASE}/unlink`]: from('case.unlink', ['ground']),
    'POST /desk/link-codes/redeem': {
      required: ['code', 'reference'],
      properties: { code: { type: 'string', description: 'as it stands on the paper' }, reference },
    },
    [`POST ${CASE}/embed-session`]: {
      required: ['origin'],
      properties: {
        origin: { type: 'string', description: "the page's origin as a browser writes it" },
        purpose,
      },
    },
    'POST /desk/check': {
      required: ['eventType', 'recipient'],
      properties: {
        reference,
        eventType: { type: 'string', description: 'an event type of docs/catalogue.md' },
        recipient: { type: 'string', description: 'the id of another party' },
        purpose,
        happenedAt: instant,
      },
    },
    'POST /desk/competence/:table': {
      properties: {
        answers: {
          type: 'object',
          additionalProperties: { type: ['string', 'integer'] },
          description: 'answers so far by the names of questions; what does not matter is left aside',
        },
        day: { type: 'string', format: 'date', description: 'as of this day; today when absent' },
        place: { type: 'string', description: 'voluntary offers at this place only' },
      },
    },
    'POST /desk/competence/:table/what-if': {
      required: ['next'],
      properties: {
        next: { type: 'string', description: 'the next version of the table, as its YAML text' },
        day: {
          type: 'string',
          format: 'date',
          description:
            'as of this day; when absent today, or where that is later the first day on which the next version says something new',
        },
      },
    },
    [`POST ${CASE}/consents`]: {
      required: ['decision', 'notice', 'provisions'],
      properties: {
        consentId: {
          .../** @type {Schema} */ (consentId),
          pattern: '^[A-Za-z0-9_-]{22,64}$',
          description:
            'of a question that is answered, or made by the page (22 to 64 characters); absent: a new one',
        },
        decision: { enum: ['requested', 'given', 'refused'] },
        ...given,
      },
    },
    [`PUT ${CASE}/consents/:consentId`]: from('consent.amend', ['provisions']),
    [`POST ${CONSENT}/withdraw`]: from('consent.withdraw', ['provisionIds'], []),
    [`POST ${CONSENT}/reconfirm`]: from(
      'consent.reconfirm',
      ['notice', 'givenBy', 'representedUntil', 'identityCheck'],
      ['notice', 'givenBy'],
    ),
    [`POST ${CONSENT}/invalidate`]: from('consent.invalidate', ['ground']),
    [`POST ${CONSENT}/object`]: from('consent.object', ['recordedBy', 'ground']),
    [`POST ${CONSENT}/acknowledge`]: { required: ['recordedBy'], properties: { recordedBy } },
    [`POST ${CASE}/consents/import`]: {
      required: ['receipt'],
      properties: {
        receipt: { type: 'string', description: 'a consent receipt, as another agency gave it out' },
      },
    },
    'POST /desk/decisions': {
      required: ['eventId', 'rowId', 'decision'],
      properties: {
        ...from('disclosure.decide', ['eventId', 'rowId', 'decision']).properties,
        reference: { ...reference, description: 'where the outbox no longer knows the event' },
      },
    },
    [`POST ${CASE}/rights`]: from(
      'rights.request',
      ['kind', 'eventIds', 'rowId', 'receivedAt', 'identityCheck'],
      ['kind', 'receivedAt'],
    ),
    [`POST ${RIGHT}/propose`]: from('rights.propose', ['decision', 'ground', 'withheld'], ['decision']),
    [`POST ${RIGHT}/confirm`]: from('rights.confirm', ['proposal']),
    [`POST ${RIGHT}/return`]: from('rights.return', ['proposal', 'ground']),
    [`POST ${RIGHT}/extend`]: from('rights.extend', ['ground']),
    [`POST ${RIGHT}/propose-lift`]: from('rights.propose-lift', ['personToldAt']),
    [`POST ${RIGHT}/confirm-lift`]: from('rights.confirm-lift', ['proposal']),
    'POST /desk/casework/news/read': {
      required: ['upTo'],
      properties: {
        upTo: { type: 'integer', minimum: 0, description: '`number` of the newest item that was read' },
      },
    },
    [`POST ${CASE}/take`]: nothing,
    [`POST ${CASE}/leave`]: nothing,
    'POST /desk/casework/deputies': {
      required: ['deputy', 'until'],
      properties: {
        deputy: {
          type: 'string',
          pattern: '^[a-z0-9-]{3,40}$',
          description: 'the staff id of who stands in',
        },
        until: { type: 'string', format: 'date', description: 'the last day, a whole one, within a year' },
      },
    },
    'POST /desk/casework/deputies/:deputy/end': nothing,
    [`POST ${CASE}/conflicts/acknowledge`]: from('conflict.acknowledge', ['rule', 'entries']),
    [`POST ${CASE}/conflicts/resolve`]: from('conflict.resolve', ['rule', 'entries', 'outcome']),
    [`POST ${CASE}/disputes`]: from('rights.dispute-entry', ['eventIds']),
    [`POST ${CASE}/disputes/:dispute/settle`]: from('rights.settle-dispute', ['outcome']),
    'POST /desk/doubts/settle': {
      properties: {
        reference,
        handle: { type: 'string', description: 'of a case in doubt that has no reference here' },
        ...from('keys.settle-doubt', ['confirmed', 'disowned']).properties,
      },
    },
    'POST /desk/push/:name': {
      required: ['key', 'rows'],
      properties: {
        key: {
          type: 'string',
          pattern: '^[\\x21-\\x7e]{8,128}$',
          description: 'idempotency key: the same rows under the same key count once',
        },
        rows: {
          type: 'array',
          minItems: 1,
          maxItems: 500,
          items: { type: 'object' },
          description: 'as the mapping names their columns; numbers as text',
        },
      },
    },
    'POST /desk/events': {
      required: ['key', 'reference', 'type', 'happenedAt', 'data'],
      properties: {
        key: {
          type: 'string',
          pattern: '^[A-Za-z0-9_-]{16,64}$',
          description: 'made by the form, once for each event: sent again it is the same event',
        },
        reference,
        type: { type: 'string', description: 'an event type of GET /desk/event-forms' },
        happenedAt: {
          anyOf: [instant, { type: 'string', format: 'date' }],
          description: 'an instant, or a day in Germany',
        },
        data: { type: 'object', description: 'the fields of the form' },
        corrects: { type: 'string', description: 'key of the entry that this puts right' },
      },
    },
    'POST /desk/events/:key/withdraw': nothing,
    'POST /desk/withdrawn-rows/:id/settle': nothing,
    'POST /desk/problems/:id/settle': nothing,
    'POST /desk/recalls/:recall/answer': {
      required: ['outcome'],
      properties: {
        outcome: { enum: ['stopped', 'erased', 'kept', 'impossible'] },
        paragraph: { type: 'string', description: 'under which it is kept' },
        until: { type: 'string', format: 'date' },
        eventIds: { ...ids, description: 'absent: everything that is still open' },
      },
    },
    'POST /desk/ledger/alarms/:alarm/close': nothing,
    'POST /desk/import': nothing,
    'POST /desk/replay': { required: ['since'], properties: { since: instant } },
    'POST /desk/queues/outbox/:id/retry': nothing,
    'POST /desk/queues/outbox/:id/drop': { required: ['reason'], properties: { reason } },
    'POST /desk/queues/outbox/pause': { properties: { reason } },
    'POST /desk/queues/outbox/resume': nothing,
    'POST /desk/inbox/ack': {
      required: ['upTo'],
      properties: { upTo: { type: 'string', description: '`next` of an answer of GET /desk/inbox' } },
    },
    'POST /desk/queues/inbox/:entry/retry': nothing,
    'POST /desk/queues/inbox/:entry/drop': { required: ['reason'], properties: { reason } },
    'POST /desk/sinks/:sink/retry': { properties: { since: instant } },
  };
}

const max = { type: 'integer', minimum: 1 };

/**
 * Parameters that stand behind the question mark of an address; the same test asks for them.
 * @type {Record<string, Record<string, Schema>>}
 */
export const deskQueries = {
  [`GET ${CASE}/timeline`]: { purpose },
  [`GET ${CASE}/timeline/export`]: { purpose, format: { enum: ['csv', 'json'] } },
  'GET /desk/casework/news': {
    of: { enum: ['mine', 'untaken'] },
    before: { type: 'integer', minimum: 0, description: 'only older ones than this `number`' },
    max: { ...max, maximum: 200 },
  },
  'GET /desk/casework/cases': {
    of: { enum: ['mine', 'untaken', 'all'] },
    prefix: { type: 'string', description: 'the beginning of the reference number' },
    after: { type: 'string', description: 'only numbers after this one' },
    max: { ...max, maximum: 200 },
  },
  'GET /desk/checks': { before: { type: 'integer', minimum: 1 }, max: { ...max, maximum: 200 } },
  [`GET ${CONSENT}/withdrawal-preview`]: { provisionId: { type: 'array', items: { type: 'string' } } },
  [`GET ${CONSENT}/receipt.html`]: { language: { enum: ['de', 'en'] } },
  'GET /desk/outbox': { state: { type: 'string' } },
  'GET /desk/inbox': {
    after: { type: 'string', description: '`next` of an earlier answer' },
    max: { ...max, maximum: 500 },
  },
  'GET /desk/queues/outbox': {
    state: { type: 'string' },
    after: { type: 'string', description: 'id of the last message of the page before' },
    max: { ...max, maximum: 1_000 },
  },
  'GET /desk/queues/outbox/:id': {
    payload: { const: 'yes', description: 'with what it says; needs a staff id' },
  },
  'GET /desk/queues/inbox/:entry': {
    payload: { const: 'yes', description: 'with what it says; needs a staff id' },
  },
  'GET /desk/queues/inbox': {
    state: { type: 'string' },
    before: { type: 'integer', minimum: 1, description: 'number of the last entry of the page before' },
    max: { ...max, maximum: 1_000 },
  },
};
