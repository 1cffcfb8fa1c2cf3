import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSecureContext } from 'node:tls';
import { parseAgreement } from '#agreement';
import { EnvironmentKeyRing, FileKeyRing, FileTombstones, KeyRingInvalid, parseKeyRing } from '#files';
import { KeyFileInvalid, loadKeys } from '#jose';
import type { OwnKeys } from '#jose';
import type { KeyRing } from '#ports';
import { SystemClock } from '../machine/system-clock.ts';
import type { ConfigFault } from './config-fault.ts';
import { ConfigInvalid } from './config-fault.ts';
import type { HubCertificate, HubSetup, NetworkSetup } from './hub-setup.ts';
import type { PagesSetup } from './pages-setup.ts';
import type { NetworkDefinition } from './network-file.ts';
import { networkFaults } from './network-file.ts';
import type { HubConfig } from './read-config.ts';

/** The built pages lie beside the built program. */
const PAGES_FOLDER = fileURLToPath(new URL('../../../../console', import.meta.url));
const NETWORKS = 'WEGMARKE_HUB_NETWORK_FILES';

/** Reads the files that the configuration names. Throws {@link ConfigInvalid} with every fault of every file at once. */
export function readFiles(config: HubConfig): HubSetup {
  const faults: ConfigFault[] = [];
  const keys = attempt(faults, () => readKeys(config.keyFile));
  const keyRing = attempt(faults, () => readKeyRing(config.keyEncryptionKey));
  const seed = config.nats && attempt(faults, () => readSeed(config.nats?.seedFile ?? ''));
  const { ca, tls } = readCertificates(config, faults);
  const { metricsTokenFile } = config;
  const metricsToken =
    metricsTokenFile === undefined ? undefined : attempt(faults, () => readToken(metricsTokenFile));
  const pages = config.pages && attempt(faults, () => readPages(config.pages));
  const networks = config.networkFiles.map((path) => attempt(faults, () => readNetwork(path)));
  if (faults.length > 0 || keys === undefined || keyRing === undefined) throw new ConfigInvalid(faults);
  return {
    databaseUrl: config.databaseUrl,
    ...(config.eventStore !== undefined && { eventStore: config.eventStore }),
    ...(config.nats &&
      seed !== undefined && { broker: { url: config.nats.url, nkeySeed: seed, ...(ca && { ca }) } }),
    keys,
    keyRing,
    tombstones: new FileTombstones(config.tombstoneFile),
    networks: networks.filter((one) => one !== undefined),
    ledgerOrigin: config.ledgerOrigin,
    http: { host: config.http.host, port: config.http.port, ...(tls && { tls }) },
    ratePerMinute: config.ratePerMinute,
    steeringEverySeconds: config.steeringEverySeconds,
    logLevel: config.logLevel,
    ...(metricsToken !== undefined && { metricsToken }),
    ...(pages && { pages }),
  };
}

function readKeys(path: string): OwnKeys {
  const content = parsed('WEGMARKE_HUB_KEY_FILE', path);
  try {
    return loadKeys(content);
  } catch (error) {
    if (!(error instanceof KeyFileInvalid)) throw error;
    throw new ConfigInvalid([{ variable: 'WEGMARKE_HUB_KEY_FILE', code: 'INVALID', fix: error.message }]);
  }
}

/** A file is looked at now, so that a fault is told at the start, and read again whenever it was rotated. */
function readKeyRing(from: HubConfig['keyEncryptionKey']): KeyRing {
  const variable = 'file' in from ? 'WEGMARKE_HUB_KEK_FILE' : 'WEGMARKE_HUB_KEK';
  const content = 'file' in from ? text(variable, from.file) : from.text;
  try {
    parseKeyRing(content);
  } catch (error) {
    if (!(error instanceof KeyRingInvalid)) throw error;
    throw new ConfigInvalid([{ variable, code: 'INVALID', fix: error.message }]);
  }
  return 'file' in from ? new FileKeyRing(from.file, new SystemClock()) : new EnvironmentKeyRing(content);
}

function readSeed(path: string): string {
  const seed = text('WEGMARKE_HUB_NATS_SEED_FILE', path).trim();
  if (/^SU[A-Z2-7]{56}$/.test(seed)) return seed;
  const fix = 'put the seed of a user nkey (SU…) into the file, and nothing else';
  throw new ConfigInvalid([{ variable: 'WEGMARKE_HUB_NATS_SEED_FILE', code: 'INVALID', fix }]);
}

