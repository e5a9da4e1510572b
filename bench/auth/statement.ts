import { AUTHENTICATE_KEY } from '@/lib/keys/authenticate-key';

// Printed for the bench, so that its bare server asks exactly what the product asks.
process.stdout.write(JSON.stringify(AUTHENTICATE_KEY));
