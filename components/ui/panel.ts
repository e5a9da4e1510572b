/** The dimmed ground behind every dialog. */
export const OVERLAY = 'fade-in fixed inset-0 z-40 bg-scrim';

/** The look of a dialog: centred without transforms, and scrolling by itself where the window is small. */
export const PANEL =
  'rise-in fixed inset-0 z-40 m-auto grid h-fit grid-cols-1 max-h-[calc(100dvh-1.5rem)] w-[calc(100%-1.5rem)] max-w-136 gap-5 overflow-y-auto scroll-pb-24 overscroll-contain rounded border border-line bg-surface p-4 outline-none sm:p-6';
