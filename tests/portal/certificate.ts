import { generate } from 'selfsigned';

/** A private key and its certificate, both PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

/**
 * A fresh self-signed certificate that names every given host.
 * Browsers still have to be told to accept it: nobody they trust has signed it.
 */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Miette replica portals' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key: made.private, cert: made.cert };
}
