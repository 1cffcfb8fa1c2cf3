import type { Text } from '../page/text.ts';

/** The fixed texts of what the parties decide. */
export const decisionWords = {
  title: { de: 'Was die Lenkungsgruppe beschließt', en: 'What the steering group decides' },
  none: {
    de: 'Noch hat keine Stelle eine Änderung der Vereinbarung vorgeschlagen.',
    en: 'No agency has proposed a change of the agreement yet.',
  },
  finding: { de: 'Befund', en: 'Finding' },
  proposed: { de: 'Vorgeschlagen', en: 'Proposed' },
  changes: { de: 'Was sich ändern würde', en: 'What would change' },
  whatIf: { de: 'Was wäre, wenn', en: 'What if' },
  earlier: { de: 'später geändert', en: 'changed later' },
  inDoubt: {
    de: 'zählt nicht: Der Schlüssel war womöglich in fremder Hand; es gilt, was die Stelle neu unterschreibt',
    en: 'does not count: somebody else may have had the key; what the agency signs anew counts',
  },
  asked: { de: 'Gefragt sind (sie haben einen Schlüssel)', en: 'Asked (they hold keys)' },
  signed: { de: 'Unterschrieben haben', en: 'Signed by' },
  onPaper: {
    de: 'Können hier nicht unterschreiben, weil sie keinen Schlüssel haben; entscheiden auf Papier',
    en: 'Cannot sign here, as they hold no keys; decide on paper',
  },
  awaited: { de: 'Noch nicht entschieden haben', en: 'Not decided yet' },
  withdrawn: { de: 'Zurückgenommen', en: 'Taken back' },
  adopted: { de: 'Angenommen; gilt ab', en: 'Adopted; in force from' },
  inForce: { de: 'In Kraft gesetzt', en: 'Put in force' },
  effect: { de: 'Vorher und nachher', en: 'Before and after' },
  upTo: { de: 'Stand', en: 'as of' },
} as const satisfies Readonly<Record<string, Text>>;

/** How far a proposal is. */
export const stateWords: Readonly<Record<string, Text>> = {
  open: { de: 'offen', en: 'open' },
  decided: { de: 'alle Beteiligten mit Schlüssel haben entschieden', en: 'decided by all parties with keys' },
  adopted: { de: 'angenommen', en: 'adopted' },
  'in-force': { de: 'in Kraft gesetzt', en: 'put in force' },
  withdrawn: { de: 'zurückgenommen', en: 'taken back' },
  'in-doubt': { de: 'in Zweifel', en: 'in doubt' },
};

/** What a party said. */
export const voteWords: Readonly<Record<string, Text>> = {
  yes: { de: 'Ja', en: 'Yes' },
  no: { de: 'Nein', en: 'No' },
  abstain: { de: 'Enthaltung', en: 'Abstention' },
};

/** What else a party says. */
export const actWords: Readonly<Record<string, Text>> = {
  propose: { de: 'Vorschlag', en: 'Proposal' },
  'put-in-force': { de: 'Inkraftsetzung', en: 'Putting in force' },
  withdraw: { de: 'Rücknahme', en: 'Taking back' },
};

/** What became of a part of the agreement. */
export const kindWords: Readonly<Record<string, Text>> = {
  added: { de: 'neu', en: 'new' },
  removed: { de: 'entfällt', en: 'removed' },
  changed: { de: 'geändert', en: 'changed' },
};

/** Parts of an agreement. */
export const sectionWords: Readonly<Record<string, Text>> = {
  parties: { de: 'Beteiligte', en: 'Parties' },
  matrix: { de: 'Wer wem was mitteilt', en: 'Who tells whom what' },
  recorders: { de: 'Wer Einwilligungen aufnimmt', en: 'Who records consents' },
  'link codes': { de: 'Verknüpfungscodes', en: 'Link codes' },
  'link ways': { de: 'Wege der Verknüpfung', en: 'Ways of linking' },
  functions: { de: 'Funktionen', en: 'Functions' },
  notices: { de: 'Hinweistexte', en: 'Notices' },
  retention: { de: 'Aufbewahrung', en: 'Retention' },
  chains: { de: 'Leistungsketten', en: 'Service chains' },
  conflicts: { de: 'Widersprüche', en: 'Conflicts' },
  competence: { de: 'Zuständigkeit', en: 'Competence' },
  steering: { de: 'Tabellen der Lenkungsgruppe', en: 'Tables of the steering group' },
  adoption: { de: 'Annahme der nächsten Fassung', en: 'Adoption of the next version' },
};

/** Items without a title of their own. */
export const itemWords: Readonly<Record<string, Text>> = {
  counting: { de: 'Zählung', en: 'Counting' },
  'next version': { de: 'nächste Fassung', en: 'Next version' },
};

/** The title of what only the proposed agreement knows, with its id. */
export function asProposed(title: Text, id: string): Text {
  return {
    de: `„${title.de}“, wie der Vorschlag es nennt (${id})`,
    en: `“${title.en}”, as the proposal calls it (${id})`,
  };
}

/** From which version the changes are told. */
export function comparedSaid(version: number, from: Text): Text {
  return {
    de: `Verglichen mit Fassung ${version}, in Kraft ab ${from.de}.`,
    en: `Compared with version ${version}, in force from ${from.en}.`,
  };
}

/** The version adopted last is not the one compared with; whether it was adopted before the proposal or since does not matter. */
export function overtakenSaid(version: number, from: Text): Text {
  return {
    de: `Achtung: Zuletzt angenommen ist Fassung ${version}, in Kraft ab ${from.de}; mit ihr ist dieser Vorschlag nicht verglichen. Was sie geändert hat und hier nicht aufgeführt ist, nähme er zurück.`,
    en: `Mind: version ${version} was adopted last, in force from ${from.en}; this proposal was not compared with it. What it changed and is not listed here would be taken back.`,
  };
}

/** Of how many typical cases a table would answer how many otherwise. */
export function whatIfSaid(table: Text, cases: number, changed: number): Text {
  return {
    de: `Die Tabelle „${table.de}“ beantwortet ${changed} von ${cases} Fällen anders.`,
    en: `The table “${table.en}” answers ${changed} of ${cases} cases otherwise.`,
  };
}
