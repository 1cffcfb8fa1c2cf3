/** German words, with what to do, for the codes of competence, conflicts and the steering group's decisions. */
export const agreementProblemWords: Readonly<Record<string, string>> = {
  COMPETENCE_TABLE_NOT_FOUND:
    'Diese Zuständigkeitstabelle gibt es in der geltenden Vereinbarung nicht. Laden Sie die Seite neu.',
  COMPETENCE_QUESTION_UNREADABLE:
    'Die Antworten passen nicht zu dieser Tabelle. Laden Sie die Seite neu und beantworten Sie die Fragen noch einmal.',
  CONFLICT_UNKNOWN:
    'Diesen Widerspruch gibt es in dem, was Ihre Stelle jetzt sieht, nicht mehr. Laden Sie die Seite neu.',
  STATEMENT_NOT_SIGNED:
    'Die Erklärung trägt keine gültige Unterschrift einer Stelle dieses Verbunds. Ihre IT unterschreibt sie mit dem Schlüssel der Stelle.',
  STATEMENT_UNREADABLE:
    'Die Erklärung ist unvollständig oder betrifft etwas anderes. Ihre IT erstellt und unterschreibt sie neu.',
  STEERING_REFUSED:
    'Das passt nicht zum Stand dieses Vorschlags. Lesen Sie den Vorschlag noch einmal und entscheiden Sie neu.',
  STEERING_NOT_A_PARTY:
    'Diese Stelle ist nicht Partei der geltenden Vereinbarung. Nur Parteien schlagen vor und entscheiden.',
  STEERING_NOT_FRESH:
    'Die Unterschrift ist älter als fünf Minuten oder liegt in der Zukunft. Unterschreiben Sie neu und lassen Sie die Uhr des Rechners prüfen.',
  STEERING_OVERTAKEN:
    'Ihre Stelle hat sich später schon anders geäußert. Lesen Sie den Vorschlag noch einmal und unterschreiben Sie, was gelten soll.',
  PROPOSAL_UNKNOWN: 'Diesen Vorschlag gibt es in diesem Verbund nicht. Laden Sie die Liste neu.',
  FINDING_NOT_PUBLISHED:
    'Dieser Befund steht nicht auf der Tafel der Lenkungsgruppe. Übernehmen Sie den Satz von dort, auf Deutsch und auf Englisch, mit dem Schritt und dem Quartal, von denen er handelt.',
  COMPARED_WITH_UNKNOWN:
    'Die Fassung, mit der der Vorschlag verglichen ist, wurde in diesem Verbund nie angenommen. Ihre IT vergleicht ihn mit der zuletzt angenommenen und schlägt ihn neu vor.',
  PROPOSAL_TAKEN: 'Unter dieser Nummer steht schon ein anderer Vorschlag. Nehmen Sie eine eigene.',
  PROPOSAL_SETTLED:
    'Der Vorschlag ist zurückgenommen oder schon beschlossen und ändert sich nicht mehr. Machen Sie einen neuen.',
  PROPOSAL_OF_ANOTHER:
    'Diesen Vorschlag hat eine andere Stelle gemacht. Nur sie nimmt ihn zurück; Sie können dagegen stimmen.',
  PROPOSAL_NOT_ADOPTED:
    'Die vorgeschlagene Fassung ist noch nicht beschlossen. Erst unterschreiben sie die Parteien.',
  UNIT_OUT_OF_TIME:
    'Der Tag liegt vor dem Beginn der Fassung oder in der Zukunft. Nennen Sie den Tag, seit dem die Einheit danach arbeitet.',
};
