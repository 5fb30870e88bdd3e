import parts from '../../../../crates/post/locales/parts.en.ftl';
import entry from '../../../../crates/services/locales/entry.en.ftl';
import online from '../../../../crates/services/locales/online.en.ftl';

export default [parts, entry, online];
