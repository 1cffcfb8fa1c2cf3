import type { DoorRow } from './door-row.ts';

/** The ways in and out of the adapter beside the desk: subjects of the broker, files, commands. */
export const exchangeDoors: readonly DoorRow[] = [
  {
    door: 'intake',
    opening: { kind: 'subject', direction: 'published', subject: 'intake.<network>.<agency>' },
    caller: 'pump over the outbox',
    checks: ['right to publish', 'own gate, door outbox', 'signed envelopes', 'sealed to the hub'],
    gives: 'fields',
  },
  {
    door: 'receipts',
    opening: { kind: 'subject', direction: 'followed', subject: 'receipts.<network>.<agency>' },
    caller: 'hub',
    checks: ['signed by the hub', 'own network and agency', 'known in the outbox'],
    gives: 'nothing',
  },
  {
    door: 'bell',
    opening: { kind: 'subject', direction: 'followed', subject: 'bell.<network>.<agency>' },
    caller: 'hub',
    checks: ['nothing in it is read'],
    gives: 'nothing',
  },
  {
    door: 'claim',
    opening: { kind: 'subject', direction: 'asked', subject: 'claim.<network>.<agency>' },
    caller: 'claim loop',
    checks: ['signed ask', 'sealed to this agency', 'answers this question', 'time limit'],
    gives: 'metadata',
  },
  {
    door: 'evidence',
    opening: { kind: 'subject', direction: 'asked', subject: 'evidence.<network>.<agency>' },
    caller: 'evidence feed',
    checks: ['signed ask', 'sealed to this agency', 'signed by the hub'],
    gives: 'metadata',
  },
  {
    door: 'ledger',
    opening: { kind: 'subject', direction: 'asked', subject: 'ledger.<network>.<agency>' },
    caller: 'witness',
    checks: [
      'signed ask',
      'sealed to this agency',
      'signed by the hub',
      'head signed and consistent',
      'proofs of own events',
    ],
    gives: 'metadata',
  },
  {
    door: 'head file',
    opening: { kind: 'file', name: 'ledger-head.note in the data folder' },
    caller: 'witness',
    checks: ['origin, size and root of the ledger with signatures, nothing of any event'],
    gives: 'nothing',
  },
  {
    door: 'sink',
    opening: { kind: 'file', name: 'sink.file of the configuration' },
    caller: 'claim loop',
    checks: [
      'released by the hub to this agency',
      'file mode 0600',
      'one line for an event and for a recall',
      'what is to be erased is cut out',
    ],
    gives: 'fields',
  },
  {
    door: 'log',
    opening: { kind: 'file', name: 'standard output' },
    caller: 'adapter',
    checks: ['codes and counts only'],
    gives: 'aggregate',
  },
  {
    door: 'init',
    opening: { kind: 'command', name: 'init' },
    caller: 'whoever runs the adapter',
    checks: ['files mode 0600', 'never overwrites a key', 'prints the public part only'],
    gives: 'nothing',
  },
];
