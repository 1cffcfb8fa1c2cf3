/** What a person may wish for on the own page: a closed list, so that no free text about anybody is kept. */
export const wishes = {
  interpreter: {
    de: 'Ich möchte mit einer Dolmetscherin oder einem Dolmetscher sprechen.',
    en: 'I would like an interpreter.',
  },
  'joint-meeting': {
    de: 'Ich möchte ein Gespräch mit allen Stellen zusammen.',
    en: 'I would like one meeting with all offices.',
  },
  'letter-in-plain-language': {
    de: 'Ich möchte Briefe in Einfacher Sprache.',
    en: 'I would like letters in plain language.',
  },
  'course-with-childcare': {
    de: 'Ich möchte einen Kurs mit Kinderbetreuung.',
    en: 'I would like a course with childcare.',
  },
  'course-in-the-evening': {
    de: 'Ich möchte einen Kurs am Abend.',
    en: 'I would like a course in the evening.',
  },
  'start-sooner': {
    de: 'Ich möchte früher mit dem Kurs anfangen.',
    en: 'I would like to start the course sooner.',
  },
  'work-beside-course': {
    de: 'Ich möchte neben dem Kurs arbeiten.',
    en: 'I would like to work beside the course.',
  },
  'no-calls': {
    de: 'Bitte rufen Sie mich nicht an. Schreiben Sie mir.',
    en: 'Please do not call me. Write to me.',
  },
} as const;
