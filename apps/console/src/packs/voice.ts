import { german, packOf } from './packs.ts';
import type { Key, Pack } from './pack.ts';

/** What the hub says in both of its languages. */
export interface HubText {
  readonly de: string;
  readonly en: string;
}

/** An instant to be said as a day, or as a day with its time. */
export interface When {
  readonly instant: string;
  readonly withTime?: boolean;
}

/** What may stand in the place of a `{name}`. */
export type Value = string | HubText | readonly HubText[] | When;

/** What stands in the places of a sentence. */
export type Values = Readonly<Record<string, Value>>;

const ZONE = 'Europe/Berlin';
/** Around what is foreign to a line's direction, so that it keeps its own (Unicode FSI and PDI). */
const ISOLATED = ['\u2068', '\u2069'] as const;

/** A sentence in one language, its places filled; what stands before a full stop brings none of its own. */
export function sentence(pack: Pack, key: Key, values: Values = {}): string {
  return pack.words[key].replace(/\{(\w+)\}(\.?)/g, (whole, name: string, stop: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    const text = valueIn(pack, value);
    return `${isolated(pack, stop === '' ? text : text.replace(/\.$/, ''))}${stop}`;
  });
}

/** What the hub said, in the language of a pack where the hub speaks it, else in German. */
export function hubText(pack: Pack, text: HubText): string {
  return pack.id === 'en' ? text.en : text.de;
}

/** A day or instant as people write it; beside a day of another language stands the German one, which is what letters say. */
export function whenSaid(pack: Pack, { instant, withTime = false }: When): string {
  const own = dated(pack, instant, withTime);
  const binding = dated(german, instant, withTime);
  return own === binding ? own : `${own} (${isolated(pack, binding)})`;
}

/** The month under which something stands, e.g. `März 2026`, and the German one beside. */
export function monthSaid(pack: Pack, instant: string): string {
  const [own, binding] = [pack, german].map(({ locale }) =>
    new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: ZONE }).format(
      new Date(instant),
    ),
  );
  return own === binding ? `${own}` : `${own} (${isolated(pack, `${binding}`)})`;
}

/** The language chosen: the address says it first (`?lang=ar`), then the last choice in this browser. */
export function chosenPack(asked: string | null, kept: string | null): Pack {
  return packOf(asked ?? kept);
}

function valueIn(pack: Pack, value: Value): string {
  if (typeof value === 'string') return value;
  if ('instant' in value) return whenSaid(pack, value);
  if ('de' in value) return hubText(pack, value);
  return value.map((one) => hubText(pack, one)).join(', ');
}

function dated({ locale }: Pack, instant: string, withTime: boolean): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    ...(withTime && { timeStyle: 'short' }),
    timeZone: ZONE,
  }).format(new Date(instant));
}

function isolated({ direction }: Pack, text: string): string {
  return direction === 'rtl' ? `${ISOLATED[0]}${text}${ISOLATED[1]}` : text;
}
