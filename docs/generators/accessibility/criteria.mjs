/**
 * The success criteria of WCAG 2.2, levels A and AA, which BITV 2.0 and EN 301 549 ask of web pages: number, level, name.
 * 4.1.1 is gone since WCAG 2.2.
 * @type {readonly { number: string, level: 'A' | 'AA', de: string, en: string }[]}
 */
export const criteria = [
  ['1.1.1', 'A', 'Nicht-Text-Inhalt', 'Non-text Content'],
  ['1.2.1', 'A', 'Reines Audio und reines Video (aufgezeichnet)', 'Audio-only and Video-only (Prerecorded)'],
  ['1.2.2', 'A', 'Untertitel (aufgezeichnet)', 'Captions (Prerecorded)'],
  ['1.2.3', 'A', 'Audiodeskription oder Medienalternative', 'Audio Description or Media Alternative'],
  ['1.2.4', 'AA', 'Untertitel (live)', 'Captions (Live)'],
  ['1.2.5', 'AA', 'Audiodeskription (aufgezeichnet)', 'Audio Description (Prerecorded)'],
  ['1.3.1', 'A', 'Info und Beziehungen', 'Info and Relationships'],
  ['1.3.2', 'A', 'Bedeutungstragende Reihenfolge', 'Meaningful Sequence'],
  ['1.3.3', 'A', 'Sensorische Eigenschaften', 'Sensory Characteristics'],
  ['1.3.4', 'AA', 'Ausrichtung', 'Orientation'],
  ['1.3.5', 'AA', 'Eingabezweck bestimmen', 'Identify Input Purpose'],
  ['1.4.1', 'A', 'Benutzung von Farbe', 'Use of Color'],
  ['1.4.2', 'A', 'Audio-Steuerelement', 'Audio Control'],
  ['1.4.3', 'AA', 'Kontrast (Minimum)', 'Contrast (Minimum)'],
  ['1.4.4', 'AA', 'Textgröße ändern', 'Resize Text'],
  ['1.4.5', 'AA', 'Bilder von Text', 'Images of Text'],
  ['1.4.10', 'AA', 'Automatischer Umbruch', 'Reflow'],
  ['1.4.11', 'AA', 'Nicht-Text-Kontrast', 'Non-text Contrast'],
  ['1.4.12', 'AA', 'Textabstand', 'Text Spacing'],
  ['1.4.13', 'AA', 'Eingeblendeter Inhalt bei Hover oder Fokus', 'Content on Hover or Focus'],
  ['2.1.1', 'A', 'Tastatur', 'Keyboard'],
  ['2.1.2', 'A', 'Keine Tastaturfalle', 'No Keyboard Trap'],
  ['2.1.4', 'A', 'Tastaturkürzel', 'Character Key Shortcuts'],
  ['2.2.1', 'A', 'Zeiteinteilung anpassbar', 'Timing Adjustable'],
  ['2.2.2', 'A', 'Pausieren, beenden, ausblenden', 'Pause, Stop, Hide'],
  ['2.3.1', 'A', 'Grenzwert von dreimaligem Blitzen', 'Three Flashes or Below Threshold'],
  ['2.4.1', 'A', 'Blöcke umgehen', 'Bypass Blocks'],
  ['2.4.2', 'A', 'Seite mit Titel versehen', 'Page Titled'],
  ['2.4.3', 'A', 'Fokus-Reihenfolge', 'Focus Order'],
  ['2.4.4', 'A', 'Linkzweck (im Kontext)', 'Link Purpose (In Context)'],
  ['2.4.5', 'AA', 'Verschiedene Möglichkeiten', 'Multiple Ways'],
  ['2.4.6', 'AA', 'Überschriften und Beschriftungen', 'Headings and Labels'],
  ['2.4.7', 'AA', 'Fokus sichtbar', 'Focus Visible'],
  ['2.4.11', 'AA', 'Fokus nicht verdeckt (Minimum)', 'Focus Not Obscured (Minimum)'],
  ['2.5.1', 'A', 'Zeigergesten', 'Pointer Gestures'],
  ['2.5.2', 'A', 'Zeigerabbruch', 'Pointer Cancellation'],
  ['2.5.3', 'A', 'Beschriftung im Namen', 'Label in Name'],
  ['2.5.4', 'A', 'Bewegungsaktivierung', 'Motion Actuation'],
  ['2.5.7', 'AA', 'Ziehbewegungen', 'Dragging Movements'],
  ['2.5.8', 'AA', 'Zielgröße (Minimum)', 'Target Size (Minimum)'],
  ['3.1.1', 'A', 'Sprache der Seite', 'Language of Page'],
  ['3.1.2', 'AA', 'Sprache von Teilen', 'Language of Parts'],
  ['3.2.1', 'A', 'Bei Fokus', 'On Focus'],
  ['3.2.2', 'A', 'Bei Eingabe', 'On Input'],
  ['3.2.3', 'AA', 'Konsistente Navigation', 'Consistent Navigation'],
  ['3.2.4', 'AA', 'Konsistente Erkennung', 'Consistent Identification'],
  ['3.2.6', 'A', 'Konsistente Hilfe', 'Consistent Help'],
  ['3.3.1', 'A', 'Fehlererkennung', 'Error Identification'],
  ['3.3.2', 'A', 'Beschriftungen oder Anweisungen', 'Labels or Instructions'],
  ['3.3.3', 'AA', 'Fehlerempfehlung', 'Error Suggestion'],
  [
    '3.3.4',
    'AA',
    'Fehlervermeidung (rechtlich, finanziell, Daten)',
    'Error Prevention (Legal, Financial, Data)',
  ],
  ['3.3.7', 'A', 'Redundante Eingabe', 'Redundant Entry'],
  ['3.3.8', 'AA', 'Barrierefreie Authentisierung (Minimum)', 'Accessible Authentication (Minimum)'],
  ['4.1.2', 'A', 'Name, Rolle, Wert', 'Name, Role, Value'],
  ['4.1.3', 'AA', 'Statusmeldungen', 'Status Messages'],
].map(([number = '', level, de = '', en = '']) => ({ number, level: level === 'A' ? 'A' : 'AA', de, en }));

/**
 * Tests in a real browser that show a part of a criterion; test/docs holds that each is there under this name.
 * @type {Readonly<Record<string, readonly { file: string, name: string }[]>>}
 */
export const namedTests = {
  '2.1.1': [
    {
      file: 'test/pages/consent-desk.ts',
      name: 'takes a yes down and back by the keyboard alone, each with its receipt',
    },
    {
      file: 'test/pages/person.ts',
      name: 'withdraws a consent in two steps by the keyboard alone, the first of which shows what follows',
    },
  ],
  '2.2.1': [{ file: 'test/pages/person-leaving.ts', name: 'shuts when nobody is there, and says so before' }],
  '3.3.1': [
    { file: 'test/pages/officer.ts', name: 'is told what is wrong with a search, and how to write it' },
  ],
  '3.3.4': [
    {
      file: 'test/pages/person.ts',
      name: 'withdraws a consent in two steps by the keyboard alone, the first of which shows what follows',
    },
    {
      file: 'test/pages/consent-desk.ts',
      name: 'amends with what holds and what is to hold side by side',
    },
  ],
};
