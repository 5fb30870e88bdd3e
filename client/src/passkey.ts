import { wirePasskeys } from './passkeys.ts';

wirePasskeys();
