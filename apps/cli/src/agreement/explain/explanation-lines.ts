import type { Agreement } from '#agreement';
import { paragraphInGerman, party } from '#agreement';
import { catalogueEntry, purposeOf } from '#catalogue';
import type { Depth, MatrixCell } from '#gate';
import { needsInWords } from '../supposed/need.ts';
import type { Language } from '../supposed/need.ts';
import { refusalWords } from '../supposed/refusal-words.ts';
import type { ExplainedRow, Explanation, RowOutcome } from './explanation.ts';

const DEPTHS: readonly Depth[] = ['fact', 'date', 'detail'];

const words = {
  de: {
    asks: (sender: string, recipient: string, type: string) =>
      `Darf ${sender} an ${recipient} mitteilen: ${type}?`,
    under: (id: string, version: number, day: string) =>
      `Vereinbarung ${id}, Version ${version}, Stand ${day}`,
    notInForce: 'NEIN: die Vereinbarung gilt zu diesem Zeitpunkt noch nicht',
    mayNotPublish: 'NEIN: der Absender darf Ereignisse dieser Art nicht erfassen',
    noRow: 'NEIN: keine Zeile nennt es, und was keine Zeile nennt, ist verboten',
    purpose: 'Zweck',
    any: 'jeder Zweck',
    basis: { forbidden: 'VERBOTEN', duty: 'Pflicht', power: 'Befugnis', consent: 'Einwilligung' },
    yes: 'ja',
    provided: 'wenn gilt:',
    no: 'nein',
    only: 'nur, dass es geschehen ist',
    withDate: 'dass und wann es geschehen ist',
    depth: { fact: 'Tatsache', date: 'Daten', detail: 'Einzelheiten' },
    hidden: 'bleibt verborgen',
    special: 'besondere Kategorie, nur mit ausdrücklicher Einwilligung',
    widest: 'so weit die Einwilligung reicht; sie endet mit dem Widerruf',
    overtaken: 'antwortet nie: eine frühere Zeile antwortet zuerst',
    restricted: {
      stops: 'eingeschränkte Verarbeitung (Art. 18 DSGVO) hält sie an',
      'goes-on': 'gilt auch bei eingeschränkter Verarbeitung (Art. 18 Abs. 2 DSGVO)',
      'goes-on-with-later-consent':
        'bei eingeschränkter Verarbeitung nur mit einer danach erteilten Einwilligung (Art. 18 Abs. 2 DSGVO)',
    },
    objection: {
      stops: 'ein stattgegebener Widerspruch (Art. 21 DSGVO) hält sie an',
      'goes-on': 'ein Widerspruch (Art. 21 DSGVO) hält sie nicht an',
    },
    otherTimes: 'Zeilen, die zu diesem Zeitpunkt nicht gelten',
    off: 'Für den Empfänger abgeschaltet',
  },
  en: {
    asks: (sender: string, recipient: string, type: string) => `May ${sender} tell ${recipient}: ${type}?`,
    under: (id: string, version: number, day: string) => `agreement ${id}, version ${version}, as of ${day}`,
    notInForce: 'NO: the agreement is not in force at this instant',
    mayNotPublish: 'NO: the sender may not record events of this type',
    noRow: 'NO: no row names it, and what no row names is forbidden',
    purpose: 'purpose',
    any: 'every purpose',
    basis: { forbidden: 'FORBIDDEN', duty: 'duty', power: 'power', consent: 'consent' },
    yes: 'yes',
    provided: 'provided that',
    no: 'no',
    only: 'only that it happened',
    withDate: 'that and when it happened',
    depth: { fact: 'fact', date: 'dates', detail: 'details' },
    hidden: 'stays hidden',
    special: 'special category, on explicit consent only',
    widest: 'as far as the consent goes; it ends with its withdrawal',
    overtaken: 'never answers: an earlier row answers first',
    restricted: {
      stops: 'a restriction of the processing (Art. 18 GDPR) stops it',
      'goes-on': 'goes on under a restriction of the processing (Art. 18(2) GDPR)',
      'goes-on-with-later-consent':
        'under a restriction of the processing only with a consent given after it (Art. 18(2) GDPR)',
    },
    objection: {
      stops: 'an upheld objection (Art. 21 GDPR) stops it',
      'goes-on': 'an objection (Art. 21 GDPR) does not stop it',
    },
    otherTimes: 'rows that are not in force at this instant',
    off: 'switched off for the recipient',
  },
} as const;

