// The part of the post that FIT-Connect needs: loaded when an office first sends or opens a submission.
export * from './post/doors/fit-connect.ts';
