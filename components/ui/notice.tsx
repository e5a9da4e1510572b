import clsx from 'clsx';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const TONES = {
  error: { icon: CircleAlert, look: 'border-danger-ink/30 bg-danger-soft', ink: 'text-danger-ink' },
  warning: { icon: TriangleAlert, look: 'border-warn-line bg-warn-soft', ink: 'text-warn-ink' },
  info: { icon: Info, look: 'border-line bg-surface', ink: 'text-muted' },
};

type NoticeProps = {
  tone: keyof typeof TONES;
  children: ReactNode;
  action?: ReactNode;
};

/** A sentence that matters, in its place on the page. Errors are announced at once. */
export function Notice({ tone, children, action }: NoticeProps) {
  const { icon: Icon, look, ink } = TONES[tone];
  return (
    <div
      role={tone === 'error' ? 'alert' : undefined}
      className={clsx('flex flex-wrap items-start gap-x-3 gap-y-2 rounded border p-3', look)}
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="grid min-w-0 flex-1 basis-48 gap-1">{children}</div>
      {action}
    </div>
  );
}
