const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand between tags and in attributes of XML and HTML; control characters, which XML has not, are left out. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one).replace(/[^\P{Cc}\n\t]/gu, '');
}
