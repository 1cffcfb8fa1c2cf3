/**
 * A cell without what spreadsheets and fixed-width systems put around it: blanks, and `="0123"` by which leading zeros are kept.
 * Composed form (NFC), as the same umlaut can be written in two ways.
 */
export function cleanCell(cell: string): string {
  const text = cell.trim();
  const guarded = /^="([^"]*)"$/.exec(text)?.[1];
  return (guarded ?? text).trim().normalize('NFC');
}
