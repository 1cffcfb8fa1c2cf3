import type { Problem } from './call.ts';
import { agreementProblemWords } from './agreement-problem-words.ts';
import { caseProblemWords } from './case-problem-words.ts';
import type { Language } from './text.ts';

/** German words, with what to do, for each code of log-in, desk and hub that a page can meet beside those of a case. */
const problemWords: Readonly<Record<string, string>> = {
  SIGN_IN_NEEDED: 'Ihre Anmeldung ist beendet. Melden Sie sich neu an; Sie kommen hierher zurück.',
  ROLE_NOT_ALLOWED:
    'Ihre Aufgabe erlaubt das nicht. Wenn Sie es für Ihre Arbeit brauchen, fragen Sie die Stelle, die Zugänge verwaltet.',
  ORIGIN_NOT_ALLOWED:
    'Der Aufruf kam nicht von dieser Seite. Laden Sie die Seite neu; bleibt es so, melden Sie es Ihrer IT.',
  PAGE_HEADER_MISSING: 'Der Aufruf kam nicht von dieser Seite. Laden Sie die Seite neu.',
  LOG_IN_FAILED: 'Die Anmeldung wurde nicht zu Ende geführt. Melden Sie sich noch einmal an.',
  LOG_IN_WITHOUT_ROLE: 'Ihr Zugang hat hier keine Aufgabe. Fragen Sie die Stelle, die Zugänge verwaltet.',
  STAFF_CLAIM_UNFIT:
    'Ihrem Zugang fehlt ein passendes Kennzeichen. Fragen Sie die Stelle, die Zugänge verwaltet.',
  LOG_IN_UNAVAILABLE: 'Der Anmeldedienst antwortet nicht. Versuchen Sie es in einigen Minuten noch einmal.',

  NOT_FOUND: 'Das gibt es hier nicht. Laden Sie die Seite neu.',
  BODY_TOO_LARGE: 'Das ist zu viel auf einmal. Teilen Sie die Eingabe auf.',
  MEDIA_TYPE_NOT_SUPPORTED:
    'Die Seite hat in falscher Form gefragt. Laden Sie sie neu; bleibt es so, melden Sie es Ihrer IT.',
  MALFORMED_REQUEST:
    'Die Anfrage war nicht zu lesen. Laden Sie die Seite neu; bleibt es so, melden Sie es Ihrer IT.',
  PARAMETER_INVALID:
    'Eine Angabe in der Adresse passt nicht. Prüfen Sie Ihre Auswahl, oder laden Sie die Seite neu.',
  PARAMETER_UNKNOWN: 'Die Adresse enthält eine unbekannte Angabe. Laden Sie die Seite neu.',
  PURPOSE_UNKNOWN: 'Zu diesem Zweck darf Ihre Stelle hier nicht lesen. Wählen Sie einen aus der Liste.',
  BATCH_UNREADABLE: 'Der Hub konnte die Nachricht nicht lesen. Melden Sie es Ihrer IT.',
  SESSION_UNREADABLE: 'Die Sitzung für diese Ansicht ließ sich nicht öffnen. Laden Sie die Seite neu.',
  ORIGIN_INVALID: 'Auf dieser Seite darf kein Fall gezeigt werden. Melden Sie es Ihrer IT.',
  TOKEN_MISSING: 'Die Berechtigung fehlt. Laden Sie die Seite neu.',
  TOKEN_REFUSED:
    'Die Berechtigung gilt nicht mehr. Laden Sie die Seite neu; bleibt es so, prüft Ihre IT die Uhrzeit des Rechners.',
  OPERATOR_TOKEN_REFUSED: 'Das Kennwort des Betriebs fehlt oder ist falsch.',
  KEYS_REFUSED: 'Die neuen Schlüssel wurden nicht angenommen. Melden Sie es Ihrer IT.',
  SEALING_KEY_MISSING:
    'Der Schlüssel, mit dem Ihre Stelle Antworten öffnet, ist gesperrt. Bis Ihre IT einen neuen einrichtet, kann Ihnen nichts gezeigt werden.',
  OFFICER_OFF: 'Die Vereinbarung schaltet diese Fragen für Ihre Stelle ab.',
  SEARCH_UNREADABLE: 'Die Suche ist an einer Stelle nicht zu lesen. Prüfen Sie die Suchbegriffe.',
  CURSOR_INVALID: 'Diese Seite der Liste gibt es nicht mehr. Beginnen Sie die Suche neu.',
  ENTRY_NOT_FOUND: 'Diesen Eintrag gibt es nicht, oder seine Frist ist vorbei. Suchen Sie ihn neu.',
  EXPORT_TOO_LARGE: 'Die Liste hat mehr als 10.000 Einträge. Grenzen Sie den Zeitraum ein.',
  AGREEMENT_NOT_FOUND: 'Hier gilt keine Vereinbarung. Melden Sie es dem Betrieb des Hubs.',
  TOO_MANY_REQUESTS: 'Das waren zu viele Anfragen in kurzer Zeit. Warten Sie eine Minute.',
  NOT_AVAILABLE: 'Der Hub kann gerade nicht antworten. Versuchen Sie es gleich noch einmal.',
  RECORD_BEHIND:
    'Der Hub stellt seine Daten gerade wieder her und zeigt so lange nichts. Warten Sie; Sie müssen nichts noch einmal eingeben.',
  CASE_UNREADABLE:
    'Gespeichertes zu diesem Fall wurde verändert und ist nicht zu lesen. Melden Sie es dem Betrieb des Hubs; andere Fälle sind nicht betroffen.',
  NOTHING_PARKED: 'Hier ist nichts mehr beiseitegelegt. Laden Sie die Seite neu.',
  REBUILD_RUNS: 'Diese Ansicht wird schon neu aufgebaut. Warten Sie, bis das fertig ist.',
  INTERNAL:
    'Hier ist ein Fehler passiert. Versuchen Sie es noch einmal; bleibt es so, melden Sie es Ihrer IT mit der Uhrzeit.',

  HOST_NOT_ALLOWED:
    'Diese Adresse ist nicht erlaubt. Öffnen Sie die Seite unter der Adresse, die Ihre IT nennt.',
  TOKEN_INVALID: 'Die Berechtigung fehlt. Melden Sie sich neu an.',
  STAFF_MISSING: 'Es fehlt, wer handelt. Melden Sie sich neu an.',
  ROUTE_UNKNOWN: 'Das gibt es hier nicht. Laden Sie die Seite neu.',
  METHOD_NOT_ALLOWED: 'Das geht an dieser Stelle nicht. Laden Sie die Seite neu.',
  BODY_NOT_JSON:
    'Die Eingabe war nicht zu lesen. Laden Sie die Seite neu; bleibt es so, melden Sie es Ihrer IT.',
  FIELD_UNKNOWN: 'Ein Feld ist hier nicht bekannt. Laden Sie die Seite neu.',
  FIELD_INVALID: 'Eine Angabe fehlt oder passt nicht. Prüfen Sie Ihre Eingabe.',
  LINK_CODE_MALFORMED:
    'Das ist kein vollständiger Link-Code. Geben Sie die 16 Buchstaben und Ziffern so ein, wie sie auf dem Blatt mit dem Code stehen, das die Person mitbringt.',
  QUERY_INVALID: 'Eine Angabe für Suche oder Filter passt nicht. Prüfen Sie Ihre Auswahl.',
  REFERENCE_UNKNOWN:
    'Dieses Aktenzeichen kennt Ihre Stelle hier nicht. Prüfen Sie die Nummer; führende Nullen zählen.',
  NOT_LINKED: 'Der Fall ist noch nicht verbunden. Eröffnen Sie ihn, oder geben Sie einen Link-Code ein.',
  CONSENT_UNCHANGED:
    'Die Änderung sagt dasselbe wie bisher; nichts wurde gespeichert. Ändern Sie etwas, oder brechen Sie ab.',
  REQUEST_UNKNOWN:
    'Diesen Antrag gibt es bei Ihrer Stelle nicht, oder er ist noch unterwegs. Laden Sie die Liste neu.',
  EVENT_UNKNOWN:
    'Diesen Eintrag hat Ihre Stelle nicht gemacht, oder sein Inhalt wird nicht mehr aufbewahrt. Laden Sie die Liste neu.',
  ROW_NOT_FOR_CLERK: 'Hierüber ist nicht im Einzelfall zu entscheiden. Laden Sie die Aufgaben neu.',
  RECEIPT_UNREADABLE:
    'Das ist keine Quittung dieses Netzes, oder sie wurde verändert. Bitten Sie um die Quittung, wie sie ausgestellt wurde.',
  RECEIPT_SIGNATURE:
    'Die Unterschrift der Quittung passt zu keinem bekannten Schlüssel. Bitten Sie die Stelle um eine neue.',
  NOT_AN_OFFICER:
    'Das fragt nur die oder der Datenschutzbeauftragte. Fragen Sie die Stelle, die Zugänge verwaltet.',
  HUB_SAID_NO: 'Der Hub hat die Frage abgelehnt. Laden Sie die Seite neu.',
  TOO_MANY_FOLLOWERS: 'Es sind zu viele Seiten zugleich offen. Schließen Sie Seiten, die Sie nicht brauchen.',
  SOURCE_UNKNOWN: 'Diese Quelle ist nicht eingerichtet. Melden Sie es Ihrer IT.',
  SOURCE_NOT_READY: 'Die Verbindung zum Hub ist noch nicht fertig. Versuchen Sie es gleich noch einmal.',
  PUSH_KEY_REUSED: 'Unter diesem Schlüssel kamen schon andere Zeilen. Melden Sie es Ihrer IT.',
  ROW_NOT_MISSING:
    'Über diese Zeile ist schon entschieden, oder sie fehlt nicht mehr. Laden Sie die Aufgaben neu.',
  RECALL_UNKNOWN: 'Dieser Rückruf ist nicht mehr offen. Laden Sie die Aufgaben neu.',
  MESSAGE_UNKNOWN: 'Diese Nachricht gibt es nicht mehr. Laden Sie die Seite neu.',
  MESSAGE_STAYS:
    'Diese Nachricht kann nicht entfernt werden: sie ist erledigt, unterwegs oder hält etwas zurück.',
  ENTRY_UNKNOWN: 'Diesen Eintrag gibt es nicht mehr. Laden Sie die Seite neu.',
  ENTRY_GONE: 'Der Inhalt ist nicht mehr da: seine Zeit ist vorbei, oder er wurde zurückgerufen.',
  ENTRY_STAYS: 'Auf diesen Eintrag wartet niemand mehr, oder sein Inhalt ist nicht mehr da.',
  SINK_UNKNOWN: 'Dieser Empfänger ist nicht eingerichtet. Melden Sie es Ihrer IT.',
  STORAGE_FULL:
    'Der Speicher Ihrer Stelle ist voll; nichts wurde gespeichert. Melden Sie es Ihrer IT. Lesen geht weiter.',
  PROBLEM_STAYS:
    'Das erledigt sich erst mit einer neuen Ausfuhr aus Ihrem Fachverfahren, oder es ist schon erledigt.',
  ALARM_UNKNOWN: 'Dieser Alarm ist nicht mehr offen. Laden Sie die Seite neu.',
  COMMAND_REFUSED: 'Die Regeln des Hubs lassen das nicht zu. Laden Sie die Seite neu.',
  AGREEMENT_UNKNOWN: 'Die Vereinbarung ist noch nicht vom Hub da. Versuchen Sie es gleich noch einmal.',
  COMPETENCE_TABLE_UNKNOWN:
    'Diese Zuständigkeitstabelle nennt die Vereinbarung nicht. Laden Sie die Seite neu.',
  COMPETENCE_TABLE_NOT_HELD:
    'Diese Zuständigkeitstabelle ist nicht vom Hub gekommen. Melden Sie es Ihrer IT; fragen Sie so lange die genannte Ansprechfunktion.',
  HAND_ENTRY_KEY_TAKEN:
    'Mit diesem Formular wurde schon etwas anderes eingetragen; nichts wurde gespeichert. Laden Sie die Seite neu und tragen Sie es noch einmal ein.',
  HAND_ENTRY_AGENCY_UNKNOWN:
    'Die genannte Stelle gehört nicht zur Vereinbarung. Wählen Sie eine Stelle aus der Liste.',
  HAND_ENTRY_UNKNOWN: 'Diesen Eintrag hat Ihre Stelle nicht von Hand gemacht. Laden Sie die Liste neu.',
  HAND_ENTRY_HAS_LEFT:
    'Dieser Eintrag hat Ihre Stelle schon verlassen und lässt sich nicht mehr zurückziehen. Berichtigen Sie ihn; stimmt nichts daran, nehmen Sie einen Antrag auf Löschung oder Berichtigung auf.',
  HUB_UNREACHABLE:
    'Der Hub ist nicht zu erreichen. Versuchen Sie es noch einmal; was zu speichern war, wartet und geht nicht verloren.',
  HUB_ANSWER_LATE:
    'Die Antwort kam zu spät und wurde verworfen. Laden Sie die Seite neu; bleibt es so, prüft Ihre IT die Uhrzeit.',
};

