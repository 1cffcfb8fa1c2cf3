import type { YamlSection } from '../config/yaml-section.ts';
import { isSubnet } from './webhook/allowed-addresses.ts';

/** The file of JSON lines, written by the claim itself. */
export interface JsonLinesConfig {
  readonly file: string;
  /**
   * Whether a line that is still in the file when its event is to be erased is cut out and reported as erased: so where
   * the agency's own system takes lines away as it reads them. Where it reads in place, the agency must answer itself.
   */
  readonly linesAreTaken: boolean;
}

/** Rows of CSV: one file, or one a day in a folder. */
export interface CsvConfig {
  readonly kind: 'csv';
  readonly name: string;
  readonly place: { readonly file: string } | { readonly folder: string };
  readonly delimiter: ',' | ';';
}

/** A thin, signed message for each entry (Standard Webhooks). */
export interface WebhookConfig {
  readonly kind: 'webhook';
  readonly name: string;
  readonly url: string;
  /** Addresses or subnets (CIDR) that may be called although they are not public. */
  readonly allow: readonly string[];
  /** PEM of the authority that signed the receiver's certificate, where it is the agency's own. */
  readonly caFile?: string;
}

/** The agency's system asks for entries by cursor. */
export interface PullConfig {
  readonly kind: 'pull';
  readonly name: string;
}

/** A sink that is fed from the queue. */
export type QueueSinkConfig = CsvConfig | WebhookConfig | PullConfig;

/** Where an agency's events go. */
export interface SinksConfig {
  readonly sink?: JsonLinesConfig;
  readonly sinks: readonly QueueSinkConfig[];
}

/** Whether readers of this sink fetch the content after they were told of it. */
export function fetches({ kind }: QueueSinkConfig): boolean {
  return kind === 'webhook';
}

type ReadPath = (section: YamlSection, key: string) => string;

const KINDS = ['json-lines', 'csv', 'webhook', 'pull'] as const;
const NAME = {
  pattern: /^[a-z][a-z0-9-]{1,31}$/,
  fix: 'use 2 to 32 small letters, digits and hyphens, beginning with a letter',
};
const WEB = {
  pattern: /^https?:\/\/[^\s#@]+$/,
  fix: 'write https://host/path, without a user name; http:// is for addresses of this machine only',
};

/** Reads `sink:` (one file of JSON lines) and `sinks:` (a list); at least one of them must be there. */
export function readSinks(root: YamlSection, path: ReadPath): SinksConfig {
  const listed = root.sections('sinks');
  const single = listed.length === 0 ? root.section('sink') : root.optionalSection('sink');
  const lines = single === undefined ? [] : [readJsonLines(single, path)];
  const sinks: QueueSinkConfig[] = [];
  for (const section of listed) {
    const kind = section.oneOf('kind', KINDS);
    if (kind === 'json-lines') lines.push(readJsonLines(section, path));
    else sinks.push(readQueueSink(kind, section, path));
    if (lines.length > 1)
      section.fault(
        'kind',
        'WRONG_VALUE',
        'there is a file of JSON lines already',
        'give one; others may be csv',
      );
    if (sinks.some(({ name }, index) => index < sinks.length - 1 && name === sinks.at(-1)?.name))
      section.fault('name', 'WRONG_VALUE', 'another sink has this name', 'give each sink a name of its own');
  }
  const [sink] = lines;
  return { ...(sink !== undefined && { sink }), sinks: sinks.filter(isFirstOfItsName) };
}

function isFirstOfItsName(
  { name }: QueueSinkConfig,
  index: number,
  all: readonly QueueSinkConfig[],
): boolean {
  return all.findIndex((one) => one.name === name) === index;
}

function readJsonLines(section: YamlSection, path: ReadPath): JsonLinesConfig {
  section.has('kind');
  const sink = { file: path(section, 'file'), linesAreTaken: section.flag('linesAreTaken', false) };
  section.close();
  return sink;
}

function readQueueSink(
  kind: Exclude<(typeof KINDS)[number], 'json-lines'>,
  section: YamlSection,
  path: ReadPath,
): QueueSinkConfig {
  const name = section.optionalText('name', NAME) ?? kind;
  const sink =
    kind === 'csv'
      ? readCsv(name, section, path)
      : kind === 'webhook'
        ? readWebhook(name, section, path)
        : ({ kind: 'pull', name } as const);
  section.close();
  return sink;
}

function readCsv(name: string, section: YamlSection, path: ReadPath): CsvConfig {
  const place = section.has('folder') ? { folder: path(section, 'folder') } : { file: path(section, 'file') };
  if ('folder' in place && section.has('file'))
    section.fault('file', 'WRONG_VALUE', 'file and folder exclude each other', 'keep one of the two');
  const delimiter = section.has('delimiter') ? section.oneOf('delimiter', [',', ';']) : ',';
  return { kind: 'csv', name, place, delimiter };
}

function readWebhook(name: string, section: YamlSection, path: ReadPath): WebhookConfig {
  const url = section.text('url', WEB);
  const isHttp = url.startsWith('http://');
  if (isHttp && !/^http:\/\/(127(\.\d{1,3}){3}|\[::1\]|localhost)(:\d+)?(\/|$|\?)/.test(url))
    section.fault('url', 'WRONG_VALUE', 'url: it would go out unencrypted', 'write https://host/path');
  const allow = section.texts('allow');
  if (!allow.every(isSubnet))
    section.fault(
      'allow',
      'WRONG_VALUE',
      'allow: no address or subnet',
      'write addresses as [10.20.0.0/16, 127.0.0.1]',
    );
  const caFile = section.has('caFile') ? path(section, 'caFile') : undefined;
  return { kind: 'webhook', name, url, allow, ...(caFile !== undefined && { caFile }) };
}
