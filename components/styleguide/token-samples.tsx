import { Sample } from './sample';

/** Class names must stand here whole, or Tailwind would not make them. */
export const COLOUR_CLASSES = [
  ...['bg-ground', 'bg-surface', 'bg-sunken', 'bg-line', 'bg-edge', 'bg-ink', 'bg-muted'],
  ...['bg-accent', 'bg-accent-strong', 'bg-accent-soft', 'bg-accent-ink', 'bg-focus'],
  ...['bg-danger', 'bg-danger-strong', 'bg-danger-soft', 'bg-danger-ink'],
  ...['bg-warn-soft', 'bg-warn-line', 'bg-warn-ink', 'bg-ok-soft', 'bg-ok-ink'],
  ...['bg-on-fill', 'bg-scrim'],
];

/** The colours and the letters. */
export function TokenSamples() {
  return (
    <>
      <Sample name="colours">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3">
          {COLOUR_CLASSES.map((colour) => (
            <li key={colour} className="grid gap-1 text-xs text-muted">
              <span className={`h-9 rounded border border-line ${colour}`} />
              {colour.replace('bg-', '')}
            </li>
          ))}
        </ul>
      </Sample>
      <Sample name="letters">
        <p className="text-xl font-semibold tracking-tight">Title of a screen, 20 px</p>
        <p className="text-base font-semibold">Title of a dialog, 16 px</p>
        <p>Text in tables and forms, 14 px</p>
        <p className="text-xs text-muted">Help and what is beside the point, 12 px</p>
        <p className="font-mono text-[0.8125rem]">uk_test_0O1lI8B in mono, 13 px</p>
      </Sample>
    </>
  );
}
