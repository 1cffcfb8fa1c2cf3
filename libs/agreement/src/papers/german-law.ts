import type { CellBasis } from '#gate';
import type { Regime } from '../agreement.ts';

const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/((?:§|Art\.) ?\d+[a-z]?(?: Abs\. \S+)?)\((\d+[a-z]?)\)/g, '$1 Abs. $2'],
  [/(Abs\. \d+[a-z]?)\(([a-z])\)/g, '$1 lit. $2'],
  [/(lit\. [a-z]), \(([a-z])\)/g, '$1, $2'],
  [/\bs\. (\d)/g, 'S. $1'],
  [/\bnos?\. (\d)/g, 'Nr. $1'],
  [/\bGDPR\b/g, 'DSGVO'],
];

/** A citation as German lawyers write it: `§ 8(1) s. 2 IntV` becomes `§ 8 Abs. 1 S. 2 IntV`. */
export function paragraphInGerman(paragraph: string): string {
  return REPLACED.reduce((text, [pattern, words]) => text.replaceAll(pattern, words), paragraph);
}

const UNITS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  D: ['Tag', 'Tage'],
  M: ['Monat', 'Monate'],
  Y: ['Jahr', 'Jahre'],
};

/** An ISO 8601 duration of one unit: `P6M` is `6 Monate`. */
export function periodInGerman(period: string): string {
  const [, number = '', unit = ''] = /^P(\d+)([DMY])$/.exec(period) ?? [];
  const [one, more] = UNITS[unit] ?? [];
  if (one === undefined || more === undefined) return period;
  return `${number} ${number === '1' ? one : more}`;
}

/** From when a period runs. */
export const startInGerman = {
  happened: 'dem Ereignis',
  recorded: 'der Aufnahme in das Protokoll',
  'case-closed': 'dem Abschluss des Falls',
} as const;

/** The ground of a row, as German lawyers write it. */
export function groundInGerman(basis: CellBasis): string {
  if (basis.kind === 'FORBIDDEN')
    return ['ausgeschlossen', basis.paragraph && `(${paragraphInGerman(basis.paragraph)})`]
      .filter(Boolean)
      .join(' ');
  if (basis.kind === 'STATUTORY')
    return `${paragraphInGerman(basis.paragraph)} (${basis.duty ? 'Pflicht' : 'Befugnis'})`;
  const consent = 'Einwilligung (Art. 6 Abs. 1 lit. a, Art. 7 DSGVO; § 67b Abs. 2 SGB X; § 8 KDG)';
  const until = basis.needsDataUntil ? ', nur was vor einem in der Einwilligung genannten Tag geschah' : '';
  const release = basis.secrecy ? ' und Entbindung von der Schweigepflicht (§ 203 StGB)' : '';
  return `${consent}${release}${until}`;
}

/** The law under which a party handles personal data, in German. */
export function regimeInGerman(regime: Regime): string {
  return regime.replaceAll('GDPR', 'DSGVO');
}

/** The German day that begins at an instant (22 or 23 o'clock UTC of the day before), as `31.12.2026`. */
export function dayBegunAt(instant: string): string {
  const [year = '', month = '', day = ''] = new Date(Date.parse(instant) + 2 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${day}.${month}.${year}`;
}
