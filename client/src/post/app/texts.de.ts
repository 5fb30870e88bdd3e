import app from '../../../../crates/post/locales/app.de.ftl';
import desk from '../../../../crates/post/locales/desk.de.ftl';
import parts from '../../../../crates/post/locales/parts.de.ftl';
import send from '../../../../crates/post/locales/send.de.ftl';

export default [app, desk, parts, send];
