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

  /** Something is wrong that people must look at. */
  alarm(event: string, fields: LogFields = {}): void {
    this.pino.error({ event, ...fields });
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
  return {
    error: error.name,
    ...((code ?? cause) !== undefined && { code: code ?? cause }),
    frames: framesOf(error),
  };
}

/** A place in the program, below the installation's folder: `function (apps/hub/src/main.js:1:2)`. */
const FRAME =
  /^\s+at (?:([\w.#<>$ []*[\w.#<>$\]]) )?\(?(?:file:\/\/)?[^()]*?((?:dist|node_modules|apps|libs|node:)[\w@./:-]*:\d+:\d+)\)?$/;

/** Where the error arose. The stack begins with the message, which may hold anything, also lines that look like places. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const begin = stack.indexOf(message);
  const places = begin < 0 ? stack : stack.slice(begin + message.length);
  return places
    .split('\n')
    .flatMap((line) => {
      const [, name, place] = FRAME.exec(line) ?? [];
      return place === undefined ? [] : [name === undefined ? place : `${name} (${place})`];
    })
    .slice(0, 8);
}
