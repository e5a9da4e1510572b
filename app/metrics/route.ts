export { getMetrics as GET } from '@/lib/http/get-metrics';
