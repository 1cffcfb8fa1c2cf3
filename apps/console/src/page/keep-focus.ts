import type { ReactiveControllerHost } from 'lit';

/** A view in the page; what has no document has no focus either. */
export type FocusHost = ReactiveControllerHost &
  Partial<Pick<HTMLElement, 'contains' | 'ownerDocument' | 'querySelector'>>;

/**
 * To be called when a view is about to be drawn anew: where something that fits `within` had the focus and goes with what stood
 * there, the heading of the view gets it, or that of the page. Else whoever works without a mouse would begin at the top again.
 */
export async function keepFocus(host: FocusHost, within: string): Promise<void> {
  const page = host.ownerDocument;
  const focused = page?.activeElement;
  if (!focused?.matches(within) || host.contains?.(focused) !== true) return;
  await host.updateComplete;
  if (focused.isConnected) return;
  const heading = host.querySelector?.<HTMLElement>('h1, h2') ?? page?.querySelector<HTMLElement>('main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}
