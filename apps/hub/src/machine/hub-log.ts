import type { Logger } from 'pino';

/** All that a line of the log may say: names, codes, counts, times. No payload, no handle, no id of a case or an event. */
export interface LogFields {
  readonly network?: string;
  readonly agency?: string;
  readonly door?: string;
  readonly follower?: string;
  readonly position?: number;
  readonly count?: number;
  readonly outcome?: string;
  readonly reason?: string;
  readonly method?: string;
  /** The pattern of the route, never the address that was asked. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly port?: number;
  readonly traceId?: string;
}

/** The hub's log: JSON lines with an `event` name and closed fields, so that nothing has to be masked afterwards. */
export class HubLog {
  constructor(private readonly pino: Logger) {}

  /** Something happened that belongs to normal work. */
  tell(event: string, fields: LogFields = {}): void {
    this.pino.info({ event, ...fields });
  }

  /** Something went wrong; of the error only its kind and where it came from, as its message may quote data. */
  fault(event: string, error: unknown, fields: LogFields = {}): void {
    this.pino.error({ event, ...fields, ...kindOf(error) });
  }
}

function kindOf(error: unknown): {
  readonly error: string;
  readonly code?: string;
  readonly frames?: readonly string[];
} {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : undefined;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  return { error: error.name, ...((code ?? cause) !== undefined && { code: code ?? cause }), frames };
}
