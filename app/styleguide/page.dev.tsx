import type { Metadata } from 'next';
import { StyleguideScreen } from '@/components/styleguide/styleguide-screen';

export const metadata: Metadata = { title: 'Styleguide' };

/** In development only: by its name (`pageExtensions` in next.config.mjs) this is no page of the product. */
export default function StyleguidePage() {
  return <StyleguideScreen />;
}
