'use client';

import { useEffect } from 'react';
import { PROJECT_COOKIE } from './project-cookie';

const A_YEAR_SECONDS = 365 * 86_400;

/** Keeps which project is open. */
export function RememberProject({ id }: { id: string }) {
  useEffect(() => {
    const secure = window.location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${PROJECT_COOKIE}=${id}; Path=/; Max-Age=${A_YEAR_SECONDS}; SameSite=Lax${secure}`;
  }, [id]);
  return null;
}
