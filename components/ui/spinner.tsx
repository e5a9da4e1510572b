import { LoaderCircle } from 'lucide-react';

/** Decorative: the control around it says in words that it is working. */
export function Spinner() {
  return <LoaderCircle aria-hidden className="size-4 animate-spin" />;
}
