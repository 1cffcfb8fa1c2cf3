import { ar } from './ar.ts';
import { deSimple } from './de-simple.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Pack } from './pack.ts';
import { prs } from './prs.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';

/** The binding language. */
export const german: Pack = {
  id: 'de',
  tag: 'de',
  locale: 'de-DE',
  direction: 'ltr',
  name: 'Deutsch',
  germanName: 'Deutsch',
  isReviewed: true,
  words: de,
};

/** All languages of the person's view and of the letter, German first. */
export const packs: readonly Pack[] = [
  german,
  {
    id: 'de-simple',
    tag: 'de-simple',
    locale: 'de-DE',
    direction: 'ltr',
    name: 'Einfache Sprache (Entwurf)',
    germanName: 'Einfache Sprache (Entwurf)',
    isReviewed: false,
    words: deSimple,
  },
  {
    id: 'en',
    tag: 'en',
    locale: 'en-GB',
    direction: 'ltr',
    name: 'English',
    germanName: 'Englisch',
    isReviewed: true,
    words: en,
  },
  {
    id: 'ar',
    tag: 'ar',
    locale: 'ar-SY',
    direction: 'rtl',
    name: 'العربية',
    germanName: 'Arabisch',
    isReviewed: false,
    words: ar,
  },
  {
    id: 'prs',
    tag: 'prs',
    locale: 'fa-AF',
    direction: 'rtl',
    name: 'دری',
    germanName: 'Dari',
    isReviewed: false,
    words: prs,
  },
  {
    id: 'uk',
    tag: 'uk',
    locale: 'uk-UA',
    direction: 'ltr',
    name: 'Українська',
    germanName: 'Ukrainisch',
    isReviewed: false,
    words: uk,
  },
  {
    id: 'tr',
    tag: 'tr',
    locale: 'tr-TR',
    direction: 'ltr',
    name: 'Türkçe',
    germanName: 'Türkisch',
    isReviewed: false,
    words: tr,
  },
];

/** The pack of that name; German where there is none. */
export function packOf(id: string | null | undefined): Pack {
  return packs.find((one) => one.id === id) ?? german;
}
