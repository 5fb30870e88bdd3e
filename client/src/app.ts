// What every page gets. All of it is convenience: without it, everything still works.

import { wireCopies } from './copies.ts';
import { wireForms } from './forms.ts';
import { wireMenus } from './menus.ts';

wireCopies();
wireForms();
wireMenus();
