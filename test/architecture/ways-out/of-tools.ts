import type { AllowedExit } from './allowed-exit.ts';

/** What leaves the tool, and the package for agencies' own programs. */
export const ofTools: readonly AllowedExit[] = [
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
    file: 'apps/cli/src/doctor/look-at-own-systems.ts',
    exits: { network: 1 },
    why: "reads the public description of the agency's own log-in service; sends nothing",
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
    file: 'apps/cli/src/steering/hub-desk.ts',
    exits: { network: 1 },
    why: 'what a party says about its agreement, signed, to its own hub: of no case and no person',
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
];
