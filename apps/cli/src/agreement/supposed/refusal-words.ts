import type { Titles } from '#catalogue';
import type { RefusalCode } from '#gate';

/** Why the gate says no, for people. */
export const refusalWords: Readonly<Record<RefusalCode, Titles>> = {
  ENTRY_IN_DOUBT: {
    de: 'der Eintrag ist in Zweifel, bis der Absender ihn bestätigt',
    en: 'the entry is in doubt until its sender confirms it',
  },
  DOOR_UNKNOWN: { de: 'dieser Weg ist verschlossen', en: 'this door is closed' },
  NETWORK_DIFFERS: { de: 'anderes Netzwerk', en: 'another network' },
  CASE_ERASED: { de: 'der Fall ist gelöscht', en: 'the case is erased' },
  SENDER_NOT_LINKED: {
    de: 'der Absender ist mit dem Fall nicht verknüpft',
    en: 'the sender holds no link to the case',
  },
  RECIPIENT_NOT_LINKED: {
    de: 'der Empfänger ist mit dem Fall nicht verknüpft',
    en: 'the recipient holds no link to the case',
  },
  AGREEMENT_NOT_IN_FORCE: { de: 'die Vereinbarung gilt noch nicht', en: 'the agreement is not in force yet' },
  HAPPENED_IN_FUTURE: { de: 'liegt in der Zukunft', en: 'lies in the future' },
  NO_ROW: { de: 'keine Zeile der Matrix erlaubt es', en: 'no row of the matrix permits it' },
  FORBIDDEN: { de: 'eine Zeile verbietet es', en: 'a row forbids it' },
  RESTRICTED: { de: 'die Verarbeitung ist eingeschränkt', en: 'the processing is restricted' },
  OBJECTION_UPHELD: { de: 'einem Widerspruch wurde stattgegeben', en: 'an objection was upheld' },
  CONDITION_NOT_MET: {
    de: 'die Bedingung der Zeile ist nicht erfüllt',
    en: 'the condition of the row is not met',
  },
  CLERK_HAS_NOT_DECIDED: {
    de: 'die Sachbearbeitung des Absenders hat nicht entschieden',
    en: 'the clerk of the sender has not decided',
  },
  NOT_REQUESTED: { de: 'der Empfänger hat nicht gefragt', en: 'the recipient did not ask' },
  NO_CONSENT: { de: 'es gibt keine Einwilligung', en: 'there is no consent' },
  CONSENT_WITHDRAWN: { de: 'die Einwilligung ist widerrufen', en: 'the consent was withdrawn' },
  CONSENT_INVALIDATED: { de: 'die Einwilligung ist unwirksam', en: 'the consent was found invalid' },
  CONSENT_EXPIRED: { de: 'die Einwilligung ist abgelaufen', en: 'the consent has expired' },
  CONSENT_NOT_YET_VALID: { de: 'die Einwilligung gilt noch nicht', en: 'the consent is not valid yet' },
  OUTSIDE_DATA_PERIOD: {
    de: 'außerhalb des eingewilligten Zeitraums',
    en: 'outside the period that was agreed to',
  },
  SECRECY_NOT_RELEASED: { de: 'keine Entbindung von der Schweigepflicht', en: 'no release from secrecy' },
  NOT_RELEASED_TO_PERSON: {
    de: 'der betroffenen Person nicht freigegeben',
    en: 'not released to the data subject',
  },
};
