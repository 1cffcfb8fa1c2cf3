import type { Text } from '../page/text.ts';

/** The fixed texts of the steering group's board. */
export const words = {
  title: { de: 'Wo Zeit verloren geht', en: 'Where time is lost' },
  lead: {
    de: 'Feste Tabellen je Quartal für die Lenkungsgruppe. Sie zeigen Summen, keinen Fall und keine Person; es gibt keine Filter.',
    en: 'Fixed tables for each quarter, for the steering group. They show sums, no case and no person; there are no filters.',
  },
  entrance: {
    de: 'Melden Sie sich mit dem Zugang der Lenkungsgruppe an.',
    en: 'Log in with your account of the steering group.',
  },
  ended: { de: 'Ihre Anmeldung ist beendet.', en: 'Your log-in has ended.' },
  notMember: {
    de: 'Ihr Zugang gehört zu keiner Lenkungsgruppe.',
    en: 'Your account belongs to no steering group.',
  },
  noLogIn: {
    de: 'An diesem Hub ist keine Anmeldung für die Lenkungsgruppe eingerichtet.',
    en: 'No log-in for the steering group is set up at this hub.',
  },
  nothingYet: {
    de: 'Noch wurde kein Quartal abgeschlossen. Das geschieht von selbst; wann, hängt nur vom Kalender ab.',
    en: 'No quarter has been closed yet. That happens by itself, and when depends on the calendar alone.',
  },
  tooFew: {
    de: 'Noch ist in keinem der abgeschlossenen Quartale genug zusammengekommen, um etwas zu zeigen.',
    en: 'None of the closed quarters has enough in it yet for anything to be shown.',
  },
  network: { de: 'Netzwerk', en: 'Network' },
  closing: { de: 'Abgeschlossenes Quartal', en: 'Quarter closed' },
  findings: { de: 'Befunde', en: 'Findings' },
  observed: { de: 'Beobachtet bis', en: 'Observed until' },
  published: { de: 'veröffentlicht am', en: 'published on' },
  byVersion: { de: 'gezählt nach der Vereinbarung, Fassung', en: 'counted by the agreement, version' },
  graph: { de: 'Was als Nächstes kam', en: 'What came next' },
  graphNote: {
    de: 'Was auf einen Schritt unmittelbar als Nächstes folgte, wo es genug Personen waren; die Tage sind der Median. Gezählt sind hier nur Personen, die schon weiter sind und bei denen nichts anderes dazwischenkam. Die Tabellen darunter zählen alle, die in dem Quartal zu warten begannen, auch wer noch wartet oder erst später so weit war: Darum sind es dort oft mehr Personen und andere Tage. Wo ein Schritt auch danach aufgeschlüsselt ist, wie er endete, ist der Weg zu diesem Ende nicht gezeichnet: Beides zusammen ließe auf wenige Personen schließen.',
    en: 'What immediately followed a step, where there were enough people; the days are the median. Counted here are only people who have moved on, with nothing else in between. The tables below count everybody who began to wait in the quarter, also who still waits or came there later: so they often tell of more people and of other days. Where a step is also broken down by how it ended, the way to that end is not drawn: both together would tell of few people.',
  },
  graphTable: { de: 'Die Schritte als Tabelle', en: 'The steps as a table' },
  noEdges: {
    de: 'Für keinen Schritt sind es genug Personen.',
    en: 'There are not enough people for any step.',
  },
  from: { de: 'Von', en: 'From' },
  to: { de: 'Bis', en: 'To' },
  target: { de: 'Ziel: höchstens', en: 'Target: at most' },
  days: { de: 'Tage', en: 'days' },
  quarter: { de: 'Begonnen im Quartal', en: 'Began in quarter' },
  group: { de: 'Gruppe', en: 'Group' },
  count: { de: 'Personen (gerundet)', en: 'People (rounded)' },
  p25: { de: 'ein Viertel nach', en: 'a quarter after' },
  median: { de: 'die Hälfte nach (Median)', en: 'half after (median)' },
  p90: { de: 'neun Zehntel nach', en: 'nine tenths after' },
  beyondTarget: { de: 'länger als das Ziel', en: 'longer than the target' },
  atMost: { de: 'bis', en: 'up to' },
  over: { de: 'über', en: 'over' },
  all: { de: 'alle', en: 'all' },
  other: { de: 'übrige', en: 'other' },
  notReached: { de: 'nicht erreicht', en: 'not reached' },
  byGroups: { de: 'Aufgeschlüsselt nach Gruppen', en: 'Broken down by group' },
  picture: { de: 'Bild dieser Tabelle (SVG)', en: 'Picture of this table (SVG)' },
  csv: { de: 'Alle Tabellen als CSV', en: 'All tables as CSV' },
  print: { de: 'Drucken', en: 'Print' },
  method: { de: 'Wie gerechnet wird', en: 'How it is worked out' },
} as const satisfies Readonly<Record<string, Text>>;

const ORDINALS = ['1st', '2nd', '3rd', '4th'];

/** Of which quarter (`2026-Q1`) the steps are that something followed. */
export function stepsOf(quarter: string): Text {
  const [year, number] = quarter.split('-Q');
  return {
    de: `Gezeigt sind Schritte aus dem ${number}. Quartal ${year}.`,
    en: `Shown are steps of the ${ORDINALS[Number(number) - 1]} quarter of ${year}.`,
  };
}

