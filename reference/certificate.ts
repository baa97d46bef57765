import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';

/** A key and a certificate, in PEM form. */
export interface Certificate {
  key: string;
  cert: string;
}

/** A certificate of its own signing for these host names and addresses, good for a year. */
export async function selfSigned(hosts: readonly string[]): Promise<Certificate> {
  // Loading what makes it takes longer than starting the server.
  const { generate } = await import('selfsigned');
  const altNames = [...new Set(hosts)].map((host) =>
    isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
  );
  // Clients that trust several of these find the right one by its name.
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: `Reference wiki ${randomUUID()}` }],
    {
      keyType: 'ec',
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'subjectAltName', altNames },
      ],
    },
  );
  return { key, cert };
}
