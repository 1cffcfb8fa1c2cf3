import type { ConfigFault } from './config-fault.ts';
import { ConfigInvalid } from './config-fault.ts';
import type { PagesConfig } from './pages-config.ts';
import { pagesFaults, pagesIn } from './pages-config.ts';
import { tlsFaults } from './tls-faults.ts';
import type { VariableRow } from './variables.ts';
import { variables } from './variables.ts';

/** How the hub is set up; all of it comes from the environment variables of docs/how-to/configure-the-hub.md. */
export interface HubConfig {
  /** `memory`: nothing survives the process (tests and documentation only). */
  readonly databaseUrl: string;
  /** Address of the EventStoreDB that holds the record; absent when the database does. */
  readonly eventStore?: string;
  /** Without it the hub serves HTTP alone. */
  readonly nats?: { readonly url: string; readonly seedFile: string; readonly caFile?: string };
  readonly keyFile: string;
  /** A file, which can be rotated, or the key as it was handed over. */
  readonly keyEncryptionKey: { readonly file: string } | { readonly text: string };
  readonly tombstoneFile: string;
  readonly networkFiles: readonly string[];
  readonly ledgerOrigin: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Without it the hub speaks plain HTTP, on this machine alone. */
    readonly tls?: { readonly certFile: string; readonly keyFile: string };
  };
  /** Requests that one address may make in a minute. */
  readonly ratePerMinute: number;
  /** How often it is looked whether a quarter is over that is not closed yet; the first time so long after the start. */
  readonly steeringEverySeconds: number;
  readonly logLevel: string;
  readonly metricsTokenFile?: string;
  /** Without it there are no pages. */
  readonly pages?: PagesConfig;
}

/** Reads the configuration; pure. Throws {@link ConfigInvalid} with every fault at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): HubConfig {
  const faults = [...unknownVariables(env), ...variables.flatMap((row) => faultOf(row, valueOf(row, env)))];
  const eventStore = value('WEGMARKE_HUB_EVENT_STORE', env);
  const natsUrl = value('WEGMARKE_HUB_NATS_URL', env);
  const seedFile = value('WEGMARKE_HUB_NATS_SEED_FILE', env);
  const kekFile = value('WEGMARKE_HUB_KEK_FILE', env);
  if (natsUrl !== 'off' && seedFile === '') {
    faults.push({
      variable: 'WEGMARKE_HUB_NATS_SEED_FILE',
      code: 'MISSING',
      fix: "name the file with the hub's nkey seed, or set WEGMARKE_HUB_NATS_URL to off",
    });
  }
  const named = (name: string) => value(name, env);
  faults.push(...keyFaults(env), ...tlsFaults(named), ...pagesFaults(named));
  if (faults.length > 0) throw new ConfigInvalid(faults);
  const caFile = value('WEGMARKE_HUB_NATS_CA_FILE', env);
  const pages = pagesIn(named);
  const metricsTokenFile = value('WEGMARKE_HUB_METRICS_TOKEN_FILE', env);
  return {
    databaseUrl: value('WEGMARKE_HUB_DATABASE_URL', env),
    ...(eventStore !== 'postgres' && { eventStore }),
    ...(natsUrl !== 'off' && { nats: { url: natsUrl, seedFile, ...(caFile !== '' && { caFile }) } }),
    keyFile: value('WEGMARKE_HUB_KEY_FILE', env),
    keyEncryptionKey: kekFile === '' ? { text: value('WEGMARKE_HUB_KEK', env) } : { file: kekFile },
    tombstoneFile: value('WEGMARKE_HUB_TOMBSTONE_FILE', env) || `${kekFile}.tombstones`,
    networkFiles: value('WEGMARKE_HUB_NETWORK_FILES', env).split(','),
    ledgerOrigin: value('WEGMARKE_HUB_LEDGER_ORIGIN', env),
    http: httpOf(env),
    ratePerMinute: Number(value('WEGMARKE_HUB_RATE_PER_MINUTE', env)),
    steeringEverySeconds: Number(value('WEGMARKE_HUB_STEERING_EVERY_SECONDS', env)),
    logLevel: value('WEGMARKE_HUB_LOG_LEVEL', env),
    ...(metricsTokenFile !== '' && { metricsTokenFile }),
    ...(pages && { pages }),
  };
}

function httpOf(env: Readonly<Record<string, string | undefined>>): HubConfig['http'] {
  const certFile = value('WEGMARKE_HUB_HTTP_CERT_FILE', env);
  return {
    host: value('WEGMARKE_HUB_HTTP_HOST', env),
    port: Number(value('WEGMARKE_HUB_HTTP_PORT', env)),
    ...(certFile !== '' && { tls: { certFile, keyFile: value('WEGMARKE_HUB_HTTP_KEY_FILE', env) } }),
  };
}

/** The key-encryption key comes from one place; what is erased is noted in a file, wherever the key is. */
function keyFaults(env: Readonly<Record<string, string | undefined>>): ConfigFault[] {
  const [file, text] = [value('WEGMARKE_HUB_KEK_FILE', env), value('WEGMARKE_HUB_KEK', env)];
  if (file !== '' && text !== '')
    return [
      { variable: 'WEGMARKE_HUB_KEK', code: 'INVALID', fix: 'set it or WEGMARKE_HUB_KEK_FILE, not both' },
    ];
  if (file === '' && text === '') {
    const fix = 'name the file with the key-encryption key, or set WEGMARKE_HUB_KEK to the key itself';
    return [{ variable: 'WEGMARKE_HUB_KEK_FILE', code: 'MISSING', fix }];
  }
  if (file !== '' || value('WEGMARKE_HUB_TOMBSTONE_FILE', env) !== '') return [];
  const fix = 'name the file that is to note what was erased';
  return [{ variable: 'WEGMARKE_HUB_TOMBSTONE_FILE', code: 'MISSING', fix }];
}

function unknownVariables(env: Readonly<Record<string, string | undefined>>): ConfigFault[] {
  const known = new Set(variables.map(({ name }) => name));
  return Object.keys(env)
    .filter((name) => name.startsWith('WEGMARKE_HUB_') && !known.has(name))
    .map((variable) => ({
      variable,
      code: 'UNKNOWN',
      fix: 'remove it or correct its spelling; docs/how-to lists all of them',
    }));
}

function faultOf(row: VariableRow, text: string): ConfigFault[] {
  if (text === '')
    return row.optional ? [] : [{ variable: row.name, code: 'MISSING', fix: `set it to ${row.words}` }];
  return row.holds(text) ? [] : [{ variable: row.name, code: 'INVALID', fix: `set it to ${row.words}` }];
}

function value(name: string, env: Readonly<Record<string, string | undefined>>): string {
  const row = variables.find((one) => one.name === name);
  return row === undefined ? '' : valueOf(row, env);
}

function valueOf(row: VariableRow, env: Readonly<Record<string, string | undefined>>): string {
  const names = row.alias === undefined ? [row.name] : [row.name, row.alias];
  return names.map((name) => env[name]?.trim()).find(Boolean) ?? row.default ?? '';
}
