/** A JSON value in which every scalar is the text that stood there: zeros before and behind a number stay. */
export type TextTree = string | null | readonly TextTree[] | ReadonlyMap<string, TextTree>;

/** Where a text stops being JSON: character, from 1. */
export interface JsonFault {
  readonly column: number;
}

// A text holds no control character as it is (RFC 8259, section 7): its characters begin with the space.
const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|"((?:[ !#-[\]-\uffff]|\\.)*)"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;
const END = /[ \t\r\n]*$/y;
const MOST_DEPTH = 32;
/** No row is so long; what is, would only exhaust the search for its end. */
const MOST_LENGTH = 1_000_000;

/**
 * Reads one JSON value (RFC 8259), numbers as they are written; for the sake of old systems a number may begin with zeros
 * (`000123`). A name that stands twice in an object is a fault: which one is meant could only be guessed. So is a text of more than a
 * million characters.
 */
export function readTextTree(text: string): { readonly tree: TextTree } | JsonFault {
  if (text.length > MOST_LENGTH) return { column: MOST_LENGTH + 1 };
  const reading = new Reading(text);
  try {
    const tree = reading.value(0);
    reading.end();
    return { tree };
  } catch (error) {
    if (error instanceof NotJson) return { column: reading.at + 1 };
    throw error;
  }
}

class NotJson extends Error {}

type Token =
  | { readonly is: 'sign'; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'literal'; readonly text: string };

class Reading {
  at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): TextTree {
    if (depth > MOST_DEPTH) throw new NotJson();
    const before = this.at;
    const { is, text } = this.next();
    if (is === 'text') return text;
    if (is === 'literal') return text === 'null' ? null : text;
    if (text === '{') return this.members(depth);
    if (text === '[') return this.items(depth);
    this.at = before;
    throw new NotJson();
  }

  end(): void {
    END.lastIndex = this.at;
    if (!END.test(this.text)) throw new NotJson();
  }

  private members(depth: number): TextTree {
    const members = new Map<string, TextTree>();
    if (this.took('}')) return members;
    do {
      const before = this.at;
      const name = this.next();
      if (name.is !== 'text' || members.has(name.text)) {
        this.at = before;
        throw new NotJson();
      }
      this.must(':');
      members.set(name.text, this.value(depth + 1));
    } while (this.took(','));
    this.must('}');
    return members;
  }

  private items(depth: number): TextTree {
    const items: TextTree[] = [];
    if (this.took(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.took(','));
    this.must(']');
    return items;
  }

  private must(sign: string): void {
    if (!this.took(sign)) throw new NotJson();
  }

  private took(sign: string): boolean {
    const before = this.at;
    const token = this.peek();
    const fits = token?.is === 'sign' && token.text === sign;
    if (!fits) this.at = before;
    return fits;
  }

  private next(): Token {
    const token = this.peek();
    if (token === undefined) throw new NotJson();
    return token;
  }

  private peek(): Token | undefined {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.text);
    if (found === null) return undefined;
    const [whole, sign, quoted, literal] = found;
    const text = quoted === undefined ? undefined : unescaped(quoted);
    if (quoted !== undefined && text === undefined) return undefined;
    this.at += whole.length;
    if (sign !== undefined) return { is: 'sign', text: sign };
    if (text !== undefined) return { is: 'text', text };
    return { is: 'literal', text: literal ?? '' };
  }
}

/** The text of a string literal; undefined when an escape in it is none of JSON's. */
function unescaped(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted;
  try {
    return JSON.parse(`"${quoted}"`) as string;
  } catch {
    return undefined;
  }
}
