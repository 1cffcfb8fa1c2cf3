import { DateFormat } from './local-time.ts';

/** The forms in which one column writes dates: of several the first that fits is read. */
export class DateFormats {
  private constructor(private readonly formats: readonly DateFormat[]) {}

  /** Compiles them; undefined when one is no format ({@link DateFormat.of}), or there is none. */
  static of(texts: readonly string[]): DateFormats | undefined {
    const formats = texts.map((text) => DateFormat.of(text)).filter((format) => format !== undefined);
    return formats.length === texts.length && texts.length > 0 ? new DateFormats(formats) : undefined;
  }

  /** The forms as people read them. */
  get text(): string {
    return this.formats.map(({ text }) => text).join(' or ');
  }

  /** The calendar day in Germany, `YYYY-MM-DD`; undefined when no form fits. */
  day(text: string): string | undefined {
    return this.first((format) => format.day(text));
  }

  /** The instant in UTC; undefined when no form fits. */
  instant(text: string): string | undefined {
    return this.first((format) => format.instant(text));
  }

  private first(read: (format: DateFormat) => string | undefined): string | undefined {
    for (const format of this.formats) {
      const found = read(format);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Whether two forms read the same digits as different dates, as DD/MM/YYYY and MM/DD/YYYY do: then one would be guessed. */
export function contradict(one: string, other: string): boolean {
  const others = new Map(variantsOf(other).map((variant) => [shapeOf(variant), variant]));
  return variantsOf(one).some((variant) => {
    const twin = others.get(shapeOf(variant));
    return twin !== undefined && twin !== variant;
  });
}

/** The form with and without what its brackets say may be absent. */
function variantsOf(text: string): readonly string[] {
  const optional = /\[([^[\]]*)\]/.exec(text);
  if (optional === null) return [text];
  const [whole, inner = ''] = optional;
  return [...variantsOf(text.replace(whole, inner)), ...variantsOf(text.replace(whole, ''))];
}

function shapeOf(variant: string): string {
  return variant.replaceAll(/YYYY|MM|DD|HH|mm|SSS|ss/g, (token) => '0'.repeat(token.length));
}
