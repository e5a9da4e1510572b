declare global {
  interface Window {
    /** Does what was asked before the page could, and stops listening. */
    replayEarlyActions?: () => void;
  }
}

/**
 * Remembers what is asked of a page whose script is not there yet: the last button, what was typed or chosen outside forms, and the
 * shortcut of the command palette. It runs from the page itself, as text, so it may refer to nothing outside of it.
 */
export function rememberEarlyActions(): void {
  const controls = 'button, input[type="checkbox"], input[type="radio"]';
  const values = new Map<HTMLInputElement | HTMLSelectElement, string>();
  let last: { run: () => void; button: Element | null } | null = null;

  function remember(run: () => void, button: Element | null) {
    last?.button?.removeAttribute('aria-busy');
    button?.setAttribute('aria-busy', 'true');
    last = { run, button };
  }
  function handleClick(event: MouseEvent) {
    const control = event.target instanceof Element ? event.target.closest(controls) : null;
    if (!(control instanceof HTMLElement) || control.ariaDisabled === 'true') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    remember(() => control.click(), control);
  }
  function handleKey(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (key.toLowerCase() !== 'k' || !(ctrlKey || metaKey) || shiftKey || altKey) return;
    event.preventDefault();
    const again = new KeyboardEvent('keydown', { key, ctrlKey, metaKey, bubbles: true });
    remember(() => document.dispatchEvent(again), null);
  }
  function handleInput(event: Event) {
    const { target } = event;
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    // A form reads its fields itself, when it is sent.
    if (!isField || target.form !== null || target.matches(controls)) return;
    // React may listen already, and would do it a second time.
    event.stopImmediatePropagation();
    values.set(target, target.value);
  }
  /** React compares with what it saw last, so the field is emptied first and filled behind its back. */
  function fill(field: HTMLInputElement | HTMLSelectElement, value: string) {
    if (field instanceof HTMLInputElement) field.value = '';
    Reflect.set(Object.getPrototypeOf(field), 'value', value, field);
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
  document.addEventListener('click', handleClick, true);
  document.addEventListener('keydown', handleKey, true);
  for (const type of ['input', 'change']) document.addEventListener(type, handleInput, true);
  window.replayEarlyActions = () => {
    delete window.replayEarlyActions;
    document.removeEventListener('click', handleClick, true);
    document.removeEventListener('keydown', handleKey, true);
    for (const type of ['input', 'change']) document.removeEventListener(type, handleInput, true);
    for (const [field, value] of values) if (field.isConnected) fill(field, value);
    last?.button?.removeAttribute('aria-busy');
    if (last?.button?.isConnected !== false) last?.run();
  };
}
