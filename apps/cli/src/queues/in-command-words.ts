/** What a desk asks of programs, and what a person at a shell types for it. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/send the header X-Staff/gi, 'write --staff'],
  [/GET \/desk\/queues\/(outbox|inbox)/g, 'wegmarke $1 ls'],
  [/GET \/desk\/outbox/g, 'wegmarke outbox ls'],
  [/GET \/desk\/problems/g, 'wegmarke problems ls'],
  [/GET \/desk\/sinks/g, 'wegmarke inbox ls'],
];

/** The fix of a desk, which speaks of HTTP, in the words of this tool. */
export function inCommandWords(fix: string): string {
  return WORDS.reduce((text, [spoken, typed]) => text.replaceAll(spoken, typed), fix);
}
