/** German words, with what to do, for each code with which the rules of a case say no; the server's own words are English. */
export const caseProblemWords: Readonly<Record<string, string>> = {
  ENVELOPE_MALFORMED: 'Die Nachricht hat eine falsche Form. Melden Sie es Ihrer IT.',
  WRONG_AGENCY:
    'Die Nachricht nennt eine andere Stelle als die, die sie geschickt hat. Melden Sie es Ihrer IT.',
  SIGNATURE_INVALID: 'Die Unterschrift Ihrer Stelle stimmt nicht. Melden Sie es Ihrer IT.',
  KEY_NOT_USABLE:
    'Der Schlüssel Ihrer Stelle gilt nicht mehr. Melden Sie es Ihrer IT. Was Sie erfasst haben, wartet und geht nicht verloren.',
  COMMITMENT_MISMATCH: 'Inhalt und Prüfwert der Nachricht passen nicht zusammen. Melden Sie es Ihrer IT.',
  TYPE_UNKNOWN: 'Diese Art von Eintrag gibt es nicht. Wählen Sie eine aus der Liste.',
  PAYLOAD_INVALID: 'Eine Angabe fehlt oder passt nicht. Prüfen Sie die Felder des Formulars.',
  NO_RIGHT_TO_PUBLISH:
    'Ihre Stelle darf diese Art von Eintrag nach der Vereinbarung nicht machen. Lassen Sie ihn weg, oder regen Sie eine Änderung der Vereinbarung an.',
  HAPPENED_IN_FUTURE: 'Das Datum liegt in der Zukunft. Tragen Sie ein, was schon geschehen ist.',
  NO_BASIS_NOW:
    'Zurzeit fehlen Verbindung, Rechtsgrundlage oder Fall. Der Eintrag bleibt hier und geht hinaus, sobald sich das ändert.',
  ERASED: 'Das ist gelöscht, und das ist endgültig. Löschen Sie, was Sie davon noch haben.',
  HANDLE_TAKEN: 'Für dieses Aktenzeichen gibt es schon einen Fall. Arbeiten Sie in diesem weiter.',
  EVENT_ID_TAKEN:
    'Ein Eintrag mit dieser Nummer besteht schon. Laden Sie die Seite neu und tragen Sie ihn noch einmal ein.',
  CORRECTS_UNKNOWN:
    'Der Eintrag, den Sie berichtigen wollen, ist in diesem Fall nicht zu finden. Laden Sie die Seite neu.',
  LINK_CODE_NOT_ALLOWED:
    'Ihre Stelle darf nach der Vereinbarung keine Link-Codes einlösen. Bitten Sie eine Stelle, die es darf.',
  LINK_CODE_MAKING_NOT_ALLOWED:
    'Ihre Stelle darf nach der Vereinbarung keine Link-Codes erzeugen. Bitten Sie eine Stelle, die es darf.',
  LINK_CODE_NOT_VALID:
    'Mit diesem Code ist kein Fall zu erreichen: er ist falsch getippt, schon benutzt oder abgelaufen. Prüfen Sie ihn, oder bitten Sie um einen neuen.',
  LINK_CODE_OWN: 'Diesen Code hat Ihre eigene Stelle ausgegeben. Er ist für eine andere Stelle.',
  LINK_CODE_TAKEN: 'Diesen Code gab es schon. Erzeugen Sie einen neuen.',
  LINK_CODE_PERIOD_NOT_ALLOWED: 'Ein Link-Code gilt höchstens 30 Tage. Wählen Sie ein früheres Ende.',
  LINKED_ALREADY:
    'Ihre Stelle ist mit diesem Fall schon verbunden, unter einem anderen Aktenzeichen. Arbeiten Sie dort weiter.',
  PROPOSAL_NOT_ALLOWED:
    'Die Vereinbarung lässt eine Verbindung auf diesem Weg nicht zu. Die Person kann einen Link-Code mitbringen.',
  PROPOSAL_NOT_VALID: 'Dieser Vorschlag zur Verbindung ist nicht mehr offen. Laden Sie die Seite neu.',
  CONSENT_RECORDER_NOT_NAMED:
    'Ihre Stelle darf diese Einwilligung nicht aufnehmen. Die Stelle, deren Daten es sind, muss es tun.',
  SECRECY_RELEASE_NOT_BY_BEARER:
    'Eine Schweigepflichtentbindung (§ 203 StGB) nimmt nur die Stelle auf, die das Geheimnis trägt.',
  SECRECY_RELEASE_NOT_SEPARATE:
    'Schweigepflichtentbindung (§ 203 StGB) und Einwilligung sind zwei Erklärungen. Nehmen Sie jede für sich auf.',
  CONSENT_PARTY_UNKNOWN: 'Eine genannte Stelle gehört nicht zur Vereinbarung. Laden Sie die Seite neu.',
  CONSENT_PROVISIONS_UNCLEAR:
    'Ein Zeitraum endet vor seinem Anfang, oder ein Punkt steht doppelt. Prüfen Sie die Daten.',
  CONSENT_DATA_END_MISSING:
    'Hier darf nur mitgeteilt werden, was vor einem Tag geschah, den die Person nennt, zum Beispiel vor dem Umzug. Tragen Sie diesen Tag ein.',
  RETENTION_OVER:
    'Die Aufbewahrungsfrist dafür ist vorbei. Melden Sie es nicht mehr, und löschen Sie es nach Ihren eigenen Regeln.',
  CONSENT_REPRESENTATION_UNBOUNDED:
    'Eine Vertretung hat für die Person gesprochen. Tragen Sie ein, bis wann sie das darf (Volljährigkeit oder Ende der Sorge oder Betreuung).',
  CONSENT_NOT_REPRESENTED: 'Die Person hat selbst gesprochen. Lassen Sie das Ende der Vertretung leer.',
  NOTICE_UNKNOWN:
    'Diesen Text enthält die geltende Vereinbarung nicht. Laden Sie die Seite neu und nehmen Sie den heutigen Text.',
  NOTICE_HASH_DIFFERS:
    'Der Text, den die Person bekam, ist nicht der Text der Vereinbarung. Drucken Sie den geltenden Text und fragen Sie die Person noch einmal.',
  NOTICE_OF_SOMETHING_ELSE:
    'Der Text spricht von anderen Zwecken oder von einer anderen Erklärung. Nehmen Sie den Text, den die Vereinbarung für diesen Zweck vorsieht.',
  CONSENT_ID_TAKEN:
    'Unter dieser Nummer steht schon eine andere Erklärung; nichts wurde gespeichert. Laden Sie die Seite neu.',
  CONSENT_UNKNOWN: 'Diese Einwilligung gibt es in diesem Fall nicht. Laden Sie die Liste neu.',
  CONSENT_OWN:
    'Diese Einwilligung hat Ihre eigene Stelle aufgenommen. Erklären Sie sie für unwirksam, statt ihr zu widersprechen.',
  CONSENT_INVALID:
    'Diese Einwilligung ist unwirksam oder ersetzt, und das ist endgültig. Bitten Sie die Person um eine neue.',
  CONSENT_ALREADY_WITHDRAWN:
    'Das ist schon widerrufen, und ein Widerruf ist endgültig. Die Person kann neu einwilligen.',
  RECALL_NOT_IN_SOURCE: 'Die Antwort nennt den Rückruf nicht. Öffnen Sie die Aufgabe noch einmal.',
  RECALL_CLOSED: 'Dieser Rückruf ist schon beantwortet. Es ist nichts mehr zu tun.',
  RECALL_EVENTS_UNKNOWN:
    'Die Antwort nennt einen Eintrag, der nicht zurückgerufen ist. Öffnen Sie die Aufgabe noch einmal.',
  RECALL_PARAGRAPH_MISSING:
    'Wer etwas behält, braucht eine Vorschrift dafür. Tragen Sie den Paragrafen ein, und bis wann, wenn es ein Ende gibt.',
  CLERK_ROW_UNCLEAR: 'Hierüber ist nicht im Einzelfall zu entscheiden. Laden Sie die Aufgaben neu.',
  DISPUTE_ID_TAKEN: 'Dieses Bestreiten ist schon aufgenommen. Laden Sie die Seite neu.',
  DISPUTE_UNKNOWN: 'Dieses Bestreiten ist nicht mehr offen. Laden Sie die Seite neu.',
  DISPUTE_OUTCOME_NOT_YOURS:
    'Nur wer den Eintrag gemacht hat, berichtigt ihn oder bleibt dabei; nur wer das Bestreiten aufnahm, nimmt es zurück.',
  RIGHT_ID_TAKEN: 'Ein Antrag mit dieser Nummer liegt schon vor. Laden Sie die Seite neu.',
  RIGHT_ROW_UNCLEAR:
    'Ein Widerspruch richtet sich gegen genau eine Weitergabe der Vereinbarung. Wählen Sie sie aus; bei anderen Anträgen keine.',
  RIGHT_ERASURE_NOT_WHOLE:
    'Eine Löschung betrifft alles, was die Stelle von diesem Fall hat. Für einzelne Einträge nehmen Sie „Einschränkung“ oder „Berichtigung“.',
  RIGHT_RECEIVED_IN_FUTURE:
    'Der Eingang liegt in der Zukunft. Tragen Sie den Tag ein, an dem die Person gefragt hat.',
  RIGHT_UNKNOWN:
    'Dieser Antrag liegt bei Ihrer Stelle nicht, oder er ist in Zweifel. Laden Sie die Liste neu.',
  UNLINK_RIGHT_UNDECIDED:
    'Zu diesem Fall liegt bei Ihnen noch ein Antrag der Person. Entscheiden Sie zuerst darüber. Danach können Sie die Verknüpfung lösen.',
  RIGHT_DECIDED_ALREADY:
    'Über diesen Antrag ist schon entschieden. Ein neuer Antrag der Person wird neu aufgenommen.',
  RIGHT_PROPOSED_ALREADY:
    'Es gibt schon einen Vorschlag. Eine zweite Person muss ihn bestätigen oder zurückgeben.',
  RIGHT_NOT_PROPOSED: 'Es gibt noch keinen Vorschlag. Machen Sie zuerst einen.',
  RIGHT_PROPOSAL_CHANGED:
    'Inzwischen gibt es einen anderen Vorschlag. Laden Sie die Seite neu und sehen Sie ihn sich an.',
  RIGHTS_FOUR_EYES: 'Vorschlagen und Bestätigen darf nicht dieselbe Person. Bitten Sie eine zweite.',
  RIGHT_GROUND_MISSING: 'Eine Ablehnung braucht einen Grund, den die Person erfährt. Tragen Sie ihn ein.',
  RIGHT_WITHHELD_UNCLEAR:
    'Einträge werden nur bei einer teilweisen Auskunft weggelassen (§ 83 SGB X). Wählen Sie sie aus, oder erteilen Sie die Auskunft ganz.',
  RIGHT_NOT_IN_PART: 'Diesem Antrag wird ganz stattgegeben, oder er wird ganz abgelehnt.',
  OBJECTION_AGAINST_DUTY:
    'Gegen eine gesetzliche Pflicht gibt es keinen Widerspruch (Art. 21 Abs. 1 DSGVO). Lehnen Sie mit Begründung ab.',
  RIGHT_EXTENDED_ALREADY:
    'Die Frist ist schon einmal verlängert; mehr geht nicht. Entscheiden Sie innerhalb der Frist.',
  RIGHT_OVERDUE:
    'Die Frist ist vorbei und lässt sich nicht mehr verlängern. Entscheiden Sie jetzt, und sagen Sie der Person, warum es dauerte.',
  RESTRICTION_NOT_IN_FORCE: 'Zu diesem Antrag gilt keine Einschränkung. Laden Sie die Seite neu.',
  RESTRICTION_PERSON_NOT_TOLD:
    'Die Person muss es erfahren, bevor die Einschränkung endet (Art. 18 Abs. 3 DSGVO). Unterrichten Sie sie, und tragen Sie das Datum ein.',
  PERSON_VIEW_OFF:
    'Die Vereinbarung lässt Ihre Stelle keinen Brief mit Code ausstellen. Bitten Sie eine andere Stelle des Falls darum.',
  PERSON_CODE_PERIOD_NOT_ALLOWED:
    'Ein Code für die Person gilt höchstens 14 Tage. Wählen Sie ein früheres Ende.',
  PERSON_CODE_TAKEN: 'Diesen Code gab es schon. Erzeugen Sie den Brief noch einmal.',
  PERSON_CODE_NOT_VALID:
    'Mit diesem Code ist nichts zu öffnen: er ist falsch, benutzt, abgelaufen, oder es gibt einen neueren. Stellen Sie einen neuen Brief aus.',
  PERSON_DEVICE_NOT_VALID: 'Dieses Gerät öffnet nichts mehr. Stellen Sie der Person einen neuen Brief aus.',
  DOUBT_UNKNOWN: 'Ein genannter Eintrag ist nicht (mehr) in Zweifel. Laden Sie die Liste neu.',
  DOUBT_UNCLEAR: 'Wählen Sie für jeden Eintrag genau eines: bestätigen oder nicht von uns.',
};
