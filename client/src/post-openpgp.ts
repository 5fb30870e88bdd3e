// The part of the post that OpenPGP mail needs: loaded when an office first writes or opens one.
export * from './post/doors/openpgp.ts';
