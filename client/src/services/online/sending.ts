// What seals and sends: loaded when somebody is about to send, because it is larger than all the rest.

export type { Attempt, OnProgress, Progress, Sent } from '../send/index.ts';

export type Sender = typeof import('../send/index.ts');

export const loadSender = (): Promise<Sender> => import('../send/index.ts');
