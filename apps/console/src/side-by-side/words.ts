import type { Text } from '../page/text.ts';

/** Every fixed text of the demonstration page. */
export const words = {
  title: { de: 'Ein Fall, mehrere Behörden', en: 'One case, several agencies' },
  withoutCases: {
    de: 'Diese Parteien der Vereinbarung wirken mit, ohne einen Fall zu sehen:',
    en: 'These parties of the agreement take part without seeing any case:',
  },
  lead: {
    de: 'Jede Behörde sieht nur, was ein Gesetz oder eine Einwilligung ihr in diesem Augenblick erlaubt. Alle Fälle sind erfunden.',
    en: 'Each agency sees only what a law or a consent allows it at this very moment. All cases are invented.',
  },
  case: { de: 'Fall', en: 'Case' },
  agency: { de: 'Ansicht als', en: 'Seen as' },
  readAgain: { de: 'Neu lesen', en: 'Read again' },
  awaited: {
    de: 'Diese Behörde hat hier noch keine Akte angelegt. In den ersten zwei Minuten nach dem Start wird die Geschichte noch erzählt: Lesen Sie gleich noch einmal.',
    en: 'This agency has not opened its file here yet. In the first two minutes after the start the story is still being told: read again shortly.',
  },
  notHere: {
    de: 'Diese Behörde führt in diesem Fall keine Akte.',
    en: 'This agency keeps no file in this case.',
  },
  consents: { de: 'Hier erfasste Einwilligungen', en: 'Consents recorded here' },
  withdraw: { de: 'Einwilligung widerrufen', en: 'Withdraw consent' },
  withdrawSure: {
    de: 'Ab sofort wird nichts mehr gezeigt oder gesendet, was nur auf dieser Einwilligung beruht. Frühere Weitergaben bleiben rechtmäßig; was ein Gesetz erlaubt, läuft weiter.',
    en: 'From now on nothing is shown or sent that rests on this consent alone. Earlier disclosures stay lawful; what a law allows continues.',
  },
  withdrawYes: { de: 'Ja, jetzt widerrufen', en: 'Yes, withdraw now' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  withdrawn: { de: 'Widerruf wirksam, Quittung des Hubs', en: 'Withdrawal effective, receipt of the hub' },
  withdrawWaiting: {
    de: 'Der Widerruf ist gespeichert und wird zugestellt, sobald der Hub erreichbar ist.',
    en: 'The withdrawal is stored and goes out as soon as the hub can be reached.',
  },
  given: { de: 'erteilt', en: 'given' },
  refused: { de: 'verweigert', en: 'refused' },
  gone: { de: 'widerrufen', en: 'withdrawn' },
  mayTell: { de: 'darf zeigen an', en: 'may show to' },
  mayNotTell: { de: 'darf nicht zeigen an', en: 'may not show to' },
  mightTell: { de: 'durfte zeigen an', en: 'was allowed to show to' },
  until: { de: 'bis', en: 'until' },
  failed: { de: 'Das ging nicht', en: 'That did not work' },
  demonstration: { de: 'Vorführung', en: 'Demonstration' },
  noAgencies: {
    de: 'Die Daten der Vorführung fehlen. Starten Sie sie mit „npm start“.',
    en: 'The data of the demonstration are missing. Start it with “npm start”.',
  },
} as const satisfies Record<string, Text>;
