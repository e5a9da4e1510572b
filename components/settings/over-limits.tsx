import { Notice } from '@/components/ui/notice';

/** What there is more of than a plan gives, and what becomes of it. */
export function OverLimits({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <Notice tone="warning">
      <p className="font-medium">{title}</p>
      <ul className="grid gap-1">
        {sentences.map((sentence) => (
          <li key={sentence} className="wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
