/** All that a line of the log may hold beside its event: codes, counts and names of agencies, never content. */
export interface LogFields {
  readonly agency?: string;
  readonly code?: string;
  readonly count?: number;
  readonly error?: string;
  readonly hash?: string;
  readonly loop?: string;
  readonly outcome?: string;
  /** File and line of the program where an error arose. */
  readonly place?: string;
  readonly port?: number;
  readonly state?: string;
}

/** The adapter's log. */
export interface AdapterLog {
  note(event: string, fields?: LogFields): void;
}

/** Writes one JSON line for each note. */
export class JsonLinesLog implements AdapterLog {
  constructor(
    private readonly write: (line: string) => void,
    private readonly now: () => string,
  ) {}

  note(event: string, fields: LogFields = {}): void {
    this.write(`${JSON.stringify({ at: this.now(), event, ...fields })}\n`);
  }
}

/** Notes a trouble when it begins or becomes another one, and when it is over, however often it is reported in between. */
export class Trouble {
  private present: string | undefined;

  constructor(
    private readonly log: AdapterLog,
    private readonly event: string,
    private readonly about: LogFields = {},
  ) {}

  /** Whether it goes wrong at present. */
  get isPresent(): boolean {
    return this.present !== undefined;
  }

  /** It went wrong (again). */
  is(error: unknown): void {
    const fields = errorFields(error);
    const key = JSON.stringify(fields);
    if (key !== this.present) this.log.note(this.event, { ...this.about, ...fields });
    this.present = key;
  }

  /** It goes well (again). */
  isOver(): void {
    if (this.present !== undefined) this.log.note(`${this.event}-over`, this.about);
    this.present = undefined;
  }
}

/** An error as the log may tell it: its kind and where it arose. Its message may quote content (JSON.parse does). */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: 'unknown' };
  const { code } = error as Error & { readonly code?: unknown };
  const place = /\n\s+at .*?([\w.-]+\.[jt]s:\d+)/.exec(error.stack ?? '')?.[1];
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    ...(place !== undefined && { place }),
  };
}
