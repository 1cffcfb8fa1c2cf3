const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<YYYY>\\d{4})',
  MM: '(?<MM>\\d{2})',
  DD: '(?<DD>\\d{2})',
  HH: '(?<HH>\\d{2})',
  mm: '(?<mm>\\d{2})',
  ss: '(?<ss>\\d{2})',
  SSS: '(?<SSS>\\d{3,9})',
  Z: '(?<Z>Z|[+-]\\d{2}:?\\d{2})',
  '[': '(?:',
  ']': ')?',
};

const BERLIN = new Intl.DateTimeFormat('en-GB-u-ca-iso8601', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Berlin was never further from UTC than this since 1980; tried from the largest, so the earlier instant comes first. */
const OFFSET_HOURS = [2, 1];

/** What a text says: the time on the wall (to the second), the milliseconds, and the offset from UTC where it tells one. */
interface Told {
  readonly wall: string;
  readonly fraction: string;
  readonly offset?: string;
}

/**
 * A date as one agency writes it, e.g. `DD.MM.YYYY[ HH:mm]` (brackets: may be absent) or `YYYY-MM-DDTHH:mm:ss[.SSS]Z`
 * (`Z`: an offset from UTC); compiled once for each column.
 */
export class DateFormat {
  private constructor(
    readonly text: string,
    private readonly pattern: RegExp,
  ) {}

  /** Compiles the format; undefined when it has no day, month or year, or a letter that it does not know. */
  static of(text: string): DateFormat | undefined {
    const tokens = text.match(/YYYY|MM|DD|HH|mm|SSS|ss|\[|\]|./g) ?? [];
    const source = tokens.map(
      (token) => PARTS[token] ?? (/[A-Za-z]/.test(token) && token !== 'T' ? '' : escaped(token)),
    );
    const complete = ['YYYY', 'MM', 'DD'].every(
      (part) => tokens.filter((token) => token === part).length === 1,
    );
    if (!complete || source.includes('')) return undefined;
    try {
      return new DateFormat(text, new RegExp(`^${source.join('')}$`));
    } catch {
      return undefined;
    }
  }

  /**
   * The calendar day in Germany as `YYYY-MM-DD`; undefined when the text is not of the format or names no day of the
   * calendar. A text without offset names its day itself.
   */
  day(text: string): string | undefined {
    const told = this.read(text);
    if (told?.offset === undefined) return told?.wall.slice(0, 10);
    const instant = withOffset(told);
    return instant === undefined ? undefined : wallInBerlin(Date.parse(instant)).slice(0, 10);
  }

  /**
   * The instant in UTC; of a text without offset that of a local time in Berlin, without a time of day midnight. Undefined when
   * the text is not of the format or names a time that the clock skipped; of an hour that came twice (end of summer time) the first.
   */
  instant(text: string): string | undefined {
    const told = this.read(text);
    if (told === undefined) return undefined;
    return told.offset === undefined ? fromBerlin(told) : withOffset(told);
  }

  private read(text: string): Told | undefined {
    const found = this.pattern.exec(text)?.groups;
    if (found === undefined) return undefined;
    const { YYYY, MM, DD, HH = '00', mm = '00', ss = '00', SSS = '000', Z } = found;
    const wall = `${YYYY}-${MM}-${DD}T${HH}:${mm}:${ss}`;
    const ms = Date.parse(`${wall}Z`);
    if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(wall)) return undefined;
    return { wall, fraction: SSS.slice(0, 3), ...(Z !== undefined && { offset: Z }) };
  }
}

function withOffset({ wall, fraction, offset = 'Z' }: Told): string | undefined {
  const ms = Date.parse(`${wall}.${fraction}${offset.replace(/(\d{2}):?(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

function fromBerlin({ wall, fraction }: Told): string | undefined {
  const asIfUtc = Date.parse(`${wall}Z`);
  const instants = OFFSET_HOURS.map((hours) => asIfUtc - hours * 3_600_000);
  const match = instants.find((instant) => wallInBerlin(instant) === wall);
  return match === undefined ? undefined : new Date(match + Number(fraction)).toISOString();
}

function wallInBerlin(instant: number): string {
  const parts = Object.fromEntries(BERLIN.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}`;
}

function escaped(token: string): string {
  return token.replace(/[.*+?^${}()|\\/-]/, '\\$&');
}