/** What comes with these codes differs from call to call, so the server's own words stand beside. */
const withDetail: ReadonlySet<string> = new Set([
  'FIELD_INVALID',
  'FIELD_UNKNOWN',
  'QUERY_INVALID',
  'PARAMETER_INVALID',
  'MESSAGE_STAYS',
  'HAND_ENTRY_AGENCY_UNKNOWN',
]);

/** The German words for a code; undefined when it has none. */
export function germanWords(code: string): string | undefined {
  return problemWords[code] ?? caseProblemWords[code] ?? agreementProblemWords[code];
}

/** A problem in words: the German ones where there are any, and the server's English ones where these say more. */
export function problemInWords(
  { code, message, pointer }: Pick<Problem, 'code' | 'message' | 'pointer'>,
  language: Language,
): { readonly text: string; readonly english?: string; readonly pointer?: string } {
  const german = language === 'de' ? germanWords(code) : undefined;
  const place = pointer === undefined || pointer === '' ? {} : { pointer };
  if (language === 'en') return { text: message, ...place };
  if (german === undefined) return { text: 'Der Dienst hat es abgelehnt.', english: message, ...place };
  // Words of its own say already which field is meant; where in a body it stands is nothing that people see.
  return withDetail.has(code) ? { text: german, english: message, ...place } : { text: german };
}
