import type { Basis } from '#gate';
import { catalogueEntry, commandEntry } from '../catalogue.ts';
import type { CatalogueField, Titles } from '../entry.ts';
import type { EntryDoubt, ReleasedEntry } from '../messages.ts';

/** Made when the first day is written: calendars take long to load, and most programs write none. */
let dayFormats: { readonly de: Intl.DateTimeFormat; readonly en: Intl.DateTimeFormat } | undefined;

function formatsOfDays() {
  const timeZone = 'Europe/Berlin';
  dayFormats ??= {
    de: new Intl.DateTimeFormat('de-DE', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' }),
    en: new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' }),
  };
  return dayFormats;
}

/** One field of an entry as people see it; `text` where the value is a code of a closed list. */
export interface FieldShown {
  readonly name: string;
  readonly label: Titles;
  readonly value: unknown;
  readonly text?: Titles;
}

/** Why this agency may see an entry, in one sentence. */
export interface BasisShown {
  readonly kind: Basis['kind'];
  readonly text: Titles;
}

/** Why an agency's own entry is told to nobody else: the gate's code, how it stands, and a sentence with what to do. */
export interface DoubtShown {
  readonly code: 'ENTRY_IN_DOUBT';
  readonly state: EntryDoubt;
  readonly text: Titles;
}

/** The title of an event or command type; its technical name for a type that this version does not know. */
export function titleOf(type: string): Titles {
  return (catalogueEntry(type) ?? commandEntry(type))?.titles ?? { de: type, en: type };
}

/** The fields in the catalogue's order, with labels. */
export function fieldsShown(type: string, fields: ReleasedEntry['fields']): FieldShown[] {
  const classed = catalogueEntry(type)?.fields ?? [];
  const known = classed.filter(({ name }) => Object.hasOwn(fields, name));
  return known.map((field) => fieldShown(field, fields[field.name]));
}

/** Writes a citation of the agreement (`§ 8(3) IntV`) as German lawyers do (`§ 8 Abs. 3 IntV`). */
export type CiteInGerman = (paragraph: string) => string;

/** The sentence behind "why may I see this?": paragraph, or consent and until when. */
export function basisShown(basis: Basis, citeInGerman: CiteInGerman): BasisShown {
  return { kind: basis.kind, text: sentence(basis, citeInGerman) };
}

/** What is said beside an own entry that a stolen key signed. */
export function doubtShown(state: EntryDoubt): DoubtShown {
  return { code: 'ENTRY_IN_DOUBT', state, text: DOUBTS[state] };
}

const DOUBTS: Readonly<Record<EntryDoubt, Titles>> = {
  unsettled: {
    de: 'Mit einem gestohlenen Schlüssel signiert: keine andere Stelle sieht diesen Eintrag, bis Ihre Stelle ihn bestätigt.',
    en: 'Signed with a stolen key: no other agency sees this entry until your agency confirms it.',
  },
  disowned: {
    de: 'Ihre Stelle hat erklärt, dass dieser Eintrag nicht von ihr ist: keine andere Stelle sieht ihn.',
    en: 'Your agency has said that this entry is not its own: no other agency sees it.',
  },
};

function sentence(basis: Basis, citeInGerman: CiteInGerman): Titles {
  if (basis.kind === 'own') {
    return { de: 'Eigener Eintrag Ihrer Stelle.', en: 'Recorded by your own agency.' };
  }
  if (basis.kind === 'statutory') {
    return {
      de: `${basis.duty ? 'Gesetzliche Mitteilungspflicht' : 'Gesetzliche Befugnis'}: ${citeInGerman(basis.paragraph)}.`,
      en: `${basis.duty ? 'Statutory duty to report' : 'Statutory power'}: ${basis.paragraph}.`,
    };
  }
  if (basis.kind === 'access') {
    return { de: 'Auskunft an die Person (Art. 15 DSGVO).', en: 'Access of the person (Art. 15 GDPR).' };
  }
  const until = new Date(basis.validUntil);
  const days = formatsOfDays();
  const number = basis.consentId.slice(0, 8);
  const secrecy = basis.secrecyReleaseId !== undefined;
  return {
    de: `Einwilligung Nr. ${number}${secrecy ? ' mit Schweigepflichtentbindung (§ 203 StGB)' : ''}, gültig bis ${days.de.format(until)}.`,
    en: `Consent no. ${number}${secrecy ? ' with release from secrecy (§ 203 StGB)' : ''}, valid until ${days.en.format(until)}.`,
  };
}

function fieldShown({ name, titles, codes }: CatalogueField, value: unknown): FieldShown {
  const text = codes && textOf(codes, value);
  return { name, label: titles, value, ...(text && { text }) };
}

function textOf(codes: Readonly<Record<string, Titles>>, value: unknown): Titles | undefined {
  const shown = (Array.isArray(value) ? value : [value]).map((code) => codes[String(code)]);
  if (shown.some((one) => one === undefined)) return undefined;
  return {
    de: shown.map((one) => one?.de).join(', '),
    en: shown.map((one) => one?.en).join(', '),
  };
}
