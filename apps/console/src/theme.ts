/** KERN reads its theme from an attribute; this keeps it in step with what the person's system prefers. */
export function followTheme(dark: MediaQueryList): void {
  const apply = (): void =>
    document.documentElement.setAttribute('data-kern-theme', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', apply);
  apply();
}
