import type { ReactNode } from 'react';

type BothThemesProps = { title: string; children: (theme: 'light' | 'dark') => ReactNode };

/** The same samples twice, light and dark, whatever the theme of the page is. */
export function BothThemes({ title, children }: BothThemesProps) {
  return (
    <section className="grid gap-4">
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="grid gap-4 lg:grid-cols-2">
        {(['light', 'dark'] as const).map((theme) => (
          <div
            key={theme}
            data-theme={theme}
            className="grid min-w-0 content-start gap-8 rounded border border-line bg-ground p-4 text-ink sm:p-6"
          >
            {children(theme)}
          </div>
        ))}
      </div>
    </section>
  );
}