/** The explanation as people read it, in one of the two languages. */
export function explanationLines(
  agreement: Agreement,
  explained: Explanation,
  language: Language,
): readonly string[] {
  const said = words[language];
  const { question, purposes, otherTimes, off } = explained;
  const named = (agency: string) => party(agreement, agency)?.titles[language] ?? agency;
  const type = catalogueEntry(question.eventType)?.titles[language] ?? question.eventType;
  const { id, version } = explained.agreement;
  return [
    said.asks(named(question.sender), named(question.recipient), type),
    said.under(id, version, question.at),
    ...generalNo(explained, language),
    ...purposes.flatMap(({ purpose, rows }) => [
      '',
      `${said.purpose}: ${purpose === '*' ? said.any : (purposeOf(purpose)?.titles[language] ?? purpose)}`,
      ...rows.flatMap((row, index) => rowLines(row, index + 1, question.eventType, language)),
    ]),
    ...(otherTimes.length === 0 ? [] : ['', `${said.otherTimes}:`]),
    ...otherTimes.map(({ id: row, from, until }) => `  ${row} (${from} – ${until ?? '…'})`),
    ...(off.length === 0 ? [] : ['', `${said.off}: ${off.join(', ')}`]),
  ];
}

function generalNo({ isInForce, mayPublish, purposes }: Explanation, language: Language): readonly string[] {
  const said = words[language];
  if (!isInForce) return [said.notInForce];
  if (!mayPublish) return [said.mayNotPublish];
  return purposes.length === 0 ? [said.noRow] : [];
}

function rowLines(
  { cell, needs, outcome }: ExplainedRow,
  place: number,
  eventType: string,
  language: Language,
): readonly string[] {
  const said = words[language];
  const head = `  ${place}. ${basisInWords(cell, language)}  [${cell.id}]`;
  const supposed = needsInWords(needs, language);
  const terms = needs.length === 0 ? supposed : `${said.provided} ${supposed}`;
  if (outcome.kind === 'refused')
    return [head, `     ${said.no}: ${refusalWords[outcome.code][language]} (${outcome.code})`];
  if (outcome.kind === 'overtaken') return [head, `     ${terms}: ${said.overtaken} [${outcome.by}]`];
  return [
    head,
    `     ${said.yes}, ${terms}`,
    `       ${outcome.showsDate ? said.withDate : said.only}`,
    ...fieldLines(outcome, eventType, language),
    `     ${said.restricted[outcome.restricted]}`,
    `     ${cell.basis.kind === 'CONSENT' ? said.widest : said.objection[outcome.objection]}`,
  ];
}

function fieldLines(
  { fields, hidden }: Extract<RowOutcome, { kind: 'answers' }>,
  eventType: string,
  language: Language,
): readonly string[] {
  const said = words[language];
  const list = (names: readonly string[]) =>
    names.map((name) => fieldInWords(eventType, name, language)).join(', ');
  return [
    ...DEPTHS.filter((depth) => fields[depth].length > 0).map(
      (depth) => `       ${said.depth[depth]}: ${list(fields[depth])}`,
    ),
    ...(hidden.length === 0 ? [] : [`       ${said.hidden}: ${list(hidden)}`]),
  ];
}

function fieldInWords(eventType: string, name: string, language: Language): string {
  const field = catalogueEntry(eventType)?.fields.find((one) => one.name === name);
  const told = `${field?.titles[language] ?? name} (${name})`;
  return field?.special ? `${told} [${words[language].special}]` : told;
}

function basisInWords({ basis }: MatrixCell, language: Language): string {
  const said = words[language].basis;
  if (basis.kind === 'CONSENT') return said.consent;
  const { paragraph } = basis;
  const cited = language === 'de' ? paragraph && paragraphInGerman(paragraph) : paragraph;
  const kind = basis.kind === 'FORBIDDEN' ? said.forbidden : said[basis.duty ? 'duty' : 'power'];
  return cited === undefined ? kind : `${kind}: ${cited}`;
}
