/** Why a consent never counted, or counts no more, though the person did not take it back. */
export const invalidityGrounds = {
  'not-free': { de: 'nicht freiwillig', en: 'not freely given' },
  'not-informed': { de: 'nicht hinreichend aufgeklärt', en: 'not informed' },
  'not-entitled': { de: 'nicht dazu berechtigt', en: 'given by somebody not entitled' },
  'wrong-person': { de: 'falsche Person', en: 'wrong person' },
  'record-faulty': { de: 'fehlerhaft erfasst', en: 'recorded wrongly' },
  'not-ours': { de: 'von der Quelle nicht anerkannt', en: 'not acknowledged by the source' },
} as const;
