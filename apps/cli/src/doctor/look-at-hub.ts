import { agreementHash, mayPublish } from '#agreement';
import type { Agreement } from '#agreement';
import { catalogueEntry, commandEntry } from '#catalogue';
import { JoseSealer, publicKeysOf } from '#jose';
import type { PublicJwk, PublicKeys } from '#ports';
import type { Finding } from './finding-codes.ts';
import type { Patient } from './patient.ts';
import { PATIENCE_MS } from './patient.ts';

/** Read tokens are refused from so many milliseconds on; from fewer somebody should know. */
const REFUSED_MS = 5_000;
const DRIFTS_MS = 2_000;

/** What the hub signs about the agreement in force. */
interface SignedAgreement {
  readonly network: string;
  readonly hash: string;
  readonly agreement: Agreement;
  readonly keys?: readonly ({ readonly agency: string } & PublicKeys)[];
}

/** The hub itself: its clock, its keys, the agreement, and whether it takes this agency's key. */
export async function lookAtHub(patient: Patient): Promise<readonly Finding[]> {
  const ready = await asked(patient, '/health/ready');
  if (ready === undefined) return [{ check: 'hub', code: 'NOT_REACHABLE', saw: patient.config.hub.http }];
  const isReady: Finding = ready.ok
    ? { check: 'hub', saw: 'ready' }
    : { check: 'hub', code: 'HUB_NOT_READY', saw: `status ${ready.status}` };
  return [
    isReady,
    lookAtClock(patient, ready),
    await lookAtHubKeys(patient),
    ...(await lookAtAgreement(patient)),
  ];
}

async function asked({ config, wayOut }: Patient, path: string): Promise<Response | undefined> {
  try {
    const address = new URL(path, config.hub.http);
    return await wayOut.fetch(address.href, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return undefined;
  }
}

/** The hub's clock by its Date header, which counts whole seconds. */
function lookAtClock({ clock }: Patient, { headers }: Response): Finding {
  const told = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(told)) return { check: 'clock', saw: 'the hub tells no time' };
  const ahead = Date.parse(clock.now()) - told;
  // Within the second that the header names, nothing can be known.
  const off = ahead >= 0 ? Math.max(0, ahead - 1_000) : -ahead;
  const saw = `${Math.round(off / 1_000)} s ${ahead < 0 ? 'behind' : 'ahead of'} the hub`;
  if (off > REFUSED_MS) return { check: 'clock', code: 'CLOCK_WRONG', saw };
  if (off > DRIFTS_MS) return { check: 'clock', code: 'CLOCK_DRIFTS', saw };
  return { check: 'clock', saw: 'as the hub' };
}

async function lookAtHubKeys(patient: Patient): Promise<Finding> {
  const answer = await asked(patient, `/v1/networks/${patient.config.network}/hub-keys`);
  const told: unknown = await answer?.json().catch(() => undefined);
  const { keys = [] } = (told ?? {}) as { readonly keys?: readonly PublicJwk[] };
  const { signing, sealing } = patient.files.hubKeys;
  const isShown = ({ x }: PublicJwk): boolean => keys.some((one) => one.x === x);
  const saw = `${keys.length} keys shown`;
  return signing.some(isShown) && isShown(sealing)
    ? { check: 'hub keys', saw }
    : { check: 'hub keys', code: 'HUB_KEYS_DIFFER', saw };
}

async function lookAtAgreement(patient: Patient): Promise<readonly Finding[]> {
  const { network, agency } = patient.config;
  const answer = await asked(patient, `/v1/networks/${network}/agreement`);
  const told = signedAgreement(patient, (await answer?.text()) ?? '');
  if (told === undefined)
    return [{ check: 'agreement', code: 'AGREEMENT_UNPROVEN', saw: `status ${answer?.status ?? 'none'}` }];
  const { agreement, keys = [] } = told;
  const saw = `${agreement.id} version ${agreement.version}`;
  if (!agreement.parties.some((one) => one.agency === agency))
    return [{ check: 'agreement', code: 'PARTY_UNKNOWN', saw }];
  return [
    { check: 'agreement', saw },
    lookAtSchema(agreement),
    lookAtRights(patient, agreement),
    lookAtKey(
      patient,
      keys.find((one) => one.agency === agency),
    ),
  ];
}

function signedAgreement({ config, files }: Patient, jws: string): SignedAgreement | undefined {
  const told = new JoseSealer(files.keys).verify(jws, files.hubKeys.signing) as SignedAgreement | undefined;
  const isSound = told?.network === config.network && agreementHash(told.agreement) === told.hash;
  return isSound ? told : undefined;
}

function lookAtSchema({ cells }: Agreement): Finding {
  const types = [...new Set(cells.map(({ eventType }) => eventType))];
  const unknown = types.filter((type) => (catalogueEntry(type) ?? commandEntry(type)) === undefined);
  if (unknown.length === 0) return { check: 'schema', saw: `${types.length} event types, all known` };
  return { check: 'schema', code: 'SCHEMA_OLD', saw: unknown.join(', ') };
}

function lookAtRights({ config, files }: Patient, agreement: Agreement): Finding {
  const rules = files.mapping.files.flatMap((file) => file.rules);
  const types = [...new Set(rules.map(({ event }) => event))];
  const without = types.filter((type) => !mayPublish(agreement, config.agency, type));
  if (without.length === 0) return { check: 'mapping', saw: `${types.length} event types, all allowed` };
  return { check: 'mapping', code: 'NO_RIGHT_TO_PUBLISH', saw: without.join(', ') };
}

function lookAtKey({ files }: Patient, registered: PublicKeys | undefined): Finding {
  const [own] = publicKeysOf(files.keys).signing;
  const saw = `key ${own?.kid ?? 'none'}`;
  if (registered === undefined) return { check: 'key', code: 'NOT_REGISTERED', saw };
  const isUsable = registered.signing.some(({ kid, x }) => kid === own?.kid && x === own.x);
  return isUsable ? { check: 'key', saw } : { check: 'key', code: 'KEY_NOT_USABLE', saw };
}
