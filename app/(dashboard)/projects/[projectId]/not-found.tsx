import { MissingScreen } from '@/components/shell/missing-screen';

/** The shell stays: only this page is not there. */
export default function NotFoundInProject() {
  return <MissingScreen />;
}
