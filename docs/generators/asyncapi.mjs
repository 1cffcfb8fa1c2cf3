import { stringify } from 'yaml';
import { interfaceSchemas } from './interface-schemas.mjs';

const MESSAGES = ['libs/catalogue/src/messages.ts', 'libs/catalogue/src/ledger-messages.ts'];

/** @param {string} name */
const schemaRef = (name) => ({ $ref: `#/components/schemas/${name}` });
/** @param {string} name */
const messageRef = (name) => ({ $ref: `#/components/messages/${name}` });

/** How a message is packed, from outside inwards, and what is in it. */
const SEALED_TO_HUB =
  'compact JWE (RFC 7516; ECDH-ES, A256GCM) to a key of GET /v1/networks/{network}/hub-keys';
const SIGNED_BY_HUB = 'compact JWS (RFC 7515; EdDSA) of the hub';
const SIGNED_BY_AGENCY = 'compact JWS (RFC 7515; EdDSA) of the agency';
const SEALED_TO_AGENCY = `compact JWE to the newest sealing key of the agency`;

/**
 * The subjects and what goes over them. `does` is the hub's part: it receives or sends.
 * @type {Record<string, { does: 'receive' | 'send', about: string, message: MessagePlan, reply?: MessagePlan }>}
 * @typedef {{ name: string, about: string, packed: string, holds: string }} MessagePlan
 */
const SUBJECTS = {
  intake: {
    does: 'receive',
    about: 'What an agency reports and asks for: signed envelopes, at most 100 in a message.',
    message: {
      name: 'Intake',
      about: 'Signed envelopes. The same envelope may come again and again: it counts once.',
      packed: SEALED_TO_HUB,
      holds: 'IntakeBatch',
    },
  },
  receipts: {
    does: 'send',
    about: 'One signed list of receipts for each intake message, sent after what was accepted is durable.',
    message: {
      name: 'Receipts',
      about: 'What became of each envelope.',
      packed: SIGNED_BY_HUB,
      holds: 'ReceiptBatch',
    },
  },
  bell: {
    does: 'send',
    about:
      'There may be something to claim, or the evidence changed. It says nothing more, and may be missed.',
    message: { name: 'Bell', about: 'An empty message.', packed: 'nothing', holds: 'Nothing' },
  },
  claim: {
    does: 'receive',
    about:
      'What may this agency have now? The hub asks the gate at this moment and records what it releases.',
    message: {
      name: 'ClaimQuestion',
      about: 'Asks for what comes after what is kept.',
      packed: SIGNED_BY_AGENCY,
      holds: 'ClaimAsk',
    },
    reply: {
      name: 'ClaimAnswer',
      about: 'Events that may be told, in order.',
      packed: SEALED_TO_AGENCY,
      holds: 'ClaimReply',
    },
  },
  evidence: {
    does: 'receive',
    about: 'What the agency must know to decide by itself what it may send.',
    message: {
      name: 'EvidenceQuestion',
      about: 'Asks for what changed.',
      packed: SIGNED_BY_AGENCY,
      holds: 'EvidenceAsk',
    },
    reply: {
      name: 'EvidenceAnswer',
      about: 'Its own cases as far as it may know them.',
      packed: `${SEALED_TO_AGENCY} around a ${SIGNED_BY_HUB}`,
      holds: 'EvidenceReply',
    },
  },
  ledger: {
    does: 'receive',
    about: 'Proof that the log holds the own events and has only grown.',
    message: {
      name: 'LedgerQuestion',
      about: 'Asks for head and proofs.',
      packed: SIGNED_BY_AGENCY,
      holds: 'LedgerAsk',
    },
    reply: {
      name: 'LedgerAnswer',
      about: 'Head, consistency and proofs.',
      packed: `${SEALED_TO_AGENCY} around a ${SIGNED_BY_HUB}`,
      holds: 'LedgerReply',
    },
  },
};

/**
 * The hub's side of the broker as AsyncAPI 3.0: subjects from the connection's own list, payloads from the catalogue, questions and
 * answers from the interfaces in the code.
 * @returns {Promise<string>}
 */
export async function asyncApi() {
  const [{ SUBJECT_KINDS }, schemas] = await Promise.all([subjects(), allSchemas()]);
  const undescribed = SUBJECT_KINDS.filter((kind) => !(kind in SUBJECTS));
  if (undescribed.length > 0 || SUBJECT_KINDS.length !== Object.keys(SUBJECTS).length)
    throw new Error(`describe each subject in docs/generators/asyncapi.mjs: ${undescribed.join(', ')}`);
  const plans = Object.values(SUBJECTS).flatMap(plansOf);
  return stringify(
    {
      asyncapi: '3.0.0',
      info: {
        title: 'Wegmarke hub at the broker',
        version: '1',
        description: DESCRIPTION,
        license: { name: 'EUPL-1.2' },
      },
      defaultContentType: 'application/jose',
      channels: Object.fromEntries(Object.entries(SUBJECTS).map(channel)),
      operations: Object.fromEntries(Object.entries(SUBJECTS).map(operation)),
      components: { messages: Object.fromEntries(plans.map(message)), schemas },
    },
    { aliasDuplicateObjects: false, lineWidth: 0 },
  );
}

