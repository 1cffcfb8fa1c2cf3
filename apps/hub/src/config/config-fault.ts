/** One fault of the configuration: which variable (or file), what kind, what to do. Never the value, which may be secret. */
export interface ConfigFault {
  readonly variable: string;
  readonly code: 'MISSING' | 'INVALID' | 'UNKNOWN' | 'UNREADABLE' | 'TLS_MISSING';
  readonly fix: string;
}

/** The hub cannot start as it is set up; carries all faults, so that they are put right in one go. */
export class ConfigInvalid extends Error {
  readonly code = 'CONFIG_INVALID';

  constructor(readonly faults: readonly ConfigFault[]) {
    super(
      [
        'the hub cannot start as it is set up:',
        ...faults.map(({ variable, code, fix }) => `  ${variable} ${code}: ${fix}`),
      ].join('\n'),
    );
    this.name = 'ConfigInvalid';
  }
}
