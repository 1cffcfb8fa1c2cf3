interface RowWords {
  readonly row: string;
  readonly table: string;
  readonly day: string;
  readonly from: string;
  readonly until: string | undefined;
}

/** The words around an answer of a competence table, in German and English. */
export const answerWords = {
  de: {
    competent: (who: string, id: string) => `zuständig: ${who} (${id})`,
    nobody: 'niemand ist zuständig',
    contradiction: 'die Antworten passen nicht zusammen',
    undecided: (rows: string) => `die Tabelle antwortet nicht eindeutig${rows === '' ? '' : `: ${rows}`}`,
    notInForce: (from: string) => `die Tabelle sagt erst ab ${from} etwas`,
    rights: { duty: 'Verpflichtung', entitlement: 'Berechtigung', admission: 'Zulassung' },
    form: (right: string, form: string) => `${right}: ${form}`,
    document: (title: string) => `  Unterlage: ${title}`,
    deadline: (title: string, paragraph: string) => `Frist: ${title} (${paragraph})`,
    first: (title: string, paragraph: string) => `zuerst: ${title} (${paragraph})`,
    ground: (paragraph: string) => `Grundlage: ${paragraph}`,
    note: (note: string) => `Anmerkung: ${note}`,
    row: ({ row, table, day, from, until }: RowWords) =>
      `Zeile ${row} der Tabelle ${table} am ${day}; sie gilt ab ${from}${until ? `, nicht mehr ab ${until}` : ''}; denn:`,
    other: (who: string, row: string) => `nicht ${who} (Zeile ${row}); nur, wenn:`,
    unmet: (question: string, condition: string, answer: string) =>
      `  ${question}: ${condition}; geantwortet ist: ${answer}`,
    offers: 'freiwillige Angebote:',
    bridging: 'freiwillige Angebote, bis der Kurs beginnt:',
    noOffers: 'es ist kein freiwilliges Angebot eingetragen',
    next: (title: string) => `noch zu beantworten: ${title}`,
    yes: 'ja',
    no: 'nein',
  },
  en: {
    competent: (who: string, id: string) => `competent: ${who} (${id})`,
    nobody: 'nobody is competent',
    contradiction: 'the answers do not go together',
    undecided: (rows: string) => `the table gives no single answer${rows === '' ? '' : `: ${rows}`}`,
    notInForce: (from: string) => `the table says nothing about days before ${from}`,
    rights: { duty: 'duty', entitlement: 'entitlement', admission: 'admission' },
    form: (right: string, form: string) => `${right}: ${form}`,
    document: (title: string) => `  document: ${title}`,
    deadline: (title: string, paragraph: string) => `deadline: ${title} (${paragraph})`,
    first: (title: string, paragraph: string) => `first: ${title} (${paragraph})`,
    ground: (paragraph: string) => `ground: ${paragraph}`,
    note: (note: string) => `note: ${note}`,
    row: ({ row, table, day, from, until }: RowWords) =>
      `row ${row} of table ${table} on ${day}; in force from ${from} on${until ? `, no longer from ${until} on` : ''}; because:`,
    other: (who: string, row: string) => `not ${who} (row ${row}); only if:`,
    unmet: (question: string, condition: string, answer: string) =>
      `  ${question}: ${condition}; the answer is: ${answer}`,
    offers: 'voluntary offers:',
    bridging: 'voluntary offers until the course begins:',
    noOffers: 'no voluntary offer is listed',
    next: (title: string) => `still to be answered: ${title}`,
    yes: 'yes',
    no: 'no',
  },
} as const;
