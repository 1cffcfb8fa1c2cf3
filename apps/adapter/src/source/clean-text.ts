/** A text without blanks around it, in composed form (NFC), as the same umlaut can be written in two ways. */
export function cleanText(text: string): string {
  return text.trim().normalize('NFC');
}

/** A cell of CSV without what spreadsheets and fixed-width systems put around it: blanks, and `="0123"` by which leading zeros are kept. */
export function cleanCell(cell: string): string {
  const text = cell.trim();
  const guarded = /^="([^"]*)"$/.exec(text)?.[1];
  return cleanText(guarded ?? text);
}
