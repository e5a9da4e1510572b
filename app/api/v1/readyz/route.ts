export { getReadyz as GET } from '@/lib/http/health';
