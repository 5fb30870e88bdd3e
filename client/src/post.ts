// The mailbox: everything below /post that needs keys.
import './post/app/main.tsx';
