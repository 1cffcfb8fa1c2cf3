import type { Titles } from '#catalogue';

/** Every alarm of a witness, as people read it. */
export const alarmTexts = {
  PROOF_OVERDUE: {
    de: 'Die Zentrale hat Ereignisse angenommen, aber nicht binnen zehn Sekunden nachgewiesen, dass sie im Verzeichnis stehen. Der Alarm endet von selbst, sobald die Nachweise da sind.',
    en: 'The hub accepted events and has not proven within ten seconds that they are in its ledger. The alarm ends by itself when the proofs come.',
  },
  LEDGER_FORKED: {
    de: 'Die Zentrale zeigt ein Verzeichnis, das dem früher gezeigten widerspricht: Einträge wurden geändert oder entfernt. Beide unterschriebenen Köpfe sind als Beleg aufbewahrt. Verständigen Sie die Aufsicht und die anderen Stellen.',
    en: 'The hub shows a ledger that contradicts the one it showed before: entries were changed or removed. Both signed heads are kept as evidence. Tell the supervisory authority and the other agencies.',
  },
  LEDGER_ROLLED_BACK: {
    de: 'Das Verzeichnis der Zentrale ist kürzer als früher gezeigt, etwa nach dem Einspielen einer alten Sicherung. Der Alarm endet, wenn die Zentrale den Neubeginn erklärt oder das Fehlende wieder da ist.',
    en: "The hub's ledger is shorter than it showed before, as after an old backup was restored. The alarm ends when the hub declares the restart or what is missing is back.",
  },
  PROOF_INVALID: {
    de: 'Die Zentrale hat einen Nachweis oder einen Kopf gezeigt, der nicht stimmt. Er ist als Beleg aufbewahrt. Verständigen Sie den Betreiber der Zentrale.',
    en: 'The hub showed a proof or a head that does not hold. It is kept as evidence. Tell the operator of the hub.',
  },
} as const satisfies Record<string, Titles>;

/** Stable code of an alarm. */
export type AlarmCode = keyof typeof alarmTexts;
