/** What a look at an adapter can find: what it means, and what to do. */
interface FindingRow {
  readonly meaning: string;
  readonly fix: string;
  /** It works for now, but somebody should look. */
  readonly warns?: true;
}

/** Every finding of `doctor`; docs/cli.md lists them. */
export const findingRows = {
  FILES_INVALID: {
    meaning: 'A file that the configuration names is missing or holds something else.',
    fix: 'put right what is named, or restore it from its backup; the adapter does not start without',
  },
  OPEN_TO_OTHERS: {
    meaning:
      'A file of keys, the secret, the token or the data folder can be read or changed by every user of this machine.',
    fix: 'chmod 600 the file (640 where only a group of its own reads it), chmod 700 the folder; if others may have read a key or the token, make new ones: docs/how-to/rotate-keys.md',
  },
  NAME_NOT_FOUND: {
    meaning: 'The name of the hub, the broker or the proxy is not known to this machine (DNS).',
    fix: 'correct the name in config.yaml, or ask who runs the network whether this machine may look names up',
  },
  NOT_REACHABLE: {
    meaning: 'Nothing that fits answers at this address and port, or a firewall lets nothing through.',
    fix: 'on this machine (127.0.0.1, localhost): start what should listen there; else let the firewall pass outgoing connections to it (443 is enough with wss:// and a proxy: docs/how-to/firewall.md)',
  },
  CERTIFICATE_WRONG: {
    meaning:
      'The certificate is not for this name, not trusted, or has run out; or what answers speaks no TLS.',
    fix: 'correct the port where it speaks no TLS; else name the file of your own authority as hub.caFile, or tell the operator of the hub',
  },
  CERTIFICATE_ENDS_SOON: {
    meaning: 'The certificate of the other side runs out within two weeks.',
    fix: 'tell the operator of the hub',
    warns: true,
  },
  CLOCK_WRONG: {
    meaning: "This machine's clock differs from the hub's so much that reads are refused.",
    fix: 'let the machine set its clock by NTP, and look again',
  },
  CLOCK_DRIFTS: {
    meaning: "This machine's clock differs from the hub's by more than two seconds.",
    fix: 'let the machine set its clock by NTP before it becomes more',
    warns: true,
  },
  HUB_NOT_READY: {
    meaning: 'The hub answers, but says that it cannot work now.',
    fix: 'wait; what you send is kept. If it stays so, tell the operator of the hub',
  },
  HUB_KEYS_DIFFER: {
    meaning: 'The keys that the hub shows are not those in hub.keysFile: another hub, or somebody between.',
    fix: 'do not take over what it shows: compare the keys with the operator of the hub by telephone',
  },
  AGREEMENT_UNPROVEN: {
    meaning: 'The hub gave no agreement that is signed by its keys and of this network.',
    fix: 'compare network and hub.keysFile in config.yaml with what the operator says',
  },
  SCHEMA_OLD: {
    meaning: 'The agreement speaks of event types that this version of the adapter does not know.',
    fix: 'install the newest version; until then those events are neither sent nor read',
    warns: true,
  },
  PARTY_UNKNOWN: {
    meaning: 'The agreement in force names no such agency.',
    fix: 'correct agency in config.yaml, or have the agreement changed',
  },
  NOT_REGISTERED: {
    meaning: 'The hub does not know this agency yet.',
    fix: 'send registration-request.json to the operator of the hub, who registers it',
  },
  KEY_NOT_USABLE: {
    meaning:
      'The key with which this adapter signs is not among those that the hub takes: rotated, revoked, or another file.',
    fix: 'put the newest keys.json in its place, or make new keys: docs/how-to/rotate-keys.md',
  },
  NO_RIGHT_TO_PUBLISH: {
    meaning: 'The mapping makes events that the agreement gives this agency no right to publish.',
    fix: 'take the rules out, or have the agreement changed; such events never leave this machine',
    warns: true,
  },
  BROKER_REFUSES: {
    meaning: 'The broker answers, but does not let this agency in.',
    fix: "have the operator compare the brokerKey of registration-request.json with the broker's configuration",
  },
  SUBJECT_REFUSED: {
    meaning: 'The broker lets this agency in, but not to its own subjects.',
    fix: "have the operator write the broker's configuration anew for this network and agency",
  },
  ADAPTER_NOT_RUNNING: {
    meaning: 'No adapter answers at the desk of this configuration.',
    fix: 'start it: docs/how-to/install-adapter.md; nothing is imported or sent until then',
    warns: true,
  },
  DESK_REFUSES: {
    meaning: 'Another program, or an adapter with another token, listens at the port of the desk.',
    fix: 'give desk.port a port of its own, and start the adapter with this configuration',
  },
  ADAPTER_OFFLINE: {
    meaning: 'The adapter runs, but has no connection to the hub.',
    fix: 'put right what is found above; what it has to send is kept',
  },
  ADAPTER_OLD: {
    meaning: 'The adapter that runs is of an earlier version, as after an update without a restart.',
    fix: 'restart the adapter, and look again: of its key and its commands it does not tell yet',
    warns: true,
  },
  ADAPTER_KEY_OLD: {
    meaning:
      'The adapter runs with another key than the newest of keys.json, as after a rotation without a restart.',
    fix: 'restart the adapter: what waits is signed anew with the newest key',
    warns: true,
  },
  OUTBOX_GROWS: {
    meaning: "Many messages wait for the hub's receipt.",
    fix: 'see wegmarke outbox ls; if no receipt came lately, tell the operator of the hub',
    warns: true,
  },
  RECEIPT_OLD: {
    meaning: 'A message was sent, again and again, and has had no receipt for more than an hour.',
    fix: 'put right what is found above, or tell the operator of the hub',
  },
  ROWS_REFUSED: {
    meaning: 'Rows of exports could not be read.',
    fix: 'wegmarke problems ls lists each with file, line, column and fix; wegmarke map test shows the same',
    warns: true,
  },
  LINKS_BREAK: {
    meaning: 'Webhooks name entries under a port of the desk that is another one after each start.',
    fix: 'give desk.port a fixed port in config.yaml',
    warns: true,
  },
  SINK_STUCK: {
    meaning:
      'A sink does not take what came in: its receiver is disabled, gave up, or a program that pulls does not acknowledge.',
    fix: 'wegmarke inbox ls shows what waits, docs/how-to/sinks.md what to do; content stays on this machine as long',
    warns: true,
  },
  TABLE_UNREADABLE: {
    meaning:
      "A table of the agency's own database cannot be read; the code is the database's, or the system's.",
    fix: 'correct urlFile, table, id and payload of the source, and let its user SELECT: docs/how-to/sources.md',
  },
  RECEIVER_REFUSED: {
    meaning: 'The address of a webhook may not be called: not public and not in allow, or without TLS.',
    fix: 'name the address or its subnet in allow of the sink, with https:// outside this machine: docs/how-to/sinks.md',
  },
  LOG_IN_UNAVAILABLE: {
    meaning: "The agency's log-in service does not describe itself under pages.logIn.issuer.",
    fix: 'write the issuer exactly as the service names it, or start it; nobody can log in until then',
  },
  LEDGER_ALARM: {
    meaning: "What the hub's ledger shows contradicts what this adapter has seen.",
    fix: 'see GET /desk/ledger and tell the data protection officer; do not delete the data folder',
  },
  DATA_FOLDER_MISSING: {
    meaning: 'The data folder is not there: the adapter has not run yet, or its disk is not mounted.',
    fix: 'if it has run before, mount the disk or correct dataFolder: with an empty one it does not know what it has sent',
    warns: true,
  },
  DISK_LOW: {
    meaning: 'The disk of the data folder has less than 1 GB left.',
    fix: 'make space, or move dataFolder',
    warns: true,
  },
  DISK_FULL: {
    meaning: 'The disk of the data folder has less than 100 MB left: soon nothing more is imported.',
    fix: 'make space now; what is recorded stays',
  },
} as const satisfies Readonly<Record<string, FindingRow>>;

/** One of them. */
export type DoctorCode = keyof typeof findingRows;

/** Something that was found, or one thing that is well. */
export interface Finding {
  /** What was looked at: `dns`, `broker` … */
  readonly check: string;
  /** Absent where all is well. */
  readonly code?: DoctorCode;
  /** What was seen, with names and numbers; never content. */
  readonly saw: string;
}

/** How bad a finding is. */
export function gravityOf({ code }: Finding): 'fine' | 'warning' | 'fault' {
  if (code === undefined) return 'fine';
  const row: FindingRow = findingRows[code];
  return row.warns === true ? 'warning' : 'fault';
}
