import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Pack } from '../packs/pack.ts';

/** Where a browser has no voice for a language but one for a close relative. */
const RELATIVES: Readonly<Record<string, string>> = { prs: 'fa', 'de-simple': 'de' };

/**
 * Reads a page aloud, where this device itself has a voice for the language: a voice from the net would send what stands here to
 * whoever offers it.
 */
export class ReadAloud implements ReactiveController {
  isReading = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    window.speechSynthesis?.addEventListener('voiceschanged', this.changed);
  }

  hostDisconnected(): void {
    window.speechSynthesis?.removeEventListener('voiceschanged', this.changed);
    this.stop();
  }

  private readonly changed = (): void => this.host.requestUpdate();

  /** Whether there is a voice for this language here. */
  can(pack: Pack): boolean {
    return voiceFor(pack) !== undefined;
  }

  /** Reads the person's own language in `content`; what stands beside it in German is left out. */
  read(pack: Pack, content: Element): void {
    const voice = voiceFor(pack);
    const text = textOf(pack, content);
    if (voice === undefined || text === '') return;
    this.stop();
    const utterance = new SpeechSynthesisUtterance(text);
    Object.assign(utterance, { voice, lang: voice.lang });
    utterance.addEventListener('end', () => this.stop());
    this.isReading = true;
    window.speechSynthesis.speak(utterance);
    this.host.requestUpdate();
  }

  stop(): void {
    window.speechSynthesis?.cancel();
    this.isReading = false;
    this.host.requestUpdate();
  }
}

function voiceFor({ tag }: Pack): SpeechSynthesisVoice | undefined {
  const language = RELATIVES[tag] ?? tag;
  return window.speechSynthesis
    ?.getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);
}

function textOf({ id }: Pack, content: Element): string {
  const whole = content.cloneNode(true) as Element;
  for (const other of whole.querySelectorAll('.binding, .kern-sr-only, button, input')) other.remove();
  const parts = id === 'de' ? [whole] : [...whole.querySelectorAll('.own')];
  return parts.map((one) => one.textContent?.replace(/\s+/g, ' ').trim()).join('. ');
}