const DESCRIPTION = `Agencies and hub talk over NATS. Each agency has an account of its own and reaches only the subjects that bear its name; an adapter does the opposite of each operation here. Nothing is in plain text at the broker: the content of a message is what \`x-plain-text\` names, packed as its description says.

An agency signs the envelope without \`salt\` and \`data\`, its \`source\` cut to \`//<network>/<agency>\` (canonical JSON, RFC 8785), as a detached JWS. \`commitment\` is the base64url of SHA-256 over the 32 bytes of the salt and the canonical JSON of \`{ source, corrects?, derivedfrom?, data }\`.`;

async function subjects() {
  const file = new URL('../../dist/libs/nats/src/subjects.js', import.meta.url);
  return /** @type {Promise<{ SUBJECT_KINDS: readonly string[] }>} */ (import(file.href));
}

/** @param {[string, (typeof SUBJECTS)[string]]} entry */
function channel([kind, subject]) {
  const { about } = subject;
  const messages = plansOf(subject);
  return [
    kind,
    {
      address: `${kind}.{network}.{agency}`,
      description: about,
      parameters: {
        network: { description: 'id of the network' },
        agency: { description: 'id of the agency, as in the agreement' },
      },
      messages: Object.fromEntries(messages.map(({ name }) => [name, messageRef(name)])),
    },
  ];
}

/** @param {(typeof SUBJECTS)[string]} subject */
function plansOf({ message: asked, reply }) {
  return reply ? [asked, reply] : [asked];
}

/** @param {[string, (typeof SUBJECTS)[string]]} entry */
function operation([kind, { does, about, message: asked, reply }]) {
  const on = { $ref: `#/channels/${kind}` };
  const told = (/** @type {MessagePlan} */ { name }) => [{ $ref: `#/channels/${kind}/messages/${name}` }];
  return [
    kind,
    {
      action: does,
      channel: on,
      summary: about,
      messages: told(asked),
      ...(reply && {
        reply: { address: { location: '$message.header#/reply' }, channel: on, messages: told(reply) },
      }),
    },
  ];
}

/** @param {MessagePlan} plan */
function message({ name, about, packed, holds }) {
  const isEmpty = packed === 'nothing';
  return [
    name,
    {
      name,
      summary: about,
      ...(isEmpty
        ? { contentType: 'application/octet-stream', payload: { type: 'string', maxLength: 0 } }
        : {
            contentType: 'application/jose',
            payload: { type: 'string', description: `${packed}, around ${holds}` },
            'x-plain-text': schemaRef(holds),
          }),
    },
  ];
}

/** Payloads and envelopes from the catalogue, the rest from interfaces. */
async function allSchemas() {
  const { catalogue, commands, envelopeSchema, payloadSchema } = await import('#catalogue');
  const payloads = [...catalogue, ...commands].map(({ type }) => {
    const { $schema: _dialect, $id: _id, $comment: _limits, ...schema } = payloadSchema(type) ?? {};
    return [type, schema];
  });
  const kinds = /** @type {const} */ ([
    ['event', catalogue],
    ['command', commands],
  ]);
  const typed = kinds.flatMap(([kind, entries]) =>
    entries.map(({ type }) => ({
      properties: { type: { const: type }, kind: { const: kind }, data: schemaRef(type) },
    })),
  );
  const interfaces = interfaceSchemas(MESSAGES, [
    'ReceiptBatch',
    'ClaimAsk',
    'ClaimReply',
    'EvidenceAsk',
    'EvidenceReply',
    'LedgerAsk',
    'LedgerReply',
  ]);
  return {
    IntakeBatch: {
      type: 'object',
      required: ['batch'],
      additionalProperties: false,
      properties: {
        batch: { type: 'array', minItems: 1, maxItems: 100, items: schemaRef('SignedEnvelope') },
      },
    },
    SignedEnvelope: {
      type: 'object',
      required: ['envelope', 'signature'],
      additionalProperties: false,
      properties: {
        envelope: schemaRef('Envelope'),
        signature: { type: 'string', description: 'detached JWS: <header>..<signature>' },
      },
    },
    Envelope: { allOf: [envelopeSchema(), { oneOf: typed }] },
    ...interfaces,
    ...Object.fromEntries(payloads),
  };
}
