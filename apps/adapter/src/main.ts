import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { OwnKeys } from '#jose';
import type { Clock, Ids } from '#ports';
import { errorFields, JsonLinesLog } from './agency/adapter-log.ts';
import type { RunningAgency } from './agency/start-agency.ts';
import type { AdapterConfig } from './config/adapter-config.ts';
import type { RotationOutcome } from './keys/rotate-keys.ts';

const USAGE = `usage: main.js <config.yaml> [<config.yaml> ...]       run one adapter for each configuration
       main.js init --network <network> --agency <agency> --dir <folder>   make an agency's keys, print the public part
       main.js rotate-keys <config.yaml> [--with-sealing-key] [--with-broker-account] [--fresh]
                                                           put a new signing key in force; run again after an operator's approval; --fresh: not with keys of an earlier run
       main.js sign-agreement <config.yaml> <agreement.yaml>       print the agency's signature under an agreement`;

const ROTATION_OPTIONS: readonly string[] = ['--with-sealing-key', '--with-broker-account', '--fresh'];
const NAME = /^[a-z][a-z0-9-]{1,31}$/;

const clock: Clock = { now: () => new Date().toISOString() };
const ids: Ids = { next: () => randomBytes(16).toString('base64url') };

const [command, ...rest] = process.argv.slice(2);
if (command === undefined) fail(USAGE);
// Each loads what it needs and no more: keys are made, and agreements signed, without an adapter's whole inside.
else if (command === 'init') await init(rest);
else if (command === 'sign-agreement') await sign(rest);
else if (command === 'rotate-keys') await rotate(rest);
else await run([command, ...rest]);

async function init(args: readonly string[]): Promise<void> {
  const { network, agency, dir } = namedIn(args);
  if (network === undefined || agency === undefined || dir === undefined) return fail(USAGE);
  if (!NAME.test(network) || !NAME.test(agency))
    return fail('network and agency: 2 to 32 small letters, digits, hyphens');
  const { makeAgencyKeys } = await import('./agency/keys.ts');
  try {
    process.stdout.write(`${JSON.stringify(makeAgencyKeys(network, agency, dir))}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    fail(`${dir} ${code ?? 'FAILED'}: give a folder that can be written to and holds no keys yet`);
  }
}

/** Prints the agency's signature; what it signs was read by people before, and is checked for faults here. */
async function sign([configPath, path]: readonly string[]): Promise<void> {
  if (configPath === undefined || path === undefined) return fail(USAGE);
  const [config] = await configAt(configPath);
  if (config === undefined) return;
  if (!existsSync(path)) return fail(`${path} FILE_MISSING: give the path of an agreement`);
  const { network, agency, keysFile } = config;
  const keys = await ownKeysAt(keysFile);
  if (keys === undefined) return;
  const { signAgreement } = await import('./agency/sign-agreement.ts');
  const signed = signAgreement({ network, agency, keys }, readFileSync(path, 'utf8'));
  if (signed === 'AGREEMENT_OF_ANOTHER_NETWORK')
    return fail(`${path} ${signed}: this agency takes part in ${network} only`);
  if ('signature' in signed) return void process.stdout.write(`${JSON.stringify(signed)}\n`);
  for (const { line, column, pointer, code, fix } of signed)
    fail(`${path}:${line}:${column} ${pointer} ${code}: ${fix}`);
}

/** Puts a new signing key in force, or says what is missing for that. */
async function rotate([configPath, ...options]: readonly string[]): Promise<void> {
  const [config] = configPath === undefined ? [fail(USAGE)] : await configAt(configPath);
  if (config === undefined) return;
  if (options.some((one) => !ROTATION_OPTIONS.includes(one))) return fail(USAGE);
  const { FilesInvalid } = await import('./agency/agency-files.ts');
  try {
    const outcome = await rotation(config, options);
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    if (outcome.isInForce) return;
    fail(`${outcome.code}: hand ${outcome.requestFile} to the operator of the hub, tell the fingerprint by telephone,
and run this again after the approval; until then the key in use stays in use`);
  } catch (error) {
    fail(error instanceof FilesInvalid ? error.message : JSON.stringify(errorFields(error)));
  }
}

async function rotation(config: AdapterConfig, options: readonly string[]): Promise<RotationOutcome> {
  const [{ readAgencyFiles }, { WayOut }, { rotateKeys }] = await Promise.all([
    import('./agency/agency-files.ts'),
    import('./hub/way-out.ts'),
    import('./keys/rotate-keys.ts'),
  ]);
  const files = readAgencyFiles(config);
  const wayOut = new WayOut(files.wayOut);
  const hub = { address: config.hub.http, keys: files.hubKeys };
  try {
    const wish = {
      withSealingKey: options.includes('--with-sealing-key'),
      withBrokerAccount: options.includes('--with-broker-account'),
      isFresh: options.includes('--fresh'),
    };
    return await rotateKeys({ place: config, hub, ...wish, at: clock.now(), fetch: wayOut.fetch });
  } finally {
    await wayOut.close();
  }
}

async function ownKeysAt(path: string): Promise<OwnKeys | undefined> {
  const { loadKeys } = await import('#jose');
  try {
    return loadKeys(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return fail(`${path} FILE_INVALID: it holds the agency's keys; restore it from its backup`);
  }
}

function namedIn(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { network: text, agency: text, dir: text };
  return parseArgs({ args: [...args], options, strict: false }).values as {
    readonly [name in keyof typeof options]?: string;
  };
}

/** Hosts several agencies in one process, each with its own keys, database and broker account. */
async function run(paths: readonly string[]): Promise<void> {
  const configs = (await Promise.all(paths.map(configAt))).flat();
  if (configs.length < paths.length) return;
  const log = new JsonLinesLog(
    (line) => process.stdout.write(line),
    () => clock.now(),
  );
  const { FilesInvalid } = await import('./agency/agency-files.ts');
  const running: RunningAgency[] = [];
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    await Promise.all(running.splice(0).map((agency) => agency.stop()));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  try {
    for (const config of configs) if (!stopping) running.push(await startOne(config, log));
    if (stopping) await stop();
  } catch (error) {
    if (error instanceof FilesInvalid) fail(error.message);
    else fail(JSON.stringify({ event: 'start-failed', ...errorFields(error) }));
    await stop();
  }
}

async function startOne(config: AdapterConfig, log: JsonLinesLog): Promise<RunningAgency> {
  const { agency } = config;
  const own = { note: (event: string, fields = {}) => log.note(event, { agency, ...fields }) };
  const { startAgency } = await import('./agency/start-agency.ts');
  const started = await startAgency(config, { clock, ids, log: own });
  const port = Number(new URL(started.deskUrl).port);
  own.note('ready', { port });
  return started;
}

/** The configuration, or nothing when it is faulty: then all its faults are told. */
async function configAt(path: string): Promise<AdapterConfig[]> {
  if (!existsSync(path)) return fail(`${path} FILE_MISSING: give the path of a config.yaml`) ?? [];
  const { readConfig } = await import('./config/adapter-config.ts');
  const config = readConfig(readFileSync(path, 'utf8'), dirname(path));
  if (!Array.isArray(config)) return [config];
  for (const { line, pointer, code, reason, fix } of config)
    fail(`${path}:${line} ${pointer} ${code}: ${reason}; ${fix}`);
  return [];
}

function fail(message: string): undefined {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
