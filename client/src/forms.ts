// A form that was sent is not sent again by a second press while the town answers.

/** So long a second press does nothing; then something has gone wrong, or was a download. */
const PAUSE_MS = 4000;

export function wireForms(root: Document = document): void {
  const sent = new WeakMap<EventTarget, number>();
  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post' || event.defaultPrevented) {
      return;
    }
    if (event.timeStamp - (sent.get(form) ?? -PAUSE_MS) < PAUSE_MS) {
      event.preventDefault();
      return;
    }
    sent.set(form, event.timeStamp);
  });
}
