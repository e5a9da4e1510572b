import { useId, type ReactNode } from 'react';

type SettingsSectionProps = { title: string; description: ReactNode; children: ReactNode };

/** One matter of a settings screen: what it is about, and its form beside it where there is room. */
export function SettingsSection({ title, description, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-4 rounded border border-line bg-surface p-4 sm:p-6 @2xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
    >
      <div className="grid content-start gap-1">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        <p className="text-pretty text-muted">{description}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
