import entry from '../../../../../../crates/services/locales/entry.de.ftl';
import scan from '../../../../../../crates/services/locales/scan.de.ftl';

export default [entry, scan];
