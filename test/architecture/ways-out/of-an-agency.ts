import type { AllowedExit } from './allowed-exit.ts';

/** What leaves an agency's own process: what is its own stays with it, what it claimed goes to its own sink. */
export const ofAnAgency: readonly AllowedExit[] = [
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
    file: 'apps/adapter/src/sink/newest-lines.ts',
    exits: { file: 1 },
    why: "reads the end of the agency's own sink, for the list of what came; writes nothing",
  },
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
];
