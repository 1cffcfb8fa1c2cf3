import type { AllowedExit } from './allowed-exit.ts';

/** What leaves the hub's process, and the libs that it is put together from. */
export const ofTheHub: readonly AllowedExit[] = [
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
];
