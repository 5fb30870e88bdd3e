// The online form: everything at /services/forms/{form}.
import './services/online/main.tsx';
