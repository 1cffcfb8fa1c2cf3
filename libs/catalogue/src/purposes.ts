import type { Titles } from './entry.ts';

/** One purpose of the closed list, with its nearest term in the W3C Data Privacy Vocabulary. */
export interface Purpose {
  readonly id: string;
  readonly titles: Titles;
  readonly dpv: string;
  /** In the list from this day. */
  readonly since: string;
}

function purpose(id: string, de: string, en: string, dpv: string): Purpose {
  return Object.freeze({ id, titles: { de, en }, dpv, since: '2018-03-01' });
}

/** For what anything may be disclosed at all; another purpose does not exist. */
export const purposes: readonly Purpose[] = Object.freeze([
  purpose('course-access', 'Zugang zum Kurs', 'Access to the course', 'dpv:RequestedServiceProvision'),
  purpose('course-progress', 'Kursverlauf', 'Progress in the course', 'dpv:ServiceProvision'),
  purpose(
    'duty-monitoring',
    'Überwachung der Teilnahmepflicht',
    'Monitoring of a duty',
    'dpv:LegalCompliance',
  ),
  purpose(
    'duplicate-check',
    'Prüfung auf doppelte Ausstellung',
    'Check for a second issue',
    'dpv:MisusePreventionAndDetection',
  ),
  purpose(
    'benefit-coordination',
    'Abstimmung von Leistungen',
    'Coordination of benefits',
    'dpv:ServiceProvision',
  ),
  purpose(
    'labour-market-integration',
    'Eingliederung in Arbeit',
    'Integration into the labour market',
    'dpv:PublicBenefit',
  ),
  purpose(
    'qualification-recognition',
    'Anerkennung von Abschlüssen',
    'Recognition of qualifications',
    'dpv:RequestedServiceProvision',
  ),
  purpose('counselling', 'Beratung', 'Counselling', 'dpv:RequestedServiceProvision'),
  purpose('case-management', 'Fallmanagement', 'Case management', 'dpv:ServiceProvision'),
  purpose(
    'steering-statistics',
    'Statistik zur Steuerung',
    'Statistics for steering',
    'dpv:ImprovePublicServices',
  ),
  purpose(
    'subject-rights',
    'Rechte der betroffenen Person',
    'Rights of the data subject',
    'dpv:RightsFulfilment',
  ),
  purpose('data-protection-audit', 'Datenschutzkontrolle', 'Data protection audit', 'dpv:LegalCompliance'),
]);

/** For what an agency reads its own entries: outside the list, as nobody else is told anything. */
export const ownRecord: Pick<Purpose, 'id' | 'titles'> = Object.freeze({
  id: 'own-record',
  titles: { de: 'eigene Einträge der Stelle', en: 'own entries' },
});

const byId = new Map(purposes.map((one) => [one.id, one]));

/** The purpose with this id, or undefined when the list does not hold it. */
export function purposeOf(id: string): Purpose | undefined {
  return byId.get(id);
}
