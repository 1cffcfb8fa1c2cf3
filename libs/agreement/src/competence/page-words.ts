/** The words of a competence page that do not come from the table, in German and English. */
export const pageWords = {
  de: {
    version: (version: number, from: string) =>
      `Fassung ${version}; sagt etwas über Tage vom ${from} an. Muster: nicht rechtlich geprüft.`,
    howToRead:
      'Eine Zeile gilt, wenn alle Antworten zu ihr passen. Fragen, die eine Zeile nicht nennt, sind dort gleichgültig. Zu jedem Fall gibt es genau eine Antwort; das ist geprüft.',
    questions: 'Fragen',
    rows: 'Wer ist zuständig?',
    documents: 'Unterlagen',
    deadline: 'Frist',
    offers: 'Freiwillige Angebote',
    offerHead: ['Angebot', 'Von', 'Ort', 'Niveau', 'Für wen', 'Gilt'],
    nobody: 'Niemand',
    contradiction: 'Die Antworten passen nicht zusammen',
    rights: { duty: 'Verpflichtung', entitlement: 'Berechtigung', admission: 'Zulassung' },
    suspends: (rows: string) => `anstelle von ${rows}`,
    always: 'in jedem Fall',
    yesNo: 'ja oder nein',
    day: 'ein Tag',
    range: (least: number, most: number) => `${least} bis ${most}`,
    from: (from: string) => `ab ${from}`,
    fromUntil: (from: string, until: string) => `ab ${from}, nicht mehr ab ${until}`,
  },
  en: {
    version: (version: number, from: string) =>
      `Version ${version}; says something about days from ${from} on. A sample: not reviewed by a lawyer.`,
    howToRead:
      'A row applies when all answers fit it. Questions that a row does not name do not matter there. Every case has exactly one answer; that is checked.',
    questions: 'Questions',
    rows: 'Who is competent?',
    documents: 'Documents',
    deadline: 'Deadline',
    offers: 'Voluntary offers',
    offerHead: ['Offer', 'By', 'Place', 'Level', 'For whom', 'In force'],
    nobody: 'Nobody',
    contradiction: 'The answers do not go together',
    rights: { duty: 'duty', entitlement: 'entitlement', admission: 'admission' },
    suspends: (rows: string) => `in place of ${rows}`,
    always: 'in every case',
    yesNo: 'yes or no',
    day: 'a day',
    range: (least: number, most: number) => `${least} to ${most}`,
    from: (from: string) => `from ${from} on`,
    fromUntil: (from: string, until: string) => `from ${from} on, no longer from ${until} on`,
  },
} as const;
