/** Kinds of work and training. */
export const jobKinds = {
  employment: { de: 'Beschäftigung', en: 'employment' },
  apprenticeship: { de: 'Ausbildung', en: 'apprenticeship' },
  internship: { de: 'Praktikum', en: 'internship' },
  'work-opportunity': { de: 'Arbeitsgelegenheit', en: 'work opportunity' },
} as const;

/** How much of the week the work takes. */
export const workingTimes = {
  'full-time': { de: 'Vollzeit', en: 'full time' },
  'part-time': { de: 'Teilzeit', en: 'part time' },
  marginal: { de: 'geringfügig', en: 'marginal' },
} as const;
