import { Agent, request } from 'node:http';

/** Node's own client: `fetch` leaves so much garbage that the sender's collector would be timed with the server. */
const agent = new Agent({ keepAlive: true });

/**
 * Sends one request over a connection that is kept for the next, and reads the answer to its end.
 * @throws Error when the answer's status is not the expected one
 */
export function send({ url, method = 'GET', headers = {}, body = '', expected }) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, (response) => {
      const { statusCode } = response;
      response.on('error', reject).on('end', () => {
        if (statusCode === expected) resolve();
        else reject(new Error(`${method} ${url} answered ${statusCode}`));
      });
      response.resume();
    });
    sent.on('error', reject).end(body);
  });
}