/** How it is worked out, and what the dot means. */
export function methodIn(threshold: number): readonly Text[] {
  return [
    {
      de: `Gruppen unter ${threshold} Personen werden nicht gezeigt (·), und so viele weitere nicht, dass sie sich auch aus allen je veröffentlichten Tabellen zusammen nicht errechnen lassen. Anzahlen sind auf Vielfache von ${2 * threshold} gerundet, jede für sich: Die Gruppen ergeben zusammen nicht immer die Gesamtzahl. Jede Person zählt in einer Tabelle einmal, mit ihrer ersten Wartezeit im Quartal.`,
      en: `Groups of fewer than ${threshold} people are not shown (·), and as many more are left out that they cannot be worked out from all tables ever published together. Counts are rounded to multiples of ${2 * threshold}, each by itself: the groups do not always add up to the whole. Everybody counts once in a table, with the first wait of the quarter.`,
    },
    {
      de: 'Davor, dass jemand die genauen Zahlen der eigenen Stelle abzieht, schützt das nicht: Wer sie kennt, kann auf wenige Personen bei den anderen Stellen schließen. Eine gezeigte Länge sagt immer, dass ungefähr so viele länger gewartet haben, und ist gerundet die Wartezeit einer Person.',
      en: 'This does not protect from those who subtract the exact numbers of their own agency: who knows them may conclude that there are few people at the other agencies. A length that is shown always says that about so many waited longer, and is, rounded, the wait of some person.',
    },
    {
      de: 'Eine Länge und der Anteil über dem Ziel stehen nur da, wo beides, jedes für sich, auch neben den Anzahlen desselben Schritts (wie der Schein ausgestellt wurde, was als Nächstes kam), auf keine kleine Gruppe schließen lässt. Steht eine Länge schon da, fehlen später solche Anzahlen. Abschlüsse von vor dieser Regel stehen da, wie sie veröffentlicht wurden. Mehrere Längen nebeneinander, die des Ganzen und die einer Gruppe etwa, können noch zeigen, dass von den Übrigen wenige so lange gewartet haben.',
      en: 'A length and the share beyond the target are shown only where each by itself, also beside the counts of the same step (how the voucher was issued, what came next), tells of no small group. Where a length is shown already, such counts are left out later. Closings from before this rule stand as they were published. Several lengths beside each other, those of the whole and of a group for example, can still tell that few of the rest waited so long.',
    },
    {
      de: 'Gezählt ist nur, was diesen Hub erreicht hat, nicht alle, die warten. Ein gefundener Bedarf kommt nur mit Einwilligung hierher: Wessen Wartezeit mit ihm beginnt, der hat eingewilligt, und bei anderen kann es anders lang dauern.',
      en: 'Counted is only what reached this hub, not everybody who waits. A need that was found comes here by consent only: those whose wait begins with it consented, and it may take others longer or shorter.',
    },
    {
      de: 'Wer noch wartet, zählt mit: Die Längen kommen aus der Kurve nach Kaplan und Meier. „Nicht erreicht“ heißt: So viele haben den Schritt noch nicht hinter sich. Ein Mittelwert wird nie gezeigt.',
      en: 'Those who still wait count: the lengths come from the curve of Kaplan and Meier. “Not reached” means that not so many have taken the step yet. A mean is never shown.',
    },
    {
      de: '„Länger als das Ziel“ ist der Anteil, der nach der Kurve nach Kaplan und Meier länger wartet, als der Schritt höchstens dauern soll; er steht da, sobald alle so lange beobachtet sind. Gezeigt sind nur die Marken, zwischen denen er liegt, und nur für alle zusammen. Wie viele noch warten und wie viele Wege abgebrochen sind, wird neben diesem Anteil nur gezeigt, wo beides zusammen auf keine kleine Gruppe schließen lässt.',
      en: '“Longer than the target” is the share that, by the curve of Kaplan and Meier, waits longer than the step should take at most; it is told as soon as everybody was watched for so long. Only the marks are shown between which it lies, and only for everybody together. How many still wait, and how many ways were broken off, is shown beside this share only where both together tell of no small group.',
    },
    {
      de: 'Wie oft Angaben von zwei Stellen einander widersprechen, wird hier nicht gezählt: Einen Widerspruch sieht nur eine Stelle, der beide Angaben offenstehen; sie zählt ihre eigenen auf ihrer Seite.',
      en: 'How often what two agencies say conflicts is not counted here: a conflict is seen only by an agency to which both are open; it counts its own on its page.',
    },
    {
      de: 'Vorher und nachher werden Mediane verglichen; das Intervall (95 %) kommt aus 999 wiederholten Ziehungen. „Keine Änderung nachweisbar“ heißt nicht, dass sich nichts geändert hat. Verglichen werden alle zusammen und jede Stelle und jeder Rechtskreis mit genug Personen auf beiden Seiten; von zwanzig Vergleichen zeigt etwa einer zufällig eine Änderung.',
      en: 'Before and after, medians are compared; the interval (95%) comes from 999 repeated draws. “No change can be shown” does not mean that nothing changed. Compared are all together, and each agency and legal sphere with enough people on both sides; of twenty comparisons about one shows a change by chance.',
    },
  ];
}
