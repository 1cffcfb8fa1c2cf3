import type { ExitKind } from './exit-kind.ts';

/**
 * A file that is meant to let something out: on how many lines, by which way. A path with `/` at its end is an
 * adapter's folder, where the number does not matter.
 */
export interface AllowedExit {
  readonly file: string;
  readonly exits: Readonly<Partial<Record<ExitKind, number>>>;
  readonly why: string;
}

/**
 * Every way out that the product has. A new row, or a higher number, is a decision: it says what leaves there and why
 * that cannot be a case's data without a permit. A row or a number that the code no longer needs fails the test too.
 */
export const allowedExits: readonly AllowedExit[] = [
  // The hub
  {
    file: 'libs/disclosure/src/outlet/permitted-outlet.ts',
    exits: { reply: 1 },
    why: 'the only way out: builds the bytes from permitted fields and sends them',
  },
  { file: 'libs/disclosure/src/', exits: { outlet: Infinity }, why: 'what asked the gate holds the way out' },
  {
    file: 'libs/disclosure/src/evidence/evidence-feed.ts',
    exits: { reply: 1 },
    why: "an agency's own evidence (links, its provisions, restrictions), signed and sealed to it; no payload",
  },
  {
    file: 'libs/audit/src/ledger-door.ts',
    exits: { reply: 1, outlet: 1 },
    why: "heads of the ledger, hashes, and proofs of the asker's own events, signed and sealed to it; no payload",
  },
  { file: 'libs/ports/src/index.ts', exits: { outlet: 2 }, why: 'the front door that names the way out' },
  {
    file: 'libs/postgres/src/',
    exits: { database: Infinity },
    why: 'the event store: payloads lie there sealed',
  },
  {
    file: 'libs/eventstoredb/src/',
    exits: { database: Infinity },
    why: 'the other event store: payloads lie there sealed',
  },
  {
    file: 'libs/files/src/replace-file.ts',
    exits: { file: 2 },
    why: 'the key ring, and what was erased as pseudonymous ids of cases and streams; no payload',
  },
  {
    file: 'libs/nats/src/',
    exits: { broker: Infinity },
    why: 'the broker adapter: carries bytes that are sealed already',
  },
  {
    file: 'libs/nats/src/hub-link.ts',
    exits: { outlet: 1 },
    why: 'the reply channel that the outlet is given',
  },
  {
    file: 'libs/nats/src/intake-streams.ts',
    exits: { network: 1 },
    why: 'what JetStream calls fetch is a pull',
  },
  {
    file: 'apps/hub/src/http/problem.filter.ts',
    exits: { reply: 1 },
    why: 'problem details: codes and pointers',
  },
  {
    file: 'apps/hub/src/http/timeline.controller.ts',
    exits: { reply: 4 },
    why: 'gives the outlet the reply as its channel, for reads and exports',
  },
  { file: 'apps/hub/src/providers/leaving.ts', exits: { outlet: 2 }, why: 'puts the parts together' },
  {
    file: 'apps/hub/src/life/logged-alarms.ts',
    exits: { log: 1 },
    why: "an alarm of the ledger, one of a closed list, with an agency's name and a size",
  },
  { file: 'apps/hub/src/main.ts', exits: { console: 1 }, why: 'wrong configuration, before there is a log' },
  { file: 'apps/hub/src/machine/hub-log.ts', exits: { log: 3 }, why: 'the log itself, with closed fields' },

  // An agency's own process: what is its own stays with it, what it claimed goes to its own sink
  {
    file: 'apps/adapter/src/agency/adapter-log.ts',
    exits: { log: 2 },
    why: "a trouble's note: the constant event and fields it was made with, and an error's kind and place",
  },
  { file: 'apps/adapter/src/agency/keys.ts', exits: { file: 1 }, why: "the agency's own keys, mode 0600" },
  { file: 'apps/adapter/src/journal/journal.ts', exits: { file: 2 }, why: 'the durable outbox and journal' },
  {
    file: 'apps/adapter/src/witness/head-file.ts',
    exits: { file: 1 },
    why: 'the newest head of the ledger for operators: origin, size, root and signatures',
  },
  { file: 'apps/adapter/src/sink/json-lines-sink.ts', exits: { file: 1 }, why: "the agency's own sink" },
  { file: 'apps/adapter/src/hub/hub-reads.ts', exits: { network: 1 }, why: 'asks the hub with a read token' },
  {
    file: 'apps/adapter/src/hub/broker-channel.ts',
    exits: { broker: 1 },
    why: 'asks the hub for evidence and claims',
  },
  {
    file: 'apps/adapter/src/agency/start-agency.ts',
    exits: { network: 1 },
    why: "gives hub-reads the platform's fetch",
  },
  {
    file: 'apps/adapter/src/main.ts',
    exits: { console: 4, log: 1 },
    why: "where the log goes; prints the public parts of new keys, and the agency's signature under an agreement",
  },
  {
    file: 'apps/adapter/src/desk/server.ts',
    exits: { network: 1, reply: 15 },
    why: 'the desk, on loopback with a token',
  },

  // The operators' tool: works where the hub works, with its rights, and shows no content of a case
  { file: 'apps/cli/src/main.ts', exits: { console: 3 }, why: 'reports and progress: counts, places, codes' },
  {
    file: 'apps/cli/src/record/record-file.ts',
    exits: { file: 2 },
    why: 'exports and backups: events with their contents sealed, keys wrapped',
  },
  {
    file: 'apps/cli/src/backup/backup.ts',
    exits: { file: 1 },
    why: 'manifest and ledger of a backup: numbers, hashes, signed heads',
  },
  {
    file: 'apps/cli/src/subject-access/subject-access.ts',
    exits: { file: 1 },
    why: "what passed the gate at the door of subject access, sealed to the person's code",
  },
  {
    file: 'apps/cli/src/audit/prove.ts',
    exits: { file: 1 },
    why: 'a proof: clear columns of one event, hashes, signatures',
  },
  {
    file: 'apps/cli/src/agreement/papers.ts',
    exits: { file: 1 },
    why: 'papers made from the text of an agreement: no case, no person',
  },

  // The pages, in the browser
  { file: 'apps/console/src/desk.ts', exits: { network: 1 }, why: 'asks a desk' },
  { file: 'apps/console/src/demonstration.ts', exits: { network: 1 }, why: 'reads which desks there are' },
];
