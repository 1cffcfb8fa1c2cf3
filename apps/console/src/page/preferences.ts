import type { Language } from './text.ts';

const LANGUAGE = 'wegmarke-language';
const THEME = 'wegmarke-theme';

/** Light, dark, or what the person's system prefers. */
export type Theme = 'system' | 'light' | 'dark';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The language chosen in this browser: the address says it first (`?lang=en`), then the last choice; German else. */
export function chosenLanguage(): Language {
  const asked = new URL(location.href).searchParams.get('lang') ?? localStorage.getItem(LANGUAGE);
  return asked === 'en' ? 'en' : 'de';
}

/** Keeps the choice, and tells assistive technology in which language the page now speaks. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(LANGUAGE, language);
  document.documentElement.lang = language;
}

/** The theme chosen in this browser. */
export function chosenTheme(): Theme {
  return THEMES.find((one) => one === localStorage.getItem(THEME)) ?? 'system';
}

/** Keeps the choice and shows it at once. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(THEME, theme);
  showTheme();
}

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

/** KERN reads its theme from an attribute; call once at the start, it then follows the system by itself. */
export function followTheme(): void {
  darkSystem.addEventListener('change', showTheme);
  showTheme();
}

function showTheme(): void {
  const theme = chosenTheme();
  const isDark = theme === 'dark' || (theme === 'system' && darkSystem.matches);
  document.documentElement.setAttribute('data-kern-theme', isDark ? 'dark' : 'light');
}
