import { readFileSync } from 'node:fs';
import { germanForm } from './german-forms.mjs';

/** The agreement from which the pages take who may record a type. */
const SAMPLE = new URL('../../deploy/local/demo/agreement.yaml', import.meta.url);

/** @typedef {'de' | 'en'} Language */
/** @typedef {import('#catalogue').CatalogueEntry} Entry */
/** @typedef {import('#agreement').Agreement} Agreement */

const WORDS = {
  en: {
    title: 'What can be exchanged',
    about: [
      'Every kind of event that may pass from one agency to another, and every command that an agency gives the hub. Nothing else can be sent; a field that is not listed is refused. ([Deutsch](catalogue.de.md))',
      'Depth says how far a basis must reach before a recipient sees a field: the mere fact, the date, or the details. Special categories (Art. 9 GDPR) pass on explicit consent only.',
      'Who may record a type is for the agreement of each network to say; named here is what the sample agreement says (`deploy/local/demo/agreement.yaml`). Whether anybody may see it is another question: ask `npx wegmarke agreement explain`.',
      'For programs: [fields in full](events.md), a JSON Schema for each type in `schemas/`, [AsyncAPI](asyncapi.yaml), OpenAPI of [hub](openapi.json) and [desk](openapi-desk.json). The paragraphs are a seed to be reviewed by a lawyer of each agency before real use.',
    ],
    events: 'Events',
    commands: 'Commands',
    head: ['Field', 'Name', 'Holds', 'Depth'],
    optional: 'optional',
    special: 'special category',
    retention: 'Readable for',
    publishes: 'May record it (sample agreement)',
    nobody: 'nobody',
    none: 'No fields.',
    depths: { fact: 'fact', date: 'date', detail: 'details' },
    starts: { happened: 'it happened', recorded: 'it was recorded', 'case-closed': 'the case was closed' },
    period: (/** @type {string} */ time, /** @type {string} */ start, /** @type {string} */ law) =>
      `${time} after ${start} (${law})`,
    units: { Y: 'years', M: 'months' },
    schema: 'Schema',
  },
  de: {
    title: 'Was ausgetauscht werden kann',
    about: [
      'Jede Art von Ereignis, die von einer Stelle zu einer anderen gelangen darf, und jeder Auftrag, den eine Stelle dem Hub gibt. Anderes kann nicht gesendet werden; ein Feld, das hier nicht steht, wird abgewiesen. ([English](catalogue.md))',
      'Die Tiefe sagt, wie weit eine Grundlage reichen muss, bevor ein Empfänger ein Feld sieht: die bloße Tatsache, das Datum oder die Einzelheiten. Besondere Kategorien (Art. 9 DSGVO) gehen nur mit ausdrücklicher Einwilligung weiter.',
      'Wer eine Art erfassen darf, bestimmt die Vereinbarung des jeweiligen Netzes; hier steht, was die Mustervereinbarung sagt (`deploy/local/demo/agreement.yaml`). Ob jemand es sehen darf, ist eine andere Frage: `npx wegmarke agreement explain … --language de`.',
      'Für Programme: [alle Felder im Einzelnen](events.md), je Art ein JSON-Schema in `schemas/`, [AsyncAPI](asyncapi.yaml), OpenAPI von [Hub](openapi.json) und [Adapter](openapi-desk.json). Die Paragrafen sind ein Anfang, den eine Juristin oder ein Jurist jeder Stelle vor echtem Gebrauch prüfen muss.',
    ],
    events: 'Ereignisse',
    commands: 'Aufträge',
    head: ['Feld', 'Bezeichnung', 'Inhalt', 'Tiefe'],
    optional: 'freiwillig',
    special: 'besondere Kategorie',
    retention: 'Lesbar',
    publishes: 'Darf es erfassen (Mustervereinbarung)',
    nobody: 'niemand',
    none: 'Keine Felder.',
    depths: { fact: 'Tatsache', date: 'Datum', detail: 'Einzelheiten' },
    starts: { happened: 'dem Ereignis', recorded: 'der Erfassung', 'case-closed': 'dem Abschluss des Falls' },
    period: (/** @type {string} */ time, /** @type {string} */ start, /** @type {string} */ law) =>
      `${time} nach ${start} (${law})`,
    units: { Y: 'Jahre', M: 'Monate' },
    schema: 'Schema',
  },
};

/**
 * The catalogue for people, in one language: titles, fields, codes, depth, retention, who may record it.
 * @param {Language} language
 * @returns {Promise<string>}
 */
export async function cataloguePage(language) {
  const [{ catalogue, commands }, { paragraphInGerman, parseAgreement }] = await Promise.all([
    import('#catalogue'),
    import('#agreement'),
  ]);
  const agreement = parseAgreement(readFileSync(SAMPLE, 'utf8'));
  if (Array.isArray(agreement)) throw new Error('the sample agreement has faults');
  const words = WORDS[language];
  const lawIn = (/** @type {string} */ paragraph) =>
    language === 'de' ? paragraphInGerman(paragraph) : paragraph;
  const section = (/** @type {Entry} */ entry, /** @type {readonly string[]} */ publishers) =>
    entryText(entry, language, { law: lawIn(entry.retention.paragraph), publishers });
  return [
    `# ${words.title}`,
    ...words.about,
    `## ${words.events}`,
    ...catalogue.map((entry) =>
      section(entry, [line(words.publishes, publishersOf(entry, agreement, language))]),
    ),
    `## ${words.commands}`,
    ...commands.map((entry) => section(entry, [])),
  ].join('\n\n');
}

/** @param {Entry} entry @param {Agreement} agreement @param {Language} language */
function publishersOf({ type }, { parties }, language) {
  const named = parties
    .filter(({ publishes }) => publishes.includes(type))
    .map(({ titles }) => titles[language]);
  return named.length > 0 ? named.join(', ') : WORDS[language].nobody;
}

/** @param {string} label @param {string} text */
const line = (label, text) => `${label}: ${text}.`;

/** @param {Entry} entry @param {Language} language @param {{ law: string, publishers: readonly string[] }} told */
function entryText({ type, titles, retention, fields }, language, { law, publishers }) {
  const words = WORDS[language];
  const [, count = '', unit = ''] = /^P(\d+)([YM])$/.exec(retention.period) ?? [];
  const time = `${count} ${words.units[/** @type {'Y' | 'M'} */ (unit)]}`;
  return [
    `### ${titles[language]}`,
    `\`${type}\` ([${words.schema}](schemas/${type}.schema.json))`,
    line(words.retention, words.period(time, words.starts[retention.start], law)),
    ...publishers,
    fields.length === 0
      ? words.none
      : [words.head, words.head.map(() => '---'), ...fields.map((one) => fieldCells(one, language))]
          .map((cells) => `| ${cells.join(' | ')} |`)
          .join('\n'),
  ].join('\n\n');
}

/** @param {Entry['fields'][number]} field @param {Language} language */
function fieldCells({ name, titles, form, codes, depth, optional, special }, language) {
  const words = WORDS[language];
  const notes = [optional ? words.optional : '', special ? words.special : ''].filter(Boolean).join(', ');
  const holds = codes
    ? Object.values(codes)
        .map((one) => one[language])
        .join(' · ')
    : language === 'de'
      ? germanForm(form)
      : form;
  return [`\`${name}\``, titles[language] + (notes && ` (${notes})`), holds, words.depths[depth]];
}