function readToken(path: string): string {
  const variable = 'WEGMARKE_HUB_METRICS_TOKEN_FILE';
  const token = text(variable, path).trim();
  if (/^[\w.~+/-]{22,256}=*$/.test(token)) return token;
  const fix = 'put a random token of 22 or more letters and digits into the file, and nothing else';
  throw new ConfigInvalid([{ variable, code: 'INVALID', fix }]);
}

function readPages(pages: HubConfig['pages']): PagesSetup | undefined {
  if (pages === undefined) return undefined;
  const { address, logIn } = pages;
  if (logIn === undefined) return { address, folder: PAGES_FOLDER };
  const { clientSecretFile, ...rest } = logIn;
  const variable = 'WEGMARKE_HUB_LOGIN_CLIENT_SECRET_FILE';
  const clientSecret = text(variable, clientSecretFile).trim();
  const fix = `put the secret that the provider gave to this client into ${clientSecretFile}, and nothing else`;
  if (clientSecret.length < 16) throw new ConfigInvalid([{ variable, code: 'INVALID', fix }]);
  return { address, folder: PAGES_FOLDER, logIn: { ...rest, clientSecret } };
}

function readCertificates({ nats, http }: HubConfig, faults: ConfigFault[]) {
  const { caFile } = nats ?? {};
  const ca =
    caFile === undefined
      ? undefined
      : attempt(faults, () => certificates('WEGMARKE_HUB_NATS_CA_FILE', caFile));
  const tls =
    http.tls && attempt(faults, () => readCertificate(http.tls?.certFile ?? '', http.tls?.keyFile ?? ''));
  return { ca, tls };
}

function certificates(variable: string, path: string): string {
  const pem = text(variable, path);
  try {
    void new X509Certificate(pem);
    return pem;
  } catch {
    throw new ConfigInvalid([{ variable, code: 'INVALID', fix: `put certificates (PEM) into ${path}` }]);
  }
}

/** Certificate and key, which must belong together: found out now, not by the first caller. */
function readCertificate(certFile: string, keyFile: string): HubCertificate {
  const cert = certificates('WEGMARKE_HUB_HTTP_CERT_FILE', certFile);
  const key = text('WEGMARKE_HUB_HTTP_KEY_FILE', keyFile);
  try {
    createSecureContext({ cert, key });
    return { cert, key };
  } catch {
    const fix = `put the key (PEM, without a password) of the certificate in ${certFile} into ${keyFile}`;
    throw new ConfigInvalid([{ variable: 'WEGMARKE_HUB_HTTP_KEY_FILE', code: 'INVALID', fix }]);
  }
}

function readNetwork(path: string): NetworkSetup {
  const definition = parsed(NETWORKS, path);
  const faults = networkFaults(definition);
  if (faults.length > 0) {
    throw new ConfigInvalid(
      faults.map(({ pointer, fix }) => ({
        variable: `${NETWORKS} ${path}#${pointer}`,
        code: 'INVALID',
        fix,
      })),
    );
  }
  const { network, agreement, parties } = definition as NetworkDefinition;
  const file = resolve(dirname(path), agreement);
  const content = text(NETWORKS, file);
  return { network, parties, agreement: content, ...tablesOf(content, dirname(file)) };
}

/** The competence tables that an agreement names lie beside or below it; the faults of its text are told when it is adopted. */
function tablesOf(agreement: string, folder: string): Pick<NetworkSetup, 'tables'> {
  const read = parseAgreement(agreement);
  if (Array.isArray(read) || read.competence === undefined) return {};
  return {
    tables: read.competence.map(({ id, file }) => ({ id, text: text(NETWORKS, resolve(folder, file)) })),
  };
}

function parsed(variable: string, path: string): unknown {
  const content = text(variable, path);
  try {
    return JSON.parse(content);
  } catch {
    throw new ConfigInvalid([{ variable, code: 'INVALID', fix: `make ${path} a JSON file` }]);
  }
}

function text(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigInvalid([
      { variable, code: 'UNREADABLE', fix: `let the hub's user read ${path}, or name another file` },
    ]);
  }
}

function attempt<T>(faults: ConfigFault[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}
