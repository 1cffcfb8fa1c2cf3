/** The two languages of the agencies' pages; German is binding. */
export type Language = 'de' | 'en';

/** A text in both languages. */
export interface Text {
  readonly de: string;
  readonly en: string;
}

/** Says a text in one language. */
export type Say = (text: Text) => string;

/** How texts are said in a language. */
export function sayIn(language: Language): Say {
  return (text) => text[language];
}
