import { CircleAlert } from 'lucide-react';
import type { UploadProblem } from './upload-problem';

/** Which stage refused a file and why; announced when it appears. */
export function UploadProblemText({ problem }: { problem: UploadProblem }) {
  return (
    <p role="alert" className="flex items-start gap-1.5 text-danger-ink">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 wrap-anywhere">
        <span className="font-medium">{problem.headline}</span> {problem.reason}
      </span>
    </p>
  );
}
