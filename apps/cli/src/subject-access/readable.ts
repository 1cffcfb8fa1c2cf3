import type { ReleasedEntry } from '#catalogue';
import { catalogueEntry } from '#catalogue';
import type { Dossier } from '#disclosure';
import type { Language } from './words.ts';
import { dayIn, decisionIn, disclosureIn, nameIn, titleIn } from './words.ts';

/** Headings and sentences that stand around what is told. */
const WORDS = {
  de: {
    title: 'Auskunft über Ihre Daten (Art. 15 DSGVO, § 83 SGB X)',
    intro: (dossier: Dossier) =>
      `Antrag ${dossier.request}, eingegangen am ${dayIn('de', dossier.receivedAt)}; Stand ${dayIn('de', dossier.asOf)}. Jede Stelle entscheidet über ihren eigenen Teil.`,
    parts: 'Wer geantwortet hat',
    part: ['Verantwortlicher', 'Entscheidung', 'mitgeteilte Einträge', 'Aufbewahrung abgelaufen'],
    entries: 'Was über Sie gespeichert ist',
    leftOut:
      'Vorschläge, Akten zu verknüpfen, sind nicht aufgeführt: Sie enthalten nur eine verschlüsselte Aktennummer, die allein die empfangende Stelle lesen kann.',
    none: 'Nichts.',
    yes: 'ja',
    no: 'nein',
    disputed: 'Von Ihnen bestritten.',
    disclosures: 'Wer davon etwas erhalten hat',
    reach:
      'Abrufe werden sechs Monate lang aufbewahrt (§ 8 Abs. 5 IntV); was davor war, ist hier nicht mehr zu sehen.',
    consents: 'Ihre Einwilligungen',
    consent: (count: number) => `${count} Einwilligungen; die Belege liegen im Ordner „consents“.`,
    agencies: 'An wen Sie sich wenden können',
    complain:
      'Sie können sich bei der Datenschutzaufsicht beschweren (Art. 77 DSGVO), Berichtigung, Löschung und Einschränkung verlangen und widersprechen (Art. 16 bis 21 DSGVO).',
  },
  en: {
    title: 'Access to your data (Art. 15 GDPR)',
    intro: (dossier: Dossier) =>
      `Request ${dossier.request}, received on ${dayIn('en', dossier.receivedAt)}; as of ${dayIn('en', dossier.asOf)}. Every agency decides on its own part.`,
    parts: 'Who has answered',
    part: ['Controller', 'Decision', 'Entries told', 'Retention over'],
    entries: 'What is stored about you',
    leftOut:
      'Proposals to link files are not listed: they hold nothing but a sealed file number that only the receiving agency can read.',
    none: 'Nothing.',
    yes: 'yes',
    no: 'no',
    disputed: 'You dispute this.',
    disclosures: 'Who has received any of it',
    reach:
      'Records of access are kept for six months (§ 8(5) IntV); what was before that can no longer be seen here.',
    consents: 'Your consents',
    consent: (count: number) => `${count} consents; their receipts are in the folder “consents”.`,
    agencies: 'Whom you can turn to',
    complain:
      'You can complain to the data protection authority (Art. 77 GDPR), ask for rectification, erasure and restriction, and object (Art. 16 to 21 GDPR).',
  },
} as const;

/** The answer as a page to read or print: German first, English after it; no script, nothing from outside. */
export function readablePage(dossier: Dossier): string {
  return `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(WORDS.de.title)}</title>
<style>:root{color-scheme:light dark;font:1.0625rem/1.5 system-ui,sans-serif}body{max-width:48rem;margin:auto;padding:1rem}table{border-collapse:collapse}th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}section+section{margin-top:4rem}dt{font-weight:600}</style>
</head><body>${inLanguage('de', dossier)}${inLanguage('en', dossier)}</body></html>
`;
}

function inLanguage(language: Language, dossier: Dossier): string {
  const words = WORDS[language];
  const rows = dossier.parts.map((part) => [
    part.titles[language],
    decisionIn(language, part),
    String(part.told),
    String(part.runOut),
  ]);
  const disclosures = dossier.disclosures.map((one) => escaped(disclosureIn(language, dossier, one)));
  const contacts = dossier.agencies.map(
    ({ titles, controller, dpo, supervisoryAuthority }) =>
      `${escaped(titles[language])} (${escaped(controller[language])}): ${escaped(dpo)}; ${escaped(supervisoryAuthority)}`,
  );
  return `<section lang="${language}"><h1>${escaped(words.title)}</h1><p>${escaped(words.intro(dossier))}</p>
<h2>${words.parts}</h2>${table(words.part, rows)}
<h2>${words.entries}</h2>${list(
    dossier.entries.map((entry) => entryIn(language, dossier, entry)),
    words.none,
  )}<p>${words.leftOut}</p>
<h2>${words.disclosures}</h2>${list(disclosures, words.none)}<p>${words.reach}</p>
<h2>${words.consents}</h2><p>${words.consent(dossier.consents.length)}</p>
<h2>${words.agencies}</h2>${list(contacts, words.none)}<p>${words.complain}</p></section>`;
}

function entryIn(language: Language, dossier: Dossier, entry: ReleasedEntry): string {
  const { type, agency, happenedAt, fields, disputed } = entry;
  const when = happenedAt === undefined ? '' : `${dayIn(language, happenedAt)}: `;
  const known = catalogueEntry(type)?.fields ?? [];
  const told = Object.entries(fields).map(([name, value]) => {
    const field = known.find((one) => one.name === name);
    return `<dt>${escaped(field?.titles[language] ?? name)}</dt><dd>${escaped(valueIn({ language, dossier, codes: field?.codes }, value))}</dd>`;
  });
  const note = disputed ? ` <strong>${WORDS[language].disputed}</strong>` : '';
  return `${when}<strong>${escaped(titleIn(language, type))}</strong>, ${escaped(nameIn(language, dossier, agency))}${note}<dl>${told.join('')}</dl>`;
}

type Codes = NonNullable<NonNullable<ReturnType<typeof catalogueEntry>>['fields'][number]['codes']>;

interface Reading {
  readonly language: Language;
  readonly dossier: Dossier;
  readonly codes: Codes | undefined;
}

const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/;

/** A value as people read it in this language: codes, days, agencies and event types by their names. */
function valueIn(reading: Reading, value: unknown): string {
  const { language, dossier, codes } = reading;
  if (Array.isArray(value)) return value.map((one) => valueIn(reading, one)).join(', ');
  if (typeof value === 'boolean') return WORDS[language][value ? 'yes' : 'no'];
  if (typeof value !== 'string') return JSON.stringify(value);
  if (codes !== undefined) return codes[value]?.[language] ?? value;
  return INSTANT.test(value) ? dayIn(language, value) : nameIn(language, dossier, titleIn(language, value));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
}

function list(items: readonly string[], none: string): string {
  return items.length === 0
    ? `<p>${none}</p>`
    : `<ol>${items.map((item) => `<li>${item}</li>`).join('')}</ol>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
