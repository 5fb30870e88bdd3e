// A `details` that hangs over the page closes by Escape and by a press beside it.

export function wireMenus(root: Document = document): void {
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      closeAll(root, null);
    }
  });
  root.addEventListener('click', (event) => closeAll(root, event.target as Node));
}

function closeAll(root: Document, except: Node | null): void {
  for (const menu of root.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
    if (except !== null && menu.contains(except)) {
      continue;
    }
    if (menu.contains(root.activeElement)) {
      menu.querySelector('summary')?.focus();
    }
    menu.open = false;
  }
}
