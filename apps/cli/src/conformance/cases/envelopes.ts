import { createHash } from 'node:crypto';
import { envelopeProblems, MAX_BATCH, payloadProblems } from '#catalogue';
import { commitmentMatches, signatureMatches } from '#jose';
import type { ConformanceCase } from '../conformance-case.ts';
import { must } from '../unmet.ts';
import type { Stage } from '../stage.ts';

const SALT = /^[A-Za-z0-9_-]{43}$/;
/** How old a question may be when it comes, milliseconds. */
const ASK_AGE_MS = 30_000;

/** What every envelope and question must be, looked at when everything has come. */
export const ENVELOPES: readonly ConformanceCase[] = [
  {
    id: 'envelope-shape',
    proves: 'every envelope is a CloudEvents 1.0 envelope of the closed form, its payload of the catalogue',
    source: 'docs/asyncapi.yaml; CloudEvents 1.0',
    when: 'afterwards',
    run: ({ hub }) => {
      for (const { envelope } of hub.wire.arrivals) {
        const [fault] = [...envelopeProblems(envelope), ...payloadProblems(envelope.type, envelope.data)];
        must(fault === undefined, `an envelope has a fault at ${fault?.pointer}: ${fault?.code}`);
      }
    },
  },
  {
    id: 'envelope-signature',
    proves: 'every envelope is signed (EdDSA, detached JWS) over its head by the registered key',
    source: 'docs/asyncapi.yaml; RFC 7515, RFC 8037, RFC 8785',
    when: 'afterwards',
    run: ({ hub }) => {
      const { signing } = hub.plan.agencyKeys;
      for (const one of hub.wire.arrivals)
        must(signatureMatches(one, signing, hub.sealer), 'an envelope is not signed by the registered key');
    },
  },
  {
    id: 'commitment',
    proves: 'the commitment is SHA-256 over the salt and the canonical body',
    source: 'docs/asyncapi.yaml; RFC 8785',
    when: 'afterwards',
    run: ({ hub }) => {
      for (const { envelope } of hub.wire.arrivals)
        must(commitmentMatches(envelope), 'a commitment does not fit its salt and body');
    },
  },
  {
    id: 'salt-once',
    proves: 'each envelope has 32 random bytes of salt of its own',
    source: 'docs/asyncapi.yaml',
    when: 'afterwards',
    run: ({ hub }) => {
      const saltOf = new Map(hub.wire.arrivals.map(({ envelope: { id, salt } }) => [id, salt]));
      must(
        [...saltOf.values()].every((salt) => SALT.test(salt)),
        'a salt is not 32 bytes',
      );
      must(new Set(saltOf.values()).size === saltOf.size, 'two envelopes have the same salt');
    },
  },
  {
    id: 'sealed-to-hub',
    proves: "every intake message is sealed to the hub's pinned key: nothing is in plain text at the broker",
    source: 'docs/asyncapi.yaml; RFC 7516',
    when: 'afterwards',
    run: ({ hub }) => {
      must(
        hub.wire.messages.every(({ isSealed }) => isSealed),
        'an intake message came unsealed',
      );
      must(hub.wire.unreadable === 0, 'something came that the hub cannot read');
    },
  },
  {
    id: 'batch-of-100',
    proves: `an intake message holds at most ${MAX_BATCH} envelopes`,
    source: 'docs/asyncapi.yaml',
    when: 'afterwards',
    run: ({ hub }) =>
      must(
        hub.wire.messages.every(({ batch }) => batch.length >= 1 && batch.length <= MAX_BATCH),
        'an intake message held none or too many',
      ),
  },
  {
    id: 'ids-keyed',
    proves: 'ids and handles are made with a secret: no plain hash of what was exported gives them',
    source: 'docs/decisions/0108-conformance.md; docs/asyncapi.yaml, Envelope.id',
    when: 'afterwards',
    run: (stage) => idsAreKeyed(stage),
  },
  {
    id: 'questions-signed',
    proves: 'every question (claim, evidence, ledger) names kind, network and agency, is signed and fresh',
    source: 'docs/asyncapi.yaml',
    when: 'afterwards',
    run: ({ hub }) => {
      const { network, agency } = hub.plan;
      for (const { at, kind, isSigned, ask } of hub.wire.asks) {
        must(isSigned, `a question for ${kind} is not signed by the registered key`);
        const names = [ask['kind'], ask['network'], ask['agency']].join(' ');
        must(names === [kind, network, agency].join(' '), `a question for ${kind} names another one`);
        const age = Math.abs(at - Date.parse(String(ask['at'])));
        must(age <= ASK_AGE_MS, `a question for ${kind} was ${Math.round(age / 1_000)} s old when it came`);
      }
    },
  },
];

const HASHES = ['sha256', 'sha1', 'sha512', 'md5'] as const;
const SEPARATORS = ['', '|', ':', '/', '-', '_', ' ', ',', '.', '\u001f', '\n'] as const;

/** Tries what somebody would try who has the exported values and no secret. */
function idsAreKeyed({ hub, known }: Stage): void {
  const { network, agency } = hub.plan;
  const seen = new Set(hub.wire.arrivals.flatMap(({ envelope, handle }) => [envelope.id, handle]));
  for (const { file, row, type } of known) {
    const base = type.replace(/\.v\d+$/, '');
    const parts = [
      [file],
      [row],
      ...[type, base].flatMap((name) => [
        [name, row],
        [name, file],
        [name, file, row],
        [file, name, row],
        [file, row],
        [agency, file],
        [agency, row],
        [agency, name, row],
        [network, agency, row],
        [network, agency, file],
        [network, agency, name, row],
      ]),
    ];
    const guesses = parts.flatMap((some) => SEPARATORS.map((separator) => some.join(separator)));
    const isGuessed = guesses.some((text) => HASHES.some((hash) => seen.has(digest(hash, text))));
    must(!isGuessed, 'an id or handle is a plain hash of exported values: anybody can try them all');
  }
}

function digest(hash: (typeof HASHES)[number], text: string): string {
  return createHash(hash).update(text).digest('base64url');
}
