import { redirect } from 'next/navigation';

/** The settings open on the person's own. */
export default function SettingsPage(): never {
  redirect('/settings/profile');
}
