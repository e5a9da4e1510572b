'use client';

import type { ComponentProps, MouseEvent } from 'react';

/**
 * A link to another view of the page that is open: it changes the URL without asking the server for the page again, which Next's
 * `useSearchParams` follows. Opened in a new tab it is an ordinary link.
 */
export function ShallowLink({ href, ...props }: ComponentProps<'a'> & { href: string }) {
  function handleClick(event: MouseEvent) {
    const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.button !== 0 || !isPlain) return;
    event.preventDefault();
    window.history.pushState(null, '', href);
  }
  return (
    <a {...props} href={href} onClick={handleClick}>
      {props.children}
    </a>
  );
}
