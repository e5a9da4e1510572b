import { callApi } from '@/lib/api-client';

type MeChange = { name: string } | { current_password?: string; password: string };

/** Changes the person's own name or password. @throws ApiError */
export async function updateMe(body: MeChange): Promise<void> {
  await callApi({
    method: 'PATCH',
    path: '/me',
    body,
    output: () => import('@/lib/accounts/schemas').then(({ UserRecord }) => UserRecord),
  });
}
