/** What of an adapter's configuration differs from office to office. */
export interface OfficePlan {
  readonly network: string;
  readonly agency: string;
  readonly hubUrl: string;
  readonly natsUrl: string;
  /** Path of the hub's public keys; relative ones count from the configuration. */
  readonly hubKeysFile: string;
  /** 0 = any free port. */
  readonly deskPort: number;
  readonly opensCases: 'by-export' | 'by-desk';
  /** How often the adapter looks without being told, and how long a file rests before it is read; milliseconds. */
  readonly pollMs: number;
  readonly settleMs: number;
}

/** The `config.yaml` of an office whose files lie beside it. */
export function configText(plan: OfficePlan): string {
  const { network, agency, hubUrl, natsUrl, hubKeysFile, deskPort, opensCases, pollMs, settleMs } = plan;
  return [
    "# This agency's adapter. Paths count from this file. docs/how-to/connect-an-agency.md explains every line.",
    `network: ${network}`,
    `agency: ${agency}`,
    'hub:',
    `  nats: ${JSON.stringify(natsUrl)} # TLS when the broker is on another machine`,
    `  http: ${JSON.stringify(hubUrl)} # https://… likewise`,
    `  keysFile: ${JSON.stringify(hubKeysFile)} # the hub's public keys, from its operator`,
    'keysFile: keys.json',
    'nkeySeedFile: nkey.seed',
    'secretFile: secret # cannot be made again: back it up apart from this machine',
    "dataFolder: data # the adapter's own database; personal data, for its user alone",
    'source:',
    '  folder: exports # where your system puts its files',
    `  settleMs: ${settleMs} # a file is read when it has not changed for so long`,
    'mappingFile: mapping.yaml',
    'sinks: # where that goes which other agencies let you know',
    '  - { kind: json-lines, file: sink/events.jsonl }',
    '  - { kind: pull } # asked by "wegmarke listen", or by a program of yours; take it out if nobody asks',
    'desk:',
    '  host: 127.0.0.1',
    `  port: ${deskPort}`,
    '  tokenFile: desk.token',
    `opensCases: ${opensCases} # by-export: every new file number opens a case; by-desk: a member of staff or a link does`,
    `pollMs: ${pollMs}`,
    '',
  ].join('\n');
}
