// A button that copies a text beside it: `data-copy` names the element with the text,
// `data-copied` is what to say afterwards. It stays hidden where the browser cannot copy.

export function wireCopies(root: ParentNode = document): void {
  if (!navigator.clipboard) {
    return;
  }
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? '');
  await navigator.clipboard.writeText(source?.textContent ?? '');
  const status = button.parentElement?.querySelector('[role=status]');
  if (status) {
    status.textContent = button.dataset.copied ?? '';
  }
}
