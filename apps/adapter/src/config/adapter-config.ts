import { isAbsolute, join } from 'node:path';
import { type HubAddress, readHub } from './hub-section.ts';
import type { PagesConfig } from './pages-section.ts';
import { readPages } from './pages-section.ts';
import type { SourceConfig } from './sources-section.ts';
import { readSources } from './sources-section.ts';
import type { YamlProblem } from './yaml-section.ts';
import { YamlSection } from './yaml-section.ts';
import type { SinksConfig } from '../sink/sink-config.ts';
import { readSinks } from '../sink/sink-config.ts';

/** A fault in `config.yaml` with its fix. */
export type ConfigProblem = YamlProblem;

/** Who opens cases at the hub: every new reference of an export, or only a member of staff at the desk. */
export type OpensCases = 'by-export' | 'by-desk';

/** One agency's adapter. All paths are absolute, or relative to the working folder if the config's own folder was. */
export interface AdapterConfig extends SinksConfig {
  readonly network: string;
  readonly agency: string;
  readonly hub: HubAddress;
  /** The agency's own signing and sealing keys. */
  readonly keysFile: string;
  /** Seed of the agency's broker account. */
  readonly nkeySeedFile: string;
  /** 32 random bytes from which handles and event ids are made; to be kept as long as the agency takes part. */
  readonly secretFile: string;
  /** The adapter's own database; personal data, owner only. */
  readonly dataFolder: string;
  /** From where the agency's rows come, at least one. */
  readonly sources: readonly SourceConfig[];
  readonly mappingFile: string;
  readonly desk: {
    readonly host: string;
    /** 0 = any free port. */
    readonly port: number;
    readonly tokenFile: string;
    readonly origins: readonly string[];
    /** Pseudonymous staff ids that may ask as data protection officer. */
    readonly officers: readonly string[];
  };
  /** The pages of the agency's staff; none when absent. */
  readonly pages?: PagesConfig;
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
      sources: readSources(root, path),
      mappingFile: path(root, 'mappingFile'),
      ...readSinks(root, path),
      desk: readDesk(root.section('desk'), path),
      ...readPages(root, path),
      opensCases: root.oneOf('opensCases', ['by-export', 'by-desk']),
      retentionDays: root.wholeNumber('retentionDays', { least: 30, most: 3650, otherwise: 30 }),
      pollMs: root.wholeNumber('pollMs', { least: 100, most: 3_600_000, otherwise: 5_000 }),
    };
    return config;
  });
}

type ReadPath = (section: YamlSection, key: string) => string;

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
