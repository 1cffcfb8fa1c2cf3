import type { Patch } from '../mutations/mutant.ts';

/** An adapter with one fault, as a change of the compiled product, and the one case that must fail for it. */
export interface MutantAdapter {
  readonly fault: string;
  readonly failing: string;
  readonly patches: readonly Patch[];
}

const HERE = 'apps/adapter/src';

function mutant(failing: string, fault: string, ...changes: readonly (readonly [string, RegExp, string])[]) {
  return { failing, fault, patches: changes.map(([at, find, put]) => ({ at, find, put })) };
}

/** Decodes a compact JWS without asking who signed it. */
const unverified = (text: string): string =>
  `JSON.parse(Buffer.from(${text}.split('.')[1], 'base64url').toString('utf8'))`;

/** One fault for each case of the kit. */
export const mutants: readonly MutantAdapter[] = [
  mutant('envelope-shape', 'says another version of CloudEvents', [
    'libs/jose/src/signed-envelope.js',
    /specversion: '1\.0'/,
    "specversion: '1.1'",
  ]),
  mutant('envelope-signature', 'signs something else than the head', [
    'libs/jose/src/signed-envelope.js',
    /sealer\.signDetached\(headOf\(envelope\)\)/,
    "sealer.signDetached({ ...headOf(envelope), kind: 'other' })",
  ]),
  mutant('commitment', 'leaves the payload out of the commitment', [
    'libs/jose/src/signed-envelope.js',
    /commitment\(salt, body\)/,
    'commitment(salt, { ...body, data: {} })',
  ]),
  mutant('salt-once', 'has one salt for all', [
    'libs/jose/src/commitment.js',
    /toBase64url\(randomBytes\(SALT_BYTES\)\)/,
    "toBase64url(Buffer.alloc(SALT_BYTES, 'salt'))",
  ]),
  mutant('sealed-to-hub', 'hands batches to the broker in plain text', [
    `${HERE}/hub/intake-pump.js`,
    /toBytes\(sealer\.seal\(toBytes\(JSON\.stringify\(batch\)\), hubSealingKey\)\)/,
    'toBytes(JSON.stringify(batch))',
  ]),
  mutant('batch-of-100', 'sends as many as are due', [
    `${HERE}/hub/intake-pump.js`,
    /outbox\.due\(at, MAX_BATCH\)/,
    'outbox.due(at, 1_000)',
  ]),
  mutant(
    'ids-keyed',
    'makes ids by a plain hash',
    ['libs/jose/src/keyed-ids.js', /import \{ createHmac,/, 'import { createHash, createHmac,'],
    [
      'libs/jose/src/keyed-ids.js',
      /createHmac\('sha256', keyOf\(secret\)\)\.update\(parts\.join\(SEPARATOR\)\)/,
      "createHash('sha256').update(parts.slice(1).join('|'))",
    ],
  ),
  mutant('questions-signed', 'asks with an instant of long ago', [
    `${HERE}/inbox/claim-loop.js`,
    /max, at: clock\.now\(\)/,
    "max, at: '2020-01-01T00:00:00.000Z'",
  ]),
  mutant('retry-until-receipt', 'does not notice the receipt of a retry', [
    `${HERE}/outbox/outbox.js`,
    /WHERE id = \? AND \$\{open\}`/,
    "WHERE id = ? AND ${open} AND (kind = 'command' OR attempts < 2)`",
  ]),
  mutant('retry-same-envelope', 'signs anew for each retry', [
    `${HERE}/outbox/outbox.js`,
    /return \[JSON\.parse\(String\(signed\)\)\];/,
    `const one = JSON.parse(String(signed));
     const { source, ...draft } = one.envelope;
     return [attempts === 1 ? one : this.tools.sign({ ...draft, handle: source.split('/').at(-1) })];`,
  ]),
  mutant('forged-receipt', 'takes receipts from anybody', [
    `${HERE}/hub/receipt-desk.js`,
    /sealer\.verify\(toText\(message\), hubKeys\)/,
    unverified('toText(message)'),
  ]),
  mutant('held-asked-again', 'takes held for refused', [
    `${HERE}/outbox/outbox.js`,
    /if \(outcome === 'held'\)/,
    'if (false)',
  ]),
  mutant('refused-final', 'takes refused for held', [
    `${HERE}/outbox/outbox.js`,
    /if \(outcome === 'held'\)/,
    "if (outcome !== 'accepted')",
  ]),
  mutant('order-per-case', 'lets later events of a case overtake', [
    `${HERE}/outbox/due-in-order.js`,
    /e\.state = 'sent' AND e\.seq < o\.seq/,
    "e.state = 'nothing' AND e.seq < o.seq",
  ]),
  mutant('ids-stable', 'gives a row a new id with each import', [
    `${HERE}/mapping/map-row.js`,
    /const key = \[rule\.event\.replace/,
    'const key = [String(Math.random()), rule.event.replace',
  ]),
  mutant('leading-zeros', 'takes file numbers for numbers', [
    `${HERE}/mapping/map-row.js`,
    /reference: reference\.text,/,
    'reference: String(Number(reference.text)),',
  ]),
  mutant('german-midnight', 'takes midnight for midnight in Greenwich', [
    `${HERE}/mapping/local-time.js`,
    /(function fromBerlin\([^)]*\) \{)/,
    "$1 if (wall.endsWith('T00:00:00')) return `${wall}.000Z`;",
  ]),
  mutant('clock-overlap', 'takes the second of two hours', [
    `${HERE}/mapping/local-time.js`,
    /OFFSET_HOURS = \[2, 1\]/,
    'OFFSET_HOURS = [1, 2]',
  ]),
  mutant('clock-gap', 'guesses a time that never was', [
    `${HERE}/mapping/local-time.js`,
    /const match = (instants\.find\(.*\));/,
    'const match = $1 ?? instants[0];',
  ]),
  mutant('claim-once', 'forgets what it has received', [
    `${HERE}/inbox/claim-loop.js`,
    /isNew: isNew && !isSecond/,
    'isNew: !isSecond',
  ]),
  mutant('claim-late', 'takes answers however late they are', [
    `${HERE}/inbox/claim-loop.js`,
    /const late = /,
    'const late = false && ',
  ]),
  mutant('claim-other-question', 'takes the answer to another question', [
    `${HERE}/inbox/claim-loop.js`,
    /late \|\| reply\.after !== after \|\|/,
    'late ||',
  ]),
  mutant('claim-for-stranger', 'takes an answer that it cannot open for an empty one', [
    `${HERE}/inbox/claim-loop.js`,
    /if \(plain === undefined\)/,
    `const after = this.parts.inbox.cursor().after;
     if (plain === undefined) return { after, entries: [], next: after + 1, more: false, notAfter: '2099-01-01T00:00:00.000Z' };
     if (false)`,
  ]),
  mutant(
    'bell-burst',
    'claims once for every ring',
    [
      `${HERE}/agency/exchange.js`,
      /const claims = new ClaimLoop\(/,
      'const claims = this.eager = new ClaimLoop(',
    ],
    [
      `${HERE}/agency/exchange.js`,
      /this\.loops\.claims\.ring\(\);(\s*\}\);\s*link\.onState)/,
      'void this.eager.run().catch(() => undefined);$1',
    ],
  ),
  mutant('recall-told', 'does not tell the sink of recalls', [
    `${HERE}/recall/automatic-recalls.js`,
    /if \(!sink\.hasRecall\(notice\.recall\)\)/,
    'if (false)',
  ]),
  mutant('recall-only-held', 'answers for everything that is called back', [
    `${HERE}/recall/automatic-recalls.js`,
    /outcome \? \[\.\.\.eventIds,/,
    'outcome ? [...notice.eventIds,',
  ]),
  mutant('cursor-after-sink', 'writes to the sink some time after it moved the cursor', [
    `${HERE}/inbox/claim-loop.js`,
    /(sink\.append\(fresh\.filter\(isEvent\).*\));/,
    'setTimeout(() => $1, 1_500);',
  ]),
  mutant('no-link-no-event', 'sends before the case is linked', [
    `${HERE}/gate/outbox-gate.js`,
    /return \{ kind: 'held', code: 'NO_LINK' \};/,
    "return { kind: 'leave' };",
  ]),
  mutant('unannounced-hub-key', 'takes evidence from anybody', [
    `${HERE}/hub/evidence-feed.js`,
    /sealer\.verify\(toText\(plain\), hubKeys\)/,
    unverified('toText(plain)'),
  ]),
  mutant('agreement-changed', 'does not notice that another agreement is in force', [
    `${HERE}/agency/exchange.js`,
    /memory\.agreements\.current\(\)\?\.hash !== agreementHash/,
    'false',
  ]),
  mutant('withdrawal-at-once', 'waits with a withdrawal for the hub', [
    `${HERE}/gate/adapter-gate.js`,
    /return told && narrowed\(/,
    'return told ?? narrowed(',
  ]),
  mutant(
    'withdrawal-first',
    'sends withdrawals when everything else is sent',
    [`${HERE}/outbox/outbox.js`, /const urgent = dueNarrowing\([^)]*\)/, 'const urgent = []'],
    [
      `${HERE}/outbox/outbox.js`,
      /return \[\.\.\.commands, (\.\.\.this\.eventsInOrder\.due\([^)]*\))\]/,
      'return [$1, ...commands]',
    ],
  ),
  mutant('replay-since', 'sends nothing again', [
    `${HERE}/hub/intake-pump.js`,
    /for \(const batch of batches\) \{\s*this\.send\(\{ batch \}\)/,
    'for (const batch of []) { this.send({ batch })',
  ]),
  mutant('no-payload-in-logs', 'logs the rows that it reads', [
    `${HERE}/offer/import-rows.js`,
    /(take\(record, place = this\.source\.place\) \{)/,
    '$1 console.log(JSON.stringify([...(record.cells ?? [])]));',
  ]),
];
