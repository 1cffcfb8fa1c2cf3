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
  {
    file: 'libs/disclosure/src/embed/page-outlet.ts',
    exits: { reply: 1 },
    why: 'the way out to pages: with permits of the door embed only, from permitted fields, in words',
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
    file: 'libs/nats/src/broker.ts',
    exits: { network: 1 },
    why: 'a web socket to the broker where nobody gives another way to open one',
  },
  { file: 'libs/nats/src/broker-address.ts', exits: { network: 1 }, why: 'judges addresses, opens nothing' },
  {
    file: 'libs/nats/src/web-socket-stream.ts',
    exits: { reply: 1 },
    why: 'the bytes of the broker connection, sealed already',
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
  {
    file: 'apps/hub/src/http/embed.controller.ts',
    exits: { reply: 5 },
    why: "gives the page outlet the reply as its channel; an answer to a browser's preflight, without a body",
  },
  {
    file: 'apps/hub/src/http/embed-ticks.controller.ts',
    exits: { reply: 6 },
    why: 'empty signs, the same to every page of an agency; the origin of the session and nothing else of it',
  },
  {
    file: 'apps/hub/src/person/person.controller.ts',
    exits: { reply: 3 },
    why: "sets the device's cookie; what it shows comes from the person's page, with permits of the door person-view only",
  },
  {
    file: 'apps/hub/src/http/metrics.controller.ts',
    exits: { reply: 3 },
    why: "sums over the whole hub, for the operator's token; no label names network, agency, case or person",
  },
  {
    file: 'apps/hub/src/config/read-files.ts',
    exits: { network: 1 },
    why: 'tries whether certificate and key fit each other, opens nothing',
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
  {
    file: 'apps/adapter/src/keys/next-keys.ts',
    exits: { file: 1 },
    why: "the agency's own next keys, mode 0600, until the hub has confirmed them",
  },
  {
    file: 'apps/adapter/src/keys/rotate-keys.ts',
    exits: { file: 1, network: 1 },
    why: 'the public parts of new keys, signed: sealed to the hub, or in a file that people hand to its operator',
  },
  {
    file: 'apps/adapter/src/source/read-table.ts',
    exits: { database: 1 },
    why: "reads the agency's own outbox table, read-only",
  },
  { file: 'apps/adapter/src/agency/folder-hold.ts', exits: { file: 1 }, why: 'a lock; nothing is written' },
  { file: 'apps/adapter/src/journal/journal.ts', exits: { file: 2 }, why: 'the durable outbox and journal' },
  {
    file: 'apps/adapter/src/witness/head-file.ts',
    exits: { file: 1 },
    why: 'the newest head of the ledger for operators: origin, size, root and signatures',
  },
  {
    file: 'apps/adapter/src/sink/sync-folder.ts',
    exits: { file: 1 },
    why: 'makes the name of a new file durable, writes nothing',
  },
  { file: 'apps/adapter/src/sink/json-lines-sink.ts', exits: { file: 1 }, why: "the agency's own sink" },
  {
    file: 'apps/adapter/src/sink/csv-sink.ts',
    exits: { file: 1 },
    why: "the agency's own sink as CSV, mode 0600, formulas guarded",
  },
  {
    file: 'apps/adapter/src/sink/webhook/post.ts',
    exits: { network: 3 },
    why: "tells the agency's own receiver that something came: type, ids, own reference number and a link, signed; no payload",
  },
  {
    file: 'apps/adapter/src/sink/webhook/allowed-addresses.ts',
    exits: { network: 1 },
    why: 'judges addresses, opens nothing',
  },
  {
    file: 'apps/adapter/src/sink/webhook/webhook-keys.ts',
    exits: { file: 1 },
    why: "the webhooks' own signing key, mode 0600",
  },
  { file: 'apps/adapter/src/hub/hub-reads.ts', exits: { network: 1 }, why: 'asks the hub with a read token' },
  {
    file: 'apps/adapter/src/hub/broker-channel.ts',
    exits: { broker: 1 },
    why: 'asks the hub for evidence and claims',
  },
  {
    file: 'apps/adapter/src/hub/way-out.ts',
    exits: { network: 2 },
    why: 'the one way to hub and broker, through a proxy or not: carries what hub-reads and the broker adapter send',
  },
  {
    file: 'apps/adapter/src/main.ts',
    exits: { console: 5, log: 1 },
    why: "where the log goes; prints the public parts of new keys, what became of a rotation, and the agency's signature under an agreement",
  },
  {
    file: 'apps/adapter/src/desk/server.ts',
    exits: { network: 1, reply: 15 },
    why: 'the desk, on loopback with a token',
  },
  {
    file: 'apps/adapter/src/pages/desk-bridge.ts',
    exits: { reply: 4 },
    why: "what the desk answers, to the agency's own staff under a session and a role that may ask it; signs without content",
  },
  {
    file: 'apps/adapter/src/pages/serve-pages.ts',
    exits: { reply: 3 },
    why: 'problem details: codes and pointers',
  },
  {
    file: 'apps/adapter/src/agency/start-agency.ts',
    exits: { log: 1 },
    why: 'that somebody logged in or out, or was refused with which code; no claim, no staff id',
  },

  // Log-in and pages, for the hub and for adapters
  {
    file: 'libs/oidc/src/pages.ts',
    exits: { reply: 2 },
    why: 'built pages and how long a browser may keep them: the same files for everybody',
  },
  {
    file: 'libs/oidc/src/relying-party.ts',
    exits: { network: 1 },
    why: 'asks the log-in service who somebody is: its code, the client secret, nothing of a case',
  },
  {
    file: 'libs/oidc/src/sign-in.ts',
    exits: { reply: 5 },
    why: 'the way to the log-in service and back, and why somebody was not let in; no token, no claim',
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

  // The newcomer's road: an office's folder, a look at an adapter, and a made-up network on loopback
  {
    file: 'apps/cli/src/init/lay-office.ts',
    exits: { file: 1 },
    why: 'configuration, mapping and public keys of a new office, mode 0600',
  },
  { file: 'apps/cli/src/doctor/look-at-adapter.ts', exits: { file: 1 }, why: 'asks how full the disk is' },
  {
    file: 'apps/cli/src/doctor/look-at-hub.ts',
    exits: { network: 1 },
    why: "reads the hub's public answers, as everybody may; sends nothing",
  },
  {
    file: 'apps/cli/src/doctor/look-at-way.ts',
    exits: { network: 2 },
    why: 'opens connections to hub, broker and proxy and closes them; sends nothing',
  },
  {
    file: 'apps/cli/src/listen/listen.ts',
    exits: { network: 1 },
    why: 'tells a program on this machine of what came in: type, id, own number, link; no content',
  },
  {
    file: 'apps/cli/src/office/desk-client.ts',
    exits: { network: 1 },
    why: "asks the adapter's desk on this machine, with its token",
  },
  {
    file: 'apps/cli/src/trigger/trigger.ts',
    exits: { file: 1 },
    why: 'an export of one made-up row, into the folder that the adapter watches',
  },
  {
    file: 'apps/cli/src/trigger/ask-neighbour.ts',
    exits: { network: 1 },
    why: 'asks the control of a test network on this machine: an agency and an event type',
  },
  {
    file: 'apps/cli/src/simulate/',
    exits: { file: Infinity, network: Infinity, process: Infinity, reply: Infinity },
    why: 'a network of made-up cases on loopback: its broker, its cable, its control, its folder that goes with it',
  },
  {
    file: 'apps/cli/src/conformance/',
    exits: { file: Infinity, network: Infinity, process: Infinity, reply: Infinity },
    why: 'an adapter under test against a made-up hub on loopback: made-up cases, reports of rules and results',
  },

  // What an agency's own programs use
  {
    file: 'apps/sdk/src/desk-calls.ts',
    exits: { network: 1 },
    why: "asks the adapter's desk for a program of the agency, with the desk's token; follows no redirect",
  },

  // The pages, in the browser
  { file: 'apps/console/src/desk.ts', exits: { network: 1 }, why: 'asks a desk' },
  {
    file: 'apps/console/src/case-timeline/reading.ts',
    exits: { network: 1 },
    why: 'reads a timeline at the hub with the token of a session',
  },
  {
    file: 'apps/console/src/page/call.ts',
    exits: { network: 1 },
    why: 'asks the own server of a page, under its session; follows no redirect',
  },
  {
    file: 'apps/console/src/page/live.ts',
    exits: { network: 2 },
    why: 'is told by the own server when to read again; sends nothing',
  },
  {
    file: 'apps/console/src/caseworker/timeline-reading.ts',
    exits: { network: 1 },
    why: 'asks the own adapter for a timeline as a file',
  },
  {
    file: 'apps/console/src/person/rights-view.ts',
    exits: { broker: 1 },
    why: 'a method of that name: asks the own hub through page/call.ts',
  },
  {
    file: 'apps/console/src/landing/landing.ts',
    exits: { network: 1 },
    why: 'reads who can log in as whom in the demonstration',
  },
  { file: 'apps/console/src/demonstration.ts', exits: { network: 1 }, why: 'reads which desks there are' },
];
