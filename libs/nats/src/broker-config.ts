import { type BrokerListeners, listeners } from './broker-listeners.ts';
import { INTAKE_LIMITS } from './intake-limits.ts';
import { type AgencyAddress, ownName, subjectOf } from './subjects.ts';

/** An agency's access to the broker: who it is and the public part of its nkey (`U…`). */
export interface AgencyAccess extends AgencyAddress {
  readonly nkeyPublic: string;
}

/** Bounds in bytes and numbers. */
export interface BrokerLimits {
  /** The largest message: one intake message of at most 100 envelopes, or one reply. */
  readonly maxPayload: number;
  readonly maxConnections: number;
  /** Connections of one agency. */
  readonly maxConnectionsPerAgency: number;
  /** What all intake streams together may take on disk; at least what each of them reserves, however many agencies there are. */
  readonly maxStore: number;
}

/** Limits for one machine. */
export const BROKER_LIMITS: BrokerLimits = {
  maxPayload: 2 * 1024 ** 2,
  maxConnections: 1_000,
  maxConnectionsPerAgency: 8,
  maxStore: 1024 ** 3,
};

/** What the configuration is made of. */
export interface BrokerPlan extends BrokerListeners {
  readonly hub: { readonly nkeyPublic: string };
  readonly agencies: readonly AgencyAccess[];
  /** Folder of the streams; absent where the command line names it (`-sd`), as nats-server takes only one of the two. */
  readonly storeDir?: string;
  readonly limits?: Partial<BrokerLimits>;
}

const USER_NKEY = /^U[A-Z2-7]{55}$/;

/**
 * The hub's own rights, in its own account: what {@link IntakeStreams} needs of JetStream and nothing that empties or
 * deletes a stream; replies to agencies go to the `_R_` subjects that the server makes for imported services.
 */
const HUB_PUBLISH = [
  '$JS.API.STREAM.INFO.*',
  '$JS.API.STREAM.CREATE.*',
  '$JS.API.STREAM.UPDATE.*',
  '$JS.API.CONSUMER.CREATE.>',
  '$JS.API.CONSUMER.DURABLE.CREATE.>',
  '$JS.API.CONSUMER.INFO.>',
  '$JS.API.CONSUMER.MSG.NEXT.>',
  '$JS.ACK.>',
  'receipts.*.*',
  'bell.*.*',
  '_R_.>',
];
const HUB_SUBSCRIBE = ['bell.*.*', 'claim.*.*', 'evidence.*.*', 'ledger.*.*', '_INBOX.>'];

/**
 * The configuration of nats-server: one account for each agency, which reaches the hub's account through exactly its six
 * subjects; JetStream for the hub alone; on the loopback address, or with TLS on others. Throws a RangeError on a name or
 * key that is none, on a listener outside this machine without a certificate, and on a store too small for all streams.
 */
export function brokerConfig(plan: BrokerPlan): string {
  const { hub, agencies, storeDir, limits } = plan;
  const bounds = { ...BROKER_LIMITS, ...limits };
  const maxStore = storeFor(agencies.length, limits?.maxStore);
  const store = storeDir === undefined ? '' : `store_dir: ${JSON.stringify(storeDir)}, `;
  refuseTwins(agencies);
  return [
    ...listeners(plan),
    `max_payload: ${bounds.maxPayload}`,
    `max_connections: ${bounds.maxConnections}`,
    `jetstream { ${store}max_memory_store: 0, max_file_store: ${maxStore} }`,
    // A machine that is stalled for a moment is no attacker: two seconds, the default, cut honest clients off.
    'authorization { timeout: 10 }',
    // A connection that was cut without a word is noticed within half a minute, not after the usual six minutes.
    'ping_interval: "10s"',
    'ping_max: 2',
    // Nobody has a user in it, so nobody reads what the server tells about all accounts.
    'system_account: SYS',
    'accounts {',
    '  SYS {}',
    hubAccount(hub.nkeyPublic, agencies),
    ...agencies.map((agency) => agencyAccount(agency, bounds.maxConnectionsPerAgency)),
    '}',
    '',
  ].join('\n');
}

/** The server refuses a stream whose bytes it cannot reserve: in a smaller store the last agencies would never be heard. */
function storeFor(agencies: number, asked: number | undefined): number {
  const needed = agencies * INTAKE_LIMITS.maxBytes;
  if (asked === undefined) return Math.max(BROKER_LIMITS.maxStore, needed);
  if (asked >= needed) return asked;
  throw new RangeError(
    `${agencies} intake streams of ${INTAKE_LIMITS.maxBytes} bytes do not fit into maxStore ${asked}: let it be at least ${needed}, or leave it out`,
  );
}

function hubAccount(nkey: string, agencies: readonly AgencyAccess[]): string {
  const exports = agencies.flatMap((agency) => {
    const to = `accounts: [${accountOf(agency)}]`;
    return [
      `      { service: ${subjectOf('intake', agency)}, ${to} }`,
      `      { service: ${subjectOf('claim', agency)}, ${to} }`,
      `      { service: ${subjectOf('evidence', agency)}, ${to} }`,
      `      { service: ${subjectOf('ledger', agency)}, ${to} }`,
      `      { stream: ${subjectOf('receipts', agency)}, ${to} }`,
      `      { stream: ${subjectOf('bell', agency)}, ${to} }`,
    ];
  });
  return [
    '  HUB {',
    '    jetstream: enabled',
    `    users: [ ${user(nkey, HUB_PUBLISH, HUB_SUBSCRIBE)} ]`,
    '    exports: [',
    ...exports,
    '    ]',
    '  }',
  ].join('\n');
}

function agencyAccount(agency: AgencyAccess, maxConnections: number): string {
  const subject = (kind: Parameters<typeof subjectOf>[0]): string => subjectOf(kind, agency);
  const services = [subject('intake'), subject('claim'), subject('evidence'), subject('ledger')];
  const streams = [subject('receipts'), subject('bell')];
  return [
    `  ${accountOf(agency)} {`,
    `    limits { max_connections: ${maxConnections} }`,
    `    users: [ ${user(agency.nkeyPublic, services, [...streams, '_INBOX.>'])} ]`,
    '    imports: [',
    ...services.map((one) => `      { service: { account: HUB, subject: ${one} } }`),
    ...streams.map((one) => `      { stream: { account: HUB, subject: ${one} } }`),
    '    ]',
    '  }',
  ].join('\n');
}

function user(nkey: string, publish: readonly string[], subscribe: readonly string[]): string {
  if (!USER_NKEY.test(nkey))
    throw new RangeError('a user is known by its public nkey ("U" and 55 characters)');
  return `{ nkey: ${nkey}, permissions: { publish: ${list(publish)}, subscribe: ${list(subscribe)} } }`;
}

function list(subjects: readonly string[]): string {
  return `[${subjects.map((subject) => JSON.stringify(subject)).join(', ')}]`;
}

function accountOf(agency: AgencyAddress): string {
  return ownName('AGENCY', agency);
}

function refuseTwins(agencies: readonly AgencyAccess[]): void {
  const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length;
  if (!distinct(agencies.map(accountOf))) throw new RangeError('an agency is named twice');
  if (!distinct(agencies.map(({ nkeyPublic }) => nkeyPublic)))
    throw new RangeError('two agencies have one nkey');
}
