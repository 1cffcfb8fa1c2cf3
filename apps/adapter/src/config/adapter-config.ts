import { isAbsolute, join } from 'node:path';
import type { YamlProblem } from './yaml-section.ts';
import { YamlSection } from './yaml-section.ts';

/** A fault in `config.yaml` with its fix. */
export type ConfigProblem = YamlProblem;

/** Who opens cases at the hub: every new reference of an export, or only a member of staff at the desk. */
export type OpensCases = 'by-export' | 'by-desk';

/** One agency's adapter. All paths are absolute, or relative to the working folder if the config's own folder was. */
export interface AdapterConfig {
  readonly network: string;
  readonly agency: string;
  readonly hub: {
    readonly nats: string;
    readonly http: string;
    /** The hub's public keys. */
    readonly keysFile: string;
  };
  /** The agency's own signing and sealing keys. */
  readonly keysFile: string;
  /** Seed of the agency's broker account. */
  readonly nkeySeedFile: string;
  /** 32 random bytes from which handles and event ids are made; to be kept as long as the agency takes part. */
  readonly secretFile: string;
  /** The adapter's own database; personal data, owner only. */
  readonly dataFolder: string;
  readonly source: {
    readonly folder: string;
    /** A file is read when it has not changed for this long. */
    readonly settleMs: number;
  };
  readonly mappingFile: string;
  readonly sink: {
    readonly file: string;
    /**
     * Whether a line that is still in the file when its event is to be erased is cut out and reported as erased: so where
     * the agency's own system takes lines away as it reads them. Where it reads in place, the agency must answer itself.
     */
    readonly linesAreTaken: boolean;
  };
  readonly desk: {
    readonly host: string;
    /** 0 = any free port. */
    readonly port: number;
    readonly tokenFile: string;
    readonly origins: readonly string[];
    /** Pseudonymous staff ids that may ask as data protection officer. */
    readonly officers: readonly string[];
  };
  readonly opensCases: OpensCases;
  /** How long the content of a recorded message is kept for a replay. */
  readonly retentionDays: number;
  /** How often folder and outbox are looked at without being told. */
  readonly pollMs: number;
}

const SLUG = /^[a-z][a-z0-9-]{1,31}$/;
const SLUG_FIX = 'use 2 to 32 small letters, digits and hyphens, beginning with a letter';
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;
const ORIGIN = /^https?:\/\/[^/\s]+$/;

/** Reads one agency's `config.yaml`; relative paths count from its folder. All faults at once, each with line and fix. */
export function readConfig(text: string, folder: string): AdapterConfig | ConfigProblem[] {
  return YamlSection.read(text, (root) => {
    const path = (section: YamlSection, key: string): string =>
      place(folder, section.text(key, { fix: 'give a path' }));
    const config: AdapterConfig = {
      network: root.text('network', { pattern: SLUG, fix: SLUG_FIX }),
      agency: root.text('agency', { pattern: SLUG, fix: SLUG_FIX }),
      hub: readHub(root.section('hub'), path),
      keysFile: path(root, 'keysFile'),
      nkeySeedFile: path(root, 'nkeySeedFile'),
      secretFile: path(root, 'secretFile'),
      dataFolder: path(root, 'dataFolder'),
      source: readSource(root.section('source'), path),
      mappingFile: path(root, 'mappingFile'),
      sink: readSink(root.section('sink'), path),
      desk: readDesk(root.section('desk'), path),
      opensCases: root.oneOf('opensCases', ['by-export', 'by-desk']),
      retentionDays: root.wholeNumber('retentionDays', { least: 30, most: 3650, otherwise: 30 }),
      pollMs: root.wholeNumber('pollMs', { least: 100, most: 3_600_000, otherwise: 5_000 }),
    };
    return config;
  });
}

type ReadPath = (section: YamlSection, key: string) => string;

function readHub(section: YamlSection, path: ReadPath): AdapterConfig['hub'] {
  const hub = {
    nats: section.text('nats', {
      pattern: /^(nats|tls):\/\/\S+$/,
      fix: 'write nats://host:port or tls://host:port',
    }),
    http: section.text('http', {
      pattern: /^https?:\/\/\S+$/,
      fix: 'write http://host:port or https://host',
    }),
    keysFile: path(section, 'keysFile'),
  };
  section.close();
  return hub;
}

function readSource(section: YamlSection, path: ReadPath): AdapterConfig['source'] {
  const settleMs = section.wholeNumber('settleMs', { least: 10, most: 600_000, otherwise: 1_000 });
  const source = { folder: path(section, 'folder'), settleMs };
  section.close();
  return source;
}

function readSink(section: YamlSection, path: ReadPath): AdapterConfig['sink'] {
  const sink = { file: path(section, 'file'), linesAreTaken: section.flag('linesAreTaken', false) };
  section.close();
  return sink;
}

function readDesk(section: YamlSection, path: ReadPath): AdapterConfig['desk'] {
  const fix = 'the desk listens on this machine only: write 127.0.0.1, ::1 or localhost';
  const desk = {
    host: section.optionalText('host', { pattern: LOOPBACK, fix }) ?? '127.0.0.1',
    port: section.wholeNumber('port', { least: 0, most: 65_535 }),
    tokenFile: path(section, 'tokenFile'),
    origins: section.texts('origins', {
      pattern: ORIGIN,
      fix: 'write origins as [http://127.0.0.1:8300], without a path',
    }),
    officers: section.texts('officers', {
      pattern: /^[a-z0-9-]{3,40}$/,
      fix: 'write staff ids as [officer-1]: 3 to 40 small letters, digits and hyphens; leave it out for none',
    }),
  };
  section.close();
  return desk;
}

function place(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
