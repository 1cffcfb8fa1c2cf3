import { isIssuer } from '#oidc';
import { isPagesAddress, isRolesByNetwork } from './pages-config.ts';

/** One environment variable: what it is for and what it may hold. */
export interface VariableRow {
  readonly name: string;
  /** What a right value is, in words. */
  readonly words: string;
  readonly holds: (text: string) => boolean;
  readonly default?: string;
  readonly optional?: true;
  /** Another name under which it may be set. */
  readonly alias?: string;
}

const DAY_SECONDS = 86_400;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

/** All environment variables that the hub reads. */
export const variables: readonly VariableRow[] = [
  {
    name: 'WEGMARKE_HUB_DATABASE_URL',
    alias: 'DATABASE_URL',
    words: 'the address of a PostgreSQL database (postgres://user:password@host:port/name), or memory',
    holds: (text) => text === 'memory' || isUrl(text, ['postgres:', 'postgresql:']),
  },
  {
    name: 'WEGMARKE_HUB_EVENT_STORE',
    words:
      'postgres (the record lies in the database), or the address of an EventStoreDB (esdb://host:port or esdb+discover://host:port)',
    holds: (text) => text === 'postgres' || /^esdb(\+discover)?:\/\/[^/\s]+/.test(text),
    default: 'postgres',
    alias: 'EVENT_STORE',
  },
  {
    name: 'WEGMARKE_HUB_NATS_URL',
    words: 'the address of the broker (nats://host:port or tls://host:port), or off',
    holds: (text) => text === 'off' || isUrl(text, ['nats:', 'tls:']),
  },
  {
    name: 'WEGMARKE_HUB_NATS_SEED_FILE',
    words: 'the path of the file with the nkey seed',
    holds: isPath,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_NATS_CA_FILE',
    words: "the path of the file with the certificates (PEM) of the broker's own certification authority",
    holds: isPath,
    optional: true,
  },
  { name: 'WEGMARKE_HUB_KEY_FILE', words: "the path of the hub's private JWK set", holds: isPath },
  {
    name: 'WEGMARKE_HUB_KEK_FILE',
    words: 'the path of the file with the key-encryption key (32 bytes as base64url, or a key ring)',
    holds: isPath,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_KEK',
    words: 'the key-encryption key itself (32 bytes as base64url, or a key ring); it cannot be rotated here',
    holds: (text) => text.length >= 43,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_TOMBSTONE_FILE',
    words:
      'the path of the file that notes what was erased; <key-encryption key file>.tombstones when absent',
    holds: isPath,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_NETWORK_FILES',
    words: 'the path of a network definition, several separated by commas',
    holds: (text) => text.split(',').every(isPath),
  },
  {
    name: 'WEGMARKE_HUB_LEDGER_ORIGIN',
    words:
      'the name of the ledger, under which its heads are signed: a URL without scheme, at most 100 characters',
    holds: (text) => /^[\w.:-]+(\/[\w.:-]+)*$/.test(text) && text.length <= 100,
    default: 'wegmarke/hub',
  },
  {
    name: 'WEGMARKE_HUB_HTTP_HOST',
    words: 'a host name or address to listen on',
    holds: (text) => /^[\w.:-]+$/.test(text),
    default: '127.0.0.1',
  },
  {
    name: 'WEGMARKE_HUB_HTTP_PORT',
    words: 'a port from 0 (any free one) to 65535',
    holds: (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
    default: '8080',
  },
  {
    name: 'WEGMARKE_HUB_HTTP_CERT_FILE',
    words: "the path of the file with the hub's certificate chain (PEM)",
    holds: isPath,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_HTTP_KEY_FILE',
    words: 'the path of the file with the key of that certificate (PEM)',
    holds: isPath,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_RATE_PER_MINUTE',
    words: 'how many HTTP requests one address may make in a minute, 1 to 9999999',
    holds: (text) => /^[1-9]\d{0,6}$/.test(text),
    default: '12000',
  },
  {
    name: 'WEGMARKE_HUB_METRICS_TOKEN_FILE',
    words:
      "the path of the file with the token of the operator's monitoring (22 characters or more); /metrics is closed without it",
    holds: isPath,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_PAGES_ADDRESS',
    words:
      'the address of the hub as browsers see it (https://host[:port]; http on this machine alone); there are no pages without it',
    holds: isPagesAddress,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_LOGIN_ISSUER',
    words:
      'the address of the OpenID Connect provider at which operators log in (https://…); there is no operations page without it',
    holds: isIssuer,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_LOGIN_CLIENT_ID',
    words: 'the id under which the hub is known there',
    holds: (text) => text.length <= 256,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_LOGIN_CLIENT_SECRET_FILE',
    words: 'the path of the file with the secret of that client',
    holds: isPath,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_LOGIN_ROLES_CLAIM',
    words: 'the claim that holds the roles; a dot goes into nested ones (realm_access.roles)',
    holds: (text) => /^[\w.:/-]{1,200}$/.test(text),
    default: 'roles',
  },
  {
    name: 'WEGMARKE_HUB_LOGIN_OPERATOR_ROLES',
    words: 'the values of that claim that make an operator, separated by commas',
    holds: (text) => text.split(',').every((one) => one !== '' && one.trim() === one),
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_LOGIN_STEERING_ROLES',
    words:
      "the values of that claim that make a member of a network's steering group (network=value), separated by commas; its board is closed without them",
    holds: isRolesByNetwork,
    optional: true,
  },
  {
    name: 'WEGMARKE_HUB_STEERING_EVERY_SECONDS',
    words:
      'after how many seconds it is looked whether a quarter is over that is not closed yet, also the first time after the start: 1 to 86400',
    holds: (text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= DAY_SECONDS,
    default: '120',
  },
  {
    name: 'WEGMARKE_HUB_LOG_LEVEL',
    words: `one of ${LEVELS.join(', ')}`,
    holds: (text) => LEVELS.includes(text),
    default: 'info',
  },
];

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

function isPath(text: string): boolean {
  return text !== '' && text.trim() === text && !text.includes('\0');
}
