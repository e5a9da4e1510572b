/**
 * Puts the text, and nothing else, on the clipboard. Without a secure context there is no `navigator.clipboard`: then a text
 * area inside `container` is copied from, so that a dialog's focus trap holds, and focus returns to where it was.
 * @returns whether it is there
 */
export async function copyText(text: string, container: HTMLElement): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by permission or focus: the old way may still work.
    }
  }
  return copyFromTextArea(text, container);
}

function copyFromTextArea(text: string, container: HTMLElement): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'sr-only';
  area.tabIndex = -1;
  area.setAttribute('aria-hidden', 'true');
  container.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
