import type { Titles } from '#catalogue';
import { catalogueEntry, purposeOf, rightDecisions, rightGrounds } from '#catalogue';
import type { DisclosureTold, Dossier, DossierPart } from '#disclosure';

/** In which language something is written. */
export type Language = keyof Titles;

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Berlin' } as const;
const german = new Intl.DateTimeFormat('de-DE', DAY);
const english = new Intl.DateTimeFormat('en-GB', { ...DAY, month: 'long' });

/** A day as people in Germany count it. */
export function dayIn(language: Language, instant: string): string {
  return (language === 'de' ? german : english).format(new Date(instant));
}

/** What people call an event type; the type itself when the catalogue does not know it. */
export function titleIn(language: Language, eventType: string): string {
  return catalogueEntry(eventType)?.titles[language] ?? eventType;
}

/** What people call an agency. */
export function nameIn(language: Language, { agencies }: Pick<Dossier, 'agencies'>, agency: string): string {
  return agencies.find((one) => one.agency === agency)?.titles[language] ?? agency;
}

/** How a controller decided on its part, with its ground. */
export function decisionIn(language: Language, { decision, ground }: DossierPart): string {
  const said = rightDecisions[decision][language];
  return ground === undefined ? said : `${said} (${rightGrounds[ground][language]})`;
}

/** One disclosure as a plain sentence: who, when, what, why. */
export function disclosureIn(language: Language, dossier: Dossier, one: DisclosureTold): string {
  const [sender, recipient] = [one.sender, one.recipient].map((agency) => nameIn(language, dossier, agency));
  const [what, when] = [titleIn(language, one.eventType), dayIn(language, one.at)];
  const why = purposeOf(one.purpose)?.titles[language] ?? one.purpose;
  return language === 'de'
    ? `${when}: ${recipient} erhielt von ${sender} „${what}“. Zweck: ${why}. Grundlage: ${one.basis}. Zugriff: ${one.actor}.`
    : `${when}: ${recipient} received “${what}” from ${sender}. Purpose: ${why}. Basis: ${one.basis}. Accessed by: ${one.actor}.`;
}
